"""What stands in the tag of an author besides the name of one person."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r'(?:jr|sr|[ivx]{1,4}|\d(?:st|nd|rd|th))\.?', re.IGNORECASE)
_MARKS = re.compile(r'[*†‡§¶#∗⁎^✉]|[¹²³⁰-⁹]|(?<=[^\W\d_]{2})\d+(?:,\d+)*$')
_DEGREE = re.compile(
    r'^(?:prof(?:essor)?|dr)\b\.?\s|[\s,](?:ph\.?\s?d|m\.\s?d|d\.?phil|[mb]\.?sc|mba)\.?$|,\s*md$', re.IGNORECASE
)
_INSTITUTION = re.compile(
    r'\b(?:universit\w+|universidad|università|institut\w*|department|dept|laborator\w+|college|school|faculty|inc)\b',
    re.IGNORECASE,
)
_ADDRESS = re.compile(r'[(\[@]')
_AND_OTHERS = re.compile(r'\bet\s+al\b|^(?:and\s+)?others$', re.IGNORECASE)


def fault_of_name(text: str) -> str:
    """What is wrong with the content of ``citation_author``; '' where it may be a name.

    Scholar's "Indexing" section: one tag for each author, as ``Smith, John`` or ``John Smith``, without affiliations
    and degrees. What cannot be told apart from a name, such as a team called "Health and Welfare", is taken for one.
    """
    before, *after = (part.strip() for part in text.split(','))
    if _AND_OTHERS.search(text):
        return 'is no name'
    if _MARKS.search(text):
        return 'has a mark that belongs to the printed name alone'
    if _DEGREE.search(text):
        return 'has a degree or a title'
    if _ADDRESS.search(text) or (not _INSTITUTION.search(before) and any(map(_INSTITUTION.search, after))):
        return 'has an affiliation'
    names = [part for part in after if not _SUFFIX.fullmatch(part)]
    joined = re.split(r'\s+(?:and|&)\s+', text)
    if ';' in text or len(names) > 1 or (len(joined) > 1 and all(',' in part for part in joined)):
        return 'names several people'
    return ''
