"""The last name of a row where no separator divides it from the title: how far it reaches, by the evidence of the row.

``name_end`` knows how a name and a title look beside each other; here the other names and marks of the row decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_end import given_before_title, initials_before_title, name_before_title
from sphinxcontrib_pubs.sources.reference.name_kind import NOTHING
from sphinxcontrib_pubs.sources.reference.names import MARKS, begins_with_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.name_row import Row

_COLON = late_pattern(r'\s?:\s')


def marked_name(row: Row, ends: Sequence[int]) -> int:
    """``**Steen M.** Hidden life``: the length of the name of a single author that is bold or underlined, or 0.

    ``ends`` are the ends of bold and underlined stretches of the text.
    """
    first, end = row.bounds[0]
    place = next((place for place in ends if first < place < end), first)
    kind = row.reader.kind(row.text[first:place].strip(' ,'))
    known = kind.form == 'GF' and begins_with_given(kind.given)
    return place - first if kind.form in ('FI', 'IF') or known else 0


def family_and_initials(row: Row, index: int, form: str) -> int:
    """``Okonjo A. What do …``: the length of the name at the start of a row, or at the end of its likes, or 0."""
    chunk, length = row.chunks[index], 0
    if not index:
        length = name_before_title(chunk, may_be_name=form == 'GF')
        if form == 'GF' and not length and row.reader.initialled:
            length = name_before_title(chunk, may_be_name=False)
            length = length if row.reader.is_initialled(chunk[:length].rstrip(MARKS)) else 0
    elif row.result.forms[-1:] == ['FI'] and index == len(row.kinds) - 1:
        length = name_before_title(chunk, may_be_name=False)
    return length if length and row.reader.kind(chunk[:length].rstrip(MARKS)).form == 'FI' else 0


def initials_behind_family(row: Row, index: int) -> int:
    """``Tanner, R. Tidal channels …``: the length of the initials before the title in the chunk behind, or 0."""
    if not row.has_comma(index) or (row.result.forms and row.result.forms[-1] not in ('F,I', 'FI')):
        return 0
    left_alone = index + 2 >= len(row.kinds) or not row.chunks[index + 2]
    after = '' if left_alone else row.kinds[index + 2].form
    if (
        row.kinds[index + 1].form == 'IF'
        and not row.result.forms
        and after in ('', 'IF', 'GF', 'FI', 'I')
        and not (left_alone and _COLON.match(row.text, row.bounds[index + 1][1]))  # ``Lind, J. D. Plotlib: …``
    ):
        return 0  # a person of their own, unless all before are inverted or no name follows
    chunk = row.chunks[index + 1]
    length = initials_before_title(chunk)
    return length if length and row.reader.kind(chunk[:length].rstrip(MARKS)).form == 'I' else 0


def given_behind_family(row: Row, index: int) -> int:
    """``SAATY, Thomas L. How tides turn``: the length of the given names behind a family name in capitals, or 0."""
    if not (row.kinds[index].capitals and row.has_comma(index) and set(row.result.forms) <= {'F,G', 'F,I'}):
        return 0
    length = given_before_title(row.chunks[index + 1])
    return length if length and row.reader.kind(row.chunks[index + 1][:length]).form == 'FI' else 0


def add_last_name(row: Row, index: int, ends: Sequence[int]) -> None:
    """Adds the name with which a chunk that is no name begins, if there is one.

    ``…, Bo Ito A title``: where nothing divides a name from the title, a mark or the name's other places on the page
    do. ``… and Blom D. Tendons of quays``: a row without other full stops ends at the first one.
    """
    first, end = row.bounds[index]
    for place in ends:
        if first < place < end:
            kind = row.reader.kind(row.text[first:place].strip(' .,'))
            if kind.form in ('FI', 'IF', 'GF'):
                row.end_in(index, kind, place)
                return
    chunk = row.chunks[index]
    known = row.reader.known_start(chunk)
    if known and row.text.startswith(chunk[:known], first):
        row.end_in(index, row.reader.kind(chunk[:known]), first + known)
        return
    _add_before_stop(row, index)


def _add_before_stop(row: Row, index: int) -> None:
    """Adds what a line end or a full stop divides from the title, where it is a name as those before it are."""
    first, end = row.bounds[index]
    form = row.result.forms[-1]
    stop = row.text.find('\n', first, end)
    kind = row.reader.kind(row.text[first:stop].strip(MARKS + ' ')) if stop > 0 else NOTHING
    if kind.form != form:
        stop = row.text.find('. ', first, end)
        if stop < 0 or (form != 'FI' and '.' in ''.join(row.chunks[:index])):
            return
        kind = row.reader.kind(row.text[first:stop].strip())
        if kind.form not in (form, 'GF', 'FI'):
            return
        while (later := row.text.find('. ', stop + 1, end)) > 0:
            longer = row.reader.kind(row.text[first : later + 1].strip())
            if longer.form != kind.form:
                break
            stop, kind = later, longer
    row.end_in(index, kind, stop)
