"""Files of one list share their macros and their parents; a file alone tells what it lacks."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.sources.bibtex import definitions
from sphinxcontrib_pubs.sources.bibtex.scanner import scan
from sphinxcontrib_pubs.sources.load import files_of_list, load, load_beside

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
    paths = files[::-1] if turned else files
    reading = load_beside(files[0], files_of_list(paths))
    assert [(each.title_text, each.venue.name if each.venue else '') for each in reading.publications] == SHOWN
    assert reading.problems == ()
    assert load_beside(files[0], files_of_list(paths)) is reading


def test_a_file_alone_tells_what_it_lacks(files: tuple[Path, Path]) -> None:
    assert {problem.code for problem in load(files[0]).problems} == {'macro-undefined', 'crossref-missing'}


def test_what_a_file_defines_itself_wins(files: tuple[Path, Path]) -> None:
    files[0].write_text('@string{jhl = "Own"}\n' + REFS, encoding='utf8')
    first, _ = load_beside(files[0], files_of_list(files)).publications
    assert first.venue is not None and first.venue.name == 'Own'


def test_a_change_of_the_other_file_counts(files: tuple[Path, Path]) -> None:
    load_beside(files[0], files_of_list(files))
    files[1].write_text(MACROS.replace('Journal of', 'Annals of'), encoding='utf8')
    os.utime(files[1], ns=(2_000_000_000_000_000_000, 2_000_000_000_000_000_000))
    first, _ = load_beside(files[0], files_of_list(files)).publications
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
    files = files_of_list(beside)
    assert [each.key for each in load_beside(path, files).publications] == ['k']


def scans_of(list_of: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often each file of a list is scanned for the others, while the list is read without a problem."""
    paths = [folder / f'{number}.bib' for number in range(len(list_of))]
    for path, text in zip(paths, list_of, strict=True):
        path.write_text(text, encoding='utf8')
    scanned: Counter[int] = Counter()

    def noted(page: Page) -> object:
        scanned[list_of.index(page.text)] += 1
        return scan(page)

    monkeypatch.setattr(definitions, 'scan', noted)
    files = files_of_list(paths)
    assert [problem for path in paths for problem in load_beside(path, files).problems] == []
    return scanned


def test_only_files_that_may_have_what_is_missing_are_read_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, macro, parent = (
        '@misc{plain, title = {D}}',
        '@STRING {jhl = "Lights"}',
        '@book{b, ids = {Days}, title = {D}}',
    )
    wants_macro, wants_parent = '@article{k, title = {T}, journal = jhl}', '@inbook{l, title = {T}, CrossRef = {days}}'
    assert scans_of([plain, wants_macro, macro], tmp_path, monkeypatch) == {2: 1}
    assert scans_of([plain, parent, wants_parent], tmp_path, monkeypatch) == {1: 1}


@pytest.mark.parametrize(
    'text',
    [
        '@string{{own{0} = "Own {0}"}}\n@article{{k{0}, title = {{T {0}}}, journal = own{1}}}\n',
        '@proceedings{{p{0}, title = {{P {0}}}}}\n@inproceedings{{k{0}, title = {{T {0}}}, crossref = {{p{1}}}}}\n',
    ],
    ids=['macros', 'parents'],
)
def test_of_many_files_that_lack_something_each_is_read_once_for_all_others(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [text.format(number, (number + 7) % 30) for number in range(30)]
    assert scans_of(texts, tmp_path, monkeypatch) == dict.fromkeys(range(30), 1)


def test_a_parent_has_its_own_parents_in_any_file_and_each_child_has_its_own(tmp_path: Path) -> None:
    texts = [
        '@inproceedings{one, title = {One}, crossref = {days}}\n@xdata{harbour, publisher = {Quay}}',
        '@inproceedings{two, title = {Two}, crossref = {days}}\n@xdata{harbour, publisher = {Pier}}',
        '@proceedings{days, title = {Days}, xdata = {harbour}}',
    ]
    paths = [tmp_path / f'{number}.bib' for number in range(3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding='utf8')
    files = files_of_list(paths)
    publishers = [load_beside(path, files).publications[0].publisher for path in paths]
    assert publishers == ['Quay', 'Pier', 'Quay']
