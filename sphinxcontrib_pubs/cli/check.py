"""``sphinx-pubs check``: what the readers noticed, with its place; mended where that is asked for and safe."""

from __future__ import annotations

import argparse
import os
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.difference import difference
from sphinxcontrib_pubs.cli.fixing import fix
from sphinxcontrib_pubs.cli.reading import read_registry
from sphinxcontrib_pubs.cli.reports import UNREADABLE, WRITERS, Finding, exit_status
from sphinxcontrib_pubs.cli.writing import replace_content
from sphinxcontrib_pubs.library.people.survey import problems_of, survey
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.codes import CODES
from sphinxcontrib_pubs.sources.load import files_of_list, format_of, load, load_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sources.beside import FilesOfList
    from sphinxcontrib_pubs.sources.registry import Format


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_files: Callable[[argparse.ArgumentParser], None],
    with_output: Callable[[argparse.ArgumentParser, Iterable[str]], None],
) -> None:
    """Adds the subcommand ``check``."""
    parser = commands.add_parser('check', help='report errors, warnings and notes on style, and mend what is safe')
    with_files(parser)
    parser.add_argument('--strict', action='store_true', help='notes count as problems for the exit status')
    parser.add_argument('--fix', action='store_true', help='mend in the files what is safe to mend')
    parser.add_argument('--diff', action='store_true', help='show what --fix would change, and change nothing')
    parser.add_argument(
        '--people',
        type=Path,
        metavar='FILE',
        help='the people of the site, in YAML or JSON, or a folder of profiles of Hugo Blox: names that are nearly '
        'theirs, that may be several of them, or that occur often and are not registered are noted',
    )
    parser.add_argument(
        '--ignore',
        action='append',
        default=[],
        metavar='CODE',
        type=_code,
        help='say nothing of problems of this code, and mend none; may be given several times',
    )
    with_output(parser, WRITERS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reports on standard error, a difference on standard output.

    The exit status is 1 for errors and warnings that are left, with ``--strict`` also for notes.
    """
    findings: list[Finding] = []
    ignored = frozenset(options.ignore) - UNREADABLE
    files = files_of_list(options.files)
    for path in _once(options.files):
        findings += (each for each in _check(path, files, options, ignored) if each.problem.code not in ignored)
    if options.people:
        told = _of_people(options)
        findings += (Finding(problem) for problem in told if problem.code not in ignored)
    WRITERS[options.output](findings, sys.stderr)
    if options.fix and not options.diff and options.output == 'text':
        sys.stderr.write(_summary(findings))
    return exit_status((each.problem for each in findings if not each.fixed), strict=options.strict)


def _of_people(options: argparse.Namespace) -> list[Problem]:
    """What is wrong in the file of people, and what their names in the lists give to think about."""
    registry, problems = read_registry(options.people)
    publications: list[Publication] = []
    for path in _once(options.files):
        publications += load(path, format=options.format or '').publications
    notes = problems_of(survey(registry, publications), registry) if registry.people else ()
    return [*problems, *sorted(notes, key=lambda each: each.span[:3])]


def _code(text: str) -> str:
    """A code; one that is nearly ours is mistyped, any other may be that of another package's reader."""
    nearest = get_close_matches(text.lower(), CODES, n=1)
    if text in CODES or not nearest:
        return text
    raise argparse.ArgumentTypeError(f'unknown code "{text}"; did you mean "{nearest[0]}"?')


def _once(paths: Iterable[Path]) -> Iterable[Path]:
    """Each file once, under the first of its names, so that nothing is told or mended twice."""
    files: dict[str, Path] = {}
    for path in paths:
        files.setdefault(os.path.realpath(path), path)
    return files.values()


def _check(path: Path, files: FilesOfList, options: argparse.Namespace, ignored: frozenset[str]) -> list[Finding]:
    if (options.fix or options.diff) and path.is_file():
        try:
            format = format_of(path.read_bytes(), path.name, options.format or '')
            if format is not None:
                return _mended(path, format, ignored, write=not options.diff)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problems = load(path, format=options.format or '').problems
            return [*map(Finding, problems), *map(Finding, _unwritten(path, reason, problems))]
    return [Finding(problem) for problem in load_beside(path, files, format=options.format or '').problems]


def _mended(path: Path, format: Format, ignored: frozenset[str], *, write: bool) -> list[Finding]:
    """What was mended in a file and what is left; or, where nothing is to be written, what there is."""
    content = path.read_bytes()
    result = fix(content, format, str(path), ignored)
    if not write:
        sys.stdout.writelines(f'{line}\n' for line in difference(content, result.content, str(path)))
        return [Finding(problem) for problem in result.found]
    if result.fixed:
        replace_content(path, content, result.content)
    findings = [Finding(problem, fixed=True) for problem in result.fixed]
    findings += [Finding(problem) for problem in result.reading.problems]
    return sorted(findings, key=lambda each: (each.problem.span.line, each.problem.span.column))


def _unwritten(path: Path, reason: str, problems: Iterable[Problem]) -> list[Problem]:
    """That a file could not be mended, unless it could not even be read."""
    if any(problem.code in UNREADABLE for problem in problems):
        return []
    return [
        Problem(
            code='source-unwritable',
            message=f'{path} cannot be mended: {reason}',
            severity=Severity.ERROR,
            span=SourceSpan(file=str(path), line=1),
            hint='nothing of it was changed',
        )
    ]


def _summary(findings: Sequence[Finding]) -> str:
    fixed = sum(each.fixed for each in findings)
    return f'{fixed} fixed, {len(findings) - fixed} left\n' if findings else ''
