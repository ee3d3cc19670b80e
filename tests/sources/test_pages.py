"""Pages around their references: what heads an entry, what is none, and which lines a list may take the place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.load import load, read

PAGES = sorted((Path(__file__).parent / 'no_references').iterdir())
MOSS = 'Abara, T., & Lindqvist, O. (2021). Moss on northern roofs. *Journal of Roof Ecology*, 4(2), 11–19.'
SLATE = 'Abara, T. (2018). Slate and its lichens. *Roof Review*, 13(1), 44–51.'
THATCH = 'Mbeki, R., & Abara, T. (2017). Thatch revisited. *Roof Review*, 12(1), 5–8.'
TITLED = """\
### Moss on roofs of the north

Tunde Abara, Olga Lindqvist

*Roof Review*, 2021

### Slate on steep roofs

Tunde Abara, Rita Mbeki

*Roof Review*, 2018
"""


@pytest.mark.parametrize('page', PAGES, ids=lambda path: path.name)
def test_a_page_without_references_yields_none(page: Path) -> None:
    reading = load(page, name=page.name)
    assert reading.publications == () and reading.regions == ()
    assert [each for each in reading.problems if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ('text', 'topics'),
    [
        (f'# Work\n\n## Roofs\n\n- {MOSS}\n\n## Walls\n\n- {SLATE}\n', [('Work', 'Roofs'), ('Work', 'Walls')]),
        (f'# Work\n\n**2021**\n\n- {MOSS}\n\n**2018**\n\n- {SLATE}\n', [('Work', '2021'), ('Work', '2018')]),
        (f'2021\n\n- {MOSS}\n\n2018:\n\n- {SLATE}\n', [('2021',), ('2018:',)]),
        (f'**Papers**\n\n**2021**\n\n- {MOSS}\n\n**2018**\n\n- {SLATE}\n', [('Papers', '2021'), ('Papers', '2018')]),
        (f'**2021**\n\n**Papers**\n\n- {MOSS}\n\n**2018**\n\n- {SLATE}\n', [('2021', 'Papers'), ('2018',)]),
        (f'- 2021\n  - {MOSS}\n- Papers\n  - {SLATE}\n', [('2021',), ('Papers',)]),
        (f'**2021**\n{MOSS}\n{SLATE}\n', [('2021',), ('2021',)]),
        (f'<h3>2021</h3>\n<ul><li>{MOSS}</li></ul>\n\n- {SLATE}\n', [('2021',), ('2021',)]),
        (
            f'<details><summary>2021</summary>\n\n- {MOSS}\n\n</details>\n\n- {SLATE}\n',
            [('2021',), ()],
        ),
        (f':::{{dropdown}} 2021\n- {MOSS}\n:::\n\n- {SLATE}\n', [('2021',), ()]),
        (f'2021\n: {MOSS}\n: {THATCH}\n', [('2021',), ('2021',)]),
        (f'## Roofs {{#roofs .wide}}\n\n- {MOSS}\n', [('Roofs',)]),
    ],
)
def test_what_stands_above_an_entry_is_its_topic(text: str, topics: list[tuple[str, ...]]) -> None:
    assert [each.topics for each in read(text, file='x', format='markdown').publications] == topics


@pytest.mark.parametrize(
    ('text', 'regions'),
    [
        (f'| Reference |\n|---|\n| {MOSS} |\n| {SLATE} |\n', [(1, 4)]),
        (f'| Reference |\n|---|\n| {MOSS} |\n| and others |\n', []),
        (f'<ul>\n<li>{MOSS}</li>\n<li>{SLATE}</li>\n</ul>\n', [(1, 4)]),
        (f'<h2>2021</h2>\n<ul>\n<li>{MOSS}</li>\n<li>{SLATE}</li>\n</ul>\n', []),
        (f'{MOSS}\n{SLATE}\n\nText.\n', [(1, 2)]),
        (TITLED, [(1, 11)]),
    ],
)
def test_a_table_and_a_block_of_html_are_replaced_whole_or_not_at_all(
    text: str, regions: list[tuple[int, int]]
) -> None:
    reading = read(text, file='x', format='markdown')
    assert reading.publications
    assert [(each.first_line, each.last_line) for each in reading.regions] == regions


@pytest.mark.parametrize(
    ('text', 'regions'),
    [
        (f'Work\n====\n* {MOSS}\n* {SLATE}\n', [(3, 4)]),
        (f'* {MOSS}\n* To be added.\n* {SLATE}\n', []),
        (f'* {MOSS} [1]_\n* {SLATE}\n\n* {THATCH}\n\n.. [1] A note.\n', []),
        (f'* {MOSS} `link`__\n\n__ https://a.example\n', []),
        (f'See [a]_.\n\n.. [a] {MOSS}\n', []),
        (f'.. list-table::\n\n   * - {MOSS}\n   * - {SLATE}\n', []),
    ],
)
def test_no_list_is_replaced_where_docutils_would_miss_something(text: str, regions: list[tuple[int, int]]) -> None:
    reading = read(text, file='x', format='restructuredtext')
    assert len(reading.publications) >= 1
    assert [(each.first_line, each.last_line) for each in reading.regions] == regions


@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
def test_what_is_no_reference_on_the_page_of_a_list_is_left_out(format: str) -> None:
    clutter = '\n'.join(
        f'- {line}'
        for line in [
            'To be added.',
            'Coming soon…',
            'Google Scholar: https://scholar.example.org/abara',
            'ORCID 0000-0001-2345-6789',
            'See also our news and our projects',
        ]
    )
    intro = 'Our publications, newest first. A star marks equal contribution.'
    text = f'{intro}\n\n- {MOSS}\n- {SLATE}\n- {THATCH}\n\n{clutter}\n'
    titles = [each.title_text for each in read(text, file='x', format=format).publications]
    assert titles == ['Moss on northern roofs', 'Slate and its lichens', 'Thatch revisited']


@pytest.mark.parametrize('notes', [True, False])
def test_an_entry_within_an_entry_is_read_with_and_without_notes(notes: bool) -> None:
    text = f'- {MOSS}\n  - {SLATE}\n'
    publication = read(text, file='x', format='markdown', notes=notes).publications[0]
    assert publication.title_text == 'Moss on northern roofs'


def test_check_says_what_is_left_out_of_a_list() -> None:
    head = f'# Publications\n\nA line of text.\n\n- {MOSS}\n- To be added.\n\n'
    text = f'{head}## Books\n\n*No books yet.*\n\nComing soon.\n'
    found = [each for each in read(text, file='x', format='markdown').problems if each.code == 'left-out']
    assert [each.span.line for each in found] == [6, 12]
    assert all(each.severity is Severity.NOTE for each in found)


@pytest.mark.parametrize('notes', [True, False])
def test_a_dash_repeats_the_authors_of_an_entry_that_is_settled(notes: bool) -> None:
    text = (
        '- Abara, T., & Mbeki, R. (2020). *Roofs and their owners.* **ICE**.\n'
        '- ———. (2019). *Owners and their roofs.* **ICE**.\n'
        '- Tunde Abara, Rita Mbeki. Moss in the rain. *Roof Review*, 2018.\n'
    )
    found = read(text, file='x', format='markdown', notes=notes).publications
    assert [[person.family for person in each.persons()] for each in found] == [['Abara', 'Mbeki']] * 3


def test_an_address_of_which_a_link_has_the_beginning_is_told_whole() -> None:
    text = '- Ito, M. (2020). _Lamps of the northern coast._ **KDD**. <https:>//sea.example/lamps'
    (publication,) = read(text, file='x', format='markdown').publications
    assert 'https://sea.example/lamps' in [link.url for link in publication.links]
