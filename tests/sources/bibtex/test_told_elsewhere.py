"""What an entry tells where nobody looks for it: DOIs in other fields, commands of a preamble, people left out."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.export.bibtex import to_bibtex
from sphinxcontrib_pubs.format.styles import style_named
from sphinxcontrib_pubs.model import Publication, plain_text
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.load import read

ENTRY = '@%s{a, author = {Vale, Mara}, title = {Quay lights}, year = 2020, %s}'


def only(text: str, format: str = 'bibtex') -> Publication:
    (publication,) = read(text, file='x', format=format).publications
    return publication


def shown(publication: Publication, style: str = 'apa') -> str:
    return plain_text(style_named(style)(publication))


@pytest.mark.parametrize(
    ('type_', 'fields', 'identifiers', 'links'),
    [
        ('article', 'journal = {Quays}, type = {10.1234/ql.5}', ['doi:10.1234/ql.5'], []),
        ('article', 'journal = {Quays}, number = {doi: 10.1234/ql.5}', ['doi:10.1234/ql.5'], []),
        ('article', 'journal = {Quays}, volume = {https://doi.org/10.1234/ql.5}', ['doi:10.1234/ql.5'], []),
        ('article', 'journal = {Quays}, pages = {10.1234/QL.5}, doi = {10.1234/ql.5}', ['doi:10.1234/ql.5'], []),
        (
            'article',
            'journal = {Quays}, pages = {10.1234/ql.6}, doi = {10.1234/ql.5}',
            ['doi:10.1234/ql.5'],
            ['https://doi.org/10.1234/ql.6'],
        ),
        ('techreport', 'institution = {Quay}, type = {https://a.example/r.pdf}', [], ['https://a.example/r.pdf']),
        ('article', 'journal = {Quays}, publisher = {https://a.example/p}', [], ['https://a.example/p']),
        ('misc', 'howpublished = {10.1234/ql.5}', ['doi:10.1234/ql.5'], []),
    ],
)
def test_a_doi_or_an_address_in_another_field_is_what_it_is(
    type_: str, fields: str, identifiers: list[str], links: list[str]
) -> None:
    publication = only(ENTRY % (type_, fields))
    assert [f'{each.scheme}:{each.value}' for each in publication.identifiers] == identifiers
    assert [each.url for each in publication.links] == links
    assert publication.volume + publication.issue + publication.page + publication.number == ''
    assert '[10.' not in shown(publication) and '[http' not in shown(publication)


def test_words_beside_an_address_stay_where_they_are() -> None:
    publication = only(ENTRY % ('techreport', 'institution = {Quay}, type = {Report 10.1234/ql.5}'))
    assert 'Report 10.1234/ql.5' in shown(publication)


def test_a_doi_in_another_field_of_csl_json_is_what_it_is() -> None:
    item = {
        'id': 'a',
        'type': 'report',
        'title': 'Quay lights',
        'genre': '10.1234/ql.5',
        'volume': 'https://a.example/v',
    }
    publication = only(json.dumps([item]), 'csl-json')
    assert (publication.identifier('doi'), publication.volume) == ('10.1234/ql.5', '')
    assert [each.url for each in publication.links] == ['https://a.example/v']


BOOK = ENTRY % ('incollection', 'booktitle = {Book of quays}, publisher = {Pier}, editor = {Lund, Ida and others}')


@pytest.mark.parametrize(
    ('style', 'said'),
    [('apa', 'In Ida Lund, et al. (Eds.), Book of quays'), ('acm', 'In Ida Lund, et al. (Eds.), Book of quays')],
)
def test_editors_who_are_left_out_are_told(style: str, said: str) -> None:
    assert said in shown(only(BOOK), style)


def test_editors_in_the_place_of_authors_are_several_where_some_are_left_out() -> None:
    publication = only('@book{a, editor = {Lund, Ida and others}, title = {Quays}, year = 2020}')
    assert shown(publication).startswith('Ida Lund, et al. (Eds.). (2020).')


def test_translators_who_are_left_out_are_told() -> None:
    publication = only(ENTRY % ('book', 'publisher = {Pier}, translator = {Lund, Ida and others}'))
    assert '(Ida Lund, et al., Trans.)' in shown(publication)


def test_exports_say_that_editors_are_left_out() -> None:
    assert 'editor = {Lund, Ida and others}' in to_bibtex([only(BOOK)], lambda _: None)


def test_a_hand_written_entry_says_that_editors_are_left_out() -> None:
    line = '- Vale, M. (2020). Quay lights. In I. Lund et al. (Eds.), *Book of quays* (pp. 1–9). Pier Press.\n'
    publication = only(line, 'markdown')
    assert 'In Lund, I., et al. (Eds.), Book of quays' in shown(publication)


PREAMBLE = r"""
@preamble{"\newcommand{\tide}[1]{\emph{#1}} \newcommand\lab{Quay Laboratory}"}
@preamble{"\def\bay{the Bay}"}
"""


def test_an_exported_entry_does_not_need_the_commands_of_its_file() -> None:
    text = PREAMBLE + ENTRY % ('book', r'publisher = {\lab}, series = {Notes}, note = {Of \tide{marks} in \bay, \"o}')
    exported = to_bibtex([only(text)], read_entry_text)
    assert not any(command in exported for command in (r'\tide', r'\lab', r'\bay'))
    again = only(exported)
    assert (again.publisher, plain_text(again.note)) == ('Quay Laboratory', 'Of marks in the Bay, ö')
    assert r'series = {Notes}' in exported and 'year = 2020' in exported


def test_an_entry_without_such_a_command_is_exported_letter_by_letter() -> None:
    text = ENTRY % ('book', r'publisher = {\textsc{Quay}}')
    assert to_bibtex([only(PREAMBLE + text)], read_entry_text).strip() == text


@pytest.mark.parametrize(
    'said', ['10.1234/ql.5', 'DOI 10.1234/ql.5', 'doi: 10.1234/ql.5.', 'https://www.doi.org/10.1234/ql.5']
)
@pytest.mark.parametrize('format', ['bibtex', 'ris'])
def test_a_note_that_is_a_doi_is_one_however_it_says_so(said: str, format: str) -> None:
    ris = f'TY  - CHAP\nTI  - Quay lights\nN1  - {said}\nER  - \n'
    publication = only(ris if format == 'ris' else ENTRY % ('misc', f'note = {{{said}}}'), format)
    assert [f'{each.scheme}:{each.value}' for each in publication.identifiers] == ['doi:10.1234/ql.5']
    assert not publication.note
