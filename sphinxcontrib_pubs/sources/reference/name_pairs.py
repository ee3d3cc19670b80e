"""What the chunks of a row of names show together: pairs of family and given names, and what breaks their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.names import CAPITAL_PARTICLES, begins_with_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.name_kind import Kind
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

#: Forms of family and given names that are no initials.
IN_FULL = ('F', 'GF', 'FI')
_ACRONYM = late_pattern(r'[A-Z]{4,10}')
#: Between the two parts of a name, and between two people whose names have such parts.
_COMMAS = frozenset({',', '，', '،'})
_BETWEEN_PAIRS = frozenset({'and', ';', '؛', '；', '; and', '; &', '/', 'ו', 'و'})
_HAN = late_pattern('[\u3400-\u9fff]+')


def are_lone_pairs(kinds: Sequence[Kind], joined: Sequence[bool]) -> bool:
    """``Okonjo, Ada, Obi, Chidi, and Tanner, Ruth``: lone words in pairs, the last pair behind a conjunction.

    ``joined`` says of each separator whether it is one.
    """
    count = next((i for i, kind in enumerate(kinds) if kind[0] not in ('F', 'GF')), len(kinds))
    if count < 4 or count % 2 or any(kind[0] != 'F' for kind in kinds[:count:2]):
        return False
    return [index for index in range(count - 1) if joined[index]] == [count - 3]


def are_joined_pairs(kinds: Sequence[Kind], between: Sequence[str]) -> bool:
    """``Roe, Ada and García Lind, Bo and Ito, Mei``: between people stands ``and``, or ``;``, and nowhere else."""
    count = len(kinds)
    if (
        count < 4
        or count % 2
        or any(kind[0] not in ('F', 'GF') for kind in kinds[::2])
        or any(kind[0] not in ('F', 'GF', 'FI', 'I') for kind in kinds[1::2])
        or all(kind[0] == 'I' for kind in kinds[1::2])
    ):
        return False
    return _COMMAS.issuperset(between[::2]) and _BETWEEN_PAIRS.issuperset(between[1::2])


def divide_characters(row: NameList, reader: NameReader) -> None:
    """``王康, 牟翠翠``: a name that begins with a rarer family name is divided as those around it are."""
    written = [index for index, form in enumerate(row.forms) if form == 'C']
    whole = [index for index in written if not row.names[index].person.family]
    if not 0 < 2 * len(whole) < len(written):
        return
    for index in whole:
        text = row.names[index].person.literal
        if len(text) in (2, 3) and _HAN.fullmatch(text):
            row.names[index] = reader.turned(text[0], text[1:])


def breaks_form(
    kinds: Sequence[Kind], chunks: Sequence[str], forms: Sequence[str], joined: Sequence[bool], index: int
) -> bool:
    """Whether a chunk is what stands after the row: unlike all names before it, and followed by none like them.

    ``forms`` are those of the names before it, ``joined`` says of each separator whether it is a conjunction.
    """
    if kinds[index][0] != 'GF' or (index and joined[index - 1]) or '.' in kinds[index].given:
        return False  # ``A. Roe, B. Ito, Ruth M. Lind``: nobody but a person has an initial in the middle
    if forms == ['IF'] and '.' not in chunks[index]:
        # ``P. F. Dahl, Graphs of Quays, …``: who abbreviates one name prints no other in full.
        after = kinds[index + 1][0] if index + 1 < len(kinds) else ''
        return after not in ('IF', 'GF', 'FI')
    if len(forms) < 2 or any(each not in ('IF', 'FI', 'F,I') for each in forms[-2:]):
        return False
    like = ('I', 'FI') if forms[-1] == 'F,I' else (forms[-1],)
    if any(kind[0] in like for kind in kinds[index + 1 :]):
        return False
    return not _ends_in_full(kinds, chunks, joined, index)


def _ends_in_full(kinds: Sequence[Kind], chunks: Sequence[str], joined: Sequence[bool], index: int) -> bool:
    """``…, C. Roe, Yun D. Ito, and Shi B. Lind.``: the row ends in names in full, the last behind a conjunction."""
    return (
        index < len(kinds) - 1
        and all(kind[0] in ('GF', 'IF') or not chunks[at] for at, kind in enumerate(kinds) if at >= index)
        and any(joined[-2:])
    )


def is_acronym(chunk: str, forms: Sequence[str]) -> bool:
    """``…, Abe G., IAMDGC``: a body by its short name, behind people whose ``forms`` are these."""
    return _ACRONYM.fullmatch(chunk) is not None and not {'T', 'L'}.issuperset(forms)


def join_middle_names(row: NameList) -> None:
    """``J. Rolf Sander`` among names in full has a middle name, and no family name of two words."""
    for index, form in enumerate(row.forms):
        person = row.names[index].person
        if form == 'IF' and ' ' in person.family and not person.particle:
            middle, _, family = person.family.partition(' ')
            if middle not in CAPITAL_PARTICLES and ('GF' in row.forms or begins_with_given(middle)):
                given = f'{person.given} {middle}'
                row.names[index] = row.names[index]._replace(person=person._replace(given=given, family=family))


def pairs_by_given_names(kinds: Sequence[Kind], chunks: Sequence[str]) -> int:
    """``Okonjo Obi, Maria, Tanner, Ruth M.``: how many chunks are pairs in which given names stand second only."""
    count = next((i for i, kind in enumerate(kinds) if kind[0] not in IN_FULL), len(kinds))
    if count % 2:
        return 0  # one is left over, which nobody stands behind
    first, second = chunks[:count:2], chunks[1:count:2]
    known = sum(map(begins_with_given, second))
    if (
        (known and (2 * known >= len(second) or len(second) > 2))
        and 3 * sum(map(begins_with_given, first)) <= known  # ``Abbas, Nikhar``: some family names are given ones
        and all(' ' not in each or each.endswith('.') or each[-2] == ' ' or _are_given(each) for each in second)
        and any(' ' not in each for each in (*first, *second))  # else all of them may be whole names
    ):
        return count
    return 0


def _are_given(chunk: str) -> bool:
    return all(map(begins_with_given, chunk.split()))
