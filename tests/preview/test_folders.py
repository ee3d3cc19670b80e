"""Which files of a folder are read, and what is said of those that cannot be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.preview.paper_pages import look, paper, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_wrong_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'a.txt').write_text('')
    assert look(tmp_path, capsys) == ('', f'sphinx-pubs: {tmp_path} has no HTML file\n', 2)
    assert look(tmp_path / 'a.txt', capsys) == (
        '',
        f'sphinx-pubs: {tmp_path}/a.txt is no directory (name that of the built pages)\n',
        2,
    )
    assert look(tmp_path / 'b', capsys)[2] == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, paper())
    (tmp_path / 'loop.html').symlink_to('loop.html')
    (tmp_path / 'around').symlink_to('.')
    (tmp_path / 'gone.html').symlink_to('nowhere')
    (tmp_path / 'folder.html').mkdir()
    os.mkfifo(tmp_path / 'pipe.html')
    out, err, status = look(tmp_path, capsys)
    assert [line.partition(' ')[0] for line in err.splitlines()] == [
        f'{tmp_path}/{name}.html:1:1:' for name in ('gone', 'loop', 'pipe')
    ]
    assert err.count('[source-unreadable]\n') == 3 and status == 2
    assert out.endswith('1 page with metadata, 1 without\n')
