"""The short way over plain emphasis gives what the scanner of inline Markdown gives, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sources.strategies import inline_markdown

from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.plain_inline import read_plain_inline

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage

_SPANS = st.builds(
    lambda marker, inner, close: marker + inner + (close or marker),
    st.sampled_from(['*', '**', '_', '__', '***']),
    st.text('aB1 .,“é中€&!', max_size=4),
    st.sampled_from(['', '', '', '', '*', '_']),
)
_EMPHASIS = st.lists(st.one_of(_SPANS, st.text('aB1 .,()“”-é中€&!', max_size=4)), max_size=8).map(''.join)


def seen(passage: Passage | None) -> object:
    return passage and (passage.text, passage.runs, passage.empty_links, passage.unclosed)


@settings(max_examples=3000)
@given(st.one_of(inline_markdown, _EMPHASIS))
def test_any_mixture_is_read_alike_or_left_to_the_scanner(content: str) -> None:
    assume(content)
    plain = read_plain_inline(content, 7)
    assert plain is None or seen(plain) == seen(read_inline(content, ((0, 7),), {}))


@pytest.mark.parametrize('content', [
    'Ito, B. (2020). _On Snow._ **ICE**, 4(2).', '*On Snow*', 'Ito, *On Snow*, (**ICE**).', 'no emphasis', '__é__ _中_',
])  # fmt: skip
def test_plain_emphasis_takes_the_short_way(content: str) -> None:
    assert seen(read_plain_inline(content, 7)) == seen(read_inline(content, ((0, 7),), {}))


@pytest.mark.parametrize(
    'content', ['*a', 'a_b_', '*a*_b_', '*a *', '* a*', '*(a)*b', '***a***', '*a**', '[a](b)', '\\*']
)
def test_what_takes_thought_is_left_to_the_scanner(content: str) -> None:
    assert read_plain_inline(content, 0) is None
