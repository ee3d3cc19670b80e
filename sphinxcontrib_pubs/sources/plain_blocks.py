"""Pages of nothing but headings, paragraphs and list items of one line each: their blocks, found line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How a text begins that can begin nothing else: no number of a list, no rule, no definition of a link.
_TEXT = r"""(?:(?!\d{1,9}[.)](?:\s|$))[^\W_]|[*_]{1,3}[^\W_]|["'(“‘„«‹][^\W_]|\[(?!.*\]:))"""
_LINE = re.compile(
    r'([ \t]*$)'
    rf'|([-*+] {{1,4}}{_TEXT})'
    rf'|({_TEXT})'
    rf'|(\d{{1,9}}[.)] {{1,4}}{_TEXT})'
    r'|(#{1,6} +[^#\s][^#]*$)'
)
_BLANK, _BULLET, _PARAGRAPH, _ORDERED, _HEADING = b' -p1#'
_KINDS = bytes((0, _BLANK, _BULLET, _PARAGRAPH, _ORDERED, _HEADING))
#: Lines that are one block together, or of which the second would have to interrupt a paragraph.
_JOINED = re.compile(rb'[-p1]p|p[-1]')


class Block(NamedTuple):
    """What markdown-it-py gives a token for; ``map`` has the first line, and the one behind the last."""

    type: str
    map: tuple[int, int]
    content: str = ''
    tag: str = ''
    info: str = ''


_ITEM_CLOSE = Block('list_item_close', (0, 0))  # of which nobody asks where it stands


def read_plain_blocks(lines: Sequence[str]) -> Iterator[Block] | None:
    """The blocks of a page without its line ends, as far as somebody looks at them; None for any other page."""
    kinds = bytearray()
    for line in lines:
        match = _LINE.match(line)
        if match is None or match.lastindex is None:
            return None
        kinds.append(_KINDS[match.lastindex])
    return None if _JOINED.search(kinds) else _blocks(lines, kinds)


def _blocks(lines: Sequence[str], kinds: bytearray) -> Iterator[Block]:
    marker, of_list = '', ''
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == _BLANK:
            continue
        place = (number, number + 1)
        if kind in (_BULLET, _ORDERED):
            mark, _, content = line.partition(' ')
            if mark[-1] != marker:
                if marker:
                    yield Block(f'{of_list}_close', place)
                marker, of_list = mark[-1], 'bullet_list' if kind == _BULLET else 'ordered_list'
                yield Block(f'{of_list}_open', place)
            yield Block('list_item_open', place, info=mark[:-1] if kind == _ORDERED else '')
            yield Block('inline', place, content.strip())
            yield _ITEM_CLOSE
            continue
        if marker:
            yield Block(f'{of_list}_close', place)
            marker = ''
        if kind == _HEADING:
            mark, _, line = line.partition(' ')
            yield Block('heading_open', place, tag=f'h{len(mark)}')
        yield Block('inline', place, line.strip())
    if marker:
        yield Block(f'{of_list}_close', (len(lines), len(lines)))
