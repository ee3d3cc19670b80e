"""Warnings of formulas that are shown as they are written, since they hold more than mathematics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity, formulas, spans
from sphinxcontrib_pubs.model.mathematics import not_typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.model import Publication

_SHOWN = 40


def untypeset(publications: Iterable[Publication]) -> Iterator[Problem]:
    """A warning for each such formula of each publication, at its entry; what one entry says twice is told once."""
    for told in publications:
        if '$' not in told.raw and '\\' not in told.raw and 'math' not in told.raw:
            continue  # as hardly any entry has a formula
        fields = (told.title, told.abstract, told.note, told.rest, told.as_written)
        parts = [part for field in fields for part in field if not isinstance(part, str)]
        found = (formula for span in spans(tuple(parts)) if span.kind == 'math' for formula in formulas(span))
        for formula in dict.fromkeys(found):
            if reason := not_typeset(formula):
                shown = formula if len(formula) <= _SHOWN else f'{formula[:_SHOWN]}…'
                yield Problem(
                    code='formula',
                    message=f'the formula ${shown}$ is shown as it is written: {reason}',
                    hint='write it with the commands of LaTeX’s and AMS’s mathematics',
                    severity=Severity.WARNING,
                    span=told.source,
                )
