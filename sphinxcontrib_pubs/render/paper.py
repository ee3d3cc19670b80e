"""The page of one publication, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.affiliations import affiliations
from sphinxcontrib_pubs.format.contributions import contributions
from sphinxcontrib_pubs.locale import _, after_label, pgettext
from sphinxcontrib_pubs.render.html import MATHJAX_IGNORE, render_legend, render_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Markup, Publication
    from sphinxcontrib_pubs.render.layouts import Picture


class PageLink(NamedTuple):
    """A link of the page: its words, and where it leads from there."""

    words: str
    address: str


class Paper(NamedTuple):
    """What stands on the page of a publication besides what it is itself."""

    publication: Publication
    reference: Markup
    links: Sequence[PageLink]
    versions: Sequence[PageLink]
    related: Sequence[PageLink]
    back: PageLink
    bibtex: str
    notices: Markup = ()
    legend: Markup = ()  # of the signs behind the names of the reference
    picture: Picture | None = None
    tools: str = ''  # HTML for the script that adds the buttons for copying


def render_paper(paper: Paper) -> str:
    """The body of the page; its abstract is not folded, since Scholar wants it to be seen."""
    told = paper.publication
    pieces = [
        f'<article class="pubs pubs-paper {MATHJAX_IGNORE}">\n',
        f'<h1>{render_markup(told.title)}</h1>\n',
        paper.tools,
        *(f'<p class="pubs-paper__notice">{render_markup((each,))}</p>\n' for each in paper.notices),
        f'<p class="pubs-paper__reference">{render_markup(paper.reference)}</p>\n',
    ]
    if paper.legend:
        pieces.append(render_legend(paper.legend))
    if paper.picture:
        from sphinxcontrib_pubs.render.layouts import thumbnail

        pieces.append(f'<p class="pubs-paper__picture">{thumbnail(paper.picture)}</p>\n')
    if told.abstract:
        pieces.append(
            f'<h2>{escape(_("Abstract"))}</h2>\n<p class="pubs-abstract">{render_markup(told.abstract)}</p>\n'
        )
    if told.keywords:
        listed = escape(', '.join(told.keywords))
        pieces.append(f'<p class="pubs-keywords">{escape(_("Keywords") + after_label())}{listed}</p>\n')
    if places := affiliations(told):
        lines = ''.join(f'<li>{escape(line)}</li>\n' for line in places)
        pieces.append(f'<h2>{escape(_("Affiliations"))}</h2>\n<ul class="pubs-affiliations">\n{lines}</ul>\n')
    if told_of := contributions(told):
        pieces.append(f'<h2>{escape(_("Contributions"))}</h2>\n<p>{render_markup(told_of)}</p>\n')
    for heading, links in (
        (pgettext('heading', 'Links'), paper.links),
        (pgettext('heading', 'Versions'), paper.versions),
        (pgettext('heading', 'Related'), paper.related),
    ):
        pieces += _list(heading, links)
    bibtex = escape(paper.bibtex, quote=False)
    pieces.append(f'<h2>BibTeX</h2>\n<div class="pubs-bibtex"><pre dir="ltr">{bibtex}</pre></div>\n')
    address, title = escape(paper.back.address), escape(paper.back.words)
    pieces.append(
        f'<p class="pubs-paper__back">{escape(_("Listed in"))} <a href="{address}">{title}</a></p>\n</article>\n'
    )
    return ''.join(pieces)


def _list(heading: str, links: Iterable[PageLink]) -> list[str]:
    items = [f'<li><a href="{escape(link.address)}">{escape(link.words)}</a></li>\n' for link in links]
    return [f'<h2>{escape(heading)}</h2>\n<ul>\n', *items, '</ul>\n'] if items else []


def head_tags(tags: Iterable[tuple[str, str]], properties: Iterable[tuple[str, str]], canonical: str = '') -> str:
    """Tags of the page's head: ``name``s, Open Graph's ``property``s, and the page's own address where it is told."""
    pieces = [f'<meta name="{escape(name)}" content="{escape(content)}" />\n' for name, content in tags]
    pieces += [f'<meta property="{escape(name)}" content="{escape(content)}" />\n' for name, content in properties]
    if canonical:
        pieces.append(f'<link rel="canonical" href="{escape(canonical)}" />\n')
    return ''.join(pieces)
