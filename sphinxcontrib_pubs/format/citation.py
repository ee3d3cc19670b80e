"""How a text cites a publication, by author and year: ``Berg and Lind (2021)``, ``(Berg & Lind, 2021a, p. 4)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import between, filled, pgettext

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

#: From so many authors on, the first stands for all (APA, 7th edition, section 8.17).
_FIRST_ALONE = 3
_LONGEST_TITLE = 60
#: The names and the year of a summary; a comma within a name has another space behind it than one between two.
_SUMMARY = re.compile(r'(?:(?P<names>[^()].*?) )?\((?P<year>[^()]*)\)(?:\. |$)')
_WITHIN_NAME = ',\u00a0'
_AND_OTHERS = 'et al.'


class Label(NamedTuple):
    """What a citation says of a publication: its first names, whether there are more, and its year or status.

    A work without people is cited by its title, which then is ``title``.
    """

    names: tuple[str, ...]
    has_more: bool
    year: str
    title: str = ''


def label_of(publication: Publication) -> Label:
    """The label of a publication, by its authors, or else its editors."""
    people = publication.authors or tuple(each for each in publication.contributors if each.kind == 'editor')
    names = tuple(name for name in (each.person.full_family or each.person.given for each in people) if name)
    has_more = len(names) >= _FIRST_ALONE or publication.truncated
    title = '' if names else _short(publication)
    return Label(names[:1] if has_more else names, has_more and bool(names), _when(publication), title)


def _when(publication: Publication) -> str:
    """The year or the years of a publication, else its status; '' where neither is known."""
    issued = publication.issued
    if issued is None:
        return publication.status
    return str(issued.year) + (f'–{issued.end_year}' if issued.end_year else '') + issued.suffix


def _short(publication: Publication) -> str:
    return _shortened(dict(publication.extra).get('title-short', '') or publication.title_text or publication.key)


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(None, 1)[0].rstrip(',;:–- ') + ' …'


def textual(label: Label, suffix: str = '', locator: str = '') -> str:
    """``Berg and Lind (2021a, p. 4)``, in the language of the page."""
    inside = ', '.join(part for part in (_year(label, suffix), locator) if part)
    return f'{named_in_text(label)} ({inside})'


def named_in_text(label: Label) -> str:
    """``Berg and Lind``, or the title of a work that nobody has signed."""
    return _who(label, pgettext('citation', '{name} and {name}'))


def parenthetical(label: Label, suffix: str = '', locator: str = '') -> str:
    """``Berg & Lind, 2021a, p. 4``, to stand in parentheses."""
    who = _who(label, pgettext('citation', '{name} & {name}'))
    return ', '.join(part for part in (who, _year(label, suffix), locator) if part)


def _who(label: Label, two: str) -> str:
    if not label.names:
        return filled(pgettext('citation', '“{title}”'), title=label.title)
    if label.has_more:
        return filled(pgettext('citation', '{name} et al.'), name=label.names[0])
    return between(two).join(label.names)


def year_of(label: Label) -> str:
    """The year, or the status, of a label; ``n.d.`` in the language of the page where there is neither."""
    return _dated(label.year)


def _year(label: Label, suffix: str) -> str:
    year = year_of(label)
    # What ends in a letter would run into the suffix.
    return f'{year}-{suffix}' if suffix and not year[-1].isdecimal() else year + suffix


def _dated(when: str) -> str:
    return pgettext('status', when) if when else pgettext('citation', 'n.d.')


def summary(publication: Publication) -> str:
    """A publication in one line of plain words, with all that people search it by: names, year, title, venue.

    Other projects find the line in the inventory, and ``label_of_summary`` reads from it what a citation says.
    """
    people = publication.authors or publication.contributors
    found = [' '.join((each.person.full_family or each.person.given).split()) for each in people]
    names = [name.replace(', ', _WITHIN_NAME) for name in found if name]
    if names and publication.truncated:
        names.append(_AND_OTHERS)
    when = _when(publication)
    year = f'({_dated(when)})' if when or names else ''
    venue = publication.venue
    place = '' if venue is None else ' '.join(dict.fromkeys((venue.name, venue.full_name, venue.abbreviation)))
    title = ' '.join(publication.title_text.rstrip('.').split())
    parts = (f'{", ".join(names)} {year}'.strip(), title, ' '.join(place.split()))
    return '. '.join(part for part in parts if part)


def label_of_summary(line: str, title: str) -> Label:
    """The label of a publication of which only its summary and its title are known."""
    match = None if title and line.startswith(title.rstrip('.')) else _SUMMARY.match(line)
    names = tuple((match['names'] or '').split(', ')) if match else ()
    names = tuple(name.replace(_WITHIN_NAME, ', ') for name in names if name)
    has_more = len(names) >= _FIRST_ALONE or names[-1:] == (_AND_OTHERS,)
    return Label(
        names[:1] if has_more else names, has_more, match['year'] if match else '', '' if names else _shortened(title)
    )


def suffix_letters(number: int) -> str:
    """``a`` for 0, ``z`` for 25, ``aa`` for 26."""
    letters = ''
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord('a') + place) + letters
    return letters
