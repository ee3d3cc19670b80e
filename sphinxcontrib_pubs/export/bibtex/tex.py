"""Text and markup → a value of BibTeX: LaTeX whose braces are balanced, in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import formulas, is_safe_url, plain_text
from sphinxcontrib_pubs.model.mathematics import in_line, not_typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Markup, Span

# BibTeX counts braces however they are escaped, so those of a text have names.
_ESCAPES = {
    '\\': r'\textbackslash{}',
    '{': r'\textbraceleft{}',
    '}': r'\textbraceright{}',
    '$': r'\$',
    '&': r'\&',
    '%': r'\%',
    '#': r'\#',
    '_': r'\_',
    '~': r'\textasciitilde{}',
    '^': r'\textasciicircum{}',
    '`': r'\`{}',
    '\u00a0': '~',
}
_SIGNS = re.compile(r'[\\{}$&%#_~^`\u00a0]')
#: Signs that LaTeX draws together. Two hyphens it makes a dash of, as whoever wrote them meant.
_LIGATURES = re.compile(r"(?<=')(?=')")
_SPACES = re.compile(r'[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+')
_UNWRITABLE = re.compile('[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]')
_COMMANDS = {
    'emphasis': 'emph',
    'strong': 'textbf',
    'superscript': 'textsuperscript',
    'subscript': 'textsubscript',
    'small_caps': 'textsc',
    'underline': 'underline',
    'deleted': 'sout',
    'code': 'texttt',
}
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
#: What ends a sentence or a title before its subtitle, and how far before a word it is looked for.
_STARTS_SENTENCE = re.compile(r'[:.?!–—]\s\W*$')
_REACH = 6
_ADDRESS = re.compile(r'[\\{}\s]')


def to_tex(text: str) -> str:
    """Plain text as LaTeX."""
    if text.isascii() and text.replace(' ', '').isalnum() and '  ' not in text:
        return text
    text = _SIGNS.sub(lambda match: _ESCAPES[match[0]], _line(text))
    return _LIGATURES.sub('{}', text)


def to_verbatim(text: str) -> str:
    """An address or a number, which is set as it stands: what would end the value is encoded."""
    return _ADDRESS.sub(lambda match: ''.join(f'%{byte:02X}' for byte in match[0].encode()), _line(text))


def markup_to_tex(markup: Markup) -> str:
    """Rich text as LaTeX."""
    return ''.join(_pieces(markup, frozenset())).strip()


def title_to_tex(markup: Markup) -> str:
    """A title whose capitals stay where a style sets titles in small letters.

    Words with a capital inside are kept in any title, words that begin with one in a title that is otherwise in small
    letters: there they are names. Mathematics is kept as well, which BibTeX's styles would change like words.
    """
    text = plain_text(markup)
    found = list(_WORD.finditer(text))
    words = [match[0] for match in found]
    inside = [
        match[0]
        for match in found[1:]
        if not _STARTS_SENTENCE.search(text[max(0, match.start() - _REACH) : match.start()])
    ]
    long = [word for word in inside if len(word) > 3]
    kept = {word for word in words if _is_never_small(word)}
    if long and 2 * sum(word[0].isupper() for word in long) <= len(long):
        kept.update(word for word in inside if word[0].isupper() and word != 'A')
    return ''.join(_pieces(markup, frozenset(kept), is_title=True)).strip()


def _is_never_small(word: str) -> bool:
    """Whether a word has a capital that is not there for its place: ``DNA``, ``iPhone``, ``Qwen-VL``, ``T5``, ``C``."""
    return any(
        any(map(str.isupper, part[1:])) or (part[:1].isupper() and any(map(str.isdigit, part)))
        for part in word.split('-')
    ) or (len(word) == 1 and word.isupper() and word != 'A')


def _line(text: str) -> str:
    return _SPACES.sub(' ', _UNWRITABLE.sub('\ufffd', text)).strip(' ')


def _pieces(markup: Markup, kept: frozenset[str], *, is_title: bool = False) -> Iterator[str]:
    for part in markup:
        if isinstance(part, str):
            yield _text(part, kept)
        elif part.kind == 'math':
            yield from _mathematics(part, is_title=is_title)
        elif part.kind == 'line_break':
            yield ' '
        else:
            # In the argument of a command nothing is set in small letters.
            content = ''.join(_pieces(part.content, kept if part.kind in ('quoted', 'span') else frozenset()))
            if part.kind == 'quoted':
                yield f'“{content}”'
            elif part.kind == 'link' and part.target and is_safe_url(part.target):
                yield f'\\href{{{_escaped_address(part.target)}}}{{{content}}}'
            else:
                command = _COMMANDS.get(part.kind)
                yield f'\\{command}{{{content}}}' if command else content


def _text(text: str, kept: frozenset[str]) -> str:
    """The text with its spaces at the ends, words that are kept in braces."""
    text = _SPACES.sub(' ', _UNWRITABLE.sub('\ufffd', text))
    pieces: list[str] = []
    end = 0
    for match in _WORD.finditer(text) if kept else ():
        if match[0] in kept or _is_never_small(match[0]):  # the latter where markup divides a word
            word = match[0].rstrip("'’.-")
            pieces += [_escaped(text[end : match.start()]), '{', _escaped(word), '}']
            end = match.start() + len(word)
    pieces.append(_escaped(text[end:]))
    return ''.join(pieces)


def _escaped(text: str) -> str:
    return _LIGATURES.sub('{}', _SIGNS.sub(lambda match: _ESCAPES[match[0]], text))


def _mathematics(span: Span, *, is_title: bool) -> Iterator[str]:
    for formula in formulas(span):
        formula = in_line(_UNWRITABLE.sub('', formula))
        if not formula.strip():
            continue
        if not_typeset(formula):
            yield _escaped(f'${formula}$')
        else:
            yield f'{{${formula}$}}' if is_title else f'${formula}$'


def _escaped_address(url: str) -> str:
    return re.sub(r'[%#&_$~]', r'\\\g<0>', to_verbatim(url)).replace(r'\~', '~')


def listed(values: Sequence[str]) -> str:
    """Words of a list, divided by commas, or by semicolons where a word has a comma."""
    words = [to_tex(word) for word in values if word.strip()]
    return ('; ' if any(',' in word for word in words) else ', ').join(words)
