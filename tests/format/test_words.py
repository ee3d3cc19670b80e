"""The words by which an entry is found are those that a page shows, and no others."""

from __future__ import annotations

from sphinxcontrib_pubs.format.words import shown_words
from sphinxcontrib_pubs.sources.load import read

BIBTEX = r"""@article{sjoen2020, author = {Sj{\"o}n, {\AA}sa and Ch{\'a}v{\'e}z, Bo}, title = {On {\O}re light},
  journal = {Quay Studies}, year = 2020, abstract = {We count lamps.}, keywords = {tides}, doi = {10.5555/ore.1},
  file = {/home/asa/ore-draft.pdf}, owner = {asa}}
"""


def words_of(text: str, format: str, show: tuple[str, ...] | None = None) -> set[str]:
    (publication,) = read(text, file='list', format=format).publications
    return {word.strip('.,();:').lower() for word in shown_words(publication, show)}


def test_a_structured_entry_has_the_words_of_its_line_and_of_what_stands_below() -> None:
    words = words_of(BIBTEX, 'bibtex')
    assert words >= {'sjön', 'åsa', 'chávéz', 'øre', 'light', 'quay', '2020', 'lamps', 'tides'}
    assert any('10.5555/ore.1' in word for word in words)


def test_no_entry_has_the_words_of_its_format_or_what_is_private() -> None:
    assert words_of(BIBTEX, 'bibtex').isdisjoint({'author', 'title', 'journal', 'sjoen2020', 'asa', 'owner', 'sj'})
    assert not any('draft' in word for word in words_of(BIBTEX, 'bibtex'))


def test_what_a_list_does_not_show_is_not_found_in_it() -> None:
    words = words_of(BIBTEX, 'bibtex', ('abstract',))
    assert 'lamps' in words and 'tides' not in words


def test_a_hand_written_entry_has_its_own_words() -> None:
    text = '- Ahl, B. (2020). *Lamps.* Quay, and a word that no field has.\n'
    assert words_of(text, 'markdown') >= {'ahl', 'lamps', 'quay', 'word', 'field'}
