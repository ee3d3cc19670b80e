"""``sphinx-pubs people``: whom of the site's people the publications name, and whom the registry may lack."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.counting import counted
from sphinxcontrib_pubs.cli.reading import read_files, read_registry
from sphinxcontrib_pubs.cli.reports import exit_status, write_text
from sphinxcontrib_pubs.library.people.survey import problems_of, survey
from sphinxcontrib_pubs.model.terminal import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.library.people.survey import Sighting, Survey

OUTPUTS = ('text', 'json')
#: Section → the codes of what stands in it.
_SECTIONS = {
    'Near misses': 'person-near-miss',
    'Names of several people': 'person-ambiguous',
    'In many entries, and not registered': 'person-unregistered',
}


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_files: Callable[[argparse.ArgumentParser], None],
    with_output: Callable[[argparse.ArgumentParser, Iterable[str]], None],
) -> None:
    """Adds the subcommand ``people``."""
    parser = commands.add_parser('people', help='show which people of the group the publications name')
    with_files(parser)
    parser.add_argument(
        '--people',
        type=Path,
        metavar='FILE',
        help='the people of the site, in YAML or JSON, or a folder of profiles of Hugo Blox (default: nobody, so that '
        'all names count as new)',
    )
    with_output(parser, OUTPUTS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes what was found to the standard output; errors and warnings go to standard error."""
    registry, of_registry = read_registry(options.people)
    publications, of_files = read_files(options)
    problems = [*of_registry, *of_files]
    write_text(problems, sys.stderr)
    found = survey(registry, publications)
    if options.output == 'json':
        sys.stdout.write(f'{json.dumps(_as_data(found, registry), indent=2, ensure_ascii=False)}\n')
    else:
        sys.stdout.writelines(f'{visible(line)}\n' for line in _as_text(found, registry))
    return exit_status(problems)


def _as_text(found: Survey, registry: PeopleRegistry) -> Iterator[str]:
    """Sections under headings; a section without anything in it is left out."""
    if registry.people:
        seen = sum(map(bool, found.recognised.values()))
        yield f'Recognised: {seen} of {len(registry.people)}'
        width = max(map(len, registry.people))
        for person_id, sightings in found.recognised.items():
            yield f'  {person_id:{width}}  {registry.people[person_id].names[0]}: {_told(sightings)}'
    problems = list(problems_of(found, registry))
    for heading, code in _SECTIONS.items():
        own = [problem for problem in problems if problem.code == code]
        if own:
            yield from ('', heading) if registry.people or code != 'person-unregistered' else (heading,)
            yield from (f'  {problem.span}: {problem.message}' for problem in own)


def _told(sightings: Sequence[Sighting]) -> str:
    """How many entries have the person, by which forms of the name."""
    if not sightings:
        return 'in no entry'
    forms: dict[str, int] = {}
    for sighting in sightings:
        forms[sighting.name] = forms.get(sighting.name, 0) + 1
    entries = len({id(sighting.publication) for sighting in sightings})
    names = '; '.join(f'{name} ({count})' if len(forms) > 1 else name for name, count in forms.items())
    return f'{counted(entries, "entry", "entries")} as {names}'


def _as_data(found: Survey, registry: PeopleRegistry) -> dict[str, object]:
    return {
        'recognised': [
            {'id': person_id, 'name': registry.people[person_id].names[0], 'entries': list(_entries(sightings))}
            for person_id, sightings in found.recognised.items()
        ],
        'near_misses': [
            {'id': miss.id, 'difference': miss.difference, 'name': each[0].name, 'entries': list(_entries(each))}
            for miss, each in found.near
        ],
        'ambiguous': [
            {'ids': list(ids), 'name': each[0].name, 'entries': list(_entries(each))} for ids, each in found.ambiguous
        ],
        'unregistered': [{'name': each[0].name, 'entries': list(_entries(each))} for each in found.unregistered],
    }


def _entries(sightings: Iterable[Sighting]) -> Iterator[dict[str, object]]:
    for sighting in sightings:
        span = sighting.span
        yield {
            'key': sighting.publication.key,
            'file': span.file,
            'line': span.line,
            'column': span.column,
            'name': sighting.name,
            'roles': list(sighting.contributor.roles),
        }
