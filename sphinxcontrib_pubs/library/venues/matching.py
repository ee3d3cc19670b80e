"""The venue that a text means: found by its whole name, an acronym with a year, or shortened words; never by a part."""

from __future__ import annotations

import re
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
_ANOTHER = frozenset({'journal', 'transactions', 'letters', 'symposium', 'conference', 'review', 'reviews', 'magazine'})


class _Names(NamedTuple):
    """What the whole names of venues are looked up in."""

    by_words: dict[Words, KnownVenue]
    by_initials: dict[str, list[tuple[Words, KnownVenue]]]
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
        self._by_acronym.pop('', None)  # of a name without letters, which every year would mean

    @cached_property
    def _names(self) -> _Names:
        """Made for the first venue that no acronym names: many pages have none."""
        by_words: dict[Words, KnownVenue] = {}
        by_initials: defaultdict[str, list[tuple[Words, KnownVenue]]] = defaultdict(list)
        without: dict[Words, KnownVenue | None] = {}
        for venue in self._venues:
            for words in map(words_of, (venue.abbreviation, venue.name, *venue.aliases)):
                if words:
                    by_words[words] = venue
                if len(words) > 1:
                    by_initials[initials(words)].append((words, venue))
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
                is_other = beside.difference(*map(words_of, (venue.abbreviation, venue.name, *venue.aliases)))
                return None if is_other or not self._may_stand_behind(behind, venue) else venue
        return None

    def _named(self, text: str) -> KnownVenue | None:
        words = words_of(text)
        if found := self._names.by_words.get(words) or self._by_acronym.get(acronym(text)):
            return found
        if short := without_sponsors(words):
            return self._names.without_sponsors.get(short) or self._shortened(words) or self._shortened(short)
        return self._shortened(words)

    def _shortened(self, words: Words) -> KnownVenue | None:
        """The one venue whose words the text shortens."""
        if len(words) < 2:
            return None
        names = self._names.by_initials.get(initials(words), ())
        found = {venue.abbreviation: venue for whole, venue in names if shortens(words, whole)}
        return next(iter(found.values())) if len(found) == 1 else None

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
