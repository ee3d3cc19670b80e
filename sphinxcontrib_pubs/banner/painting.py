"""What one page says about its banner, read and painted once for every output; whatever is refused is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx.util.nodes import clean_astext

from sphinxcontrib_pubs.banner.report import key_name, warn_of_page, warn_of_setting, with_advice
from sphinxcontrib_pubs.banner.settings import default_of

# What reads front matter and paints is imported where a page asks for it: most builds of a site write few pages.
if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_pubs.banner.front_matter import FrontMatter
    from sphinxcontrib_pubs.banner.paint import Painted


#: What Sphinx makes of typed signs in any language, and the sign.
_SIGNS: Final = {
    **dict.fromkeys('‘’‚‛‹›', "'"),
    **dict.fromkeys('“”„‟«»', '"'),
    **dict.fromkeys(('---', '--', '—', '–'), '-'),
    '…': '...',
}
_TYPED: Final = re.compile('|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True))))


def read_page(app: Sphinx, docname: str) -> FrontMatter:
    """What the front matter of a page, and the setting for all pages, say of its banner."""
    from sphinxcontrib_pubs.banner.front_matter import read_front_matter

    return read_front_matter(app.env.metadata.get(docname, {}), default_of(app.config, docname).background)


def heading_of(app: Sphinx, docname: str) -> str:
    """The page's own heading, '' for a page without one."""
    title = app.env.titles.get(docname)
    text = clean_astext(title) if title is not None else ''
    # Sphinx's own words, never translated, for a page without any heading.
    return '' if text == '<no title>' else text


def repeats_heading(app: Sphinx, docname: str, matter: FrontMatter) -> bool:
    """Whether the banner has the words of the heading below it."""
    heading = heading_of(app, docname)
    return bool(heading) and _typed(matter.title or heading) == _typed(heading)


def title_of(app: Sphinx, docname: str, matter: FrontMatter) -> str:
    """The words of the banner; where they are those of the heading, as that has them, with its quotation marks."""
    return heading_of(app, docname) if repeats_heading(app, docname, matter) else matter.title


def _typed(text: str) -> str:
    """A title as it is typed, since Sphinx sets the marks and dashes of headings, and nobody those of front matter."""
    return _TYPED.sub(lambda found: _SIGNS[found[0]], ' '.join(text.split()))


def paint_page(app: Sphinx, docname: str, matter: FrontMatter, *, over_picture: bool) -> Painted | None:
    """None for a background that is refused, or for a picture that is."""
    from sphinxcontrib_pubs.banner.contrast import TARGET
    from sphinxcontrib_pubs.banner.paint import Wish, paint

    overlay = matter.header.overlay
    if overlay and not _is_readable(app, docname, overlay, ('header', 'gradient')):
        overlay = ''
    if not over_picture and (matter.image or not _is_readable(app, docname, matter.background, matter.background_keys)):
        return None
    tone = matter.header.text
    wish = Wish(matter.background, overlay, tone, over_picture=over_picture, blur=matter.header.blur)
    painted = paint(wish, app.config.pubs_banners)
    if not painted.is_legible:
        what = f'header.text is {tone}: such text has {painted.legible.ratio:.2f}:1 at worst; expected: {TARGET}:1'
        warn_of_page(app, docname, ('header', 'text'), f'{what}. Without the key it is chosen.')
    return painted


def _is_readable(app: Sphinx, docname: str, value: str, keys: tuple[str, ...]) -> bool:
    """Whether a value is a background; a warning says what is wrong with it, and what becomes of the banner."""
    from sphinxcontrib_pubs.banner.css import CssError
    from sphinxcontrib_pubs.banner.paint import read_named

    try:
        read_named(value, app.config.pubs_banners)
    except CssError as error:
        # YAML reads a blank and a # as the start of a comment, in front matter and in MyST's options.
        remark = ' (in YAML a value with # stands in quotes)' if value.count('(') > value.count(')') else ''
        shown = 'without it' if keys == ('header', 'gradient') else 'plain'
        said = with_advice(str(error), error.expected, remark)
        said += f' The banner is shown {shown} until the value is put right.'
        if keys:
            warn_of_page(app, docname, keys, f'{key_name(keys)}: {said}')
        else:
            warn_of_setting(app, 'pubs_banner', said, entry=default_of(app.config, docname).pattern)
        return False
    return True
