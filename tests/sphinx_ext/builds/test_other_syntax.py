"""A directive in the syntax of the other language is text, and the build says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GOOD = '- Ito, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'


@pytest.mark.parametrize(
    ('name', 'lines', 'place', 'instead'),
    [
        ('index.md', ['.. publications:: list.txt', '   :style: apa'], '3:1', '```{publications} list.txt'),
        ('index.md', ['Words', '.. pub:people:: ito'], '4:1', '```{pub:people} ito'),
        ('index.md', ['> .. publications:: list.txt'], '3:3', '```{publications} list.txt'),
        ('index.rst', ['```{publications} list.txt', ':style: apa', '```'], '4:1', '.. publications:: list.txt'),
        ('index.rst', [':::{publications} my_list_.txt', '', ':::'], '4:1', '.. publications:: my_list_.txt'),
        (
            'index.rst',
            ['.. note::', '', '   ```{publications} list.txt', '   ```'],
            '6:4',
            '.. publications:: list.txt',
        ),
    ],
)
def test_a_directive_of_the_other_language_is_told_with_what_to_write(
    name: str, lines: list[str], place: str, instead: str, make_site: Callable[..., Site]
) -> None:
    head = ['# P', ''] if name.endswith('.md') else ['P', '=', '']
    built = make_site({name: '\n'.join([*head, *lines, '']), 'list.txt': GOOD}).build()
    told = re.findall(
        rf'{re.escape(name)}:(\d+:\d+): WARNING: .*\(write "([^"]*)".*\[pubs\.other-syntax\]', built.warnings
    )
    assert told == [(place, instead)], built.warnings


@pytest.mark.parametrize(
    ('name', 'lines'),
    [
        ('index.md', ['```', '.. publications:: list.txt', '```']),
        ('index.md', ['```{eval-rst}', '.. publications:: list.txt', '```']),
        ('index.md', ['    .. publications:: list.txt']),
        ('index.md', ['Write `.. publications:: list.txt` there.']),
        ('index.rst', ['Write this::', '', '   ```{publications} list.txt', '   ```']),
        ('index.rst', ['.. code-block::', '', '   ```{publications} list.txt', '   ```']),
    ],
)
def test_what_shows_the_syntax_of_the_other_language_is_let_be(
    name: str, lines: list[str], make_site: Callable[..., Site]
) -> None:
    head = ['# P', ''] if name.endswith('.md') else ['P', '=', '']
    built = make_site({name: '\n'.join([*head, *lines, '']), 'list.txt': GOOD}).build()
    assert 'other-syntax' not in built.warnings
