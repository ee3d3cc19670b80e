"""``sphinx-pubs convert``: sources in, one document of another format out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.reading import read_files
from sphinxcontrib_pubs.cli.reports import UNREADABLE, write_text
from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.model import Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from sphinxcontrib_pubs.model import Publication


def _csl_json(publications: Sequence[Publication]) -> str:
    return json.dumps(to_csl_json(publications), ensure_ascii=False, indent=2) + '\n'


#: Target formats and the functions that write them.
TARGETS: dict[str, Callable[[Sequence[Publication]], str]] = {'csl-json': _csl_json}


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_files: Callable[[argparse.ArgumentParser], None],
    one_of: Callable[..., Callable[[str], str]],
) -> None:
    parser = commands.add_parser('convert', help='write the publications in another format')
    with_files(parser)
    parser.add_argument(
        '--to',
        required=True,
        metavar='FORMAT',
        type=one_of(TARGETS, 'format'),
        help=f'the format to write: {", ".join(TARGETS)}',
    )
    parser.add_argument('-o', '--output', type=Path, metavar='OUT', help='the file to write (default: standard output)')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes all files' publications as one document; errors and warnings go to standard error."""
    publications, problems = read_files(options)
    write_text(problems, sys.stderr)
    if all(problem.code in UNREADABLE for problem in problems) and len(problems) == len(options.files):
        return 2
    text = TARGETS[options.to](publications)
    if options.output is None:
        sys.stdout.write(text)
    else:
        try:
            options.output.write_text(text, encoding='utf-8')
        except OSError as error:
            sys.stderr.write(f'sphinx-pubs: {options.output} cannot be written: {error.strerror}\n')
            return 2
    if any(problem.code in UNREADABLE for problem in problems):
        return 2
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0
