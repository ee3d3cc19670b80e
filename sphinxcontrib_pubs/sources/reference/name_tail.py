"""What stands right behind a row of names and belongs to it: a collaboration, and what somebody is to the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Contributor, Person
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.imprint import is_place, is_publisher
from sphinxcontrib_pubs.sources.reference.name_list import NameList, extend_row
from sphinxcontrib_pubs.sources.reference.names import begins_with_given

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader

#: Names of which so much speaks for being some.
_SURE = 2.5

_FOR = '(?:on behalf of|for|with)'
_BODY = (
    r'(?:Collaborations?|Collaborative|Consorti(?:um|a)|Group|Team|Network|Initiative|Investigators|Committee|Project|'
    r'Partnership)'
)
#: ``(Harbour Collaboration)``, ``[for the Tide Group]``, ``, on behalf of the Quay Consortium``,
#: ``; Tide Investigators.``
_TEAM = late_pattern(
    rf'[\s,;]{{0,4}}(?:(?P<bracket>[(\[])\s?(?:{_FOR}\s)?|(?:and\s)?{_FOR}\s(?=the\s)|(?<=;\s)(?=[A-Z]))'
    rf'(?:the\s)?(?P<team>(?:[A-Z0-9][\w&.’\'/+-]*\s|(?:of|for|on|and)\s(?:the\s)?){{1,8}}{_BODY})(?!\w)(?(bracket)\s?[)\]])'
)
#: ``(PhD thesis, advisor: R. Roe)``, ``(student)``.
_NOTE = late_pattern(
    r'\s?\((?=[^()]{0,80}(?:thesis|dissertation|advis[eo]r|supervis|student|postdoc))[^()]{1,100}\)[.,:]?',
    re.IGNORECASE,
)


def writes_for(names: NameList, text: str) -> bool:
    """Whether the authors of a row write for a collaboration that is named behind them."""
    return text.startswith((' on behalf of ', ', on behalf of '), names.end)


def take_team(names: NameList, text: str) -> None:
    """Adds the collaboration for which the authors of a row write, where it stands right behind them."""
    match = _TEAM.match(text, names.end)
    if match is None or not names.places:
        return
    names.names.append(Contributor(person=Person(literal=match['team'])))
    names.places.append(match.span('team'))
    names.forms.append('T')
    names.end = match.end()


_MEMBERS = late_pattern(r':\s|\s?(?P<bracket>\()')
_PEOPLE = frozenset(('IF', 'FI', 'F,I', 'GF'))


def take_members(names: NameList, text: str, limit: int, reader: NameReader) -> None:
    """``Tide Collaboration: A. Roe, B. Ito, et al.``, ``Tide Collaboration (A. Roe et al.)``: who is in a team."""
    behind = _MEMBERS.match(text, names.end)
    if behind is None or behind.end() >= limit:
        return
    end = text.find(')', behind.end()) if behind['bracket'] else limit
    following = reader.read(text, behind.end(), end) if end > 0 else None
    if following is None or not following.complete or not _PEOPLE.issuperset(following.forms):
        return
    if following.weight < _SURE or (behind['bracket'] and end - following.end > 1):
        return
    extend_row(names, following)
    names.truncated = names.truncated or following.truncated
    names.end = end + 1 if behind['bracket'] else names.end


#: ``, in: Festschrift``, ``, in Proceedings of``
_IN = late_pattern(r',?\s[Ii]n(?::\s|\s(?=[A-Z“"„«]))')
#: ``, Berlin: Elm``
_PLACE = late_pattern(r',\s([^,:.]{3,40}):\s(?=[^\W\d_a-z])')


#: ``, Elm Press 2024``
_IMPRINT = late_pattern(r',\s([^\W\d_a-z][^,.:;()]{2,40}?),?\s\(?(?:19|20)\d\d')


def give_back_title(names: NameList, text: str) -> None:
    """Takes a title off a row: ``Roe, Ada, Autonomous Ships, in: …``, ``Roe, Ada, Ships of Lead, Bonn: Elm``."""
    if len(names.names) < 2 or names.forms[-1] not in ('GF', 'F,G'):
        return
    person, (start, end) = names.names[-1].person, names.places[-1]
    place = _PLACE.match(text, end)
    if names.forms[-1] == 'F,G':
        imprint = text[names.end : names.end + 1] == ':' and is_place(person.given)
    else:
        imprint = place is not None and is_place(place[1])
    publisher = _IMPRINT.match(text, end) if names.forms[-1] == 'GF' and not imprint else None
    if publisher is not None and not begins_with_given(text[start:end]):
        imprint = is_publisher(publisher[1])  # ``Ada Roe, Harbour Anxieties, Elm Press 2024``
    if imprint or (names.forms[-1] == 'GF' and _IN.match(text, end) and not begins_with_given(text[start:end])):
        for each in (names.names, names.places, names.forms):
            each.pop()
        names.marked.discard(len(names.names))
        names.end, names.complete = names.places[-1][1], False


def behind_note(text: str, position: int) -> int:
    """The position behind a bracket that says what the last author is to the work, such as its student."""
    match = _NOTE.match(text, position) if text[position : position + 2].lstrip().startswith('(') else None
    return match.end() if match is not None else position
