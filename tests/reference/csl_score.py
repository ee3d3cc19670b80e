"""What a page in a citation style prints of each work, and how much of it the reader finds.

``PYTHONPATH=. python tests/reference/csl_score.py``: arguments name styles (default: all), and fields whose misses
are printed.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, cast

from csl_pages import STYLES, Work, page

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Person, Publication

FIELDS = ('found', 'authors', 'truncated', 'year', 'title', 'venue', 'volume', 'issue', 'page', 'doi', 'arxiv')
#: Works that stand in nothing: who published them is the venue.
_PUBLISHED = {'book', 'thesis', 'report', 'dataset', 'software', 'article'}
_ADDRESS = re.compile(r'https?://\S+|\bdoi:?\s*10\.\S+|\b10\.\d{4,}/\S+', re.IGNORECASE)
_ISSUE_LABEL = r'\b(?:no|nos|nr|num|núm|n°|nº|issue|iss|h|heft)\b[.\s]*'


class Outcome(NamedTuple):
    """One field of one entry: what the text prints, what was read."""

    field: str
    right: bool
    wanted: object
    got: object
    text: str


def outcomes(style: str) -> Iterator[Outcome]:
    """All fields of all entries of a style's page; a field that the text leaves open is passed over."""
    made = page(style)
    reading = read(made.text, file=f'{style}.md', format='markdown', notes=False)
    found = {publication.source.line: publication for publication in reading.publications}
    for line, (work, text) in made.entries.items():
        publication = found.pop(line, None)
        yield Outcome('found', publication is not None, line, None, text)
        if publication is None:
            continue
        printed = Printed(work, text)
        wanted_people = printed.people()
        got_people = [read_name(each.person) for each in publication.authors]
        same = len(wanted_people) == len(got_people) and all(map(printed.same_person, wanted_people, got_people))
        yield Outcome('authors', same, wanted_people, got_people, text)
        got = read_fields(publication)
        for field, wanted in printed.fields().items():
            if wanted is not None:
                yield Outcome(field, wanted == got[field], wanted, got[field], text)
    for line in found:
        yield Outcome('found', False, None, line, '')


class Printed:
    """What one set entry shows of its work: a style leaves out, shortens and re-orders."""

    def __init__(self, work: Work, text: str) -> None:
        self.work = work
        self.text = re.sub(r'</?\w+>|\*', '', text)
        self.words = f' {normal(self.text)} '
        self.prose = _ADDRESS.sub('', self.text)  # without numbers that are part of an address
        self.prose_words = f' {normal(self.prose)} '

    def people(self) -> list[tuple[str, str]]:
        return [self._name(author) for author in self._printed_authors()]

    def same_person(self, wanted: tuple[str, str], got: tuple[str, str]) -> bool:
        """Given names in full where the text has them, else their initials, or the first of them."""
        family, given = wanted
        if not given:
            return wanted == got
        initials = ''.join(word[0] for word in given.split())
        if len(given) > 1 and self.shows(given):
            return got == (family, given)
        return got[0] == family and got[1].replace(' ', '') in (initials, initials[0])

    def fields(self) -> dict[str, object]:
        year = str(self._value('issued', {})['date-parts'][0][0])  # type: ignore[index]
        title = normal(self._value('title'))
        doi = str(self._value('DOI')).lower()
        eprint = re.search(r'\d{4}\.\d{5}', str(self._value('number')) if self.work['type'] == 'article' else '')
        return {
            'truncated': len(self._printed_authors()) < len(self._authors()) if self._printed_authors() else None,
            'year': year if year in self.prose_words else '',
            'title': title if f' {title} ' in self.prose_words else '',
            'venue': self._venue(),
            'volume': self._volume(),
            'issue': self._issue(),
            'page': self._pages(),
            'doi': None if 'arxiv' in doi else doi if doi in self.text.lower() else '',
            'arxiv': eprint[0] if eprint and eprint[0] in self.text else '',
        }

    def shows(self, value: object) -> bool:
        return bool(normal(value)) and f' {normal(value)} ' in self.words

    def _authors(self) -> list[dict[str, str]]:
        return cast('list[dict[str, str]]', self._value('author', []))

    def _printed_authors(self) -> list[dict[str, str]]:
        return [author for author in self._authors() if self.shows(author.get('literal') or author['family'])]

    def _name(self, author: dict[str, str]) -> tuple[str, str]:
        if 'literal' in author:
            return normal(author['literal']), ''
        suffix = author.get('suffix', '')
        parts = (author.get('non-dropping-particle', ''), author['family'], suffix if self.shows(suffix) else '')
        return normal(' '.join(parts)), normal(author.get('given', ''))

    def _value(self, name: str, default: object = '') -> object:
        return self.work.get(name, default)

    def _venue(self) -> str | None:
        """The container as printed, in full or short; else who published it; None where a person could say either."""
        names = (self._value('container-title'), self._value('container-title-short'), self._value('event-title'))
        for name in names:
            if name and f' {normal(name)} ' in self.prose_words:
                return normal(name)
        if any(names) or self.work['type'] not in _PUBLISHED:
            return None
        publisher = normal(self._value('publisher'))
        is_author = any(publisher == self._name(author)[0] for author in self._authors())
        return publisher if self.prose_words.count(f' {publisher} ') > is_author else ''

    def _volume(self) -> str:
        rest = self.prose_words
        for name in ('title', 'container-title', 'container-title-short', 'publisher', 'collection-title'):
            rest = rest.replace(f' {normal(self._value(name))} ', '  ')
        volume = str(self._value('volume'))
        return volume if f' {volume} ' in rest else ''

    def _issue(self) -> str:
        issue = str(self._value('issue'))
        if not issue:
            return ''
        number = re.escape(issue).replace(r'\-', '[-–]') + r'(?!\d)'
        behind_volume = rf'(?<!\d){self._value("volume")}[\s,.:]*(?:\(\d{{4}}[^)]*\))?[\s,.:]*[(/]?\s*{number}'
        shown = re.search(behind_volume, self.prose) or re.search(_ISSUE_LABEL + number, self.prose, re.IGNORECASE)
        return normal(issue) if shown else ''

    def _pages(self) -> str:
        """As printed: ``1180–97`` where the style shortens, the first page alone where it gives no more."""
        first, _, last = str(self._value('page')).partition('-')
        printed = re.search(rf'(?<!\d){first}(?:\s*[-–‑—]+\s*(\d+))?(?!\d)', self.prose) if first.isdigit() else None
        if printed is None:
            return first if f' {first} ' in self.prose_words else ''
        return normal(printed[0]) if last.endswith(printed[1] or '') else first


def normal(value: object) -> str:
    """Case, punctuation and spacing do not count."""
    text = unicodedata.normalize('NFKC', str(value or '')).casefold()
    return re.sub(r'[\W_]+', ' ', text).strip()


def read_name(person: Person) -> tuple[str, str]:
    """Family name with particles and suffix, and given names."""
    family = ' '.join((person.dropping_particle, person.full_family, person.suffix))
    return normal(family), '' if person.literal else normal(person.given)


def read_fields(publication: Publication) -> dict[str, object]:
    """What was read, normal, all but the authors."""
    return {
        'truncated': publication.truncated,
        'year': str(publication.year or ''),
        'title': normal(publication.title_text),
        'venue': normal(publication.venue.name if publication.venue else ''),
        'volume': normal(publication.volume),
        'issue': normal(publication.issue),
        'page': normal(publication.page),
        'doi': publication.identifier('doi').lower(),
        'arxiv': publication.identifier('arxiv').lower(),
    }


def shares(styles: list[str]) -> dict[str, dict[str, float]]:
    """For each style, and for all, the share that is right of each field and of the fields together."""
    right: dict[str, Counter[str]] = {'all': Counter()}
    total: dict[str, Counter[str]] = {'all': Counter()}
    for style in styles:
        right[style], total[style] = Counter(), Counter()
        for outcome in outcomes(style):
            for name in (style, 'all'):
                right[name][outcome.field] += outcome.right
                total[name][outcome.field] += 1
    return {
        name: {field: right[name][field] / total[name][field] for field in FIELDS if total[name][field]}
        | {'together': right[name].total() / total[name].total()}
        for name in total
    }


def main(arguments: list[str]) -> None:
    styles = [argument for argument in arguments if argument in STYLES] or STYLES
    for style in styles:
        for outcome in outcomes(style):
            if not outcome.right and outcome.field in arguments:
                _show(f'{style}: {outcome.field}: want {outcome.wanted!r}, have {outcome.got!r}', f'    {outcome.text}')
    for name, fields in shares(styles).items():
        _show(f'{name:>46} ' + ' '.join(f'{field}={share:.3f}' for field, share in fields.items()))


def _show(*lines: str) -> None:
    sys.stdout.writelines(f'{line}\n' for line in lines)


if __name__ == '__main__':
    main(sys.argv[1:])
