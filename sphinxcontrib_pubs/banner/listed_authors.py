"""Lists of authors in a front matter, made such for docutils: MyST hands them on as JSON, which it cuts at commas."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxcontrib_pubs.banner.front_matter import names_of

_FIELDS: Final = ('author', 'authors')


class ListedAuthors(SphinxTransform):
    """Writes a field of authors that is JSON as a list of names, which docutils and Sphinx read as such.

    Before docutils takes the fields of a page for its metadata (at 340), and before quotation marks become curly.
    """

    default_priority = 330

    def apply(self, **_: object) -> None:
        for fields in (child for child in self.document.children if isinstance(child, nodes.field_list)):
            for field in list(fields.findall(nodes.field)):
                name, body = field.children
                if name.astext().lower() not in _FIELDS or (names := names_of(body.astext())) is None:
                    continue
                if not names:
                    fields.remove(field)
                    continue
                items = (nodes.list_item('', nodes.paragraph(text, text)) for text in names)
                written = nodes.field_body('', nodes.bullet_list('', *items))
                fields.replace(field, nodes.field('', nodes.field_name('', 'authors'), written))
