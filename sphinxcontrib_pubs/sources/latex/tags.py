"""HTML within LaTeX, as registries and databases deliver titles: its tags become commands, its entities characters."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

_LESS = re.compile(r'\{\\text(less|greater)\}|\\text(less|greater)(?:\{\}|\s*)')
_ENTITY = re.compile(r'(?:\{\\&\}|\\?&)(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\d{0,2});')
_TAG = re.compile(r'<(/?)((?:(?:jats|mml):)?[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]{0,300})?\s*(/?)>')
_COMMANDS = {
    'i': 'emph',
    'em': 'emph',
    'italic': 'emph',
    'b': 'textbf',
    'strong': 'textbf',
    'bold': 'textbf',
    'sup': 'textsuperscript',
    'sub': 'textsubscript',
    'inf': 'textsubscript',
    'sc': 'textsc',
    'scp': 'textsc',
    'u': 'underline',
    'tt': 'texttt',
    'code': 'texttt',
}
#: Tags that are taken off, those of MathML and JATS apart, which have a prefix; behind some a text ends.
_ENDS = frozenset({'p', 'br', 'title', 'sec', 'div', 'li'})
_PASSED_OVER = _ENDS | {'span', 'ul', 'ol', 'font', 'math', 'a'}
#: Characters that an entity may stand for and LaTeX means something by.
_ESCAPES = {'$': r'\$', '{': r'\{', '}': r'\}', '\\': r'\textbackslash{}', '~': r'\textasciitilde{}', '`': '‘'}


def without_tags(value: str) -> str:
    """A value as LaTeX alone; a tag without its partner is text, as is every sign of mathematics."""
    if '&' in value:
        for _ in range(2):  # some escape what was escaped: &amp;lt;
            value = _ENTITY.sub(_character, value)
    if '{\\text' in value or '\\textless' in value:
        value = _LESS.sub(lambda match: '<' if 'less' in match[0] else '>', value)
    if '<' not in value:
        return value
    found = Counter((match[2].lower(), bool(match[1])) for match in _TAG.finditer(value))
    pairs = {name for name, is_end in found if is_end and found[name, True] == found[name, False]}
    return _TAG.sub(lambda match: _command(match, pairs), value)


def _character(match: re.Match[str]) -> str:
    text = unescape(f'&{match[1]};')
    return match[0] if text.endswith(';') and len(text) > 1 else _ESCAPES.get(text, text)


def _command(match: re.Match[str], pairs: set[str]) -> str:
    name = match[2].lower()
    plain = name.rpartition(':')[2]
    if name not in pairs and name != 'br' and not match[3]:
        return match[0]
    if plain in _COMMANDS and not match[3]:
        return '}' if match[1] else f'\\{_COMMANDS[plain]}{{'
    if ':' in name or plain in _PASSED_OVER:
        return ' ' if plain in _ENDS and (match[1] or match[3] or plain == 'br') else ''
    return match[0]
