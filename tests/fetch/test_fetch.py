"""``sphinx-pubs fetch`` against registries in this process: what it asks, shows, writes, keeps and leaves alone."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.fetch.lock import read_lock
from sphinxcontrib_pubs.sources.load import load
from tests.registry_server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxcontrib_pubs.fetch.lock import Lock
    from sphinxcontrib_pubs.model import Publication
    from tests.registry_server import Registries

    Fetch = Callable[..., int]

LAMP, WICK, OIL, DATA = '10.5555/lamp.2021', '10.5555/wick.2020', '10.5555/oil.preprint', '10.5555/data.7'


def lock_in(folder: Path) -> Lock:
    path = folder / 'publications.lock.yml'
    return read_lock(path.read_text(encoding='utf8'), path.name)


def entries_in(folder: Path) -> dict[str, Publication]:
    reading = load(folder / 'publications.lock.yml')
    assert reading.problems == ()
    return {each.key: each for each in reading.publications}


def paths(registries: Registries) -> list[str]:
    return [asked.path for asked in registries.asked]


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


def test_the_works_of_a_person_by_orcid(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    assert fetch('0000-0002-1825-0097', '--yes') == 0
    lock = lock_in(tmp_path)
    assert list(lock.records) == [
        'arxiv:hep-th/9901001', f'doi:{LAMP}', 'orcid:0000-0002-1825-0097/work/103',
    ]  # fmt: skip
    assert [request.text for request in lock.requests] == ['orcid:0000-0002-1825-0097']
    told = entries_in(tmp_path)['holm2018lamps']
    assert told.type == 'chapter' and str(told.issued) == '2018-05'
    assert [(each.kind, each.person.family) for each in told.contributors] == [('author', 'Holm'), ('editor', 'Dahl')]


def test_the_works_of_an_author_by_openalex(
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


LIST = """# Publications

- Holm, A., & Dahl, B. (2021). *Lamps, seen from the quay.* **JHL**. doi:10.5555/LAMP.2021
- Dahl, B. (2021). How bright a wick can be. arXiv, abs/2101.00001.
- Dahl, B. (1999). Lamps that nobody registered. **KDD**.
"""


def test_a_list_is_asked_for_by_its_identifiers_and_stays_as_it_is(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'lists').mkdir()
    (tmp_path / 'lists' / 'publication.md').write_text(LIST, encoding='utf8')
    assert fetch('lists/publication.md', '--yes') == 0
    lock = lock_in(tmp_path / 'lists')
    assert [request.text for request in lock.requests] == ['publication.md']
    assert list(lock.records) == ['arxiv:2101.00001', f'doi:{LAMP}']
    capsys.readouterr()
    assert main(['show', '--explain', 'lists/publication.md', 'lists/publications.lock.yml']) == 0
    said = capsys.readouterr().out.splitlines()
    reference = 'holm2021lamps: Holm, A.; Dahl, B. (2021). Lamps, seen from the quay. JHL.'
    assert said[0] == f'{reference} [Corrected 2022-05-01. https://doi.org/10.5555/lamp.2022.erratum]'
    assert said[2].startswith('    lists/publications.lock.yml:') and 'Crossref, ' in said[2]
    assert (tmp_path / 'lists' / 'publication.md').read_text(encoding='utf8') == LIST
    (tmp_path / 'lists' / 'publication.md').write_text(f'{LIST}- Holm, A. (2022). *Oil.* doi:{OIL}\n', encoding='utf8')
    assert main(['fetch', '--lock', 'lists/publications.lock.yml', '--yes', *registries.arguments]) == 0
    assert f'doi:{OIL}' in lock_in(tmp_path / 'lists').records


def test_a_slip_in_a_list_is_told_where_it_stands(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'publication.md').write_text(LIST.replace('LAMP.2021', 'LAPM.2021'), encoding='utf8')
    assert fetch('publication.md', '--yes') == 1
    message = 'doi:10.5555/lapm.2021: no registry knows it (look for a slip in it) [fetch-unknown]'
    assert f'publication.md:3:3: warning: {message}' in capsys.readouterr().err.splitlines()
    assert list(lock_in(tmp_path).records) == ['arxiv:2101.00001']


def test_what_is_the_same_upstream_is_the_same_file_on_any_other_day(
    fetch: Fetch, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / 'publications.lock.yml'
    assert fetch(LAMP, '2101.00001', '--yes') == 0
    text = path.read_text(encoding='utf8')
    day = lock_in(tmp_path).records[f'doi:{LAMP}'].retrieved
    path.write_text(text.replace(f'retrieved: {day}', 'retrieved: 2020-02-02'), encoding='utf8')
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    registries.crossref(LAMP, **{'is-referenced-by-count': 99, 'score': 7, 'indexed': {'timestamp': 5}})
    assert fetch('--check') == 0
    assert fetch('--yes') == 0
    assert fetch() == 0  # nobody is asked where nothing changes
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)


def test_what_changed_is_shown_and_only_that_is_written(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'publications.lock.yml'
    assert fetch(LAMP, WICK, '--yes') == 0
    path.write_text(path.read_text(encoding='utf8').replace('retrieved: ', 'retrieved: 2020-02-02 #'), encoding='utf8')
    before = path.read_bytes()
    registries.crossref(WICK, page='101-113')
    capsys.readouterr()
    assert fetch('--check') == 1
    assert path.read_bytes() == before
    shown = capsys.readouterr().out.splitlines()
    assert [line for line in shown if line[0] in '+-'] == ['-pages: 101–112', '+pages: 101–113']
    assert fetch('--yes') == 0
    days = {name: record.retrieved for name, record in lock_in(tmp_path).records.items()}
    assert days.pop(f'doi:{LAMP}') == '2020-02-02'
    assert days.pop(f'doi:{WICK}') > '2026'


def test_a_change_that_no_field_shows_is_shown_in_the_reply(
    fetch: Fetch, registries: Registries, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(OIL, '--yes') == 0
    capsys.readouterr()
    registries.crossref(OIL, **{'group-title': 'Lighting and oil'})
    assert fetch('--check') == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == f'@@ doi:{OIL} (changed, Crossref)'
    assert [line for line in shown if line[0] in '+-'] == ['-group-title: Lighting', '+group-title: Lighting and oil']


def test_the_address_to_write_to_may_stand_in_the_environment(
    fetch: Fetch, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('SPHINX_PUBS_MAILTO', 'me@lamps.example')
    assert fetch(LAMP, '--yes') == 0
    assert registries.asked[0].headers['User-Agent'].endswith('(mailto:me@lamps.example)')


def test_nothing_is_written_unless_somebody_agrees(
    fetch: Fetch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal:
        def __init__(self, answer: str) -> None:
            self.answer = answer

        def isatty(self) -> bool:
            return bool(self.answer)

        def readline(self) -> str:
            return self.answer

    for answer, status, is_there in (('', 1, False), ('n\n', 1, False), ('\n', 1, False), ('Y\n', 0, True)):
        monkeypatch.setattr('sys.stdin', Terminal(answer))
        assert fetch(LAMP) == status
        assert (tmp_path / 'publications.lock.yml').exists() is is_there
        assert '+key: holm2021zinc' in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ['publications.lock.yml']


def test_check_says_no_before_there_is_a_lock(fetch: Fetch, tmp_path: Path) -> None:
    assert fetch(LAMP, '--check') == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    'answer',
    [
        Answer(status=500),
        Answer(status=429, headers={'Retry-After': '86400'}),
        Answer(b'<html>Please log in</html>', type='text/html'),
        Answer(b'{"message": '),
        Answer(b'{"message": {"DOI": "10.5555/other", "title": ["Other"]}}'),
        Answer(b'[' * 100_000),
        Answer(b'[]'),
        Answer(b'{"message": {"title": ["No DOI"]}}'),
        Answer(f'{{"message": {{"DOI": "{WICK}"}}}}'.encode()),
    ],
)
def test_what_fails_keeps_what_was_there_and_says_which(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Answer
) -> None:
    assert fetch(LAMP, WICK, '--yes') == 0
    before = lock_in(tmp_path).records
    registries.answers[f'/crossref/works/{WICK}'] = [answer]
    registries.crossref(LAMP, volume='13')
    capsys.readouterr()
    assert fetch('--yes', '--attempts', '1') == 1
    after = lock_in(tmp_path).records
    assert after[f'doi:{WICK}'] == before[f'doi:{WICK}']
    assert after[f'doi:{LAMP}'].entry['volume'] == '13'
    (line,) = (line for line in capsys.readouterr().err.splitlines() if line.endswith('[fetch-failed]'))
    assert line.startswith(f'publications.lock.yml:6:3: warning: doi:{WICK}: Crossref ')
    assert '(what the lock has of it stays)' in line


def test_what_nothing_leads_to_any_more_goes_and_not_when_something_failed(
    fetch: Fetch, registries: Registries, tmp_path: Path
) -> None:
    person = '0000-0002-1825-0097'
    assert fetch(person, WICK, '--yes') == 0
    works = registries.answers[f'/orcid/{person}/works']
    registries.answers[f'/orcid/{person}/works'] = [Answer(status=500)]
    before = lock_in(tmp_path)
    assert fetch('--yes', '--attempts', '1') == 1
    assert lock_in(tmp_path) == before
    groups = json.loads(works[0].body)['group'][:1]
    registries.answers[f'/orcid/{person}/works'] = [Answer(json.dumps({'group': groups}).encode())]
    assert fetch(LAMP, '--yes') == 0  # one work alone: the others are not looked at
    assert len(lock_in(tmp_path).records) == len(before.records)
    assert fetch('--yes') == 0
    assert list(lock_in(tmp_path).records) == [f'doi:{LAMP}', f'doi:{WICK}']


def test_a_line_that_is_deleted_from_the_requests_takes_its_works_with_it(fetch: Fetch, tmp_path: Path) -> None:
    assert fetch(LAMP, WICK, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    path.write_text(path.read_text(encoding='utf8').replace(f'- doi:{WICK}\n', '', 1), encoding='utf8')
    assert fetch('--yes') == 0
    assert list(lock_in(tmp_path).records) == [f'doi:{LAMP}']


def test_edits_of_the_lock_by_hand_stay_and_are_told_where_upstream_differs(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(WICK, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    text = path.read_text(encoding='utf8')
    edited = text.replace('title: How bright a wick can be\n', 'title: How bright *any* wick can be\n', 1)
    edited = edited.replace('    pages: 101–112\n', '', 1).replace(
        '    doi: 10', '    keywords: [lamps]\n    doi: 10', 1
    )
    path.write_text(edited, encoding='utf8')
    assert fetch() == 0
    assert path.read_text(encoding='utf8') == edited
    registries.crossref(WICK, title=['How bright the wick can be'], volume='4')
    capsys.readouterr()
    assert fetch('--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert (told.title_text, told.page, told.keywords, told.volume) == (
        'How bright any wick can be',
        '',
        ('lamps',),
        '4',
    )
    assert 'title as edited by hand, which Crossref tells otherwise now' in capsys.readouterr().err


def test_keys_stay_whatever_changes_upstream(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    assert fetch(LAMP, '--yes') == 0
    registries.crossref(LAMP, title=['Nickel lamps'], author=[{'family': 'Aho', 'given': 'Aino'}])
    assert fetch('--yes') == 0
    assert list(entries_in(tmp_path)) == ['holm2021zinc']
    message = json.loads(registries.answers[f'/crossref/works/{WICK}'][0].body)['message']
    for doi in ('10.5555/wick.2019', '10.5555/wick.2021'):
        body = json.dumps({'message': {**message, 'DOI': doi}}).encode()
        registries.answers[f'/crossref/works/{doi}'] = [Answer(body)]
    assert fetch(WICK, '--yes') == 0
    assert fetch('10.5555/wick.2019', '10.5555/wick.2021', '--yes') == 0
    keys = {name: record.key for name, record in lock_in(tmp_path).records.items()}
    assert keys[f'doi:{WICK}'] == 'dahl2020how'
    assert [keys['doi:10.5555/wick.2019'], keys['doi:10.5555/wick.2021']] == ['dahl2020how-2', 'dahl2020how-3']


def test_notices_are_in_the_entry_and_told_once(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, WICK, '--yes') == 0
    told = capsys.readouterr().err
    assert f'doi:{WICK}: Retracted 2024-01-15. https://doi.org/10.5555/wick.2024.retraction [fetch-notice]' in told
    assert (
        told.count('Corrected 2022-05-01. https://doi.org/10.5555/lamp.2022.erratum') == 1
    )  # though two registries tell of it
    notices = [each.notices for each in entries_in(tmp_path).values()]
    assert [[(each.kind, str(each.date), each.doi) for each in of_one] for of_one in notices] == [
        [('corrected', '2022-05-01', '10.5555/lamp.2022.erratum')],
        [('retracted', '2024-01-15', '10.5555/wick.2024.retraction')],
    ]
    assert fetch() == 0
    assert '[fetch-notice]' not in capsys.readouterr().err


@pytest.mark.parametrize(
    ('comment', 'kinds'),
    [
        ('This paper has been withdrawn by the author due to an error', ['withdrawn']),
        ('Withdrawn: superseded by another work', ['withdrawn']),
        ('12 pages; the lamps were withdrawn from the quay', []),
    ],
)
def test_a_preprint_that_was_withdrawn_says_so(
    fetch: Fetch, registries: Registries, tmp_path: Path, comment: str, kinds: list[str]
) -> None:
    feed = registries.answers['/arxiv/api/query'][0]
    body = feed.body.replace(b'12 pages, 3 figures', comment.encode())
    registries.answers['/arxiv/api/query'] = [feed._replace(body=body)]
    assert fetch('2101.00001', '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert [notice.kind for notice in told.notices] == kinds


def test_openalex_knows_of_retractions_too(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    place = '/openalex/works?filter=authorships.author.id:A5000000001&'
    body = registries.answers[place][0].body.replace(b'"is_retracted": false', b'"is_retracted": true')
    registries.answers[place] = [Answer(body.replace(b'"IlsxNjA5=="', b'null'))]
    assert fetch('A5000000001', '--yes') == 0
    told = entries_in(tmp_path)['holm2019lamps']
    assert [notice.kind for notice in told.notices] == ['retracted']


def test_what_a_preprint_became_is_suggested_until_it_is_there(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(OIL, '2101.00001', '--yes') == 0
    told = capsys.readouterr().err
    assert (
        f'doi:{OIL} is a preprint of what appeared as 10.5555/oil.2023 ("sphinx-pubs fetch 10.5555/oil.2023" adds it)'
        in told
    )
    assert f'arxiv:2101.00001 is a preprint of what appeared as {WICK}' in told
    assert fetch(WICK, '--yes') == 0
    capsys.readouterr()
    assert fetch() == 0
    assert [line.split()[2] for line in capsys.readouterr().err.splitlines() if 'fetch-published' in line] == [
        f'doi:{OIL}'
    ]


def test_what_was_fetched_before_an_interruption_is_not_asked_for_again(
    fetch: Fetch, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinxcontrib_pubs.fetch.services import crossref

    ask, asked = crossref.ask, []

    def interrupted(client, service, doi):
        if asked:
            raise KeyboardInterrupt
        asked.append(doi)
        return ask(client, service, doi)

    monkeypatch.setattr(crossref, 'ask', interrupted)
    assert fetch(LAMP, WICK, '--yes') == 1
    assert [path.name for path in tmp_path.iterdir()] == ['.publications.lock.yml.part']
    with (tmp_path / '.publications.lock.yml.part').open('a', encoding='utf8') as stream:
        stream.write('{"name": "doi:10.5')  # as a program leaves it that was killed
    monkeypatch.setattr(crossref, 'ask', ask)
    registries.asked.clear()
    assert fetch(LAMP, WICK, '--yes') == 0
    assert paths(registries) == [f'/crossref/works/{WICK}']
    assert [path.name for path in tmp_path.iterdir()] == ['publications.lock.yml']
    assert len(lock_in(tmp_path).records) == 2


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_how_far_it_has_come_is_shown_on_a_terminal_and_nowhere_else(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, WICK, '--yes') == 0
    assert '/2' not in capsys.readouterr().err
    screen = Screen()
    monkeypatch.setattr('sys.stderr', screen)
    assert fetch('--check') == 0
    shown = screen.getvalue().split('\r\x1b[K')
    assert shown[1:4] == [
        f'[........................] 0/2 doi:{LAMP}',
        f'[############............] 1/2 doi:{WICK}',
        'publications.lock.yml is as it would be\n',
    ]


def test_an_interruption_while_it_asks_is_no_crash(
    fetch: Fetch, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr('sys.stdin', Terminal())
    assert fetch(LAMP) == 1
    assert not (tmp_path / 'publications.lock.yml').exists()
    registries.asked.clear()
    assert fetch(LAMP, '--yes') == 0
    assert registries.asked == []


def test_a_work_that_is_a_notice_itself_says_of_what(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    erratum = {'DOI': '10.5555/lamp.2021', 'type': 'erratum', 'label': 'Erratum', 'source': 'publisher'}
    added = {'DOI': '10.5555/more', 'type': 'addendum', 'label': 'Addendum'}
    registries.crossref(WICK, **{'update-to': [erratum, erratum], 'updated-by': [added]})
    assert fetch(WICK, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert ('update-to', 'erratum of 10.5555/lamp.2021') in told.extra
    assert told.notices == ()  # what was added to a work is nothing to warn of


HOSTILE = {
    'title': ['<script>alert(1)</script> *On* [lamps](javascript:alert(1)) \x1b[2J\u202e', '\ud800'],
    'author': [{'family': '<img src=x onerror=alert(1)>', 'given': '\x00'}, 'no object', {'family': ['a']}, None],
    'container-title': {'a': ['b']},
    'issued': {'date-parts': [[99999999999, 77, -3]]},
    'published-print': 'yesterday',
    'volume': {'deep': [[[['x']]]]},
    'abstract': '<jats:p onclick="x">' + '<i>' * 5000,
    'updated-by': [{'type': 'retraction', 'DOI': {'a': 1}, 'updated': {'date-parts': [['x']]}}, 7],
    'relation': {'is-preprint-of': [{'id': 7}, {'id': '10.5555/<script>'}]},
}


def test_a_hostile_record_is_an_entry_like_any_other(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str], make_site
) -> None:
    body = json.dumps({'message': {'DOI': LAMP, 'type': 'journal-article', **HOSTILE}}).encode()
    registries.answers[f'/crossref/works/{LAMP}'] = [Answer(body)]
    assert fetch(LAMP, '--yes') == 0
    said = capsys.readouterr()
    assert '\x1b' not in said.out + said.err and '\u202e' not in said.out + said.err
    lock = (tmp_path / 'publications.lock.yml').read_bytes()
    assert fetch('--check') == 0
    site = make_site(
        {'index.md': '# P\n\n```{publications} publications.lock.yml\n```\n', 'publications.lock.yml': lock}
    )
    built = site.build()
    html = (site.srcdir / '_build' / 'html' / 'index.html').read_text(encoding='utf8')
    assert '<script>alert' not in html and '<img src=x' not in html and 'href="javascript' not in html
    assert 'alert(1)' in html and 'Traceback' not in built.warnings


@pytest.mark.parametrize(
    ('arguments', 'reason'),
    [
        ([], 'there is no publications.lock.yml yet'),
        (['lamps.md'], '"lamps.md" is no file, and no DOI'),
        (['0000-0002-1825-0098'], 'check digit'),
        (['publications.lock.yml', '--lock', 'publications.lock.yml'], 'is no file'),
        ([LAMP, '--mailto', 'me'], 'no address of e-mail'),
        ([LAMP, '--mailto', 'me@x\r\nHost: y'], 'no address of e-mail'),
        ([LAMP, '--service', 'scholar=http://x'], 'expected NAME=ADDRESS'),
        ([LAMP, '--timeout', 'nan'], 'expected seconds'),
        ([LAMP, '--attempts', '0'], 'expected a number'),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked(
    fetch: Fetch, registries: Registries, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert fetch(*arguments) == 2
    assert reason in capsys.readouterr().err
    assert registries.asked == []


def test_a_lock_that_is_broken_is_never_written_over(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'publications.lock.yml'
    for content, place in (
        (b'lock-version: 1\nrequests:\n- doi:oops\n', '3:1'),
        (b'lock-version: 1\n\xff\n', '1:1'),
        (b'- title: x\n', '1:1'),
    ):
        path.write_bytes(content)
        assert fetch(*([] if b'oops' in content else [LAMP]), '--yes') == 2
        assert path.read_bytes() == content
        line = capsys.readouterr().err
        assert line.startswith(f'publications.lock.yml:{place}: error: ') and line.rstrip().endswith(
            '[lock-unreadable]'
        )
    assert registries.asked == []


def test_a_lock_that_cannot_be_written_loses_nothing(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    path.chmod(0o444)
    before = path.read_bytes()
    assert fetch(WICK, '--yes') == 2
    assert path.read_bytes() == before
    assert '[source-unwritable]' in capsys.readouterr().err
    path.chmod(0o644)
    registries.asked.clear()
    assert fetch(WICK, '--yes') == 0
    assert registries.asked == []


def test_a_lock_where_nobody_can_write_is_told(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, '--yes', '--lock', 'missing/lock.yml') == 2
    assert 'missing/lock.yml cannot be written: No such file or directory' in capsys.readouterr().err
    (tmp_path / 'publications.lock.yml').mkdir()
    assert fetch(LAMP, '--yes') == 2
    assert capsys.readouterr().err == 'sphinx-pubs fetch: publications.lock.yml cannot be read: Is a directory\n'


def test_line_ends_stay_as_a_repository_has_them(fetch: Fetch, tmp_path: Path) -> None:
    assert fetch(LAMP, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    path.write_bytes(path.read_bytes().replace(b'\n', b'\r\n'))
    assert fetch(WICK, '--yes') == 0
    content = path.read_bytes()
    assert content.count(b'\r\n') == content.count(b'\n') > 100


def test_without_the_package_for_http_it_says_what_to_install(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'requests', None)
    assert fetch(LAMP, '--yes') == 2
    assert capsys.readouterr().err == (
        "sphinx-pubs fetch: fetching needs the package requests: python -m pip install 'sphinxcontrib-pubs[fetch]'\n"
    )
