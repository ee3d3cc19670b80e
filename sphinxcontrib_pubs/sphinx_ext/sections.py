"""The groups of a list as real sections, where its directive stands at the level of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.sphinx_ext.nodes import publication_entries, publication_group, publication_list_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.util.docutils import SphinxDirective

    from sphinxcontrib_pubs.library.group import Group as GroupOfPublications
    from sphinxcontrib_pubs.sphinx_ext.nodes import Group, publication_list

#: More groups (of a list by author, most often) would drown a page's table of contents.
MOST_SECTIONS = 300


def may_have_sections(directive: SphinxDirective, groups: Sequence[Group]) -> bool:
    """Whether sections may follow the directive: in a section, and in nothing else.

    On a page that has no title yet, the first group would become it.
    """
    return 0 < len(groups) <= MOST_SECTIONS and isinstance(directive.state_machine.node, nodes.section)


def groups_of(groups: Iterable[GroupOfPublications]) -> Iterator[GroupOfPublications]:
    """All groups, outer before inner."""
    for group in groups:
        if group.level:
            yield group
            yield from groups_of(group.groups)


def sections_of(node: publication_list, directive: SphinxDirective) -> list[nodes.Node]:
    """What follows the node of a list: a section for each group, and the end."""
    document = directive.state.document
    groups: list[Group] = node['groups']
    first: list[nodes.Node] = []
    open_sections: list[publication_group] = []
    has_files = bool(node['downloads'] and node['downloads'].groups)
    for position, group in enumerate(groups):
        section = publication_group('', _title(group, directive.env.docname, counts=node['counts']))
        section['ids'] = [group.identifier]
        section['classes'] = ['pubs-group']
        directive.set_source_info(section)
        directive.set_source_info(section[0])
        # Known to the document, so that a heading further down gets another id.
        document.ids.setdefault(group.identifier, section)
        if group.label:
            section['names'] = [nodes.fully_normalize_name(group.label)]
            document.note_explicit_target(section, section)
        del open_sections[group.depth :]
        if open_sections:
            open_sections[-1].append(section)
        else:
            first.append(section)
        open_sections.append(section)
        is_innermost = position + 1 == len(groups) or groups[position + 1].depth <= group.depth
        if is_innermost or has_files:
            part = publication_entries(start=group.start, stop=group.stop if is_innermost else group.start)
            if has_files:
                part['group'] = position
            section += part
    return [*first, publication_list_end()]


def _title(group: Group, docname: str, *, counts: bool) -> nodes.title:
    # The label that sphinx.ext.autosectionlabel makes of the source; many pages have a group "2024".
    title = nodes.title(f'{docname} {group.identifier}', group.title, translatable=False)
    title['classes'] = ['pubs-group__heading']
    if counts:
        title += [nodes.Text(' '), nodes.inline('', f'({group.size})', classes=['pubs-group__count'])]
    return title
