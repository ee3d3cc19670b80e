"""Whether the names with which a reference begins are its authors, or the first words of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_tail import writes_for
from sphinxcontrib_pubs.sources.reference.names import begins_with_given

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

_UNLIKE_TITLES = ('IF', 'FI', 'F,I', 'T')
#: Names with given names; several of them before a colon are authors more often than topics.
_PEOPLE = ('GF', 'IF', 'FI', 'F,I')
#: ``Ada Roe - A title``.
_DASH_BEHIND = late_pattern(r'\s[-–—]\s{1,3}["“]?[^\W\d_a-z]')
#: ``tidekit: tools for …`` begins small, as software does.
_SMALL_NAME = late_pattern(
    r'[\s,.]{0,3}(?:[a-z][\w.-]*(?::\s|\.\s(?:R|Python|Julia)\spackage\s)|(?:review|compte|recensione|reseña|talk|poster|invited|presented|keynote|'
    r'submitted|accepted|to appear|preprint)\s)'
)


def believable(names: NameList, text: str, limit: int, prefer: str, reader: NameReader) -> bool:
    """Whether a row of names at the start is one: a few capitalised words may as well begin a title.

    More speaks for names with which other entries begin as well, or that stand in a certain row of the page.
    """
    weight = names.weight
    first = text[slice(*names.places[0])]
    opens = first in reader.openers or first in reader.known
    if opens:
        weight += 1.0
    if names.forms == ['T']:
        weight -= 1.2  # a title may end in such a word as well
    if prefer == 'authors':
        weight += 0.8
    elif prefer == 'title':
        weight -= 0.3 if all(form in _UNLIKE_TITLES for form in names.forms) else 0.8
    rest = text[names.end : names.end + 3].strip(' ,.')
    if limit < len(text) and limit - names.end <= 4 and not any(char.isalnum() for char in text[names.end : limit]):
        weight += 1.3 if text[names.end : names.end + 1] in (':', '：') else 0.8
    elif text[names.end : names.end + 1] in (':', '：') and not names.truncated:
        people = (
            (len(names.forms) > 1 and all(form in _PEOPLE for form in names.forms)) or names.forms == ['IF'] or opens
        )
        inverted = 'F,G' in names.forms
        topics = inverted and _are_topics([each.person.given for each in names.names])
        weight -= 1.5 if topics else 0.3 if inverted or prefer == 'authors' else 0.5 if people else 1.5
    elif _DASH_BEHIND.match(text, names.end):
        weight += 0.5
    elif writes_for(names, text):
        weight += 1.3
    elif rest[:1].islower() and not _SMALL_NAME.match(text, names.end):
        weight -= 2
    return weight >= 1.5


def _are_topics(given: list[str]) -> bool:
    """Whether no name has a given one: ``Cities, Urban Growth and Harbour Finance: Essays``."""
    return any(' ' in each for each in given) and not any(map(begins_with_given, given))
