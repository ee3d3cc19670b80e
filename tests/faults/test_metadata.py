"""What other tools tell search engines, reference managers and readers of feeds wrongly."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import feedparser

from sphinxcontrib_pubs.cli.command import run as main

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Built


def tags(built: Built, page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta name="([^"]*)" content="([^"]*)"', built.text(page)):
        found.setdefault(name, []).append(unescape(content))
    return found


def works(built: Built, page: str) -> list[dict[str, Any]]:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.text(page))
    return [element['item'] for element in json.loads(script)['itemListElement']]


def test_an_issn_is_told_as_one(built: Built) -> None:
    told = tags(built, 'papers/capitals.html')
    assert told['citation_issn'] == ['1234-567X']
    assert 'citation_issue' not in told


def test_an_address_elsewhere_is_no_pdf_of_the_page(built: Built) -> None:
    assert 'citation_pdf_url' not in tags(built, 'papers/doi.html')
    assert 'https://elsewhere.example/wicks.pdf' in built.text('papers/doi.html')


def test_all_authors_are_told(built: Built) -> None:
    (work,) = [each for each in works(built, 'list.html') if 'DNA' in each.get('name', '')]
    assert [author['familyName'] for author in work['author']] == ['van der Goot', 'King']
    assert tags(built, 'papers/capitals.html')['citation_author'] == ['van der Goot, Rob', 'King, Martin, Jr.']


def test_a_date_is_as_precise_as_its_source_and_never_that_of_the_record(built: Built) -> None:
    by_name = {each.get('name'): each for each in works(built, 'list.html')}
    assert by_name['Wicks']['datePublished'] == '2021-05-12'
    assert by_name['A Lamp without a Maker']['datePublished'] == '2019'
    assert 'datePublished' not in by_name['A Lamp without a Year']
    assert tags(built, 'papers/doi.html')['citation_publication_date'] == ['2021/5/12']
    assert tags(built, 'papers/capitals.html')['citation_publication_date'] == ['2020']
    spans = [parse_qs(unescape(each)) for each in re.findall(r'Z3988" title="([^"]*)"', built.text('list.html'))]
    assert [each['rft.date'] for each in spans if 'rft.date' in each] == [
        *(['2021'], ['2021-05-12'], ['2020'], ['2020'], ['2019']),
    ]
    for page in ('list.html', 'papers/doi.html'):
        # Neither a first of January, nor year one, nor the day on which the record was made.
        assert not re.search(r'(?<!\d)(?:0001-|\d{4}[-/]0?1[-/]0?1(?!\d)|2024)', built.text(page).partition('<body')[0])


def test_the_time_of_the_build_is_no_date(built: Built) -> None:
    feed = feedparser.parse((built.outdir / 'feeds' / 'all.atom').read_bytes())
    dates = {entry.title: (entry.get('published'), entry.updated) for entry in feed.entries}
    assert dates['Wicks'] == ('2021-05-12T00:00:00Z',) * 2
    assert dates['A Lamp without a Maker'] == (None, '2019-01-01T00:00:00Z')  # Atom has no entry without a moment
    assert 'A Lamp without a Year' not in dates
    assert feed.feed.updated == '2023-01-01T00:00:00Z'


def test_signs_beside_names_are_no_part_of_them(built: Built) -> None:
    names = ['Ito, M.', 'Sato, K.', 'Wu, L.']
    assert tags(built, 'papers/ito2023marks.html')['citation_author'] == names
    (work,) = works(built, 'written.html')
    assert [author['name'] for author in work['author']] == ['M. Ito', 'K. Sato', 'L. Wu']
    assert not re.search(r'[*†¹]', ''.join(re.findall(r'Z3988" title="([^"]*)"', built.text('written.html'))))


def test_nothing_of_it_is_refused(built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    """Scholar takes all pages of papers; what the lists cannot tell of, the sources do not know."""
    main(['preview', str(built.outdir)])
    said = capsys.readouterr()
    assert said.out.count('  Scholar: accepted\n') == said.out.count('papers/') == 4
    codes = re.findall(r'\[([a-z-]+)\]$', said.err, re.MULTILINE)
    assert set(codes) <= {'zotero-incomplete', 'json-ld'}
    assert all('/list.html:' in line for line in said.err.splitlines())
