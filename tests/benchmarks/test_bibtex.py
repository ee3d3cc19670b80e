"""The benchmark of BibTeX reads the same file with both readers, and both find all of it."""

from __future__ import annotations

from bibtex import make_file, ratio

from sphinxcontrib_pubs.sources.load import read


def test_a_file_is_the_same_every_time_and_has_no_problem() -> None:
    text = make_file(200)
    assert text == make_file(200)
    reading = read(text, file='lamps.bib', format='bibtex')
    assert len(reading.publications) == 200
    assert reading.problems == ()
    assert all(
        p.contributors and p.title and p.issued and p.venue and p.volume and p.page for p in reading.publications
    )


def test_both_readers_find_every_entry() -> None:
    ours, theirs = ratio(300, rounds=1)
    assert ours > 0 and theirs > 0
