"""HTML → what a page tells programs. Any text is read, however broken; nothing here opens a file."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.preview.page import Told
from sphinxcontrib_pubs.preview.vocabularies import tag_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.preview.page import Page

_VOID = frozenset(
    ('area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr')
)
_HEADINGS = frozenset(('h1', 'h2', 'h3', 'h4', 'h5', 'h6'))
#: Elements whose text no reader sees.
_UNSEEN = frozenset(('script', 'style', 'template', 'title'))
#: What ends a paragraph whose end tag is left out (the HTML standard, "Optional tags").
_END_PARAGRAPHS = _HEADINGS | {'p', 'div', 'section', 'article', 'ul', 'ol', 'dl', 'table', 'pre', 'details', 'main'}
_HIDING_STYLE = re.compile(r'(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b', re.IGNORECASE)
#: Words over an abstract in the languages that pages have; other pages are known by a class or an id.
_ABSTRACT_HEADINGS = frozenset(
    ('abstract', 'summary', 'zusammenfassung', 'resumen', 'résumé', '要旨', '概要', '要約', '摘要')
)


def read_html(text: str, page: Page) -> None:
    """Fills a page with what stands in its text; markup that cannot be is read as browsers do, or passed over."""
    reader = _Reader(page)
    # A complete comment lets go of the text before it. What then waits for its end is a tag, which browsers drop as
    # well; ``close`` would read it as text, once for each "<" in it, for hours.
    reader.feed(f'{text}<!---->')
    reader.finish()


class _Reader(HTMLParser):
    """Keeps the open elements, and counts those that hide what they hold or that hold an abstract."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._open: list[tuple[str, bool, bool]] = []
        self._names: Counter[str] = Counter()
        self._hiding = self._abstracts = 0
        self._heading = ''
        self._below_heading = False
        self._script: list[str] | None = None
        self._script_place = (1, 0)

    def parse_html_declaration(self, i: int) -> int:
        # The standard library raises an AssertionError for "<![" and words that it does not know.
        if self.rawdata.startswith('<![', i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or '')
        self._note(tag, attributes)
        if tag in _END_PARAGRAPHS and self._open and self._open[-1][0] == 'p':
            self._close()
        if tag in _VOID:
            return
        hides = (
            tag in _UNSEEN
            or 'hidden' in attributes
            or (tag == 'details' and 'open' not in attributes)
            or bool(_HIDING_STYLE.search(attributes.get('style', '')))
        )
        words = re.split(r'[\s_-]+', f'{attributes.get("class", "")} {attributes.get("id", "")}'.lower())
        is_abstract = 'abstract' in words and tag not in ('html', 'body', 'a', *_HEADINGS)
        self._open.append((tag, hides, is_abstract))
        self._names[tag] += 1
        self._hiding += hides
        self._abstracts += is_abstract
        if tag in _HEADINGS:
            self._heading, self._below_heading = '', False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # "<div/>" opens an element all the same, unless it is one of SVG's or MathML's, which no rule asks for.
        if tag not in _VOID and (self._names['svg'] or self._names['math']):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == 'script' and self._script is not None:
            line, column = self._script_place
            self.page.json_ld.append(Told(''.join(self._script), line, column + 1))
            self._script = None
        if not self._names[tag]:
            return
        while self._close() != tag:
            pass

    def _close(self) -> str:
        tag, hides, is_abstract = self._open.pop()
        self._names[tag] -= 1
        self._hiding -= hides
        self._abstracts -= is_abstract
        if tag in _HEADINGS:
            self._below_heading = self._heading.strip(' \t\r\n:¶#').casefold() in _ABSTRACT_HEADINGS
        return tag

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
            return
        if any(self._names[heading] for heading in _HEADINGS):
            self._heading = (self._heading + data)[:80]
        elif (self._abstracts or self._below_heading) and (text := data.strip()):
            self._note_abstract(text)

    def _note_abstract(self, text: str) -> None:
        line, column = self.getpos()
        if not self._hiding:
            self.page.abstract = self.page.abstract or Told(text, line, column + 1)
        elif not (self._names['script'] or self._names['style']):
            self.page.hidden_abstract = self.page.hidden_abstract or Told(text, line, column + 1)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What an element tells by its attributes."""
        line, column = self.getpos()
        page, relations = self.page, attributes.get('rel', '').lower().split()
        if tag == 'meta':
            content = ' '.join(attributes.get('content', '').split())
            name = attributes.get('name') or attributes.get('property', '')
            page.tags.append(Told(content, line, column + 1, tag_name(name)))
            if name.lower() == 'og:url' and not page.address:
                page.address = content
        elif tag == 'link' and 'canonical' in relations:
            page.address = attributes.get('href', '').strip()
        elif tag == 'link' and 'unapi-server' in relations:
            page.has_unapi_server = True
        elif tag == 'base' and not page.base:
            page.base = attributes.get('href', '').strip()
        elif tag == 'a' and 'href' in attributes:
            page.links[attributes['href'].strip().partition('#')[0]] = None
        elif tag == 'script' and attributes.get('type', '').strip().lower() == 'application/ld+json':
            self._script, self._script_place = [], (line, column)
        classes = attributes.get('class', '').split()
        if 'Z3988' in classes and tag == 'span':
            page.coins.append(Told(attributes.get('title', ''), line, column + 1))
        elif 'unapi-id' in classes:
            page.has_unapi_items = True

    def finish(self) -> None:
        """A script that nothing ends goes to the end of the page."""
        if self._script is not None:
            self.handle_endtag('script')
