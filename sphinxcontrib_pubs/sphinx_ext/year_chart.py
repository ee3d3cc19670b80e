"""What the chart of a list shows, and which headings its years lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sphinx_ext.nodes import YearChart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.nodes import Group


def year_chart(publications: Iterable[Publication], years: Iterable[Group]) -> YearChart:
    """The counts of publications by year; ``years`` are the headings of years, in whatever list they stand."""
    from sphinxcontrib_pubs.format.chart import counts_by_year

    # Works without a year stand under words.
    targets = {int(group.title): group.identifier for group in years if group.title.lstrip('-').isdecimal()}
    return YearChart(counts_by_year(publications), targets)
