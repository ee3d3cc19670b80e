"""What a page of ours may be made of: every element with its attributes, and what their values may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
    from xml.etree.ElementTree import Element

#: Attributes of every element of ours.
_EVERY = frozenset({'class', 'id', 'hidden', 'role', 'title'})
_ENTRY = {'data-year', 'data-type', 'data-citation', 'value'}
#: Where something stands in a drawing, and how large it is: numbers alone.
_PLACES = {'x', 'y', 'x1', 'x2', 'y1', 'y2', 'dx', 'dy', 'width', 'height'}
_NUMBER = re.compile(r'-?\d+(?:\.\d+)?(?:%|em|px)?')
#: Elements of lists, of pages of papers and of banners, with the attributes that they may have besides.
ALLOWED: dict[str, set[str]] = {
    'a': {'href', 'data-kind', 'aria-label', 'download', 'type', 'rel', 'target'},
    'article': set(),
    'b': set(),
    'button': {'type'},
    'br': set(),
    'cite': set(),
    'code': set(),
    'details': set(),
    'div': {'data-name', *(f'data-{word}' for word in ('copied', 'not-copied', 'copy-citation', 'copy-bibtex')),
            'data-part', 'data-after-label',
            'data-all', 'data-some', 'data-none', 'aria-label'},
    'em': set(),
    'form': {'autocomplete'},
    'h1': set(), 'h2': set(), 'h3': set(), 'h4': set(), 'h5': set(), 'h6': set(),
    'img': {'src', 'alt', 'loading', 'decoding', 'width', 'height', 'referrerpolicy'},
    'input': {'type', 'aria-label', 'placeholder', 'autocomplete', 'spellcheck'},
    'li': _ENTRY,
    'nav': {'aria-label'},
    'ol': {'start', 'reversed'},
    'p': {'aria-hidden'},
    'pre': {'dir'},
    's': set(),
    'script': {'type'},
    'section': set(),
    'span': {'aria-hidden', 'aria-label', 'data-kind', 'data-icon'},
    'strong': set(),
    'sub': set(),
    'summary': {'aria-label', 'data-label'},
    'sup': set(),
    'table': {'aria-label'},
    'tbody': set(), 'td': {'data-label'}, 'th': {'scope'}, 'thead': set(), 'tr': _ENTRY,
    'time': {'datetime'},
    'u': set(),
    'ul': set(),
    'figure': set(),
    **{f'{{http://www.w3.org/2000/svg}}{name}': attributes for name, attributes in {
        'svg': {'aria-label', 'direction', 'fill', 'focusable', 'text-anchor', *_PLACES},
        'a': {'href', 'aria-label'},
        'g': {'aria-hidden'},
        'line': _PLACES, 'rect': {'fill', *_PLACES}, 'text': _PLACES,
        'title': set(),
    }.items()},
}  # fmt: skip
_NAMESPACE = '{http://www.w3.org/1999/xhtml}'
_CLASS = re.compile(r'[A-Za-z][\w-]*')
_IDENTIFIER = re.compile(r'[A-Za-z][\w.:-]*')
_SCHEMES = frozenset({'', 'http', 'https', 'mailto', 'ftp'})
#: Elements whose content is ours; what stands beside them on a page is the theme's and the author's.
_OURS = re.compile(r'(?:^|\s)(?:pubs|pubs-paper|pubs-banner|pubs-coins|pubs-share)(?:\s|$)')


def parsed(html: str) -> Element:
    """The document as a browser makes it of the text."""
    document: Element = html5lib.parse(html, treebuilder='etree', namespaceHTMLElements=False)
    return document


def ours(document: Element) -> Iterator[Element]:
    """The outermost elements that are made of sources."""
    waiting = [document]
    while waiting:
        element = waiting.pop()
        if _OURS.search(element.get('class', '')):
            yield element
        else:
            waiting += list(element)


def faults(element: Element) -> Iterator[str]:
    """What stands in an element of ours that no part of the package writes."""
    for each in element.iter():
        name = each.tag if isinstance(each.tag, str) else 'comment'
        if name not in ALLOWED:
            yield f'an element {name}'
            continue
        for attribute, value in each.attrib.items():
            if attribute not in _EVERY and attribute not in ALLOWED[name]:
                yield f'an attribute {attribute} of {name}'
            elif not _is_ours(name, attribute, value):
                yield f'{name} {attribute}={value[:60]!r}'


def _is_ours(name: str, attribute: str, value: str) -> bool:
    if attribute == 'class':
        return all(map(_CLASS.fullmatch, value.split()))
    if attribute == 'id':
        return _IDENTIFIER.fullmatch(value) is not None
    if attribute in ('href', 'src'):
        return is_harmless(value)
    if attribute in _PLACES:
        return _NUMBER.fullmatch(value) is not None
    if name == 'script':
        return attribute == 'type' and value in ('application/json', 'application/ld+json')
    return True


def is_harmless(address: str) -> bool:
    """Whether an address leads to a page or a mail, as browsers read it (URL Standard, 4.4)."""
    seen = re.sub(r'[\t\n\r]', '', address.strip(''.join(map(chr, range(33)))))
    try:
        return urlsplit(seen).scheme.lower() in _SCHEMES
    except ValueError:
        return not re.match(r'[A-Za-z][A-Za-z0-9+.-]*:', seen) or seen.lower().startswith(('http:', 'https:', 'ftp:'))


def frame(document: Element) -> list[tuple[Any, ...]]:
    """The scripts, styles and other means of a page to act, which the theme and our extension put there."""
    acting = ('script', 'style', 'link', 'base', 'iframe', 'object', 'embed', 'form', 'template', 'noscript', 'frame')
    found = [
        (each.tag, each.get('src') or each.get('href') or each.get('type') or '')
        for each in document.iter()
        if each.tag in acting
    ]
    return [*found, *((each.tag, each.get('http-equiv')) for each in document.iter('meta') if each.get('http-equiv'))]
