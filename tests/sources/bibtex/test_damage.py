"""One wrong character costs one entry at most: all others are read as if nothing had happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

FILE = """% Papers of the harbour group, as an export writes them and as people do
@article{quist2021,
  author = {Quist, Rosa and {\\O}by, {\\'E}mile},
  title = {{Lamps} and {{Wicks}: A {\\em Study}}},
  journal = "Journal of {"}Lamps{"}",
  year = 2021, month = mar,
  pages = {5--9},
}

@misc{sato, author={Sato, Ken}, title={Oil}, year={2020}, note={See "Lamps"}}
@misc{wu, author={Wu, Lee}, title={Masts}, year={2019}}

@book(bell,
  title = {The Book of Lamps},
  author = {Bell, Ada and others},
  publisher = "Ark " # {Press},
  year = 2018
)

A remark between entries, with mail@harbour.example in it.

@inproceedings{roe2017,
  title     = {Signals (at Night)},
  author    = {Roe, Jane},
  booktitle = {Proceedings of the Harbour Days},
  abstract  = {We signal at night, at dawn,
    and by day.},
  year      = {2017},
}
"""


def told(publication: Publication) -> tuple[object, ...]:
    return publication[:1] + publication[2:14]


WHOLE = [told(each) for each in read(FILE, file='x.bib', format='bibtex').publications]


def test_the_file_is_read_whole() -> None:
    assert len(WHOLE) == 5
    assert read(FILE, file='x.bib', format='bibtex').problems == ()


@settings(max_examples=1500)
@given(
    st.sampled_from([index for index, letter in enumerate(FILE) if not letter.isalpha()]),
    st.sampled_from(['', *'{}",=@#()%\\ x']),
    st.booleans(),
)
def test_one_wrong_character_costs_one_entry_at_most(place: int, character: str, keep: bool) -> None:
    damaged = FILE[:place] + character + FILE[place if keep else place + 1 :]
    found = [told(each) for each in read(damaged, file='x.bib', format='bibtex').publications]
    assert len([each for each in WHOLE if each not in found]) <= 1


@settings(max_examples=300)
@given(st.integers(0, len(FILE)))
def test_a_file_that_breaks_off_keeps_what_stood_before(end: int) -> None:
    found = [told(each) for each in read(FILE[:end] + ' ', file='x.bib', format='bibtex').publications]
    whole = FILE[:end].count('\n@') - 1
    assert all(each in found for each in WHOLE[: max(0, whole)])


@pytest.mark.parametrize('between', ['', ' ', ', ', ' and '])
def test_a_percent_sign_in_an_entry_does_not_take_the_next_one_on_its_line_for_a_comment(between: str) -> None:
    text = (
        '@misc{a, title = {Lamps at 50\\% oil}}'
        + between
        + '@misc{b, title = {Wicks},\n  note = {5% off}} @misc{c, title = {Oil}}'
    )
    reading = read(text, file='x', format='bibtex')
    assert [each.key for each in reading.publications] == ['a', 'b', 'c']
    assert not reading.problems


def test_a_percent_sign_before_an_entry_makes_a_comment_of_all_that_its_line_begins() -> None:
    text = '@misc{a, title = {Lamps}} % @misc{b, title = {Wicks}} @misc{c, title = {Oil}}\n@misc{d, title = {Masts}}\n'
    assert [each.key for each in read(text, file='x', format='bibtex').publications] == ['a', 'd']
