"""Blocks of reStructuredText by docutils, with every directive and role switched off."""

from __future__ import annotations

import copy
import re
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, states
from docutils.statemachine import TransitionCorrection, string2lines
from docutils.utils import new_document

from sphinxcontrib_pubs.sources.fences import Fence, code_language, holds_bibtex, is_for_entries
from sphinxcontrib_pubs.sources.lines import YEAR_LINE

#: Directives that only arrange their content, without and with a title of their own.
_CONTAINERS = frozenset(
    [
        *('attention', 'caution', 'hint', 'important', 'note', 'tip', 'warning'),
        *('class', 'compound', 'container', 'epigraph', 'highlights', 'only', 'pull-quote', 'rst-class'),
        *('card-carousel', 'grid', 'grid-item', 'group-tab', 'hlist', 'panels', 'tab-set', 'tabs'),
    ]
)
_TITLED = frozenset(
    [
        *('admonition', 'sidebar', 'topic'),
        *('card', 'collapse', 'details', 'dropdown', 'grid-item-card', 'tab', 'tab-item'),
    ]
)
_CODE = frozenset({'code', 'code-block', 'sourcecode'})
_TABLES = ('list-table', 'csv-table')
#: How a reference begins, and no program or log, and what it has within its first lines.
_MAY_REFER = re.compile(r'[“"]?[^\W\d_a-z][\w.,’\'-]*\s[^=<>{}$\\]{8,400}?(?<!\d)(?:19|20)\d\d(?!\d)')
_OPTION = re.compile(r'\s*:([\w-]{1,40}):\s*(.{0,200})')


class _Silent(states.RSTState):
    """A state in which a directive is a block of unread text: none is looked up, so none can run."""

    # docutils keeps used machines for nested text on the class: ours must never mix with those of others.
    nested_sm_cache: list[Any] = []  # noqa: RUF012

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        super().__init__(state_machine, debug)
        self.nested_sm_kwargs = {'state_classes': _STATES, 'initial_state': 'Body'}

    def run_directive(self, *arguments: Any, **options: Any) -> tuple[list[nodes.Node], bool]:
        return self._pass_over('')

    def directive(self, match: Any, **options: Any) -> tuple[list[nodes.Node], bool]:
        return self._pass_over(match.group(1).lower())

    def enumerator(self, match: Any, context: Any, next_state: Any) -> Any:
        """``K. Sato`` begins with an initial: capitals number no list here."""
        if match.group().strip().rstrip('.').isupper():
            raise TransitionCorrection('text')
        return super().enumerator(match, context, next_state)  # type: ignore[misc]

    def _pass_over(self, name: str) -> tuple[list[nodes.Node], bool]:
        """Takes a directive's lines; what only arranges its content is looked into."""
        machine: Any = self.state_machine
        block, _, offset, blank_finish = machine.get_first_known_indented(0, strip_top=False)
        argument = block[0].partition('::')[2].strip() if block else ''
        if name == 'rubric' and argument:
            return [_titled(nodes.rubric, argument, offset)], bool(blank_finish)
        if name in _CODE:
            code = _code(block, offset, argument)
            return [code] if code is not None else [], bool(blank_finish)
        node = nodes.container(classes=[name] if name in _TABLES else [], opens=offset)
        if name == 'raw' and argument.split() == ['html']:
            node['classes'] = ['html']
        elif name not in _CONTAINERS and name not in _TITLED and name not in _TABLES:
            fields = _fields(block, offset)
            return [fields] if fields is not None else [], bool(blank_finish)
        if name in _TITLED and argument:
            node += _titled(nodes.title, argument, offset)
        start = 1
        while start < len(block) and (option := _OPTION.match(block[start])):
            if option[1] in ('header-rows', 'header') and name in _TABLES:
                node[option[1]] = option[2]
            start += 1
        if start == 1 and name in _CONTAINERS and argument:
            start = 0  # ``.. note:: text``: the text begins on the line of the name
            block[0] = argument
        if node['classes'] in (['html'], ['csv-table']):
            node += nodes.Text('\n'.join(block[start:]))
            node.line = offset + start
            return [node], bool(blank_finish)
        self.nested_parse(block[start:], offset + start, node)
        return [node], bool(blank_finish)


def _fields(block: Any, offset: int) -> nodes.field_list | None:
    """The options of a directive that some project made for its publications, as the fields that they are."""
    found = [(option, offset + index) for index, line in enumerate(block) if (option := _OPTION.match(line))]
    names = {option[1].lower() for option, _ in found}
    if 'title' not in names or names.isdisjoint(('author', 'authors')):
        return None
    fields = nodes.field_list()
    for option, line in found:
        value = nodes.paragraph(option[2], option[2])
        field = nodes.field('', nodes.field_name('', option[1]), nodes.field_body('', value))
        field.line = value.line = line + 1
        fields += field
    return fields


def _titled(kind: type[nodes.TextElement], text: str, offset: int) -> nodes.TextElement:
    node = kind(text, text)
    node.line = offset + 1
    return node


def _code(block: Any, offset: int, language: str) -> nodes.literal_block | None:
    """A code block whose lines begin at ``offset``, if it holds BibTeX, or says no language and may hold references."""
    start = 1
    while start < len(block) and (not block[start].strip() or _OPTION.match(block[start])):
        start += 1
    content = '\n'.join(block[start:]).rstrip()
    first, last = offset + start, offset + start + content.count('\n')
    if holds_bibtex(language, content):
        return nodes.literal_block(fence=Fence(offset, max(offset, last), first, content, is_for_entries(language)))
    if code_language(language) or not content:
        return None
    node = nodes.literal_block(content, content)
    node.line = first + 1
    return node


def fences_of(document: nodes.document) -> list[Fence]:
    """The code blocks of a page that hold BibTeX; without a double colon before it no page is whole."""
    found = []
    for node in document.findall(nodes.literal_block):
        content = node.astext()
        if 'fence' in node:
            found.append(node['fence'])
        elif node.line and holds_bibtex('', content):
            first = node.line - 1
            found.append(Fence(first, first + content.count('\n'), first, content, apart=False))
    return found


def paragraphs_of(node: nodes.literal_block) -> list[nodes.paragraph]:
    """Those of a block of code that says no language: some keep a reference in one, to be copied."""
    content = node.astext()
    if 'fence' in node or not node.line or _MAY_REFER.match(content) is None:
        return []
    found, line = [], node.line
    for text in content.split('\n\n'):
        if text.strip():
            found.append(nodes.paragraph(text, text))
            found[-1].line = line
        line += text.count('\n') + 2
    return found


def _silenced() -> tuple[type[states.RSTState], ...]:
    """docutils' state classes with directives switched off; the machine knows states by their class names."""
    made: list[type[states.RSTState]] = []
    for original in states.state_classes:
        namespace: dict[str, Any] = {}
        if hasattr(original, 'explicit'):
            explicit = copy.copy(original.explicit)
            explicit.constructs = [
                (_Silent.directive if method.__name__ == 'directive' else method, pattern)
                for method, pattern in original.explicit.constructs
            ]
            namespace['explicit'] = explicit
        made.append(type(original.__name__, (_Silent, original), namespace))
    return tuple(made)


class _NoInline(states.Inliner):
    """Leaves a block's text as it stands: ``restructuredtext_inline`` reads it, and roles stay untouched."""

    patterns = SimpleNamespace(email=re.compile(r'[\w.+-]{1,64}@[\w.-]{1,250}$'))  # all that hyperlink targets ask for

    def init_customizations(self, settings: Any) -> None:
        """Makes none of the patterns of inline markup: none is looked for."""

    def parse(
        self, text: str, lineno: int, memo: Any, parent: Any
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.Text(text)], []


_STATES = _silenced()


def parse_blocks(lines: list[str]) -> nodes.document:
    """The document tree of a page; texts are left as they stand, and a directive is a container or nothing."""
    settings = get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    settings.warning_stream = ''
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.character_level_inline_markup = False
    document = new_document('source', settings)
    machine = states.RSTStateMachine(state_classes=_STATES, initial_state='Body')
    machine.run(string2lines('\n'.join(lines), tab_width=8, convert_whitespace=True), document, inliner=_NoInline())
    return document


def records_of(node: nodes.Element) -> list[list[nodes.Node]]:
    """The fields of a list, apart wherever a name comes again: blank lines divide no list, and people take them to."""
    records: list[list[nodes.Node]] = []
    names: set[str] = set()
    for field in node.children:
        name = field.children[0].astext()
        if not records or name in names or YEAR_LINE.fullmatch(name):
            records.append([])
            names = set()
        records[-1].append(field)
        names.add(name)
    return records
