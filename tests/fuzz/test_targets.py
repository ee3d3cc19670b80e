"""What the fuzzers look at holds for all that they found, for the files of the tests, and for generated texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.load import read
from tests.fuzz import properties
from tests.fuzz.properties import BrokenError
from tests.fuzz.run import target_names
from tests.fuzz.strategies import texts, words
from tests.fuzz.targets import HERE, TARGETS, cases

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = [(name, case) for name in TARGETS for case, _ in cases(name)]
SEEDS = [(name, seed) for name in TARGETS for seed, _ in TARGETS[name].seeds()]


@pytest.mark.parametrize(('name', 'case'), CASES)
def test_an_input_that_was_kept_breaks_nothing(name: str, case: str) -> None:
    TARGETS[name].check(dict(cases(name))[case], True)


@pytest.mark.parametrize(('name', 'seed'), SEEDS)
def test_a_file_to_begin_with_breaks_nothing(name: str, seed: str) -> None:
    TARGETS[name].check(dict(TARGETS[name].seeds())[seed], False)


@pytest.mark.parametrize('name', TARGETS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_no_generated_text_breaks_anything(name: str, data: st.DataObject) -> None:
    TARGETS[name].check(data.draw(texts(name)).encode('utf8', 'replace'), False)


def test_every_target_has_words_and_something_to_begin_with() -> None:
    assert target_names() == list(TARGETS)
    assert {path.name for path in (HERE / 'cases').iterdir()} <= TARGETS.keys()
    for name in TARGETS:
        assert len(words(name)) > 10
        assert name in {each for each, _ in CASES + SEEDS}


LINE = '- Quist, R. (2020). _Bounds for nets._ **KDD**, 1–9. Oral <x>.\n'
READING = read(LINE, file='x', format='markdown')
(WORK,) = READING.publications


@pytest.mark.parametrize(
    ('check', 'name'),
    [
        (lambda: properties.check_nothing_lost([WORK._replace(rest=())], 'markdown'), 'no word of an entry is lost'),
        (lambda: properties.check_nothing_lost([RECORD._replace(extra=())], 'yaml'), 'no word of an entry is lost'),
        (lambda: properties.check_shape(READING, '', 'markdown'), 'the reading has the shape of its text'),
        (lambda: properties.check_shape(READING, '', 'ris'), 'the reading has the shape of its text'),
        (lambda: properties.check_html('<b onclick="x">y</b>'), 'values are escaped'),
        (lambda: properties.check_html('<marquee>y</marquee>'), 'values are escaped'),
        (lambda: properties.check_even(LINE, squarely), 'the work grows with the length'),
        (lambda: properties.check_same_without_notes(b'- x', 'markdown', READING), 'notes change nothing that is read'),
    ],
)
def test_what_does_not_hold_is_seen(check: Callable[[], None], name: str) -> None:
    with pytest.raises(BrokenError, match=re.escape(name)):
        check()


(RECORD,) = read('- {title: T, lamp: quay}\n', file='x', format='yaml').publications


def squarely(text: str) -> int:
    """Work of another kind than ours."""
    return sum(text.count(line) for line in text.splitlines() for _ in text.splitlines())


def test_a_writer_that_leaves_an_entry_out_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    properties.check_written_again([WORK])
    format, write = properties.WRITERS['ris']
    monkeypatch.setitem(properties.WRITERS, 'ris', (format, lambda works: write(works[:-1])))
    with pytest.raises(BrokenError, match='written as ris'):
        properties.check_written_again([WORK])
