"""Marks beside names give roles, whatever stands around them, and are in no name and no title."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import read

LEGEND = '\n\n\\* equal contribution, † corresponding author, ✉️ presenting author\n'
EQUAL, BOTH = 'equal|equal|', 'equal|equal|corresponding'
TITLE = 'Harbour lights of the north'


@pytest.mark.parametrize(
    ('row', 'roles'),
    [
        # Markdown takes what stands between two asterisks for emphasis; whoever writes names does not.
        ('Ito, M.*, van der Roe, R.*, & Abara, T.† (2020). _@._ **KDD**.', BOTH),
        ('Ito, M.<sup>*</sup>, van der Roe, R.<sup>*</sup>, & Abara, T. (2020). _@._ KDD.', EQUAL),
        ('Ito M.*, van der Roe R.*, Abara T. @. Quay Studies. 2020;4(2):1-9.', EQUAL),
        ('Ito, M.\\*, van der Roe, R.\\*, & Abara, T.† (2020). _@._ **KDD**.', BOTH),
        ('Ito, M.<sup>1,*</sup>, van der Roe, R.<sup>1,*</sup>, & Abara, T.<sup>†</sup> (2020). _@._ KDD.', BOTH),
        ('M. Ito*, R. van der Roe*, T. Abara†. _@._ KDD 2020.', BOTH),
        ('**M. Ito\\***, R. van der Roe\\*, T. Abara. _@._ KDD 2020.', 'self equal|equal|'),
        ('Ito*, M., van der Roe*, R., & Abara†, T. (2020). _@._ **KDD**.', BOTH),
        ('Mei Ito$^*$, Rob van der Roe$^*$, Tunde Abara$^†$. "@." In KDD, 2020.', BOTH),
        ('\\*Mei Ito, \\*Rob van der Roe, Tunde Abara. "@." In KDD, 2020.', EQUAL),
        ('Mei Ito✉️, Rob van der Roe, Tunde Abara✉️. "@." In KDD, 2020.', 'presenter||presenter'),
        # The last name, behind which no separator stands.
        ('Ito M, Roe R, Abara T*. @. Quay Studies. 2020;4(2):1-9.', '||equal'),
        ('Ito, M.; Roe, R.; Abara, T.* @. _Quay Stud._ **2020**, 4, 1–9.', '||equal'),
        ('Ito, M.; Roe, R.; **Abara, T.*** @. _Quay Stud._ **2020**, 4, 1–9.', '||self equal'),
        ('Ito, M.; Roe, R.; Abara, T. <sup>†</sup> @. _Quay Stud._ **2020**, 4, 1–9.', '||corresponding'),
        ('@. M. Ito, R. Roe, T. Abara†. Quay Studies, 4:1-9, 2020.', '||corresponding'),
    ],
)  # fmt: skip
def test_a_mark_beside_a_name_gives_its_role(row: str, roles: str) -> None:
    page = f'# Publications\n\n- {row.replace("@", TITLE)}\n- Ode, J. (2019). _Another one of them._ **KDD**.{LEGEND}'
    publication = read(page, file='x.md', format='markdown').publications[0]
    assert '|'.join(' '.join(each.roles) for each in publication.contributors) == roles
    assert [each.person.family for each in publication.contributors] == ['Ito', 'Roe', 'Abara']
    assert publication.title_text == TITLE
    assert publication.rest == ()


def test_asterisks_that_markdown_took_are_shown_as_they_were_written() -> None:
    page = '- Ito, M.*, **Roe, R.**, Ode, A.*, & Abara, T. (2020). _Harbour lights of the north._ KDD.\n'
    (publication,) = read(page, file='x.md', format='markdown').publications
    written = 'Ito, M.*, Roe, R., Ode, A.*, & Abara, T. (2020). Harbour lights of the north. KDD.'
    assert plain_text(publication.as_written) == written
    assert publication.raw.strip('- \n') == page.strip('- \n')


def test_emphasis_that_is_meant_stays_emphasis() -> None:
    page = '- Ito, M., & Roe, R. (2020). *Harbour lights, of the north*, *Quay Studies*, 4, 1–9.\n'
    (publication,) = read(page, file='x.md', format='markdown').publications
    assert publication.title_text == 'Harbour lights, of the north'
    assert '*' not in plain_text(publication.as_written)


@pytest.mark.parametrize(
    ('said', 'bold', 'underlined'),
    [
        ('', ['self'], ['self']),
        ('Bold: group members; underlined: students.', ['member'], ['student']),
        ('Students are underlined.', ['self'], ['student']),
    ],
)
def test_the_look_of_names_means_what_the_page_says_of_it(said: str, bold: list[str], underlined: list[str]) -> None:
    page = f'- **Ito, M.**, <u>Roe, R.</u>, & Abara, T. (2020). _Harbour lights of the north._ KDD.\n\n{said}\n'
    (publication,) = read(page, file='x.md', format='markdown').publications
    assert [list(each.roles) for each in publication.contributors] == [bold, underlined, []]
