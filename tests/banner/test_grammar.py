"""CSS values in, their readings printed again, or one refusal that says what and where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.banner.css import LONGEST_VALUE, CssError
from sphinxcontrib_pubs.banner.grammar import read_background
from tests.banner.gradients import corpus_values, rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(('value', 'printed'), rows('accepted.tsv'))
def test_a_value_is_printed_from_its_reading(value: str, printed: str) -> None:
    assert str(read_background(value)) == printed


@pytest.mark.parametrize(('value', 'printed'), rows('accepted.tsv'))
def test_what_is_printed_reads_as_the_same(value: str, printed: str) -> None:
    assert str(read_background(printed)) == printed


@pytest.mark.parametrize(('value', 'character', 'reason'), rows('refused.tsv'))
def test_a_value_is_refused_with_the_place_and_the_reason(value: str, character: str, reason: str) -> None:
    with pytest.raises(CssError) as refusal:
        read_background(value)
    assert (str(refusal.value.offset + 1), refusal.value.reason[: len(reason)]) == (character, reason)


@pytest.mark.parametrize(
    ('value', 'reason'),
    [
        ('red\0', 'a control character'),
        ('linear-gradient(red,\x1bblue)', 'a control character'),
        ('red\r\n', 'a control character'),
        ('linear-gradient(red, ' + 'blue, ' * 200, f'the value is longer than {LONGEST_VALUE} characters'),
        ('rgb(' * 240, 'parentheses are nested too deeply'),
        ('linear-gradient(' + '[' * 900, 'a block in brackets'),
    ],
)
def test_what_cannot_stand_in_a_table_is_refused_too(value: str, reason: str) -> None:
    with pytest.raises(CssError, match=reason):
        read_background(value)


def test_a_value_over_several_lines_is_located_by_characters_of_the_whole() -> None:
    with pytest.raises(CssError) as refusal:
        read_background('linear-gradient(\n  red,\n  bluue\n)')
    assert refusal.value.offset == 'linear-gradient(\n  red,\n  bluue\n)'.index('bluue')


def test_twenty_four_stops_and_four_layers_are_the_most() -> None:
    stops = ', '.join(['red'] * 24)
    value = ', '.join([f'linear-gradient({stops})'] * 4)
    assert len(read_background(value).layers) == 4


def test_every_malformed_value_of_the_corpus_is_refused(corpus: Path) -> None:
    malformed = [value for category, value in corpus_values(corpus) if 'MALFORMED' in category]
    for value in malformed:
        with pytest.raises(CssError):
            read_background(value)
    assert len(malformed) == 11


#: Why a value may be refused, with how many of the collected ones are (those marked as malformed left aside).
REFUSALS = {
    'accepted': 87,
    # not taken, though browsers take them
    'var() is not taken': 21,
    'currentcolor is not taken': 20,
    'calc() is not taken': 9,
    'url() is not taken': 2,
    'is no gradient of today': 5,
    'behind the gradient': 3,
    # wrong as a value of one background, for browsers as well
    "a property's name": 6,
    'a colour in a layer that is not the last': 3,
    'a quoted string': 2,
    'a layer is missing': 4,
    'an exclamation mark': 1,
    'is no colour': 3,
    'hsl() cannot be read': 1,
    'a number in hsl() with commas': 2,
    'has no place there': 1,
    'a colour is missing': 1,
}


def test_the_corpus_is_refused_only_for_what_is_documented(corpus: Path) -> None:
    found: Counter[str] = Counter()
    for category, value in corpus_values(corpus):
        try:
            read_background(value)
            found['accepted'] += 1
        except CssError as error:
            if 'MALFORMED' not in category:
                found[next((reason for reason in REFUSALS if reason in error.reason), error.reason)] += 1
    assert found == REFUSALS


@given(st.text(alphabet='linear-gdt(),#0f% /;rb\'"\\{}!@:url45', max_size=60))
def test_any_text_is_read_or_refused(value: str) -> None:
    try:
        printed = str(read_background(value))
    except CssError as error:
        assert 0 <= error.offset <= len(value)
    else:
        assert str(read_background(printed)) == printed


@given(st.text(max_size=40))
def test_nothing_of_a_text_in_another_alphabet_comes_through(value: str) -> None:
    try:
        printed = str(read_background(f'linear-gradient(red, {value})'))
    except CssError:
        return
    assert set(printed) <= set('abcdefghijklmnopqrstuvwxyz0123456789#()%., -/')
