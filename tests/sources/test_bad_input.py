"""Broken, hostile and huge input: a table of text → codes and places; nothing raises, nothing takes long."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import load, read
from tests.growing import grows_evenly, seconds

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = '- Quist, R., & Sato, K. (2020). _A title of words._ **ICML**.\n'
FILES: list[tuple[str, bytes, list[tuple[str, int, int]]]] = [
    ('empty.md', b'', [('source-empty', 1, 1)]),
    ('blank.rst', b' \n\n', [('source-empty', 1, 1)]),
    ('unknown.docx', b'x', [('source-format', 1, 1)]),
    ('latin.md', b'# A\n\n- caf\xe9 \x81\n', [('source-encoding', 3, 6)]),
    ('nul.md', b'# A\n\nb\0c\n', [('source-nul', 3, 2)]),
    ('mark.md', b'\xef\xbb\xbf' + ENTRY.encode(), []),
    ('wide.md', b'\xff\xfe' + ENTRY.encode('utf-16-le'), []),
    ('yaml.md', b'---\na: b\nc: [1\n---\n' + ENTRY.encode(), [('front-matter', 4, 1)]),
    ('toml.md', b'+++\na = \n+++\n' + ENTRY.encode(), [('front-matter', 2, 5)]),
    ('open.md', b'---\ntitle: x\n\n' + ENTRY.encode(), [('front-matter', 1, 1)]),
    ('list.md', b'---\n- x\n---\n' + ENTRY.encode(), [('front-matter', 2, 1)]),
    ('emphasis.md', ENTRY.replace('words._', 'words.').encode(), [('unclosed-emphasis', 1, 33)]),
    ('scheme.md', ENTRY.replace('A title', '[A title](javascript:x)').encode(), [('url-scheme', 1, 35)]),
    ('unread.md', b'- Quist, R., Sato, K., & Wu, B. (2020).\n', [('entry-unread', 1, 3)]),
    ('long.md', b'- ' + b'Quist, R., ' * 6000 + b'\n', [('entry-too-long', 1, 3)]),
]


@pytest.mark.parametrize(('name', 'content', 'problems'), FILES, ids=[file[0] for file in FILES])
def test_a_bad_file_gives_its_problem_with_a_place(
    tmp_path: Path, name: str, content: bytes, problems: list[tuple[str, int, int]]
) -> None:
    (tmp_path / name).write_bytes(content)
    reading = load(tmp_path / name)
    assert [(each.code, each.span.line, each.span.column) for each in reading.problems] == problems
    if ENTRY.encode()[:30] in content or content.startswith(b'\xff\xfe'):
        assert len(reading.publications) == 1


def test_a_name_that_the_system_cannot_write_is_told(tmp_path: Path) -> None:
    found = load(tmp_path / 'Lamps\ud800.md', name='Lamps.md').problems[0]
    assert found.code == 'source-unreadable'
    assert 'Lamps.md cannot be read' in found.message and sys.getfilesystemencoding() in found.message
    assert 'PYTHONUTF8' in found.hint


def test_a_missing_file_and_a_directory_are_problems(tmp_path: Path) -> None:
    assert load(tmp_path / 'none.md').problems[0].code == 'source-missing'
    assert load(tmp_path).problems[0].code == 'source-directory'


def test_an_alias_bomb_is_stopped(tmp_path: Path) -> None:
    bomb = 'a: &a [x,x,x,x,x,x,x,x,x]\n' + ''.join(
        f'{chr(98 + i)}: &{chr(98 + i)} [{",".join(["*" + chr(97 + i)] * 9)}]\n' for i in range(9)
    )
    reading = read(f'---\n{bomb}---\n{ENTRY}', file='x', format='markdown')
    assert [each.code for each in reading.problems] == ['front-matter']
    assert len(reading.publications) == 1


def test_merged_mappings_that_double_are_read_once() -> None:
    merges = ''.join(f'a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]\n' for i in range(1, 200))
    reading = read(f'---\na0: &a0 {{b: 1}}\n{merges}---\n{ENTRY}', file='x', format='markdown')
    assert reading.problems == ()
    assert reading.front_matter['a199'] == {'b': 1}
    assert len(reading.publications) == 1


def test_merged_mappings_that_multiply_are_stopped() -> None:
    merges = ''.join(f'a{i}: &a{i}\n  <<: *a{i - 1}\n  k{i}: 1\n' for i in range(1, 300))
    reading = read(f'---\na0: &a0 {{b: 1}}\n{merges}---\n{ENTRY}', file='x', format='markdown')
    assert [each.code for each in reading.problems] == ['front-matter']
    assert len(reading.publications) == 1


def test_a_page_with_link_targets_is_read() -> None:
    entry = '- Quist, R., & Sato, K. (2020). *A title of words.* `ICML <t_>`_.\n'
    text = f'{entry}\n.. _t: https://a.example\n.. _m: a@b.example\n'
    reading = read(text, file='x', format='restructuredtext')
    assert [link.url for link in reading.publications[0].links] == ['https://a.example']


@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
@pytest.mark.parametrize('deep', ['> ' * 500 + 'a', '\n'.join('  ' * i + '- a' for i in range(500))])
def test_deep_nesting_is_read_or_reported(deep: str, format: str) -> None:
    reading = read(f'{ENTRY}\n{deep}\n', file='x', format=format)
    assert reading.publications
    assert {each.code for each in reading.problems} <= {'source-nesting', 'left-out'}


def _entry(number: int) -> str:
    return f'- Amari, T., & Lindqvist, O. (2019). Title n{number}n of words. *Journal of Levels*, 3(1), {number}-900.\n'


@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
@pytest.mark.parametrize('levels', [25, 150])
@pytest.mark.parametrize('within', ['lists', 'quotes', 'lines', 'numbers'])
def test_what_is_nested_deeply_is_read_and_so_is_what_stands_behind_it(within: str, levels: int, format: str) -> None:
    deep = {
        'lists': '- ' * levels + _entry(1),
        'quotes': '> ' * levels + _entry(1),
        'numbers': '1. ' * levels + _entry(1),
        'lines': '\n'.join('  ' * level + _entry(level) for level in range(1, levels)),
    }
    text = f'Publications\n============\n\n{_entry(0)}\n{deep[within]}\n{_entry(5000)}'
    reading = read(text, file='x', format=format)
    shown = repr(reading.publications)
    wanted = [0, *(range(1, levels) if within == 'lines' else [1]), 5000]
    assert [number for number in wanted if f'n{number}n' not in shown] == []
    assert {each.code for each in reading.problems} <= {'source-nesting'}


@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
def test_a_megabyte_without_a_space_is_shown_as_written(format: str) -> None:
    reading = read(f'{ENTRY}\n- {"a" * 1_000_000}\n', file='x', format=format)
    assert [each.verbatim for each in reading.publications] in ([False], [False, True])
    assert {each.code for each in reading.problems} <= {'entry-too-long'}


@pytest.mark.timed
@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
def test_code_spans_that_never_close_do_not_slow_it_down(format: str) -> None:
    text = ''.join('`' * length + 'a' for length in range(1, 280))
    assert seconds(lambda text: read(text, file='x', format=format), f'- Li, A. (2020). {text}\n') < 2


def test_an_unchanged_file_gives_the_identical_reading_and_a_changed_one_does_not(tmp_path: Path) -> None:
    path = tmp_path / 'a.md'
    path.write_text(ENTRY, encoding='utf8')
    first = load(path)
    assert load(path) is first
    assert load(path, name='other') is not first
    path.write_text(ENTRY * 2, encoding='utf8')
    assert len(load(path).publications) == 2


def test_text_between_lists_is_in_no_region() -> None:
    reading = read(f'# A\n\n{ENTRY}\nSome prose.\n\n{ENTRY}{ENTRY}', file='x', format='md', first_line=10)
    assert [(each.first_line, each.last_line) for each in reading.regions] == [(12, 12), (16, 17)]
    assert [each.source.line for each in reading.publications] == [12, 16, 17]


PATTERNS = [
    'a', 'Ab, C., ', ',', '[', '[](', '[](a)', '*a ', '**a_ ', '`', '<', '<a "', '(', '— ', 'A. ', '1', '2020 ', '&a',
    '*_', '<!--', '<a href=u>', '`a ', '](', '[a][', '\n*a', '$a', 'arXiv ', '10.1234/', "'a ", '“a ', ' ', 'In ',
    'Ab C., ', '> ', 'et al ', 'Ab, ', '. ', '-',
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
@pytest.mark.parametrize('pattern', PATTERNS)
def test_time_grows_with_the_length_and_not_with_its_square(pattern: str, format: str) -> None:
    def make(length: int) -> str:
        return '- Li, A. (2020). x' + (pattern * length)[:length] + ' x\n'

    assert grows_evenly(lambda text: read(text, file='x', format=format), make, 3_000)


def test_a_line_of_five_megabytes_is_shown_as_written() -> None:
    text = '- ' + 'Quist, R., ' * 450_000
    for format in ('markdown', 'restructuredtext'):
        reading = read(text, file='x', format=format)
        assert [each.code for each in reading.problems] == ['entry-too-long']
        assert reading.publications[0].verbatim


#: Entries that once raised, vanished or lost a word: the entry, and words that some field must hold.
FOUND_BY_GENERATION = {
    'a dash with nobody before it': (
        '- ——— (1950). _Adaptive deep noise._ **Journal of Tests**.',
        ['adaptive', 'journal'],
    ),
    'a family name like a number': ('- Ii, X. (2020). Aa aa. *Journal of Tests*, 3.', ['ii', 'aa']),
    'a family name like a degree': ('- Md, X., & Ito, M. (2020). _On lists._ **KDD**.', ['md', 'lists']),
    'brackets behind an arXiv id': (
        '- Ito, M. (2020). _On lists and sets._ arXiv:2001.01234 [cs.CL] [code](javascript:alert).',
        ['cs', 'cl', 'code'],
    ),
}


@pytest.mark.parametrize('case', FOUND_BY_GENERATION)
def test_what_generation_found_stays_mended(case: str) -> None:
    text, words = FOUND_BY_GENERATION[case]
    (publication,) = read(f'{text}\n', file='x', format='markdown').publications
    told = plain_text(format_apa(publication)).lower()
    assert not publication.verbatim
    assert [word for word in words if word not in told] == []
