"""Lists in several styles, made from the entries of ``seed_style``'s words, and text that was written to be slow."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from seed_style import make_family, make_list, make_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMATS = ('markdown', 'restructuredtext')
_JOURNALS = ('Annals of Sparse Methods', 'Journal of Lazy Graphs', 'Frugal Letters', 'Proceedings of the Map Society')
_GIVEN = ('Ada', 'Bo', 'Chiara', 'Dilip', 'Edda', 'Femi', 'Goro', 'Hana')


def _seed(length: int, format: str) -> str:
    text = make_list(length)
    # reStructuredText has one marker for emphasis.
    return (
        text if format == 'markdown' else text.replace('_', '*').replace('# Publications', 'Publications\n============')
    )


def _numbered(chance: random.Random, number: int, format: str) -> str:
    """As in medicine: ``Ito B, Kuhl C. Title. Journal. 2019;4(2):10–19.``"""
    people = ', '.join(f'{make_family(chance)} {chance.choice("ABCDEGHJKLM")}' for _ in range(chance.randint(2, 8)))
    year, volume, page = chance.randint(1995, 2024), chance.randint(1, 90), chance.randint(1, 900)
    details = f'{year};{volume}({chance.randint(1, 12)}):{page}–{page + 9}. doi:10.1234/abc.{number}'
    return f'{number + 1}. {people}. {make_title(chance, number)}. {chance.choice(_JOURNALS)}. {details}'


def _spoken(chance: random.Random, number: int, format: str) -> str:
    """Names in full, a quoted title, an emphasised journal."""
    people = ', '.join(f'{chance.choice(_GIVEN)} {make_family(chance)}' for _ in range(chance.randint(1, 6)))
    place = f'*{chance.choice(_JOURNALS)}*, vol. {chance.randint(1, 90)}, pp. {number + 1}–{number + 9}'
    return f'- {people}. “{make_title(chance, number)}.” {place}, {chance.randint(1995, 2024)}.'


def _linked(chance: random.Random, number: int, format: str) -> str:
    """The title first, as a link, the people below it."""
    title, address = make_title(chance, number), f'https://example.org/{number}'
    link = f'[{title}]({address})' if format == 'markdown' else f'`{title} <{address}>`__'
    people = ', '.join(f'{chance.choice("ABCDE")}. {make_family(chance)}' for _ in range(chance.randint(1, 6)))
    return f'- {link}\n  {people}\n  {chance.choice(_JOURNALS)}, {chance.randint(1995, 2024)}'


def _labelled(chance: random.Random, number: int, format: str) -> str:
    people = '; '.join(f'{make_family(chance)}, {chance.choice(_GIVEN)}' for _ in range(chance.randint(1, 6)))
    lines = [f'- Title: {make_title(chance, number)}', f'  Authors: {people}', f'  Journal: {chance.choice(_JOURNALS)}']
    return '\n'.join([*lines, f'  Year: {chance.randint(1995, 2024)}'])


def _entries(entry: Callable[[random.Random, int, str], str]) -> Callable[[int, str], str]:
    def make(length: int, format: str) -> str:
        chance = random.Random(length)
        return '\n\n'.join(entry(chance, number, format) for number in range(length)) + '\n'

    return make


#: By the name of the style: so many entries in a format.
LISTS: Mapping[str, Callable[[int, str], str]] = {
    'seed': _seed,
    'numbered': _entries(_numbered),
    'spoken': _entries(_spoken),
    'linked': _entries(_linked),
    'labelled': _entries(_labelled),
}

#: What is repeated up to the length of an entry, and of a page.
HOSTILE = {
    'brackets': '[',
    'links without an end': '[a](',
    'parentheses': '(',
    'commas': 'a, ',
    'no space': 'a',
    'capitals and no space': 'Ab',
    'nested emphasis': '*a _b ',
    'double quotes': '"',
    'quoted letters': "'a ",
    'backslashes': '\\',
    'angles': '<',
    'tags without an end': '<a b="',
    'pipes': '|',
    'digits': '1',
    'numbers': '1 ',
    'backticks': '` ``',
    'names': 'Ito, B., ',
    'full names': 'Bo Ito, ',
    'sentences': 'On Ice. ',
    'years': '(2020) ',
    'volumes': '4(2):1–9, ',
    'editors': 'eds. ',
    'dollars': '$a ',
    'entities': '&amp',
    'underscores': '_a',
    'spaces': '  a',
    'braces': '{{< a ',
    'roles': ':a:`b',
    'lines': 'a\n',
}


def make_hostile(unit: str, count: int, length: int) -> str:
    """So many list items of about so many characters, each nothing but the unit again and again."""
    return '\n\n'.join(['- ' + unit * (length // len(unit))] * count) + '\n'
