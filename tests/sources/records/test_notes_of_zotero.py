"""What Zotero puts into a note for want of a field is read as what it is, and is no sentence of the reference."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.model import Publication, plain_text
from sphinxcontrib_pubs.sources.load import read

OF_ZOTERO = """Read at the quay.
Place: 12 Quay Road, ELM
Publisher: ELM \\& SONS
tex.unique-id: ELM:000123
tex.orcid-numbers: Quist, Rosa/0000-0002-1825-0097"""


def in_bibtex(note: str, type_: str = 'inbook', further: str = '') -> Publication:
    text = f'@{type_}{{k, title = {{Lamps}}, journal = {{Light}}, note = {{{note}}}{further}}}'
    (work,) = read(text, file='a.bib', format='bibtex').publications
    return work


def in_ris(note: str) -> Publication:
    (work,) = read(f'TY  - CHAP\nTI  - Lamps\nN1  - {note}\nER  - \n', file='a.ris', format='ris').publications
    return work


def in_csl_json(note: str) -> Publication:
    item = {'id': 'k', 'type': 'chapter', 'title': 'Lamps', 'note': note}
    (work,) = read(json.dumps([item]), file='a.json', format='csl-json').publications
    return work


def test_lines_of_the_field_extra_are_fields() -> None:
    work = in_bibtex(OF_ZOTERO)
    assert plain_text(work.note) == 'Read at the quay.'
    assert work.publisher == 'ELM & SONS'
    assert dict(work.extra) == {
        'tex.place': '12 Quay Road, ELM',
        'tex.unique-id': 'ELM:000123',
        'tex.orcid-numbers': 'Quist, Rosa/0000-0002-1825-0097',
    }


@pytest.mark.parametrize('read_note', [in_bibtex, in_ris, in_csl_json])
@pytest.mark.parametrize(
    ('note', 'field', 'value'),
    [
        ('Publisher: Harbour Press', 'publisher', 'Harbour Press'),
        ('Publisher: Harbour Press Section: Letters', 'publisher', 'Harbour Press'),
        ('Place: Hull Publisher: Harbour Press', 'publisher_place', 'Hull'),
        ('Bandiera_abtest: a Cg_type: Quay Primary_atype: Research Publisher: Harbour', 'publisher', 'Harbour'),
    ],
)
def test_every_format_reads_them(read_note: object, note: str, field: str, value: str) -> None:
    assert callable(read_note)
    work = read_note(note)
    assert (getattr(work, field), work.note) == (value, ())


@pytest.mark.parametrize(
    ('note', 'scheme', 'value'),
    [
        ('PMID: 12345678 PMCID: PMC1234567', 'pmid', '12345678'),
        ('PMID: 12345678 PMCID: PMC1234567', 'pmcid', 'PMC1234567'),
        ('ISSN: 1234-5679', 'issn', '1234-5679'),
        ('arXiv:2401.00001 [cs, math]', 'arxiv', '2401.00001'),
        ('arXiv: quant-ph/0401001', 'arxiv', 'quant-ph/0401001'),
    ],
)
def test_numbers_become_identifiers(note: str, scheme: str, value: str) -> None:
    work = in_bibtex(note)
    assert (work.identifier(scheme), work.note) == (value, ())


@pytest.mark.parametrize(
    ('note', 'name', 'value'),
    [
        ('\\_eprint: https://doi.org/10.5555/lamp', 'tex.eprint', 'https://doi.org/10.5555/lamp'),
        ('Citation Key: roe2020', 'citation-key', 'roe2020'),
        ('Type: Article', 'tex.type', 'Article'),
        ('tex.ids= roe2020a', 'tex.ids', 'roe2020a'),
        ('event-place: Hull', 'event-place', 'Hull'),
        ('Number: 3 Publisher: Harbour Press Version: 2', 'version', '2'),
    ],
)
def test_what_has_no_field_is_kept_by_its_name(note: str, name: str, value: str) -> None:
    work = in_bibtex(note)
    assert (name, value) in work.extra
    assert work.note == ()


@pytest.mark.parametrize(
    'note',
    [
        'Place: the quay. See tex.example: a file',
        'Publisher: they moved. The next volume is free',
        'Publisher:',
        'Best paper award. Publisher: Harbour Press',
        'With a foreword by: J. Roe',
        'Medium: oil on canvas',
        'arXiv:lamps and their wicks',
    ],
)
def test_a_note_of_a_person_is_words_whatever_stands_before_a_colon(note: str) -> None:
    assert plain_text(in_bibtex(note).note).rstrip('.') == note


def test_a_field_of_the_entry_has_the_word_before_its_note() -> None:
    work = in_bibtex('Publisher: Other Press', further=', publisher = {Harbour Press}')
    assert (work.publisher, work.extra) == ('Harbour Press', (('publisher', 'Other Press'),))
    school = in_bibtex('Publisher: Other Press', 'phdthesis', ', school = {Quay University}')
    assert school.publisher == 'Quay University'
    assert in_bibtex('Number: 4', 'article', ', number = {4}').extra == ()


def test_a_type_that_csl_has_is_the_type_of_what_has_none() -> None:
    assert in_bibtex('Publisher: figures.example\nType: dataset', 'misc').type == 'dataset'


def test_what_is_in_no_journal_has_its_publisher() -> None:
    text = '@article{k, title = {Lamps}, note = {Publisher: figures.example\nType: dataset}}'
    (work,) = read(text, file='a.bib', format='bibtex').publications
    assert (work.type, work.publisher) == ('dataset', 'figures.example')


def test_a_reference_says_nothing_of_it() -> None:
    work = in_bibtex('Number: 3 Publisher: Harbour Press', 'article', ', author = {Roe, J.}, year = 2020, number = {3}')
    assert work.extra == (('tex.publisher', 'Harbour Press'),)
    assert plain_text(format_apa(work)) == 'Roe, J. (2020). Lamps. Light, (3).'


def test_what_databases_say_of_their_records_is_kept_and_not_shown() -> None:
    work = in_ris('Export Date: 3 May 2021; Cited By: 40; CODEN: ABCDE')
    assert not work.note
    assert dict(work.extra) == {'tex.export-date': '3 May 2021', 'tex.cited-by': '40', 'tex.coden': 'ABCDE'}


@pytest.mark.parametrize(
    ('note', 'count'),
    [('cited By 12', '12'), ('Cited By :4', '4'), ('Times Cited: 7', '7'), ('00012', '12'), ('00000', '0')],
)
def test_how_often_a_work_was_cited_is_no_note(note: str, count: str) -> None:
    for work in (in_ris(note), in_bibtex(note), in_csl_json(note)):
        assert (work.note, [value for _, value in work.extra]) == ((), [count])


@pytest.mark.parametrize('note', ['cited by 12 people', '1984', 'Cited by all', '012', 'Times change'])
def test_a_sentence_that_begins_like_a_count_stays(note: str) -> None:
    for work in (in_ris(note), in_bibtex(note)):
        assert plain_text(work.note) == note


def test_where_an_item_of_manubot_comes_from_is_kept_and_not_shown() -> None:
    generated = 'This CSL JSON Item was automatically generated by Manubot v0.4.0 using citation-by-identifier.'
    work = in_csl_json(f'{generated}\nstandard_id: doi:10.5555/lamps\nRead at the quay.')
    assert plain_text(work.note) == 'Read at the quay.'
    assert dict(work.extra) == {'tex.generated': generated, 'tex.standard_id': 'doi:10.5555/lamps'}


def test_a_note_that_is_another_doi_stays() -> None:
    work = in_bibtex('doi:10.5555/two', 'article', ', doi = {10.5555/one}')
    assert [each.value for each in work.identifiers] == ['10.5555/one']
    assert plain_text(work.note) == 'doi:10.5555/two'
