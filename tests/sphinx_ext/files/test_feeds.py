"""Feeds of lists, sites, people and topics, as a reader of feeds sees them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import feedparser
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

REFS = """@article{lamps, author = {Quist, Rosa and Sato, K.}, title = {Lamps & <q>Sea</q>}, date = {2021-05-12},
  doi = {10.5555/lamps}, journal = {Lights}, keywords = {lamps, sea}, abstract = {We lit <lamps>.}}
@misc{wicks, author = {Wu, L.}, title = {Wicks}, year = 2022}
@misc{oil, author = {Wu, L.}, title = {Oil}}
"""
SITE = 'https://papers.example/site/'
FILES = {
    'refs.bib': REFS,
    'index.md': '# Home\n\n```{toctree}\nsub/papers\nmore\n```\n',
    'sub/papers.md': '# Our papers\n\n```{publications} /refs.bib\n:feed:\n:download: bib\n```\n',
    'more.md': '# More\n\n```{publications} more.md.txt\n```\n',
    'more.md.txt': '## Harbours\n\n- Sato, K. (2020). _Harbours by night._ **KDD**.\n',
}
PEOPLE = {'sato': {'name': 'Sato, K.'}}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, html_baseurl=SITE, project='Lamp Lab', author='The Lamp Lab', pubs_people=PEOPLE)


def feed_of(path: Path) -> Any:
    parsed = feedparser.parse(path.read_bytes())
    assert not parsed.bozo, parsed.get('bozo_exception')
    assert parsed.version == 'atom10'
    # What RFC 4287 demands of a feed and of each entry (sections 4.1.1 and 4.1.2).
    assert all(parsed.feed.get(name) for name in ('id', 'title', 'updated', 'author'))
    assert all(entry.get(name) for entry in parsed.entries for name in ('id', 'title', 'updated', 'link'))
    assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
    return parsed


def address(parsed: Any, rel: str) -> str:
    return str(next(link.href for link in parsed.links if link.rel == rel))


def test_a_list_has_a_feed_of_its_dated_entries_the_newest_first(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    parsed = feed_of(built.outdir / 'sub' / 'papers.atom')
    assert parsed.feed.title == 'Our papers'
    assert address(parsed.feed, 'self') == f'{SITE}sub/papers.atom'
    assert address(parsed.feed, 'alternate') == f'{SITE}sub/papers.html'
    wicks, lamps = parsed.entries  # the newest first, and nothing without a year
    assert (lamps.id, wicks.id) == ('https://doi.org/10.5555/lamps', f'{SITE}#pub-wicks')
    assert lamps.link == f'{SITE}sub/papers.html#pub-lamps'
    assert [author.name for author in lamps.authors] == ['Rosa Quist', 'K. Sato']
    assert (lamps.published, lamps.updated) == ('2021-05-12T00:00:00Z', '2021-05-12T00:00:00Z')
    assert 'published' not in wicks and wicks.updated == '2022-01-01T00:00:00Z'
    assert [tag.term for tag in lamps.tags] == ['lamps', 'sea']
    assert parsed.feed.updated == wicks.updated


def test_pages_name_their_feeds(site: Site) -> None:
    built = site.build(pubs_feeds=['all'])
    page = built.text('sub/papers.html')
    assert re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]*)"', page) == [
        'papers.atom',
        f'{SITE}feeds/all.atom',
    ]
    assert '<a class="pubs-download" href="papers.atom" type="application/atom+xml">Atom</a>' in page
    assert 'atom+xml' not in built.text('index.html')


def test_a_site_has_feeds_of_all_of_its_people_and_of_its_topics(site: Site) -> None:
    built = site.build(pubs_feeds=['all', 'people', 'topics'])
    assert built.warnings == ''
    feeds = built.outdir / 'feeds'
    assert {path.relative_to(feeds).as_posix() for path in feeds.rglob('*.atom')} == {
        'all.atom',
        'people/sato.atom',
        'topics/harbours.atom',
    }
    titles = {path.stem: [entry.title for entry in feed_of(path).entries] for path in feeds.rglob('*.atom')}
    written = [each.text for each in ET.parse(feeds / 'all.atom').iter('{http://www.w3.org/2005/Atom}title')]
    assert written == ['Lamp Lab', 'Wicks', 'Lamps & <q>Sea</q>', 'Harbours by night']
    assert len(titles['sato']) == 2
    assert titles['harbours'] == ['Harbours by night']
    assert feed_of(feeds / 'all.atom').feed.title == 'Lamp Lab'
    assert feed_of(feeds / 'people' / 'sato.atom').feed.title == 'Lamp Lab: K. Sato'


def test_ids_and_topics_that_differ_in_signs_alone_have_feeds_of_their_own(make_site: Callable[..., Site]) -> None:
    ids = {'wu.l': 'Wu, Li', 'wu/l': 'Wu, Kim', 'wu-l': 'Wu, Mei', 'Wu-L': 'Wu, Ann'}
    headings = {'C': 'Wu, Li', 'C++': 'Wu, Kim', 'c': 'Wu, Mei', '机器学习': 'Wu, Ann'}
    lines = ''.join(
        f'## {topic}\n\n- {name} (2020). _Lamps by {name[4:7]}._ **KDD**.\n\n' for topic, name in headings.items()
    )
    site = make_site({'index.md': f'# P\n\n```{{publications}}\n{lines}```\n'}, html_baseurl=SITE, project='P')
    people = {person_id: {'name': name} for person_id, name in ids.items()}
    built = site.build(pubs_feeds=['people', 'topics'], pubs_people=people, pubs_author_pages=['all'])
    feeds = {path: feed_of(path) for path in (built.outdir / 'feeds').rglob('*.atom')}
    titles = {parsed.feed.title: [entry.title for entry in parsed.entries] for parsed in feeds.values()}
    assert titles == {
        'P: Li Wu': ['Lamps by Li'],
        'P: Kim Wu': ['Lamps by Kim'],
        'P: Mei Wu': ['Lamps by Mei'],
        'P: Ann Wu': ['Lamps by Ann'],
        'P: C': ['Lamps by Li', 'Lamps by Mei'],
        'P: C++': ['Lamps by Kim'],
        'P: 机器学习': ['Lamps by Ann'],
    }
    names = {path.stem.casefold() for path in feeds}
    assert len(names) == len(feeds) and {'wu.l', 'wu-l', 'c'} < names
    # The page of a person leads to the person's feed.
    for parsed in feeds.values():
        own = address(parsed.feed, 'self')
        if '/people/' in own:
            (page,) = (
                path for path in (built.outdir / 'people').glob('*.html') if own in path.read_text(encoding='utf8')
            )
            assert parsed.feed.title.removeprefix('P: ') in page.read_text(encoding='utf8')


def test_a_topic_that_a_structured_source_tells_has_a_feed(site: Site) -> None:
    site.write('more.md', '# More\n\n```{publications} more.yml\n```\n')
    site.write('more.yml', '- {title: Piers, author: "Sato, K.", year: 2020, topics: [Docks & Quays]}\n')
    built = site.build(pubs_feeds=['topics'])
    assert built.warnings == ''
    feed = feed_of(built.outdir / 'feeds' / 'topics' / 'docks-quays.atom')
    assert (feed.feed.title, [entry.title for entry in feed.entries]) == ('Lamp Lab: Docks & Quays', ['Piers'])


def test_an_entry_that_moves_to_another_page_is_not_a_new_one(site: Site) -> None:
    def told() -> list[tuple[str, str]]:
        return [
            (entry.id, entry.link)
            for entry in feed_of(site.build(pubs_feeds=['all']).outdir / 'feeds/all.atom').entries
        ]

    before = told()
    site.write('moved.md', FILES['sub/papers.md'])
    site.write('sub/papers.md', '# Our papers\n\nThey have moved.\n')
    site.write('index.md', FILES['index.md'].replace('more\n', 'more\nmoved\n'))
    after = told()
    assert [identity for identity, _ in after] == [identity for identity, _ in before]
    assert after[0][1] == f'{SITE}moved.html#pub-wicks'


def test_a_build_in_which_nothing_changed_changes_no_feed(site: Site) -> None:
    built = site.build(pubs_feeds=['all'])
    path = built.outdir / 'feeds' / 'all.atom'
    before = path.read_bytes(), path.stat().st_mtime_ns
    site.build(pubs_feeds=['all'])
    site.write('more.md', FILES['more.md'] + '\nWords.\n')
    site.build(pubs_feeds=['all'], parallel=2)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize('builder', ['dirhtml', 'singlehtml'])
def test_addresses_are_those_of_the_builder(site: Site, builder: str) -> None:
    built = site.build(builder)
    (path,) = built.outdir.rglob('papers.atom')
    own = f'{SITE}{path.relative_to(built.outdir).as_posix()}'
    assert address(feed_of(path).feed, 'self') == own


def test_a_site_without_an_address_has_no_feed(site: Site) -> None:
    built = site.build(html_baseurl='', pubs_feeds=['all'])
    assert built.warnings.count('a feed needs the address of the site') == 2
    assert 'sub/papers.md:3:1: WARNING' in built.warnings
    assert list(built.outdir.rglob('*.atom')) == []
    assert (built.outdir / 'sub' / 'papers.bib').is_file()


@pytest.mark.parametrize('builder', ['epub', 'text'])
def test_only_sites_have_feeds(site: Site, builder: str) -> None:
    built = site.build(builder, pubs_feeds=['all'], version='1', copyright='us')
    assert built.warnings == ''
    assert list(built.outdir.rglob('*.atom')) == []
