"""Kinds of block of which a text shows no sign are not looked for, and nothing is read otherwise for it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinxcontrib_pubs.sources.markdown_parser import markdown_parser

_ALL = MarkdownIt('commonmark', {'maxNesting': 40}).enable('table')
_ALL.core.ruler.enableOnly(['normalize', 'block'])
_PIECES = (
    'a', 'a', ' ', '\n', '\n', '\n\n', '- ', '-', '+ ', '* ', '*', '_', '1. ', '2) ', '> ', '>', '#', '# ', '=', '==',
    '--', '- - -', '* **', '_ _', '```', '~~~', '   ', '    ', '\t', '|', '|-|', ':-', '<div>', '<!--', '-->', '<',
    '[a]: b', '[a]', ':', '\\',
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=14).map(''.join)


@settings(max_examples=3000)
@given(_TEXTS)
def test_any_text_has_the_blocks_that_all_rules_find(text: str) -> None:
    found: dict[str, object] = {}
    expected: dict[str, object] = {}
    assert markdown_parser(text).parse(text, found) == _ALL.parse(text, expected)
    assert found == expected


def test_a_plain_list_is_asked_for_little() -> None:
    rules = markdown_parser('# Works\n\n- Ito, B. (2020). _On Snow._ **ICE**.\n').block.ruler.get_active_rules()
    assert rules == ['list', 'heading', 'paragraph']
