"""``convert`` writes every format, and says what the format has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from sphinxcontrib_pubs.cli import main

if TYPE_CHECKING:
    from pathlib import Path

#: Target → how the first entry begins there.
BEGINNINGS = {
    'bibtex': '@article{qwenteam2024qwen2,\n  author = {{Qwen Team}},\n',
    'ris': 'TY  - UNPB\nID  - qwenteam2024qwen2\nTI  - Qwen2 Techinical Report\n',
    'yaml': 'title: Publication\nsearch_hidden: true\n',
}


@pytest.mark.parametrize('target', BEGINNINGS)
def test_the_document_alone_goes_to_standard_output(
    target: str, seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['convert', str(seed), '--to', target]) == 0
    assert capsys.readouterr().out.startswith(BEGINNINGS[target])


def test_what_a_format_cannot_tell_is_a_note_at_the_first_entry_that_has_it(
    seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['convert', str(seed), '--to', 'bibtex']) == 0
    place, end = f'{seed}:13:3: note: BibTeX cannot tell', '(--to yaml keeps it) [not-exported]'
    assert capsys.readouterr().err.splitlines() == [
        f'{place} the topics, here and in 24 other entries {end}',
        f'{place} that the venue stands out, here and in 15 other entries {end}',
    ]


def test_yaml_keeps_everything_and_the_front_matter(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['convert', str(seed), '--to', 'yaml']) == 0
    captured = capsys.readouterr()
    assert captured.err == ''
    document = yaml.safe_load(captured.out)
    assert document['header']['background'].startswith('linear-gradient(')
    assert document['publications'][3]['venue'] == {'name': 'ICML', 'highlighted': True}


def test_a_private_field_is_no_loss(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'x.bib').write_text('@misc{k, title = {Lamps}, owner = {me}, file = {/home/me/x.pdf}}', encoding='utf8')
    assert main(['convert', str(tmp_path / 'x.bib'), '--to', 'bibtex']) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ('@misc{k, title = {Lamps}}\n', '')


def test_further_fields_are_told_by_name_up_to_a_dozen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = ''.join(f'  x-field-{number}: kept\n' for number in range(20))
    (tmp_path / 'a.yml').write_text(f'- key: a\n  title: A\n  author: Roe, Ann\n{fields}', encoding='utf8')
    assert main(['convert', str(tmp_path / 'a.yml'), '--to', 'ris']) == 0
    assert capsys.readouterr().err.count('[not-exported]') == 12
