"""A folder in which ``sphinx-pubs init`` is called: what lies there, and what Sphinx builds of it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIST = '# Our works\n\n' + ''.join(
    f'- Lindqvist, O., & Abara, T. (20{year}). _On lists of {what}._ **KDD**.\n'
    for year, what in zip(
        range(10, 18), ['words', 'stones', 'lamps', 'boats', 'tides', 'nets', 'ropes', 'sails'], strict=True
    )
)
BIB = '@article{roe, author = {Roe, Ada}, title = {Lamps}, journal = {Lights}, year = 2020}\n'


def put(folder: Path, **files: str) -> None:
    place(folder, {name.replace('__', '/').replace('_', '.'): text for name, text in files.items()})


def place(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob('*') if path.is_file()}


def build(srcdir: Path, page: str = 'publications') -> str:
    """The page of publications as Sphinx builds it, without a warning."""
    output = srcdir / '_build'
    command = [sys.executable, '-m', 'sphinx', '-qnW', '--keep-going', str(srcdir), str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, '')
    return (output / f'{page}.html').read_text(encoding='utf8')
