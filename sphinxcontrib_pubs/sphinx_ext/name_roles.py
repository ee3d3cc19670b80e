"""The roles ``pub:author`` and ``pub:venue``: a person or a venue that the site knows, in the running text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import ReferenceRole

from sphinxcontrib_pubs.model import Span, Venue
from sphinxcontrib_pubs.sphinx_ext.addresses import link_to
from sphinxcontrib_pubs.sphinx_ext.found_files import note_registries
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_name
from sphinxcontrib_pubs.sphinx_ext.person_pages import may_have_pages, note_named, page_of
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.roles import EXTERNAL, problem_of
from sphinxcontrib_pubs.sphinx_ext.works import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node, system_message
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sphinx_ext.registries import Registries

#: The role of people, which is also the type of its references.
PERSON = 'author'
#: The class of a name outside a list.
_NAME = 'pubs-name'


class _NameRole(ReferenceRole, ABC):
    """A name that a registry knows, or a text of its own before the name in angle brackets.

    It is settled when the document is read, which depends on the registry's file.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        if self.disabled:  # by an exclamation mark, as in all roles of Sphinx
            return [nodes.Text(self.text[1:])], []
        note_registries(self.env)
        registries = registries_of(self.config, Path(self.env.srcdir))
        markup = self.markup(registries)
        return list(self._nodes(markup)) if markup is not None else [self.unknown(registries)], []

    def _nodes(self, markup: Markup) -> Iterator[Node]:
        for part in markup:
            if isinstance(part, Span):
                # Nobody stands out in a sentence: what sets a name apart in HTML is its class, and elsewhere its link.
                yield publication_name(
                    '',
                    '',
                    *self.words_of(part),
                    classes=[_NAME, *part.classes],
                    html=dict(part.attributes),
                    support_smartquotes=self.has_explicit_title,  # which would set CHI ‘21 for CHI '21
                )
            else:
                yield nodes.Text(part)

    @abstractmethod
    def markup(self, registries: Registries) -> Markup | None:
        """The name as lists have it; None for one that nobody has."""

    def words_of(self, name: Span) -> list[Node]:
        """The words of the name, and its link."""
        from sphinxcontrib_pubs.render.nodes import inline_nodes

        return inline_nodes(name.content)

    @abstractmethod
    def unknown(self, registries: Registries) -> Node:
        """What stands for a name that nobody has, of which something is said."""

    def plain(self) -> nodes.inline:
        """The name as it is written, without anything that a known one has."""
        return nodes.inline(self.rawtext, self.title, classes=[_NAME])


class PersonRole(_NameRole):
    """A person by the id in the registry, or by a name by which the registry recognises nobody else.

    Where the site may have pages of people, the link is settled when the page is written, since whether there is one
    depends on all lists. So is a name that nobody has: other projects may know it.
    """

    def markup(self, registries: Registries) -> Markup | None:
        from sphinxcontrib_pubs.format.names import named, spoken_name
        from sphinxcontrib_pubs.library.people.lookup import find

        people = registries.people
        person_id = '' if EXTERNAL.match(self.rawtext) else find(self.target, people)
        if not person_id:
            return None
        person = people.today(person_id)
        if may_have_pages(self.config, people):
            note_named(self.env, person_id)
        else:
            person_id = ''
        self.pending = (person_id, person.url)
        text = self.title if self.has_explicit_title else spoken_name(person.person)
        return (named(text, person._replace(url='') if person_id else person),)

    def words_of(self, name: Span) -> list[Node]:
        person_id, url = self.pending
        words = super().words_of(name)
        return [self._reference(person_id, nodes.inline('', '', *words), url=url)] if person_id else words

    def unknown(self, registries: Registries) -> Node:
        return self._reference(self.target, self.plain(), refwarn=True)

    def _reference(self, target: str, content: nodes.inline, **attributes: object) -> pending_xref:
        explicit = self.has_explicit_title
        reference = reference_to(target, content, self.env.docname, refexplicit=explicit, **attributes)
        self.set_source_info(reference)
        return reference


def reference_to(target: str, content: nodes.inline, document: str, **attributes: object) -> pending_xref:
    """A reference from a document to a person, settled when the page is written."""
    return pending_xref('', content, refdomain='pub', reftype=PERSON, reftarget=target, refdoc=document, **attributes)


def person_node(
    env: BuildEnvironment, builder: Builder, node: pending_xref, content: nodes.Element
) -> nodes.Element | None:
    """What stands for a reference to a person: a link to the page in the site, or to another one; None for nobody."""
    if node.get('refwarn'):
        return None
    page = page_of(node['reftarget'], env, builder)
    if page is None:
        if not node.get('url'):
            return content
        return nodes.reference('', '', *content.children, refuri=node['url'], internal=False)
    return link_to(Target(page.document, page.anchor), node['refdoc'], builder, content.children)


class VenueRole(_NameRole):
    """A venue by its abbreviation or any of its names, shown by the name that the text has."""

    def markup(self, registries: Registries) -> Markup | None:
        from sphinxcontrib_pubs.format.apa import venue_name
        from sphinxcontrib_pubs.library.venues import described

        known = registries.venues.find(self.target)
        if known is None:
            return None
        return venue_name(described(Venue(name=self.title), known, abbreviated=not self.has_explicit_title))

    def unknown(self, registries: Registries) -> Node:
        from sphinxcontrib_pubs.library.errors import did_you_mean

        venues = registries.venues.venues.values()
        names = (name for each in venues for name in (each.abbreviation, each.name, *each.aliases))
        hint = did_you_mean(self.target, names, 'pubs_venues in conf.py adds venues to those of the package')
        message = f'no venue is known by the name "{self.target[:80]}"'
        report([problem_of(self, 'venue-unknown', message, hint)], self.env)
        return self.plain()


def visit_publication_name(translator: HTML5Translator, node: publication_name) -> None:
    """Writes a name as the element that lists have for it."""
    translator.body.append(translator.starttag(node, 'span', '', **node['html']))


def depart_publication_name(translator: HTML5Translator, node: publication_name) -> None:
    """Ends the element of a name."""
    translator.body.append('</span>')
