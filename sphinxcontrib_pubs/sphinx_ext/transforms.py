"""The list when its page is written: itself, with a mark, in HTML, standard nodes everywhere else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_pubs.sphinx_ext.citations import CITED_PLACE
from sphinxcontrib_pubs.sphinx_ext.domain import CITED_AT
from sphinxcontrib_pubs.sphinx_ext.lists import ListContent, Ways
from sphinxcontrib_pubs.sphinx_ext.name_roles import PERSON
from sphinxcontrib_pubs.sphinx_ext.nodes import (
    PICTURE,
    publication_entries,
    publication_group,
    publication_head,
    publication_list,
    publication_list_end,
    publication_words,
)
from sphinxcontrib_pubs.sphinx_ext.person_pages import PERSON_MARK, person_marks
from sphinxcontrib_pubs.sphinx_ext.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.render.item import Item


class MarkPublicationLists(SphinxPostTransform):
    """Puts a node below each list whose entries the writer of HTML makes from the model.

    It holds the words for the index of the search, where there is one, and tells the lists from those that no writer of
    HTML will see.
    """

    default_priority = 8
    formats = ('html',)

    def run(self, **_: Any) -> None:
        for node in self.document.findall(publication_list):
            node += publication_words()


class ExpandPublicationLists(SphinxPostTransform):
    """Replaces the lists that no writer of HTML will see by bullet lists, under sections or rubrics."""

    default_priority = 9

    def run(self, **_: Any) -> None:
        if any(node.children for node in self.document.findall(publication_list)):
            return  # they are marked: the page is written as HTML
        for head in list(self.document.findall(publication_head)):
            head.replace_self(self.legend_of_page(head))
        content: ListContent | None = None  # of the list that the sections belong to
        for node in list(self.document.findall(_is_of_list)):
            assert isinstance(node, nodes.Element)
            if isinstance(node, publication_list):
                content = ListContent(node, self.env, Ways(people=person_marks(self.env)), plain=True)
            assert content is not None  # whose node stands first
            if expanded := self.expanded(node, content):
                node.replace_self(expanded)
            else:
                # It may have classes, of its directive or of one before it, and docutils refuses to lose them.
                node.parent.remove(node)

    def expanded(self, node: nodes.Element, content: ListContent) -> list[nodes.Node]:
        """What takes the place of one node of a list."""
        if isinstance(node, publication_group):
            section = nodes.section('', *node.children, **node.attributes)
            section.source, section.line = node.source, node.line
            return [section]
        if isinstance(node, publication_entries):
            return self.entries(content, content.items(node['start'], node['stop']))
        if isinstance(node, publication_list_end):
            return self.legend(content)
        counts = self.counts(node)
        below = node.next_node(descend=False, siblings=True)
        if not counts and isinstance(below, publication_group):
            # LaTeX prints no target right above a section, as what docutils puts there is an id of the section too.
            below['ids'] += node['ids']
            return []
        before = [*(nodes.target('', '', ids=[each]) for each in node['ids']), *counts]
        return before if node['sections'] else [*before, *self.under_rubrics(content), *self.legend(content)]

    def counts(self, node: nodes.Element) -> list[nodes.Node]:
        """What the chart of a list says, in a line."""
        if not node['chart']:
            return []
        from sphinxcontrib_pubs.format.chart import counts_line

        line = counts_line(node['chart'].counts)
        return [nodes.paragraph('', line, classes=['pubs-chart'], translatable=False)] if line else []

    def under_rubrics(self, content: ListContent) -> list[nodes.Node]:
        from sphinxcontrib_pubs.render.nodes import group_node

        expanded: list[nodes.Node] = []
        for group, items in content.outline():
            entries = self.entries(content, items)
            count = group.size if group and content.node['counts'] else 0
            expanded += group_node(group.title, group.identifier, entries, count) if group else entries
        return expanded

    def entries(self, content: ListContent, items: Iterable[Item]) -> list[nodes.Node]:
        from sphinxcontrib_pubs.render.nodes import entry_node, list_node

        srcdir = Path(self.env.srcdir)
        own = list(items)
        if not own:
            return []
        built = [
            entry_node(item, source=str(srcdir / item.publication.source.file), show=content.node['show'])
            for item in own
        ]
        for reference in [each for entry in built for each in entry.findall(nodes.reference)]:
            if meant := _meant(reference):
                reference.replace_self(self.cross_reference(reference, *meant, content.node['document']))
        lists = list_node(built, own[0].number, descending=content.node['numbering'] == 'descending')
        for each in lists:
            assert isinstance(each, nodes.Element)
            each.source, each.line = content.node.source, content.node.line
        return lists

    def cross_reference(self, reference: nodes.reference, type: str, target: str, document: str) -> nodes.Node:
        """The link to another place of the site, which its builder resolves."""
        return pending_xref(
            '',
            nodes.inline('', '', *reference.children),
            refdomain='pub',
            reftype=type,
            reftarget=target,
            refdoc=document,  # which in LaTeX is a part of the one that is written
            refexplicit=True,
        )

    def legend(self, content: ListContent) -> list[nodes.Node]:
        from sphinxcontrib_pubs.render.nodes import legend_node

        markup = () if 'legend' in content.node else content.legend.markup
        return [legend_node(markup)] if markup else []

    def legend_of_page(self, head: publication_head) -> list[nodes.Node]:
        from sphinxcontrib_pubs.render.nodes import legend_node
        from sphinxcontrib_pubs.sphinx_ext.page_head import legend_of_page

        markup = legend_of_page(head, self.env, plain=True).markup
        return [legend_node(markup)] if markup else []


class DeepGroupsOfText(SphinxPostTransform):
    """Makes rubrics of the groups that stand deeper than plain text has signs for headings, where its writer stops."""

    default_priority = 10  # behind the expansion of lists
    builders = ('text',)

    def run(self, **_: Any) -> None:
        deepest = len(self.config.text_sectionchars)
        for section in list(self.document.findall(_is_section_of_group)):
            assert isinstance(section, nodes.Element)
            if _depth(section) > deepest:
                title, *below = section.children
                section.replace_self([nodes.rubric('', '', *title.children, translatable=False), *below])


def _is_section_of_group(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section) and 'pubs-group' in node['classes']


def _depth(node: nodes.Node | None) -> int:
    """How many sections are around a node, with itself."""
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth


class LinesOfPages(SphinxPostTransform):
    """Gives the links of entries from other files the line of their list, where lines are told as those of the page."""

    default_priority = 700  # before links are collected
    builders = ('linkcheck',)

    def run(self, **_: Any) -> None:
        page = Path(self.env.doc2path(self.env.docname))
        for entry in self.document.findall(_is_entry):
            if entry.source is not None and Path(entry.source) != page:
                for node in entry.findall(nodes.Element):
                    node.line = entry.parent.line


_ADDRESS = re.compile(r'(?:https?|ftp)://|mailto:', re.IGNORECASE)
#: Classes of those who have one address in every entry that names them.
_OF_OTHERS = frozenset({'pubs-author', 'pubs-venue'})


class PrintAddresses(SphinxPostTransform):
    """Puts the addresses of an entry's links into its words, in the one format that has no links at all.

    People and venues lead to pages of their own, which are none of the entry's.
    """

    default_priority = 900  # when it is known which links leave the site
    formats = ('text',)

    def run(self, **_: Any) -> None:
        for entry in self.document.findall(_is_entry):
            assert isinstance(entry, nodes.Element)
            printed: set[str] = set()
            for reference in list(entry.findall(_is_external)):
                assert isinstance(reference, nodes.reference)
                address = reference['refuri']
                is_said = address in printed or address in reference.astext()
                if is_said or not _OF_OTHERS.isdisjoint(_classes(reference)):
                    continue
                printed.add(address)
                reference += nodes.Text(f' <{address}>')


def _classes(node: nodes.Element) -> Iterator[str]:
    """The classes of a node and of what it stands in, up to the entry."""
    while not _is_entry(node):
        yield from node['classes']
        node = node.parent


def _is_entry(node: nodes.Node) -> bool:
    return isinstance(node, nodes.list_item) and 'pubs-entry' in node['classes']


def _is_external(node: nodes.Node) -> bool:
    return isinstance(node, nodes.reference) and bool(_ADDRESS.match(node.get('refuri', '')))


def _meant(reference: nodes.reference) -> tuple[str, str] | None:
    """The role and the target of what leads to another place of the site; None for what has an address already."""
    address: str = reference['refuri']
    if CITED_PLACE in reference['classes']:
        return CITED_AT, address
    if address.startswith(PERSON_MARK):
        return PERSON, unquote(address.removeprefix(PERSON_MARK), errors='surrogatepass')
    return None


def _is_of_list(node: nodes.Node) -> bool:
    return isinstance(node, publication_list | publication_group | publication_entries | publication_list_end)


class PicturesOnPaper(SphinxPostTransform):
    """Gives the pictures of people one width on paper, whatever that of their files; a style sheet does elsewhere."""

    default_priority = 5
    formats = ('latex',)

    def run(self, **kwargs: object) -> None:
        for image in _pictures(self.document):
            image['width'] = '2.5cm'


class LettersOfPdfLatex(SphinxPostTransform):
    """Gives pdfLaTeX, which stops at a letter that its fonts lack, commands for those that sources have.

    A letter that it has no command for either is a sign in a box, and is told.
    """

    default_priority = 950  # when all words are there
    formats = ('latex',)

    def run(self, **_: Any) -> None:
        if self.config.latex_engine == 'pdflatex':
            # No other build needs it.
            from sphinxcontrib_pubs.sphinx_ext.latex_letters import print_letters

            report(print_letters(self.document, self.config), self.env)


class NoPictures(SphinxPostTransform):
    """Leaves the pictures of people out where a word would stand for each."""

    default_priority = 5
    formats = ('text', 'man', 'texinfo')

    def run(self, **kwargs: object) -> None:
        for image in list(_pictures(self.document)):
            image.parent.remove(image)


def _pictures(document: nodes.document) -> Iterator[nodes.image]:
    return (image for image in document.findall(nodes.image) if PICTURE in image['classes'])
