"""reStructuredText pages: blocks by docutils with every directive and role switched off, entries left to the reader."""

from __future__ import annotations

import copy
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import docutils
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, states
from docutils.statemachine import TransitionCorrection, string2lines
from docutils.utils import new_document

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.candidates import LONGEST_ENTRY, Candidate
from sphinxcontrib_pubs.sources.entries import read_entries
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.passage import Passage, Run, join
from sphinxcontrib_pubs.sources.restructuredtext_inline import read_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.sources.page import Page


def read_restructuredtext(page: Page) -> Reading:
    """Reads the publications of a reStructuredText page; a field list at its head is its front matter."""
    front = read_front_matter(page)
    lines = [''] * front.lines + page.lines[front.lines :]
    longest = LONGEST_ENTRY + 1000  # what is longer is shown as written, so its structure need not be known
    try:
        document = _parse([line if len(line) <= longest else line[:longest] for line in lines])
    except RecursionError:
        problem = page.problem(
            Severity.ERROR,
            'source-nesting',
            'the page is nested too deeply to be read',
            0,
            'look for runs like "A. A. A."',
        )
        return Reading(problems=(*front.problems, problem), front_matter=front.values)
    collector = _Collector(page, document)
    collector.walk(document, ())
    return read_entries(page, collector.candidates, front.values or _docinfo(document), front.problems)


class _Silent(states.RSTState):
    """A state in which a directive is a block of unread text: none is looked up, so none can run."""

    # docutils keeps used machines for nested text on the class: ours must never mix with those of others.
    nested_sm_cache: list[Any] = []  # noqa: RUF012

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        super().__init__(state_machine, debug)
        self.nested_sm_kwargs = {'state_classes': _STATES, 'initial_state': 'Body'}

    def run_directive(self, *arguments: Any, **options: Any) -> tuple[list[nodes.Node], bool]:
        return self._pass_over()

    def directive(self, match: Any, **options: Any) -> tuple[list[nodes.Node], bool]:
        return self._pass_over()

    def enumerator(self, match: Any, context: Any, next_state: Any) -> Any:
        """``K. Sato`` begins with an initial: capitals number no list here."""
        if match.group().strip().rstrip('.').isupper():
            raise TransitionCorrection('text')
        return super().enumerator(match, context, next_state)  # type: ignore[misc]

    def _pass_over(self) -> tuple[list[nodes.Node], bool]:
        _, _, _, blank_finish = self.state_machine.get_first_known_indented(  # type: ignore[attr-defined]
            0, strip_top=False
        )
        return [], bool(blank_finish)


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
#: Before 0.21 docutils gives a term the line before the last of its definition.
_TERMS_NAME_LAST_LINE = docutils.__version_info__ < (0, 21)


def _parse(lines: list[str]) -> nodes.document:
    settings = get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    settings.warning_stream = ''
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.character_level_inline_markup = False
    document = new_document('source', settings)
    machine = states.RSTStateMachine(state_classes=_STATES, initial_state='Body')
    machine.run(string2lines('\n'.join(lines), tab_width=8, convert_whitespace=True), document, inliner=_NoInline())
    return document


def _docinfo(document: nodes.document) -> dict[str, object]:
    """The field list that a document begins with, as Sphinx reads its metadata."""
    first = next((child for child in document.children if not isinstance(child, nodes.comment)), None)
    if not isinstance(first, nodes.field_list):
        return {}
    return {
        field.children[0].astext(): field.children[1].astext() for field in first.children if len(field.children) == 2
    }


class _Collector:
    """Walks the tree once and gathers candidates in source order."""

    def __init__(self, page: Page, document: nodes.document) -> None:
        self.page = page
        self.candidates: list[Candidate] = []
        self.groups = 0
        self.references = {
            ' '.join(name.split()).lower(): target['refuri']
            for target in document.findall(nodes.target)
            if 'refuri' in target
            for name in target['names']
        }

    def walk(self, parent: nodes.Element, topics: tuple[str, ...]) -> None:
        self.groups += 1
        for node in parent.children:
            if isinstance(node, nodes.section):
                title = node.next_node(nodes.title)
                name = self._passage(title).text if title is not None else ''
                self.walk(node, (*topics, ' '.join(name.split())))
                self.groups += 1
            elif isinstance(node, nodes.bullet_list | nodes.enumerated_list):
                self.candidates += self._list(node, topics)
            elif isinstance(node, nodes.paragraph):
                self._add('paragraph', [node], topics)
            elif isinstance(node, nodes.line_block):
                self._line_block(node, topics)
            elif isinstance(node, nodes.definition_list):
                self._definitions(node, topics)
            elif isinstance(node, nodes.block_quote):
                for quoted in node.children:
                    if isinstance(quoted, nodes.paragraph):
                        self._add('quote', [quoted], topics)
                    elif isinstance(quoted, nodes.bullet_list | nodes.enumerated_list):
                        self.candidates += self._list(quoted, topics)

    def _list(self, node: nodes.Element, topics: tuple[str, ...]) -> list[Candidate]:
        self.groups += 1
        group = self.groups
        found: list[Candidate] = []
        for item in node.children:
            if not isinstance(item, nodes.list_item):
                continue
            paragraphs: list[nodes.Element] = [
                child for child in item.children if isinstance(child, nodes.paragraph | nodes.line_block)
            ]
            nested = [
                candidate
                for child in item.children
                if isinstance(child, nodes.bullet_list | nodes.enumerated_list)
                for candidate in self._list(child, topics)
            ]
            if not paragraphs:
                found += nested
                continue
            candidate = self._make('item', paragraphs, topics, group)
            candidate.children = nested
            found.append(candidate)
        self.groups += 1
        return found

    def _line_block(self, node: nodes.Element, topics: tuple[str, ...]) -> None:
        self._add('paragraph', [node], topics)

    def _definitions(self, node: nodes.Element, topics: tuple[str, ...]) -> None:
        """A term with its definition is one stretch: titles are often printed as terms."""
        self.groups += 1
        for item in node.children:
            parts = [
                part
                for part in item.findall(lambda each: isinstance(each, nodes.term | nodes.paragraph))
                if isinstance(part, nodes.Element)
            ]
            if parts:
                self.candidates.append(self._make('item', parts, topics, self.groups))

    def _add(self, kind: str, parts: list[nodes.Element], topics: tuple[str, ...]) -> None:
        self.candidates.append(self._make(kind, parts, topics, self.groups))

    def _make(self, kind: str, parts: list[nodes.Element], topics: tuple[str, ...], group: int) -> Candidate:
        passages = [self._passage(line) for part in parts for line in _text_blocks(part)]
        lines = [self._lines(line) for part in parts for line in _text_blocks(part)]
        first, last = lines[0][0], lines[-1][1]
        too_long = sum(len(passage.text) for passage in passages) >= LONGEST_ENTRY
        if too_long:
            text = '\n'.join(self.page.lines[first : last + 1])
            passage = Passage([Run(0, text, self.page.line_start(first), 0, '')])
        else:
            passage = passages[0] if len(passages) == 1 else join(passages)
        return Candidate(passage, first, last, kind, group, topics, too_long=too_long)

    def _lines(self, node: nodes.Element) -> tuple[int, int]:
        """The first and last line index of a text block: docutils names the first or the last line by kind."""
        content = node.rawsource or node.astext()
        count = content.count('\n')
        line = (node.line or 1) - 1
        if isinstance(node, nodes.term) and _TERMS_NAME_LAST_LINE:
            line = max(0, line + 1 - node.parent.rawsource.count('\n'))
        wanted = content.split('\n', 1)[0].strip()[:40]
        for first in (line, line - count, line - 1, line - count - 1, line + 1, line - 2):
            if 0 <= first < len(self.page.lines) and wanted in self.page.lines[first]:
                return first, min(first + count, len(self.page.lines) - 1)
        return max(0, min(line, len(self.page.lines) - 1)), max(0, min(line + count, len(self.page.lines) - 1))

    def _passage(self, node: nodes.Element) -> Passage:
        page, content = self.page, (node.rawsource or node.astext()).rstrip()
        first, _ = self._lines(node)
        origins, position = [], 0
        for index, text in enumerate(content.split('\n'), first):
            line = page.lines[min(index, len(page.lines) - 1)]
            column = line.find(text.strip()) if text.strip() else 0
            indent = len(text) - len(text.lstrip())
            origins.append((position, page.line_start(min(index, len(page.lines) - 1)) + max(0, column - indent)))
            position += len(text) + 1
        if len(content) >= LONGEST_ENTRY:
            return Passage([Run(0, content, origins[0][1], 0, '')])
        return read_inline(content, origins, self.references)


def _text_blocks(node: nodes.Element) -> Iterator[nodes.Element]:
    """The text blocks of a paragraph or of a block of lines."""
    if isinstance(node, nodes.line_block):
        for child in node.children:
            if isinstance(child, nodes.line | nodes.line_block):
                yield from _text_blocks(child)
    else:
        yield node
