"""The values of an entry as boxes: text with its own markup and quotation marks, each part marked as what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import venue_as
from sphinxcontrib_pubs.format.csl.boxes import Box
from sphinxcontrib_pubs.format.csl.numbers import NUMBERS, numbers_in, pages_in
from sphinxcontrib_pubs.format.links import is_title
from sphinxcontrib_pubs.model import Identifier, Span, is_safe_url, plain_text

if TYPE_CHECKING:
    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.entry import Entry
    from sphinxcontrib_pubs.model import Markup

_TITLE = Span('span', (), '', ('pubs-title',))
_STATUS = Span('span', (), '', ('pubs-status',))
_SCHEMES = {'DOI': 'doi', 'PMID': 'pmid', 'PMCID': 'pmcid'}
#: A pair of quotation marks, double or single; a single one within a word is an apostrophe.
_QUOTED = re.compile(
    r'“([^“”]*)”|(?<!\w)"(?=\S)([^"]*?)(?<=\S)"(?!\w)|(?<!\w)[‘\'](?=[^\s‘’\'])([^‘’\']*?)(?<=\S)[’\'](?!\w)'
)
_ANY_QUOTE = re.compile('["\'“‘]')


def quoted_text(text: str) -> list[Node]:
    """A text with its quotation marks as boxes, so that they become those of the language, and of their depth."""
    if not _ANY_QUOTE.search(text):
        return [text]
    row: list[Node] = []
    done = 0
    for match in _QUOTED.finditer(text):
        if match.start() > done:
            row.append(text[done : match.start()].replace("'", '’'))
        inner = next(group for group in match.groups() if group is not None)
        row.append(Box(quoted_text(inner), quoted='single' if match[0][0] == '‘' else 'double'))
        done = match.end()
    if done < len(text):
        row.append(text[done:].replace("'", '’'))
    return row


def nodes_of(markup: Markup) -> list[Node]:
    """Rich text as boxes."""
    row: list[Node] = []
    for part in markup:
        if isinstance(part, str):
            row += quoted_text(part)
        elif part.kind == 'line_break':
            row.append(' ')
        elif part.kind == 'quoted':
            row.append(Box(nodes_of(part.content), quoted='double'))
        elif part.kind in ('math', 'code'):
            row.append(Box([plain_text(part.content)], part._replace(content=())))
        else:
            row.append(Box(nodes_of(part.content), part._replace(content=())))
    return row


def value_of(
    entry: Entry, variable: str, *, short: bool = False, range_format: str = ''
) -> tuple[list[Node], Span | None]:
    """What a variable says, and the span that says what it is; nothing where the entry lacks it."""
    if variable == 'title' and not (short and entry.text('title-short')):
        return _title(entry)
    name = f'{variable}-short' if short and entry.text(f'{variable}-short') else variable
    text = entry.text('page' if name == 'page-first' else name)
    if not entry.note(name, found=bool(text)):
        return [], None
    if name in ('page', 'page-first'):
        pages = pages_in(text, range_format, entry.locale.term('page-range-delimiter') or '–')
        return [re.split(r'[\s,;&–-]', pages)[0] if name == 'page-first' else pages], None
    if name == 'locator' and entry.locator_term == 'page':
        return [pages_in(text, range_format, entry.locale.term('page-range-delimiter') or '–')], None
    if name in NUMBERS:
        return quoted_text(numbers_in(text, 'numeric', entry.locale)), None
    if name in ('container-title', 'container-title-short') and entry.publication.venue is not None:
        return _venue(venue_as(entry.publication.venue, text), text)
    if name in _SCHEMES:
        return [text], _link(Identifier(_SCHEMES[name], text).url, _SCHEMES[name])
    if name == 'URL':
        return [text], _link(text, 'url') if is_safe_url(text) else None
    return quoted_text(text), _STATUS if name == 'status' else None


def _title(entry: Entry) -> tuple[list[Node], Span | None]:
    publication = entry.publication
    if not entry.note('title', found=bool(publication.title)):
        return [], None
    nodes = nodes_of(publication.title)
    link = next((link for link in publication.links if is_title(link, publication)), None)
    return ([Box(nodes, _link(link.url, link.kind))] if link is not None else nodes), _TITLE


def _venue(span: Span, text: str) -> tuple[list[Node], Span]:
    """The name of a venue, within the link to its page where it has one."""
    nodes = quoted_text(text)
    inner = span.content[0]
    if isinstance(inner, Span):
        nodes = [Box(nodes, inner._replace(content=()))]
    return nodes, span._replace(content=())


def _link(url: str, kind: str) -> Span:
    return Span('link', (), url, ('pubs-link',), (('data-kind', kind),))
