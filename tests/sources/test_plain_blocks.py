"""The short way over pages of one-line blocks finds what markdown-it-py finds, or leaves the page to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.markdown_parser import markdown_parser
from sphinxcontrib_pubs.sources.plain_blocks import read_plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from sphinxcontrib_pubs.sources.plain_blocks import Block

PLAIN = [
    'Ito, B. (2020). _On Snow._',
    '- Ito, B.  ',
    '-    far',
    '* a star',
    '+ é',
    '1. one',
    '7) seven',
    '2019. a year',
    '10.1 x',
    '# Papers',
    '## 2020 ',
    '**Bold** x',
    '- _a_',
    '- [x](u)',
    '“Q”',
    '张伟',
    'a | b',
    'x\u3000',
    '   ',
]
OTHER = [
    '***',
    '*** x',
    '* * *',
    '---',
    '===',
    '- ---',
    '-',
    '1.',
    '- 1. x',
    '- # h',
    '-     five',
    ' - one in',
    '  below',
    '\tcode',
    '[x]: /u',
    '- [x]: /u',
    '```',
    '- ```',
    '> q',
    '<b>x</b>',
    '| a | b |',
    '|---|---|',
    '--- | ---',
    '#x',
    '# x #',
    '# #',
    '####### x',
    '\xa0',
    '- \xa0x',
    ': x',
    '- !x',
]


def told(blocks: Iterable[Token | Block]) -> list[tuple[object, ...]]:
    """Of each block what the reader of Markdown looks at."""
    found: list[tuple[object, ...]] = []
    for block in blocks:
        if block.type == 'inline':
            assert block.map is not None
            found.append((block.content, *block.map))
        elif block.type == 'heading_open':
            found.append((block.type, block.tag))
        elif block.type == 'list_item_open':
            assert block.map is not None
            found.append((block.type, block.map[0], block.info))
        elif not block.type.startswith(('paragraph_', 'heading_')):
            found.append((block.type,))
    return found


def by_parser(lines: Sequence[str]) -> list[tuple[object, ...]]:
    text = '\n'.join(lines)
    return told(markdown_parser(text).parse(text, {}))


@settings(max_examples=4000, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.just(''), st.sampled_from(PLAIN), st.sampled_from(PLAIN + OTHER)), max_size=8))
def test_any_lines_are_read_alike_or_left_to_the_parser(lines: list[str]) -> None:
    blocks = read_plain_blocks(lines)
    assert blocks is None or told(blocks) == by_parser(lines)


@pytest.mark.parametrize('between', ['', '   ', '\n'])
def test_plain_lines_take_the_short_way(between: str) -> None:
    lines = [part for line in PLAIN for part in (line, *between.split('\n'))]
    blocks = read_plain_blocks(lines)
    assert blocks is not None
    assert told(blocks) == by_parser(lines)


@pytest.mark.parametrize('line', OTHER)
def test_a_page_with_any_other_line_is_left_to_the_parser(line: str) -> None:
    assert read_plain_blocks(['- Ito, B.', '', line]) is None


@pytest.mark.parametrize('lines', [['a', 'b'], ['- a', 'b'], ['1. a', 'b'], ['a', '- b'], ['a', '2. b']])
def test_lines_that_may_be_one_block_are_left_to_the_parser(lines: list[str]) -> None:
    assert read_plain_blocks(lines) is None
