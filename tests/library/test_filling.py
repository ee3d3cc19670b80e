"""What a second account of a work adds to the people of the first."""

from __future__ import annotations

from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.sources.load import read

LINE = '- Quist, R., & Sato, K. (2021). _Harbour lights._ **KDD**.\n'
ENTRY = """@inproceedings{lights, author = {Quist, Rosa and %s}, title = {Harbour Lights}, year = 2021,
  author+an:orcid = {2="0000-0002-1825-0097"}}
"""


def people(second: str) -> list[tuple[str, str]]:
    accounts = (
        *read(LINE, file='list.md', format='markdown').publications,
        *read(ENTRY % second, file='refs.bib', format='bibtex').publications,
    )
    (work, *_others) = merge(accounts).publications
    return [(each.person.given, each.person.orcid) for each in work.authors]


def test_a_hand_written_line_gets_the_orcids_that_another_source_knows() -> None:
    assert people('Sato, Ken') == [('R.', ''), ('K.', '0000-0002-1825-0097')]


def test_no_orcid_is_given_to_somebody_else() -> None:
    assert people('Wu, Lee') == [('R.', ''), ('K.', '')]
