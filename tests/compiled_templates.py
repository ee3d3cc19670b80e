"""Templates of themes, compiled once for all sites that a process builds, and not for each of them anew."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

if TYPE_CHECKING:
    from types import CodeType

_compile = Environment.compile
_compiled: dict[tuple[object, ...], CodeType | str] = {}


@wraps(_compile)
def _compile_once(self: Environment, source: Any, *arguments: Any, **options: Any) -> CodeType | str:
    """By all that the outcome depends on: the text, its names, and how the environment reads one."""
    if not isinstance(source, str):
        return _compile(self, source, *arguments, **options)
    newstyle = getattr(self, 'newstyle_gettext', None)
    key = (source, *arguments, *options.items(), type(self), *self.extensions, newstyle, self.autoescape, self.lexer)
    if key not in _compiled:
        _compiled[key] = _compile(self, source, *arguments, **options)
    return _compiled[key]


def compile_templates_once() -> None:
    """From now on in this process. Without it, most of the time of a build of one page is that of Jinja's compiler."""
    Environment.compile = _compile_once  # type: ignore[method-assign,assignment]
