"""The roles ``pub:author`` and ``pub:venue``: a person or a venue that the site knows, in the running text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from sphinxcontrib_pubs.model import Span, Venue
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_name
from sphinxcontrib_pubs.sphinx_ext.registries import files_of, registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.roles import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node, system_message
    from sphinx.writers.html5 import HTML5Translator

    from sphinxcontrib_pubs.model import Markup, Problem
    from sphinxcontrib_pubs.sphinx_ext.registries import Registries

#: The class of a name outside a list.
_NAME = 'pubs-name'


class _NameRole(ReferenceRole, ABC):
    """A name that a registry knows, or a text of its own before the name in angle brackets.

    It is settled when the document is read, which depends on the registry's file: the environment keeps nothing of it.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        if self.disabled:  # by an exclamation mark, as in all roles of Sphinx
            return [nodes.Text(self.text[1:])], []
        srcdir = Path(self.env.srcdir)
        for path in files_of(self.config, srcdir):
            self.env.note_dependency(str(path))
        registries = registries_of(self.config, srcdir)
        markup = self.markup(registries)
        if markup is None:
            report([self.problem(registries)], self.env)
            return [nodes.inline(self.rawtext, self.title, classes=[_NAME])], []
        return list(self._nodes(markup)), []

    def _nodes(self, markup: Markup) -> Iterator[Node]:
        from sphinxcontrib_pubs.render.nodes import inline_nodes

        for part in markup:
            if isinstance(part, Span):
                # Nobody stands out in a sentence: what sets a name apart in HTML is its class, and elsewhere its link.
                yield publication_name(
                    '',
                    '',
                    *inline_nodes(part.content),
                    classes=[_NAME, *part.classes],
                    html=dict(part.attributes),
                    support_smartquotes=self.has_explicit_title,  # which would set CHI ‘21 for CHI '21
                )
            else:
                yield nodes.Text(part)

    @abstractmethod
    def markup(self, registries: Registries) -> Markup | None:
        """The name as lists have it; None for one that nobody has."""

    @abstractmethod
    def problem(self, registries: Registries) -> Problem:
        """What is said of a name that nobody has."""


class PersonRole(_NameRole):
    """A person by the id in the registry, or by a name by which the registry recognises nobody else."""

    def markup(self, registries: Registries) -> Markup | None:
        from sphinxcontrib_pubs.format.names import named, spoken_name
        from sphinxcontrib_pubs.library.people.lookup import find

        people = registries.people
        person_id = find(self.target, people)
        if not person_id:
            return None
        person = people.today(person_id)
        return (named(self.title if self.has_explicit_title else spoken_name(person.person), person),)

    def problem(self, registries: Registries) -> Problem:
        from sphinxcontrib_pubs.library.people.lookup import unknown

        return problem_of(self, 'person-unknown', *unknown(self.target, registries.people))


class VenueRole(_NameRole):
    """A venue by its abbreviation or any of its names, shown by the name that the text has."""

    def markup(self, registries: Registries) -> Markup | None:
        from sphinxcontrib_pubs.format.apa import venue_name
        from sphinxcontrib_pubs.library.venues import described

        known = registries.venues.find(self.target)
        if known is None:
            return None
        return venue_name(described(Venue(name=self.title), known, abbreviated=not self.has_explicit_title))

    def problem(self, registries: Registries) -> Problem:
        from sphinxcontrib_pubs.library.errors import did_you_mean

        venues = registries.venues.venues.values()
        names = (name for each in venues for name in (each.abbreviation, each.name, *each.aliases))
        hint = did_you_mean(self.target, names, 'pubs_venues in conf.py adds venues to those of the package')
        return problem_of(self, 'venue-unknown', f'no venue is known by the name "{self.target[:80]}"', hint)


def visit_publication_name(translator: HTML5Translator, node: publication_name) -> None:
    translator.body.append(translator.starttag(node, 'span', '', **node['html']))


def depart_publication_name(translator: HTML5Translator, node: publication_name) -> None:
    translator.body.append('</span>')
