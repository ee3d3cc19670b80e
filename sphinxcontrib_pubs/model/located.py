"""Plain data that knows where it stands: what a YAML or JSON file, or a setting of ``conf.py``, says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model.problem import SourceSpan

Content: TypeAlias = 'str | tuple[Located, ...] | Mapping[str, Located]'


class Located(NamedTuple):
    """A text, a list or a mapping, with the place of its key, or of itself where it has none.

    Scalars are texts as they are written, ``2019`` and ``yes`` too; nothing (``null``, an empty value) is ''.
    """

    content: Content
    span: SourceSpan

    @property
    def text(self) -> str:
        """The text; '' for a list and a mapping."""
        return self.content if isinstance(self.content, str) else ''

    @property
    def items(self) -> tuple[Located, ...]:
        """The members of a list, a text as the only one; () for nothing and for a mapping."""
        if isinstance(self.content, tuple):
            return self.content
        return (self,) if self.text else ()

    @property
    def fields(self) -> Mapping[str, Located]:
        """The values of a mapping by their keys; none for anything else."""
        return self.content if isinstance(self.content, Mapping) else {}

    def __str__(self) -> str:
        """What it is, for a message."""
        if isinstance(self.content, tuple):
            return 'a list'
        if isinstance(self.content, Mapping):
            return 'a mapping'
        return f'"{self.content[:40]}"' if self.content else 'nothing'


def as_located(value: object, span: SourceSpan) -> Located:
    """Python's data in the same form, all of it at one place. What is no data is its ``repr``."""
    if isinstance(value, Mapping):
        return Located({str(key): as_located(inner, span) for key, inner in value.items()}, span)
    if isinstance(value, list | tuple):
        return Located(tuple(as_located(inner, span) for inner in value), span)
    if isinstance(value, set | frozenset):
        return Located(tuple(as_located(inner, span) for inner in sorted(value, key=str)), span)
    if value is None:
        return Located('', span)
    if isinstance(value, bool):
        return Located('true' if value else 'false', span)
    if isinstance(value, str | int | float):
        return Located(str(value), span)
    if isinstance(value, dt.date):
        return Located(value.isoformat()[:10], span)
    return Located(repr(value), span)
