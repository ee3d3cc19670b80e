"""The keys of publications whose sources give them none, and what keeps those of one file apart."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Person
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Contributor, PartialDate

_WORD = late_pattern(r'[^\W_]+')
_NOT_IN_KEY = late_pattern(r'[^a-z0-9]')


def key_of(contributors: Sequence[Contributor], issued: PartialDate | None, title: str) -> str:
    """``yang2022prompt``: first family name, year, first word of the title, in ASCII."""
    person = contributors[0].person if contributors else Person()
    first = _WORD.search(title)
    text = f'{person.literal or person.family}{issued.year if issued else ""}{first[0] if first else ""}'
    if not text.isascii():
        text = unicodedata.normalize('NFKD', text).encode('ascii', 'ignore').decode('ascii')
    key = text.lower() if text.isalnum() else _NOT_IN_KEY.sub('', text.lower())
    return key if key and not key.isdecimal() else f'entry{key}'


class Keys:
    """Keys made unique in source order: the second of equal ones gets ``-2``, the third ``-3``."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """The key, or the first with a number behind it that no other entry has."""
        count = self._counts.get(key, 0) + 1
        while count > 1 and f'{key}-{count}' in self._counts:
            count += 1
        self._counts[key] = count
        if count == 1:
            return key
        self._counts.setdefault(f'{key}-{count}', 1)
        return f'{key}-{count}'
