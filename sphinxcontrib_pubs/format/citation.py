"""How a text cites a publication, by author and year: ``Berg and Lind (2021)``, ``(Berg & Lind, 2021a, p. 4)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import between, filled, pgettext

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

#: From so many authors on, the first stands for all (APA, 7th edition, section 8.17).
_FIRST_ALONE = 3
_LONGEST_TITLE = 60


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
    issued = publication.issued
    year = publication.status
    if issued is not None:
        year = f'{issued.year}{issued.suffix}' + (f'–{issued.end_year}' if issued.end_year else '')
    has_more = len(names) >= _FIRST_ALONE or publication.truncated
    title = '' if names else _short(publication)
    return Label(names[:1] if has_more else names, has_more and bool(names), year, title)


def _short(publication: Publication) -> str:
    title = dict(publication.extra).get('title-short', '') or publication.title_text or publication.key
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(None, 1)[0].rstrip(',;:–- ') + ' …'


def textual(label: Label, suffix: str = '', locator: str = '') -> str:
    """``Berg and Lind (2021a, p. 4)``, in the language of the page."""
    inside = ', '.join(part for part in (_year(label, suffix), locator) if part)
    return f'{_who(label, pgettext("citation", "{name} and {name}"))} ({inside})'


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


def _year(label: Label, suffix: str) -> str:
    year = pgettext('status', label.year) if label.year else pgettext('citation', 'n.d.')
    # What ends in a letter would run into the suffix.
    return f'{year}-{suffix}' if suffix and not year[-1].isdigit() else year + suffix


def summary(publication: Publication) -> str:
    """A publication in one line of plain words, with all that people search it by: names, year, title, venue."""
    people = publication.authors or publication.contributors
    names = ', '.join(name for name in (each.person.full_family or each.person.given for each in people) if name)
    year = f'({publication.issued.year})' if publication.issued else ''
    venue = publication.venue
    place = '' if venue is None else ' '.join(dict.fromkeys((venue.name, venue.full_name, venue.abbreviation)))
    parts = (f'{names} {year}', publication.title_text.rstrip('.'), place)
    return '. '.join(' '.join(part.split()) for part in parts if part.strip())


def suffix_letters(number: int) -> str:
    """``a`` for 0, ``z`` for 25, ``aa`` for 26."""
    letters = ''
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord('a') + place) + letters
    return letters
