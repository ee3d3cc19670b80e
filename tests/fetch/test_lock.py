"""The lock is the same text for the same works, holds every character, and is never taken for something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.fetch.lock import Lock, LockError, Record, Request, digest, read_lock, to_text
from sphinxcontrib_pubs.fetch.replies import plain
from sphinxcontrib_pubs.model import SourceSpan
from sphinxcontrib_pubs.sources.load import read

texts = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(
        [
            'null',
            '~',
            '=',
            '<<',
            'true',
            '2021',
            '1e3',
            '2021-05-01',
            ' x ',
            '- a',
            'a: b',
            '# c',
            r'\alpha\\ {x}',
            '|',
            '\x85',
            'a\u2028b\n',
        ]
    ),
    st.text(alphabet='a b\n\\\'"', min_size=1, max_size=30),
)
values = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8
)


def lock_of(reply: dict[str, object], entry: dict[str, object]) -> Lock:
    told, taken = plain(reply), plain(entry)
    record = Record('doi:10.5555/a', 'Crossref', '2026-11-29', told, digest(told), taken, digest(taken))
    return Lock((Request('doi:10.5555/a', SourceSpan('lock.yml', 5, 3)),), {record.identifier: record})


@given(st.dictionaries(texts, values, max_size=4), st.dictionaries(texts, values, max_size=4))
def test_whatever_is_told_comes_back_to_the_letter(reply: dict[str, object], entry: dict[str, object]) -> None:
    lock = lock_of(reply, entry)
    text = to_text(lock)
    assert read_lock(text, 'lock.yml') == lock
    assert to_text(read_lock(text, 'lock.yml')) == text


def test_a_lock_reads_as_plainly_as_it_can() -> None:
    text = to_text(
        lock_of({'title': r'On $\alpha$', 'abstract': 'One.\nTwo \\beta.'}, {'volume': '12', 'date': '2021-05-01'})
    )
    assert '    date: 2021-05-01\n    volume: 12\n' in text
    assert r'    title: On $\alpha$' in text
    assert '    abstract: |-\n      One.\n      Two \\beta.\n' in text


def test_names_have_one_order_and_works_too() -> None:
    one, other = ({'b': '1', 'a': ['x', {'d': '2', 'c': '3'}]}, {'a': ['x', {'c': '3', 'd': '2'}], 'b': '1'})
    assert digest(one) == digest(other)
    assert to_text(lock_of(one, {})) == to_text(lock_of(other, {}))
    first, second = (lock_of({'a': each}, {}).records['doi:10.5555/a']._replace(identifier=each) for each in 'xy')
    assert to_text(Lock((), {'y': second, 'x': first})) == to_text(Lock((), {'x': first, 'y': second}))


BOMB = 'lock-version: 1\nrequests:\n- &a {x: y}\n' + ''.join(
    f'- &{chr(98 + at)} {{x: [{", ".join([f"*{chr(97 + at)}"] * 9)}]}}\n' for at in range(12)
)
RECORD = '- {identifier: a, source: Crossref, retrieved: 2026-11-29, entry-hash: x, reply-hash: y}\n'


@pytest.mark.parametrize(
    ('text', 'line', 'reason'),
    [
        ('- title: On lamps\n', 1, 'expected "name: value" lines'),
        ('title: On lamps\n', 1, 'it may be a list of your own'),
        ('', 1, 'it may be a list of your own'),
        ('lock-version: 2\n', 1, 'its version is 2'),
        ('lock-version: 1\nrequests:\n<<<<<<< HEAD\n- a\n', 4, 'could not find'),
        ('lock-version: 1\npublications:\n- {source: Crossref}\n', 3, 'a publication without identifier'),
        ('lock-version: 1\npublications:\n' + RECORD + RECORD, 4, 'a stands in it twice'),
        ('lock-version: 1\n"\\ud800": a\n', 2, 'escape'),
        ('lock-version: 1\nx: \x00\n', 1, 'unacceptable'),
        ('lock-version: 1\npublications:\n- - a\n', 3, 'expected "name: value" lines'),
        ('lock-version: 1\nrequests: 10.5555/a\n', 2, 'expected a list'),
        ('lock-version: 1\npublications:\n  doi:10.5555/a: {source: Crossref}\n', 3, 'expected a list'),
        ('lock-version: 1\n[a]: b\n', 2, 'expected a text as a name'),
        (BOMB, 0, 'aliases multiply'),
        ('lock-version: 1\nrequests:\n- ' + '[' * 100 + ']' * 100 + '\n', 3, 'multiply'),
    ],
)
def test_what_is_no_lock_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(LockError, match=reason) as refused:
        read_lock(text, 'lock.yml')
    assert refused.value.problem.span.file == 'lock.yml'
    assert not line or refused.value.problem.span.line == line


def test_a_lock_without_works_is_no_mistake_of_a_list() -> None:
    assert read(to_text(Lock()), file='lock.yml', format='yaml').problems == ()
    assert read_lock('lock-version: 1\nrequests:\npublications:\n', 'lock.yml') == Lock()


def test_entries_of_a_lock_know_who_told_them() -> None:
    text = to_text(
        lock_of({'title': 'x'}, {'key': 'holm2021', 'title': 'On *lamps*', 'date': '2021', 'doi': '10.5555/a'})
    )
    (publication,) = read(text, file='lock.yml', format='yaml').publications
    assert publication.fetched == 'Crossref, 2026-11-29'
    assert (publication.key, publication.title_text, publication.year) == ('holm2021', 'On lamps', 2021)
    lines = text.splitlines()
    assert lines[publication.source.line - 1].strip() == 'entry:'
    assert 'reply' not in publication.raw and publication.extra == ()


def test_a_record_without_its_entry_is_shown_as_written() -> None:
    text = 'lock-version: 1\npublications:\n' + RECORD
    reading = read(text, file='lock.yml', format='yaml')
    assert [each.verbatim for each in reading.publications] == [True]
    assert [each.code for each in reading.problems] == ['entry-unread']
