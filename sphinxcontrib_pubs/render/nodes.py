"""Markup → standard docutils nodes, which every writer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.model import formulas, is_safe_url, plain_text
from sphinxcontrib_pubs.model.mathematics import in_latex, not_typeset
from sphinxcontrib_pubs.model.url import encoded_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sphinxcontrib_pubs.model import Markup, Span
    from sphinxcontrib_pubs.render.item import Item

_NODES: dict[str, type[nodes.TextElement]] = {
    'span': nodes.inline,
    'emphasis': nodes.emphasis,
    'strong': nodes.strong,
    'superscript': nodes.superscript,
    'subscript': nodes.subscript,
    'underline': nodes.inline,
    'deleted': nodes.inline,
    'small_caps': nodes.inline,
    'code': nodes.literal,
}

_STANDS_OUT = frozenset(('pubs-author--self', 'pubs-author--member', 'pubs-look--self', 'pubs-look--member'))


def inline_nodes(markup: Markup) -> list[nodes.Node]:
    """The markup as inline nodes, with the names of the HTML as their classes."""
    built: list[nodes.Node] = []
    for part in markup:
        if isinstance(part, str):
            built.append(nodes.Text(part))
        else:
            built.extend(_span_nodes(part))
    return built


def _span_nodes(span: Span) -> list[nodes.Node]:
    if span.kind == 'line_break':
        return [nodes.Text(' ')]
    if span.kind == 'math':
        return [_formula(text) for text in formulas(span)]
    if 'pubs-icon' in span.classes:
        return []  # few fonts of print have the sign, and no writer but that of HTML an icon font
    children = inline_nodes(span.content)
    if span.kind == 'folded':
        return children
    if span.kind == 'quoted':
        return [nodes.Text('“'), *children, nodes.Text('”')]
    if span.kind == 'link':
        if not is_safe_url(span.target):
            return children
        node: nodes.TextElement = nodes.reference('', '', *children, refuri=encoded_url(span.target), internal=False)
    else:
        # The style sheet sets these names apart in HTML; elsewhere the node must.
        kind = nodes.strong if _STANDS_OUT.intersection(span.classes) else _NODES[span.kind]
        if 'pubs-mark' in span.classes:
            kind = nodes.inline  # as print sets it: plain text has no raised letters, and most fonts raise the signs
        node = kind('', '', *children)
    node['classes'] = list(span.classes)
    return [node]


def _formula(text: str) -> nodes.Node:
    """A formula as LaTeX has it; its source in one line, if that is no mathematics."""
    if not_typeset(text):
        return nodes.literal('', f'${" ".join(text.split())}$')
    text = in_latex(text)
    return nodes.math(text, text)


def entry_node(item: Item, *, source: str, show: Collection[str] | None = None) -> nodes.list_item:
    """One entry, read from ``source``; ``show`` names the parts that it may have beside its reference, None for all.

    ::

        list_item.pubs-entry
          paragraph (not translatable, with the place of the entry in its source)
            target ids=[anchor]
            inline …
          paragraph.pubs-abstract, .pubs-keywords, .pubs-notes, .pubs-contributions (where the source has them)
          literal_block (the BibTeX that the source has with the entry)
    """
    # A target of its own, since LaTeX and man print no label for a list item's id.
    target = nodes.target('', '', ids=[item.anchor])
    paragraph = nodes.paragraph('', '', target, *inline_nodes(item.markup), translatable=False)
    entry = nodes.list_item('', paragraph, classes=['pubs-entry'])
    for part in parts_below(item.publication, show):
        if part.name == 'bibtex':
            code = plain_text(part.content)
            block = nodes.literal_block(code, code, language='bibtex', classes=['pubs-bibtex'], translatable=False)
            block['force'] = True  # a source may hold BibTeX that Pygments stumbles over, and warns of
            entry += block
        else:
            children = [nodes.strong('', part.title), nodes.Text(' '), *inline_nodes(part.content)]
            entry += nodes.paragraph('', '', *children, classes=[f'pubs-{part.name}'], translatable=False)
    for node in (*entry.children, entry, *paragraph.findall(nodes.reference)):
        node.source, node.line = source, item.publication.source.line
    return entry


def legend_node(markup: Markup) -> nodes.paragraph:
    """The line below a list that explains its names."""
    return nodes.paragraph('', '', *inline_nodes(markup), classes=['pubs-legend'], translatable=False)


def list_node(items: Sequence[nodes.list_item], first: int = 0, *, descending: bool = False) -> list[nodes.Node]:
    """Entries as one bullet list; as a numbered one where ``first``, the number of the first entry, is not 0."""
    if not first:
        return [nodes.bullet_list('', *items, bullet='-', classes=['pubs-list'])]
    if not descending:
        return [_numbered(items, first)]
    # No list of docutils counts down, so that each entry is a list that begins with its number.
    return [_numbered((item,), first - place) for place, item in enumerate(items)]


def _numbered(items: Sequence[nodes.list_item], first: int) -> nodes.enumerated_list:
    return nodes.enumerated_list(
        '', *items, enumtype='arabic', prefix='', suffix='.', start=first, classes=['pubs-list']
    )


def group_node(title: str, identifier: str, children: Iterable[nodes.Node], count: int = 0) -> list[nodes.Node]:
    """A group as a rubric before its content: a heading that is right at any depth of any writer."""
    rubric = nodes.rubric('', title, ids=[identifier], classes=['pubs-group__heading'], translatable=False)
    if count:
        rubric += [nodes.Text(' '), nodes.inline('', f'({count})', classes=['pubs-group__count'])]
    return [rubric, *children]
