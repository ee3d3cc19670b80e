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


def roles(line: str, annotation: str) -> list[tuple[str, ...]]:
    entry = ENTRY.replace('author+an:orcid = {2="0000-0002-1825-0097"}', f'author+an = {{{annotation}}}')
    accounts = (
        *read(line, file='list.md', format='markdown').publications,
        *read(entry % 'Sato, Ken', file='refs.bib', format='bibtex').publications,
    )
    (work, *_others) = merge(accounts).publications
    return [each.roles for each in work.authors]


def test_a_hand_written_line_gets_the_roles_that_another_source_knows() -> None:
    assert roles(LINE, '1=equal;2=equal,corresponding') == [('equal',), ('equal', 'corresponding')]


def test_a_role_that_the_line_tells_is_told_by_it_for_all() -> None:
    line = '- Quist, R.\\*, & Sato, K. (2021). _Harbour lights._ **KDD**.\n\n\\* corresponding author\n'
    first, second = roles(line, '1=equal;2=equal,corresponding')
    assert (first, second) == (('equal', 'corresponding'), ('equal',))
