"""What a style of CSL costs a site: ``python tests/benchmarks/csl_builds.py [--entries 10000] [--rounds 3]``.

One page with a list, and ten pages that show the same list, are built from nothing, with nothing changed, and with one
entry of their source changed. Prints the seconds of the processor, each the median of the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build import build, compile_modules, machine
from scale_cases import bibtex, configuration, list_page, write

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLES = ('apa', 'ieee', 'csl:apa')
STEPS = ('anew', 'again', 'one entry changed')
PAGES = (1, 10)


def make_site(folder: Path, style: str, pages: int, entries: int) -> None:
    documents = {f'page-{number}.md': list_page('list.bib', f':style: {style}') for number in range(1, pages)}
    toctree = '\n'.join(['', '```{toctree}', *(name.removesuffix('.md') for name in documents), '```', ''])
    index = list_page('list.bib', f':style: {style}') + toctree
    source = {'list.bib': bibtex(entries)}
    write(folder, {**configuration(['myst_parser', 'sphinxcontrib_pubs']), 'index.md': index, **documents, **source})


def change_one_entry(folder: Path) -> None:
    source = folder / 'list.bib'
    head, sign, tail = source.read_text('utf8').partition('title = {')
    source.write_text(f'{head}{sign}Again: {tail}', 'utf8')


def seconds(style: str, pages: int, entries: int) -> Iterator[float]:
    """The seconds of each step."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_site(folder, style, pages, entries)
        yield build(folder).processor_seconds
        yield build(folder).processor_seconds
        change_one_entry(folder)
        yield build(folder).processor_seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--entries', type=int, default=10_000)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--pages', type=int, nargs='+', default=PAGES)
    options = parser.parse_args()
    compile_modules()
    print(f'{machine()}; {options.entries:,} entries\n')
    print(f'| pages | style | {" | ".join(STEPS)} |\n| ---: | --- | {" | ".join("---:" for _ in STEPS)} |')
    for pages in options.pages:
        for style in STYLES:
            rounds = [list(seconds(style, pages, options.entries)) for _ in range(options.rounds)]
            cells = (f'{statistics.median(times):.2f} s' for times in zip(*rounds, strict=True))
            print(f'| {pages} | `{style}` | {" | ".join(cells)} |')
            sys.stdout.flush()


if __name__ == '__main__':
    main()
