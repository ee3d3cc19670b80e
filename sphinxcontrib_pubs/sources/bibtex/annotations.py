"""Annotations of BibLaTeX's data: ``author+an = {1=equal; 2:family=highlight}`` as roles of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.bibtex.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Of a text without space around it, which patterns on either side of other space would look for again and again.
_ITEM = re.compile(r'(\d+)?\s*(?::\s*([\w-]+)\s*)?=\s*(?:"([^"]*)"|(.*))', re.DOTALL)
_ROLE = re.compile(r'[^a-z0-9]+')
_ORCID = re.compile(r'\d{4}-\d{4}-\d{4}-\d{3}[\dXx]')


class Annotation(NamedTuple):
    """What is said of one item of a list (from 1; 0 is the whole field): a word, or a text in quotes."""

    item: int
    value: str
    is_text: bool


def split_name(field: str) -> tuple[str, str] | None:
    """The field that ``author+an:orcid`` annotates, and the annotation's name; None for other fields."""
    name, plus, annotation = field.partition('+an')
    if not plus or (annotation and not annotation.startswith(':')):
        return None
    return name, annotation.lstrip(':') or 'default'


def read_annotations(value: str) -> list[Annotation]:
    """The annotations of a field, in their order."""
    found: list[Annotation] = []
    for part in value.split(';'):
        match = _ITEM.fullmatch(part.strip())
        if match is None:
            continue
        item = int(match[1]) if match[1] and len(match[1]) < 6 else 0
        if match[3] is not None:
            found.append(Annotation(item, match[3], True))
        else:
            found += [Annotation(item, word.strip(), False) for word in match[4].split(',') if word.strip()]
    return found


def role_of(word: str) -> str:
    """The role of an annotation: one of ours where it means that, else the word itself as a name of a class."""
    plain = _ROLE.sub('-', word.lower()).strip('-')
    return ROLES.get(plain.replace('-', ''), plain)


def orcid_of(annotations: Iterable[Annotation], item: int) -> str:
    """The ORCID that is given for an item, '' if none is."""
    for annotation in annotations:
        found = _ORCID.search(annotation.value) if annotation.item == item else None
        if found is not None:
            return found[0]
    return ''
