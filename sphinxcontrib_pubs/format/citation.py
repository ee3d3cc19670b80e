"""How a text cites a publication, by author and year: ``Berg and Lind (2021)``, ``(Berg & Lind, 2021a, p. 4)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

#: From so many authors on, the first stands for all (APA, 7th edition, section 8.17).
_FIRST_ALONE = 3
_LONGEST_TITLE = 60


class Words(NamedTuple):
    """What a language has between two names in a sentence and in parentheses, for further names, and for no date."""

    conjunction: str
    ampersand: str
    others: str
    no_date: str


_ENGLISH = Words('and', '&', 'et al.', 'n.d.')
_WORDS = {
    'en': _ENGLISH,
    'cs': Words('a', '&', 'et al.', 'b. r.'),
    'da': Words('og', '&', 'et al.', 'u.å.'),
    'de': Words('und', '&', 'et al.', 'o. J.'),
    'es': Words('y', 'y', 'et al.', 's. f.'),
    'fi': Words('ja', '&', 'ym.', 'n.d.'),
    'fr': Words('et', '&', 'et al.', 's. d.'),
    'it': Words('e', '&', 'et al.', 's.d.'),
    'ja': Words('と', '・', 'ほか', '発行年不明'),
    'ko': Words('와', '・', '등', '발행년불명'),
    'nl': Words('en', '&', 'et al.', 'z.d.'),
    'no': Words('og', '&', 'et al.', 'u.å.'),
    'nb': Words('og', '&', 'et al.', 'u.å.'),
    'pl': Words('i', '&', 'i in.', 'b.d.'),
    'pt': Words('e', '&', 'et al.', 's.d.'),
    'ru': Words('и', '&', 'и др.', 'б. г.'),
    'sv': Words('och', '&', 'et al.', 'u.å.'),
    'tr': Words('ve', '&', 'vd.', 't.y.'),
    'uk': Words('і', '&', 'та ін.', 'б. р.'),
    'zh': Words('和', '和', '等', '无日期'),
}


def words_of(language: str) -> Words:
    """The words of a language, English where it is not known; ``zh_CN`` and ``pt-BR`` are Chinese and Portuguese."""
    return _WORDS.get(language.replace('-', '_').partition('_')[0].lower(), _ENGLISH)


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


def textual(label: Label, suffix: str, words: Words, locator: str = '') -> str:
    """``Berg and Lind (2021a, p. 4)``."""
    inside = ', '.join(part for part in (_year(label, suffix, words), locator) if part)
    return f'{_who(label, words.conjunction, words)} ({inside})'


def parenthetical(label: Label, suffix: str, words: Words, locator: str = '') -> str:
    """``Berg & Lind, 2021a, p. 4``, to stand in parentheses."""
    parts = (_who(label, words.ampersand, words), _year(label, suffix, words), locator)
    return ', '.join(part for part in parts if part)


def _who(label: Label, conjunction: str, words: Words) -> str:
    if not label.names:
        return f'“{label.title}”'
    if label.has_more:
        return f'{label.names[0]} {words.others}'
    return f' {conjunction} '.join(label.names)


def _year(label: Label, suffix: str, words: Words) -> str:
    year = label.year or words.no_date
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
