"""Tables of options and settings, made from the declarations that the program itself reads."""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.banner.settings import SETTINGS
from sphinxcontrib_pubs.cli.command import make_parser
from sphinxcontrib_pubs.library.people.person import POSITION_ALIASES, POSITIONS
from sphinxcontrib_pubs.sphinx_ext.config import VALUES
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def _options() -> Iterable[Sequence[str]]:
    yield 'Option', 'Values', 'Meaning'
    for name, option in OPTIONS.items():
        yield f'``:{name}:``', option.values, option.help


def _configuration() -> Iterable[Sequence[str]]:
    yield 'Setting', 'Default', 'Meaning'
    for name, value in {**VALUES, **SETTINGS}.items():
        yield f'``{name}``', f'``{value.default!r}``', value.help


def _commands() -> Mapping[str, argparse.ArgumentParser]:
    (commands,) = (each for each in make_parser()._actions if isinstance(each, argparse._SubParsersAction))
    return commands.choices


def _command(name: str) -> Iterable[Sequence[str]]:
    yield 'Argument', 'Meaning'
    for action in _commands()[name]._actions:
        value = str(action.metavar or '')
        names = ', '.join(f'``{f"{option} {value}".strip()}``' for option in action.option_strings or [''])
        yield names, re.sub(r'--\w+', r'``\g<0>``', str(action.help))


def _people_roles() -> Iterable[Sequence[str]]:
    yield 'Role', 'Other words', 'On a publication'
    for position, roles in POSITIONS.items():
        aliases = (alias for alias, meant in POSITION_ALIASES.items() if meant == position)
        yield f'``{position}``', ', '.join(aliases), ', '.join(f'``{role}``' for role in roles) or 'no role'


TABLES: dict[str, Callable[[], Iterable[Sequence[str]]]] = {
    'options': _options,
    'configuration': _configuration,
    'people-roles': _people_roles,
    **{f'command-{name}': partial(_command, name) for name in _commands()},
}
_LINK = re.compile(r'(\[\]\([^)]+\))')
_WIDTHS = {2: (34, 66), 3: (22, 34, 44)}


class ReferenceTable(SphinxDirective):
    """``reference-table:: options``, ``configuration``, or ``command-check`` and the like."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {}

    def run(self) -> list[nodes.Node]:
        head, *rows = TABLES[self.arguments[0]]()
        group = nodes.tgroup('', cols=len(head))
        group += [nodes.colspec('', colwidth=width) for width in _WIDTHS[len(head)]]
        group += nodes.thead('', self._row(head))
        group += nodes.tbody('', *(self._row(row) for row in rows))
        return [nodes.table('', group, classes=['colwidths-given'])]

    def _row(self, cells: Sequence[str]) -> nodes.row:
        return nodes.row('', *(nodes.entry('', nodes.paragraph('', '', *self._inline(cell))) for cell in cells))

    def _inline(self, text: str) -> list[nodes.Node]:
        """Plain text in which double backquotes mark a literal, and ``[](page.md)`` is a link."""
        built: list[nodes.Node] = []
        for index, part in enumerate(text.split('``')):
            if index % 2:
                built.append(nodes.literal(part, part))
                continue
            for place, piece in enumerate(_LINK.split(part)):
                built += self.parse_inline(piece)[0] if place % 2 else [nodes.Text(piece)]
        return built


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive('reference-table', ReferenceTable)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
