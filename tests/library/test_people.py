"""People are recognised however their names are printed, and never taken for somebody else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.names import NameForm, agreement, generation, parse_name
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.near import NearMisses
from sphinxcontrib_pubs.library.people.reading import read_people
from sphinxcontrib_pubs.model import Contributor, Person, Severity, SourceSpan, as_located
from tests.library.conftest import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication

    Work = Callable[..., Publication]


@pytest.mark.parametrize(
    ('registered', 'printed'),
    [
        ('Yang, Hongxia', 'Yang, H.'),
        ('Yang, Hongxia', 'Yang, Hongxia'),
        ('Yang, Hongxia', 'YANG, HONGXIA'),
        ('Yang, Hongxia', 'Yang, H'),
        ('Yang, Hongxia', 'Yang, Hong-Xia'),
        ('Yang, Hongxia', 'Yang, H.-X.'),
        ('Yang, Hongxia', 'Yang, HX'),
        ('Yang, Hongxia', 'Yang, Hong X.'),
        ('Yang, Hongxia', 'Hongxia Yang'),
        ('Yang, Hongxia', 'Hongxia, Yang'),
        ('Hongxia Yang', 'Yang, H.*'),
        ('Yang, H.', 'Yang, Hongxia'),
        ('Dang, K. E.', 'Dang, K.E.'),
        ('Dang, K.', 'Dang, K. E.'),
        ('Müller, Jörg', 'Muller, J.'),
        ('Müller, Jörg', 'Mueller, J.'),
        ('Mueller, J.', 'Müller, J.'),
        ('Łukasz Kaiser', 'Kaiser, Lukasz'),
        ('Jean-Luc Picard', 'Picard, J. L.'),
        ('Inés Marrero Quiroga', 'Marrero Quiroga, Inés'),
        ('Inés Marrero Quiroga', 'Marrero-Quiroga, I.'),
        ('Inés Luz Marrero Quiroga', 'Marrero Quiroga, I.'),
        ('Marrero Quiroga, Inés', 'Inés Marrero Quiroga'),
        ('Marrero Quiroga, Inés', 'I. Marrero Quiroga'),
        ('Marrero Quiroga, Inés', 'Quiroga, I. L. Marrero'),
        ('Jean-Luc Picard', 'Picard, J.'),
        ('van der Goot, Rob', 'van der Goot, R.'),
        ('van der Goot, Rob', 'Goot, R.'),
        ('Rob van der Goot', 'Van Der Goot, R.'),
        ('Smith-Jones, Ada', 'Smith Jones, A.'),
        ("O'Brien, Pat", 'O’Brien, P.'),
        ('King, Jr., Martin Luther', 'King, M. L.'),
        ('King, Martin Luther, Jr.', 'King, Jr., M. L.'),
        ('杨红霞', '杨, 红霞'),
        ('Le, Quoc', 'Le, Q.'),
        ('Jörg Müller', 'Mueller, Joerg'),
        ('Mueller, Joerg', 'Jörg Müller'),
        ('Weiß, Ännchen', 'Weiss, Aennchen'),
        ('Søren Østergård', 'Oestergaard, Soeren'),
        ('Rob van der Goot', 'Vandergoot, R.'),
        ('Rob van der Goot', 'van der Goot, Rob†'),
        ('Đặng, Văn', 'Dang, Van'),
        ('Åsa Ek', 'Ek, Å.*'),
    ],
)
def test_a_person_is_recognised_in_the_forms_that_lists_print(registered: str, printed: str) -> None:
    assert registry(someone=registered).identify(parse_name(printed)) == 'someone'


@pytest.mark.parametrize(
    ('registered', 'printed'),
    [
        ('Lind, A.', 'Lindner, A.'),
        ('Marrero Quiroga, Inés', 'Quiroga, Inés'),
        ('Marrero Quiroga, Inés', 'Quiroga, I. M.'),
        ('Inés Marrero Quiroga', 'Marrero, Inés'),
        ('Inés Marrero Quiroga', 'Marrero Quiroga, A.'),
        ('Inés Marrero-Quiroga', 'Quiroga, Inés'),
        ('Marrero Quiroga, Inés', 'Marrero, Quiroga'),
        ('Lindner, A.', 'Lind, A.'),
        ('Yang, Hongxia', 'Yang, Hao'),
        ('Yang, Hongxia', 'Yang, A.'),
        ('Yang, H. X.', 'Yang, H. Y.'),
        ('Yang, Hongxia', 'Yang, Hong Y.'),
        ('James, Lin', 'Lin, J.'),
        ('Lin, James', 'James, L.'),
        ('King, Jr., Martin', 'King, Sr., Martin'),
        ('van Goot, R.', 'de Goot, R.'),
        ('Goot, R.', 'Gooth, R.'),
        ('杨红霞', '杨红'),
        ('Qwen Team', 'Qwen, T.'),
        ('Xu, Xue', 'Xu, Xu'),
        ('Xue, Wei', 'Xu, Wei'),
        ('King, Martin', 'Martin, King Luther'),
    ],
)
def test_a_different_person_is_not_recognised(registered: str, printed: str) -> None:
    assert registry(someone=registered).identify(parse_name(printed)) == ''


def test_a_family_name_alone_is_nobody() -> None:
    people = registry(someone='Yang, Hongxia')
    assert people.identify(Person(family='Yang')) == ''
    assert people.identify(Person(literal='Yang')) == ''


def test_any_surname_with_any_first_name_of_the_registry_is_not_a_person() -> None:
    people = registry(a='Yang, Hongxia', b='Lin, Junyang')
    assert people.identify(parse_name('Yang, Junyang')) == ''
    assert people.identify(parse_name('Lin, H.')) == ''


def test_of_two_people_whom_initials_could_mean_neither_is_guessed_but_a_name_written_alike_wins() -> None:
    two = registry(hongxia='Yang, Hongxia', hao='Yang, Hao')
    assert two.identify(parse_name('Yang, H.')) == ''
    assert two.identify(parse_name('Yang, Hao')) == 'hao'
    told = registry(hongxia={'name': ['Yang, Hongxia', 'Yang, H.']}, hao='Yang, Hao')
    assert told.identify(parse_name('Yang, H.')) == 'hongxia'


@pytest.mark.parametrize(
    ('printed', 'expected'),
    [
        ('King, Martin Luther', 'father'),
        ('King, M. L.', 'father'),
        ('King, Martin', 'father'),
        ('King, Martin Luther, Jr.', 'son'),
        ('King, jr, M.', 'son'),
        ('King, III, Martin Luther', ''),
        ('King, Jr., Alfred', ''),
        ('King, A.', 'uncle'),
    ],
)
def test_of_father_and_son_a_name_means_the_one_whose_suffix_it_has(printed: str, expected: str) -> None:
    both = registry(father='King, Martin Luther', son='King, Jr., M. L.', uncle='King, Alfred')
    assert both.conflicts() == []
    assert both.identify(parse_name(printed)) == expected


def test_the_people_file_may_say_that_a_name_without_the_suffix_is_the_sons() -> None:
    told = registry(father='King, Martin Luther', son={'name': 'King, Jr., Martin Luther', 'variants': ['King, M.']})
    assert told.identify(parse_name('King, M.')) == 'son'
    assert told.identify(parse_name('King, Martin Luther')) == 'father'


@pytest.mark.parametrize(
    ('suffix', 'expected'),
    [
        *(('Jr.', 'jr'), ('JR', 'jr'), ('Junior', 'jr'), ('Sr', 'sr'), ('III', 'iii'), ('3rd', 'iii')),
        *(('Jr., Ph.D.', 'jr'), ('PhD', ''), ('M.D.', ''), ('Esq.', ''), ('', '')),
    ],
)
def test_what_tells_a_son_is_one_word_and_a_degree_tells_nobody(suffix: str, expected: str) -> None:
    assert generation(Person(family='King', given='M.', suffix=suffix)) == expected


def test_a_short_form_of_a_longer_name_recognises_nobody_whom_the_longer_one_does_not() -> None:
    people = registry(wu={'name': ['Wu, Jianyong', 'Wu, J.', 'Wu, Yong']})
    assert people.identify(parse_name('Wu, J.')) == people.identify(parse_name('Wu, Jianyong')) == 'wu'
    assert people.identify(parse_name('Wu, Y.')) == people.identify(parse_name('Yong Wu')) == 'wu'
    assert people.identify(parse_name('Wu, Jie')) == ''
    two = registry(wu={'name': ['Wu, Jianyong', 'Wu, J.']}, other='Wu, Jie')
    assert two.identify(parse_name('Wu, J.')) == 'wu' and two.identify(parse_name('Wu, Jie')) == 'other'


def test_an_orcid_decides_before_any_name() -> None:
    people = registry(someone={'name': 'Yang, Hongxia', 'orcid': 'https://orcid.org/0000-0002-1825-0097'})
    assert people.identify(Person(family='Renamed', given='X.', orcid='0000-0002-1825-0097')) == 'someone'
    assert people.identify(Person(family='Yang', given='Hongxia', orcid='0000-0001-5109-3700')) == ''


def test_the_coauthors_of_an_al_folio_site_are_people_who_do_not_stand_out() -> None:
    people = registry(
        roe=[
            {'firstname': ['Ada', 'A.'], 'url': 'https://a.example/'},
            {'firstname': 'Bo', 'url': 'https://b.example/'},
        ],
        vale={'name': 'Vale, Mara', 'role': 'self'},
    )
    found = {id_: (person.names, person.roles, person.url) for id_, person in people.people.items()}
    assert found == {
        'roe': (('Roe, Ada', 'Roe, A.'), (), 'https://a.example/'),
        'roe-2': (('Roe, Bo',), (), 'https://b.example/'),
        'vale': (('Vale, Mara',), ('self',), ''),
    }
    _, problems = PeopleRegistry.from_mapping(
        {'quist': [{'firstname': [], 'url': 'ftp:x'}, {'firstname': 'A', 'ulr': 'x'}]}
    )
    assert [problem.message for problem in problems] == [
        'person "quist" has no name that can be recognised',
        'person "quist-2": unknown field "ulr"',
    ]


@pytest.mark.parametrize(
    ('person', 'message'),
    [
        ('Quist', '"Quist" is a family name alone, which recognises nobody'),
        ({'name': {'a': 'b'}}, 'expected text, or a list of texts, as "name"'),
        ({'name': []}, 'has no name that can be recognised'),
        ({'url': 'https://quist.example/'}, 'has no name that can be recognised'),
        (7, '"7" is a family name alone, which recognises nobody'),
    ],
)
def test_of_a_person_without_a_name_one_thing_is_said(person: object, message: str) -> None:
    (problem,) = PeopleRegistry.from_mapping({'quist': person})[1]
    assert message in problem.message


def test_nobody_is_no_mistake() -> None:
    assert read_people(as_located([], SourceSpan('people.yml', 1))) == ([], [])


def test_a_profile_of_hugo_blox_is_a_person_by_its_title_groups_and_orcid() -> None:
    orcid = {'icon': 'orcid', 'link': 'https://orcid.org/0000-0002-1825-0097'}
    people = registry(
        admin={'title': 'Mara Vale', 'superuser': True, 'role': 'Professor of Lamps', 'social': [{'link': 'x'}, orcid]},
        roe={'title': 'Jane Roe', 'user_groups': ['PhD Students', 'Harbour Group'], 'bio': 'Lamps'},
        lind={'title': 'Bo Lind', 'user_groups': ['Researchers', 'Alumni'], 'organizations': [{'name': 'Quay'}]},
        bell={'title': 'Ada Bell', 'social': []},
    ).people
    assert {id_: (person.names, person.roles, person.orcid) for id_, person in people.items()} == {
        'admin': (('Mara Vale',), ('self',), '0000000218250097'),
        'roe': (('Jane Roe',), ('member', 'student', 'phd-student'), ''),
        'lind': (('Bo Lind',), ('alumni',), ''),
        'bell': (('Ada Bell',), ('member',), ''),
    }
    _, problems = PeopleRegistry.from_mapping({'quist': {'title': 'Rosa Quist'}})
    assert [problem.message for problem in problems][:1] == ['person "quist" has no name that can be recognised']


def test_a_team_is_recognised_by_its_whole_name() -> None:
    people = registry(qwen={'name': 'Qwen Team', 'roles': 'self'}, lab={'literal': 'DeepSea'})
    assert people.identify(Person(literal='Qwen team')) == 'qwen'
    assert people.identify(Person(literal='DeepSea')) == 'lab'
    assert people.identify(Person(family='DeepSea', given='D.')) == ''


def test_a_name_of_two_people_is_a_problem_of_both_and_recognises_neither() -> None:
    made, problems = PeopleRegistry.from_mapping(
        {'a': 'Müller, J.', 'b': {'name': ['Mueller, J', 'Müller, Jörg']}, 'c': 'Lin, J.', 'd': 'Lin, Jia'}
    )
    assert [problem.message for problem in problems if 'also that' in problem.message] == [
        'person "a": the name "Müller, J." is also that of "b"',
        'person "b": the name "Mueller, J" is also that of "a"',
    ]
    assert made.identify(parse_name('Müller, J.')) == ''
    assert made.identify(parse_name('Müller, Jörg')) == 'b'
    assert made.identify(parse_name('Lin, J.')) == 'c'


def test_people_of_one_name_are_compared_once_and_a_message_names_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[NameForm] = []

    def counted(one: NameForm, other: NameForm) -> int:
        compared.append(one)
        return agreement(one, other)

    monkeypatch.setattr('sphinxcontrib_pubs.library.people.registry.agreement', counted)
    monkeypatch.setattr('sphinxcontrib_pubs.library.people.near.agreement', counted)
    spelled = {f'roe{number}': f'Roe, Ada{"-" * number}Bo' for number in range(1, 61)}
    made, problems = PeopleRegistry.from_mapping(spelled)
    assert len(made.match(parse_name('Roe, A. B.')).ids) == len(spelled)
    assert NearMisses(made.people.values()).find(parse_name('Roe, Ad. Bo')) is None
    assert len(compared) < 5
    assert problems[0].message == (
        'person "roe1": the name "Roe, Ada-Bo" is also that of '
        '"roe2" and "roe3" and "roe4" and "roe5" and "roe6" and others'
    )


def roles(publication: Publication) -> list[tuple[str, ...]]:
    return [contributor.roles for contributor in publication.contributors]


def test_places_and_registry_give_roles_in_one_order(work: Work) -> None:
    people = registry(yang={'name': 'Yang, Hongxia', 'roles': ['member', 'self']})
    publication = work('a', 'Yang, H.; Zhou, J.; Yang, H.')
    assert roles(people.recognise(publication)) == [('first', 'self', 'member'), (), ('last', 'self', 'member')]
    assert [c.person_id for c in people.recognise(publication).contributors] == ['yang', '', 'yang']


def test_what_a_source_marks_is_kept(work: Work) -> None:
    marked = Contributor(person=Person(family='Yang', given='H.'), roles=('equal', 'guest', 'first'))
    people = registry(yang={'name': 'Yang, H.', 'roles': ['alumni']})
    assert roles(people.recognise(work(contributors=(marked,)))) == [('first', 'alumni', 'equal', 'guest')]


def test_nobody_is_last_in_a_list_of_one_or_in_one_that_is_cut(work: Work) -> None:
    people = PeopleRegistry()
    assert roles(people.recognise(work('a', 'Lin, J.'))) == [('first',)]
    assert roles(people.recognise(work('a', 'Lin, J.; Bai, S.', truncated=True))) == [('first',), ()]


def test_a_team_has_its_role_and_editors_have_no_place_among_authors(work: Work) -> None:
    team = Contributor(person=Person(literal='Qwen Team'))
    editor = Contributor(person=Person(family='Bai', given='S.'), kind='editor')
    found = PeopleRegistry().recognise(work(contributors=(team, editor)))
    assert roles(found) == [('first', 'team'), ()]


def test_a_publication_of_which_nothing_is_to_be_said_stays_the_same_object(work: Work) -> None:
    people = PeopleRegistry()
    nobody = work('a')
    assert people.recognise(nobody) is nobody
    known = people.recognise(work('a', 'Lin, J.; Bai, S.'))
    assert people.recognise(known) is known


@pytest.mark.parametrize(
    ('person', 'message', 'hint'),
    [
        ({'nmae': 'Yang, H.', 'role': 'slef'}, 'a person: unknown field "nmae"', 'did you mean name?'),
        ({'role': 'self'}, 'a person of the list has no name', 'name: Yang, H.'),
        (None, 'expected a text as the id of a person, found nothing', 'for example'),
    ],
)
def test_of_a_person_of_a_list_without_a_name_one_thing_is_said(person: object, message: str, hint: str) -> None:
    people, problems = read_people(as_located([person, 'Lin, J.'], SourceSpan('people.yml', 1)))
    assert [each.names for each in people] == [('Lin, J.',)]
    (problem,) = problems
    assert message in problem.message and hint in problem.hint


@pytest.mark.parametrize(
    ('key', 'value', 'message', 'hint'),
    [
        ('a', 'Yang', 'a family name alone', 'initial'),
        ('a', {}, 'no name', 'name: Yang'),
        ('a', {'name': 3}, '"3" is a family name alone', 'initial'),
        ('a', {'name': {'family': 'Yang'}}, 'a list of texts, as "name"', 'Yang, H.'),
        ('a', {'name': ['Yang, H.', ['x']]}, 'a list of texts, as "name"', 'Yang, H.'),
        ('a', None, 'no name', 'name: Yang'),
        ('a', {'name': 'Yang, H.', 'roels': 'self'}, 'unknown field "roels"', 'did you mean roles?'),
        ('a', {'name': 'Yang, H.', 'roles': 'slef'}, 'unknown role "slef"', 'did you mean self?'),
        ('a', {'name': 'Yang, H.', 'role': 'phd studnet'}, 'unknown role "phd studnet"', 'did you mean phd-student?'),
        ('a', {'name': 'Yang, H.', 'roles': {'x': 'y'}}, 'a list of texts, as "roles"', 'Yang, H.'),
        ('a', {'name': 'Yang, H.', 7: 3}, 'unknown field "7"', 'expected one of name'),
        ('a', {'name': 'Yang, H.', 'orcid': '0000-0002-1825-0098'}, 'is no ORCID', 'copy it'),
        ('a', {'name': 'Yang, H.', 'orcid': '٠٠٠٠-٠٠٠٢-١٨٢٥-٠٠٩٧'}, 'is no ORCID', 'copy it'),
        ('a', {'name': 'Yang, H.', 'url': 'javascript:alert(1)'}, 'no address that a page may link', 'https'),
        ('a', {'name': 'Yang, H.', 'from': 'spring'}, 'expected a date, found "spring"', '2019-09'),
        ('a', {'name': 'Yang, H.', 'from': '2019-13'}, 'expected a date, found "2019-13"', '2019-09'),
        ('a', {'name': 'Yang, H.', 'from': '2019-00'}, 'expected a date, found "2019-00"', '2019-09'),
        ('a', {'name': 'Yang, H.', 'to': '2019-02-00'}, 'expected a date, found "2019-02-00"', '2019-09'),
        ('a', {'name': 'Yang, H.', 'names': ['Ito, M.']}, '"names" says "name" once more', 'put both into "name"'),
        ('a', {'name': 'Yang, H.', 'from': 2020, 'to': 2019}, 'ends (2019) before it begins (2020)', 'exchange'),
        ('a', {'name': 'Yang, H.', 'stays': ['2019']}, 'expected a stay with "from" or "to", found "2019"', 'from'),
        ('a', {'name': 'Yang, H.', 'stays': [{'form': 2019}]}, 'unknown field "form"', 'did you mean from?'),
        ('', 'Yang, H.', 'as the id', 'yang'),
    ],
)
def test_a_mistake_in_the_registry_is_a_located_problem(key: object, value: object, message: str, hint: str) -> None:
    span = SourceSpan(file='people.yaml', line=7)
    made, problems = PeopleRegistry.from_mapping({key: value, 'good': 'Lin, J.'}, span)
    assert 'good' in made.people
    assert problems[0].span is span
    assert problems[0].severity is Severity.WARNING
    assert message in problems[0].message
    assert hint in problems[0].hint


@pytest.mark.timed
def test_ten_thousand_publications_are_recognised_in_a_moment(work: Work) -> None:
    people = registry(yang={'name': 'Yang, Hongxia', 'roles': ['self']})
    names = [f'Name{number % 4000}, {"ABCDEFGH"[number % 8]}.' for number in range(8 * 500)]
    few = [work('a', '; '.join([*names[start : start + 7], 'Yang, H.'])) for start in range(0, 4000, 8)]
    start = time.perf_counter()
    found = [people.recognise(publication) for publication in few * 20]
    # 0.3 s on one slow core; the bound leaves room for a busy machine.
    assert time.perf_counter() - start < 2
    assert found[0].contributors[-1].roles == ('last', 'self')


def test_who_is_called_by_the_id_is_shown_by_the_name(work: Work) -> None:
    people = registry(admin={'name': ['Quist, Rosa', 'Quist, R.'], 'url': 'https://quist.example/'}, Lind='Lind, Bo')
    authors = [
        Person(family='admin'),
        Person(family='Lind'),
        Person(family='admin', given='A.'),
        Person(family='Admin'),
    ]
    told = people.recognise(work(contributors=tuple(Contributor(person=author) for author in authors)))
    assert [(each.person.family, each.person_id, each.url) for each in told.contributors] == [
        ('Quist', 'admin', 'https://quist.example/'),
        ('Lind', '', ''),
        ('admin', '', ''),
        ('Admin', '', ''),
    ]
    assert people.recognise(told) is told
