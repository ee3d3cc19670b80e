"""What a fix changes is shown as ``diff -u`` shows it; Python's own difference is the oracle."""

from __future__ import annotations

import re
from difflib import unified_diff

import pytest

from sphinxcontrib_pubs.cli.difference import difference

LINES = [f'line {number}' for number in range(40)]
#: A count of one is left out by ``diff``.
COUNT_OF_ONE = re.compile(r'(?<=[-+])(\d+)(?= )')


def changed(*numbers: int) -> list[str]:
    return [f'{line}, mended' if number in numbers else line for number, line in enumerate(LINES)]


@pytest.mark.parametrize(
    'numbers',
    [
        (0,), (39,), (20,), (2, 3, 4), (3, 9), (3, 10), (3, 11), (0, 7, 14, 21), (0, 39), (5, 6, 8, 9, 30, 31), (1, 38),
        tuple(range(40)), tuple(range(0, 40, 2)), (),
    ],
)  # fmt: skip
@pytest.mark.parametrize('end', ['\n', '\r\n', '\r'])
def test_a_difference_is_that_of_diff(numbers: tuple[int, ...], end: str) -> None:
    before, after = (end.join([*lines, '']).encode() for lines in (LINES, changed(*numbers)))
    expected = [
        COUNT_OF_ONE.sub(r'\1,1', line) if line.startswith('@@') else line
        for line in unified_diff(LINES, changed(*numbers), 'a.md', 'a.md', lineterm='')
    ]
    assert list(difference(before, after, 'a.md')) == expected


def test_a_file_without_a_last_line_end_says_so() -> None:
    told = list(difference(b'one\ntwo', b'one\n2', 'a.md'))
    end = '\n\\ No newline at end of file'
    assert told == ['--- a.md', '+++ a.md', '@@ -1,2 +1,2 @@', ' one', f'-two{end}', f'+2{end}']


def test_what_a_terminal_would_obey_is_shown() -> None:
    told = list(difference(b'\ta\x1b[2J\n', b'\tb\x1b[2J\n', 'a\x1b.md'))
    assert '\x1b' not in ''.join(told)
    assert told[-1].startswith('+\tb') and told[0].startswith('--- a')
