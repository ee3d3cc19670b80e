"""Filter expressions: Python's syntax, read with ``ast`` into closures; nothing of a filter is ever executed."""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.errors import ExpressionError, did_you_mean, nearest
from sphinxcontrib_pubs.library.fields import FIELDS
from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.types import KNOWN
from sphinxcontrib_pubs.library.values import COMPARISONS, NOTHING, Value, contains, is_missing, startswith

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication

MAXIMUM_LENGTH = 2000
MAXIMUM_DEPTH = 50

_FUNCTIONS = ('any_of', 'has', 'lower', 'startswith')
_REFUSED: dict[type[ast.expr], str] = {
    ast.Attribute: 'an attribute (a.b)',
    ast.Subscript: 'a subscript (a[b])',
    ast.BinOp: 'arithmetic',
    ast.Lambda: 'a lambda',
    ast.IfExp: 'a conditional (a if b else c)',
    ast.JoinedStr: 'an f-string',
    ast.NamedExpr: 'an assignment',
    ast.Dict: 'a dictionary',
    ast.Starred: 'a starred value',
    ast.ListComp: 'a comprehension',
    ast.SetComp: 'a comprehension',
    ast.DictComp: 'a comprehension',
    ast.GeneratorExp: 'a comprehension',
}
_OPERATOR_HINTS = (('&&', 'write "and"'), ('||', 'write "or"'), ('=', 'compare with =='), ('!', 'write "not" or !='))
_EXAMPLE = 'for example: year >= 2022 and "KDD" in venue'


class FilterError(ExpressionError):
    """A filter that cannot be used: what was expected, at which column (from 1), and what to do."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on publications, as its author wrote it and ready to be asked; ``fields`` are those it names."""

    text: str
    fields: frozenset[str]
    _condition: Callable[[Publication], Value] = field(repr=False, compare=False)

    def matches(self, publication: Publication) -> bool:
        """Whether the publication fulfils the condition; never raises, whatever the publication lacks."""
        return bool(self._condition(publication))


def parse_filter(text: str) -> Filter:
    """The filter that an expression such as ``year >= 2022 and "KDD" in venue`` describes.

    Text compares without regard to case and accents. What an entry lacks equals nothing, is in nothing, and is
    neither before nor after anything; so do values of different types. ``!=`` and ``not in`` are the opposites of
    ``==`` and ``in``. To ask whether an entry has a field: ``has(doi)``, ``doi``, or ``doi == None``.

    Raises ``FilterError`` for a text of more than 2,000 characters, for one nested more than 50 deep, and for
    everything that is not a field, a constant, a list of these, a comparison, ``and``, ``or``, ``not``, or a call of
    ``has``, ``any_of``, ``startswith``, ``lower``.
    """
    compiler = _Compiler(text)
    condition = compiler.condition()
    return Filter(text, frozenset(compiler.fields), condition)


class _Compiler:
    """One pass over the syntax tree of one filter."""

    def __init__(self, text: str) -> None:
        # A directive's option may run over several lines, an expression may not.
        line = text.replace('\r', ' ').replace('\n', ' ')
        self.source = line.strip()
        self.start = len(line) - len(line.lstrip())
        self.fields: set[str] = set()

    def condition(self) -> Callable[[Publication], Value]:
        if not self.source:
            raise FilterError('expected a condition, found nothing', 1, 'for example: year >= 2022')
        if len(self.source) > MAXIMUM_LENGTH:
            message = f'the filter has {len(self.source):,} characters, expected at most {MAXIMUM_LENGTH:,}'
            raise FilterError(message, self.start + MAXIMUM_LENGTH + 1, 'write a shorter filter')
        return self.compile_condition(self.parse(), 0)

    def parse(self) -> ast.expr:
        source = self.source
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')  # of an unknown escape in a text, which is Python's affair
                tree = ast.parse(source, mode='eval').body
        except SyntaxError as error:
            column = max(1, min(error.offset or 1, len(source)))
            around = source[max(0, column - 2) : column + 1]
            hint = next((hint for sign, hint in _OPERATOR_HINTS if sign in around), _EXAMPLE)
            raise FilterError('expected a condition in Python syntax', self.start + column, hint) from None
        except (ValueError, MemoryError, RecursionError):
            # A NUL or a lone surrogate is a ValueError; nesting beyond the parser's stack one of the others.
            hint = 'write it without control characters, and with fewer brackets'
            raise FilterError('the filter cannot be read', self.start + 1, hint) from None
        end = self.characters(tree.end_col_offset or 0)
        tail = source[end:].lstrip(' \t)')
        if tail:
            column = self.start + len(source) - len(tail) + 1
            raise FilterError('expected the end of the condition, found a comment', column, 'leave it out')
        return tree

    def characters(self, offset: int) -> int:
        """How many characters stand before a byte offset, in which ``ast`` counts."""
        return offset if self.source.isascii() else len(self.source.encode()[:offset].decode(errors='ignore'))

    def error(self, node: ast.expr | ast.keyword, message: str, hint: str = '') -> FilterError:
        return FilterError(message, self.start + self.characters(node.col_offset) + 1, hint)

    def compile_condition(self, node: ast.expr, depth: int) -> Callable[[Publication], Value]:
        """A part that must be true or false: ``venue == "KDD" or "ICML"`` would be true for every entry."""
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant() | ast.UnaryOp(op=ast.USub()) | ast.List() | ast.Tuple() | ast.Set():
                what = 'a list' if isinstance(node, ast.List | ast.Tuple | ast.Set) else 'a value'
                hint = 'write the whole comparison, and join conditions with "and" or "or"'
                raise self.error(node, f'expected a condition, found {what}', hint)
        return self.compile(node, depth)

    def compile(self, node: ast.expr, depth: int) -> Callable[[Publication], Value]:
        if depth > MAXIMUM_DEPTH:
            raise self.error(
                node, f'the filter is nested more than {MAXIMUM_DEPTH} deep', 'write it with fewer brackets'
            )
        match node:
            case ast.BoolOp():
                return self.compile_junction(node, depth)
            case ast.UnaryOp(op=ast.Not()):
                operand = self.compile_condition(node.operand, depth + 1)
                return lambda publication: not operand(publication)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))) if not isinstance(number, bool):
                return _constant(-number)
            case ast.Compare():
                return self.compile_comparison(node, depth)
            case ast.Name():
                return self.compile_field(node)
            case ast.Constant(value=None | '') | ast.List(elts=[]) | ast.Tuple(elts=[]):
                return _constant(NOTHING)
            case ast.Constant(value=str(text)):
                return _constant(fold(text))
            case ast.Constant(value=bool() | int() as value):
                return _constant(value)
            case ast.List() | ast.Tuple() | ast.Set():
                members = [self.compile(member, depth + 1) for member in node.elts]
                return lambda publication: tuple(member(publication) for member in members)
            case ast.Call():
                return self.compile_call(node, depth)
        what = _REFUSED.get(type(node), 'this')
        hint = 'put text in quotes' if isinstance(node, ast.BinOp | ast.Attribute) else ''
        message = f'expected a field, text, a whole number, a list or a comparison; {what} is not part of a filter'
        raise self.error(node, message, hint)

    def compile_junction(self, node: ast.BoolOp, depth: int) -> Callable[[Publication], Value]:
        parts = [self.compile_condition(part, depth + 1) for part in node.values]
        enough = isinstance(node.op, ast.Or)  # one part that is true; of "and", one that is false

        # A loop, where all() and any() would make a generator: a site of many pages asks this millions of times.
        def join(publication: Publication) -> bool:
            for part in parts:
                if bool(part(publication)) is enough:
                    return enough
            return not enough

        return join

    def compile_comparison(self, node: ast.Compare, depth: int) -> Callable[[Publication], Value]:
        for left, sign, right in zip((node.left, *node.comparators), node.ops, node.comparators, strict=False):
            # A part of a name may be looked for: "journal" in type.
            if _is_field(left, 'type') or (_is_field(right, 'type') and not isinstance(sign, ast.In | ast.NotIn)):
                self.check_types(left, right)
            if _is_field(left, 'year', 'month') or _is_field(right, 'year', 'month'):
                self.check_numbers(left, right)
        first = self.compile(node.left, depth + 1)
        steps = [
            (COMPARISONS[type(operator)], self.compile(operand, depth + 1))
            for operator, operand in zip(node.ops, node.comparators, strict=True)
        ]

        if len(steps) == 1:
            only_holds, only_operand = steps[0]
            return lambda publication: only_holds(first(publication), only_operand(publication))

        def compare(publication: Publication) -> bool:
            left = first(publication)
            for holds, operand in steps:
                right = operand(publication)
                if not holds(left, right):
                    return False
                left = right
            return True

        return compare

    def check_types(self, *operands: ast.expr) -> None:
        """Refuses a text beside the field ``type`` that no type is called, and that no work could have."""
        for operand in operands:
            match operand:
                case ast.List(elts=members) | ast.Tuple(elts=members) | ast.Set(elts=members):
                    self.check_types(*members)
                case ast.Constant(value=str(text)) if text and fold(text) not in KNOWN:
                    hint = did_you_mean(fold(text), KNOWN, 'types are those of CSL: article-journal, book, thesis, …')
                    raise self.error(operand, f'no type of work is called "{text[:40]}"', hint)

    def check_numbers(self, *operands: ast.expr) -> None:
        """Refuses a text beside a field that is a number, as other tools write it: no year is before or after it."""
        for operand in operands:
            match operand:
                case ast.List(elts=members) | ast.Tuple(elts=members) | ast.Set(elts=members):
                    self.check_numbers(*members)
                case ast.Constant(value=str(text)) if text:
                    hint = f'write {text} without quotes' if text.isdecimal() else 'for example: year >= 2022'
                    raise self.error(operand, 'expected a number, found text', hint)

    def compile_field(self, node: ast.Name) -> Callable[[Publication], Value]:
        getter = FIELDS.get(node.id)
        if getter is None:
            hint = nearest(node.id, FIELDS, 'text stands in quotes; otherwise ')
            raise self.error(node, f'expected a field, found "{node.id[:40]}"', hint)
        self.fields.add(node.id)
        return getter

    def compile_call(self, node: ast.Call, depth: int) -> Callable[[Publication], Value]:
        name = node.func.id if isinstance(node.func, ast.Name) else ''
        if name not in _FUNCTIONS:
            raise self.error(node, 'expected a function of the filter', nearest(name, _FUNCTIONS))
        if node.keywords:
            raise self.error(node.keywords[0], f'{name} takes no named arguments')
        if name == 'has' and not (len(node.args) == 1 and isinstance(node.args[0], ast.Name)):
            raise self.error(node, 'has takes one field', 'for example: has(doi)')
        if name == 'lower' and len(node.args) != 1:
            raise self.error(node, 'lower takes one value', 'for example: lower(title)')
        if name in {'any_of', 'startswith'} and len(node.args) < 2:
            raise self.error(
                node, f'{name} takes a field and one or more texts', f'for example: {name}(venue, "KDD", "ICML")'
            )
        if name == 'any_of' and _is_field(node.args[0], 'type'):
            self.check_types(*node.args[1:])
        if name == 'any_of' and _is_field(node.args[0], 'year', 'month'):
            self.check_numbers(*node.args[1:])
        value, *options = [self.compile(argument, depth + 1) for argument in node.args]
        match name:
            case 'has':
                return lambda publication: not is_missing(value(publication))
            case 'lower':  # all text is folded already; people write it all the same
                return value
            case 'any_of':
                return lambda publication: any(contains(value(publication), option(publication)) for option in options)
        return lambda publication: any(startswith(value(publication), option(publication)) for option in options)


def _is_field(node: ast.expr, *names: str) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _constant(value: Value) -> Callable[[Publication], Value]:
    return lambda publication: value
