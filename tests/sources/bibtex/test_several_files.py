"""Files of one list share their macros and their parents; a file alone tells what it lacks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.sources.bibtex import reader
from sphinxcontrib_pubs.sources.bibtex.scanner import scan
from sphinxcontrib_pubs.sources.load import load, load_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxcontrib_pubs.sources.page import Page
    from tests.conftest import Site

MACROS = '@string{jhl = "Journal of Harbour Lights"}\n@proceedings{days, title = {Harbour Days}, year = 2020}\n'
REFS = '@article{quist, title = {Lamps}, journal = jhl}\n@inproceedings{sato, title = {Wicks}, crossref = {days}}\n'
SHOWN = [('Lamps', 'Journal of Harbour Lights'), ('Wicks', 'Harbour Days')]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / 'refs.bib').write_text(REFS, encoding='utf8')
    (tmp_path / 'macros.bib').write_text(MACROS, encoding='utf8')
    return tmp_path / 'refs.bib', tmp_path / 'macros.bib'


@pytest.mark.parametrize('turned', [False, True])
def test_a_file_takes_what_it_lacks_from_the_others(files: tuple[Path, Path], turned: bool) -> None:
    reading = load_beside(files[0], files[::-1] if turned else files)
    assert [(each.title_text, each.venue.name if each.venue else '') for each in reading.publications] == SHOWN
    assert reading.problems == ()
    assert load_beside(files[0], files[::-1] if turned else files) is reading


def test_a_file_alone_tells_what_it_lacks(files: tuple[Path, Path]) -> None:
    assert {problem.code for problem in load(files[0]).problems} == {'macro-undefined', 'crossref-missing'}


def test_what_a_file_defines_itself_wins(files: tuple[Path, Path]) -> None:
    files[0].write_text('@string{jhl = "Own"}\n' + REFS, encoding='utf8')
    first, _ = load_beside(files[0], files).publications
    assert first.venue is not None and first.venue.name == 'Own'


def test_a_change_of_the_other_file_counts(files: tuple[Path, Path]) -> None:
    load_beside(files[0], files)
    files[1].write_text(MACROS.replace('Journal of', 'Annals of'), encoding='utf8')
    os.utime(files[1], ns=(2_000_000_000_000_000_000, 2_000_000_000_000_000_000))
    first, _ = load_beside(files[0], files).publications
    assert first.venue is not None and first.venue.name == 'Annals of Harbour Lights'


def test_the_commands_share_them(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(path) for path in files]
    assert main(['check', *names]) == 0
    assert main(['show', *names]) == 0
    assert 'Lamps. Journal of Harbour Lights.' in capsys.readouterr().out


def test_a_directive_shares_them(make_site: Callable[..., Site]) -> None:
    page = '# Papers\n\n```{publications} refs.bib macros.bib\n```\n'
    built = make_site({'index.md': page, 'refs.bib': REFS, 'macros.bib': MACROS}).build()
    assert built.warnings == ''
    assert 'Journal of Harbour Lights' in built.text('index.html')


def test_nothing_is_looked_for_beside_a_file_that_lacks_nothing(tmp_path: Path) -> None:
    path = tmp_path / 'a.bib'
    path.write_text('@misc{k, title = {Lamps}}\n')
    beside = (pytest.fail(f'asked for {name}') for name in ('b', 'c'))
    assert [each.key for each in load_beside(path, beside).publications] == ['k']


@pytest.mark.parametrize(
    ('lacking', 'looked_into'),
    [('journal = jhl', ['@STRING {jhl = "Lights"}']), ('CrossRef = {days}', ['@misc{days, title = {D}}', '@STRING'])],
)
def test_only_files_that_may_have_what_is_missing_are_read_for_it(
    lacking: str, looked_into: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f'@article{{k, title = {{T}}, {lacking}}}', '@misc{days, title = {D}}', '@STRING {jhl = "Lights"}']
    paths = [tmp_path / f'{number}.bib' for number in range(3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding='utf8')
    scanned: list[str] = []

    def noted(page: Page, *macros: dict[str, str]) -> object:
        scanned.append(page.text)
        return scan(page, *macros)

    load(paths[0])
    monkeypatch.setattr(reader, 'scan', noted)
    assert load_beside(paths[0], paths).problems == ()
    assert [text for text in scanned if text != texts[0]] == [
        text for text in texts[1:] if text.startswith(tuple(looked_into))
    ]
