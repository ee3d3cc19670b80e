"""Directives of ours in the syntax of the other language, which a page's parser takes for text, are told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinxcontrib_pubs.model import Problem

_NAME = r'(?P<name>publications|pub:[a-z]+)'
#: How a directive begins in each language, and what follows its name on the line; made where a page may have one.
_DIRECTIVES = {
    'restructuredtext': rf'(?m)^[ \t>]*\.\.[ \t]+{_NAME}::(?P<argument>.*)',
    'markdown': rf'(?m)^[ \t]*(?:`{{3,}}|~{{3,}}|:{{3,}})[ \t]*\{{{_NAME}\}}(?P<argument>.*)',
}
#: How a page calls its language.
_CALLED = {'restructuredtext': 'reStructuredText', 'markdown': 'Markdown'}
_NOTED = 'pubs_other_syntax'
#: How far docutils may be from the line of a paragraph, of which it knows the first or the last.
_NEAR = 3


def note_other_syntax(app: Sphinx, docname: str, content: list[str]) -> None:
    """Remembers the text of a page with a word that may be such a directive; most pages have none."""
    text = content[0]
    if '.. pub' in text or '{pub' in text:
        assert app.env is not None
        app.env.temp_data[_NOTED] = text


def has_other_syntax(app: Sphinx) -> bool:
    """Whether the page that is being read may have a directive in the syntax of the other language."""
    assert app.env is not None
    return _NOTED in app.env.temp_data


def tell_of_other_syntax(app: Sphinx, doctree: nodes.document) -> None:
    """Warns of each directive that became text, with what would be one.

    What shows the syntax, such as a block of code, is no paragraph, and means it.
    """
    from sphinxcontrib_pubs.sphinx_ext.report import report

    report(_problems(app, doctree), app.env)


def _problems(app: Sphinx, doctree: nodes.document) -> Iterator[Problem]:
    from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
    from sphinxcontrib_pubs.sphinx_ext.sources import format_of_document, name_of

    env = app.env
    text: str = env.temp_data[_NOTED]
    language = format_of_document(env)
    other = 'markdown' if language == 'restructuredtext' else 'restructuredtext'
    found = list(re.finditer(_DIRECTIVES[other], text))
    paragraphs = list(doctree.findall(nodes.paragraph)) if found else []
    file = name_of(Path(env.doc2path(env.docname)), env)
    for match in found:
        line = text.count('\n', 0, match.start()) + 1
        written = _plain(match['name'] + match['argument'])
        if not any(_is_in(paragraph, written, line) for paragraph in paragraphs):
            continue
        argument = ' '.join(match['argument'].split())[:80].rstrip('`~: ')
        instead = f'.. {match["name"]}::' if other == 'markdown' else f'```{{{match["name"]}}}'
        yield Problem(
            code='other-syntax',
            message=f'this is a directive as {_CALLED[other]} has it, and text in a page of {_CALLED[language]}',
            severity=Severity.WARNING,
            span=SourceSpan(file=file, line=line, column=len(match[0]) - len(match[0].lstrip(' \t>')) + 1),
            hint=f'write "{f"{instead} {argument}".rstrip()}"'
            + (
                ', with its options indented below'
                if other == 'markdown'
                else ', its options below, and "```" at its end'
            ),
        )


def _is_in(paragraph: nodes.paragraph, written: str, line: int) -> bool:
    """Whether a paragraph has the line of a directive among its own."""
    said = paragraph.astext()
    length = max(said.count('\n'), paragraph.rawsource.count('\n')) + _NEAR
    return abs((paragraph.line or line) - line) <= length and written in _plain(said)


def _plain(text: str) -> str:
    """The letters and digits of a text, which no inline markup changes."""
    return ''.join(filter(str.isalnum, text))
