"""Signs beside the names of a structured list mean what its entries, or the comments of its file, say."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.records import build

ENTRIES = {
    'a note': "authors: ['Rosa Quist*', 'Bell, Ada*†']\n  note: '* equal contribution, † corresponding author'",
    'lines of an annotation': (
        "authors: 'Rosa Quist*, Ada Bell*†'\n  annotation: '* These authors contributed equally.<br>† Correspondence'"
    ),
    'names in parts': (
        "authors: [{family: 'Quist*', given: Rosa}, {name: 'Ada Bell*†'}]\n"
        "  legend: ['* equal contribution', '† corresponding author']"
    ),
    'a comment': "authors: 'Rosa Quist*, Ada Bell*†'",
}


@pytest.mark.parametrize('case', ENTRIES)
def test_signs_get_the_roles_that_the_list_explains_them_by(case: str) -> None:
    comment = '# * equal contribution\n# † corresponding author\n' if case == 'a comment' else ''
    other = "- title: Wicks\n  authors: 'Rosa Quist‡'\n  year: 2020\n"
    text = f'{comment}- title: Lamps\n  {ENTRIES[case]}\n  year: 2021\n{other}'
    lamps, wicks = read(text, file='a.yml', format='yaml').publications
    people = [(each.person.family, each.person.given, each.roles) for each in lamps.contributors]
    assert people == [('Quist', 'Rosa', ('equal',)), ('Bell', 'Ada', ('equal', 'corresponding'))]
    # What nobody explains stays as it is written.
    assert wicks.contributors[0].roles == ('marked', 'marked-‡')


def test_what_an_entry_says_of_its_signs_counts_before_what_its_file_says() -> None:
    text = (
        "# * equal contribution\n- title: Lamps\n  authors: 'Rosa Quist*, Ada Bell'\n  note: '* corresponding author'\n"
    )
    (lamps,) = read(text, file='a.yml', format='yaml').publications
    assert lamps.contributors[0].roles == ('corresponding',)


def test_a_sign_that_ends_the_name_of_a_team_is_no_mark() -> None:
    text = "- title: Lamps\n  authors: [{literal: 'Team Lamp++'}]\n  note: '+ equal contribution'\n"
    (lamps,) = read(text, file='a.yml', format='yaml').publications
    assert (lamps.contributors[0].person.literal, lamps.contributors[0].roles) == ('Team Lamp++', ())


def test_groups_of_equal_people_are_counted_over_what_an_entry_and_its_file_say() -> None:
    entry = "- title: Lamps\n  authors: 'Rosa Quist*, Ada Bell†'\n  note: '* equal contribution'\n"
    text = f'# † equal contribution\n{entry}'
    (lamps,) = read(text, file='a.yml', format='yaml').publications
    assert [each.roles for each in lamps.contributors] == [('equal',), ('equal', 'equal-2')]


def test_the_comments_of_a_file_are_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each entry anew, two thousand of them took a minute."""
    seen: list[str] = []

    def explained_marks(text: str) -> dict[str, str]:
        seen.append(text)
        return find(text)

    find = build.explained_marks
    monkeypatch.setattr(build, 'explained_marks', explained_marks)
    entry = "# * equal contribution\n- title: Lamps of {0}\n  authors: 'Rosa Quist*, Ada Bell'\n  year: 2020\n"
    reading = read(''.join(map(entry.format, range(9))), file='a.yml', format='yaml')
    assert [each.contributors[0].roles for each in reading.publications] == [('equal',)] * 9
    assert len(seen) == 1 and seen[0].count('equal') == 9
