"""A second ``sphinx-pubs fetch``: what changes upstream, what a person changed, and what failed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.fetch import records
from sphinxcontrib_pubs.fetch.taking import entry_of
from tests.fetch.records import LAMP, OIL, WICK, entries_in, lock_in
from tests.registry_server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxcontrib_pubs.fetch.replies import Value
    from tests.registry_server import Registries

    Fetch = Callable[..., int]


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
    registries.crossref(OIL, relation={'is-version-of': [{'id': '10.5555/oil.0'}]})
    assert fetch('--check') == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == f'@@ doi:{OIL} (changed, Crossref)'
    assert [line for line in shown if line[0] in '+-'] == [
        '-  is-preprint-of:',
        '-  - 10.5555/oil.2023',
        '+  is-version-of:',
        '+  - 10.5555/oil.0',
    ]


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


@pytest.fixture
def earlier(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets an earlier version fetch, which read replies otherwise; what it gives brings this version back."""

    def read_otherwise(source: str, reply: dict[str, Value]) -> dict[str, Value]:
        entry = entry_of(source, reply)
        del entry['pages']
        return {**entry, 'venue': 'J. of lamps', 'old-name': 'of a field'}

    monkeypatch.setattr(records, 'entry_of', read_otherwise)
    return lambda: monkeypatch.setattr(records, 'entry_of', entry_of)


def test_what_this_version_reads_otherwise_is_told_as_that_and_not_as_news(
    fetch: Fetch, earlier: Callable[[], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(WICK, '--yes') == 0
    day = lock_in(tmp_path).records[f'doi:{WICK}'].retrieved
    earlier()
    capsys.readouterr()
    assert fetch('--check') == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == f'@@ doi:{WICK} (the same reply read anew, Crossref)'
    assert {'-old-name: of a field', '-venue: J. of lamps', '+pages: 101–112'} < set(shown)
    assert fetch('--yes') == 0
    assert lock_in(tmp_path).records[f'doi:{WICK}'].retrieved == day
    assert fetch('--check') == 0


def test_an_edit_of_what_an_earlier_version_wrote_stays_and_everything_else_is_read_anew(
    fetch: Fetch, earlier: Callable[[], None], registries: Registries, tmp_path: Path
) -> None:
    assert fetch(WICK, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    text = path.read_text(encoding='utf8')
    title, publisher = '    title: How bright a wick can be\n', '    publisher: Harbour Press\n'
    assert text.count(title) == 1 and text.count(publisher) == 2  # the second is in the reply
    edited = text.replace(title, '    title: How bright *any* wick can be\n    keywords: [lamps]\n')
    path.write_text(edited.replace(publisher, '', 1), encoding='utf8')
    earlier()
    for _ in range(2):
        assert fetch('--yes') == 0
        record = lock_in(tmp_path).records[f'doi:{WICK}']
        assert record.entry['title'] == 'How bright *any* wick can be' and record.entry['keywords'] == ['lamps']
        assert 'publisher' not in record.entry and 'old-name' not in record.entry
        assert record.entry['pages'] == '101–112' and record.entry['venue'] != 'J. of lamps'
    registries.crossref(WICK, page='7-9')
    assert fetch('--yes') == 0
    assert lock_in(tmp_path).records[f'doi:{WICK}'].entry['pages'] == '7–9'


def test_an_edit_stays_of_a_field_that_this_version_reads_otherwise(
    fetch: Fetch, earlier: Callable[[], None], tmp_path: Path
) -> None:
    assert fetch(WICK, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    path.write_text(path.read_text(encoding='utf8').replace('J. of lamps', 'Journal of Wicks', 1), encoding='utf8')
    earlier()
    assert fetch('--yes') == 0
    assert lock_in(tmp_path).records[f'doi:{WICK}'].entry['venue'] == 'Journal of Wicks'


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
