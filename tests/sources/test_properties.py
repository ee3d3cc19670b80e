"""What holds for every page: nothing raises, nothing is lost, and every place is one of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources.strategies import damaged_lists, mixtures, pages

from sphinxcontrib_pubs.sources.load import load, read
from tests.sources.properties import check, lost

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
EXAMPLES = settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@FORMATS
@EXAMPLES
@given(text=st.one_of(pages, mixtures))
def test_any_page_is_read_with_true_places_and_safe_links(format: str, text: str) -> None:
    reading = read(text, file='x', format=format, first_line=7)
    check(reading, text, 7)
    assert read(text, file='x', format=format, first_line=7) == reading


@FORMATS
@EXAMPLES
@given(text=st.one_of(pages, mixtures, damaged_lists, damaged_lists))
def test_every_word_of_an_entry_is_told_by_some_field(format: str, text: str) -> None:
    for publication in read(text, file='x', format=format).publications:
        assert not lost(publication), publication


def test_every_word_of_a_real_list_is_told_by_some_field(corpus: Path) -> None:
    entries = {
        f'{path.name}:{publication.source.line}': lost(publication)
        for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')])
        for publication in load(path).publications
    }
    assert {place: missing for place, missing in entries.items() if missing} == {}
    assert len(entries) > 700


def test_a_word_that_no_field_tells_is_seen() -> None:
    (publication,) = read(
        '- Quist, R. (2020). _Bounds, bounds._ **KDD**, 1–9. Oral.', file='x', format='markdown'
    ).publications
    assert lost(publication) == []
    assert lost(publication._replace(rest=())) == ['oral']
    assert lost(publication._replace(title=('Bounds',))) == ['bounds']


@FORMATS
@EXAMPLES
@given(text=st.one_of(pages, mixtures))
def test_a_build_reads_what_a_check_reads(format: str, text: str) -> None:
    noted, built = (read(text, file='x', format=format, notes=notes) for notes in (True, False))
    assert built.publications == noted.publications
    assert built.regions == noted.regions
