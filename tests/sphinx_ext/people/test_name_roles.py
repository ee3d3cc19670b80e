"""People and venues in the running text: what their roles show, where they lead, and when they are read again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PEOPLE = """ito:
  name: Ito, Mei
  variants: ["Ito-Lind, Mei"]
  role: self
  url: https://people.example/ito?a=1&b=2
roe: {name: "Roe, J.", to: 2020}
goot: {name: "van der Goot, Rob"}
team: {literal: Lamplighters}
wu-l: {name: "Wu, Lan"}
wu-k: {name: "Wu, Li"}
lindqvist: {name: "Lindqvist, Olga"}
"""
VENUES = {
    'CHI': {'colour': '#abc', 'url': 'https://example.org/chi'},
    'Lamp Days': {'name': 'Conference on Lamps', 'url': 'https://example.org/days'},
}
SENTENCES = """With {author}`ito`, {author}`Ito-Lind, M.`, {author}`roe`, {author}`Rob van der Goot`, {author}`team`
and {author}`Mei & Co <ito>`.

At {venue}`CHI`, {venue}`CHI '21`, {venue}`Conference on Lamps`, {venue}`KDD` and {venue}`the days <Lamp Days>`.
"""
MARKDOWN = '# Home\n\n```{toctree}\nother\n```\n\n' + SENTENCES.replace('{author}', '{pub:author}').replace(
    '{venue}', '{pub:venue}'
)
RESTRUCTUREDTEXT = 'Other\n=====\n\n' + SENTENCES.replace('{author}', ':pub:author:').replace('{venue}', ':pub:venue:')
FILES = {'index.md': MARKDOWN, 'other.rst': RESTRUCTUREDTEXT, 'people.yml': PEOPLE}
WORDS = (
    'With Mei Ito, Mei Ito, J. Roe, Rob van der Goot, Lamplighters and Mei & Co. '
    "At CHI, CHI '21, Conference on Lamps, KDD and the days."
)


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, pubs_people='people.yml', pubs_venues=VENUES)


def names(html: str) -> list[tuple[str, str]]:
    """The classes and the content of each name, without the class of all of them."""
    found = re.findall(r'<span class="pubs-name ([^"]*)"[^>]*>(.*?)</span>', html)
    return [(classes, content) for classes, content in found]


def link(address: str, text: str, classes: str = 'reference external') -> str:
    return f'<a class="{classes}" href="{address}">{text}</a>'


@pytest.mark.parametrize('page', ['index.html', 'other.html'])
def test_people_have_the_classes_of_lists_and_lead_to_their_pages(site: Site, page: str) -> None:
    built = site.build()
    assert built.warnings == ''
    own = 'https://people.example/ito?a=1&amp;b=2'
    assert names(built.text(page))[:6] == [
        ('pubs-author pubs-author--self', link(own, 'Mei Ito')),
        ('pubs-author pubs-author--self', link(own, 'Mei Ito')),
        ('pubs-author pubs-author--alumni', 'J. Roe'),
        ('pubs-author pubs-author--member', 'Rob van der Goot'),
        ('pubs-author pubs-author--member pubs-author--team', 'Lamplighters'),
        ('pubs-author pubs-author--self', link(own, 'Mei &amp; Co')),
    ]


@pytest.mark.parametrize('page', ['index.html', 'other.html'])
def test_venues_stand_as_in_lists(site: Site, page: str) -> None:
    html = site.build().text(page)
    of_venue = 'pubs-venue-link reference external'
    assert names(html)[6:] == [
        ('pubs-venue pubs-venue--badge pubs-badge--aabbcc', link('https://example.org/chi', 'CHI', of_venue)),
        ('pubs-venue pubs-venue--badge pubs-badge--aabbcc', link('https://example.org/chi', "CHI '21", of_venue)),
        ('pubs-venue', link('https://example.org/days', 'Conference on Lamps', of_venue)),
        ('pubs-venue', 'KDD'),
        ('pubs-venue', link('https://example.org/days', 'the days', of_venue)),
    ]
    assert '_static/pubs-badges.css' in html
    assert 'title="CHI Conference on Human Factors in Computing Systems"' in html
    assert 'pubs.css' in html


@pytest.mark.parametrize('builder', ['text', 'latex', 'singlehtml', 'xml', 'man'])
def test_every_builder_has_the_words(site: Site, builder: str) -> None:
    site.write('other.rst', RESTRUCTUREDTEXT.replace(' & Co', ''))  # each builder escapes them in its own way
    site.write('index.md', '# Home\n\n```{toctree}\nother\n```\n')
    built = site.build(builder, man_pages=[('index', 'home', '', [], 1)])
    assert built.warnings == ''
    suffixes = ('.txt', '.tex', '.html', '.xml', '.1')
    texts = [path.read_text(encoding='utf8') for path in built.outdir.iterdir() if path.suffix in suffixes]
    (text,) = (each for each in texts if 'Lamplighters' in each)
    for name in ('Mei Ito', 'Rob van der Goot', 'Lamplighters', 'Conference on Lamps', 'KDD', 'the days'):
        assert name in text
    if builder == 'latex':
        assert r'\sphinxhref{https://people.example/ito?a=1\&b=2}{Mei Ito}' in text


def test_a_name_in_a_heading_is_no_link_within_a_link(site: Site) -> None:
    site.write('other.rst', 'With :pub:author:`ito` at :pub:venue:`CHI`\n' + '=' * 50 + '\n')
    built = site.build()
    assert built.warnings == ''
    assert 'With Mei Ito at CHI' in re.sub(r'<[^>]*>', '', built.text('index.html'))
    toctree = re.findall(r'<li class="toctree-l1">.*?</li>', built.text('index.html'), re.DOTALL)
    assert toctree and all(each.count('<a ') == 1 for each in toctree)


@pytest.mark.parametrize(
    ('role', 'line', 'said'),
    [
        ('author', 'Lindkvist, O.', r'nobody .* \(did you mean lindqvist\? a letter of the family name differs\)'),
        ('author', 'Itoo, Mei', r'nobody .* \(did you mean Ito, Mei'),
        ('author', 'itto', r'nobody .* "itto" \(did you mean ito'),
        ('author', 'Wu, L.', r'"Wu, L\." may be several people \(did you mean wu-l or wu-k\?\)'),
        ('author', 'Zimmer, Quentin', r'\(pubs_people in conf.py names the people of the site\) \[pubs.person-unknown'),
        ('venue', 'Lamp Dayz', r'"Lamp Dayz" \(did you mean Lamp Days'),
        ('venue', 'Qqqqqqqqqqqq', r'\(pubs_venues in conf.py adds venues to those of the package\)'),
    ],
)
def test_a_name_that_nobody_has_is_told_at_its_line_with_the_nearest(
    site: Site, role: str, line: str, said: str
) -> None:
    site.write('other.rst', f'Other\n=====\n\nWords.\n\nBy :pub:{role}:`{line}`, and :pub:{role}:`<b <{line}>`.\n')
    built = site.build()
    assert re.search(rf'other\.rst:6:1: WARNING: .*{said}', built.warnings)
    assert built.warnings.count('WARNING') == 1  # the same at the same place
    assert f'By <span class="pubs-name">{line}</span>, and <span class="pubs-name">&lt;b</span>.' in built.text(
        'other.html'
    )


def test_an_exclamation_mark_leaves_a_text_alone(site: Site) -> None:
    site.write('other.rst', 'Other\n=====\n\nBy :pub:author:`!nobody`, at :pub:venue:`!Nothing`.\n')
    built = site.build()
    assert built.warnings == '' and '<p>By nobody, at Nothing.</p>' in built.text('other.html')


def test_a_site_without_people_is_told_where_they_would_stand(make_site: Callable[..., Site]) -> None:
    warnings = make_site({'index.md': '# P\n\nBy {pub:author}`Ito, M.`.\n'}).build().warnings
    assert re.search(r'index\.md:3:1: WARNING: .*\(pubs_people in conf\.py names the people of the site\)', warnings)


def test_pages_with_names_are_read_again_when_the_file_changes(site: Site) -> None:
    site.write('plain.rst', ':orphan:\n\nPlain\n=====\n')
    site.build()
    assert site.build().written == []
    site.write('people.yml', PEOPLE.replace('Ito, Mei', 'Ito, Meiko').replace('/ito?', '/meiko?'))
    built = site.build()
    assert built.written == ['index', 'other']
    assert 'https://people.example/meiko?' in built.text('other.html') and 'Meiko Ito' in built.text('other.html')


def test_a_sentence_reads_on_around_its_names(site: Site) -> None:
    text = re.sub(r'<[^>]*>', '', site.build().text('other.html'))
    assert WORDS in ' '.join(text.replace('&amp;', '&').split())
