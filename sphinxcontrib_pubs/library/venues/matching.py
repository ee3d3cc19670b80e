"""The venue that a text means: found by its whole name, an acronym with a year, or shortened words; never by a part."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.venues.words import acronym, initials, shortens, without_sponsors, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.library.venues.known import KnownVenue
    from sphinxcontrib_pubs.library.venues.words import Words

#: Nobody's name of a venue is longer, with place and date.
_LONGEST = 300
_IN_PARENTHESES = re.compile(r'(.*\S)\s*[(\[]([^()\[\]]*)[)\]]\s*')
_TAIL = re.compile(r'(?:,|:|\s[–—-])\s')
#: What is held beside a conference and is not the conference.
_BESIDE = frozenset(
    {
        'abstracts', 'adjunct', 'challenge', 'colocated', 'companion', 'competition', 'consortium', 'demo',
        'demonstration', 'demonstrations', 'demos', 'doctoral', 'findings', 'forum', 'poster', 'posters', 'satellite',
        'supplement', 'tutorial', 'tutorials', 'workshop', 'workshops', 'ws',
    }
)  # fmt: skip
#: Behind the name of a journal stand numbers; words there belong to the name of another (``Nature, Culture``).
_NUMBERS = re.compile(
    r'\W*+(?:(?:vol(?:ume)?|no|number|issue|pp?|pages?|art(?:icle)?|in press|to appear)\b\W*+|[^\W\d]?\d\w*+\W*+)*+'
)
#: So many names are gone through one by one; no character stands behind the last one in any order.
_FEW, _LAST = 40, chr(sys.maxunicode)
_ANOTHER = frozenset({'journal', 'transactions', 'letters', 'symposium', 'conference', 'review', 'reviews', 'magazine'})


class _Alike:
    """Names of as many words each, which begin with the same letters."""

    def __init__(self) -> None:
        self._names: list[tuple[Words, KnownVenue]] = []

    def add(self, words: Words, venue: KnownVenue) -> None:
        self._names.append((words, venue))

    @cached_property
    def _sorted(self) -> list[list[tuple[str, int]]]:
        """The words of each place in their order, with the number of their name; made when all names are there."""
        places = zip(*(words for words, _ in self._names), strict=True)
        return [sorted(zip(place, range(len(place)), strict=True)) for place in places]

    def shortened(self, short: Words) -> Iterator[KnownVenue]:
        """The venues of the names that words shorten, found by the word that fewest of the names have."""
        names = self._names
        if len(names) > _FEW:
            ranges = [
                (bisect_left(place, (word,)), bisect_left(place, (word + _LAST,)), place)
                for place, word in zip(self._sorted, short, strict=True)
            ]
            first, end, place = min(ranges, key=lambda each: each[1] - each[0])
            names = [names[number] for number in sorted(number for _, number in place[first:end])]
        return (venue for whole, venue in names if shortens(short, whole))


class _Names(NamedTuple):
    """What the whole names of venues are looked up in."""

    by_words: dict[Words, KnownVenue]
    by_initials: dict[str, _Alike]
    without_sponsors: dict[Words, KnownVenue | None]  # None where nobody can say which of two is meant


class VenueIndex:
    """Venues by what they are called. Of venues that one name could mean, the later one has it."""

    def __init__(self, venues: Iterable[KnownVenue]) -> None:
        self._venues = tuple(venues)
        self._by_acronym = {
            acronym(name): venue
            for venue in self._venues
            for name in (venue.abbreviation, *venue.aliases)
            if ' ' not in name or name == venue.abbreviation
        }
        self._beside: dict[str, frozenset[str]] = {}
        self._by_acronym.pop('', None)  # of a name without letters, which every year would mean

    @cached_property
    def _names(self) -> _Names:
        """Made for the first venue that no acronym names: many pages have none."""
        by_words: dict[Words, KnownVenue] = {}
        by_initials: defaultdict[str, _Alike] = defaultdict(_Alike)
        without: dict[Words, KnownVenue | None] = {}
        for venue in self._venues:
            for words in map(words_of, (venue.abbreviation, venue.name, *venue.aliases)):
                if not words or by_words.get(words) is venue:
                    continue  # a name that differs from another one of the venue in a number is the same
                by_words[words] = venue
                if len(words) > 1:
                    by_initials[initials(words)].add(words, venue)
                if (short := without_sponsors(words)) and without.setdefault(short, venue) is not venue:
                    without[short] = None
        return _Names(by_words, by_initials, without)

    def find(self, text: str) -> KnownVenue | None:
        """The venue that a text means, None for none; a workshop at a conference is not the conference."""
        if not text or len(text) > _LONGEST:
            return None
        if (found := self._by_acronym.get(acronym(text))) and ' ' not in text.strip():
            return found
        beside = _BESIDE.intersection(words_of(text))
        for part, behind in _parts(text):
            venue = self._named(part)
            if venue is not None:
                is_other = beside and beside.difference(self._words_beside(venue))
                return None if is_other or not self._may_stand_behind(behind, venue) else venue
        return None

    def _named(self, text: str) -> KnownVenue | None:
        words = words_of(text)
        if found := self._names.by_words.get(words) or self._by_acronym.get(acronym(text)):
            return found
        if short := without_sponsors(words):
            return self._names.without_sponsors.get(short) or self._shortened(words) or self._shortened(short)
        return self._shortened(words)

    def _words_beside(self, venue: KnownVenue) -> frozenset[str]:
        """What a venue of this kind is called by, such as a workshop that has a name of its own."""
        # Of a venue with thousands of names it is asked for once, and not for each entry.
        if venue.abbreviation not in self._beside:
            words = map(words_of, (venue.abbreviation, venue.name, *venue.aliases))
            self._beside[venue.abbreviation] = _BESIDE.intersection(word for each in words for word in each)
        return self._beside[venue.abbreviation]

    def _shortened(self, words: Words) -> KnownVenue | None:
        """The one venue whose words the text shortens."""
        if len(words) < 2:
            return None
        names = self._names.by_initials.get(initials(words))
        found = names.shortened(words) if names else iter(())
        first = next(found, None)
        return first if all(other is first for other in found) else None

    def _may_stand_behind(self, text: str, venue: KnownVenue) -> bool:
        """Whether what follows a name leaves it what it is: a place, numbers, its acronym or its whole name."""
        if text.startswith('('):
            inside = self._by_acronym.get(acronym(text)) or self._names.by_words.get(words_of(text))
            names = (venue.abbreviation, inside.abbreviation if inside else venue.abbreviation)
            return names[0] in names[1] or names[1] in names[0]
        if venue.kind == 'conference':
            return _ANOTHER.isdisjoint(words_of(text)) or self.find(text) is venue
        return _NUMBERS.fullmatch(text.lower()) is not None


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The text, and what may be its name with what stands behind it."""
    yield text, ''
    if inside := _IN_PARENTHESES.fullmatch(text):
        yield inside[1], f'({inside[2]})'
        text = inside[1]
    for count, tail in enumerate(_TAIL.finditer(text)):
        yield text[: tail.start()], text[tail.end() :]
        if count > 4:
            return
