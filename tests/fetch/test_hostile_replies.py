"""Whatever a service answers, there is an entry, or a sentence that says why there is none."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.fetch.client import Reply
from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.lock import Lock, read_lock, to_text
from sphinxcontrib_pubs.fetch.records import Told, renewed
from sphinxcontrib_pubs.fetch.services import Service, arxiv, bibtex_file, crossref, openalex, orcid, registration
from sphinxcontrib_pubs.fetch.taking import published_as
from sphinxcontrib_pubs.fetch.wanted import read_wanted
from sphinxcontrib_pubs.sources.load import read
from tests.fetch.records import LAMP
from tests.registry_server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.registry_server import Registries

SERVICE = Service('Lamps', 'http://lamps.invalid')
ORCID = '0000-0002-1825-0097'
#: Names that the services have, so that what is made up is nearly right.
NAMES = (
    'message', 'DOI', 'type', 'title', 'subtitle', 'author', 'family', 'given', 'name', 'literal', 'ORCID', 'issued',
    'date-parts', 'published-print', 'updated-by', 'update-to', 'updated', 'relation', 'is-preprint-of', 'id',
    'container-title', 'institution', 'event', 'abstract', 'page', 'ISBN', 'group', 'work-summary', 'put-code',
    'external-ids', 'external-id', 'external-id-type', 'external-id-value', 'bulk', 'work', 'value', 'contributors',
    'contributor', 'credit-name', 'publication-date', 'year', 'month', 'results', 'meta', 'count', 'next_cursor', 'doi',
    'ids', 'locations', 'landing_page_url', 'authorships', 'raw_author_name', 'biblio', 'abstract_inverted_index',
    'primary_location', 'source', 'display_name',
)  # fmt: skip
words = st.one_of(
    st.sampled_from(
        ['10.5555/a', 'doi', 'arxiv', '2101.00001', 'retraction', '2021', 'self', '<i>x', 'A*b_', '', '\ud800']
    ),
    st.text(max_size=6),
)
scalars = st.one_of(words, st.none(), st.booleans(), st.integers(-5, 10**30), st.floats())
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=25,
)
titles = st.one_of(words, st.lists(words, max_size=2), words.map(lambda word: {'title': {'value': word}}))
records = st.builds(
    lambda told, title: {**told, 'title': title, 'put-code': 1},
    st.dictionaries(st.sampled_from(NAMES), data, max_size=10),
    titles,
)


class Answers:
    """A client that is told one answer, and gives it to everybody."""

    def __init__(self, content: bytes, type_: str = 'application/json') -> None:
        self.reply = Reply(content, type_)

    def get(self, *_: object) -> Reply:
        return self.reply


def told_by_all(found: dict[str, object]) -> Iterator[Told]:
    """What the services' readers make of one answer, as far as they take it."""
    found = {**found, 'DOI': '10.5555/a'}
    client = Answers(json.dumps({**found, 'message': found, 'results': [found], 'bulk': [{'work': found}]}).encode())
    with suppress(FetchError):
        yield Told('Crossref', crossref.ask(client, SERVICE, '10.5555/a'))
    with suppress(FetchError):
        yield Told('doi.org', registration.ask(client, SERVICE, '10.5555/a'))
    with suppress(FetchError):
        listed = orcid.ask(client, SERVICE, ORCID)
        yield from (Told('ORCID', part) for _, part in orcid.works(client, SERVICE, ORCID, ['1', *listed.codes]))
    client = Answers(json.dumps({'results': [{**found, 'id': 'https://openalex.org/W1'}]}).encode())
    with suppress(FetchError):
        others = openalex.ask(client, SERVICE, 'A12', most=9).others
        yield from (Told('OpenAlex', part) for part in others.values())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(records)
def test_any_answer_of_any_service_becomes_a_record_or_a_sentence(found: dict[str, object]) -> None:
    for told in told_by_all(found):
        with suppress(FetchError):
            is_a_record(told, 'doi:10.5555/a')


def is_a_record(told: Told, identifier: str) -> str:
    """Holds that what was told can be kept and read again. Gives the lock; raises FetchError where nothing was told."""
    record = renewed(identifier, told, None, '2026-11-29').record
    text = to_text(Lock((), {record.identifier: record}))
    assert read_lock(text, 'lock.yml').records == {record.identifier: record}
    reading = read(text, file='lock.yml', format='yaml', notes=False)
    assert [each.verbatim for each in reading.publications] == [False]
    assert reading.problems == ()
    assert renewed(identifier, told, record, '2027-01-01').record == record
    for doi in published_as(told.source, told.reply):
        with suppress(ValueError):
            read_wanted(doi)
    return text


ELEMENTS = (
    'id', 'title', 'author', 'name', 'affiliation', 'published', 'summary', 'comment', 'journal_ref', 'doi', 'category',
    'primary_category', 'entry', 'b',
)  # fmt: skip
xml_words = st.sampled_from(
    ['soon', '10.5555/a', '10.5555/a, x', '2021-13-45', '$x$', '{', 'A & B', '<i>', ': b', '[1]', 'withdrawn', '']
).map(escape)


def some(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, max_size=3).map(''.join)


elements = st.recursive(
    xml_words,
    lambda inner: st.builds('<{0} term="{1}">{2}</{0}>'.format, st.sampled_from(ELEMENTS), xml_words, some(inner)),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(elements, some(elements))
def test_a_feed_of_any_shape_becomes_records_or_sentences(title: str, others: str) -> None:
    entry = f'<entry><id>http://arxiv.org/abs/2101.00001v1</id><title>{title}</title>{others}</entry>'
    with suppress(FetchError):
        for number, part in arxiv.ask(Answers(f'<feed>{entry}</feed>'.encode()), SERVICE, ['2101.00001']).items():
            is_a_record(Told('arXiv', part), f'arxiv:{number}')


def test_what_stands_in_the_wrong_place_of_a_feed_is_kept() -> None:
    entry = (
        '<id>http://arxiv.org/abs/2101.00001</id><title>On <b>lamps</b> of zinc</title><author>Ada Quist</author>'
        '<author><name>Bo <i>Wu</i></name></author><published>some day</published><doi>none yet</doi>'
    )
    feed = f'<feed><entry>{entry}</entry></feed>'.encode()
    told = arxiv.ask(Answers(feed), SERVICE, ['2101.00001'])['2101.00001']
    text = is_a_record(Told('arXiv', told), 'arxiv:2101.00001')
    (publication,) = read(text, file='lock.yml', format='yaml').publications
    assert publication.title_text == 'On lamps of zinc'
    assert [(each.person.given, each.person.family) for each in publication.authors] == [('Ada', 'Quist'), ('Bo', 'Wu')]
    assert 'some day' in text and 'none yet' in text


@pytest.mark.parametrize(
    ('content', 'reason'),
    [
        (b'', 'no XML'),
        (b'<feed><entry></feed>', 'no XML'),
        (b'<html><body>Back soon.</body></html>', 'no feed'),  # as a gateway says it, whatever its type
        ('<feed/>'.encode('utf-16')[:-3], 'no XML'),
        (b'<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><feed>&b;</feed>', 'declares types'),
        ('<!DOCTYPE feed SYSTEM "file:///etc/passwd"><feed/>'.encode('utf-16'), 'declares types'),
        (b'<a>' * 50 + b'</a>' * 50, 'nested too deeply'),
        (b'<?xml version="1.0" encoding="lamp"?><feed/>', 'no XML'),
        (b'<?xml version="1.0" encoding="shift_jis"?><feed/>', 'no XML'),
    ],
)
def test_a_feed_that_is_none_or_may_be_dangerous_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        arxiv.ask(Answers(content, 'application/atom+xml'), SERVICE, ['2101.00001'])


def test_what_a_feed_tells_of_works_that_nobody_asked_for_is_left() -> None:
    entry = b'<entry><id>http://arxiv.org/abs/%s</id><title>T</title></entry>'
    feed = b'<feed>' + entry % b'2101.00001v1' + entry % b'2101.00002v1' + entry % b'errors#x' + b'<entry/></feed>'
    assert list(arxiv.ask(Answers(feed, 'text/xml'), SERVICE, ['2101.00001'])) == ['2101.00001']


@pytest.mark.parametrize(
    ('content', 'type_', 'reason'),
    [
        (b'<html>', 'text/html', 'a web page'),
        (b'no entry at all', 'text/plain', 'no entry'),
        (b'\xff\xfe\x00', 'text/x-bibtex', 'no entry'),
        (b'@article{a, title = {x', 'text/plain', ''),
    ],
)
def test_a_file_without_bibtex_is_told(content: bytes, type_: str, reason: str) -> None:
    if not reason:  # a missing brace costs no entry
        assert [key for key, _ in bibtex_file.ask(Answers(content, type_), 'http://lamps.invalid/a.bib')] == ['a']
        return
    with pytest.raises(FetchError, match=reason):
        list(bibtex_file.ask(Answers(content, type_), 'http://lamps.invalid/a.bib'))


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
    fetch: Callable[..., int], registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str], make_site
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
