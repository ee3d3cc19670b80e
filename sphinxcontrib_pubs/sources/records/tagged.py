"""The HTML-like markup of CSL and of what registries deliver: text with tags in it → markup; other signs stay."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, SpanKind

_TAG = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9]*(?::[A-Za-z][\w-]*)?)((?:\s[^<>]{0,300})?)\s*/?>')
_ENTITY = re.compile(r'&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});')
#: A formula as Pandoc tells it from prices: nothing blank inside of the dollar signs, no digit behind the last.
_MATH = re.compile(r'\$(?=[^\s$])([^$\n]{1,500}?)(?<=[^\s\\])\$(?!\d)')
#: What makes a stretch between dollar signs a formula, beside a letter that stands alone.
_FORMULA = re.compile(r'[\\^_{}=<>+]|^[A-Za-z](?:\(.*\))?$')
#: A space that no line may be broken at is one that somebody chose.
_SPACES = re.compile(r'[ \t\n\r\f\v]+')
_HREF = re.compile(r'href\s*=\s*(?:"([^"<>]+)|\'([^\'<>]+)|([^\s"\'<>]+))')
_KINDS: dict[str, SpanKind] = {
    'i': 'emphasis',
    'em': 'emphasis',
    'italic': 'emphasis',
    'b': 'strong',
    'strong': 'strong',
    'bold': 'strong',
    'sup': 'superscript',
    'sub': 'subscript',
    'sc': 'small_caps',
    'scp': 'small_caps',
    'u': 'underline',
    'underline': 'underline',
    'code': 'code',
    'tt': 'code',
    'monospace': 'code',
    'a': 'link',
    'ext-link': 'link',
}
#: Tags that are taken off, since they say nothing that can be shown; behind some a text ends.
_ENDS = frozenset({'p', 'br', 'title', 'sec', 'div', 'li', 'list-item', 'label'})
_PASSED_OVER = _ENDS | frozenset(
    {
        'span', 'ul', 'ol', 'list', 'abstract', 'font', 'xref', 'math', 'mrow', 'mi', 'mo', 'mn', 'msub',
        'msup', 'mtext', 'mstyle', 'mspace', 'semantics', 'mfrac', 'mover', 'munder', 'msubsup', 'mfenced',
        'inline-formula', 'alternatives', 'tex-math', 'annotation', 'nocase', 'h1', 'h2', 'h3', 'h4', 'inf',
    }
)  # fmt: skip


def read_tagged(text: str) -> Markup:
    """``<i>``, ``<b>``, ``<sup>``, ``<sub>``, ``<sc>`` and their relatives in JATS, entities, formulas in dollars.

    A tag without its partner is taken off; what is no tag that anybody writes in a title (``<T>``) is text.
    """
    if '<' not in text and '&' not in text and '$' not in text:
        text = _SPACES.sub(' ', text.strip())
        return (text,) if text else ()
    stack = [_Open('', None, [])]
    position = 0
    for match in _TAG.finditer(text):
        name = match[2].rpartition(':')[2].lower()
        if name not in _KINDS and name not in _PASSED_OVER:
            continue
        stack[-1].content.extend(_text(text[position : match.start()]))
        position = match.end()
        if match[1]:
            _close(stack, name)
            if name in _ENDS:
                stack[-1].content.append(' ')
        elif name == 'br' or match[0].endswith('/>'):
            stack[-1].content.append(' ')
        elif len(stack) < 20:
            kind = 'small_caps' if 'small-caps' in match[3] else _KINDS.get(name)
            target = _HREF.search(match[3]) if kind == 'link' else None
            stack.append(_Open(name, kind, [], unescape(target[target.lastindex or 0]) if target else ''))
    stack[-1].content.extend(_text(text[position:]))
    while len(stack) > 1:
        _fold(stack, whole=False)
    return trimmed(tuple(stack[0].content))


class _Open(NamedTuple):
    """A tag that is not closed yet, and what it holds so far."""

    name: str
    kind: SpanKind | None
    content: list[str | Span]
    target: str = ''


def _close(stack: list[_Open], name: str) -> None:
    if any(opened.name == name for opened in stack):
        while stack[-1].name != name:
            _fold(stack, whole=False)
        _fold(stack, whole=True)


def _fold(stack: list[_Open], *, whole: bool) -> None:
    """Puts what stands in the innermost tag into the one around it, as a span where both its ends are there."""
    _, kind, content, target = stack.pop()
    if whole and kind is not None and any(content) and (target or kind != 'link'):
        stack[-1].content.append(Span(kind, tuple(content), target=target))
    else:
        stack[-1].content.extend(content)


def _text(text: str) -> list[str | Span]:
    found: list[str | Span] = []
    position = 0
    if '$' in text:
        for match in _MATH.finditer(text):
            if _FORMULA.search(match[1]) is None:
                continue
            found += [_plain(text[position : match.start()]), Span('math', (_with_signs(match[1]),))]
            position = match.end()
    found.append(_plain(text[position:]))
    return [part for part in found if part]


def _plain(text: str) -> str:
    return _with_signs(_SPACES.sub(' ', text))


def _with_signs(text: str) -> str:
    """The text with the characters that entities stand for."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if '&' in text else text


def trimmed(markup: Markup) -> Markup:
    """Neighbouring texts as one, single spaces, and none at the ends."""
    joined: list[str | Span] = []
    for part in markup:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    joined = [_SPACES.sub(' ', part) if isinstance(part, str) else part for part in joined]
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(part for part in joined if part)
