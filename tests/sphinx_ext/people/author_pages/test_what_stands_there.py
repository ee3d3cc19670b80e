"""What stands on the page of a person: facts, publications, chart, feed, co-authors, and what programs are told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.people.author_pages.people_site import (
    BASE,
    FILES,
    MORE,
    PEOPLE,
    REFS,
    SETTINGS,
    body,
    headings,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


def test_facts_publications_by_year_and_co_authors_stand_there(site: Site) -> None:
    html = body(site.build(), 'ito')
    assert headings(html) == ['Mei Ito', 'Publications', 'In press', '2022', '2018', 'Co-authors']
    assert 'PhD student, 2017–2021; postdoc, since 2023</p>' in html
    assert (
        '<a href="https://people.example/ito">Website</a> · <a href="https://orcid.org/0000-0002-1825-0097">ORCID</a>'
        in html
    )
    entries = [plain(each) for each in re.findall(r'<li class="pubs-entry".*?</li>', html, re.DOTALL)]
    assert [re.search(r'(lamps|stones|Sand|words)', each)[0] for each in entries] == [
        'lamps',
        'stones',
        'Sand',
        'words',
    ]  # type: ignore[index]
    assert plain(html[html.index('pubs-person__coauthors') :]).endswith('Jane Roe (2) Lan Wu (1)')


def test_of_whom_no_address_and_no_orcid_is_known_none_is_linked(site: Site) -> None:
    html = body(site.build(), 'roe')
    assert 'pubs-person__links' not in html and 'orcid' not in html.lower() and 'Website' not in html


def test_signs_of_roles_are_those_of_the_source_and_the_legend_explains_them(site: Site) -> None:
    site.write('more.txt', f'{MORE}- Ito, M.✉ (2023). _On lists of keels._ **KDD**.\n\n✉ corresponding author\n')
    html = body(site.build(), 'ito')
    (legend,) = re.findall(r'<p class="pubs-legend">(.*?)</p>', html)
    assert '✉ corresponding author' in plain(legend).replace('\xa0', ' ')
    assert re.search(r'aria-label="corresponding author"[^>]*>✉</sup>', html)


def test_the_person_is_set_apart_and_everybody_keeps_the_roles_of_the_time(site: Site) -> None:
    html = body(site.build(), 'ito')
    own = re.findall(r'<span class="pubs-author ([^"]*--here)">([^<]*)</span>', html)
    assert [name for _classes, name in own] == ['Ito, M.', 'Mei Ito-Lind', 'Ito, M.', 'Mei Ito']
    assert 'pubs-author--phd-student' in own[3][0] and 'pubs-author--alumni' in own[1][0]
    assert html.count('<a href="roe.html">') == 3 and 'href="ito.html"' not in html


def test_ways_are_those_from_the_page(site: Site) -> None:
    built = site.build()
    html = body(built, 'ito')
    hrefs = [each for each in re.findall(r'href="([^"]*)"', html) if '://' not in each]
    assert '../sand.html' in hrefs and '../papers/words.html' in hrefs
    for href in hrefs:
        path, _, fragment = href.partition('#')
        target = built.outdir / 'people' / path if path else built.outdir / 'people' / 'ito.html'
        assert path == '../sand.html' or target.resolve().is_file(), href
        assert not fragment or f'id="{fragment}"' in target.read_text(encoding='utf8')
    assert any(href.startswith('../_downloads/') for href in hrefs)


def test_the_chart_leads_to_the_years(site: Site) -> None:
    html = body(site.build(), 'ito')
    assert re.findall(r'href="#([^"]*)" aria-label="([^"]*)"', html)[:2] == [
        ('pubs-year-2018', '2018: 1 publication'),
        ('pubs-year-2022', '2022: 2 publications'),
    ]
    assert 'pubs-chart.css' in site.build().text('people/ito.html')


@pytest.mark.parametrize(
    ('builder', 'page', 'picture'),
    [('html', 'people/ito.html', 'people/ito.png'), ('dirhtml', 'people/ito/', 'people/ito/ito.png')],
)
def test_programs_are_told_who_it_is(builder: str, page: str, picture: str, make_site: Callable[..., Site]) -> None:
    # A copy needs no picture in it.
    people = {'people.yml': PEOPLE.replace('  orcid:', '  image: Mei Ito.PNG\n  orcid:', 1), 'Mei Ito.PNG': b''}
    built = make_site({**FILES, **people}, **SETTINGS, pubs_base_url=BASE).build(builder)
    assert (built.outdir / picture).is_file()
    html = built.text('people/ito.html' if builder == 'html' else 'people/ito/index.html')
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    told = json.loads(script)
    assert (told['@type'], told['@id']) == ('ProfilePage', f'{BASE}{page}')
    assert told['mainEntity'] == {
        '@type': 'Person',
        'name': 'Mei Ito',
        'givenName': 'Mei',
        'familyName': 'Ito',
        'sameAs': 'https://orcid.org/0000-0002-1825-0097',
        'url': 'https://people.example/ito',
        'image': f'{BASE}{picture}',
    }
    assert f'<link rel="canonical" href="{BASE}{page}" />' in html
    assert f'<meta property="og:image" content="{BASE}{picture}" />' in html


def test_the_feed_of_a_person_is_named_where_there_is_one(make_site: Callable[..., Site]) -> None:
    built = make_site(FILES, **SETTINGS, html_baseurl=BASE, pubs_feeds=['people']).build()
    html = built.text('people/ito.html')
    assert '<a href="../feeds/people/ito.atom">Atom</a>' in html and (built.outdir / 'feeds/people/ito.atom').is_file()
    assert f'<link rel="alternate" type="application/atom+xml" href="{BASE}feeds/people/ito.atom"' in html
    assert html.count('rel="canonical"') == 1


def test_formulas_are_set_on_made_pages(site: Site) -> None:
    site.write('sub/refs.bib', REFS.replace('On lists of stones', 'On $n$ stones').replace('They are', 'They are $n$'))
    built = site.build(extensions=['myst_parser', 'sphinx.ext.mathjax', 'sphinxcontrib_pubs'])
    assert built.warnings == ''
    for name in ('people/ito.html', 'people/roe.html', 'papers/words.html'):
        assert 'tex-mml' in built.text(name), name
    site.write('sub/refs.bib', REFS)
    built = site.build(extensions=['myst_parser', 'sphinx.ext.mathjax', 'sphinxcontrib_pubs'])
    assert 'tex-mml' not in built.text('people/roe.html')


def test_an_own_list_of_hundreds_is_written_in_parts(site: Site) -> None:
    site.write('more.txt', ''.join(f'- Ito, M. (2001). _On the number {number}._ **KDD**.\n' for number in range(300)))
    html = body(site.build(), 'ito')
    assert 'pubs--long' in html and html.count('<li class="pubs-entry"') == 303


def test_a_work_that_two_lists_have_by_two_keys_stands_there_once(site: Site) -> None:
    site.write('sub/refs.bib', REFS.replace('year = 2018,', 'year = 2018, doi = {10.5555/words},'))
    line = 'Ito, M., & Roe, J. (2018). _On lists of words._ **KDD**. https://doi.org/10.5555/words'
    # What one list has twice it has twice for a reason.
    site.write('more.txt', f'{MORE}- {line}\n- Roe, J. (2019). _On lists of bells._ **KDD**.\n')
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    built = site.build()
    assert plain(body(built, 'ito')).count('On lists of words.') == 1
    assert plain(body(built, 'roe')).count('On lists of bells.') == 2
    assert 'Mei Ito (2)' in plain(body(built, 'roe')) and '<a href="../more.html' not in body(built, 'ito')


def test_a_long_list_is_searched_where_the_site_wants_it(site: Site) -> None:
    site.write('more.txt', ''.join(f'- Ito, M. (2001). _On the number {number}._ **KDD**.\n' for number in range(10)))
    built = site.build(pubs_search=True)
    assert 'class="pubs-find__search"' in body(built, 'ito') and 'pubs-find.css' in built.text('people/ito.html')
    assert 'pubs-find__search' not in body(built, 'roe')


def test_a_list_hides_nobody_whose_page_it_is(site: Site) -> None:
    names = ', '.join(f'Aa{letter}, B.' for letter in 'bcdefghijk')
    site.write('more.txt', f'- {names}, Roe, J., & Zimmer, Q. (2023). _On lists of ropes._ **KDD**.\n')
    html = body(site.build(pubs_authors_limit=2), 'roe')
    assert re.search(r'</details>,? ?(?:&amp; )?<span class="pubs-author[^"]*--here"', html)


@pytest.mark.parametrize('theme', ['furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme', 'classic', 'basic'])
def test_themes_take_the_pages(site: Site, theme: str) -> None:
    built = site.build(html_theme=theme)
    assert built.warnings == ''
    html = built.text('people/ito.html')
    assert html.count('<h1>Mei Ito</h1>') == 1 and 'pubs.css' in html and 'pubs.js' in html
