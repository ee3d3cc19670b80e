"""Invented works as people write them by hand: names, marks, order and separators in any sensible combination."""

from __future__ import annotations

import random
import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from csl_pages import WORKS, Work
from csl_score import Outcome, normal, read_fields, read_name

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Iterator

Name = dict[str, str]
_JOINED = {
    'all commas': (', ', ', '),
    'and': (', ', ' and '),
    'comma, and': (', ', ', and '),
    '&': (', ', ' & '),
    'comma, &': (', ', ', & '),
    'semicolons': ('; ', '; '),
}
_TITLES = {
    'plain': '{}',
    'quoted': '"{}"',
    'strong': '**{}**',
    'emphasis': '*{}*',
    'link': '[{}](https://example.org/x)',
}
_VENUES = {'plain': '{}', 'emphasis': '*{}*', 'strong': '**{}**'}


class Habits(NamedTuple):
    """How one page is written; each field has its words in ``CHOICES``."""

    names: str
    joined: str
    first: str
    title: str
    venue: str
    year: str
    separator: str
    numbers: str
    before_venue: str
    end: str
    own: str
    marker: str


CHOICES = Habits(
    names='First Last|F. Last|F.M. Last|Last, F.|Last F|Last F.|Last, First',
    joined='|'.join(_JOINED),
    first='authors|title',
    title='|'.join(_TITLES),
    venue='|'.join(_VENUES),
    year='in brackets behind the names|behind the names|at the end|in brackets at the end|behind the venue',
    separator='. |, |line',
    numbers='v(i):p|v(i), p|vol., no., pp.|strong v, p|none',
    before_venue='|In ',
    end='|.|doi|[pdf]',
    own='|**|__|\\*',
    marker='- |1. |',
)


def some_habits(count: int, seed: int) -> Iterator[Habits]:
    """As many different pages, the same for a seed."""
    chance = random.Random(seed)
    while count:
        habits = Habits(*(chance.choice(words.split('|')) for words in CHOICES))
        if _can_be_read(habits):
            count -= 1
            yield habits


def _can_be_read(habits: Habits) -> bool:
    """Whether a person could tell the parts apart, and would write them so."""
    inverted = habits.names in ('Last, F.', 'Last, First')
    marks = (habits.title, habits.venue)
    return not (
        (habits.names == 'Last, First' and habits.joined in ('all commas', '&', 'comma, &'))
        or (habits.joined == 'comma, &' and not inverted)
        or (
            habits.separator == ', '
            and habits.title == 'plain'
            and (habits.venue, habits.before_venue) == ('plain', '')
        )
        or (habits.separator == ', ' and habits.title == 'plain' and habits.first == 'title')
        or (habits.separator == 'line' and 'behind the names' in habits.year and habits.first == 'title')
        or (habits.separator == 'line' and habits.title in ('plain', 'quoted') and habits.first == 'authors')
        or marks in (('emphasis', 'emphasis'), ('strong', 'strong'))
    )


def outcomes(habits: Habits, works: list[Work]) -> Iterator[Outcome]:
    """All fields of the works on one page of these habits."""
    lines, entries = ['# Publications', ''], {}
    for work in works:
        text, fields = _write(work, habits)
        entries[len(lines) + 1] = (text, fields)
        lines += [*(habits.marker + text).split('\n'), *([] if habits.marker else [''])]
    reading = read('\n'.join(lines) + '\n', file='page.md', format='markdown', notes=False)
    found = {publication.source.line: publication for publication in reading.publications}
    for line, (text, fields) in entries.items():
        publication = found.get(line)
        yield Outcome('found', publication is not None, line, None, text)
        if publication is None:
            continue
        people = [read_name(each.person) for each in publication.authors]
        for field, got in {**read_fields(publication), 'authors': people}.items():
            if field in fields:
                yield Outcome(field, fields[field] == got, fields[field], got, text)


def in_periodicals() -> list[Work]:
    return [work for work in WORKS if work['type'] in ('article-journal', 'paper-conference')]


def _write(work: Work, habits: Habits) -> tuple[str, dict[str, object]]:
    names = [_name(author, habits.names) for author in cast('list[Name]', work['author'])]
    printed = [printed for printed, _ in names]
    own = len(printed) // 2
    printed[own] = _mark(printed[own], habits)
    authors = _join(printed, habits.joined)
    title, venue = str(work['title']), str(work['container-title'])
    year = str(cast('dict[str, list[list[int]]]', work['issued'])['date-parts'][0][0])
    numbers, fields = _numbers(work, habits.numbers)
    place = habits.before_venue + _VENUES[habits.venue].format(venue)
    match habits.year:
        case 'in brackets behind the names':
            authors += f' ({year})'
        case 'behind the names':
            authors += (', ' if habits.separator == ', ' else ' ' if authors.endswith('.') else '. ') + year
        case 'at the end':
            numbers += f', {year}'
        case 'in brackets at the end':
            numbers += f' ({year})'
        case 'behind the venue':
            place += f', {year}'
            numbers = ', ' + numbers.lstrip(', ') if numbers else ''
    shown = _TITLES[habits.title].format(title)
    first, second = (authors, shown) if habits.first == 'authors' else (shown, authors)
    text = _glue(_glue(first, second, habits), place + numbers, habits) + _end(work, habits.end)
    everything = {'authors': [name for _, name in names], 'title': normal(title), 'venue': normal(venue), 'year': year}
    return text, everything | fields


def _name(author: Name, form: str) -> tuple[str, tuple[str, str]]:
    """A name as printed, and as it should be read: family with particle and suffix, given."""
    if 'literal' in author:
        return author['literal'], (normal(author['literal']), '')
    family = f'{author.get("non-dropping-particle", "")} {author["family"]}'.strip()
    given, suffix = author.get('given', ''), author.get('suffix', '')
    if 'First' not in form:
        words = re.sub(r'\.(?=\w)', '. ', given).replace('.', '').split()
        dotted = ['-'.join(f'{part[0]}.' for part in word.split('-')) for word in words]
        given = ('' if form in ('F.M. Last', 'Last F', 'Last F.') else ' ').join(dotted)
        given = given.replace('.', '').replace('-', '') if form == 'Last F' else given
    if form.startswith('Last'):
        printed = f'{family}, {given}' if ',' in form else f'{family} {given}'
    else:
        printed = f'{given} {family}'
    if suffix:
        printed += f' {suffix}' if form in ('Last F', 'Last F.') else f', {suffix}'
    return printed, (normal(f'{family} {suffix}'), normal(given))


def _mark(name: str, habits: Habits) -> str:
    """The page's own person: strong, or with a star behind the name."""
    if habits.own == '\\*':
        return name + habits.own
    return f'{habits.own}{name}{habits.own}'


def _join(names: list[str], joined: str) -> str:
    between, last = _JOINED[joined]
    if joined == 'comma, and' and len(names) == 2:
        last = ' and '
    return last.join(filter(None, (between.join(names[:-1]), names[-1])))


def _numbers(work: Work, form: str) -> tuple[str, dict[str, object]]:
    """Volume, issue and pages in one form, and which of them it shows."""
    volume, issue, page = (str(work.get(name, '')) for name in ('volume', 'issue', 'page'))
    page = page.replace('-', '–')
    label = 'pp.' if '–' in page else 'p.'
    text = ''
    match form:
        case 'v(i):p':
            text = ' ' + volume + (f'({issue})' if issue else '') + (f':{page}' if volume and page else page)
        case 'v(i), p':
            text = ', '.join(['', *filter(None, (volume + (f'({issue})' if issue else ''), page))])
        case 'vol., no., pp.':
            parts = (volume and f'vol. {volume}', issue and f'no. {issue}', page and f'{label} {page}')
            text = ', '.join(['', *filter(None, parts)])
        case 'strong v, p':
            issue = ''
            text = (f' **{volume}**' if volume else '') + (f', {page}' if page else '')
        case _:
            volume = issue = page = ''
    return text.rstrip(), {'volume': volume, 'issue': normal(issue), 'page': normal(page)}


def _glue(left: str, right: str, habits: Habits) -> str:
    if habits.separator == 'line':
        return f'{left}  \n{"  " if habits.marker else ""}{right}'
    ended = re.search(r'[.?!]["*)]*$', left)
    if habits.separator == '. ':
        return f'{left} {right}' if ended else f'{left}. {right}'
    if left.endswith('"'):  # American: the comma goes inside
        return f'{left} {right}' if ended else f'{left[:-1]}," {right}'
    return f'{left}, {right}'


def _end(work: Work, end: str) -> str:
    if end == 'doi':
        return f', doi:{work["DOI"]}' if 'DOI' in work else ''
    return ' [[pdf](/files/x.pdf)]' if end == '[pdf]' else end


def all_outcomes(count: int, seed: int) -> Iterator[Outcome]:
    """Fields of fourteen works on each of many pages."""
    chance, works = random.Random(seed), in_periodicals()
    return chain.from_iterable(outcomes(habits, chance.sample(works, 14)) for habits in some_habits(count, seed))
