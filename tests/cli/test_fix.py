"""``check --fix``: what is safe is mended, every other byte stays, and a second run changes nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.cli.fixing import fix
from sphinxcontrib_pubs.cli.sameness import says_the_same
from sphinxcontrib_pubs.cli.writing import put_content, replace_content
from sphinxcontrib_pubs.sources.load import load, read_bytes
from sphinxcontrib_pubs.sources.registry import find_format
from tests.benchmarks.seed_style import make_list

if TYPE_CHECKING:
    from pathlib import Path

HABIT = """\
- Ito, M., Roe, J., & Quist, R. (2020). _Lists of lists and their readers._ **KDD**.
- Roe, J., & Ito, M. (2019). _What a reference is made of._ **ICML**.
- Quist, R., Sato, K., & Ito, M. (2018). _On reading what people write._ **KDD**.
- Sato, K., Ito, M., & Roe, J. (2017). _Commas between all of the names._ **ICML**.
"""
SPOKEN = """\
- Mei Ito, Jane Roe, and Rosa Quist (2020). _Lists of lists and their readers._ **KDD**.
- Rosa Quist, Ken Sato, and Mei Ito (2018). _On reading what people write._ **KDD**.
- Ken Sato, Mei Ito, and Jane Roe (2017). _Commas between all of the names._ **ICML**.
"""
WRONG = '- Müller, K., Ito M., Roe, J. (2016). _Two  spaces and a stop_. **KDD**.'
RIGHT = '- Müller, K., Ito, M., & Roe, J. (2016). _Two spaces and a stop._ **KDD**.'
PAGE, MENDED = f'{HABIT}{WRONG}\n', f'{HABIT}{RIGHT}\n'

#: The name of the file, its bytes, and its bytes once mended.
FILES: dict[str, tuple[str, bytes, bytes]] = {
    'UTF-8': ('a.md', PAGE.encode(), MENDED.encode()),
    'a byte-order mark': ('a.md', b'\xef\xbb\xbf' + PAGE.encode(), b'\xef\xbb\xbf' + MENDED.encode()),
    'CRLF': ('a.md', PAGE.replace('\n', '\r\n').encode(), MENDED.replace('\n', '\r\n').encode()),
    'line ends of all kinds': (
        'a.md',
        PAGE.replace('\n', '\r\n', 1).replace('.\n- Q', '.\r- Q').encode(),
        MENDED.replace('\n', '\r\n', 1).replace('.\n- Q', '.\r- Q').encode(),
    ),
    'no final line end, and white space before others': (
        'a.md',
        PAGE.replace('\n', ' \t\n', 2).rstrip().encode(),
        MENDED.replace('\n', ' \t\n', 2).rstrip().encode(),
    ),
    'cp1252': ('a.md', PAGE.encode('cp1252'), MENDED.encode('cp1252')),
    'bytes that no encoding knows': (
        'a.md',
        PAGE.replace('Two', 'Two \x80').encode('latin-1').replace(b'\x80', b'\x81\x8d'),
        MENDED.replace('Two', 'Two \x80').encode('latin-1').replace(b'\x80', b'\x81\x8d'),
    ),
    'UTF-16': ('a.md', b'\xff\xfe' + PAGE.encode('utf-16-le'), b'\xff\xfe' + MENDED.encode('utf-16-le')),
    'broken UTF-16 is left alone': (
        'a.md',
        b'\xff\xfe' + PAGE.encode('utf-16-le') + b'\x00\xd8\n\x00',
        b'\xff\xfe' + PAGE.encode('utf-16-le') + b'\x00\xd8\n\x00',
    ),
    'NUL and characters beyond the basic plane': (
        'a.md',
        PAGE.replace('Two', 'T\0wo 𝛼').encode(),
        MENDED.replace('Two', 'T\0wo 𝛼').encode(),
    ),
    'front matter and prose': (
        'a.md',
        b'---\ntitle:  A  b\n---\n\nAs said,, two  spaces..\n\n' + PAGE.encode() + b'\nThe  end ,  so.\n',
        b'---\ntitle:  A  b\n---\n\nAs said,, two  spaces..\n\n' + MENDED.encode() + b'\nThe  end ,  so.\n',
    ),
    'reStructuredText': (
        'a.rst',
        PAGE.replace('**', '*').replace('_', '*').encode(),
        MENDED.replace('**', '*').replace('_', '*').encode(),
    ),
    'an entry on several lines': (
        'a.md',
        PAGE.replace('Ito M., Roe', 'Ito M.,\n  Roe').encode(),
        MENDED.replace(', & Roe, J. (2016)', ',\n  & Roe, J. (2016)').encode(),
    ),
    'the last of two authors who are one': (
        'a.md',
        f'{SPOKEN}- Bo Wu, Jane Roe, Mei Ito, and Bo Wu (2015). _A title of words._ **KDD**.\n'.encode(),
        f'{SPOKEN}- Bo Wu, Jane Roe, and Mei Ito (2015). _A title of words._ **KDD**.\n'.encode(),
    ),
    'faults on one spot': (
        'a.md',
        f'{HABIT}- Müller, K. ,,  Ito M., & Ogawa., J. (2016). _Two spaces and a stop._ **KDD**..\n'.encode(),
        f'{HABIT}- Müller, K., Ito, M., & Ogawa, J. (2016). _Two spaces and a stop._ **KDD**.\n'.encode(),
    ),
}


@pytest.mark.parametrize('case', FILES)
def test_what_is_safe_is_mended_and_every_other_byte_stays(case: str, tmp_path: Path) -> None:
    name, before, after = FILES[case]
    path = tmp_path / name
    path.write_bytes(before)
    main(['check', '--fix', str(path)])
    assert path.read_bytes() == after
    status = path.stat()
    main(['check', '--fix', str(path)])
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (status.st_ino, status.st_mtime_ns)
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_the_seed_page_is_mended_but_for_the_initials_that_stand_twice(
    seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'publication.md'
    path.write_bytes(seed.read_bytes())
    assert main(['check', '--fix', str(path)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.split(': ')[1] for line in told[:-1]] == ['fixed'] * 3 + ['note'] + ['fixed'] * 5
    assert '[author-twice]' in told[3]
    assert told[-1] == '8 fixed, 1 left'
    assert main(['check', '--fix', '--strict', str(path)]) == 1
    changed = [
        (old, new)
        for old, new in zip(seed.read_text('utf8').split('\n'), path.read_text('utf8').split('\n'), strict=True)
        if old != new
    ]
    assert len(changed) == 5
    assert all(re.sub(r'[,.& _]', '', old) == re.sub(r'[,.& _]', '', new) for old, new in changed)


def test_a_file_with_nothing_to_mend_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(MENDED.encode())
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert main(['check', '--fix', str(path)]) == 0
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_is_named_twice_is_mended_and_told_of_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, link = tmp_path / 'a.md', tmp_path / 'link.md'
    path.write_bytes(PAGE.encode())
    link.symlink_to(path)
    assert main(['check', '--fix', str(path), str(link), f'{tmp_path}/./a.md']) == 0
    assert path.read_bytes() == MENDED.encode()
    assert capsys.readouterr().err.splitlines()[-1] == '4 fixed, 0 left'
    assert link.is_symlink()


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    path, link = tmp_path / 'a.md', tmp_path / 'link.md'
    path.write_bytes(PAGE.encode())
    path.chmod(0o640)
    link.symlink_to(path)
    assert main(['check', '--fix', str(link)]) == 0
    assert link.is_symlink() and path.read_bytes() == MENDED.encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_marked_read_only_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(PAGE.encode())
    path.chmod(0o444)
    assert main(['check', '--fix', str(path)]) == 2
    assert path.read_bytes() == PAGE.encode()
    told = capsys.readouterr().err
    assert 'it is read-only' in told and '[source-unwritable]' in told
    assert told.endswith('0 fixed, 5 left\n')


def test_a_file_that_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(b'new')
    with pytest.raises(OSError, match='changed while it was read'):
        replace_content(path, b'old', b'mended')
    assert path.read_bytes() == b'new'


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / 'pipe')
    with pytest.raises(OSError, match='no ordinary file'):
        put_content(tmp_path / 'pipe', b'', b'mended')
    (tmp_path / 'new.md').write_bytes(b'somebody else')
    (tmp_path / 'link.md').symlink_to('nowhere')
    for name in ('new.md', 'link.md'):
        with pytest.raises(OSError, match='appeared meanwhile'):
            put_content(tmp_path / name, None, b'ours')
    assert (tmp_path / 'new.md').read_bytes() == b'somebody else'
    assert sorted(path.name for path in tmp_path.iterdir()) == ['link.md', 'new.md', 'pipe']


FULL_DISK = """
import resource, signal, sys
from sphinxcontrib_pubs.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.exit(main(['check', '--fix', sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform == 'win32', reason='the limit on the size of a file is a matter of POSIX')
def test_a_file_stays_whole_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(PAGE.encode())
    run = subprocess.run(
        [sys.executable, '-c', FULL_DISK, str(path)], capture_output=True, text=True, check=False, encoding='utf8'
    )
    assert run.returncode == 2
    assert '[source-unwritable]' in run.stderr
    assert path.read_bytes() == PAGE.encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ['a.md']


def test_what_would_change_is_shown_and_nothing_is_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(PAGE.encode())
    assert main(['check', '--diff', str(path)]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        f'--- {path}',
        f'+++ {path}',
        '@@ -2,4 +2,4 @@',
        *(f' {line}' for line in HABIT.splitlines()[1:]),
        f'-{WRONG}',
        f'+{RIGHT}',
    ]
    assert captured.err.count(': note: ') == 4
    assert path.read_bytes() == PAGE.encode()
    assert main(['check', '--diff', '--fix', str(path)]) == 0
    assert path.read_bytes() == PAGE.encode()


@pytest.mark.skipif(shutil.which('patch') is None, reason='there is no program called patch')
def test_the_difference_is_one_that_patch_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.md'
    path.write_text(f'{PAGE}{HABIT * 3}{WRONG}', encoding='utf8')
    main(['check', '--diff', str(path)])
    shown = capsys.readouterr().out
    assert shown.count('@@ -') == 2
    subprocess.run(['patch', '-s', str(path)], input=shown, text=True, check=True, encoding='utf8')
    assert path.read_text(encoding='utf8') == f'{MENDED}{HABIT * 3}{RIGHT}'


def test_a_code_that_is_ignored_is_neither_told_nor_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(PAGE.encode())
    ignored = ['--ignore', 'doubled-space', '--ignore', 'title-full-stop']
    assert main(['check', '--fix', '--strict', str(path), *ignored]) == 0
    assert path.read_bytes() == MENDED.replace('Two spaces and a stop._', 'Two  spaces and a stop_.').encode()
    assert capsys.readouterr().err.splitlines()[-1] == '2 fixed, 0 left'
    assert main(['check', str(tmp_path / 'none.md'), '--ignore', 'source-missing']) == 2
    assert main(['check', str(path), '--ignore', 'doubled-spaces']) == 2
    assert 'did you mean "doubled-space"?' in capsys.readouterr().err
    assert main(['check', str(path), '--ignore', 'of-another-package']) == 0


def test_files_that_are_missing_or_folders_are_told_of_as_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['check', '--fix', str(tmp_path), str(tmp_path / 'none.md')]) == 2
    told = capsys.readouterr().err
    assert '[source-directory]' in told and '[source-missing]' in told


# Slips of the pen: how a line that is right becomes one that is not.
SLIPS = {
    'a comma after a family name': lambda line: re.sub(r'(, [A-Z][^\W\d_]{3,}), ([A-Z]\.)', r'\1 \2', line, count=1),
    'a comma after initials': lambda line: re.sub(r'(, (?:[A-Z]\.)+),( [A-Z][^\W\d_]+,)', r'\1\2', line, count=1),
    'the comma before the ampersand': lambda line: line.replace('., & ', '. & ', 1) if line.count('.,') > 1 else line,
    'the ampersand': lambda line: line.replace('., & ', '., ', 1),
    'a full stop too many': lambda line: re.sub(r'& ([^\W\d_]{4,}),', r'& \1.,', line, count=1),
    'the place of a full stop': lambda line: line.replace('._ ', '_. ', 1),
    'a space too many': lambda line: line.replace('). ', ').  ', 1),
    'a comma too many': lambda line: line.replace('., ', '.,, ', 1),
    'a space too few': lambda line: re.sub(r'\., (?=[^\W\d_])', '.,', line, count=1),
    'a space before a comma': lambda line: line.replace('., ', '. , ', 1),
}
#: The list that benchmarks use has a few slips of its own.
CLEAN = make_list(40).replace('_. ', '._ ').replace('. & ', '., & ').split('\n')
ENTRIES = [number for number, line in enumerate(CLEAN) if line.startswith('- ')]


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(ENTRIES), st.sampled_from(sorted(SLIPS)), max_size=8))
def test_slips_of_the_pen_are_mended_to_the_letter(slips: dict[int, str]) -> None:
    lines = list(CLEAN)
    for number, slip in slips.items():
        lines[number] = SLIPS[slip](lines[number])
    markdown = find_format('markdown')
    assert markdown is not None
    result = fix('\n'.join(lines).encode(), markdown, 'x')
    left = {problem.span.line - 1 for problem in result.reading.problems}
    after = result.content.decode().split('\n')
    assert [
        (each, slips.get(each)) for each in range(len(CLEAN)) if after[each] != CLEAN[each] and each not in left
    ] == []
    assert left <= {problem.span.line - 1 for problem in result.reading.problems if not problem.edits}


def test_every_slip_changes_most_entries() -> None:
    for name, slip in SLIPS.items():
        assert sum(slip(CLEAN[number]) != CLEAN[number] for number in ENTRIES) > 20, name


def test_real_lists_read_to_the_same_works_and_only_punctuation_changes(corpus: Path) -> None:
    for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')]):
        format = find_format('', path.suffix)
        assert format is not None
        content = path.read_bytes()
        result = fix(content, format, str(path))
        before, after = load(path).publications, result.reading.publications
        assert all(says_the_same(*pair) for pair in zip(before, after, strict=True)), path.name
        assert fix(result.content, format, str(path)).content == result.content
        assert bare(content) == bare(result.content), path.name
        assert (content == result.content) == (not result.fixed)


#: What entries are made of, one piece to a line.
PIECES = r"""
Ito, M.,
Roe, J.,
Wu B.,
Sato, K.,,
& Quist, R.
and L. Tan
**Ogawa., J.**
(2020).
 2019
_On lists_.
*Of  words.*
“A title of words,”
**KDD**.
*J. Lists*, 3(2), 1–9.
arXiv:2001.01234
[pdf](a.pdf)
et al.
...
<sup>*</sup>
$x  ,, y$
`a  b`
é ü
佐藤健, 伊藤真
..
 ,
,,
;
“
*
_
\
&amp;
""".strip('\n').split('\n')
GAPS = [' ', ' ', ' ', '', '  ', '\n  ', '\t']


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, bytes]:
    """A page with a habit and with entries of anything, in some format, encoding and convention for line ends."""
    piece = st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)).map(''.join)
    entries = draw(st.lists(st.lists(piece, min_size=1, max_size=14).map(''.join), max_size=5))
    text = HABIT + ''.join(f'- {entry.strip()}\n' for entry in entries)
    text = text.replace('\n', draw(st.sampled_from(['\n', '\r\n', '\r'])))
    if draw(st.booleans()):
        text = text.rstrip()
    return draw(st.sampled_from(['markdown', 'restructuredtext'])), text.encode(
        draw(st.sampled_from(['utf-8', 'utf-8-sig', 'cp1252', 'utf-16'])), 'replace'
    )


@settings(max_examples=300)
@given(pages())
def test_pages_of_anything_read_to_the_same_works_and_a_second_run_changes_nothing(page: tuple[str, bytes]) -> None:
    name, content = page
    format = find_format(name)
    assert format is not None
    result = fix(content, format, 'x')
    before = read_bytes(content, format, 'x').publications
    assert all(says_the_same(*pair) for pair in zip(before, result.reading.publications, strict=True))
    assert bare(content.replace(b'\0', b'')) == bare(result.content.replace(b'\0', b''))
    again = fix(result.content, format, 'x')
    assert again.content == result.content and again.fixed == ()


def bare(content: bytes) -> bytes:
    """What no edit may change: all but spaces within lines, points, marks and conjunctions."""
    return re.sub(rb'[ ,.&*_]|\band\b', b'', content)
