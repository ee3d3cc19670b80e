"""What each service tells becomes an entry with a record of where it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.fetch.records import DATA, LAMP, WICK, entries_in, lock_in, paths
from tests.registry_server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.registry_server import Registries

    Fetch = Callable[..., int]


def test_an_article_is_taken_from_crossref(fetch: Fetch, tmp_path: Path) -> None:
    assert fetch(LAMP, '--yes') == 0
    (record,) = lock_in(tmp_path).records.values()
    assert (record.identifier, record.source) == (f'doi:{LAMP}', 'Crossref')
    assert not {'indexed', 'is-referenced-by-count', 'deposited', 'reference-count'} & record.reply.keys()
    (told,) = entries_in(tmp_path).values()
    assert told.title_text == 'Zinc lamps on the north quay: A study of $x^2$'
    assert told.type == 'article-journal' and told.venue and told.venue.name == 'Journal of Harbour Lights'
    assert (told.volume, told.issue, told.page) == ('12', '3', '7–19')
    assert str(told.issued) == '2021-03'  # of the issue, and not of the day on which it went online
    assert [each.person.full_family for each in told.authors] == ['Holm', 'Dahl', 'The Lamp Consortium']
    assert (told.authors[0].person.orcid, told.authors[1].person.suffix) == ('0000-0002-1825-0097', 'Jr.')


def test_a_paper_in_a_series_of_proceedings_names_the_proceedings(
    fetch: Fetch, registries: Registries, tmp_path: Path
) -> None:
    containers = ['Lecture Notes in Lamps', 'Lamps &amp;amp; Harbours 2020']
    registries.crossref(WICK, **{'container-title': containers, 'title': ['Wicks &amp;lt; 3 mm &amp; oil']})
    assert fetch(WICK, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert told.venue and told.venue.name == 'Lamps & Harbours 2020'
    assert ('collection-title', 'Lecture Notes in Lamps') in told.extra
    assert told.title_text == 'Wicks < 3 mm & oil'


def test_an_article_without_pages_has_its_number_in_their_place(
    fetch: Fetch, registries: Registries, tmp_path: Path
) -> None:
    registries.crossref(LAMP, page=None, **{'article-number': 'e7'})
    assert fetch(LAMP, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert told.page == 'e7'


def test_a_thesis_comes_from_its_school(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    registries.crossref(LAMP, type='dissertation', institution=[{'name': 'Harbour University'}])
    assert fetch(LAMP, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert (told.type, told.publisher) == ('thesis', 'Harbour University')


def test_what_crossref_has_not_its_own_agency_tells(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    assert fetch(DATA, '--yes') == 0
    assert paths(registries) == [f'/crossref/works/{DATA}', f'/doi/{DATA}']
    assert registries.asked[1].headers['Accept'] == 'application/vnd.citationstyles.csl+json'
    (told,) = entries_in(tmp_path).values()
    assert (told.type, told.publisher, told.identifier('doi')) == ('dataset', 'Quay Archive', DATA)
    registries.asked.clear()
    assert fetch() == 0
    assert paths(registries) == [f'/doi/{DATA}']  # where it was last time


def test_preprints_of_arxiv_are_asked_for_together(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    assert fetch('arXiv:2101.00001v1', 'https://arxiv.org/abs/hep-th/9901001', '--yes') == 0
    assert paths(registries) == ['/arxiv/api/query?id_list=2101.00001,hep-th/9901001&max_results=2']
    told = entries_in(tmp_path)['dahl2021how']
    assert told.title_text == 'How bright a wick can be: the case of λ-lamps'
    assert [each.person.full_family for each in told.authors] == ['Dahl', 'van der Holm']
    assert told.identifiers == (('doi', WICK), ('arxiv', '2101.00001'))
    assert [getattr(part, 'kind', '') for part in told.abstract] == ['', 'emphasis', '']


def test_one_wrong_number_does_not_cost_the_others(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    good = registries.answers['/arxiv/api/query'][0]
    registries.answers['/arxiv/api/query?id_list=2101.00001,2199.99999'] = [Answer(b'<feed/>', 400)]
    registries.answers['/arxiv/api/query?id_list=2199.99999&'] = [Answer(b'<feed/>', 400)]
    registries.answers['/arxiv/api/query?id_list=2101.00001&'] = [good]
    assert fetch('2101.00001', '2199.99999', '--yes') == 1
    assert list(lock_in(tmp_path).records) == ['arxiv:2101.00001']


def test_where_arxiv_fails_each_work_is_told_and_the_others_are_kept(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registries.answers['/arxiv/api/query'] = [Answer(status=403)]
    assert fetch('2101.00001', 'hep-th/9901001', LAMP, '--yes') == 1
    told = capsys.readouterr().err
    for work in ('arxiv:2101.00001', 'arxiv:hep-th/9901001'):
        assert f'{work}: arXiv denies access' in told
    assert list(lock_in(tmp_path).records) == [f'doi:{LAMP}']


def test_the_works_of_a_person_are_found_by_orcid(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    assert fetch('0000-0002-1825-0097', '--yes') == 0
    lock = lock_in(tmp_path)
    assert list(lock.records) == [
        'arxiv:hep-th/9901001', f'doi:{LAMP}', 'orcid:0000-0002-1825-0097/work/103',
    ]  # fmt: skip
    assert [request.text for request in lock.requests] == ['orcid:0000-0002-1825-0097']
    told = entries_in(tmp_path)['holm2018lamps']
    assert told.type == 'chapter' and str(told.issued) == '2018-05'
    assert [(each.kind, each.person.family) for each in told.contributors] == [('author', 'Holm'), ('editor', 'Dahl')]


def test_the_works_of_an_author_are_found_by_openalex(
    fetch: Fetch, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('OPENALEX_API_KEY', 'a&b')
    assert fetch('https://openalex.org/A5000000001', '--yes') == 0
    assert list(lock_in(tmp_path).records) == ['arxiv:2101.00001', f'doi:{LAMP}', 'openalex:W1002']
    pages = [path for path in paths(registries) if path.startswith('/openalex')]
    assert ['cursor=*' in pages[0], 'cursor=IlsxNjA5==' in pages[1], len(pages)] == [True, True, 2]
    assert all('api_key=a&b' in path for path in pages)
    assert 'a&b' not in (tmp_path / 'publications.lock.yml').read_text(encoding='utf8')
    told = entries_in(tmp_path)['holm2019lamps']
    assert (told.volume, told.page, told.abstract) == ('3', '4–9', ('Lamps and other quay Lamps',))


def test_an_institution_of_more_works_than_anybody_wants_is_refused(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = json.dumps({'meta': {'count': 54321, 'next_cursor': 'x'}, 'results': [{'id': 'https://openalex.org/W1'}]})
    registries.answers['/openalex/works?filter=authorships.institutions.lineage:I70&'] = [Answer(page.encode())]
    assert fetch('openalex:I70', '--yes') == 1
    assert 'OpenAlex has 54321 works of I70, more than the 2000 of --most' in capsys.readouterr().err
    assert len(registries.asked) == 1


def test_a_file_of_bibtex_keeps_its_backslashes(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    address = f'{registries.address}/quay.bib'
    assert fetch(address, '--yes') == 0
    records = lock_in(tmp_path).records
    assert list(records) == [f'{address}#dahl:note', f'{address}#holm:tides']
    assert r'Erd{\H o}s, P{\'a}l' in records[f'{address}#holm:tides'].reply['bibtex']
    assert 'journal = {Journal of Harbour Lights}' in records[f'{address}#holm:tides'].reply['bibtex']  # the macro
    told = entries_in(tmp_path)['holm:tides']
    assert [each.person.family for each in told.authors] == ['Holm', 'Erdős']
