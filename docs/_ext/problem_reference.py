"""The reference of all problem codes, made from their registry; the program itself says what an example gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.cli.difference import difference
from sphinxcontrib_pubs.cli.fixing import fix
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.survey import problems_of, survey
from sphinxcontrib_pubs.model.codes import CODES, GROUPS
from sphinxcontrib_pubs.sources.data_file import read_data
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.registry import find_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.model.codes import Code, Example

# Broken BibTeX, which is what an example shows, cannot be highlighted.
_LANGUAGES = {'.md': 'markdown', '.rst': 'rst', '.py': 'python', '.html': 'html'}


def _table(codes: Iterable[Code]) -> Iterator[str]:
    yield '| code | severity | mended by `--fix` |'
    yield '| --- | --- | --- |'
    for code in codes:
        yield f'| [`{code.name}`](#{code.name}) | {code.severity} | {"yes" if code.fix else ""} |'
    yield ''


def _group(heading: str, codes: Sequence[Code]) -> Iterator[str]:
    yield from (f'## {heading}', '')
    for code in codes:
        yield from _code(code)


def _code(code: Code) -> Iterator[str]:
    example = code.example
    yield from (
        f'({code.name})=',
        f'### `{code.name}`',
        '',
        f'**{str(code.severity).capitalize()}.** {_plain(code.meaning)}',
        '',
    )
    yield from (_plain(code.reason), '')
    if example.shown:
        yield from (f'For example: {_plain(example.shown)}.', '')
    else:
        suffix = example.name[example.name.rindex('.') :]
        yield from _block(_LANGUAGES.get(suffix, 'text'), example.content.splitlines())
    if example.people:
        yield from ('and in `people.yml`', '')
        yield from _block('text', example.people.splitlines())
        yield from ('`sphinx-pubs check --people people.yml` says', '')
        yield from _block('text', map(str, _said_with_people(example)))
    if code.remedy:
        yield from (f'**What to do:** {_plain(code.remedy)}', '')
    if example.place != 'file' or example.shown:
        return
    content, format = example.content.encode(example.encoding), find_format('', '.' + example.name.rpartition('.')[2])
    if format is None:
        return
    result = fix(content, format, example.name)
    yield from ('`sphinx-pubs check` says', '')
    yield from _block('text', map(str, result.found))
    if code.fix:
        yield from (f'**`--fix`:** {_plain(code.fix)}', '')
        changed = [line for line in difference(content, result.content, example.name) if line[0] in '-+'][2:]
        yield from _block('diff', changed)


def _said_with_people(example: Example) -> Iterator[Problem]:
    """What ``check`` says of the file of people, and of their names in the list."""
    data, problems = read_data(example.people, 'people.yml')
    yield from problems
    if data is None:
        return
    registry, conflicts = PeopleRegistry.from_data(data)
    yield from conflicts
    publications = read(example.content, file=example.name, format='markdown').publications
    yield from problems_of(survey(registry, publications), registry)


def _block(language: str, lines: Iterable[str]) -> Iterator[str]:
    # Longer than any fence in an example, which may be one of a directive.
    yield from (f'`````{language}', *lines, '`````', '')


def _plain(text: str) -> str:
    """The registry writes literals as reStructuredText does."""
    return text.replace('``', '`')


class ProblemReference(SphinxDirective):
    """``problem-reference:: table`` or ``sections``: all codes at a glance, or one after the other."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {}

    def run(self) -> list[nodes.Node]:
        if self.arguments[0] == 'table':
            return self.parse_text_to_nodes('\n'.join(_table(CODES.values())))
        sections = [line for heading, codes in GROUPS.items() for line in _group(heading, codes)]
        return self.parse_text_to_nodes('\n'.join(sections), allow_section_headings=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive('problem-reference', ProblemReference)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
