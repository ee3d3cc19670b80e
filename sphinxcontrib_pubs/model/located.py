"""Plain data that knows where it stands: what a YAML or JSON file, or a setting of ``conf.py``, says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinxcontrib_pubs.model.terminal import shown

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model.problem import SourceSpan

Content: TypeAlias = 'str | tuple[Located, ...] | Mapping[str, Located]'

_DEEPEST = 30


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
    """Python's data in the same form, all of it at one place. What is no data is what Python shows of it.

    So is a list or a mapping that stands in itself, or more than 30 deep.
    """
    return _as_located(value, span, ())


def _as_located(value: object, span: SourceSpan, around: tuple[int, ...]) -> Located:
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        if id(value) in around or len(around) > _DEEPEST:
            return Located(shown(value), span)
        around = (*around, id(value))
        if isinstance(value, Mapping):
            return Located({str(key): _as_located(inner, span, around) for key, inner in value.items()}, span)
        members = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return Located(tuple(_as_located(inner, span, around) for inner in members), span)
    if value is None:
        return Located('', span)
    if isinstance(value, bool):
        return Located('true' if value else 'false', span)
    if isinstance(value, int):
        return Located(shown(value), span)  # which cuts one of thousands of digits, where Python would raise
    if isinstance(value, str | float):
        return Located(str(value), span)
    if isinstance(value, dt.date):
        return Located(value.isoformat()[:10], span)
    return Located(shown(value), span)
