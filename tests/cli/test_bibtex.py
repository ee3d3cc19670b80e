"""The commands take a .bib file as they take a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

REFS = """@article{quist, author = {Quist, Rosa and {\\O}by, {\\'E}mile}, title = {{Lamps} at Sea}, year = 2021,
  journal = {Journal of Lamps}, volume = 3, pages = {5--9}}
@misc{wu, author = {Wu, L.}, title = {Wicks} year = 2020}
"""


def test_show_lists_its_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'refs.bib').write_text(REFS, encoding='utf8')
    assert main(['show', str(tmp_path / 'refs.bib'), '--sort', 'year']) == 1
    assert capsys.readouterr().out.splitlines() == [
        'wu: Wu, L. (2020). Wicks.',
        'quist: Quist, Rosa; Øby, Émile (2021). Lamps at Sea. Journal of Lamps.',
    ]


def test_check_names_the_place_and_what_was_expected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'refs.bib').write_text(REFS, encoding='utf8')
    assert main(['check', str(tmp_path / 'refs.bib')]) == 1
    expected = 'refs.bib:3:45: warning: expected "," after the value of title [bibtex-syntax]'
    assert expected in capsys.readouterr().err


def test_convert_writes_csl_json_and_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'refs.txt').write_text(REFS, encoding='utf8')
    assert main(['convert', str(tmp_path / 'refs.txt'), '--from', 'bib', '--to', 'csl-json']) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first['id'], first['type'], first['page']) == ('quist', 'article-journal', '5–9')
    assert first['author'][1] == {'family': 'Øby', 'given': 'Émile'}
    assert second['custom']['raw'] == REFS.splitlines()[2]
    assert main(['convert', str(tmp_path / 'refs.txt'), '--from', 'bibtex', '--to', 'markdown']) == 0
    assert '_Lamps at Sea._' in capsys.readouterr().out
