"""Feeds in Atom: the newest works, and a whole document whatever they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
from hypothesis import given, settings

from sphinxcontrib_pubs.export.atom import Feed, FeedEntry, to_atom
from sphinxcontrib_pubs.model import PartialDate
from tests.export.exported import work
from tests.export.strategies import publications

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

SITE = 'https://papers.example/site/'
FEED = Feed('F', f'{SITE}f.atom', f'{SITE}f.html', SITE, 'A')


def test_a_feed_tells_the_fifty_newest() -> None:
    entries = [
        FeedEntry(work(key=f'k{year}', issued=PartialDate(year)), f'{SITE}#{year}') for year in range(1950, 2030)
    ]
    found = feedparser.parse(to_atom(FEED, entries)).entries
    assert [entry.updated[:4] for entry in found] == [str(year) for year in range(2029, 1979, -1)]


@settings(max_examples=30)
@given(works=publications)
def test_whatever_a_publication_says_the_feed_is_whole(works: list[Publication]) -> None:
    works = [each._replace(key=f'k{number}', identifiers=()) for number, each in enumerate(works)]
    dated = [each for each in works if each.appeared is not None and each.appeared.year > 0]
    parsed = feedparser.parse(to_atom(FEED, (FeedEntry(each, f'{SITE}#{each.key}') for each in works)).encode())
    assert not parsed.bozo
    assert len(parsed.entries) == len(dated)
