"""How styles of CSL cite: brackets, places in a work, names before the rest, and what tells works apart."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format.citing import in_text, with_letter
from sphinxcontrib_pubs.format.csl.style import CslStyle
from sphinxcontrib_pubs.format.csl.tree import read_tree
from sphinxcontrib_pubs.model import Span, plain_text, spans
from tests.format.csl.works import LAMPS, authors, style

NAMES = '<names variable="author"><name form="short" and="symbol" delimiter=", "/></names>'
PLACE = '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'
AUTHOR_DATE = (
    '<citation disambiguate-add-year-suffix="true" et-al-min="3" et-al-use-first="1">'
    '<layout prefix=" (" suffix=")" delimiter="; "><group delimiter=", ">'
    f'{NAMES}<date variable="issued"><date-part name="year"/></date>{PLACE}</group></layout></citation>'
)
NUMERIC = (
    '<citation><layout vertical-align="sup" prefix="[" suffix="]" delimiter=",">'
    '<text variable="citation-number"/>%s</layout></citation>'
)
ROE = LAMPS._replace(contributors=authors('Roe, Jane', 'Lind, Olof', roles=('equal',)), marks=(('equal', '*'),))


def said(citation: str, locator: str = '', publication=ROE, **options: object) -> tuple[str, str]:
    """A work in parentheses and in the text, with ``^`` where a letter can stand."""
    citing = style('<text variable="title"/>', citation).citing(numbered=options.pop('number', '') != '')
    assert citing is not None
    number = '3' if citing.by_number else ''
    cite = citing.cite(publication, number=number, locator=locator, **options)
    in_brackets = (*citing.brackets.before, *cite.whole, *citing.brackets.after)
    return tuple(
        plain_text(with_letter(each, '^')) for each in (in_brackets, in_text(cite.names, cite.rest, citing.brackets))
    )


@pytest.mark.parametrize(
    ('locator', 'in_brackets', 'textual'),
    [
        ('', '(Roe & Lind, 2021^)', 'Roe and Lind (2021^)'),
        ('p. 4', '(Roe & Lind, 2021^, p. 4)', 'Roe and Lind (2021^, p. 4)'),
        ('p.4', '(Roe & Lind, 2021^, p. 4)', 'Roe and Lind (2021^, p. 4)'),
        ('Pages 4-6', '(Roe & Lind, 2021^, pp. 4–6)', 'Roe and Lind (2021^, pp. 4–6)'),
        ('§ 3', '(Roe & Lind, 2021^, sec. 3)', 'Roe and Lind (2021^, sec. 3)'),
        ('Theorem 2', '(Roe & Lind, 2021^, Theorem 2)', 'Roe and Lind (2021^, Theorem 2)'),
        ('4', '(Roe & Lind, 2021^, 4)', 'Roe and Lind (2021^, 4)'),
    ],
)
def test_a_style_of_author_and_year_cites_in_brackets_and_in_the_text(
    locator: str, in_brackets: str, textual: str
) -> None:
    assert said(AUTHOR_DATE, locator) == (in_brackets, textual)


def test_a_work_without_a_date_is_cited_by_its_people_and_one_of_no_parts_by_nothing() -> None:
    undated = ROE._replace(issued=None)
    assert said(AUTHOR_DATE, '', undated) == ('(Roe & Lind)', 'Roe and Lind')
    assert said(AUTHOR_DATE, 'p. 4', undated) == ('(Roe & Lind, p. 4)', 'Roe and Lind (p. 4)')
    as_written = ROE._replace(verbatim=True)
    assert said(AUTHOR_DATE, '', as_written) == ('()', '')
    assert said(NUMERIC % '', '', as_written, number='3') == ('[3]', '[3]')


def test_words_around_names_lead_over_in_brackets_alone() -> None:
    around = AUTHOR_DATE.replace('"author">', '"author" prefix="by " suffix=" said">')
    assert said(around) == ('(by Roe & Lind said, 2021^)', 'Roe and Lind (2021^)')


@pytest.mark.parametrize(
    ('attributes', 'sort', 'expected'),
    [
        ('', '', ('', '', False)),
        ('collapse="year"', '', ('', '', False)),
        ('collapse="citation-number"', '', ('–', ',', False)),
        ('collapse="citation-number" after-collapse-delimiter="; "', '', ('–', '; ', False)),
        ('collapse="citation-number"', '<sort><key variable="citation-number"/></sort>', ('–', ',', True)),
        ('', '<sort><key variable="title"/><key variable="citation-number"/></sort>', ('', '', False)),
    ],
)
def test_numbers_in_a_row_are_drawn_together_and_sorted_where_the_style_says_so(
    attributes: str, sort: str, expected: tuple[str, str, bool]
) -> None:
    citation = (NUMERIC % '').replace('<citation>', f'<citation {attributes}>{sort}')
    citing = style('<text variable="title"/>', citation).citing(numbered=True)
    assert citing is not None
    signs = citing.brackets
    assert (plain_text(signs.dash), plain_text(signs.after_dash), signs.sorts) == expected


@pytest.mark.parametrize(
    ('given', 'category', 'cites'),
    [
        ('in-text', '', True),
        ('note', '', False),
        ('note', 'author-date', True),
        ('in-text', 'author', True),
        ('in-text', 'note', False),
        ('in-text', 'label', False),
    ],
)
def test_what_a_style_says_of_its_kind_counts_before_its_class(given: str, category: str, cites: bool) -> None:
    said_so = f'<info><category field="physics"/><category citation-format="{category}"/></info>' if category else ''
    text = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{given}" version="1.0">{said_so}{AUTHOR_DATE}'
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
    )
    assert (CslStyle(read_tree(text.encode()), 'en-US').citing(numbered=True) is not None) is cites


def test_many_names_are_cut_as_the_style_says() -> None:
    assert said(AUTHOR_DATE, '', LAMPS) == ('(Ito et al., 2021^)', 'Ito et al. (2021^)')


def test_a_number_and_its_brackets_look_alike() -> None:
    citing = style('<text variable="title"/>', NUMERIC % '').citing(numbered=True)
    assert citing is not None
    cite = citing.cite(ROE, number='3', locator='')
    raised = [
        (part.kind, plain_text(part.content))
        for part in (*citing.brackets.before, *cite.whole)
        if isinstance(part, Span)
    ]
    assert raised == [('superscript', '['), ('superscript', '3')]
    assert plain_text(in_text(('Roe',), cite.rest, citing.brackets)) == 'Roe[3]'
    assert cite.names == ()


def test_a_place_that_the_style_does_not_show_stands_behind() -> None:
    assert said(NUMERIC % '', 'p. 4', number='3')[0] == '[3, p. 4]'
    assert said(NUMERIC % PLACE, 'p. 4', number='3')[0] == '[3p. 4]'


def test_a_style_of_numbers_needs_a_list_with_numbers() -> None:
    made = style('<text variable="title"/>', NUMERIC % '')
    assert made.citing(numbered=False) is None
    assert style('<text variable="title"/>', AUTHOR_DATE).citing(numbered=False) is not None


@pytest.mark.parametrize('before', ['', '<info><category citation-format="note"/></info>' + AUTHOR_DATE])
def test_a_style_without_a_citation_or_of_notes_cites_nothing_in_a_text(before: str) -> None:
    assert style('<text variable="title"/>', before).citing(numbered=True) is None


def test_what_stands_for_missing_people_stands_before_the_rest() -> None:
    names = (
        '<names variable="author" suffix=":"><name/><substitute><names variable="editor"/>'
        '<text variable="title" quotes="true"/></substitute></names>'
    )
    both = f'<group delimiter=" ">{names}<text value="in press"/></group>'
    citation = f'<citation><layout prefix="(" suffix=")">{both}</layout></citation>'
    nobody = LAMPS._replace(contributors=())
    assert said(citation, '', nobody) == ('(“Lamps of the harbour”: in press)', '“Lamps of the harbour” (in press)')
    edited = LAMPS._replace(contributors=authors('Ito, Mei', kind='editor'))
    assert said(citation, '', edited) == ('(Mei Ito: in press)', 'Mei Ito (in press)')


def test_what_tells_works_apart_is_shown_where_it_is_asked_for() -> None:
    choice = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    citation = f'<citation><layout delimiter="; "><group delimiter=", ">{NAMES}{choice}</group></layout></citation>'
    assert said(citation)[0] == 'Roe & Lind'
    assert said(citation, is_told_apart=True)[0] == 'Roe & Lind, Lamps of the harbour'


def test_nothing_of_the_list_is_in_a_citation() -> None:
    """No signs of roles, no links, no names of parts."""
    citing = style('<text variable="title"/>', AUTHOR_DATE).citing(numbered=False)
    assert citing is not None
    url = ROE.contributors[0]._replace(url='https://roe.example/')
    cite = citing.cite(ROE._replace(contributors=(url, ROE.contributors[1])), number='', locator='')
    assert list(spans(cite.whole)) == []
