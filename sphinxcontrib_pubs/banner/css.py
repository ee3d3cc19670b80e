"""CSS text in, typed tokens out: the only module that touches tinycss2, and the first gate for hostile values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import tinycss2.ast  # type: ignore[import-untyped]

LONGEST_VALUE: Final = 1000
LARGEST_NUMBER: Final = 1e5
_DEEPEST: Final = 3

_REFUSED_FUNCTIONS: Final = {
    **dict.fromkeys(('var', 'env', 'attr'), 'its value is unknown when the page is built; write the value itself'),
    **dict.fromkeys(('calc', 'min', 'max', 'clamp'), 'sums are not computed here; write the result'),
    **dict.fromkeys(
        ('url', 'src', 'image', 'image-set', '-webkit-image-set', 'cross-fade', 'element', '-moz-element', 'paint'),
        'a gradient takes no image; leave it out',
    ),
    **dict.fromkeys(('color-mix', 'contrast-color'), 'it is not computed here; write the resulting colour'),
    'expression': 'no browser of today reads it; leave it out',
}


class CssError(ValueError):
    """A value that is not taken: what is wrong, at which character (from 1), and what was expected there."""

    def __init__(self, reason: str, offset: int, expected: str = '') -> None:
        super().__init__(f'{reason}, at character {offset + 1}')
        self.reason = reason
        self.offset = offset
        self.expected = expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One component value; names are in lower case, ``offset`` counts characters of the value from 0."""

    kind: str  # ident, number, percentage, dimension, hash, function, literal
    offset: int
    text: str = ''
    value: float = 0.0
    unit: str = ''
    arguments: tuple[Token, ...] = ()
    node: object = None

    def is_literal(self, character: str) -> bool:
        return self.kind == 'literal' and self.text == character

    def is_word(self, *words: str) -> bool:
        return self.kind == 'ident' and self.text in words


def read_tokens(value: str) -> tuple[Token, ...]:
    """Reads a CSS value without the semicolon at its end; spaces and comments are dropped.

    Raises `CssError` for anything that has no place in a background: escapes, control characters, strings,
    addresses, blocks, declarations, numbers past 1e5, and functions whose value is unknown at build time.
    """
    if len(value) > LONGEST_VALUE:
        raise CssError(f'the value is longer than {LONGEST_VALUE} characters', LONGEST_VALUE)
    for offset, character in enumerate(value):
        if character == '\\':
            raise CssError('an escape', offset, 'plain characters')
        if (ord(character) < 32 and character not in '\t\n') or 127 <= ord(character) < 160:
            raise CssError('a control character', offset, 'plain characters')
    line_starts = [0]
    for line in value.split('\n'):
        line_starts.append(line_starts[-1] + len(line) + 1)
    # A parenthesis too many comes back as an error of its own, unless something before it was left open.
    nodes = tinycss2.parse_component_value_list(value + ')', skip_comments=True)
    last = nodes.pop() if nodes else None
    closed = last is not None and last.type == 'error' and last.kind == ')'
    if not closed or _offset(last, line_starts) != len(value):
        _refuse_what_is_forbidden(value, line_starts)
        raise CssError('something is left open', len(value), "a closing ')'")
    while nodes and nodes[-1].type == 'whitespace':
        nodes.pop()
    if nodes and nodes[-1].type == 'literal' and nodes[-1].value == ';':
        nodes.pop()
    return _typed(nodes, line_starts, 0)


def with_zeros(function: Token) -> object:
    """tinycss2's node of a colour function with a zero for each ``none``, over which it stumbles."""
    slash = next((index for index, part in enumerate(function.arguments) if part.is_literal('/')), None)
    # Beside percentages, it wants these two to have percentages alone, but for a hue.
    percentages = function.text.startswith(('rgb', 'hsl')) and any(
        part.kind == 'percentage' for part in function.arguments[:slash]
    )
    zero = tinycss2.ast.NumberToken(1, 1, 0, 0, '0')
    none_of_all = tinycss2.ast.PercentageToken(1, 1, 0, 0, '0')
    first = 1 if function.text.startswith('hsl') else 0
    arguments = [
        (none_of_all if percentages and first <= index < (slash or 3) else zero) if part.is_word('none') else part.node
        for index, part in enumerate(function.arguments)
    ]
    return tinycss2.ast.FunctionBlock(1, 1, function.text, arguments)


def _refuse_what_is_forbidden(value: str, line_starts: list[int]) -> None:
    """Names the worse fault first when a value is both unclosed and forbidden."""
    nodes = tinycss2.parse_component_value_list(value, skip_comments=True)
    _typed(nodes, line_starts, 0)


def _typed(nodes: list[object], line_starts: list[int], depth: int) -> tuple[Token, ...]:
    if depth > _DEEPEST:
        raise CssError('parentheses are nested too deeply', _offset(nodes[0], line_starts) if nodes else 0)
    return tuple(
        _as_token(node, _offset(node, line_starts), line_starts, depth)
        for node in nodes
        if getattr(node, 'type', '') != 'whitespace'
    )


def _as_token(node: object, offset: int, line_starts: list[int], depth: int) -> Token:
    kind = str(getattr(node, 'type', ''))
    if kind == 'ident':
        return Token(kind=kind, offset=offset, text=str(getattr(node, 'lower_value', '')), node=node)
    if kind in ('number', 'percentage', 'dimension'):
        number = float(getattr(node, 'value', math.nan))
        if not math.isfinite(number) or abs(number) >= LARGEST_NUMBER:
            raise CssError('a number out of range', offset, f'less than {LARGEST_NUMBER:.0f}')
        unit = '%' if kind == 'percentage' else str(getattr(node, 'lower_unit', ''))
        return Token(kind=kind, offset=offset, value=number, unit=unit, node=node)
    if kind == 'hash':
        return Token(kind=kind, offset=offset, text=str(getattr(node, 'value', '')), node=node)
    if kind == 'function':
        name = str(getattr(node, 'lower_name', ''))
        if name in _REFUSED_FUNCTIONS:
            raise CssError(f'{name}() is not taken: {_REFUSED_FUNCTIONS[name]}', offset)
        arguments = _typed(list(getattr(node, 'arguments', ())), line_starts, depth + 1)
        return Token(kind=kind, offset=offset, text=name, arguments=arguments, node=node)
    if kind == 'literal':
        character = str(getattr(node, 'value', ''))
        if character == ';':
            raise CssError('a second declaration', offset, 'one value, with nothing behind its semicolon')
        if character == '!':
            raise CssError('an exclamation mark', offset, 'the value alone, without !important')
        return Token(kind=kind, offset=offset, text=character, node=node)
    kind = str(getattr(node, 'kind', kind))  # what an error was meant to be
    raise CssError(_UNEXPECTED.get(kind, 'something that CSS cannot read'), offset, 'gradients and colours')


_UNEXPECTED: Final = {
    **dict.fromkeys(('url', 'bad-url'), 'url() is not taken: a gradient takes no image; leave it out'),
    'string': 'a quoted string',
    'at-keyword': 'an at-rule',
    '{} block': 'a block in braces',
    '[] block': 'a block in brackets',
    '() block': 'parentheses without a function',
    'bad-string': 'a quoted string',
}


def _offset(node: object, line_starts: list[int]) -> int:
    line = int(getattr(node, 'source_line', 1))
    return line_starts[line - 1] + int(getattr(node, 'source_column', 1)) - 1
