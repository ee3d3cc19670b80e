"""An entry that is made of a publication is BibTeX that BibLaTeX reads as well."""

from __future__ import annotations

import re

import pytest

from sphinxcontrib_pubs.model import (
    Contributor,
    Identifier,
    Link,
    Markup,
    PartialDate,
    Person,
    Publication,
    Span,
    Venue,
)
from tests.export.exported import made_bibtex, work


def fields(publication: Publication) -> dict[str, str]:
    lines = made_bibtex([publication]).splitlines()[1:-1]
    return dict(line.strip().removesuffix(',').split(' = ', 1) for line in lines)  # type: ignore[misc]


def names(*people: Person, truncated: bool = False) -> str:
    return fields(work(contributors=tuple(map(Contributor, people)), truncated=truncated)).get('author', '')


def test_an_article_has_all_its_fields_in_the_order_of_bibtex() -> None:
    publication = work(
        type='article-journal',
        title=('Lamps at sea',),
        contributors=(Contributor(Person('Quist', 'Rosa')), Contributor(Person('Goot', 'Rob', 'van der'))),
        issued=PartialDate(2021, 5, 12),
        venue=Venue('Journal of Lamps', abbreviation='J. Lamps', kind='journal'),
        volume='3',
        issue='2',
        page='5–9',
        identifiers=(Identifier('doi', '10.5555/a_b'), Identifier('arxiv', '2101.00001')),
        links=(Link('pdf', '', 'https://a.example/x_y%20z.pdf'),),
    )
    assert (
        made_bibtex([publication])
        == """@article{lamps,
  author = {Quist, Rosa and van der Goot, Rob},
  title = {Lamps at sea},
  journal = {Journal of Lamps},
  shortjournal = {J. Lamps},
  year = {2021},
  month = may,
  day = {12},
  volume = {3},
  number = {2},
  pages = {5--9},
  doi = {10.5555/a_b},
  eprint = {2101.00001},
  archiveprefix = {arXiv},
  pdf = {https://a.example/x_y%20z.pdf},
}
"""
    )


@pytest.mark.parametrize(
    ('person', 'written'),
    [
        (Person('Quist', 'Rosa'), 'Quist, Rosa'),
        (Person('Goot', 'Rob', 'van der'), 'van der Goot, Rob'),
        (Person('Berg', 'Åse', dropping_particle='von'), 'von Berg, Åse'),
        (Person('King', 'Martin', suffix='Jr.'), 'King, Jr., Martin'),
        (Person('King', suffix='Jr.'), 'King, Jr., {}'),
        (Person('García Márquez', 'Inés'), 'García Márquez, Inés'),
        (Person('de la Cruz', 'Ana'), '{de la Cruz}, Ana'),
        (Person('hooks', 'bell'), 'hooks, bell'),
        (Person('Sons and Lamps', 'X.'), '{Sons and Lamps}, X.'),
        (Person('Quist', 'Rosa, Dr.'), 'Quist, {Rosa, Dr.}'),
        (Person(literal='The Lamp Team, and Friends'), '{The Lamp Team, and Friends}'),
        (Person(literal='R & D'), r'{R \& D}'),
        (Person(given='Madonna'), '{Madonna}'),
        (Person('Ito Sato'), '{Ito Sato}'),
        (Person('Homer'), 'Homer'),
        (Person('others'), '{others}'),
    ],
)
def test_a_name_is_written_so_that_bibtex_divides_it_as_we_do(person: Person, written: str) -> None:
    assert names(person) == f'{{{written}}}'


def test_a_list_that_is_not_complete_ends_in_others() -> None:
    assert names(Person('Quist', 'Rosa'), truncated=True) == '{Quist, Rosa and others}'


def test_roles_and_orcids_are_annotations() -> None:
    found = fields(
        work(
            contributors=(
                Contributor(Person('Quist', 'R.', orcid='0000-0001-2345-6789'), roles=('first', 'equal')),
                Contributor(Person('Sato', 'K.'), roles=('equal', 'equal-2', 'corresponding', 'last')),
            )
        )
    )
    assert found['author+an'] == '{1=equal; 2=equal2,corresponding}'
    assert found['author+an:orcid'] == '{1="0000-0001-2345-6789"}'


@pytest.mark.parametrize(
    ('title', 'written'),
    [
        (('Lamps of the DNA and iPhone age',), 'Lamps of the {DNA} and {iPhone} age'),
        (('Lamps in the harbours of Norway',), 'Lamps in the harbours of {Norway}'),
        (('Lamps: The harbours at night',), 'Lamps: The harbours at night'),
        (('Lamps and Wicks in Northern Harbours',), 'Lamps and Wicks in Northern Harbours'),
        (('Lamp-3B: Vision-Language Lamps of T5 Size',), '{Lamp-3B}: Vision-Language Lamps of {T5} Size'),
        (('Vitamin C for A Lamp',), 'Vitamin {C} for A Lamp'),
        (('50% of {x} & $5_a #1 -- ',), r'50\% of \textbraceleft{}x\textbraceright{} \& \$5\_a \#1 --'),
        (('~ ^ \\ `a`',), r'\textasciitilde{} \textasciicircum{} \textbackslash{} \`{}a\`{}'),
        (('On ', Span('math', ('O(n^2)',)), ' lamps'), 'On {$O(n^2)$} lamps'),
        (('On ', Span('math', ('}{$%',)), ' lamps'), r'On \$\textbraceright{}\textbraceleft{}\$\%\$ lamps'),
        (('The ', Span('emphasis', ('Heliconia',)), ' of H', Span('subscript', ('2',)), 'O'),
         r'The \emph{Heliconia} of {H}\textsubscript{2}{O}'),
        ((Span('link', ('Lamps',), 'https://a.example/a%20{b'),), r'\href{https://a.example/a\%20\%7Bb}{Lamps}'),
        ((Span('link', ('Lamps',), 'javascript:x'),), 'Lamps'),
        (('Lamps\n\nat\tsea',), 'Lamps at sea'),
        (("Lamps ''at'' sea",), "Lamps '{}'at'{}' sea"),
    ],
)  # fmt: skip
def test_a_title_keeps_its_capitals_and_its_markup_and_has_no_command_of_its_own(title: Markup, written: str) -> None:
    assert fields(work(title=title))['title'] == f'{{{written}}}'


@pytest.mark.parametrize(
    ('publication', 'opening'),
    [
        (work(type='book'), '@book'),
        (work(type='chapter'), '@incollection'),
        (work(type='thesis', extra=(('genre', 'PhD thesis'),)), '@phdthesis'),
        (work(type='thesis', extra=(('genre', 'Master’s thesis'),)), '@mastersthesis'),
        (work(type='thesis'), '@thesis'),
        (work(type='report', extra=(('genre', 'Technical report'),)), '@techreport'),
        (work(type='dataset'), '@dataset'),
        (work(venue=Venue('KDD', kind='conference')), '@inproceedings'),
        (work(venue=Venue('Lamps', kind='journal')), '@article'),
        (work(type='article', venue=Venue('arXiv'), identifiers=(Identifier('arxiv', '2101.00001'),)), '@misc'),
        (work(type='article', venue=Venue('bioRxiv')), '@article'),
        (work(), '@misc'),
    ],
)
def test_a_work_has_the_entry_type_of_its_kind(publication: Publication, opening: str) -> None:
    assert made_bibtex([publication]).startswith(f'{opening}{{lamps,\n')


@pytest.mark.parametrize(
    ('date', 'written'),
    [
        (PartialDate(2021), {'year': '{2021}'}),
        (PartialDate(2021, suffix='a'), {'year': '{2021a}'}),
        (PartialDate(2021, end_year=2023), {'year': '{2021--2023}'}),
        (PartialDate(2021, 12), {'year': '{2021}', 'month': 'dec'}),
        (PartialDate(-44, 3, 15), {'date': '{-0044-03-15}'}),
        (PartialDate(800), {'year': '{0800}'}),
    ],
)
def test_a_date_is_written_as_bibtex_and_biblatex_read_it(date: PartialDate, written: dict[str, str]) -> None:
    assert fields(work(issued=date)) == written


def test_a_month_does_not_leak_into_the_next_entry() -> None:
    text = made_bibtex([work(issued=PartialDate(2021, 5)), work(key='wicks', issued=PartialDate(2022))])
    assert 'month' not in text.partition('@misc{wicks')[2]


def test_a_state_is_where_styles_print_it() -> None:
    assert fields(work(status='in press')) == {'note': '{in press}'}
    assert fields(work(status='in press', note=('Best paper',))) == {'note': '{Best paper}', 'pubstate': '{inpress}'}


def test_keys_that_bibtex_does_not_take_are_others_and_each_is_one_of_its_own() -> None:
    text = made_bibtex([work(key=key) for key in ('a b', 'a-b', 'a{b}', 'a-b-2', '{}', '%', 'Öl:1')])
    assert re.findall(r'^@\w+\{(.*),$', text, re.MULTILINE) == [
        'a-b-3', 'a-b', 'a-b-4', 'a-b-2', 'entry', 'entry-2', 'Öl:1',
    ]  # fmt: skip
