"""Measures how long putting two sources together takes: ``python tests/benchmarks/merging.py [-n 1000 10000]``.

A hand-written list and a BibTeX file that tells of the same works: with DOIs, names in full, other capitals.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from seed_style import make_list

from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import collection_paused
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Publication


def make_bibtex(publications: Sequence[Publication]) -> str:
    """The same works as BibTeX, in the same order."""
    return '\n'.join(_entry(number, each) for number, each in enumerate(publications))


def _entry(number: int, publication: Publication) -> str:
    authors = ' and '.join(
        f'{{{person.literal}}}' if person.literal else f'{person.family}, {person.given.replace(".", "a")}'
        for person in publication.persons()
    )
    return (
        f'@inproceedings{{work{number}, author = {{{authors}}}, title = {{{publication.title_text.upper()}}},\n'
        f'  year = {publication.year}, doi = {{10.5555/work.{number}}}, abstract = {{On work {number}.}}}}\n'
    )


def measure(length: int) -> tuple[float, float]:
    """The seconds that reading both sources takes, and putting them together; ends the program if that fails."""
    start = time.process_time()
    written = read(make_list(length), file='list.md', format='markdown', notes=False).publications
    written = tuple(each for each in written if each.contributors and each.title)
    told = read(make_bibtex(written), file='works.bib', format='bibtex', notes=False).publications
    middle = time.process_time()
    with collection_paused():
        merged = merge((*written, *told))
    end = time.process_time()
    if len(merged.publications) != len(written) or not all(each.identifier('doi') for each in merged.publications):
        raise SystemExit(f'expected {len(written)} works with their DOIs, found {len(merged.publications)}')
    return middle - start, end - middle


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', '--entries', type=int, nargs='+', default=[1000, 10000], help='lengths of the lists')
    for length in parser.parse_args().entries:
        reading, merging = measure(length)
        print(f'{length:,} entries: {reading:.2f} s to read both sources, {merging:.2f} s to put them together')


if __name__ == '__main__':
    main()
