"""The command line: streams, exit statuses, and words that are mistyped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli import main

if TYPE_CHECKING:
    import pytest


def test_convert_writes_csl_json_alone_on_standard_output(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['convert', str(seed), '--to', 'csl-json']) == 0
    captured = capsys.readouterr()
    items = json.loads(captured.out)
    assert captured.err == ''
    assert len(items) == 25
    first, prompt = items[0], items[8]
    assert first['author'] == [{'literal': 'Qwen Team'}]
    assert prompt['id'] == 'yang2022prompt' and prompt['type'] == 'article'
    assert prompt['issued'] == {'date-parts': [[2022]]}
    assert prompt['custom']['arxiv'] == '2208.02532'
    assert prompt['custom']['source'] == {'file': str(seed), 'line': 29, 'end_line': 29}
    assert prompt['custom']['raw'].startswith('- Yang, H., Lin, J.')
    assert prompt['custom']['venue'] == 'arXiv' and prompt['custom']['venue_highlighted'] is False
    assert prompt['custom']['roles'] == [[]] * 6


def test_convert_writes_a_file(seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / 'out.json'
    assert main(['convert', str(seed), '--to', 'csl-json', '-o', str(target)]) == 0
    assert len(json.loads(target.read_text(encoding='utf8'))) == 25
    assert capsys.readouterr().out == ''


def test_check_reports_notes_and_strict_counts_them(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['check', str(seed)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ''
    lines = captured.err.splitlines()
    assert len(lines) == 9
    assert lines[0].startswith(f'{seed}:17:15: note: a comma is missing after a name')
    assert lines[0].endswith('[name-comma]')
    assert main(['check', str(seed), '--strict']) == 1


def test_show_selects_and_sorts(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['show', str(seed), '--filter', 'year >= 2022 and "ICML" in venue']) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(':')[0] for line in lines] == ['wang2022unifying', 'huang2022modality']
    assert main(['show', str(seed), '--sort', '-year']) == 0
    assert capsys.readouterr().out.startswith('qwenteam2024qwen2: Qwen Team (2024). Qwen2 Techinical Report. arXiv.')


def test_a_wrong_filter_is_wrong_use(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['show', str(seed), '--filter', 'yeer > 2']) == 2
    assert 'year' in capsys.readouterr().err


def test_a_mistyped_format_names_the_nearest(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['convert', str(seed), '--to', 'csl-jsn']) == 2
    assert 'did you mean "csl-json"?' in capsys.readouterr().err
    assert main(['convert', str(seed), '--to', 'csl-json', '--from', 'markdwon']) == 2
    assert 'did you mean "markdown"?' in capsys.readouterr().err


def test_a_missing_file_is_status_2_and_an_unread_entry_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['check', str(tmp_path / 'none.md')]) == 2
    assert '[source-missing]' in capsys.readouterr().err
    (tmp_path / 'a.md').write_text('- Quist, R., Sato, K., & Wu, B. (2020).\n', encoding='utf8')
    assert main(['convert', str(tmp_path / 'a.md'), '--to', 'csl-json']) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)[0]['custom']['verbatim'] is True
    assert '[entry-unread]' in captured.err


def test_what_can_be_read_is_converted_beside_a_file_that_cannot(
    seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, target = str(tmp_path / 'none.md'), tmp_path / 'out.json'
    for command in (['show'], ['people'], ['convert', '--to', 'csl-json', '-o', str(target)]):
        assert main([*command, gone]) == 2
        assert main([*command, str(tmp_path)]) == 2
    assert not target.exists()  # of nothing no document is made
    assert main(['convert', str(seed), gone, '--to', 'csl-json', '-o', str(target)]) == 2
    assert len(json.loads(target.read_text(encoding='utf8'))) == 25
    assert capsys.readouterr().err.count('[source-missing]') == 4


def test_a_document_can_go_into_a_device(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['convert', str(seed), '--to', 'csl-json', '-o', os.devnull]) == 0
    assert Path(os.devnull).is_char_device()
    assert capsys.readouterr() == ('', '')


def test_an_entry_that_was_not_read_is_shown_as_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'a.md').write_text('- Quist, R., Sato, K., & Wu, B. (2020).\n', encoding='utf8')
    assert main(['show', str(tmp_path / 'a.md')]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(': Quist, R., Sato, K., & Wu, B. (2020).')


def test_a_reader_that_has_had_enough_hears_no_complaint(seed: Path) -> None:
    """As ``sphinx-pubs show … | head`` has: the pipe is closed before the first line is written."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, '-m', 'sphinxcontrib_pubs', 'show', str(seed)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b'')


def test_keys_are_unique_over_all_files(seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / 'other.md'
    other.write_bytes(seed.read_bytes())
    assert main(['convert', str(seed), str(other), '--to', 'csl-json', '--no-merge']) == 0
    keys = [item['id'] for item in json.loads(capsys.readouterr().out)]
    assert len(set(keys)) == 50
    assert keys[0] == 'qwenteam2024qwen2' and keys[25] == 'qwenteam2024qwen2-2'


def test_several_files_become_one_list_in_which_every_work_stands_once(
    seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / 'other.md'
    other.write_bytes(seed.read_bytes())
    assert main(['convert', str(seed), str(other), '--to', 'csl-json']) == 0
    items = json.loads(capsys.readouterr().out)
    assert len(items) == 25
    for item in items:
        own, theirs = item['custom']['accounts']
        assert own['source'] == item['custom']['source'] and own['raw'] == theirs['raw'] == item['custom']['raw']
        assert theirs['source']['file'] == str(other) and theirs['evidence']


def test_one_file_is_converted_entry_by_entry_unless_asked_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refs = tmp_path / 'refs.bib'
    refs.write_text('@misc{a, title = {One}, doi = {10.5555/1}}\n@misc{b, title = {One}, doi = {10.5555/1}}\n')
    for options, keys in (([], ['a', 'b']), (['--merge'], ['a'])):
        assert main(['convert', str(refs), '--to', 'csl-json', *options]) == 0
        assert [item['id'] for item in json.loads(capsys.readouterr().out)] == keys


def test_exports_name_a_venue_in_full_and_date_the_version_that_appeared_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'list.md').write_text('- Wu, B. (2020). *The wick of a lamp.* arXiv, abs/2001.00001.\n')
    (tmp_path / 'refs.bib').write_text(
        '@inproceedings{wick, author = {Wu, Bo}, title = {The Wick of a Lamp}, booktitle = {ICML}, year = 2021}\n'
    )
    (tmp_path / 'venues.yml').write_text('ICML: Conference on Wicks\n')
    files = [str(tmp_path / name) for name in ('list.md', 'refs.bib')]
    assert main(['convert', *files, '--to', 'csl-json', '--venues', str(tmp_path / 'venues.yml')]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert (item['container-title'], item['container-title-short']) == ('Conference on Wicks', 'ICML')
    assert item['issued'] == {'date-parts': [[2021]]} and item['type'] == 'paper-conference'
    assert item['custom']['venue'] == 'ICML' and item['custom']['arxiv'] == '2001.00001'
    assert [each['source']['file'] for each in item['custom']['accounts']] == files


def test_a_mistake_in_a_file_of_venues_is_told(seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'venues.yml').write_text('KDD:\n  kind: jurnal\n')
    main(['show', str(seed), '--venues', str(tmp_path / 'venues.yml')])
    assert 'venues.yml:2:3: warning: venue "KDD": no kind of venue is called "jurnal"' in capsys.readouterr().err
