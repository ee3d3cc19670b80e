"""Lines that a style has set, by what each was made of: a tenth of the time that it takes to set one.

Nothing here opens a file. What a line is made of is everything of a publication that a style can show.
"""

from __future__ import annotations

from hashlib import blake2b
from json import JSONDecodeError, JSONDecoder, JSONEncoder
from operator import itemgetter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Publication, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Markup

#: What no style of CSL shows: where an entry stands, its source's own words, and what stands behind its line.
NOT_SHOWN = frozenset(
    {
        'source', 'raw', 'as_written', 'verbatim', 'rest', 'topics', 'selected', 'accounts', 'relations', 'fetched',
        'notices',
    }
)  # fmt: skip
_shown = itemgetter(*(place for place, name in enumerate(Publication._fields) if name not in NOT_SHOWN))
# Named tuples are lists to JSON, whose writer is the quickest that there is for them.
_written = JSONEncoder(check_circular=False, separators=(',', ':')).encode
_read = JSONDecoder().decode


class KeptLines:
    """The lines of one style in one language; ``known`` are those of former builds, as ``to_keep`` gave them."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known
        self._new: dict[str, str] = {}

    def line(self, publication: Publication, make: Callable[[Publication], Markup]) -> Markup:
        """The line of a publication, which ``make`` sets where it is not known."""
        fingerprint = blake2b(_written(_shown(publication)).encode(), digest_size=16).hexdigest()
        known = self._known.get(fingerprint)
        if known is not None:
            try:
                return _markup(_read(known))
            except (JSONDecodeError, TypeError, ValueError, LookupError, RecursionError):
                pass  # whatever wrote that, it was none of us: the line is made anew
        made = make(publication)
        self._known[fingerprint] = self._new[fingerprint] = _written(made)
        return made

    @property
    def waiting(self) -> int:
        """How many lines are to be kept."""
        return len(self._new)

    def to_keep(self) -> dict[str, str]:
        """The lines that were made since this was asked for last, each on one line of ASCII."""
        new, self._new = self._new, {}
        return new


def _markup(parts: list[object]) -> Markup:
    if not isinstance(parts, list):
        raise TypeError(parts)
    return tuple(part if isinstance(part, str) else _span(*part) for part in parts)  # type: ignore[misc]


def _span(kind: str, content: list[object], target: str, classes: list[str], attributes: list[list[str]]) -> Span:
    pairs = tuple((name, value) for name, value in attributes)
    return Span(kind, _markup(content), target, tuple(classes), pairs)  # type: ignore[arg-type]
