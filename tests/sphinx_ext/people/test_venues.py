"""Venues on a site: what a page says of them, badges, and the settings that describe them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.page_entries import classes, entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from tests.conftest import Site

LIST = """- Quist, R. (2021). *Harbour lights.* **CHI '21**.
- Wu, B. (2020). *The wick of a lamp.* **Lamp Days**, 3–9.
- Bell, A. (2019). *Oil.* **Workshop on Oil at CHI**.
"""
PAGE = '# P\n\n```{publications} list.txt\n```\n'
VENUES = {'CHI': {'colour': '#abc', 'url': 'https://example.org/chi'}, 'Lamp Days': 'Conference on Lamps'}


def venues(html: str) -> list[Element]:
    return [each for entry in entries(html) for each in entry.iter() if 'pubs-venue' in classes(each)]


def test_a_known_venue_says_its_whole_name_and_an_unknown_one_nothing(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': PAGE, 'list.txt': LIST}).build()
    assert built.warnings == ''
    shown = venues(built.text('index.html'))
    assert [each.get('title') for each in shown] == ['CHI Conference on Human Factors in Computing Systems', None, None]
    assert not [each for each in shown if list(each) or 'pubs-venue--badge' in classes(each)]
    assert 'pubs-badges.css' not in built.text('index.html')


def test_a_site_gives_venues_colours_addresses_and_names(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': PAGE, 'list.txt': LIST}, pubs_venues=VENUES).build()
    assert built.warnings == ''
    chi, days, workshop = venues(built.text('index.html'))
    assert classes(chi) == ['pubs-venue', 'pubs-venue--highlighted', 'pubs-venue--badge', 'pubs-badge--aabbcc']
    rule = '.pubs-badge--aabbcc { --pubs-badge-color: #aabbcc; --pubs-badge-text-color: #000000 }\n'
    assert built.text('_static/pubs-badges.css') == rule and '_static/pubs-badges.css' in built.text('index.html')
    assert [(link.get('href'), link.text) for link in chi] == [('https://example.org/chi', "CHI '21")]
    assert days.get('title') == 'Conference on Lamps' and days.text == 'Lamp Days'
    assert workshop.get('title') is None and workshop.text == 'Workshop on Oil at CHI'


def test_a_venue_without_a_whole_name_has_its_colour_and_address(make_site: Callable[..., Site]) -> None:
    """As al-folio's ``_data/venues.yml`` has them."""
    listed = {'Lamp Days': {'color': '#00369f', 'url': 'https://lamps.example/'}}
    built = make_site({'index.md': PAGE, 'list.txt': LIST}, pubs_venues=listed).build()
    assert built.warnings == ''
    days = venues(built.text('index.html'))[1]
    assert 'pubs-badge--00369f' in classes(days)
    assert days.get('title') is None
    assert [(link.get('href'), link.text) for link in days] == [('https://lamps.example/', 'Lamp Days')]


def test_a_long_name_of_a_structured_source_gets_a_badge_behind_it(make_site: Callable[..., Site]) -> None:
    refs = (
        '@inproceedings{a, title = {One}, year = 2021, booktitle = {Proceedings of the 2021 Conference on Human '
        'Factors in Computing Systems}}\n'
    )
    page = PAGE.replace('list.txt', 'refs.bib')
    html = make_site({'index.md': page, 'refs.bib': refs}, pubs_venues=VENUES).build().text('index.html')
    (entry,) = entries(html)
    (badge,) = (each for each in entry.iter() if 'pubs-venue--badge' in classes(each))
    assert ''.join(badge.itertext()) == 'CHI' and 'pubs-venue-abbreviation' in classes(badge)


def test_the_settings_may_stand_in_a_file_on_which_pages_depend(make_site: Callable[..., Site]) -> None:
    site = make_site(
        {'index.md': PAGE, 'list.txt': LIST, 'data/venues.yml': 'Lamp Days:\n  name: Days of Lamps\n'},
        pubs_venues='data/venues.yml',
    )
    assert venues(site.build().text('index.html'))[1].get('title') == 'Days of Lamps'
    site.write('data/venues.yml', 'Lamp Days:\n  name: Nights of Lamps\n')
    built = site.build()
    assert venues(built.text('index.html'))[1].get('title') == 'Nights of Lamps'
    assert built.written == ['index']
    assert site.build().written == []


def test_a_mistake_is_a_warning_at_its_place(make_site: Callable[..., Site]) -> None:
    files = {'index.md': PAGE, 'list.txt': LIST, 'venues.yml': 'Lamp Days:\n  name: Days of Lamps\n  colour: blu\n'}
    built = make_site(files, pubs_venues='venues.yml').build()
    assert re.search(r'venues\.yml:3:3?.*"blu" is no colour .*\[pubs\.venues\]', built.warnings)
    assert venues(built.text('index.html'))[1].get('title') == 'Days of Lamps'
    wrong = make_site({'index.md': PAGE, 'list.txt': LIST}, pubs_venues=3).build()
    assert 'expected a mapping of abbreviations to venues, or a file of them, not int' in wrong.warnings


def test_filters_and_groups_go_by_what_a_venue_is(make_site: Callable[..., Site]) -> None:
    lines = (
        '- Quist, R. (2021). *One.* **NIPS**.\n- Wu, B. (2020). *Two.* **NeurIPS 2020**.\n'
        '- Bell, A. (2019). *Three.* **KDD**.\n- Roe, J. (2018). *Four.* Phys. Rev. Lett., 1, 2–3.\n'
    )
    page = '# P\n\n```{publications} list.txt\n:group-by: venue\n```\n'
    html = make_site({'index.md': page, 'list.txt': lines}).build().text('index.html')
    headings = re.findall(r'class="pubs-group__heading">([^<]*)', html)
    assert headings == ['KDD', 'NeurIPS', 'Physical Review Letters']
    page = '# P\n\n```{publications} list.txt\n:filter: venue == "NeurIPS"\n```\n'
    html = make_site({'index.md': page, 'list.txt': lines}).build().text('index.html')
    assert [each.text for each in venues(html)] == ['NIPS', 'NeurIPS']


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'xml', 'epub'])
def test_every_builder_shows_a_venue_with_a_page(make_site: Callable[..., Site], builder: str) -> None:
    built = make_site({'index.md': PAGE, 'list.txt': LIST}, pubs_venues=VENUES).build(
        builder, suppress_warnings=['epub']
    )
    assert 'pubs.' not in built.warnings and 'ERROR' not in built.warnings
    suffixes = ('.tex', '.txt', '.1', '.texi', '.xml', '.xhtml')
    text = '\n'.join(path.read_text(encoding='utf8') for path in built.outdir.glob('*') if path.suffix in suffixes)
    assert 'CHI' in text and 'Lamp Days' in text


@pytest.mark.parametrize(
    ('options', 'expected'),
    [
        (':group-by: type', ['Conference papers']),
        (':group-by: year\n:filter: type == "paper-conference"', ['2020']),
        (':group-by: year\n:filter: type == "article-journal"', []),
    ],
)
def test_the_type_of_a_work_is_that_of_the_venue_that_the_site_describes(
    make_site: Callable[..., Site], options: str, expected: list[str]
) -> None:
    page = PAGE.replace('list.txt', f'list.txt\n{options}')
    lamps = '- Wu, B. (2020). The wick of a lamp. *Lamp Days*, 3–9.\n'
    kinds = {'Lamp Days': {'kind': 'conference'}}
    html = make_site({'index.md': page, 'list.txt': lamps}, pubs_venues=kinds).build().text('index.html')
    assert re.findall(r'class="pubs-group__heading"[^>]*>([^<]+)', html) == expected


def test_a_changed_colour_is_in_the_style_sheet_of_pages_with_venues_alone(make_site: Callable[..., Site]) -> None:
    files = {'index.md': PAGE, 'plain.md': '---\norphan: true\n---\n# Plain\n', 'list.txt': LIST}
    site = make_site({**files, 'venues.yml': 'CHI: {colour: navy}\n'}, pubs_venues='venues.yml')
    built = site.build()
    assert '#000080' in built.text('_static/pubs-badges.css') and 'pubs-badges' not in built.text('plain.html')
    assert site.build().written == []
    site.write('venues.yml', 'CHI: {colour: gold}\n')
    built = site.build()
    assert built.text('_static/pubs-badges.css').startswith('.pubs-badge--ffd700 { --pubs-badge-color: #ffd700;')
    assert built.written == ['index'] and 'pubs-badge--ffd700' in built.text('index.html')


@pytest.mark.parametrize('builder', ['dirhtml', 'singlehtml', 'epub'])
def test_every_builder_of_pages_has_the_style_sheet(make_site: Callable[..., Site], builder: str) -> None:
    site = make_site({'index.md': PAGE, 'list.txt': LIST}, pubs_venues=VENUES, version='1', copyright='us')
    built = site.build(builder)
    assert built.warnings == ''
    page = built.text('index.xhtml' if builder == 'epub' else 'index.html')
    assert 'href="_static/pubs-badges.css' in page and '#aabbcc' in built.text('_static/pubs-badges.css')
    assert builder != 'epub' or built.text('content.opf').count('href="_static/pubs-badges.css"') == 1
