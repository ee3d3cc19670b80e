"""The heading of a page that has its title in the front matter alone, as pages of Hugo do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinxcontrib_pubs.banner.page_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What shows nothing, and may stand before the heading of a page.
_UNSEEN: Final = (
    nodes.PreBibliographic | nodes.field_list | nodes.docinfo | nodes.target | nodes.substitution_definition
)


class HeadingFromFrontMatter(SphinxTransform):
    """Puts a page with a banner and without a heading of its own below one that has the words of its ``title``.

    Without it the page would have no name in tables of contents, or that of its first part, and none at all where there
    are no banners. A page that begins with its only heading keeps it, whatever the banner says.
    """

    # Before docutils takes the fields of the page for its metadata (at 340).
    default_priority = 331

    def apply(self, **_: object) -> None:
        said = {field[0].astext(): field[1].astext() for field in fields_of(self.document)}
        if 'title' not in said:
            return
        # Reading front matter takes a while to import, and many pages have none.
        from sphinxcontrib_pubs.banner.header import as_text

        title = as_text(said['title'])
        seen = [child for child in self.document.children if not isinstance(child, _UNSEEN)]
        has_heading = len(seen) == 1 and isinstance(seen[0], nodes.section)
        # MyST does the same for all pages of a site that asks for it.
        is_done = has_heading or getattr(self.config, 'myst_title_to_header', False)
        if not title or not seen or is_done or not self.is_wanted(said):
            return
        section = nodes.section('', nodes.title(title, title), names=[nodes.fully_normalize_name(title)])
        section.source, section.line = self.document.get('source'), 1
        position = self.document.index(seen[0])
        below = self.document.children[position:]
        del self.document[position:]
        section += below
        self.document += section
        self.document.note_implicit_target(section, section)

    def is_wanted(self, said: Mapping[str, str]) -> bool:
        """Whether the page has a banner, by its front matter, the option of a directive on it, or the setting."""
        from sphinxcontrib_pubs.banner.front_matter import read_front_matter
        from sphinxcontrib_pubs.banner.settings import default_of

        docname = self.env.docname
        default = default_of(self.config, docname).background
        return read_front_matter({**self.env.metadata[docname], **said}, default).has_banner
