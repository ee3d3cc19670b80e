"""Lists that a page of ``pubs_pages`` shows as code, mostly since a double colon or spaces stand before them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinxcontrib_pubs.model import Problem

#: One reference in a block is there to be copied ("please cite as"); several are a list.
_FEWEST = 2
_YEAR = re.compile(r'(?<!\d)(?:19|20)\d\d(?!\d)')


def tell_of_code_lists(app: Sphinx, doctree: nodes.document) -> None:
    """Warns of each block of code without a language that is a list of references: it stays as it is written."""
    # Few pages have such blocks, and what reads them takes long to import.
    blocks = [node for node in doctree.findall(nodes.literal_block) if _may_be_list(node)]
    if blocks:
        from sphinxcontrib_pubs.sphinx_ext.report import report

        report(_problems(app, blocks), app.env)


def _may_be_list(node: nodes.literal_block) -> bool:
    return len(_YEAR.findall(node.astext())) >= _FEWEST


def _problems(app: Sphinx, blocks: list[nodes.literal_block]) -> Iterator[Problem]:
    from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
    from sphinxcontrib_pubs.sources.fences import code_language, holds_bibtex
    from sphinxcontrib_pubs.sources.load import read
    from sphinxcontrib_pubs.sphinx_ext.sources import format_of_document, name_of

    env = app.env
    assert env is not None
    file = name_of(Path(env.doc2path(env.docname)), env)
    for node in blocks:
        language = node.get('language', '')
        text = node.astext()
        if (language != 'default' and code_language(language)) or holds_bibtex('', text):
            continue
        count = len(read(text, file=file, format=format_of_document(env), notes=False).publications)
        if count >= _FEWEST:
            yield Problem(
                code='list-in-code',
                message=f'a block of code holds a list of {count} references, which the page shows as written',
                severity=Severity.WARNING,
                span=SourceSpan(file=file, line=node.line or 1),
                hint='for a list, write one colon instead of two before it, and take away its indentation or its '
                'fence; for code, name its language',
            )
