"""``sphinx-pubs check``: everything that the readers noticed, with its place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.reports import WRITERS, exit_status
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Problem


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_files: Callable[[argparse.ArgumentParser], None],
    one_of: Callable[..., Callable[[str], str]],
) -> None:
    parser = commands.add_parser('check', help='report errors, warnings and notes on style')
    with_files(parser)
    parser.add_argument('--strict', action='store_true', help='notes count as problems for the exit status')
    parser.add_argument(
        '--output',
        default='text',
        metavar='KIND',
        type=one_of(WRITERS, 'output'),
        help=f'how to report: {", ".join(WRITERS)} (default: text)',
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reports on standard error; the exit status is 1 for errors and warnings, with ``--strict`` also for notes."""
    problems: list[Problem] = []
    for path in options.files:
        problems += load(path, format=options.format or '').problems
    WRITERS[options.output](problems, sys.stderr)
    return exit_status(problems, strict=options.strict)
