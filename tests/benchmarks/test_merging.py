"""The benchmark of merging merges what it says."""

from __future__ import annotations

from merging import make_bibtex, measure
from seed_style import make_list

from sphinxcontrib_pubs.sources.load import read


def test_both_sources_tell_of_the_same_works() -> None:
    written = read(make_list(50), file='list.md', format='markdown', notes=False).publications
    told = read(make_bibtex(written), file='works.bib', format='bibtex', notes=False)
    assert told.problems == ()
    assert [each.title_text for each in told.publications] == [each.title_text.upper() for each in written]


def test_every_work_is_found_and_both_times_are_taken() -> None:
    reading, merging = measure(100)
    assert 0 < merging < reading + 5
