"""How long 10,000 BibTeX entries take to read, names and LaTeX included, beside pybtex in the same run.

Run it as a script: ``python tests/benchmarks/bibtex.py [entries] [rounds]``. pybtex parses the file and splits the
names, and decodes no LaTeX; ours makes publications of it.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import pybtex.errors
from pybtex.database.input.bibtex import Parser
from seed_style import make_list

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Callable

_FAMILIES = (
    'Ling',
    'Ahl',
    'Sj{\\"o}n',
    "Ch{\\'a}v{\\'e}z",
    'van der Ho',
    'Mo{\\l}ka',
    'Okoro',
    '{\\O}by',
    'Tan',
    'Bell',
)
_STARTS = ('Ba', 'Che', 'Do', 'Fi', 'Ga', 'Hu', 'Ja', 'Ke', 'Lo', 'Mi', 'Na', 'Pe', 'Ro', 'Sa', 'Te', 'Va', 'Wo', 'Ze')
_ENDS = ('ber', 'dal', 'ev', 'ford', 'hama', 'k', 'land', 'man', 'nez', 'pov', 'rin', 'son', 'tani', 'wu', 'zh{\\`e}')
_GIVEN = ('Ann', 'Bo', "Jos{\\'e}", 'Mei-Ling', 'R. T.', 'K.', 'Ada Lou', '{\\AA}sa', 'Tom', 'Ida')
_JOURNALS = ('jhl', '{Journal of Lamps \\& Lights}', '{Proc. of the {IEEE} Harbour Days}', '"Annals of Light"')


def make_file(length: int, abstracts: float = 0.3) -> str:
    """So many entries in the manner of an export: ten fields each, a third with LaTeX, a share with an abstract."""
    chance = random.Random(length)
    titles = [line.split('_')[1] for line in make_list(length).splitlines() if line.startswith('- ')]
    entries = ['@string{jhl = "Journal of Harbour Lights"}\n']
    for number, title in enumerate(titles):
        people = ' and '.join(
            f'{_family(chance)}, {chance.choice(_GIVEN)} {chr(chance.randint(65, 90))}.'
            for _ in range(chance.randint(1, 6))
        )
        if chance.random() < 0.3:
            title = f'{{{title.split()[0]}}} \\emph{{in situ}}: $O(n^2)$ and {title}--part~{number}'
        abstract = (
            f"  abstract = {{{' '.join(titles[number : number + 12])}, at {number}\\% of ``cost''.}},\n"
            if chance.random() < abstracts
            else ''
        )
        entries.append(
            f'@article{{key{number},\n  author = {{{people}}},\n  title = {{{title}}},\n'
            f'  journal = {chance.choice(_JOURNALS)},\n  year = {chance.randint(1990, 2025)},\n  month = mar,\n'
            f'  volume = {{{chance.randint(1, 90)}}},\n  number = {{{chance.randint(1, 12)}}},\n'
            f'  pages = {{{number}--{number + 9}}},\n{abstract}'
            f'  doi = {{10.1234/lamp.{number}}},\n  url = {{https://lamps.example/{number}}},\n}}\n'
        )
    return '\n'.join(entries)


def _family(chance: random.Random) -> str:
    """One of some thousand names, since a real file has many."""
    if chance.random() < 0.2:
        return chance.choice(_FAMILIES)
    return chance.choice(_STARTS) + chance.choice(_STARTS).lower() + chance.choice(_ENDS)


def read_with_pybtex(text: str) -> int:
    with pybtex.errors.capture():
        return len(Parser().parse_string(text).entries)


def read_with_ours(text: str) -> int:
    return len(read(text, file='lamps.bib', format='bibtex', notes=False).publications)


def seconds(reader: Callable[[str], int], text: str, length: int) -> float:
    start = time.process_time()
    found = reader(text)
    assert found == length, (reader, found)
    return time.process_time() - start


def ratio(length: int, rounds: int) -> tuple[float, float]:
    """The medians of both readers' times in turn: ours, pybtex's."""
    text = make_file(length)
    times = [(seconds(read_with_ours, text, length), seconds(read_with_pybtex, text, length)) for _ in range(rounds)]
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    ours, theirs = ratio(length, rounds)
    print(
        f'{length:,} entries, median of {rounds}: ours {ours:.2f} s, pybtex {theirs:.2f} s, ratio {ours / theirs:.3f}'
    )


if __name__ == '__main__':
    main()
