"""Signs behind names, the legend below a list, contributions, and highlights in the words of a source."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format import format_apa, format_as_written
from sphinxcontrib_pubs.format.contributions import contributions
from sphinxcontrib_pubs.format.legend import legend
from sphinxcontrib_pubs.format.names import inverted_name, spoken_name
from sphinxcontrib_pubs.model import Contributor, Mark, Person, Publication, SourceSpan, Span, plain_text, spans
from tests.locale.speaking import speaking

ITO, ROE = Person('Ito', 'M.'), Person('Roe', 'J.')
MARKS = (Mark('equal', '*', 'equal contribution'), Mark('equal-2', '†', 'group 2'), Mark('student', '§', 'student'))


def work(*contributors: Contributor, written: str = '', marks: tuple[Mark, ...] = ()) -> Publication:
    as_written = (written,) if written else ()
    return Publication('k', SourceSpan('x', 1), contributors=contributors, as_written=as_written, marks=marks)


def names(publication: Publication) -> str:
    return plain_text(format_apa(publication))


def test_signs_stand_behind_the_element_of_the_name_and_say_what_they_mean() -> None:
    markup = format_apa(work(Contributor(ITO, roles=('equal', 'student')), Contributor(ROE), marks=MARKS))
    name, equal, student, *_ = markup
    assert isinstance(name, Span) and name.content == ('Ito, M.',)
    assert isinstance(equal, Span) and equal.content == ('*',) and equal.kind == 'superscript'
    assert dict(equal.attributes) == {'role': 'img', 'aria-label': 'equal contribution', 'title': 'equal contribution'}
    assert isinstance(student, Span) and student.content == ('§',)
    assert plain_text(markup) == 'Ito, M.*§, & Roe, J.'


def test_a_list_without_signs_shows_none() -> None:
    assert names(work(Contributor(ITO, roles=('equal',)), Contributor(ROE))) == 'Ito, M., & Roe, J.'


def test_of_several_groups_of_equal_contributors_the_own_one_is_shown() -> None:
    second = ('equal', 'equal-2')
    people = [Contributor(ITO, roles=('equal',)), Contributor(ROE, roles=second)]
    assert names(work(*people, marks=MARKS)) == 'Ito, M.*, & Roe, J.†'


def test_editors_have_signs_as_well() -> None:
    editor = Contributor(ITO, kind='editor', roles=('equal',))
    assert names(work(editor, marks=MARKS)) == 'Ito, M.* (Ed.).'


@pytest.mark.parametrize(
    ('roles', 'expected'),
    [
        (set(), ''),
        ({'first', 'team', 'marked', 'alumni'}, ''),
        ({'equal', 'first'}, 'Authors: *\xa0equal contribution'),
        ({'member', 'student', 'self'}, 'Authors: §\xa0student; author of this site; member of the group'),
    ],
)
def test_a_legend_has_what_the_list_shows_and_nothing_else(roles: set[str], expected: str) -> None:
    assert plain_text(legend(MARKS, roles)) == expected


def test_contributions_are_told_in_the_words_of_credit() -> None:
    people = [Contributor(ITO, roles=('first', 'software', 'writing-review-editing')), Contributor(ROE)]
    assert plain_text(contributions(work(*people))) == 'M. Ito: software, writing – review & editing'
    assert contributions(work(Contributor(ROE, roles=('equal',)))) == ()
    people.append(Contributor(Person(literal='The Team'), roles=('software',)))
    told = contributions(work(*people))
    assert plain_text(told) == 'M. Ito: software, writing – review & editing; The Team: software'
    assert [(span.kind, span.content, span.classes) for span in spans(told)] == [
        ('span', ('M. Ito',), ('pubs-contributor',)),
        ('span', ('The Team',), ('pubs-contributor',)),
    ]


def test_contributions_are_told_in_the_language_of_the_page() -> None:
    with speaking('de'):
        told = contributions(work(Contributor(ITO, roles=('writing-review-editing',))))
    assert plain_text(told) == 'M. Ito: Schreiben – Durchsicht & Überarbeitung'


def marked(publication: Publication) -> list[str]:
    markup = format_as_written(publication)
    assert plain_text(markup) == plain_text(publication.as_written)
    found = [span for span in spans(markup) if 'pubs-author' in span.classes]
    return [plain_text(span.content) for span in found]


@pytest.mark.parametrize(
    ('written', 'person', 'expected'),
    [
        ('Roe, J., & Ito, M.* (2020). On Ito, M.', ITO, ['Ito, M.']),
        ('J. Roe and M. Ito. On lists.', ITO, ['M. Ito']),
        ('Roe J, Ito M. On lists.', ITO, ['Ito M.']),
        ('Roe, J., Itofsky, M., Ito, M. On lists.', ITO, ['Ito, M.']),
        ('Roe, Jane & van der Goot, Rob', Person('Goot', 'Rob', 'van der'), ['van der Goot, Rob']),
        ('J. Roe, Jean-Luc Müller-Ode. On lists.', Person('Müller-Ode', 'Jean-Luc'), ['Jean-Luc Müller-Ode']),
        ('杨红霞，张伟', Person('杨', '红霞'), ['杨红霞']),
        ('The Harbour Team. On quays.', Person(literal='The Harbour Team'), ['The Harbour Team']),
        ('On lists, by somebody else.', ITO, []),
    ],
)
def test_names_are_found_again_in_the_words_of_the_source(written: str, person: Person, expected: list[str]) -> None:
    people = [Contributor(ROE), Contributor(person, roles=('member',), person_id='x')]
    assert marked(work(*people, written=written)) == expected


def test_a_name_is_found_across_markup_and_line_ends() -> None:
    written = ('Roe, J., ', Span('strong', ('Ito',)), ', M. ', Span('quoted', ('On lists',)), Span('line_break', ()))
    known = Contributor(ITO, roles=('member',), person_id='x')
    publication = work(Contributor(ROE), known)._replace(as_written=(*written, 'Ito, M., again'))
    assert marked(publication) == ['Ito', ', M.']


def test_two_people_of_one_name_are_found_one_after_the_other() -> None:
    known = Contributor(ITO, roles=('member',), person_id='x')
    assert (
        marked(work(known, Contributor(ROE), known, written='Ito, M., Roe, J., Ito, M. On lists.')) == ['Ito, M.'] * 2
    )


def test_a_structured_entry_stands_as_apa_where_entries_stand_as_written() -> None:
    publication = work(Contributor(ITO))._replace(raw='@book{x, author={Ito, M.}}', title=('Bells',))
    assert plain_text(format_as_written(publication)) == 'Ito, M. Bells.'


@pytest.mark.parametrize(
    ('person', 'inverted', 'spoken'),
    [
        (Person('Roe', 'Ada'), 'Roe, Ada', 'Ada Roe'),
        (Person('Goot', 'Rob', particle='van der'), 'van der Goot, Rob', 'Rob van der Goot'),
        (Person('Ligne', 'Ada', dropping_particle='de'), 'Ligne, Ada de', 'Ada de Ligne'),
        (Person('King', 'Martin', suffix='Jr.'), 'King, Martin, Jr.', 'Martin King Jr.'),
        (Person('Roe'), 'Roe', 'Roe'),
        (Person(literal='The Ark Team'), 'The Ark Team', 'The Ark Team'),
        (Person('张', '伟'), '张, 伟', '张伟'),
        (Person('山本', '浩隆'), '山本, 浩隆', '山本 浩隆'),
    ],
)
def test_a_name_is_inverted_or_spoken(person: Person, inverted: str, spoken: str) -> None:
    assert (inverted_name(person), spoken_name(person)) == (inverted, spoken)
