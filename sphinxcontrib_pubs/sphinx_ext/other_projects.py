"""Citations of publications in other projects, by what intersphinx has read of their inventories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.locale import _ as sphinx_  # whose words these are: our catalogues have none of them

from sphinxcontrib_pubs.sphinx_ext.roles import FORMS, INVENTORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: What an inventory has of a publication: its title, and the line by which the search finds it.
_TITLED, _DESCRIBED = 'pub:publication', 'pub:reference'
#: The values of ``intersphinx_disabled_reftypes`` that mean our objects.
_DISABLING = frozenset({'*', 'pub:*', _TITLED})


class _Item(NamedTuple):
    """An object of an inventory, however this version of Sphinx keeps it."""

    project: str
    version: str
    address: str
    words: str


def cite_other_project(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.reference | None:
    """A citation by author and year of what no list of this site has, where an inventory has it.

    The words are made of the line that the other project's search shows. A large site has no such lines in its
    inventory: there the title is all that is told, or the key.
    """
    if node.get('refdomain') != 'pub' or node['reftype'] not in FORMS:
        return None
    for key, inventory in _where(node, env):
        if (titled := _item(inventory, _TITLED, key)) is not None:
            return _reference(node, titled, _item(inventory, _DESCRIBED, key))
    return None


def _where(node: pending_xref, env: BuildEnvironment) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The key and the inventories to look it up in, by intersphinx's own rules."""
    key: str = node['reftarget']
    by_name: Mapping[str, Mapping[str, Any]] = getattr(env, 'intersphinx_named_inventory', {})
    if node.get(INVENTORY):
        yield key, by_name.get(node[INVENTORY], {})
        return
    if INVENTORY in node or _DISABLING.isdisjoint(getattr(env.config, 'intersphinx_disabled_reftypes', ())):
        yield key, getattr(env, 'intersphinx_inventory', {})
    name, colon, rest = key.partition(':')
    if colon:
        yield rest, by_name.get(name, {})


def keys_of_other_projects(node: pending_xref, env: BuildEnvironment) -> Iterator[str]:
    """The keys that a citation may mean beside those of this site."""
    for _key, inventory in _where(node, env):
        yield from inventory.get(_TITLED, {})


def _item(inventory: Mapping[str, Any], type: str, key: str) -> _Item | None:
    found = inventory.get(type, {}).get(key)
    if found is None:
        return None
    # Up to Sphinx 8.1 a tuple.
    return _Item(*found) if isinstance(found, tuple) else _Item(
        found.project_name, found.project_version, found.uri, found.display_name
    )  # fmt: skip


def _reference(node: pending_xref, titled: _Item, described: _Item | None) -> nodes.reference:
    title = titled.words if titled.words != '-' else node['reftarget']
    locator: str = node.get('locator', '')
    if described is None:
        words, hover = ', '.join(part for part in (title, locator) if part), ''
    else:
        from sphinxcontrib_pubs.format.citation import label_of_summary, parenthetical, textual

        write = textual if node['reftype'] == 't' else parenthetical
        words, hover = write(label_of_summary(described.words, title), '', locator), described.words
    address = titled.address
    if '://' not in address and node.get('refdoc'):
        # The other project lies beside this one.
        address = '../' * node['refdoc'].count('/') + address
    hover = f'{hover} {_in_project(titled)}'.strip()
    return nodes.reference('', '', nodes.inline('', words), internal=False, refuri=address, reftitle=hover)


def _in_project(item: _Item) -> str:
    """``(in Papers v1.0)``, in Sphinx's words, which other links to other projects have as well."""
    if not item.version:
        return sphinx_('(in %s)') % item.project
    version = f'v{item.version}' if item.version[0].isdecimal() else item.version
    return sphinx_('(in %s %s)') % (item.project, version)
