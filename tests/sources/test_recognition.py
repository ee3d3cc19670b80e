"""Where the name of a file says nothing of its format, strong signs in it do, and what is asked for always wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from pathlib import Path

BIB = '% a comment\n@book{quist, title = {Lamps}, author = {Quist, Rosa}}\n'
RIS = 'Exported\n\nTY  - BOOK\nID  - quist\nTI  - Lamps\nER  - \n'
JSON = '\n[ {"id": "quist", "title": "Lamps"} ]'
HUGO = '---\nid: quist\ntitle: Lamps\nauthors: [Rosa Quist]\npublication: "*Journal of Lamps*"\n---\n\nWords.\n'
LIST = '# Papers\n\n- Quist, R. (2020). *On lamps.* **KDD**.\n- Sato, K. (2021). *On wicks.* **KDD**.\n'


@pytest.mark.parametrize(
    ('name', 'content'),
    [
        ('refs.txt', BIB),
        ('refs', BIB),
        ('refs.txt', RIS),
        ('export', RIS),
        ('refs.txt', JSON),
        ('refs.csl', JSON),
        ('index.md', HUGO),
        ('refs.RIS', RIS),
        ('CITATION.cff', 'cff-version: 1.2.0\nid: quist\ntitle: Lamps\n'),
        ('refs.yaml', '- {id: quist, title: Lamps}\n'),
    ],
)
def test_a_file_is_read_in_the_format_that_it_has(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding='utf8')
    (publication,) = load(tmp_path / name).publications
    assert (publication.key, publication.title_text) == ('quist', 'Lamps')


@pytest.mark.parametrize('content', [LIST, f'---\ntitle: Lamps\npublication_types: ["2"]\n---\n\n{LIST}'])
@pytest.mark.parametrize('name', ['page.md', 'page.txt'])
def test_a_list_written_by_hand_stays_one(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding='utf8')
    assert [each.title_text for each in load(tmp_path / name).publications] == ['On lamps', 'On wicks']


def test_what_is_asked_for_wins(tmp_path: Path) -> None:
    (tmp_path / 'refs.json').write_text(RIS, encoding='utf8')
    (publication,) = load(tmp_path / 'refs.json', format='ris').publications
    assert publication.title_text == 'Lamps'


def test_what_is_no_ris_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / 'refs.ris').write_text('Quist, R. (2020). On lamps.\n', encoding='utf8')
    reading = load(tmp_path / 'refs.ris')
    assert reading.publications == ()
    (problem,) = reading.problems
    assert (problem.code, problem.message) == ('source-format', 'this is not RIS: no line begins with "TY  - "')


@pytest.mark.parametrize('encoding', ['utf-8', 'utf-8-sig', 'utf-16', 'cp1252'])
@pytest.mark.parametrize(
    ('name', 'content'),
    [
        ('refs.json', '[{"title": "Café"}]'),
        ('refs.ris', 'TY  - BOOK\r\nTI  - Café\r\nER  - \r\n'),
        ('refs.yml', '- title: Café\r\n'),
        ('refs.bib', '@book{a, title = {Café}}'),
    ],
)
def test_every_encoding_gives_the_same_letters(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(content.encode(encoding))
    reading = load(tmp_path / name, notes=False)
    assert [each.title_text for each in reading.publications] == ['Café']
    assert [problem.code for problem in reading.problems] == (['source-encoding'] if encoding == 'cp1252' else [])


def test_a_text_that_pubmed_saves_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / 'pubmed-lamps-set.txt').write_text('\nPMID- 34000001\nOWN - NLM\nTI  - On lamps.\n', encoding='utf8')
    (publication,) = load(tmp_path / 'pubmed-lamps-set.txt').publications
    assert (publication.title_text, publication.identifier('pmid')) == ('On lamps', '34000001')


def test_what_is_no_record_of_pubmed_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / 'refs.nbib').write_text('TI  - On lamps.\n', encoding='utf8')
    (problem,) = load(tmp_path / 'refs.nbib').problems
    assert (problem.code, problem.message) == (
        'source-format',
        'this is no file of PubMed: no line begins with "PMID- "',
    )
