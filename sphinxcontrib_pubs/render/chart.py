"""A chart of columns as inline SVG, whose colours and sizes are the style sheet's.

Places are shares of the whole, so that the picture takes any width and its letters keep their size.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.format.chart import Chart, Column

#: Of the height, above the columns (for the highest one's number) and at their feet; below stand the years.
_TOP, _FOOT = 15, 82
_LEAST = 1.5
#: Of the room of a column, what is left free on each side.
_SIDE = 0.14
#: How wide a column is where there is room, what the style sheet leaves free beside them all, and the whole, in em.
_COLUMN, _BESIDE, _MOST = 3.0, 2.2, 44.0
#: More columns would be too narrow on a phone to be hit by a finger.
MOST_LINKED = 12


def render_chart(chart: Chart, targets: Mapping[int, str]) -> str:
    """The chart as a figure, with all its numbers below it, folded; ``targets`` are the ids of years on the page.

    Where columns are links they are what the picture consists of for whoever listens to it; elsewhere it is one image.
    """
    columns = chart.columns
    is_linked = bool(targets) and len(columns) <= MOST_LINKED
    role = 'group' if is_linked else 'img'
    width = min(len(columns) * _COLUMN + _BESIDE, _MOST)
    # Attributes give way to the style sheet, which not every theme links, and no reader of the file json has.
    size = f'width="{width:g}em" height="9em" fill="currentColor" text-anchor="middle"'
    label = escape(chart.label)
    pieces = [
        '<figure class="pubs-chart">\n',
        f'<svg class="pubs-chart__picture" role="{role}" aria-label="{label}" {size} focusable="false"',
        ' direction="ltr">\n',  # time runs as its numbers do
    ]
    for place, column in enumerate(columns):
        drawn = _drawn(column, place, chart)
        target = targets.get(column.first, '') if is_linked else ''
        if target and drawn:
            # The whole height can be hit, however low the column is.
            share = 100 / len(columns)
            box = f'x="{share * place:.3f}%" width="{share:.3f}%" height="100%"'
            room = f'<rect class="pubs-chart__room" {box} fill="none" />'
            drawn = f'<a href="#{escape(target)}" aria-label="{escape(column.words)}">{room}{drawn}</a>'
        elif drawn:
            drawn = f'<g>{drawn}</g>'
        pieces.append(f'{drawn}\n' if drawn else '')
    pieces.append(f'<line class="pubs-chart__axis" x1="0" x2="100%" y1="{_FOOT}%" y2="{_FOOT}%" />\n')
    # Whoever listens has been told all this by the columns.
    pieces += ['<g aria-hidden="true">\n', *_words(chart), '</g>\n</svg>\n']
    pieces.append(f'<details class="pubs-chart__numbers"><summary>{escape(_("In numbers"))}</summary>\n<ul>\n')
    pieces += [f'<li>{_numbered(column, targets)}</li>\n' for column in columns if column.number]
    if chart.without:
        pieces.append(f'<li>{escape(chart.without, quote=False)}</li>\n')
    pieces.append('</ul></details>\n</figure>\n')
    return ''.join(pieces)


def _height(column: Column, chart: Chart) -> float:
    """The share of the picture that a column takes: one that is hardly anything beside the highest is seen still."""
    return max((_FOOT - _TOP) * column.number / chart.most, _LEAST)


def _drawn(column: Column, place: int, chart: Chart) -> str:
    """One column, nothing for years without publications."""
    if not column.number:
        return ''
    share, height = 100 / len(chart.columns), _height(column, chart)
    left, wide = share * (place + _SIDE), share * (1 - 2 * _SIDE)
    return (
        f'<title>{escape(column.words, quote=False)}</title>'
        f'<rect class="pubs-chart__column" x="{left:.3f}%" y="{_FOOT - height:.3f}%" '
        f'width="{wide:.3f}%" height="{height:.3f}%" />'
    )


def _words(chart: Chart) -> Iterator[str]:
    """Numbers above the columns and years below them, as far as there is room."""
    for place, column in enumerate(chart.columns):
        middle = f'{100 / len(chart.columns) * (place + 0.5):.3f}%'
        if column.number and place in chart.with_numbers:
            top = f'{_FOOT - _height(column, chart):.3f}%'
            yield f'<text class="pubs-chart__number" x="{middle}" y="{top}" dy="-0.35em">{column.number}</text>\n'
        if column.label:
            yield f'<text class="pubs-chart__year" x="{middle}" y="{_FOOT}%" dy="1.4em">{column.label}</text>\n'


def _numbered(column: Column, targets: Mapping[int, str]) -> str:
    words = escape(column.words, quote=False)
    target = targets.get(column.first, '') if column.first == column.last else ''
    return f'<a href="#{escape(target)}">{words}</a>' if target else words


def render_line(line: str) -> str:
    """The same in one line, for pages whose readers draw no SVG."""
    return f'<p class="pubs-chart">{escape(line, quote=False)}</p>\n' if line else ''
