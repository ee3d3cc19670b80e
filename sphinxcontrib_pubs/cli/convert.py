"""``sphinx-pubs convert``: sources in, one document of another format out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from sphinxcontrib_pubs.cli.choosing import add_choice_options, chosen
from sphinxcontrib_pubs.cli.losses import left_out
from sphinxcontrib_pubs.cli.printing import add_print_options, asks_for_lines, printed
from sphinxcontrib_pubs.cli.reading import add_merge_options, read_files, read_registry, read_venue_file
from sphinxcontrib_pubs.cli.reports import UNREADABLE, WRONG_USE, write_text
from sphinxcontrib_pubs.export.bibtex import to_bibtex
from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.export.markdown import to_markdown
from sphinxcontrib_pubs.export.records import to_records
from sphinxcontrib_pubs.export.ris import to_ris
from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.model.terminal import visible
from sphinxcontrib_pubs.model.whole_file import write_whole
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.load import load, read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.library.venues import VenueRegistry
    from sphinxcontrib_pubs.model import Publication


def _csl_json(publications: Sequence[Publication], _: Mapping[str, object]) -> str:
    return json.dumps(to_csl_json(publications), ensure_ascii=False, indent=2) + '\n'


def _markdown(publications: Sequence[Publication], front_matter: Mapping[str, object]) -> str:
    head = ''
    if front_matter:
        head = f'---\n{yaml.safe_dump(dict(front_matter), allow_unicode=True, sort_keys=False, width=120)}---\n'
    return to_markdown(publications, lambda text: read(text, file='', format='markdown', notes=False), head=head)


def _bibtex(publications: Sequence[Publication], _: Mapping[str, object]) -> str:
    return to_bibtex(publications, read_entry_text)


def _ris(publications: Sequence[Publication], _: Mapping[str, object]) -> str:
    return to_ris(publications)


def _yaml(publications: Sequence[Publication], front_matter: Mapping[str, object]) -> str:
    """A list of entries, below ``publications`` where the source says something of itself."""
    records = to_records(publications)
    document = {**front_matter, 'publications': records} if front_matter else records
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120)


#: Target formats and the functions that write them, from the publications and the first source's front matter.
TARGETS: dict[str, Callable[[Sequence[Publication], Mapping[str, object]], str]] = {
    'csl-json': _csl_json,
    'bibtex': _bibtex,
    'ris': _ris,
    'yaml': _yaml,
    'markdown': _markdown,
}

#: Targets that say what a source displays; all others want the names of venues in full.
AS_DISPLAYED = frozenset({'markdown', 'yaml'})


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_files: Callable[[argparse.ArgumentParser], None],
    one_of: Callable[..., Callable[[str], str]],
) -> None:
    """Adds the subcommand ``convert``."""
    parser = commands.add_parser('convert', help='write the publications in another format')
    with_files(parser)
    parser.add_argument(
        '--to',
        required=True,
        metavar='FORMAT',
        type=one_of({**TARGETS, 'latex': None}, 'format'),
        help=f'the format to write: {", ".join(TARGETS)}, latex',
    )
    parser.add_argument('-o', '--output', type=Path, metavar='OUT', help='the file to write (default: standard output)')
    add_choice_options(parser)
    add_merge_options(parser)
    add_print_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes all files' publications as one document.

    Errors and warnings go to standard error, and notes on what the format has no place for.
    """
    venues, wrong = read_venue_file(options.venues)
    registry, of_people = read_registry(options.people)
    publications, problems = read_files(options, venues)
    write_text([*wrong, *of_people, *problems], sys.stderr)
    if all(problem.code in UNREADABLE for problem in problems) and len(problems) == len(options.files):
        return WRONG_USE
    readings = (load(path, format=options.format or '', notes=False) for path in options.files)
    front_matter = next((reading.front_matter for reading in readings if reading.front_matter), {})
    try:
        publications = _chosen(publications, options, venues, registry)
        if asks_for_lines(options):
            text = printed(publications, options, venues, registry, front_matter)
        else:
            if options.to not in AS_DISPLAYED:
                publications = [venues.recognise(publication, exported=True) for publication in publications]
            text = TARGETS[options.to](publications, front_matter)
            write_text(left_out(publications, text, options.to), sys.stderr)
    except ValueError as error:
        sys.stderr.write(f'sphinx-pubs: {visible(str(error))}\n')
        return WRONG_USE
    if options.output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A document's encoding is not for the terminal to choose; names of files may be no Unicode.
            sys.stdout.reconfigure(encoding='utf-8', errors='backslashreplace')
        sys.stdout.write(text)
    else:
        try:
            _write(options.output, text.encode('utf-8', 'backslashreplace'))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            sys.stderr.write(f'sphinx-pubs: {visible(str(options.output))} cannot be written: {reason}\n')
            return WRONG_USE
    if any(problem.code in UNREADABLE for problem in problems):
        return WRONG_USE
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _chosen(
    publications: Sequence[Publication], options: argparse.Namespace, venues: VenueRegistry, registry: PeopleRegistry
) -> list[Publication]:
    """The publications that are asked for, as their source tells them: who is who does not show in data."""
    if not options.filter and not options.sort:
        return list(publications)
    by_key = {publication.key: publication for publication in publications}
    known = [registry.recognise(venues.recognise(publication, exported=True)) for publication in publications]
    return [by_key[each.key] for each in chosen(known, options.filter, options.sort)]


def _write(path: Path, content: bytes) -> None:
    """Puts the document in the place of a file, where a link leads to one, or into a pipe or a device."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
    else:
        write_whole(path.resolve(), content)
