"""The inline scanner, which knows the place of every character, against markdown-it-py, which does not.

Left out of the comparison, because they differ on purpose: inline HTML (its elements become marks), ``$…$`` (a
formula), ``{…}`` after a space or a link (an attribute list), and images (their alternative text is read, where
markdown-it keeps a token).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.passage import CODE, EMPHASIS, STRONG

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKDOWN = MarkdownIt('commonmark')
Character = tuple[str, int, str]


def expected(content: str) -> list[Character]:
    """Each character with its marks and its link, by markdown-it's tokens."""
    characters: list[Character] = []
    emphasis = strong = 0
    target = ''

    def add(text: str, code: int = 0) -> None:
        marks = (EMPHASIS if emphasis else 0) | (STRONG if strong else 0) | code
        characters.extend((char, marks, target) for char in text)

    tokens: list[Token] = _MARKDOWN.parseInline(content)[0].children or []
    for token in tokens:
        match token.type:
            case 'text' | 'text_special':
                add(token.content)
            case 'code_inline':
                add(token.content, CODE)
            case 'softbreak' | 'hardbreak':
                add('\n')
            case 'em_open' | 'em_close':
                emphasis += token.nesting
            case 'strong_open' | 'strong_close':
                strong += token.nesting
            case 'link_open':
                target = str(token.attrs['href'])
            case 'link_close':
                target = ''
    return characters


def found(content: str) -> list[Character]:
    passage = read_inline(content, ((0, 0),), {})
    return [
        (char.replace('\u2028', '\n'), run.marks & (EMPHASIS | STRONG | CODE), run.target)
        for run in passage.runs
        for char in run.text
    ]


def visible(characters: list[Character]) -> list[Character]:
    """Without white space, which the two keep or fold as they like, and with addresses written alike."""
    return [
        (char, marks, _MARKDOWN.normalizeLink(target) if target else '')
        for char, marks, target in characters
        if not char.isspace()
    ]


#: The rules of emphasis in the specification (0.31, section 6.2), each by examples of our own.
CASES = [
    '*a b*', '_a b_', '**a b**', '__a b__', 'a* b*', 'a * b *', '_ a_', 'a_b_c', 'a*b*c', 'é_b_c', '(_a_)', '"*a*"',
    '*(*a*)*', '**a*b**', '*a**b*', '***a***', '***a** b*', '***a* b**', '*a **b***', '**a *b***', '****a****',
    '*a _b* c_', '_a *b_ c*', '**a __b** c__', '*a\nb*', '\\*a\\*', '\\_a_', '*a\\*', '`*a*`', '*`a*`', '``a`b``',
    '*[a](b)*', '[*a*](b)', '[a*](b)*', '*[a](b*)', '[a](<b c>)', '[a](b "c")', '[a](b (c))', '[a]( b )', '[a](b\\)c)',
    '[a](b(c)d)', '[a] (b)', '[a](', '[a](b', '[a [b](c) d](e)', '<https://a.example/b*c*>', '<a@b.example>', '<a b>',
    '&amp; &#42; &nbsp; &copy; &unknown;',
    '*&#42;*', 'a  \nb', 'a\\\nb', 'a\\\\\nb', '\\a \\. \\\\', '*a.*b', '*a*.', '**a:**b', '**a**: b',
    '_Title._ **Venue**.',
    '“*a*”', '**“a”**b', '_a_ _b_', '*a* *b*', '* a', '_a', '*a', '**a*', '*a**', '__a_', '_a__', '',
]  # fmt: skip


@pytest.mark.parametrize('content', CASES)
def test_the_cases_of_the_specification(content: str) -> None:
    assert visible(found(content)) == visible(expected(content))


_PIECES = st.sampled_from([
    'a', 'Ito', 'B.', ' ', ' ', ' ', '\n', '*', '*', '**', '_', '_', '__', '***', '`', '``', '\\', '[', ']', '](', ')',
    '(', '](https://a.example)', '[b](c)', '.', ',', ':', '"', '“', '”', 'é', '中', '&amp;', '&', '—', '1', '-', '!',
])  # fmt: skip


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(_PIECES, max_size=25).map(''.join))
def test_any_mixture_of_delimiters(content: str) -> None:
    content = re.sub(r'!+\[', '[', content.strip())
    assert visible(found(content)) == visible(expected(content))


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(_PIECES, max_size=25).map(''.join))
def test_every_run_stands_where_it_says(content: str) -> None:
    for run in read_inline(content, ((0, 0),), {}).runs:
        written = content[run.source : run.source + len(run.text)]
        assert written == run.text or content[run.source] in '&\\\n ', (content, run)
