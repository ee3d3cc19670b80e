"""What a reference says of another version of the work: ``(an earlier version appeared in …)``."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

_VERSION = (
    r'(?:(?:earlier|preliminary|conference|workshop|extended|journal|short(?:er)?|full|previous|abridged|long(?:er)?|updated|'
    r'revised|expanded|original|initial)\s(?:conference\s|journal\s|workshop\s)?(?:version|abstract|paper|draft|edition)s?(?!\w)'
    r'|(?:re-?printed|republished)\s(?:in|as)\s|also\s(?:appear\w*|published|available|in)\s|zugl\.|zugleich\s|überarb\w*\.?\s(?:fassung|diss))'
)
#: One of these is in every text in which the pattern below finds something.
PARTS = ('ersion', 'also', 'print', 'bstract', 'zugl', 'rratum', 'omment')
#: In brackets, or as a sentence of its own behind the reference.
_ASIDE = late_pattern(
    rf'(?P<bracket>[(\[])(?:an?\s|the\s)?{_VERSION}'
    rf'|(?:(?<=[.;)]\s)|(?<=[\n\u2028]))(?:An?\s|The\s)?{_VERSION}\s(?:of\s(?:this|the)\s\w+\s)?'
    r'(?:(?:was|has|is|been)\s){0,2}(?:appear\w*|published|presented|to appear)\s'
    r'|(?<=,\s)zugl(?:\.|eich)\s'
    r'|(?<=[.;]\s)(?:Erratum|Comment|Update)\s(?:for|in|on|of):?\s(?=[A-Z])',  # as PubMed tells of other works
    re.IGNORECASE,
)
_BRACKETS = late_pattern(r'[()\[\]]')
_SENTENCE_END = late_pattern(r'[\n\u2028]|$')
#: The title comes first.
_LEAST_BEFORE = 12


def may_tell_of_versions(text: str) -> bool:
    """Whether a text has a part of a word without which the pattern finds nothing in any text around it."""
    return any(map(text.__contains__, PARTS))


def find_asides(text: str) -> list[tuple[int, int]]:
    """The stretches that tell of another version: what stands in them is none of this one's fields."""
    if not may_tell_of_versions(text):
        return []
    found: list[tuple[int, int]] = []
    position = _LEAST_BEFORE
    while (match := _ASIDE.search(text, position)) is not None:
        if match['bracket'] is not None:
            position = _closing(text, match.end())
        else:
            end = _SENTENCE_END.search(text, match.end())
            position = end.start() if end is not None else len(text)
        found.append((match.start(), position))
    return found


def _closing(text: str, start: int) -> int:
    """Behind the bracket that closes one which is open at ``start``; the text's end if none does."""
    depth = 1
    for bracket in _BRACKETS.finditer(text, start):
        depth += 1 if bracket[0] in '([' else -1
        if not depth:
            return bracket.end()
    return len(text)
