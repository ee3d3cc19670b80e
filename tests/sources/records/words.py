"""The words of what a publication holds, to find those that were lost."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.model import Publication, SourceSpan


def words_of(value: object) -> set[str]:
    """The words of everything that a publication holds but its source."""
    if isinstance(value, str):
        return set(re.findall(r'[^\W_]+', value.casefold()))
    if isinstance(value, tuple | list):
        return set().union(*map(words_of, value))
    return set() if value is None else {str(value)}


def told_by(publication: Publication) -> set[str]:
    return words_of(publication._replace(raw='', source=SourceSpan('', 0)))
