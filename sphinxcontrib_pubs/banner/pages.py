"""The banner on the pages of a site: what is noted while they are read, and what is added while they are written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.hide import BREADCRUMBS_STYLESHEET, hide, hide_prepared
from sphinxcontrib_pubs.banner.left_files import note_files
from sphinxcontrib_pubs.banner.painting import heading_of, paint_page, read_page, repeats_heading, title_of
from sphinxcontrib_pubs.banner.report import warn_of_page
from sphinxcontrib_pubs.banner.settings import THEMED_BUILDERS, page_address, page_uri, share_services
from sphinxcontrib_pubs.locale import _

# What reads front matter and paints is imported where a page asks for it: most builds of a site write few pages.
if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_pubs.banner.front_matter import FrontMatter

_BASE_STYLESHEET: Final = 'pubs-banner.css'
_THEMES_STYLESHEET: Final = 'pubs-banner-themes.css'
_SHARE_STYLESHEET: Final = 'pubs-share.css'
_TEMPLATE: Final = 'pubs/banner_page.html'
#: Set on a heading whose words the banner repeats, so that it is not seen twice.
_REPEATED_CLASS: Final = {
    **dict.fromkeys(THEMED_BUILDERS, 'pubs-banner-heading'),
    'epub': 'pubs-banner-heading-in-book',
}


def hide_from_search(app: Sphinx, doctree: nodes.document) -> None:
    """Takes a page whose front matter says so out of the search of the site."""
    from sphinxcontrib_pubs.banner.front_matter import hides_from_search

    metadata = app.env.metadata[app.env.docname]
    if hides_from_search(metadata):
        # Sphinx looks whether the keys are there, not at their values; the second is read since Sphinx 7.3.
        metadata['nosearch'] = metadata['no-search'] = ''


def note_picture(app: Sphinx, doctree: nodes.document) -> None:
    """A picture that changes, or appears, has its page written again."""
    docname = app.env.docname
    if not any(key.partition('.')[0] == 'header' for key in app.env.metadata[docname]):
        return  # as most pages are: nothing is imported for them
    from sphinxcontrib_pubs.banner.image import ImageError, is_remote, locate_picture

    written = read_page(app, docname).image
    if written and not is_remote(written):
        with suppress(ImageError):  # which is told when the page is written
            path = locate_picture(written, Path(app.env.doc2path(docname)), Path(app.srcdir))
            app.env.note_dependency(str(path))


def mark_repeated_heading(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Marks the page's heading, so that it is not seen twice, where the banner has the same words."""
    repeated = _REPEATED_CLASS.get(app.builder.name)
    if repeated is None:
        return
    matter = read_page(app, docname)
    if matter.has_banner and repeats_heading(app, docname, matter):
        heading = next(iter(doctree.findall(nodes.title)), None)
        if heading is not None:
            heading['classes'].append(repeated)


def hide_theme_parts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, object], doctree: nodes.document | None
) -> None:
    """Leaves out what the front matter hides, before a theme prepares its parts."""
    if pagename in app.env.all_docs:
        hide(read_page(app, pagename), context)


def add_share_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, object], doctree: nodes.document | None
) -> None:
    """Puts the links of ``pubs_share`` at the end of the page's body."""
    if app.builder.name not in THEMED_BUILDERS or pagename not in app.env.all_docs:
        return
    services = share_services(app.config)
    if not services:
        return
    matter = read_page(app, pagename)
    if matter.hide_share:
        return
    from sphinxcontrib_pubs.banner.share import as_html

    url = page_address(pagename, app.config, app.builder)
    title = matter.title or heading_of(app, pagename) or app.config.project
    links = as_html(services, url, title, words=_('Share:'), label=_('Share this page'))
    context['body'] = str(context.get('body', '')) + links
    _link(app, [_SHARE_STYLESHEET])


def add_banner(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, object], doctree: nodes.document | None
) -> str | None:
    """Puts the banner before the body of its page, and gives the template that moves it out of the column."""
    if pagename not in app.env.all_docs:
        return None
    matter = read_page(app, pagename)
    for complaint in matter.complaints:
        warn_of_page(app, pagename, complaint.keys, complaint.message)
    hide_prepared(matter, context)
    if matter.hide_breadcrumbs and app.builder.name in THEMED_BUILDERS:
        _link(app, [BREADCRUMBS_STYLESHEET])
    files: list[str] = []
    if not matter.has_banner:
        note_files(app, pagename, files)
        return None
    from sphinxcontrib_pubs.banner.markup import as_html

    picture = _put_picture(app, pagename, matter.image, files) if matter.image else ''
    background_class, stylesheets = _paint(app, pagename, matter, files, picture=picture)
    note_files(app, pagename, files)
    _link(app, stylesheets)
    context['pubs_banner_stylesheets'] = [f'_static/{name}' for name in stylesheets]
    repeats = app.builder.name in _REPEATED_CLASS and repeats_heading(app, pagename, matter)
    block = as_html(
        matter,
        title_of(app, pagename, matter),
        background_class,
        repeats_heading=repeats,
        replaces_heading=repeats and app.builder.name == 'epub',
        picture=picture,
        language=app.config.language,
    )
    context['body'] = block + str(context.get('body', ''))
    if app.builder.name not in THEMED_BUILDERS:
        return None
    from sphinxcontrib_pubs.banner.relocate import relocate

    context['pubs_banner_template'] = templatename
    context['pubs_banner_relocate'] = lambda page: relocate(page, block)
    return _TEMPLATE


def _paint(app: Sphinx, docname: str, matter: FrontMatter, files: list[str], *, picture: str) -> tuple[str, list[str]]:
    """The class of the background and the style sheets to link; a plain banner for what is refused.

    What the page has of the site's files is added to ``files``.
    """
    from sphinxcontrib_pubs.banner.markup import PLAIN_CLASS
    from sphinxcontrib_pubs.banner.stylesheet import store

    painted = paint_page(app, docname, matter, over_picture=bool(picture))
    stylesheets = [_BASE_STYLESHEET, *([_THEMES_STYLESHEET] if app.builder.name in THEMED_BUILDERS else [])]
    if painted is None:
        return PLAIN_CLASS, stylesheets
    store(painted.stylesheet, Path(app.outdir, '_static'))
    files.append(f'_static/{painted.stylesheet.path}')
    return painted.stylesheet.class_name, [*stylesheets, painted.stylesheet.path]


def _put_picture(app: Sphinx, docname: str, written: str, files: list[str]) -> str:
    """The address of the page's picture, which is copied to the other pictures; '' for what is refused."""
    from sphinxcontrib_pubs.banner.image import ImageError, is_remote, locate_picture, read_picture, remote_address
    from sphinxcontrib_pubs.banner.stylesheet import store_file

    try:
        if is_remote(written):
            if not app.config.pubs_banner_remote_images:
                expected = 'a file below the source folder, or pubs_banner_remote_images = True'
                raise ImageError('a picture of another site is not taken', expected)
            return remote_address(written)
        path = locate_picture(written, Path(app.env.doc2path(docname)), Path(app.srcdir))
        picture = read_picture(path)
    except ImageError as error:
        what = f'header.background_image: {error}; expected: {error.expected}'
        keys = ('header', 'background_image')
        warn_of_page(app, docname, keys, f'{what}. The banner is shown plain until that is put right.')
        return ''
    folder = getattr(app.builder, 'imagedir', '_images')
    store_file(Path(app.outdir, folder, picture.name), picture.path.read_bytes())
    files.append(f'{folder}/{picture.name}')
    page = page_uri(docname, app.builder).partition('#')[0]
    return relative_uri(page, f'{folder}/{picture.name}')


def _link(app: Sphinx, stylesheets: list[str]) -> None:
    # Builders without templates have one list of style sheets for all pages, and nobody to reset it.
    if getattr(app.builder, 'templates', None) is not None:
        for name in stylesheets:
            app.add_css_file(name)
