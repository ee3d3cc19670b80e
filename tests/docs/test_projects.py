"""The two complete sites in other themes than that of this documentation, and what each of them promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import DOCS, entries_of
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

PROJECTS = {'harbour-lab': DOCS / 'projects' / 'harbour-lab', 'lamplight': DOCS / 'projects' / 'lamplight' / 'docs'}
THEMES = ('alabaster', 'pydata_sphinx_theme')


@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize('name', PROJECTS)
def test_a_site_is_built_in_another_theme_without_a_warning(name: str, theme: str, site: Path, tmp_path: Path) -> None:
    run = run_sphinx(PROJECTS[name], tmp_path / 'html', 'html', '-D', f'html_theme={theme}')
    assert (run.returncode, 'WARNING' in run.stderr) == (0, False), run.stderr
    expected = site / 'projects' / name
    pages = [path.relative_to(expected) for path in expected.rglob('*.html') if '_static' not in path.parts]
    assert len(pages) > 3
    for page in pages:
        shown, wanted = (entries_of((folder / page).read_text('utf8')) for folder in (tmp_path / 'html', expected))
        assert shown == wanted, page


def test_the_lab_has_what_its_page_promises(site: Path) -> None:
    lab = site / 'projects' / 'harbour-lab'
    publications = (lab / 'publications.html').read_text('utf8')
    entries = entries_of(publications)
    assert len(entries) == 10  # as many as are needed for a search box that pubs_search gives
    for part in ('class="pubs-tools"', 'class="pubs-chart"', 'class="pubs-downloads"', 'class="pubs-jump-list"'):
        assert part in publications, part
    (horn,) = (entry for entry in entries if 'What a horn tells through fog' in entry)
    assert ('abs/2301.00021' in horn, 'doi.org/10.5555/horn.2023' in horn) == (True, True)
    assert {path.stem for path in (lab / 'people').glob('*.html')} == {'vale', 'ostrow', 'imber', 'quill'}
    assert len(entries_of((lab / 'theses.html').read_text('utf8'))) == 3
    assert (lab / 'feeds' / 'people' / 'vale.atom').is_file()


def test_the_program_says_how_to_cite_it_and_who_did(site: Path) -> None:
    lamplight = site / 'projects' / 'lamplight'
    assert re.search(r'cite.*href="#pub-rowe2021lamplight"', (lamplight / 'index.html').read_text('utf8'), re.DOTALL)
    cited_by = (lamplight / 'cited-by.html').read_text('utf8')
    assert len(entries_of(cited_by)) == cited_by.count('class="uses__where"') == 6
    assert re.findall(r'<h2[^>]*>(\w+)', cited_by) == ['Streets', 'Harbours', 'Method']


def test_every_file_of_a_site_is_shown_or_offered() -> None:
    text = (DOCS / 'projects.md').read_text(encoding='utf8')
    for folder in (DOCS / 'projects').iterdir():
        for path in folder.rglob('*.*'):
            if path.is_file() and path.suffix != '.svg':
                assert path.relative_to(DOCS).as_posix() in text
