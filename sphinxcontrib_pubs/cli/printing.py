"""``convert --style``: publications as lines of a style, for a curriculum vitae or a page that is no source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.choosing import of_author
from sphinxcontrib_pubs.format import Buttons, StyleError, notices, style_behind, style_named
from sphinxcontrib_pubs.format.cv import own_in_bold
from sphinxcontrib_pubs.library.errors import did_you_mean
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.sort import parse_sort

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.export.printed import Section
    from sphinxcontrib_pubs.format import Style
    from sphinxcontrib_pubs.library.group import Group
    from sphinxcontrib_pubs.library.venues import VenueRegistry
    from sphinxcontrib_pubs.model import Publication

#: What the ids of people who are named on the command line alone begin with.
_NAMED = 'author'


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """The options of lines in a style."""
    printed = parser.add_argument_group('markdown and latex', 'Lines in a style, numbered, for a curriculum vitae.')
    printed.add_argument('--style', metavar='NAME', help='write lines in this style, or in a .csl file; latex: cv')
    printed.add_argument(
        '--author',
        metavar='NAME',
        help='what one person, or several with semicolons between them, have a part in, with the names set off: ids of '
        '--people, or names',
    )
    printed.add_argument('--group-by', default='', metavar='LEVELS', help='headings, for example: year')
    printed.add_argument('--fragment', action='store_true', help='latex: the list alone, for a document to input')


def asks_for_lines(options: argparse.Namespace) -> bool:
    """Whether lines in a style are to be written. Raises ValueError for an option that goes with these alone."""
    if options.style or options.to == 'latex':
        if options.fragment and options.to != 'latex':
            raise ValueError(f'--fragment is for a document of LaTeX, and not for {options.to}')
        return True
    for name in ('author', 'group_by', 'fragment'):
        if getattr(options, name):
            raise ValueError(f'--{name.replace("_", "-")} is for lines in a style: add --style, or write --to latex')
    return False


def printed(
    publications: Sequence[Publication],
    options: argparse.Namespace,
    venues: VenueRegistry,
    registry: PeopleRegistry,
    front_matter: Mapping[str, object],
) -> str:
    """The document. Raises ValueError, with what to do, for an option that cannot be used."""
    if options.to not in ('markdown', 'latex'):
        raise ValueError(f'--style sets lines, which {options.to} has none of; use --to markdown or latex')
    style = _style(options.style or 'cv')
    if options.author and not options.people:
        names = options.author.split(';')
        registry, _ = PeopleRegistry.from_mapping({f'{_NAMED}-{number}': name for number, name in enumerate(names)})
    told = [registry.recognise(venues.recognise(publication)) for publication in publications]
    if options.author:
        told, unknown = of_author(told, options.author, registry)
        if unknown and options.people:
            raise ValueError(f'nobody has the id or the name {unknown[0]!r} in the file of --people')
        if unknown:
            raise ValueError(f'--author {unknown[0]!r} recognises nobody; write family and given name, as in "Roe, A."')
    by_names = bool(options.sort) and parse_sort(options.sort).by_names
    sections = tuple(_sections(told, options.group_by, style, by_names=by_names))
    title = str(front_matter.get('title') or 'Publications')
    if options.to == 'markdown':
        from sphinxcontrib_pubs.export.printed import to_printed_markdown

        return to_printed_markdown(sections, title)
    from sphinxcontrib_pubs.export.printed_latex import needs_unicode_engine, to_printed_latex

    text = to_printed_latex(sections, title, fragment=options.fragment)
    if needs_unicode_engine(text):
        message = 'some letters are none of pdflatex; lualatex and xelatex print them where they have a font for them'
        sys.stderr.write(f'sphinx-pubs: {message}\n')
    return text


def _style(name: str) -> Style:
    try:
        return style_named(name)
    except StyleError as error:
        hint = '; '.join(part for part in (did_you_mean(name, error.names, ''), error.hint) if part)
        raise ValueError(f'{error}{f" ({hint})" if hint else ""}') from None


def _sections(publications: Sequence[Publication], levels: str, style: Style, *, by_names: bool) -> Iterator[Section]:
    """The lines under their headings; ``by_names`` says that works of the same people stand together."""
    from sphinxcontrib_pubs.export.printed import Section
    from sphinxcontrib_pubs.library.group import parse_group_by

    buttons = Buttons({})

    def section(title: str, depth: int, members: Sequence[Publication]) -> Section:
        above = [None, *members[:-1]] if by_names else [None] * len(members)
        lines = (
            (*buttons.line(style_behind(style, before), each), *notices(each, lambda _: ''))
            for before, each in zip(above, members, strict=True)
        )
        return Section(title, depth, tuple(map(own_in_bold, lines)))

    def walk(group: Group, depth: int) -> Iterator[Section]:
        yield section(group.title, depth, () if group.groups else group.publications)
        for inner in group.groups:
            yield from walk(inner, depth + 1)

    if not levels:
        yield section('', 0, publications)
        return
    for group in parse_group_by(levels).apply(publications):
        yield from walk(group, 0)
