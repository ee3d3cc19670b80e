"""Markup → HTML text; every value of a source is escaped here, and nothing else writes HTML."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.fields import divided
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.locale import after_label, filled, ngettext
from sphinxcontrib_pubs.model import formulas, is_safe_url
from sphinxcontrib_pubs.model.mathematics import not_typeset
from sphinxcontrib_pubs.model.url import encoded_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sphinxcontrib_pubs.format.parts_below import Part
    from sphinxcontrib_pubs.model import Markup, Publication, Span
    from sphinxcontrib_pubs.render.item import Item

#: Classes by which MathJax, from version 2 to 4, takes an element for text, or text in it for formulas again.
MATHJAX_IGNORE, MATHJAX_PROCESS = 'tex2jax_ignore mathjax_ignore', 'tex2jax_process mathjax_process'
_ELEMENTS = {
    'span': 'span',
    'emphasis': 'em',
    'strong': 'strong',
    'superscript': 'sup',
    'subscript': 'sub',
    'underline': 'u',
    'deleted': 's',
    'small_caps': 'span',
    'code': 'code',
    'link': 'a',
}


def render_markup(markup: Markup) -> str:
    """The markup as HTML phrasing content."""
    pieces: list[str] = []
    _write(markup, pieces)
    return ''.join(pieces)


def _write(markup: Markup, pieces: list[str]) -> None:
    for part in markup:
        if isinstance(part, str):
            # Hardly any text has a character that needs escaping, and looking is quicker than replacing.
            pieces.append(escape(part, quote=False) if '&' in part or '<' in part or '>' in part else part)
            continue
        kind, content, _, classes, attributes = part
        if kind != 'span' or not classes or attributes:
            _write_span(part, pieces)
        elif len(content) == 1 and isinstance(text := content[0], str):
            # An author, most often: seven of ten pieces of a page.
            text = escape(text, quote=False) if '&' in text or '<' in text or '>' in text else text
            pieces.append(f'{_start("span", classes)}>{text}</span>')
        else:
            pieces.append(f'{_start("span", classes)}>')
            _write(content, pieces)
            pieces.append('</span>')


#: The value of an attribute, kept: a list has few types, labels and venues, and writes each thousands of times.
_repeated = lru_cache(maxsize=1024)(escape)


@lru_cache(maxsize=1024)
def _start(kind: str, classes: tuple[str, ...]) -> str:
    """The start of an element, up to its attributes."""
    if not classes and kind == 'small_caps':
        classes = ('pubs-small-caps',)
    return f'<{_ELEMENTS[kind]} class="{escape(" ".join(classes))}"' if classes else f'<{_ELEMENTS[kind]}'


@lru_cache(maxsize=1024)
def _attributes(attributes: tuple[tuple[str, str], ...]) -> str:
    return ''.join(f' {name}="{escape(value)}"' for name, value in attributes)


def _write_span(span: Span, pieces: list[str]) -> None:
    kind = span.kind
    if kind == 'line_break':
        pieces.append('<br />')
        return
    if kind == 'quoted':
        pieces.append('“')
        _write(span.content, pieces)
        pieces.append('”')
        return
    if kind == 'math':
        pieces += map(_formula, formulas(span))
        return
    if kind == 'folded':
        _write_folded(span, pieces)
        return
    target = ''
    if kind == 'link':
        if not is_safe_url(span.target):
            _write(span.content, pieces)
            return
        target = f' href="{escape(encoded_url(span.target))}"'
    content, opened = span.content, f'{_start(kind, span.classes)}{target}{_attributes(span.attributes)}>'
    if len(content) == 1 and isinstance(text := content[0], str):
        pieces.append(f'{opened}{escape(text, quote=False)}</{_ELEMENTS[kind]}>')
        return
    pieces.append(opened)
    _write(content, pieces)
    pieces.append(f'</{_ELEMENTS[kind]}>')


def _formula(text: str) -> str:
    """A formula for the script that typesets it, which looks for the classes; or its source, if that is no mathematics.

    The whole list has a class that keeps the script off its words: dollars and backslashes in a text are no formulas.
    """
    if not_typeset(text):
        return f'<code class="pubs-formula">${escape(text, quote=False)}$</code>'
    return f'<span class="math notranslate nohighlight {MATHJAX_PROCESS}">\\({escape(text, quote=False)}\\)</span>'


def _write_folded(span: Span, pieces: list[str]) -> None:
    """A part of a line that opens without a script; its label is an attribute, so that the line keeps its words."""
    count = int(dict(span.attributes)['count'])
    names = escape(' '.join(span.classes))
    heard = filled(ngettext('{count} more author', '{count} more authors', count), count=count)
    seen = filled(ngettext('… {count} more', '… {count} more', count), count=count)
    pieces.append(
        f'<details class="{names}"><summary aria-label="{escape(heard)}" data-label="{escape(seen)}"></summary>'
    )
    _write(span.content, pieces)
    pieces.append('</details>')


def render_entry(
    item: Item,
    *,
    permalink: str = '',
    show: Collection[str] | None = None,
    modifier: str = '',
    before: str = '',
) -> str:
    """One entry as a list item, with its year and type as data for scripts and styles.

    ``permalink`` is what the link of the entry to itself is called, '' for none. ``show`` names the parts that
    may stand below the line, None for all. ``modifier`` is a further class, ``before`` HTML before the line.
    """
    publication, markup, anchor, number, _ = item
    pieces = [open_entry(publication, anchor, number, modifier=modifier), before]
    line, notices = divided(markup) if publication.notices else (markup, ())
    _write(line, pieces)
    if permalink:
        pieces.append(permalink_of(anchor, permalink))
    for notice in notices:
        pieces.append(' ')
        _write((notice,), pieces)
    if parts := parts_below(publication, show):
        _write_parts(parts, pieces)
    pieces.append(CLOSE_ENTRY)
    return ''.join(pieces)


def open_entry(
    publication: Publication,
    anchor: str,
    number: int = 0,
    *,
    element: str = 'li',
    modifier: str = '',
    citation: str = '',
) -> str:
    """The start of an entry; ``citation`` is its reference, where its parts stand in another order."""
    names = f'pubs-entry {modifier}' if modifier else 'pubs-entry'
    pieces = [f'<{element} class="{names}" id="{escape(anchor)}"']
    if citation:
        pieces.append(f' data-citation="{escape(citation)}"')
    if publication.year is not None:
        pieces.append(f' data-year="{publication.year}"')
    if publication.type:
        pieces.append(f' data-type="{_repeated(publication.type)}"')
    # Said of each entry, so that it keeps its number when a script hides others.
    pieces.append(f' value="{number}">' if number else '>')
    return ''.join(pieces)


CLOSE_ENTRY = '</li>\n'


def permalink_of(anchor: str, label: str) -> str:
    """The link of an entry to itself.

    Its sign is the style sheet's: whoever copies the line, or takes the page apart, gets the words alone.
    """
    return f'<a class="pubs-permalink" href="#{escape(anchor)}" aria-label="{_repeated(label)}"></a>'


def render_parts(parts: Sequence[Part]) -> str:
    """What stands below a line, each part folded."""
    pieces: list[str] = []
    _write_parts(parts, pieces)
    return ''.join(pieces)


def _write_parts(parts: Sequence[Part], pieces: list[str]) -> None:
    """Each part folded; the keywords with the abstract, where both are."""
    names = [part.name for part in parts]
    for name, title, content in parts:
        if name == 'keywords' and 'abstract' in names:
            continue
        folded = 'abstract' if name == 'keywords' else name
        pieces.append(f'<details class="pubs-{folded}"><summary>{escape(title, quote=False)}</summary>')
        if name == 'bibtex':
            pieces.append('<pre dir="ltr">')
            _write(content, pieces)
            pieces.append('</pre></details>')
            continue
        pieces.append('<p class="pubs-keywords">' if name == 'keywords' else '<p>')
        _write(content, pieces)
        if name == 'abstract' and 'keywords' in names:
            keywords = parts[names.index('keywords')]
            pieces.append(f'</p><p class="pubs-keywords">{escape(keywords.title + after_label(), quote=False)}')
            _write(keywords.content, pieces)
        pieces.append('</p></details>')


def render_legend(markup: Markup) -> str:
    """The line below a list that explains its names."""
    return f'<p class="pubs-legend">{render_markup(markup)}</p>\n'


class FileLink(NamedTuple):
    """A file to take away: what it is called, where it is, and its media type."""

    name: str
    url: str
    media_type: str
    is_feed: bool = False  # which is opened, and not kept
    of: str = ''  # the heading whose publications it holds; '' for a whole list


def download_links(groups: Iterable[tuple[str, Sequence[FileLink]]], whole: str = '') -> str:
    """The line with the files of a list, each group of them behind its label; nothing where there are none.

    ``whole`` says what the files of the first group hold, for when the page shows less of it.
    """
    written: list[str] = []
    for label, links in groups:
        pieces = []
        for name, url, media_type, is_feed, of in links:
            kept = '' if is_feed else ' download=""'
            kept += f' aria-label="{escape(name)}, {escape(of)}"' if of else ''
            start = f'<a class="pubs-download" href="{escape(url)}" type="{escape(media_type)}"{kept}>'
            pieces.append(f'{start}{escape(name)}</a>')
        if pieces:
            held = f'<span class="pubs-downloads__whole"> ({escape(whole)})</span>' if whole and not written else ''
            label = f'{escape(label)}{held}{escape(after_label())}'
            written.append(f'<span class="pubs-downloads__group">{label}{" ".join(pieces)}</span>')
    return f'<p class="pubs-downloads">{" ".join(written)}</p>\n' if written else ''


def open_list(number: int = 0, *, descending: bool = False, layout: str = 'list') -> str:
    """The start of a list; of a numbered one where ``number``, that of its first entry, is not 0."""
    names = 'pubs-list' if layout == 'list' else f'pubs-list pubs-list--{layout}'
    if not number:
        return f'<ul class="{names}">\n'
    # With a value, as everything is: books are XML, and a reader shows no page that is none.
    turned = ' reversed="reversed"' if descending else ''
    return f'<ol class="{names}" start="{number}"{turned}>\n'


def close_list(number: int = 0) -> str:
    return '</ol>\n' if number else '</ul>\n'


def jump_list(groups: Iterable[tuple[str, str, int]], label: str) -> str:
    """Links to groups by their titles, ids and counts (0 for a count that is not shown), as a landmark."""
    pieces = [f'<nav class="pubs-jump-list" aria-label="{escape(label)}"><ul>\n']
    for title, identifier, number in groups:
        link = f'<a href="#{escape(identifier)}">{escape(title, quote=False)}</a>'
        pieces.append(f'<li>{link}{_count(number)}</li>\n')
    pieces.append('</ul></nav>\n')
    return ''.join(pieces)


def _count(number: int) -> str:
    return f' <span class="pubs-group__count">({number})</span>' if number else ''


def open_group(title: str, identifier: str, level: int, permalink: str = '', count: int = 0) -> str:
    """The start of a group, with its heading as ``h1`` to ``h6`` by ``level``.

    ``permalink`` is finished HTML that stands at the heading's end; a ``count`` of 0 is not shown.
    """
    level = min(max(level, 1), 6)
    heading = escape(title, quote=False) + _count(count)
    return (
        f'<div class="pubs-group" id="{escape(identifier)}">\n'
        f'<h{level} class="pubs-group__heading">{heading}{permalink}</h{level}>\n'
    )


def permalink(identifier: str, icon: str, label: str) -> str:
    """The link of a heading to itself; ``icon`` is HTML from the configuration, ``label`` plain text."""
    return f'<a class="headerlink" href="#{escape(identifier)}" title="{escape(label)}">{icon}</a>'


CLOSE_GROUP = '</div>\n'
#: Around the parts of a long list of cards, which are one where a filter leaves few of them.
OPEN_CARDS, CLOSE_CARDS = '<div class="pubs-cards">\n', '</div>\n'


def open_section(classes: Iterable[str], identifiers: Iterable[str], page: str = '') -> str:
    """The start of a whole list; its identifiers become targets before its content.

    ``page`` is what the lists have in common that are searched together.
    """
    names = ' '.join(('pubs', *classes, MATHJAX_IGNORE))
    targets = ''.join(f'<span id="{escape(identifier)}"></span>' for identifier in identifiers)
    together = f' data-page="{escape(page)}"' if page else ''
    return f'<section class="{escape(names)}"{together}>\n{targets}'


CLOSE_SECTION = '</section>\n'
