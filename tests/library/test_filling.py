"""What a second account of a work adds to the first, and to the people of it."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import Contributor, Identifier, PartialDate, Person, Publication, SourceSpan, plain_text
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


def merged(*entries: str) -> list[Publication]:
    """The works of some entries of BibTeX by Ann Wu on lamps, each in a file of its own."""
    about = 'author = {Wu, Ann}, title = {Lamps of the northern harbour}'
    texts = [f'@article{{k{number}, {about}, {entry}}}' for number, entry in enumerate(entries)]
    accounts = [
        each
        for number, text in enumerate(texts)
        for each in read(text, file=f'{number}.bib', format='bibtex').publications
    ]
    return list(merge(accounts).publications)


def test_a_list_of_authors_that_is_cut_is_completed_by_a_source_that_has_them_all() -> None:
    cut, whole = 'author = {Wu, A. and Bell, B. and others}', 'author = {Wu, Ann and Bell, Bo and Ito, Mei}'
    title = 'title = {Lamps of the northern harbour}, year = 2020, doi = {10.5555/1}'
    accounts = [
        each
        for name, authors in (('a', cut), ('b', whole))
        for each in read(f'@misc{{{name}, {authors}, {title}}}', file=name, format='bibtex').publications
    ]
    (work,) = merge(accounts).publications
    assert ([each.person.given for each in work.authors], work.truncated) == (['Ann', 'Bo', 'Mei'], False)


def test_how_far_a_work_is_and_that_it_is_selected_come_from_whoever_says_so() -> None:
    (work,) = merged('journal = {Lights}', 'pubstate = {inpress}, selected = {true}, journal = {Lights}')
    assert (work.status, work.selected) == ('in press', True)
    (dated,) = merged('year = 2021, journal = {Lights}', 'pubstate = {inpress}, journal = {Lights}')
    assert (dated.year, dated.status) == (2021, '')  # what has appeared waits no more


def test_numbers_of_another_place_are_not_taken() -> None:
    first = 'year = 2020, journal = {Lights}, volume = 3'
    (same,) = merged(first, 'year = 2020, journal = {Lights}, volume = {3}, pages = {5--9}')
    (other,) = merged(first, 'year = 2020, journal = {Lights}, volume = {4}, pages = {5--9}')
    assert (same.page, other.volume, other.page) == ('5–9', '3', '')


LAMPS = 'year = 2021, doi = {10.5555/lamps}, journal = {Lights}'


@pytest.mark.parametrize('preprint', ['10.48550/arXiv.2001.00001', '10.1101/2020.01.02'])
def test_the_doi_of_a_publication_stands_before_that_of_a_preprint(preprint: str) -> None:
    for entries in (
        (LAMPS, f'year = 2020, doi = {{{preprint}}}, journal = {{arXiv}}'),
        (f'year = 2020, doi = {{{preprint}}}, journal = {{arXiv}}', LAMPS),
        (f'year = 2021, doi = {{{preprint}}}, journal = {{Lights}}', LAMPS),
    ):
        (work,) = merged(*entries)
        assert work.identifier('doi') == '10.5555/lamps', entries


def test_the_number_of_arxiv_says_what_its_doi_says() -> None:
    number = Identifier('arxiv', '2001.00001')
    published, preprint = (
        Publication(
            key=doi[-5:],
            source=SourceSpan(f'{doi[-5:]}.bib', 1),
            title=('Lamps of the northern harbour',),
            contributors=(Contributor(Person('Wu', 'Ann')),),
            issued=PartialDate(2021),
            identifiers=(Identifier('doi', doi), *more),
        )
        for doi, more in (('10.5555/lamps', ()), ('10.48550/arxiv.2001.00001', (number,)))
    )
    (work,) = merge([published, preprint], always=True).publications
    assert work.identifiers == (Identifier('doi', '10.5555/lamps'), number)


def test_the_doi_that_arxiv_gives_is_its_number() -> None:
    numbers = ('doi = {10.48550/arXiv.2001.00001v2}', 'eprint = {2001.00001}, archiveprefix = {arXiv}')
    titles = ('title = {One}', 'title = {Another title, which is later}')
    accounts = [
        each
        for name, (number, title) in enumerate(zip(numbers, titles, strict=True))
        for each in read(f'@misc{{k{name}, {title}, {number}}}', file=str(name), format='bibtex').publications
    ]
    assert merge(accounts).problems[0].code == 'identifier-shared'  # of two titles only a person can tell


def test_two_publications_of_one_title_by_people_who_may_be_the_same_are_left_to_a_person() -> None:
    about = 'title = {Lamps of the northern harbour}, year = 2020'
    texts = [
        f'@article{{a, author = {{Wu, A.}}, {about}, journal = {{Annals of Light}}}}',
        f'@article{{b, author = {{Wu, Ann and Bell, Bo}}, {about}, journal = {{Quay Letters}}}}',
    ]
    accounts = [each for text in texts for each in read(text, file=text[9], format='bibtex').publications]
    found = merge(accounts)
    assert len(found.publications) == 2
    assert [problem.code for problem in found.problems] == ['versions-unclear']


def note_of(*entries: str) -> str:
    (work,) = merged(*(f'year = 2020, doi = {{10.5555/1}}, journal = {{Lights}}, {entry}' for entry in entries))
    return plain_text(work.note)


def test_a_note_that_says_something_else_stands_behind_the_first() -> None:
    assert note_of('note = {Read at the quay}', 'note = {With a chart}') == 'Read at the quay. With a chart'


@pytest.mark.parametrize('notes', [('Read at the quay.', 'read at the quay'), ('Read', 'Read at the quay.')])
def test_a_note_that_says_the_same_is_told_once_in_the_words_that_say_more(notes: tuple[str, str]) -> None:
    assert note_of(*(f'note = {{{note}}}' for note in notes)) == 'Read at the quay.'


def test_what_is_noted_on_a_preprint_is_no_note_on_its_publication() -> None:
    preprint = 'year = 2020, eprint = {2001.00001}, journal = {arXiv}, note = {12 pages}'
    article = 'year = 2020, eprint = {2001.00001}, journal = {Lights}, note = {With a chart}'
    (work,) = merged(preprint, article)
    assert plain_text(work.note) == 'With a chart'


def test_awards_of_all_accounts_are_told_each_once() -> None:
    about = 'year = 2020, doi = {10.5555/1}, award = {%s}'
    (work,) = merged(about % 'Best paper', about % 'Test of time', about % 'Best paper')
    assert [value for name, value in work.extra if name == 'award'] == ['Best paper', 'Test of time']


def test_the_orcid_that_an_account_tells_is_not_changed_by_another_one() -> None:
    first, second = (f'author+an:orcid = {{1="{orcid}"}}' for orcid in ('0000-0002-1825-0097', '0000-0001-5109-3700'))
    (work,) = merged(f'year = 2021, {first}', f'year = 2021, {second}')
    assert [each.person.orcid for each in work.authors] == ['0000-0002-1825-0097']


def test_that_a_publication_was_withdrawn_is_told_whoever_knows_it() -> None:
    plain, told = 'year = 2021, journal = {Lights}', 'year = 2021, journal = {Lights}, note = {Withdrawn}'
    (work,) = merged(plain, told)
    assert [each.kind for each in work.notices] == ['withdrawn']
    (published,) = merged(plain, told.replace('Lights', 'arXiv').replace('note', 'eprint = {2001.00001}, note'))
    assert published.notices == ()  # of a preprint that says nothing of what was published


def test_a_link_of_several_accounts_is_one() -> None:
    addresses = ('https://www.Lamps.example/a/', 'http://lamps.example/a', 'https://lamps.example/b')
    (work,) = merged(*(f'year = 2021, url = {{{address}}}' for address in addresses))
    assert [link.url for link in work.links] == [addresses[0], addresses[2]]
