"""Names: their order, their initials, and what stands for those who are left out."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format.csl.names import initials
from sphinxcontrib_pubs.model import Contributor, Mark, Person, plain_text, spans
from tests.format.csl.works import LAMPS, authors, style


@pytest.mark.parametrize(
    ('given', 'sign', 'abbreviate', 'hyphen', 'wanted'),
    [
        ('Jean-Luc Marie', '. ', True, True, 'J.-L. M.'),
        ('Jean-Luc Marie', '.', True, True, 'J.-L.M.'),
        ('Jean-Luc Marie', '', True, True, 'J-LM'),
        ('Jean-Luc Marie', '', True, False, 'JLM'),
        ('Jean-Luc Marie', ' ', True, True, 'J-L M'),
        ('J.K. Mei', '. ', True, True, 'J. K. M.'),
        ('Guillaume de', '. ', True, True, 'G. de'),
        ('John R Q', '. ', False, True, 'John R. Q.'),
        ('J R', '.', False, True, 'J.R.'),
        ('Zh. A.', '. ', True, True, 'Zh. A.'),
        ('Élodie', '. ', True, True, 'É.'),
        ('', '. ', True, True, ''),
        ('-', '. ', True, True, ''),
        ('Xia‐Yu', '.', True, True, 'X.-Y.'),
    ],
)
def test_given_names_become_initials_as_the_style_asks(
    given: str, sign: str, abbreviate: bool, hyphen: bool, wanted: str
) -> None:
    assert initials(given, sign, abbreviate=abbreviate, hyphen=hyphen) == wanted


def names(name: str, *people: Contributor, around: str = '', attributes: str = '') -> str:
    made = style(f'<names variable="author">{name}{around}</names>', attributes=attributes)
    return plain_text(made(LAMPS._replace(contributors=people)))


@pytest.mark.parametrize(
    ('name', 'count', 'wanted'),
    [
        ('<name and="text"/>', 2, 'Ann Ito and Bo Roe'),
        ('<name and="text"/>', 3, 'Ann Ito, Bo Roe, and Cy Lund'),
        ('<name and="symbol" delimiter-precedes-last="never"/>', 3, 'Ann Ito, Bo Roe & Cy Lund'),
        ('<name and="symbol" delimiter-precedes-last="always"/>', 2, 'Ann Ito, & Bo Roe'),
        (
            '<name and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"/>', 2,
            'Ito, Ann, and Bo Roe',
        ),
        ('<name delimiter="; " name-as-sort-order="all" initialize-with="."/>', 3, 'Ito, A.; Roe, B.; Lund, C.'),
        ('<name form="short" delimiter="/"/>', 3, 'Ito/Roe/Lund'),
        ('<name et-al-min="3" et-al-use-first="1"/>', 3, 'Ann Ito et al.'),
        ('<name et-al-min="3" et-al-use-first="2"/>', 3, 'Ann Ito, Bo Roe, et al.'),
        ('<name et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"/>', 3, 'Ann Ito, et al.'),
        ('<name et-al-min="4" et-al-use-first="1" et-al-use-last="true"/>', 4, 'Ann Ito, … Di Falk'),
        ('<name et-al-min="3" et-al-use-first="2" et-al-use-last="true"/>', 3, 'Ann Ito, Bo Roe, et al.'),
        ('<name et-al-min="٣" et-al-use-first="1"/>', 3, 'Ann Ito, Bo Roe, Cy Lund'),
        ('<name and="text" delimiter-precedes-last="after-inverted-name"/>', 2, 'Ann Ito and Bo Roe'),
        (
            '<name and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"/>', 3,
            'Ito, Ann, Bo Roe and Cy Lund',
        ),
        ('<name et-al-min="2" name-as-sort-order="first" delimiter-precedes-et-al="after-inverted-name"/>', 3,
         'Ito, Ann, et al.'),
        ('<name et-al-min="2" delimiter-precedes-et-al="after-inverted-name"/>', 3, 'Ann Ito et al.'),
        ('<name><name-part name="family" text-case="uppercase"/></name>', 2, 'Ann ITO, Bo ROE'),
        ('<name form="short"><name-part name="family" prefix="~"/></name>', 1, '~Ito'),
        ('<name><name-part name="given" suffix="!"/></name>', 1, 'Ann! Ito'),
        ('<name et-al-min="3" et-al-use-first="2"/>', 2, 'Ann Ito, Bo Roe'),
        ('<name et-al-min="2" et-al-use-first="3"/>', 3, 'Ann Ito, Bo Roe, Cy Lund'),
        ('<name et-al-min="9999999999" et-al-use-first="x"/>', 3, 'Ann Ito, Bo Roe, Cy Lund'),
    ],
)  # fmt: skip
def test_a_list_of_names_is_joined_and_cut_as_the_style_asks(name: str, count: int, wanted: str) -> None:
    assert names(name, *authors('Ito, Ann', 'Roe, Bo', 'Lund, Cy', 'Falk, Di')[:count]) == wanted


GOOT = Contributor(person=Person(family='Goot', given='Rob', particle='van der'))
HUGO = Contributor(person=Person(family='Fontaine', given='Jean', dropping_particle='de', particle='La', suffix='III'))


@pytest.mark.parametrize(
    ('demote', 'order', 'wanted'),
    [
        ('never', 'all', 'van der Goot, Rob; La Fontaine, Jean de, III'),
        ('display-and-sort', 'all', 'Goot, Rob van der; Fontaine, Jean de La, III'),
        ('sort-only', 'all', 'van der Goot, Rob; La Fontaine, Jean de, III'),
        ('never', '', 'Rob van der Goot; Jean de La Fontaine III'),
    ],
)
def test_a_particle_stands_where_the_style_puts_it(demote: str, order: str, wanted: str) -> None:
    name = f'<name delimiter="; " name-as-sort-order="{order}"/>' if order else '<name delimiter="; "/>'
    assert names(name, GOOT, HUGO, attributes=f'demote-non-dropping-particle="{demote}"') == wanted


@pytest.mark.parametrize('person', [Person(family='Plato'), Person(given='Plato')])
@pytest.mark.parametrize(
    'name', ['<name/>', '<name name-as-sort-order="all" initialize-with="."/>', '<name form="short"/>']
)
def test_whoever_has_one_name_has_it_whole_and_without_a_comma(person: Person, name: str) -> None:
    assert names(name, Contributor(person=person), *authors('Roe')) == 'Plato, Roe'


@pytest.mark.parametrize('where', ['attributes', 'bibliography'])
def test_what_a_style_says_of_all_names_holds_for_each_that_says_nothing_else(where: str) -> None:
    wide = {where: 'name-form="short" name-delimiter=" / " and="symbol" et-al-min="9" et-al-use-first="1"'}
    layout = '<names variable="author"><name%s/></names>'
    entry = LAMPS._replace(contributors=authors('Ito, Ann', 'Roe, Bo', 'Lund, Cy'))
    assert plain_text(style(layout % '', **wide)(entry)) == 'Ito / Roe / & Lund'
    own = ' form="long" delimiter="; " and="text" et-al-min="3"'
    assert plain_text(style(layout % own, **wide)(entry)) == 'Ann Ito et al.'


@pytest.mark.parametrize(
    ('wide', 'wanted'),
    [
        ('et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="never"', 'Ann Ito, Bo Roe et al.'),
        ('et-al-min="3" et-al-use-last="true"', 'Ann Ito, … Cy Lund'),
        ('and="text" delimiter-precedes-last="never"', 'Ann Ito, Bo Roe and Cy Lund'),
        ('initialize-with="." name-as-sort-order="all" sort-separator=" "', 'Ito A., Roe B., Lund C.'),
        ('initialize-with="." initialize="false"', 'Ann Ito, Bo Roe, Cy Lund'),
    ],
)
def test_every_option_of_names_may_stand_where_it_holds_for_all(wide: str, wanted: str) -> None:
    assert names('<name/>', *authors('Ito, Ann', 'Roe, Bo', 'Lund, Cy'), attributes=wide) == wanted


def test_names_in_characters_have_neither_commas_nor_initials() -> None:
    people = (*authors('山本, 浩隆', '张, 伟'), *authors('Berg, Li'))
    assert names('<name name-as-sort-order="all" initialize-with="."/>', *people) == '山本浩隆, 张伟, Berg, L.'


def test_a_list_that_its_source_cuts_short_ends_so_in_every_style() -> None:
    line = style('<names variable="author"><name and="text"/></names>')(LAMPS._replace(truncated=True))
    assert plain_text(line) == 'Mei Ito, Jane Roe, Karl-Otto M. Berg, et al.'


def test_each_name_is_an_element_with_its_roles_its_page_and_its_signs() -> None:
    person = Contributor(
        person=Person(family='Ito', given='Mei'), roles=('first', 'self', 'equal'), url='https://ito.example'
    )
    entry = LAMPS._replace(
        contributors=(person, *authors('Roe, Jane')), marks=(Mark('equal', '†', 'equal contribution'),)
    )
    line = style('<names variable="author"><name initialize-with=". "/></names>')(entry)
    name, sign = line[0], line[1]
    assert not isinstance(name, str)
    assert not isinstance(sign, str)
    assert name.classes == ('pubs-author', 'pubs-author--first', 'pubs-author--self', 'pubs-author--equal')
    assert [(each.kind, each.target) for each in spans(name.content)] == [('link', 'https://ito.example')]
    assert ('pubs-mark' in sign.classes, plain_text((sign,))) == (True, '†')
    assert plain_text(line) == 'M. Ito†, J. Roe'


def test_what_stands_around_a_name_stands_around_each() -> None:
    people = (*authors('Ito, Mei', 'Roe, Jane'), *authors('Lamp Group'))
    assert names('<name suffix="." initialize-with="" name-as-sort-order="all" sort-separator=" "/>', *people) == (
        'Ito M., Roe J., Lamp Group'
    )


def test_labels_stand_where_the_style_has_them_and_in_their_number() -> None:
    before = '<names variable="editor"><label form="verb" suffix=" "/><name/></names>'
    behind = '<names variable="editor"><name/><label form="short" prefix=" (" suffix=")"/></names>'
    two = LAMPS._replace(contributors=authors('Ito, Mei', 'Roe, Jane', kind='editor'))
    one = LAMPS._replace(contributors=authors('Ito, Mei', kind='editor'))
    assert plain_text(style(before)(two)) == 'edited by Mei Ito, Jane Roe'
    assert [plain_text(style(behind)(each)) for each in (one, two)] == ['Mei Ito (ed.)', 'Mei Ito, Jane Roe (eds.)']


def test_whoever_edited_and_translated_is_named_once() -> None:
    people = (*authors('Ito, Mei', kind='editor'), *authors('Ito, Mei', kind='translator'))
    layout = '<names variable="editor translator" delimiter="; "><name/><label form="short" prefix=", "/></names>'
    assert plain_text(style(layout)(LAMPS._replace(contributors=people))) == 'Mei Ito, ed. & trans.'
    others = (*people[:1], *authors('Roe, Jane', kind='translator'))
    assert plain_text(style(layout)(LAMPS._replace(contributors=others))) == 'Mei Ito, ed.; Jane Roe, trans.'


def test_what_stands_in_for_missing_people_is_not_shown_again() -> None:
    layout = (
        '<group delimiter=". "><names variable="author"><name name-as-sort-order="all"/><label prefix=", "/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
        '<names variable="editor"><name/></names><text variable="title"/></group>'
    )
    edited = LAMPS._replace(contributors=authors('Ito, Mei', kind='editor'))
    nobody = LAMPS._replace(contributors=())
    assert plain_text(style(layout)(edited)) == 'Ito, Mei, editor. Lamps of the harbour'
    assert plain_text(style(layout)(nobody)) == 'Lamps of the harbour'
