"""Marks beside names give roles, whatever stands around them, and are in no name and no title."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.export.markdown import to_markdown
from sphinxcontrib_pubs.format.styles import style_named
from sphinxcontrib_pubs.library.marks import marks_of_list
from sphinxcontrib_pubs.model import Mark, plain_text
from sphinxcontrib_pubs.model.roles import unexplained_signs
from sphinxcontrib_pubs.sources.load import read
from tests.export.exported import made_bibtex, to_yaml
from tests.export.round_trip import read_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_pubs.model import Publication

LEGEND = '\n\n\\* equal contribution, † corresponding author, ✉️ presenting author\n'
EQUAL, BOTH = 'equal|equal|', 'equal|equal|corresponding'
NUMBERED = 'equal marked marked-1|equal marked marked-1|corresponding'
TITLE = 'Harbour lights of the north'


@pytest.mark.parametrize(
    ('row', 'roles'),
    [
        # Markdown takes what stands between two asterisks for emphasis; whoever writes names does not.
        ('Ito, M.*, van der Roe, R.*, & Abara, T.† (2020). _@._ **KDD**.', BOTH),
        ('Ito, M.<sup>*</sup>, van der Roe, R.<sup>*</sup>, & Abara, T. (2020). _@._ KDD.', EQUAL),
        ('Ito M.*, van der Roe R.*, Abara T. @. Quay Studies. 2020;4(2):1-9.', EQUAL),
        ('Ito, M.\\*, van der Roe, R.\\*, & Abara, T.† (2020). _@._ **KDD**.', BOTH),
        ('Ito, M.<sup>1,*</sup>, van der Roe, R.<sup>1,*</sup>, & Abara, T.<sup>†</sup> (2020). _@._ KDD.', NUMBERED),
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


@pytest.mark.parametrize(
    ('row', 'signs'),
    [
        ('Mei Ito², Rob van der Roe, Tunde Abara¹. @. *Quay Studies* 4, 1–9 (2020).', '²||¹'),
        ('Mei Ito^a^, Rob van der Roe^{b,c}, Tunde Abara^2. @. *Quay Studies* 4, 1–9 (2020).', 'a|b,c|2'),
        ('Ito, M.<sup>1, 2</sup>, Roe, R., Abara, T.<sup>2</sup> (2020). @. *Quay Studies*, 4.', '1,2||2'),
        ('Ito, M.#, Roe, R.‡, Abara, T.§. @. *Quay Studies* 4, 1–9 (2020).', '#|‡|§'),
        ('Ito M*, Roe R, Abara T*. @. Quay Studies. 2020;4(2):1-9.', '*||*'),
        ('M. Ito$^\\dagger$, R. Roe$^{\\ddagger}$, T. Abara. "@." In KDD, 2020.', '†|‡|'),
        ('M. Ito (1), R. Roe (2), T. Abara. "@." In KDD, 2020.', '1|2|'),
        ('*Ito, M., *Roe, R., Abara, T. @. *Quay Studies* 4, 1–9 (2020).', '*|*|'),
    ],
)
def test_a_mark_that_nobody_explains_is_kept_as_it_is_written(row: str, signs: str) -> None:
    page = f'# Publications\n\n- {row.replace("@", TITLE)}\n'
    (publication,) = read(page, file='x.md', format='markdown').publications
    assert '|'.join(' '.join(unexplained_signs(each.roles)) for each in publication.contributors) == signs
    assert [each.person.family for each in publication.contributors] == ['Ito', 'Roe', 'Abara']
    assert publication.title_text == TITLE


def test_of_several_marks_the_ones_that_the_page_explains_are_roles_and_the_others_stay() -> None:
    page = f'- M. Ito*‡, R. Roe*, T. Abara‡. @. *Quay Studies* 4, 1–9 (2020).\n{LEGEND}'.replace('@', TITLE)
    publication = read(page, file='x.md', format='markdown').publications[0]
    assert [each.roles for each in publication.contributors] == [
        ('equal', 'marked', 'marked-‡'),
        ('equal',),
        ('marked', 'marked-‡'),
    ]


@pytest.mark.parametrize('style', ['apa', 'acm', 'short', 'cv', 'as-written', 'ieee'])
def test_every_style_shows_marks_that_nobody_explains(style: str) -> None:
    row = '- Ito, M.², Roe, R.†, & Abara, T. (2020). Harbour lights of the north. *Quay Studies*, 4(1), 1–9.\n'
    (publication,) = read(row, file='x.md', format='markdown').publications
    shown = plain_text(style_named(style)(publication))
    assert [sign for sign in '²†' if sign in shown] == ['²', '†']


@pytest.mark.parametrize(
    ('format_', 'write'),
    [
        ('markdown', lambda found: to_markdown(found, read_markdown)),
        ('bibtex', made_bibtex),
        ('yaml', to_yaml),
        ('csl-json', lambda found: json.dumps(to_csl_json(found))),
    ],
)
def test_exports_keep_marks_that_nobody_explains(format_: str, write: Callable[[Sequence[Publication]], str]) -> None:
    row = '- Ito, M.², Roe, R.<sup>a,b</sup>, & Abara, T.\\* (2020). Harbour lights of the north. *Quay*, 4(1), 1–9.\n'
    found = read(row, file='x.md', format='markdown').publications
    (again,) = read(write(found), file='x', format=format_).publications
    assert [unexplained_signs(each.roles) for each in again.contributors] == [['²'], ['a,b'], ['*']]


def test_marks_of_a_bib_file_that_nobody_explains_are_kept() -> None:
    text = '@misc{a, author = {Ito{\\dag}, M. and Roe$^{a}$, R. and Abara, T.\\textsuperscript{1,2} and Sato³, Ken}}'
    (publication,) = read(text, file='x.bib', format='bibtex').publications
    assert [unexplained_signs(each.roles) for each in publication.contributors] == [['†'], ['a'], ['1,2'], ['³']]
    assert [each.person.family for each in publication.contributors] == ['Ito', 'Roe', 'Abara', 'Sato']


def test_a_comma_in_raised_text_divides_no_people_of_a_yaml_file() -> None:
    text = '- title: Lights\n  authors: "Mei Ito*, Rob Roe<sup>1,2</sup>, and Tunde Abara†"\n'
    (publication,) = read(text, file='x.yaml', format='yaml').publications
    assert [unexplained_signs(each.roles) for each in publication.contributors] == [['*'], ['1,2'], ['†']]
    assert [each.person.family for each in publication.contributors] == ['Ito', 'Roe', 'Abara']


def test_no_sign_of_a_list_stands_for_a_role_and_for_nothing() -> None:
    assert marks_of_list({'equal', 'marked', 'marked-*'}, [Mark('equal', '*')]) == (Mark('equal', '†'),)
    assert marks_of_list({'equal', 'marked', 'marked-†'}, [Mark('equal', '*')]) == (Mark('equal', '*'),)
