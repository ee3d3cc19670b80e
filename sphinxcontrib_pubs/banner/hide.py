"""What a theme's template is told so that it leaves things out of one page: dates, edit and source links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from sphinxcontrib_pubs.banner.front_matter import FrontMatter

#: Themes have no common switch for breadcrumbs; this file hides them by their classes.
BREADCRUMBS_STYLESHEET: Final = 'pubs-banner-no-breadcrumbs.css'


def hide(matter: FrontMatter, context: MutableMapping[str, object]) -> None:
    """Changes the context of one page, never the values inside it, which all pages share.

    To be called before a theme prepares its parts from the context: PyData leaves out those that come out empty.
    """
    if matter.hide_meta:
        context['last_updated'] = None
    if matter.hide_breadcrumbs:
        context['theme_show_breadcrumbs'] = False  # sphinxawesome
    if matter.hide_share:
        context['page_source_suffix'] = ''  # furo, pydata, shibuya build their links from it
        context['show_source'] = False  # Sphinx's own themes and those made from them
        context['display_vcs_links'] = False  # Read the Docs
        context['theme_use_edit_page_button'] = False  # pydata
        if 'theme_show_ai_links' in context:  # shibuya: a menu that hands the page to other services
            meta = context.get('meta')
            context['meta'] = {**(meta if isinstance(meta, dict) else {}), 'hide_ai_links': 'true'}


def hide_prepared(matter: FrontMatter, context: MutableMapping[str, object]) -> None:
    """Takes out what a theme has prepared for this page alone."""
    if not matter.hide_share:
        return
    buttons = context.get('header_buttons')
    if isinstance(buttons, list):  # sphinx-book-theme; its downloads stay
        context['header_buttons'] = [
            button for button in buttons if not (isinstance(button, dict) and button.get('label') == 'source-buttons')
        ]
    page = context.get('page')
    if isinstance(page, dict):  # immaterial, which goes on with this very mapping
        page.pop('edit_url', None)
    if 'theme_github_url' in context:  # wagtail; PyData has made an icon of the site's by then
        context['theme_github_url'] = ''
