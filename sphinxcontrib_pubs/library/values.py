"""What a filter may compare, and how: values of any two types have an answer, none raises."""

from __future__ import annotations

import ast
import operator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable


class Forms(tuple[str, ...]):
    """The names that one thing goes by (``J. Lin``; ``Lin, J.``), of which any may be meant."""

    __slots__ = ()


#: A folded text, a number, a truth, nothing, or a list of these.
Value: TypeAlias = 'str | int | Forms | tuple[Value, ...] | None'

#: Nothing as a filter's author writes it (``None``, ``''``, ``[]``), which is meant, unlike that of a field.
NOTHING = Forms()


def is_missing(value: Value) -> bool:
    """Whether there is nothing: no value, an empty text, an empty list; 0 and False are something."""
    return value is None or value == '' or value == ()


def equal(left: Value, right: Value) -> bool:
    """Whether two values are the same; of things with several names, one name must be the same.

    A missing value equals ``NOTHING`` alone: an entry with neither volume nor issue has not the same in both.
    """
    if is_missing(left) or is_missing(right):
        return (left is NOTHING or right is NOTHING) and is_missing(left) and is_missing(right)
    if isinstance(left, Forms):
        return bool(set(left).intersection(right)) if isinstance(right, Forms) else right in left
    if isinstance(right, Forms):
        return left in right
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(map(equal, left, right))
    # Python holds that 1 equals True.
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def contains(container: Value, value: Value) -> bool:
    """Whether a list has the value as a member, a text has it as a part, or a single value equals it."""
    if is_missing(container) or is_missing(value):
        return False
    if isinstance(container, Forms):
        return any(contains(form, value) for form in container)
    if isinstance(container, tuple):
        return any(equal(member, value) for member in container)
    if isinstance(container, str):
        forms = value if isinstance(value, Forms) else (value,)
        return any(isinstance(form, str) and form in container for form in forms)
    return equal(container, value)


def startswith(value: Value, prefix: Value) -> bool:
    """Whether the text, or any member of the list, begins with the prefix."""
    if isinstance(value, tuple):
        return any(startswith(member, prefix) for member in value)
    return isinstance(value, str) and isinstance(prefix, str) and bool(prefix) and value.startswith(prefix)


def _ordered(compare: Callable[[str, str], bool] | Callable[[int, int], bool]) -> Callable[[Value, Value], bool]:
    def holds(left: Value, right: Value) -> bool:
        if is_missing(left) or is_missing(right):
            return False
        left = left[0] if isinstance(left, Forms) else left
        right = right[0] if isinstance(right, Forms) else right
        if isinstance(left, bool) or isinstance(right, bool):
            return False
        if isinstance(left, str) and isinstance(right, str):
            return bool(compare(left, right))  # type: ignore[arg-type]
        if isinstance(left, int) and isinstance(right, int):
            return bool(compare(left, right))  # type: ignore[arg-type]
        return False

    return holds


#: What each of Python's comparison signs means in a filter; ``is`` is what people write before None.
COMPARISONS: dict[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Eq: equal,
    ast.NotEq: lambda left, right: not equal(left, right),
    ast.Is: equal,
    ast.IsNot: lambda left, right: not equal(left, right),
    ast.Lt: _ordered(operator.lt),
    ast.LtE: _ordered(operator.le),
    ast.Gt: _ordered(operator.gt),
    ast.GtE: _ordered(operator.ge),
    ast.In: lambda left, right: contains(right, left),
    ast.NotIn: lambda left, right: not contains(right, left),
}
