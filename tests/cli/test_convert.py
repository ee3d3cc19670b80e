"""``convert`` writes every format, and says what the format has no place for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sphinxcontrib_pubs.cli import main

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


@pytest.mark.parametrize('target', ['yaml', 'markdown'])
def test_what_a_file_of_yaml_says_of_itself_goes_with_it(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = 'title: Ours\nheader: &h {background: navy, stops: [red, {at: 10}]}\nfooter: *h\n'
    source = tmp_path / 'list.yml'
    source.write_text(f'{said}publications:\n- title: Lamps\n  authors: [Roe, Ann]\n  year: 2020\n', encoding='utf8')
    assert main(['convert', str(source), '--to', target]) == 0
    head = yaml.safe_load(capsys.readouterr().out.removeprefix('---\n').split('\n---\n')[0])
    header = {'background': 'navy', 'stops': ['red', {'at': '10'}]}
    assert {name: head[name] for name in ('title', 'header', 'footer')} == {
        'title': 'Ours',
        'header': header,
        'footer': header,
    }


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


def test_what_several_files_lose_is_told_for_each_in_its_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    entry = '@article{{{0}, author = {{Roe, Ada}}, title = {{On {0}}}, journal = {{Lights}}, year = 2020, {1}}}\n'
    chosen, funded = 'selected = {true}', 'funder = {Lamp Fund}'
    Path('b.bib').write_text(entry.format('lamps', chosen) + entry.format('wicks', chosen), encoding='utf8')
    Path('a.bib').write_text(
        entry.format('oil', 'year = 2020')
        + entry.format('quays', f'{chosen}, {funded}')
        + ''.join(entry.format(name, chosen) for name in ('tides', 'ropes')),
        encoding='utf8',
    )
    assert main(['convert', 'b.bib', 'a.bib', '--to', 'ris', '-o', 'x.ris']) == 0
    end = '(--to yaml keeps it) [not-exported]'
    assert [line for line in capsys.readouterr().err.splitlines() if 'selected' in line or 'funder' in line] == [
        f'a.bib:2:1: note: RIS cannot tell that it is selected, here and in 2 other entries {end}',
        f'a.bib:2:1: note: RIS cannot tell the field "funder" {end}',
        f'b.bib:1:1: note: RIS cannot tell that it is selected, here and in 1 other entry {end}',
    ]


def test_nothing_is_told_of_a_document_without_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.bib'
    path.write_text('@misc{a, title = {Lamps}, selected = {true}, year = 2020}\n', encoding='utf8')
    assert main(['convert', str(path), '--filter', 'year > 2020', '--to', 'ris']) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ('', '')
