"""The quickstart, followed word by word in an empty folder, in both ways."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import DOCS, entries_of, shell

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (DOCS / 'quickstart.md').read_text(encoding='utf8')
_SECTION = re.compile(r'^## With (\w+)$\n(.*?)(?=^## |^\(with-)', re.MULTILINE | re.DOTALL)
SECTIONS = dict(_SECTION.findall(PAGE))
#: A file with its name before it, or commands.
_STEP = re.compile(
    r'`([\w.]+)`(?:,[^`]*?)?:\n\n(`{3,})\w+\n(.*?)^\2$|^```console\n(.*?)^```$', re.MULTILINE | re.DOTALL
)
#: Environments take a network; the tests stand in one that the package is installed in.
_INSTALLING = re.compile(r'python3 -m (?:venv|pip) ')


def steps(section: str) -> Iterator[tuple[str, str]]:
    """A file's name and its content, or '' and a command with what it says."""
    for name, _, content, commands in _STEP.findall(section):
        if name:
            yield name, content
        else:
            yield from (('', command) for command in re.split(r'^\$ ', commands, flags=re.MULTILINE)[1:])


def follow(section: str, folder: Path) -> Path:
    """Does what the section says, and gives the folder in which it ends."""
    for name, content in steps(section):
        if name:
            (folder / name).write_text(content, encoding='utf8')
            continue
        command, _, expected = content.partition('\n')
        if _INSTALLING.match(command):
            continue
        done = shell(f'{command}\npwd > "{folder / ".where"}"', folder)
        assert (done.returncode, done.stdout) == (0, expected), command
        folder = Path((folder / '.where').read_text(encoding='utf8').strip())
    return folder


def test_both_sections_are_followed_from_an_empty_folder_to_a_page() -> None:
    for section in SECTIONS.values():
        found = list(steps(section))
        assert found[0] == ('', 'mkdir lab && cd lab\n')
        assert next(name for name, _ in found if name) == 'conf.py'
        assert ('', 'python3 -m sphinx -q . _build\n') in found
        assert '```' not in _STEP.sub('', section)  # no block is passed over


@pytest.mark.parametrize(
    ('way', 'lines'),
    [
        (
            'Markdown',
            [
                'Ostrow, J., Fenn, O., & Vale, M. (2023). What a horn tells through fog. Harbour Days, 44–53.',
                'Vale, M., & Ostrow, J. (2022). The reach of a light on an uneven sea. Journal of Harbour Lights, 9(2)',
                'Imber, S. (2024). A lens that folds. arXiv, abs/2402.00017.',
            ],
        ),
        (
            'reStructuredText',
            [
                'Jon Ostrow, Ola Fenn, & Mara Vale. (2023). What a horn tells through fog. Harbour Days, 44–53.',
                'Mara Vale, & Jon Ostrow. (2022). The reach of a light on an uneven sea. Journal of Harbour Lights, 9.',
            ],
        ),
    ],
)
def test_the_quickstart_ends_with_the_page_that_it_promises(way: str, lines: list[str], tmp_path: Path) -> None:
    folder = follow(SECTIONS[way], tmp_path)
    html = (folder / '_build' / 'publications.html').read_text(encoding='utf8')
    found = zip(lines, entries_of(html), strict=True)
    assert [line for line, shown in found if not shown.startswith(line)] == []
    assert 'class="pubs-banner__title"' in html
    assert 'documentation</title>' not in html  # what Sphinx calls a site without a title of its own
    assert re.findall(r'<a [^>]*href="https://doi\.org/', html)
