"""Which of two words is the family name, where a row or the rest of the page shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.names import GIVEN_NAMES
from sphinxcontrib_pubs.sources.reference.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

_FAMILY = read_words('family_names')
#: So many people whose last words are given names show what is no chance.
_ENOUGH_PEOPLE = 3


def turn_names(rows: Sequence[NameList], reader: NameReader) -> None:
    """Turns around the names that are printed family name first without a comma."""
    for row in rows:
        _turn_by_family_names(row, reader)
    _turn_by_given_names(rows, reader)
    _turn_by_page(rows, reader)


def _turn_by_family_names(row: NameList, reader: NameReader) -> None:
    """``Chen Yuming, Wang Baolin, Zhang Ruo``: every first word is a common family name, and hardly a second one."""
    if len(row.names) < 2 or any(form != 'GF' for form in row.forms):
        return
    first = second = 0
    for name in row.names:
        given, family = name.person.given.lower(), name.person.family.lower()
        if ' ' in given or ' ' in family or '.' in given:
            return
        first += given in _FAMILY
        second += family in _FAMILY
    if first == len(row.names) and 2 * second <= first:
        for index, name in enumerate(row.names):
            row.names[index] = reader.turned(name.person.given, name.person.family)
            row.forms[index] = 'FG'


def _turn_by_given_names(rows: Sequence[NameList], reader: NameReader) -> None:
    """``Rinaldi Marco, Conte Anna``: on a page whose names end in common given names, and hardly begin with one.

    Some given names are family names too, so that it takes several people to show it, or names such as ``Kubiak M.``
    """
    found = {
        (name.person.given, name.person.family)
        for row in rows
        if 'GF' in row.forms
        for name, form in zip(row.names, row.forms, strict=True)
        if form == 'GF' and ' ' not in name.person.given and not name.person.particle
    }
    if not found:
        return
    last = sum(family.lower() in GIVEN_NAMES and given.lower() not in GIVEN_NAMES for given, family in found)
    first = sum(given.lower() in GIVEN_NAMES for given, _ in found)
    if not last or 4 * first > last or 2 * last < len(found):
        return
    forms = {form for row in rows for form in row.forms}
    if last < _ENOUGH_PEOPLE and ('FI' not in forms or 'IF' in forms):
        return
    for row in rows:
        for index, form in enumerate(row.forms):
            person = row.names[index].person
            if form == 'GF' and (person.given, person.family) in found:
                row.names[index] = reader.turned(person.given, person.family)
                row.forms[index] = 'FG'


def _turn_by_inverted(rows: Sequence[NameList], reader: NameReader) -> None:
    """``Ferrand Julie, Quint Luc`` where other entries print ``Ferrand, J.``: the family name is known."""
    families = {
        name.person.family
        for row in rows
        for name, form in zip(row.names, row.forms, strict=True)
        if form in ('F,I', 'IF', 'FI', 'F,G')
    }
    if not families:
        return
    for row in rows:
        if row.names and all(form == 'GF' for form in row.forms):
            turned = [n.person.given in families and n.person.family not in families for n in row.names]
            if 2 * sum(turned) > len(turned) and not any(name.person.family in families for name in row.names):
                for index, name in enumerate(row.names):
                    row.names[index] = reader.turned(name.person.given, name.person.family)


def _turn_by_page(rows: Sequence[NameList], reader: NameReader) -> None:
    """``Chen Baolin`` among many ``Baolin Chen``."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if 'GF' in row.forms:
            for name, form in zip(row.names, row.forms, strict=True):
                if form == 'GF':
                    seen[name.person.given, name.person.family] += 1
    _turn_by_inverted(rows, reader)
    if not seen or not any((family, given) in seen for given, family in seen if given < family):
        return
    for row in rows:
        turned = [
            index
            for index, (name, form) in enumerate(zip(row.names, row.forms, strict=True))
            if form == 'GF'
            and seen[name.person.family, name.person.given] > seen[name.person.given, name.person.family]
        ]
        if not turned:
            continue
        if 2 * len(turned) >= len(row.names):
            turned = [i for i, form in enumerate(row.forms) if form == 'GF' and ' ' not in row.names[i].person.given]
        for index in turned:
            person = row.names[index].person
            row.names[index] = reader.turned(person.given, person.family)
