"""Lists of authors in a front matter, made such for docutils: MyST hands them on as JSON, which it cuts at commas."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxcontrib_pubs.banner.page_fields import fields_of

_FIELDS: Final = ('author', 'authors')


class ListedAuthors(SphinxTransform):
    """Writes a field of authors that is JSON as a list of names, which docutils and Sphinx read as such.

    Before docutils takes the fields of a page for its metadata (at 340), and before quotation marks become curly.
    """

    default_priority = 330

    def apply(self, **_: object) -> None:
        for field in fields_of(self.document):
            name, body = field.children
            if name.astext().lower() in _FIELDS:
                self._write(field, body.astext())

    def _write(self, field: nodes.field, text: str) -> None:
        # Few pages name their authors, and reading front matter takes a while to import.
        from sphinxcontrib_pubs.banner.front_matter import names_of

        names = names_of(text)
        if names is None:
            return
        if not names:
            field.parent.remove(field)
            return
        items = (nodes.list_item('', nodes.paragraph(name, name)) for name in names)
        written = nodes.field_body('', nodes.bullet_list('', *items))
        field.replace_self(nodes.field('', nodes.field_name('', 'authors'), written))
