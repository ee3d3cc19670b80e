"""The words by which an entry is found are those that a page shows, and no others."""

from __future__ import annotations

import re

import pytest

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.words import shown_words
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import read
from tests.locale.speaking import speaking

BIBTEX = r"""@article{sjoen2020, author = {Sj{\"o}n, {\AA}sa and Ch{\'a}v{\'e}z, Bo}, title = {On {\O}re light},
  journal = {Quay Studies}, year = 2020, abstract = {We count lamps.}, keywords = {tides}, doi = {10.5555/ore.1},
  file = {/home/asa/ore-draft.pdf}, owner = {asa}}
"""


def words_of(text: str, format: str, show: tuple[str, ...] | None = None) -> set[str]:
    (publication,) = read(text, file='list', format=format).publications
    return {word.strip('.,();:').lower() for word in shown_words(publication, show)}


def test_a_structured_entry_has_the_words_of_its_line_and_of_what_stands_below() -> None:
    words = words_of(BIBTEX, 'bibtex')
    assert words >= {'sjön', 'åsa', 'chávéz', 'øre', 'light', 'quay', '2020', 'lamps', 'tides'}
    assert any('10.5555/ore.1' in word for word in words)


def test_no_entry_has_the_words_of_its_format_or_what_is_private() -> None:
    assert words_of(BIBTEX, 'bibtex').isdisjoint({'author', 'title', 'journal', 'sjoen2020', 'asa', 'owner', 'sj'})
    assert not any('draft' in word for word in words_of(BIBTEX, 'bibtex'))


def test_what_a_list_does_not_show_is_not_found_in_it() -> None:
    words = words_of(BIBTEX, 'bibtex', ('abstract',))
    assert 'lamps' in words and 'tides' not in words


def test_a_hand_written_entry_has_its_own_words() -> None:
    text = '- Ahl, B. (2020). *Lamps.* Quay, and a word that no field has.\n'
    assert words_of(text, 'markdown') >= {'ahl', 'lamps', 'quay', 'word', 'field'}


PEOPLE = {
    'one': 'Ahl, Bo',
    'several': 'Ahl, B. and Roe, Ada Lou and {\\O}by, C.',
    'particles': 'van der Ho, R. and de la Cruz, Jr., Ann',
    'a team': '{The Lamp Team} and Ahl, Bo',
    'truncated': 'Ahl, B. and others',
    'Chinese': '{张}, 伟 and {李}, 明',
    'in two scripts': '{山本}, 浩隆 and Ahl, Bo',
}


@pytest.mark.parametrize('people', PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize('language', ['en', 'de', 'zh_CN'])
@pytest.mark.parametrize('more', ['', ' editor = {Ito, C.},', ' translator = {Ito, C.}, note = {Read aloud},'])
def test_the_words_of_people_are_those_of_the_line(people: str, language: str, more: str) -> None:
    text = f'@incollection{{a, author = {{{people}}},{more} title = {{Lamps}}, booktitle = {{Quay}}, year = 2020}}'
    (publication,) = read(text, file='list', format='bibtex').publications
    noted = publication.changed(extra=(*publication.extra, ('author-1-note', '张伟')))
    with speaking(language):
        for each in (publication, noted):
            found = re.findall(r'\w+', ' '.join(shown_words(each)))
            assert set(found) == set(re.findall(r'\w+', plain_text(format_apa(each))))


FIELDS = {
    'numbers': 'volume = {XII}, number = {3a}, pages = {e7--e9}',
    'a publisher': 'publisher = {Harbour Press}, address = {Lund}',
    'an edition': 'edition = {2}',
    'a month': 'month = mar',
    'a day': 'date = {2020-03-01}',
    'years': 'date = {2019/2020}',
    'no date': 'year = {}',
    'a status': 'pubstate = {forthcoming}',
    'a DOI': 'doi = {10.5555/ore.1}',
    'two DOIs': 'doi = {10.5555/ore.1}, note = {See doi:10.5555/ore.2}, url = {https://doi.org/10.5555/ore.3}',
    'a preprint': 'eprint = {2205.08084}, eprinttype = {arxiv}',
    'numbers of libraries': 'isbn = {978-3-16-148410-0}, pmid = {31452104}',
    'links': 'url = {https://quay.example/ore}, pdf = {https://quay.example/ore.pdf}, code = {https://quay.example/code}',
    'a link to the DOI': 'doi = {10.5555/ore.1}, url = {https://doi.org/10.5555/ore.1}',
    'a note': 'note = {Read aloud}',
    'a series': 'series = {Lamp Notes}, organization = {Lamp Guild}',
    'a kind': 'type = {Lantern talk}',
    'a badge': 'abbr = {QS}',
    'an award': 'award = {Best lamp}',
    'the venue as publisher': 'publisher = {Quay}',
}


TYPES = ('article', 'inproceedings', 'incollection', 'book', 'techreport', 'phdthesis', 'misc', 'online')


@pytest.mark.parametrize('fields', FIELDS.values(), ids=FIELDS)
def test_the_words_of_fields_are_those_of_the_line(fields: str) -> None:
    entries: list[str] = []
    for type in TYPES:
        for container in ('', 'Quay', 'arXiv'):
            name = 'journaltitle' if type == 'article' else 'booktitle'
            told = f'{name} = {{{container}}}, ' if container else ''
            told += '' if 'date' in fields or 'year' in fields else 'year = 2021, '
            people = 'author = {Ahl, Bo and Roe, A.}, title = {Lamps, \\emph{lit}}'
            entries.append(f'@{type}{{a{len(entries)}, {people}, {told}{fields}}}\n')
    publications = read(''.join(entries), file='list', format='bibtex').publications
    assert len(publications) == 24
    for language in ('en', 'fr'):
        with speaking(language):
            for each in publications:
                found = re.findall(r'\w+', ' '.join(shown_words(each)))
                assert set(found) == set(re.findall(r'\w+', plain_text(format_apa(each))))
