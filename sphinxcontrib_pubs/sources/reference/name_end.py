"""Where a name ends and the title begins when no separator of the row stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.names import MARKS

if TYPE_CHECKING:
    import re

_PARTICLE = r'(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|zu|zur)\s)'
#: Initials with their full stops, and a word behind them.
_INITIALS = late_pattern(
    rf"(?:[^\W\d_a-z]['’]?[a-z]{{0,2}}\.[-‐‑]?[{MARKS}]*\s?)+{_PARTICLE}{{0,3}}(?=[^\W\d_]|[“\"'‘(¿¡]|\d)"
)
_FAMILY_AND_INITIALS = late_pattern(
    # Two initials with their full stops: ``Иванов И.И. Приливы …``.
    rf"{_PARTICLE}{{0,3}}[^\W\d_a-z][\w'’‑-]*\s[^\W\d_a-z]\.\s?[^\W\d_a-z]\.[{MARKS}]{{0,3}}(?=\.?\s)"
    rf"|{_PARTICLE}{{0,3}}[^\W\d_a-z][\w'’‑-]*(?:\s[^\W\d_a-z][\w'’‑-]+)?\s[^\W\d_a-z]{{1,3}}(?:[-‑][^\W\d_a-z])?[{MARKS}]{{0,3}}"
    r'(?=\.\s|\.[A-Z][a-z]*[\s-][a-z])'  # ``Roe A.Tides of the coast``
)
#: ``Ito O.* Tidal …``: the mark ends the name.
_MARKED_INITIAL = late_pattern(rf'(?<=\s)[^\W\d_a-z]\.[{MARKS}]{{1,3}}(?=\s)')
#: ``Thomas L. How tides turn``: a given name with initials, and the title behind them.
_GIVEN_AND_INITIALS = late_pattern(
    r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?\s(?:[^\W\d_a-z]\.\s?){1,3}(?=[^\W\d_a-z][\w'’-]*\s)"
)
_LONGEST_NAME = 40
_TWO_NAMES = late_pattern(
    r'([^\W\d_a-z][^\s.]{1,30}(?:\s[^\W\d_a-z][^\s.]{1,30})?\s(?:[^\W\d_a-z]\.[\s-]?){0,2}[^\W\d_a-z]\.)\s'
    r'([^\W\d_a-z][^\s.]{1,30}(?:\s[^\W\d_a-z][^\s.]{1,30})?\s(?:[^\W\d_a-z]\.[\s-]?){1,3})'
)
#: ``Zapata L. Estrada JA``: a full stop where the comma should be.
_DIVIDED_BY_STOP = late_pattern(
    r"([^\W\d_a-z][\w'’-]{1,30}\s[^\W\d_a-z]{1,3})\.\s([^\W\d_a-z][\w'’-]{1,30}\s[^\W\d_a-z]{1,3})"
)
_LAST_INITIAL = late_pattern(r'[^\W\d_a-z]\.\s$')


def initials_before_title(chunk: str) -> int:
    """The length of the initials that a chunk begins with where a title follows them, 0 if none does.

    ``T. J. Slow light in fibres`` gives that of ``T. J.``; in ``J. E. coli in rivers`` the ``E.`` is the title's.
    """
    match = _INITIALS.match(chunk)
    if match is None:
        return 0
    end = match.end()
    if chunk[end].islower():
        last = _LAST_INITIAL.search(chunk, 0, end)
        if last is None or last.start() < 2:
            return 0
        end = last.start()
    return len(chunk[:end].rstrip())


def given_before_title(chunk: str) -> int:
    """The length of ``Thomas L.`` where a title follows it, 0 if none does."""
    match = _GIVEN_AND_INITIALS.match(chunk)
    return len(match[0].rstrip()) if match is not None and chunk.count(' ', match.end()) > 1 else 0


def name_before_title(chunk: str, *, may_be_name: bool) -> int:
    """The length of ``Okonjo A`` where a full stop and a title follow it, 0 if none does.

    Where all of the chunk ``may_be_name`` (``David A. Penn``), at least three words have to follow.
    """
    match = _FAMILY_AND_INITIALS.match(chunk) or _MARKED_INITIAL.search(chunk, 0, _LONGEST_NAME)
    if match is None or chunk[match.end() :].lstrip('. ')[:1].islower():
        return 0
    if may_be_name and chunk.count(' ', match.end() + 2) < 2:
        return 0
    return match.end()


def two_names(chunk: str) -> re.Match[str] | None:
    """``Zapata L.A. Estrada J.A.``: the two names of a chunk between which the comma is missing, as groups 1 and 2."""
    return _TWO_NAMES.fullmatch(chunk) or _DIVIDED_BY_STOP.fullmatch(chunk)
