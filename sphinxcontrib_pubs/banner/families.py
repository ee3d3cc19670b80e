"""Where the banner goes in each family of themes, as a table: found by a page's markup, not by the theme's name.

So a theme made from another one is served as well. The first family whose probe is in the page wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """One element, by its name and one of: a class, an id, the end of a link's address."""

    tag: str = ''
    class_name: str = ''
    id: str = ''
    href: str = ''

    @property
    def word(self) -> str:
        """What a page must hold for the element to be in it."""
        return self.class_name or self.id or self.href


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Themes with the same skeleton: ``probe`` tells that a page is one of theirs, ``anchor`` where the banner goes."""

    name: str
    probe: Selector
    anchor: Selector
    place: Literal['before', 'after', 'inside']


_DOCUMENT: Final = Selector(tag='div', class_name='document')

FAMILIES: Final = (
    Family(
        name='furo',
        probe=Selector(tag='aside', class_name='sidebar-drawer'),
        anchor=Selector(tag='div', class_name='page'),
        place='before',
    ),
    Family(  # pydata as well, but its columns are others
        name='book',
        probe=Selector(tag='link', href='sphinx-book-theme.css'),
        anchor=Selector(tag='div', class_name='bd-container'),
        place='before',
    ),
    Family(  # pydata, nvidia and others made from it
        name='pydata',
        probe=Selector(tag='div', class_name='bd-container'),
        anchor=Selector(tag='div', class_name='bd-container'),
        place='before',
    ),
    Family(  # the navigation on the left is fixed and as high as the window: wider would hide its search box
        name='rtd',
        probe=Selector(tag='section', class_name='wy-nav-content-wrap'),
        anchor=Selector(tag='div', class_name='wy-nav-content'),
        place='before',
    ),
    Family(  # not .sy-container: the header has one too
        name='shibuya',
        probe=Selector(tag='div', class_name='sy-head'),
        anchor=Selector(tag='div', class_name='sy-head'),
        place='after',
    ),
    Family(  # wider than the others of its family
        name='sphinx-material',
        probe=Selector(tag='link', href='application-fixes.css'),
        anchor=Selector(tag='main', class_name='md-main'),
        place='before',
    ),
    Family(  # immaterial and others made from Material for MkDocs
        name='material',
        probe=Selector(tag='main', class_name='md-main'),
        anchor=Selector(tag='main', class_name='md-main'),
        place='before',
    ),
    Family(  # a page without a left sidebar has no probe and keeps the banner in its column
        name='awesome',
        probe=Selector(id='left-sidebar'),
        anchor=Selector(tag='header'),
        place='after',
    ),
    Family(
        name='piccolo',
        probe=Selector(id='top_nav'),
        anchor=_DOCUMENT,
        place='inside',
    ),
    Family(
        name='wagtail',
        probe=Selector(id='collapseSidebar'),
        anchor=Selector(tag='header', class_name='container-fluid'),
        place='after',
    ),
    Family(  # basic as well, but its body has a margin on small screens
        name='alabaster',
        probe=Selector(tag='link', href='alabaster.css'),
        anchor=_DOCUMENT,
        place='before',
    ),
    Family(  # basic as well; it alone tells where its text starts
        name='classic',
        probe=Selector(tag='link', href='classic.css'),
        anchor=_DOCUMENT,
        place='before',
    ),
    Family(  # nature, python-docs, insipid, pyramid and most that inherit from Sphinx's own
        name='basic',
        probe=Selector(tag='div', class_name='documentwrapper'),
        anchor=_DOCUMENT,
        place='before',
    ),
)
