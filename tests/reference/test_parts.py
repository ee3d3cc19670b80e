"""The parts of a reference, each by itself: dates, numbers, editors, journals, imprints, legends."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.reference.anchors import find_identifiers, find_years
from sphinxcontrib_pubs.sources.reference.details import assign
from sphinxcontrib_pubs.sources.reference.editors import find_editors
from sphinxcontrib_pubs.sources.reference.imprint import after_place, before_imprint, is_place
from sphinxcontrib_pubs.sources.reference.journals import abbreviated_before, acronym_before, capitalised_tail
from sphinxcontrib_pubs.sources.reference.legend import find_legend, roles_of
from sphinxcontrib_pubs.sources.reference.looks import find_looks
from sphinxcontrib_pubs.sources.reference.name_list import NameReader
from sphinxcontrib_pubs.sources.reference.number_clusters import find_clusters


@pytest.mark.parametrize(('text', 'expected'), [
    ('Quay Notes, Dec. 2023.', ('2023', 12, 0)),
    ('Delft, June 14-19, 2020', ('2020', 6, 0)),
    ('15-18 December 2023', ('2023', 12, 0)),
    ('2018 Mar 15;12(3):4', ('2018', 3, 15)),
    ('(2020, March 12)', ('2020', 3, 12)),
    ('(12. März 2020)', ('2020', 3, 12)),
    ('7 de mayo de 2019', ('2019', 5, 7)),
    ('2020-03-12', ('2020', 3, 12)),
    ('2020年3月12日', ('2020', 3, 12)),
    ('12.03.2020', ('2020', 3, 12)),
    ('3/4/2021', ('2021', 0, 0)),
    ('Spring 2020', ('2020', 0, 0)),
    ('QUAYS 2020: 12-30', ('2020', 0, 0)),
])  # fmt: skip
def test_a_date_is_as_precise_as_it_is_printed(text: str, expected: tuple[str, int, int]) -> None:
    [found] = find_years(text, find_identifiers(text))
    assert (found.value, found.month, found.day) == expected


def test_a_span_of_two_digits_is_no_year() -> None:
    assert find_years('pages 2010-12', []) == []


@pytest.mark.parametrize(('behind', 'expected'), [
    (', 12(3), 45–67.', ('12', '3', '45–67')),
    (' 12 (2018) 45–67.', ('12', '', '45–67')),
    ('. 2018;12(3):45-67.', ('12', '3', '45-67')),
    (', vol. 12, no. 3, pp. 45–67, 2018.', ('12', '3', '45–67')),
    (' 12, 012345 (2020).', ('12', '', '012345')),
    (', 81, Supplement 1, 295-296.', ('81', '', '295-296')),
    ('. Bd. 7, H. 3, S. 12–34.', ('7', '3', '12–34')),
    (' 36.10, pp. 1347–1356.', ('36', '10', '1347–1356')),
    ('，2024，29（6）：1851-1871．', ('29', '6', '1851-1871')),
    (', 第12巻第3号, pp. 45-56.', ('12', '3', '45-56')),
    ('. London: Quay Press, pp. 3–9.', ('', '', '3–9')),
    (', Delft, 15-18 May.', ('', '', '')),
    (', v. 12, n. 3, p. 45-67, 2021.', ('12', '3', '45-67')),
    (', 188 pp.', ('', '', '')),
    (' 9, e1234.', ('9', '', 'e1234')),
])  # fmt: skip
def test_numbers_are_found_behind_a_venue_and_where_they_show_their_kind(
    behind: str, expected: tuple[str, str, str]
) -> None:
    text = f'Quay Notes{behind}'
    years = find_years(text, [])
    clusters = find_clusters(text, 0, years, [])
    beside = 0 if clusters and clusters[0].start < 16 else -1
    details = assign(clusters, beside)
    assert (details.volume, details.issue, details.page) == expected


@pytest.mark.parametrize(('text', 'expected'), [
    ('In Ito, B., & Kuhl, C. (Eds.), Handbook of quays', ['Ito', 'Kuhl']),
    ('Pages 3–9 in B. Ito, C. Kuhl, and D. Lind, editors. Handbook', ['Ito', 'Kuhl', 'Lind']),
    ('Handbook of quays (Ito B, Kuhl C, eds), 3-9', ['Ito', 'Kuhl']),
    ('Handbook of quays, edited by Bo Ito and Carl Kuhl. London', ['Ito', 'Kuhl']),
    ('In: Ito, Bo (Hrsg.): Handbuch der Kais', ['Ito']),
    ('Handbook of quays (eds B. Ito and C. Kuhl), 2019', ['Ito', 'Kuhl']),
])  # fmt: skip
def test_editors_are_found_on_either_side_of_their_label(text: str, expected: list[str]) -> None:
    found = find_editors(text, text, 0, NameReader())
    assert found is not None
    assert [name.person.family for name in found.names.names] == expected


@pytest.mark.parametrize('text', ['Handbook, 2nd ed. London', 'Edinburgh notes', 'Red edges of quays, revised ed.'])
def test_an_edition_is_no_editor(text: str) -> None:
    assert find_editors(text, text, 0, NameReader()) is None


@pytest.mark.parametrize(('row', 'particles'), [
    ('van der Berg, K. L., Quist, R., & Ito, B.', ['van der', '', '']),
    ('Quist, R., Berg, K. L. van der, & Ito, B.', ['', 'van der', '']),
    ('van der Berg, K. L. van, Quist, R., & Ito, B.', ['van der van', '', '']),  # no word is lost, however odd
])  # fmt: skip
def test_a_particle_belongs_to_the_name_on_whichever_side_it_stands(row: str, particles: list[str]) -> None:
    found = NameReader().read(row, 0, len(row))
    assert found is not None
    assert [name.person.particle for name in found.names] == particles


@pytest.mark.parametrize(('before', 'journal'), [
    ('B. Ito, Warm quays in winter, J. Phys. Chem. Lett.', 'J. Phys. Chem. Lett.'),
    ('Warm quays in winter. Phys. Rev. B', 'Phys. Rev. B'),
    ('Snakes of the Northern Quays, Southern Sea. Scientific Notes.', ''),
])  # fmt: skip
def test_abbreviations_before_numbers_are_a_journal(before: str, journal: str) -> None:
    place = abbreviated_before(f'{before} 12 (2019) 3', 0, len(before) + 1)
    assert (before[place:] if place >= 0 else '') == journal


def test_capitalised_words_behind_the_last_comma_are_a_journal() -> None:
    text = 'What do quays remember?, Annals of Harbour Notes'
    assert text[capitalised_tail(text, 0, len(text)) :] == 'Annals of Harbour Notes'
    assert capitalised_tail('Quays, stairs and other steps', 0, 29) == -1


def test_places_and_publishers_stand_behind_a_container() -> None:
    assert is_place('New York, NY, USA')
    assert is_place('Quayside, CA')
    assert not is_place('Quayside')
    assert 'Sebastopol, CA: Quay Press'[after_place('Sebastopol, CA: Quay Press') :] == 'Quay Press'
    for text in ('Time, Labour and Welfare, Routefield, London', 'Time, Labour and Welfare, London: Routefield'):
        assert text[: before_imprint(text)] == 'Time, Labour and Welfare'


@pytest.mark.parametrize(('text', 'expected'), [
    ('\\* equal contribution, † corresponding author', {'*': 'equal', '†': 'corresponding'}),
    ('($\\star$ co-first author)', {'★': 'equal'}),
    ('Equal contribution (\\*). Corresponding author (#).', {'*': 'equal', '#': 'corresponding'}),
    ('\\* 通讯作者', {'*': 'corresponding'}),
    ('* denotes equal contribution; † denotes joint senior authors', {'*': 'equal', '†': 'equal-2'}),
    ('‡ indicates my current or former PhD students.', {'‡': 'student'}),
    ('(§ undergraduate co-authors)', {'§': 'student'}),
    ('† presenting author, ‡ jointly supervised', {'†': 'presenter', '‡': 'supervisor'}),
    ('# Students\n\n* Students who write papers', {}),
    ('* Papers on quays. We thank all for their equal contribution.', {}),
    ('No marks here, but a corresponding author.', {}),
])  # fmt: skip
def test_a_legend_is_what_the_page_says_of_its_marks(text: str, expected: dict[str, str]) -> None:
    assert find_legend(text) == expected


@pytest.mark.parametrize(('text', 'expected'), [
    ('Bold: lab members; students are underlined.', {'bold': 'member', 'underline': 'student'}),
    ('Names in **bold** are members of the group.', {'bold': 'member'}),
    ('(underline = student; bold = corresponding author)', {'bold': 'corresponding', 'underline': 'student'}),
    ('__Underlined__ denotes undergraduate mentees', {'underline': 'student'}),
    ('**Bold** names indicate equal contribution', {'bold': 'equal'}),
    ('- Roe, J. (2020). Bold moves: how students in a group write. KDD.', {}),
    ('Bold strokes of students. Underlining is for members of 1968.', {}),
])  # fmt: skip
def test_a_page_says_what_the_look_of_names_means(text: str, expected: dict[str, str]) -> None:
    assert find_looks(text) == expected


def test_a_legend_in_html_is_read_as_it_is_shown() -> None:
    assert find_legend('<p><sup>&dagger;</sup> corresponding author</p>') == {'†': 'corresponding'}


def test_a_long_page_is_searched_around_the_words_that_may_explain_a_mark() -> None:
    page = f'{"Roe, J. Present students of quays. " * 500}\n\n* equal contribution\n{"Ode, J. Quays. " * 500}'
    assert find_legend(page) == {'*': 'equal'}


def test_a_mark_that_nothing_explains_is_only_marked() -> None:
    assert roles_of('*†', '', {'*': 'equal', '†': 'corresponding'}) == ('equal', 'corresponding')
    assert roles_of('‡', '', {'*': 'equal'}) == ('marked', 'marked-‡')


def test_whoever_is_of_the_second_group_of_equal_contributors_is_one_of_them() -> None:
    assert roles_of('†', '', {'*': 'equal', '†': 'equal-2'}) == ('equal', 'equal-2')


@pytest.mark.parametrize(('row', 'expected'), [
    ('An Yang, Li An, Bo Ito', ['Yang', 'An', 'Ito']),
    ('An, Y., & In, B.', ['An', 'In']),
    ('Jones, M.D., Kuhl, C.', ['Jones', 'Kuhl']),
    ('Grayden DB, Burkitt AN, Kuhl C', ['Grayden', 'Burkitt', 'Kuhl']),
    ('HALVORSEN, Marit, OBI, Chidi and TANNER, Ruth', ['HALVORSEN', 'OBI', 'TANNER']),
    ('Ito, B.; Kuhl, C.; Lind, D. Slow light in quays', ['Ito', 'Kuhl', 'Lind']),
    ('Okonjo A. What do quays remember', ['Okonjo']),
    ('Meulen, S. van der, B. de Groot, and P. Ricci', ['Meulen', 'Groot', 'Ricci']),
    ('J. Rolf Sander and Bo Ito', ['Sander', 'Ito']),
    ('Chen Yuming, Wang Baolin, Zhang Ruo', ['Yuming', 'Baolin', 'Ruo']),
    ('Ada, Ito, Bo, Kuhl, and Carl, Lind', ['Ada', 'Bo', 'Carl']),
    ('Q. Lind, J. Ito, et al., H. Kuhl', ['Lind', 'Ito', 'Kuhl']),
    ('Okonjo Obi, Maria, Tanner, Ruth M. and Quist, Peter', ['Okonjo Obi', 'Tanner', 'Quist']),
    ('Kuhl C, Ito B*. Slow light in quays', ['Kuhl', 'Ito']),
    ('S. Ó Briain and I. Quist', ['Ó Briain', 'Quist']),
    ('Um, J.', ['Um']),
    ('Press, W. H., & Um, J.', ['Press', 'Um']),
    ('Ito, B., Nature, A., & Kuhl, C.', ['Ito', 'Nature', 'Kuhl']),
    ('Ito, B., van der Goot, A., Via, C., & Um, J.', ['Ito', 'Goot', 'Via', 'Um']),
    ('W. H. Press, J. Um, and M. New', ['Press', 'Um', 'New']),
    ('Press WH, Um J, Ito B.', ['Press', 'Um', 'Ito']),
    ('Ruth Press, Junho Um, Peter Its', ['Press', 'Um', 'Its']),
    ('Press, Ruth M., Ito, Bo', ['Press', 'Ito']),
])  # fmt: skip
def test_a_row_of_names_is_read_to_its_end(row: str, expected: list[str]) -> None:
    names = NameReader().read(row, 0, len(row))
    assert names is not None
    assert [name.person.family for name in names.names] == expected


@pytest.mark.parametrize('text', [
    'Academic Press, London', 'Study V, Ito B', 'Nature, A. Roe', 'New Data, Old Quays',
    'User Study, Pilot Study', 'Data, Models, and Quays', 'Ito, B., Nature, C.',
])  # fmt: skip
def test_words_that_may_be_names_are_words_elsewhere(text: str) -> None:
    names = NameReader().read(text, 0, len(text))
    found = [name.person.family or name.person.literal for name in names.names] if names else []
    assert not {'Press', 'Study', 'Nature', 'Data', 'New'} & set(found)


def test_a_collaboration_keeps_its_capitals_beside_family_names_in_capitals() -> None:
    names = NameReader().read('QUAY Collaboration, B. Ito', 0, 26)
    assert names is not None
    assert [name.person.literal or name.person.family for name in names.names] == ['QUAY Collaboration', 'Ito']


@pytest.mark.parametrize(('before', 'journal'), [
    ('Roe, A., 2020, ApJ, ', 'ApJ, '),
    ('Roe, A., 2020, A&A ', 'A&A '),
    ('Valves. US ', None),
])  # fmt: skip
def test_a_short_name_before_numbers_is_a_journal(before: str, journal: str | None) -> None:
    place = acronym_before(before, 0, len(before))
    assert (before[place:] if place >= 0 else None) == journal


def test_a_journal_begins_behind_the_last_word_of_a_title() -> None:
    text = 'Range queries on Moving Buoys. ACM Trans. Spat. Seas '
    assert text[abbreviated_before(text, 0, len(text)) :] == 'ACM Trans. Spat. Seas '
