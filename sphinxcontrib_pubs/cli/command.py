"""The arguments of ``sphinx-pubs`` and the way to its subcommands."""

from __future__ import annotations

import argparse
import io
import os
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs import __version__
from sphinxcontrib_pubs.cli import check, convert, fetch, init, people, preview, show
from sphinxcontrib_pubs.cli.reports import WRONG_USE
from sphinxcontrib_pubs.sources.registry import ALIASES, formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

#: What a shell gives to whatever the key for it ends.
_INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Parses the arguments and runs one subcommand; gives the exit status."""
    parser = make_parser()
    try:
        options = parser.parse_args(_with_sort_joined(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    _write_anything()
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has had enough (``sphinx-pubs show … | head``); Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write('\nsphinx-pubs: interrupted\n')
        return _INTERRUPTED
    return status


def _write_anything() -> None:
    """Lets no character stop the output: what the terminal's encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors='backslashreplace')


def _with_sort_joined(arguments: Sequence[str]) -> list[str]:
    """``--sort -year`` as ``--sort=-year``: argparse takes a word with a leading minus for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == '--sort':
            joined[-1] = f'--sort={argument}'
        else:
            joined.append(argument)
    return joined


def one_of(known: Iterable[str], what: str) -> Callable[[str], str]:
    """An argument type that takes the known words and names the nearest one to a mistyped word."""
    words = sorted(known)

    def check_word(text: str) -> str:
        if text in words:
            return text
        nearest = get_close_matches(text.lower(), words, n=1)
        hint = f'did you mean "{nearest[0]}"?' if nearest else f'expected one of: {", ".join(words)}'
        raise argparse.ArgumentTypeError(f'unknown {what} "{text}"; {hint}')

    return check_word


def _with_output(parser: argparse.ArgumentParser, kinds: Iterable[str]) -> None:
    """The option that says how a command reports; text is what it does without."""
    kinds = tuple(kinds)
    parser.add_argument(
        '--output',
        default='text',
        metavar='KIND',
        type=one_of(kinds, 'output'),
        help=f'how to report: {", ".join(kinds)} (default: text)',
    )


def make_parser() -> argparse.ArgumentParser:
    """The arguments of all subcommands, from which the documentation makes its tables as well."""
    parser = argparse.ArgumentParser(
        prog='sphinx-pubs', description='Read lists of publications as they are written, check and convert them.'
    )
    parser.add_argument('--version', action='version', version=f'%(prog)s {__version__}')
    commands = parser.add_subparsers(title='commands', required=True, metavar='COMMAND')
    convert.add_to(commands, _with_files, one_of)
    check.add_to(commands, _with_files, _with_output)
    show.add_to(commands, _with_files)
    people.add_to(commands, _with_files, _with_output)
    preview.add_to(commands, _with_output)
    fetch.add_to(commands)
    init.add_to(commands, one_of)
    return parser


def _with_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument('files', nargs='+', type=Path, metavar='FILE', help='a list of publications')
    parser.add_argument(
        '--from',
        dest='format',
        metavar='FORMAT',
        type=one_of({*formats(), *ALIASES}, 'format'),
        help=f'the format of the files: {", ".join(formats())} (default: by suffix, else by content)',
    )
