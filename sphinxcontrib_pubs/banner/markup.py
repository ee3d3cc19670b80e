"""The banner's HTML: every text escaped, no inline style, well-formed as XML as well."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.meta_line import meta_parts

if TYPE_CHECKING:
    from sphinxcontrib_pubs.banner.front_matter import FrontMatter

COLUMN_CLASS: Final = 'pubs-banner--column'
PLAIN_CLASS: Final = 'pubs-banner--plain'
# What XML 1.0 cannot hold even as a character reference (section 2.2), and the other control characters.
_NOT_XML: Final = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]')


def as_html(
    matter: FrontMatter,
    title: str,
    background_class: str,
    *,
    repeats_heading: bool,
    replaces_heading: bool = False,
    picture: str = '',
    language: str = 'en',
) -> str:
    """The block as it stands in the page's column; ``picture`` is the address of one to put behind the words.

    ``repeats_heading`` says that the page's own heading has the same words: it stays for those who listen to the page,
    and the banner's is for the eye alone. ``replaces_heading`` says that it is left out, and the
    banner's takes its place.
    """
    hidden = ' aria-hidden="true"' if repeats_heading else ''
    if replaces_heading:
        hidden = ' role="heading" aria-level="1"'
    lines = [f'<p class="pubs-banner__title"{hidden}>{_escaped(title)}</p>'] if title else []
    if matter.description:
        lines.append(f'<p class="pubs-banner__description">{_escaped(matter.description)}</p>')
    if meta := _meta_line(matter, language):
        lines.append(f'<p class="pubs-banner__meta">{meta}</p>')
    inner = '\n'.join(lines)
    # A picture without a description is an ornament: the empty text says so.
    image = (
        f'<img class="pubs-banner__picture" src="{_escaped(picture)}" alt="{_escaped(matter.header.alt)}"'
        ' referrerpolicy="no-referrer" />\n'
        if picture
        else ''
    )
    kind = f'{COLUMN_CLASS} pubs-banner--pictured' if picture else COLUMN_CLASS
    return (
        f'<div class="pubs-banner {kind} {background_class}">\n{image}'
        f'<div class="pubs-banner__inner">\n{inner}\n</div>\n</div>\n'
    )


def as_wide(block: str, family: str) -> str:
    """The same block for a place outside the column; ``family`` names the theme's markup."""
    return block.replace(COLUMN_CLASS, f'pubs-banner--wide pubs-banner--in-{family}', 1)


def _meta_line(matter: FrontMatter, language: str) -> str:
    return ' <span aria-hidden="true">·</span> '.join(
        f'<time datetime="{part.datetime}">{_escaped(part.words)}</time>'
        if part.datetime
        else f'<span>{_escaped(part.words)}</span>'
        for part in meta_parts(matter, language)
    )


def _escaped(text: str) -> str:
    return html.escape(_NOT_XML.sub('\N{REPLACEMENT CHARACTER}', text))
