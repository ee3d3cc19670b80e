"""``sphinx-pubs fetch``: what registries know of works, in a lock beside the list, shown before it is written."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.cli.asking import is_agreed
from sphinxcontrib_pubs.cli.counting import counted
from sphinxcontrib_pubs.cli.reports import WRONG_USE, UseError, exit_status, write_text
from sphinxcontrib_pubs.fetch.services import SERVICES
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.lock import LOCK_NAME
from sphinxcontrib_pubs.model.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.journal import Journal
    from sphinxcontrib_pubs.fetch.lock import Lock, Request
    from sphinxcontrib_pubs.fetch.services import Service
    from sphinxcontrib_pubs.fetch.wanted import Wanted
    from sphinxcontrib_pubs.model import Reading

_MOST = 2_000


class _Task(NamedTuple):
    """A lock that is made, or made anew: where it is, what the file and the lock hold so far, and what is wanted.

    ``content`` is None where there is no file yet.
    """

    path: Path
    content: bytes | None
    lock: Lock
    wanted: Sequence[Wanted]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the subcommand ``fetch``."""
    parser = commands.add_parser('fetch', help='ask registries for works, and keep what they tell in a lock file')
    parser.add_argument(
        'wanted',
        nargs='*',
        metavar='WHAT',
        help='a DOI, a number of arXiv, an ORCID, an author or an institution of OpenAlex, the address of BibTeX, '
        'or a list whose DOIs and numbers of arXiv are meant (default: all that the lock was made from)',
    )
    parser.add_argument(
        '--lock',
        type=Path,
        metavar='FILE',
        help='the lock (default: publications.lock.yml beside the first list that is named, else in this directory)',
    )
    parser.add_argument('--yes', action='store_true', help='write without asking')
    parser.add_argument(
        '--check', action='store_true', help='write nothing; the exit status is 1 where something has changed'
    )
    parser.add_argument(
        '--mailto',
        metavar='ADDRESS',
        default=os.environ.get('SPHINX_PUBS_MAILTO', ''),
        help='your address, which services ask for and answer faster to (default: SPHINX_PUBS_MAILTO)',
    )
    parser.add_argument(
        '--most', type=_number, default=_MOST, metavar='N', help=f'take no more works from OpenAlex (default: {_MOST})'
    )
    parser.add_argument(
        '--timeout', type=_seconds, default=30.0, metavar='SECONDS', help='how long to wait for a reply (default: 30)'
    )
    parser.add_argument(
        '--attempts', type=_number, default=4, metavar='N', help='how often to ask before giving up (default: 4)'
    )
    parser.add_argument(
        '--service',
        action='append',
        type=_service,
        default=[],
        metavar='NAME=ADDRESS',
        help=f'another server for one of {", ".join(SERVICES)} (default: SPHINX_PUBS_CROSSREF_URL and so on)',
    )
    parser.set_defaults(run=run)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text[:9]) < 1:
        raise argparse.ArgumentTypeError(f'expected a number from 1, got "{text}"')
    return int(text[:9])


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError(f'expected seconds up to 3600, got "{text}"')
    return seconds


def _service(text: str) -> tuple[str, str]:
    name, _, address = text.partition('=')
    if name not in SERVICES or not address.startswith(('http://', 'https://')):
        expected = ', '.join(SERVICES)
        raise argparse.ArgumentTypeError(
            f'expected NAME=ADDRESS with one of {expected}, and http or https; got "{text}"'
        )
    return name, address.rstrip('/')


def run(options: argparse.Namespace) -> int:
    """Writes what changes to the standard output, and problems to standard error; asks before it writes the lock."""
    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.errors import ClientMissingError
    from sphinxcontrib_pubs.fetch.journal import Journal
    from sphinxcontrib_pubs.fetch.lock import LockError

    try:
        client = Client(contact=options.mailto, timeout=options.timeout, attempts=options.attempts)
        task = _opened(options)
    except (UseError, ClientMissingError, ValueError) as error:
        sys.stderr.write(f'sphinx-pubs fetch: {visible(str(error))}\n')
        return WRONG_USE
    except LockError as error:
        write_text([error.problem], sys.stderr)
        return WRONG_USE
    except OSError as error:
        sys.stderr.write(f'sphinx-pubs fetch: {visible(str(error.filename))} cannot be read: {error.strerror}\n')
        return WRONG_USE
    journal = Journal(None if options.check else task.path.with_name(f'.{task.path.name}.part'))
    try:
        new, problems = _fetched(client, options, journal, task)
        return _finish(options, journal, task, new, problems)
    except KeyboardInterrupt:
        sys.stderr.write('\nsphinx-pubs fetch: interrupted; what was told so far is not asked for again today\n')
        return 1
    finally:
        client.close()


def _opened(options: argparse.Namespace) -> _Task:
    """What is to be done, with what is wanted by the names that a lock has for it.

    Raises UseError or LockError where that cannot be known, and OSError for a lock that cannot be read.
    """
    from sphinxcontrib_pubs.fetch.lock import Lock, LockError, read_lock
    from sphinxcontrib_pubs.fetch.wanted import read_wanted

    wanted = [read_wanted(text) for text in options.wanted]
    files = [Path(each.value) for each in wanted if each.kind == 'file']
    for file in files:
        if not file.is_file():
            raise UseError(f'"{file}" is no file, and no DOI, number of arXiv, ORCID, OpenAlex identifier or address')
    path = options.lock or (files[0].with_name(LOCK_NAME) if files else Path(LOCK_NAME))
    if any(file.exists() and path.exists() and file.samefile(path) for file in files):
        raise UseError(f'"{path}" is the lock itself; without an argument all that is in it is fetched again')
    before = path.read_bytes() if path.exists() else None
    old = Lock()
    if before is not None:
        try:
            old = read_lock(before.decode('utf-8-sig'), str(path))
        except UnicodeDecodeError:
            raise LockError(str(path), 1, 'it is not in UTF-8') from None
    if not wanted and before is None:
        raise UseError(f'there is no {path} yet; name what to fetch, such as a DOI or your list')
    if wanted:
        named = [
            each._replace(value=_beside(path, Path(each.value))) if each.kind == 'file' else each for each in wanted
        ]
    else:
        named = [_requested(request) for request in old.requests]
    return _Task(path, before, old, named)


def _requested(request: Request) -> Wanted:
    """What a line of the lock asks for, which may have been edited."""
    from sphinxcontrib_pubs.fetch.lock import LockError
    from sphinxcontrib_pubs.fetch.wanted import read_wanted

    try:
        return read_wanted(request.text)._replace(place=request.span)
    except ValueError as error:
        raise LockError(request.span.file, request.span.line, str(error)) from None


def _beside(lock: Path, file: Path) -> str:
    """How a lock calls a file: from its own directory, so that both can be moved together."""
    try:
        return Path(os.path.relpath(file, lock.parent)).as_posix()
    except ValueError:  # another drive
        return file.absolute().as_posix()


def _services(options: argparse.Namespace) -> Mapping[str, Service]:
    """The services, at other places where somebody says so; the pauses are those of the public servers."""
    environment = ((name, os.environ.get(f'SPHINX_PUBS_{name.upper()}_URL', '').rstrip('/')) for name in SERVICES)
    places = {**{name: address for name, address in environment if address}, **dict(options.service)}
    return {
        name: service._replace(base=places[name], interval=0.0) if name in places else service
        for name, service in SERVICES.items()
    }


def _fetched(
    client: Client, options: argparse.Namespace, journal: Journal, task: _Task
) -> tuple[Lock, Sequence[Problem]]:
    """What the lock is to hold, and what went wrong on the way."""
    from datetime import UTC, datetime

    from sphinxcontrib_pubs.cli.progress import Progress
    from sphinxcontrib_pubs.fetch.run import Run, Settings
    from sphinxcontrib_pubs.sources.load import load

    def read_list(name: str) -> Reading:
        return load(task.path.parent / name, notes=False)

    settings = Settings(
        services=_services(options),
        today=datetime.now(UTC).date().isoformat(),
        most=options.most,
        openalex_key=os.environ.get('OPENALEX_API_KEY', ''),
        read_list=read_list,
        progress=Progress(),
    )
    fetching = Run(client, settings, journal, task.lock, str(task.path))
    return fetching.over(task.wanted, is_whole=not options.wanted)


def _finish(options: argparse.Namespace, journal: Journal, task: _Task, new: Lock, problems: Sequence[Problem]) -> int:
    """Shows what the lock would have of others than now, and writes it where that is wanted; the exit status."""
    from sphinxcontrib_pubs.fetch.changes import changes

    name = visible(str(task.path))
    differences = list(changes(task.lock, new))
    sys.stdout.writelines(f'{visible(line)}\n' for line in differences)
    sys.stdout.flush()
    write_text(sorted(problems, key=lambda each: each.span), sys.stderr)
    status = exit_status(problems)
    if not differences:
        sys.stderr.write(f'{name} is as it would be\n')
        journal.remove()
        return status
    if options.check:
        sys.stderr.write(f'{name} would change; nothing was written\n')
        return max(status, 1)
    if not options.yes and not is_agreed(f'Write {name}?'):
        journal.remove()
        return max(status, 1)
    return _write(task, new, journal) or status


def _write(task: _Task, new: Lock, journal: Journal) -> int:
    """Writes the lock in one step; the exit status is 2 where that cannot be done."""
    from sphinxcontrib_pubs.cli.writing import put_content
    from sphinxcontrib_pubs.fetch.lock import to_text

    text = to_text(new)
    if task.content is not None and b'\r\n' in task.content:
        text = text.replace('\n', '\r\n')
    try:
        put_content(task.path, task.content, text.encode())
    except OSError as error:
        message = f'{task.path} cannot be written: {error.strerror}'
        span = SourceSpan(str(task.path), 1)
        hint = 'what was told is not asked for again today'
        problem = Problem(code='source-unwritable', message=message, severity=Severity.ERROR, span=span, hint=hint)
        write_text([problem], sys.stderr)
        return WRONG_USE
    journal.remove()
    sys.stderr.write(f'{visible(str(task.path))} written: {counted(len(new.records), "work")}\n')
    return 0
