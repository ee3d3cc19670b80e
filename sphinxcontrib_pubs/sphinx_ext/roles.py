"""The roles ``pub:t`` and ``pub:p``: citations of one publication or several, with words before and behind them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from sphinxcontrib_pubs.locale import between, pgettext
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.citation_signs import CITATION, in_brackets, parentheses, words_before
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sources import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.nodes import Element, Node, system_message
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_KEY = re.compile(r'\s*+(?:\{([^{}]*+)\})?+\s*+([^\s{},]++)\s*+(?:\{([^{}]*+)\})?+\s*+')
#: How a role says that it means a publication of another project, of any or of a named one.
EXTERNAL = re.compile(r':external(?:\+([^:]+))?:')
#: The forms of a citation, which are names of roles: in the running text, and in parentheses.
FORMS = ('t', 'p')
#: The name under which a document that is being read says that it has citations or references.
FLAG = 'pubs_cites'
#: What a text has that refers to whatever is called so, or takes in a file that may.
_ANY = re.compile(r':any:|\{any\}|\binclude\b')
#: The attribute of a citation of another project: the name of its inventory, '' for any.
INVENTORY = 'pubs_inventory'


class Cited(NamedTuple):
    """One publication in a citation, with the words before it and the place in it."""

    key: str
    prefix: str = ''
    locator: str = ''


def read_citation(text: str) -> list[Cited] | None:
    """``{see}berg2021{p. 4}, lind2020`` as its parts; None for what is none."""
    found: list[Cited] = []
    position = 0
    while True:
        match = _KEY.match(text, position)
        if match is None:
            return None
        prefix, key, locator = (' '.join((part or '').split()) for part in match.groups())
        found.append(Cited(key, prefix, locator))
        position = match.end()
        if position == len(text):
            return found
        if text[position] != ',':
            return None
        position += 1


class CitationRole(SphinxRole):
    """A citation in the running text (``t``), or in parentheses (``p``)."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form

    def run(self) -> tuple[list[Node], list[system_message]]:
        """An inline with a cross-reference for each publication, whose words the domain knows when pages are written.

        ::

            inline.pubs-citation
                text                     "(", "see ", "; ", " and "
                pending_xref reftype=t|p reftarget=KEY locator=…
                text
        """
        if self.text.startswith('!'):  # as in all roles of Sphinx, what leads nowhere
            return [nodes.Text(self.text[1:])], []
        cited = read_citation(self.text)
        if cited is None:
            message = f'"{self.text[:60]}" is no citation; it is shown as written'
            hint = 'expected keys with commas between them, such as {see}berg2021{p. 4}, lind2020'
            report([problem_of(self, 'citation-syntax', message, hint)], self.env)
            return [nodes.literal(self.rawtext, self.text)], []
        self.env.temp_data[FLAG] = True
        references = [self._reference(each) for each in cited]
        if self.form == 'p':
            parts = in_brackets(references, parentheses())
        else:
            parts = [part for each in self._in_text(references) for part in each]
        return [nodes.inline(self.rawtext, '', *parts, classes=[CITATION])], []

    def _in_text(self, references: Sequence[pending_xref]) -> Iterator[list[Node]]:
        """Each reference with what stands before it in a sentence."""
        last = len(references) - 1
        for number, each in enumerate(references):
            if number:
                is_last = number == last
                yield [nodes.Text(between(pgettext('citation', '{name} and {name}')) if is_last else ', ')]
            yield [*words_before(each), each]

    def _reference(self, each: Cited) -> pending_xref:
        content = nodes.inline('', each.key, classes=['pubs-citation__key'])
        # Intersphinx gives its marks to the nodes of a role alone, and these stand within one.
        external = EXTERNAL.match(self.rawtext)
        reference = pending_xref(
            '',
            content,
            refdomain='pub',
            reftype=self.form,
            reftarget=each.key,
            refdoc=self.env.docname,
            refexplicit=False,
            refwarn=True,
            locator=each.locator,
            words_before=each.prefix,
            **({INVENTORY: external[1] or ''} if external else {}),
        )
        self.set_source_info(reference)
        return reference


class ReferenceRole(XRefRole):
    """The title of a publication as a link (``ref``)."""

    def process_link(
        self, env: BuildEnvironment, refnode: Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        env.temp_data[FLAG] = True
        return super().process_link(env, refnode, has_explicit_title, title, target)


def note_any(app: Sphinx, docname: str, content: list[str]) -> None:
    """While a document is read: says that it may refer to publications by ``any``, which is a role of Sphinx's own."""
    if app.config.default_role == 'any' or _ANY.search(content[0]):
        app.env.temp_data[FLAG] = True


def problem_of(role: SphinxRole, code: str, message: str, hint: str) -> Problem:
    """What is wrong with a role, at its place in the document."""
    source, line = role.get_source_info()
    span = SourceSpan(file=name_of(Path(source), role.env), line=line or 1)
    return Problem(code=code, message=message, severity=Severity.WARNING, span=span, hint=hint)
