"""``sphinx-pubs show``: the publications as lines to read in a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.choosing import add_choice_options, chosen
from sphinxcontrib_pubs.cli.reading import add_merge_options, read_files, read_registry, read_venue_file
from sphinxcontrib_pubs.cli.reports import WRONG_USE, exit_status, write_text
from sphinxcontrib_pubs.library.names import written_name
from sphinxcontrib_pubs.model import notice_sentence, plain_text
from sphinxcontrib_pubs.model.terminal import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from sphinxcontrib_pubs.model import Publication

_MOST_AUTHORS = 6


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_files: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Adds the subcommand ``show``."""
    parser = commands.add_parser('show', help='list the publications')
    with_files(parser)
    add_choice_options(parser)
    add_merge_options(parser)
    parser.add_argument(
        '--explain', action='store_true', help='say below each entry which sources tell of it, and what each gave'
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints one line a publication; diagnostics go to standard error."""
    registry, problems = read_registry(options.people)
    venues, of_venues = read_venue_file(options.venues)
    publications, of_files = read_files(options, venues, explained=options.explain)
    problems += [*of_venues, *of_files]
    write_text(problems, sys.stderr)
    publications = [venues.recognise(publication, exported=True) for publication in publications]
    if options.filter:  # which alone may ask who somebody is
        publications = [registry.recognise(publication) for publication in publications]
    try:
        found = chosen(publications, options.filter, options.sort)
    except ValueError as error:
        sys.stderr.write(f'sphinx-pubs: {visible(str(error))}\n')
        return WRONG_USE
    for publication in found:
        sys.stdout.write(f'{visible(line_of(publication))}\n')
        if options.explain:
            sys.stdout.writelines(f'    {visible(line)}\n' for line in explanation(publication))
    return exit_status(problems)


def explanation(publication: Publication) -> Iterator[str]:
    """Which source tells of it, by what each was recognised, what each gave; and how it stands to others."""
    if not publication.accounts:
        yield _place(publication)
    for account in publication.accounts:
        line = _place(account.publication)
        if account.evidence:
            gave = ', '.join(name.replace('_', ' ') for name in account.fields) or 'nothing that was missing'
            line += f': the same {account.evidence}; gave {gave}'
        yield line
    for relation in publication.relations:
        yield f'{relation.kind} {relation.key}'


def _place(publication: Publication) -> str:
    place = f'{publication.source.file}:{publication.source.line}'
    return f'{place} ({publication.fetched})' if publication.fetched else place


def line_of(publication: Publication) -> str:
    """``key: Authors (year). Title. Venue. [Retracted 2021]``"""
    if publication.verbatim:
        return f'{publication.key}: {" ".join(plain_text(publication.as_written)[:400].split())[:200]}'
    names = [written_name(contributor.person) for contributor in publication.authors[:_MOST_AUTHORS]]
    if len(publication.authors) > _MOST_AUTHORS or publication.truncated:
        names.append('et al.')
    year = f' ({publication.issued})' if publication.issued else ''
    venue = f' {publication.venue.name}.' if publication.venue else ''
    title = publication.title_text
    stop = '' if title.endswith(('.', '?', '!', '…')) else '.'
    notices = ''.join(f' [{notice_sentence(notice).rstrip(".")}]' for notice in publication.notices)
    return ' '.join(f'{publication.key}: {"; ".join(names)}{year}. {title}{stop}{venue}{notices}'.split())
