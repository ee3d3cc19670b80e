"""What is fuzzed: a check for each grammar, and files to begin with; its words and kept inputs lie beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.checks import check_filter, check_front_matter, check_gradient, check_registries, of_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.checks import Check

HERE = Path(__file__).parent
TESTS = HERE.parent
#: Real lists, where they lie beside a development checkout: read while fuzzing, and kept by nobody.
CORPUS = TESTS.parent.parent / 'shared' / 'corpus'


class Target(NamedTuple):
    """A grammar: what is checked of any bytes, patterns of files of the tests and of the corpus, and a length.

    ``words`` names the lists of pieces that chance would not find, one a line, as libFuzzer reads them.
    """

    check: Check
    words: tuple[str, ...]
    files: tuple[str, ...] = ()
    real: str = ''
    longest: int = 3000

    def seeds(self) -> Iterator[tuple[str, bytes]]:
        """The files of the tests that have the format, by their names."""
        for pattern in self.files:
            for path in sorted(TESTS.glob(pattern)):
                if path.is_file() and not path.name.endswith('.outcome.json'):
                    yield path.relative_to(TESTS).as_posix(), path.read_bytes()

    def real_seeds(self) -> Iterator[bytes]:
        for path in sorted(CORPUS.glob(self.real)) if self.real else ():
            if path.is_file():
                yield path.read_bytes()


_MEMBER = '@misc{k, author = {Roe, Jane}, title = {'
_CFF = 'cff-version: 1.2.0\nmessage: m\ntitle: T\n'

TARGETS: dict[str, Target] = {
    'markdown': Target(
        of_source('markdown'),
        ('markdown', 'reference'),
        ('seed/*.md', 'reference/cases/*.md', 'sources/no_references/*.md', 'sources/fences/*.md'),
        'markdown/*',
        longest=1500,
    ),
    'reference': Target(of_source('markdown', '- ', '\n', of_lines=False), ('reference',), longest=800),
    'restructuredtext': Target(
        of_source('restructuredtext'),
        ('restructuredtext', 'reference'),
        ('reference/cases/*.rst', 'sources/no_references/*.rst', 'sources/fences/*.rst'),
        'rst/*',
        longest=1500,
    ),
    'bibtex': Target(
        of_source('bibtex'), ('bibtex',), ('sources/bibtex/cases/*.bib', 'library/merging/*/*.bib'), 'bibtex/*'
    ),
    'latex': Target(of_source('bibtex', _MEMBER, '}, year = 2020}\n', of_lines=False), ('latex',), longest=600),
    'csl-json': Target(of_source('csl-json'), ('csl-json',), ('sources/records/cases/*.json*',), 'csljson/*'),
    'ris': Target(of_source('ris'), ('ris',), ('sources/records/cases/*.ris',), 'ris/*'),
    'yaml': Target(of_source('yaml'), ('yaml',), ('sources/records/cases/*.y*ml', 'library/merging/*/*.yml'), 'yaml/*'),
    'citation-cff': Target(of_source('yaml', _CFF, '\n', of_lines=False), ('citation-cff',)),
    'front-matter': Target(check_front_matter, ('front-matter', 'gradient')),
    'gradient': Target(check_gradient, ('gradient',), longest=1100),
    'filter': Target(check_filter, ('filter',), longest=2100),
    'registries': Target(check_registries, ('registries',)),
}


def cases(name: str) -> Iterator[tuple[str, bytes]]:
    """The inputs that are kept for a target, by their names: to begin with, and what fuzzing has found."""
    for path in sorted((HERE / 'cases' / name).glob('*')):
        yield path.name, path.read_bytes()
