"""A list's publications as its page tells them to reference managers (COinS) and search engines (JSON-LD)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.settings import page_address
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list


def list_metadata(node: publication_list, env: BuildEnvironment, builder: Builder) -> Iterator[str]:
    """The HTML of what ``pubs_metadata`` asks for; nothing in an e-book, which neither of the two reads."""
    asked = env.config.pubs_metadata
    if not asked or builder.name == 'epub':
        return
    catalogue = catalogue_of(node['sources'], env)
    anchors: dict[str, str] = {}
    for key, anchor in node['entries']:
        if key in catalogue.publications:
            anchors.setdefault(key, anchor)
    publications = [catalogue.recognise(catalogue.publications[key], exported=True) for key in anchors]
    if 'coins' in asked:
        from sphinxcontrib_pubs.export.coins import to_coins
        from sphinxcontrib_pubs.render.metadata import coins_block

        yield coins_block(filter(None, map(to_coins, publications)))
    if 'json-ld' in asked and publications:
        from sphinxcontrib_pubs.export.json_ld import item_list, script_text
        from sphinxcontrib_pubs.render.metadata import json_ld_script

        page = page_address(node['document'], env.config, builder)
        addresses = [f'{page}#{anchor}' for anchor in anchors.values()] if page else []
        yield json_ld_script(script_text(item_list(publications, addresses)))
