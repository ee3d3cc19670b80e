"""What is wrong in a directive is told at its line and column, wherever that is, and the list is shown all the same."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.page_entries import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GOOD = '- Ito, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'
LINE = 'Ito, M., & Roe, J. (2020). On Lists. KDD.'

#: The directive's lines → the warning: its place, what it says, its code.
DIRECTIVES = {
    'a mistyped option': (
        ['```{publications} list.txt', ':gruop-by: year', '```'],
        r"index\.md:4:2: WARNING: unknown option 'gruop-by'.*did you mean group-by\?.*\[pubs\.unknown-option\]",
    ),
    'an unknown style': (
        ['```{publications} list.txt', ':limit: 3', ':style: aap', '```'],
        r"index\.md:5:9: WARNING: .*no style is called 'aap'.*did you mean apa\?.*\[pubs\.option-value\]",
    ),
    'a limit in words': (
        ['```{publications} list.txt', ':limit: three', '```'],
        r"index\.md:4:9: WARNING: option 'limit': expected a whole number.*\[pubs\.option-value\]",
    ),
    'a filter over an unknown field': (
        ['```{publications} list.txt', ':filter: yaer > 2000', '```'],
        r'index\.md:4:10: WARNING: .*year.*\[pubs\.option-value\]',
    ),
    'an unknown key to sort by': (
        ['```{publications} list.txt', ':sort: -year, autor', '```'],
        r'index\.md:4:15: WARNING: .*author.*\[pubs\.option-value\]',
    ),
    'an unknown level': (
        ['```{publications} list.txt', ':group-by: yera', '```'],
        r'index\.md:4:12: WARNING: .*year.*\[pubs\.option-value\]',
    ),
    'the same source twice': (
        ['```{publications} list.txt list.txt', '```'],
        r'index\.md:3:1: WARNING: .*list\.txt.*twice.*\[pubs\.source-repeated\]',
    ),
}


@pytest.mark.parametrize('case', DIRECTIVES)
def test_a_fault_of_an_option_is_told_and_the_list_is_shown(case: str, make_site: Callable[..., Site]) -> None:
    directive, pattern = DIRECTIVES[case]
    built = make_site({'index.md': '\n'.join(['# P', '', *directive, '']), 'list.txt': GOOD}).build()
    assert re.search(pattern, built.warnings), built.warnings
    assert built.warnings.count('WARNING') == 1
    assert lines(built.text('index.html')) == [LINE]


def test_a_directive_without_a_source_is_told(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': '# P\n\n```{publications}\n```\n'}).build()
    assert re.search(r'index\.md:3:1: WARNING: .*\[pubs\.no-source\]', built.warnings)


def test_an_option_in_restructuredtext_is_told_at_its_place(make_site: Callable[..., Site]) -> None:
    text = 'P\n=\n\n.. publications:: list.txt\n   :limit: 3\n   :style: aap\n'
    built = make_site({'index.rst': text, 'list.txt': GOOD}).build()
    assert re.search(r'index\.rst:6:12: WARNING: .*did you mean', built.warnings), built.warnings


def test_an_option_in_and_behind_an_included_file_is_told_at_its_place(make_site: Callable[..., Site]) -> None:
    """docutils counts the lines of all that it reads as one text."""
    files = {
        'index.rst': 'P\n=\n\nWords.\n\n.. include:: part.txt\n\n.. publications:: list.txt\n   :stile: apa\n',
        'part.txt': 'Part.\n\n.. publications:: list.txt\n   :gruop-by: year\n   :feed:\n\n.. publications::\n',
        'list.txt': GOOD,
    }
    warnings = make_site(files, exclude_patterns=['_build', 'part.txt', 'list.txt']).build().warnings
    told = re.findall(r'site0/([\w.]+:\d+:\d+): WARNING: .*\[pubs\.([\w-]+)\]', warnings)
    assert told == [
        ('part.txt:4:5', 'unknown-option'),
        ('part.txt:3:1', 'no-address'),
        ('part.txt:7:1', 'no-source'),
        ('index.rst:9:5', 'unknown-option'),
    ], warnings


def test_an_option_in_a_docstring_is_told_by_the_line_of_the_docstring(make_site: Callable[..., Site]) -> None:
    """Which has lines of its own; the file's are known to nobody."""
    module = '"""Words.\n\n.. publications:: /list.txt\n   :gruop-by: year\n"""\n'
    index = 'P\n=\n\n.. automodule:: lamps_of_a_docstring\n'
    site = make_site({'index.rst': index, 'lamps_of_a_docstring.py': module, 'list.txt': GOOD})
    sys.path.insert(0, str(site.srcdir))
    try:
        built = site.build(extensions=['sphinx.ext.autodoc', 'sphinxcontrib_pubs'])
    finally:
        sys.path.remove(str(site.srcdir))
    assert 'lamps_of_a_docstring.py:docstring of lamps_of_a_docstring:3:1: WARNING: unknown option' in built.warnings
    assert lines(built.text('index.html')) == [LINE]


def test_a_line_of_the_content_is_told_at_its_place(make_site: Callable[..., Site]) -> None:
    """In both syntaxes, with options and without, within other directives, and in an included file."""
    bad = '- Ito, M. (2020). [x](javascript:x) _%s._ **KDD**.\n'
    plain, optioned = '```{publications}\n%s```\n', '```{publications}\n:format: markdown\n\n%s```\n'
    markdown = ''.join(
        (
            f'# P\n\nWords.\n\n{plain % (bad % "One")}\n{optioned % (bad % "Two")}\n',
            f'::::{{note}}\nWords.\n\n{optioned % (bad % "Three")}::::\n',
            '\n```{toctree}\nother\n```\n',
        )
    )
    directive = '.. publications::\n   :format: markdown\n\n   %s'
    within = ''.join(f'   {line}\n' for line in (directive % (bad % 'Five')).splitlines())
    files = {
        'index.md': markdown,
        'other.rst': f'Q\n=\n\n{directive % (bad % "Four")}\n.. note::\n\n{within}\n.. include:: part.txt\n',
        'part.txt': f'Part\n\n{directive % (bad % "Six")}',
    }
    built = make_site(files, exclude_patterns=['_build', 'part.txt'], myst_enable_extensions=['colon_fence']).build()
    told = re.findall(r'/(index\.md|other\.rst|part\.txt):(\d+):\d+: WARNING: .*javascript', built.warnings)
    expected = [
        (name, str(number))
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if 'javascript' in line
    ]
    assert sorted(told) == sorted(expected) and len(told) == 6, built.warnings


@pytest.mark.parametrize(
    ('source', 'expected'),
    [
        ('- Ito, M. (2020). _On Lists._ **KDD**.\n', 1),
        ('## Selected publications\n\n- Ito, M. (2020). _On Lists._ **KDD**.\n', 0),
    ],
)
def test_a_list_of_selected_works_without_any_is_told(
    source: str, expected: int, make_site: Callable[..., Site]
) -> None:
    page = '# P\n\n```{publications} list.txt\n:selected:\n```\n'
    built = make_site({'index.md': page, 'list.txt': source}).build()
    pattern = r'index\.md:4:2: WARNING: .*marked as selected \(mark some .*\) \[pubs\.selected-none\]'
    assert len(re.findall(pattern, built.warnings)) == expected == built.warnings.count('WARNING')
