"""What the fuzzers found in the readers, and what comes of it now; that it breaks nothing is seen in ``tests/fuzz``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.model import Identifier, Publication, SourceSpan, Span
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.page import Page
from sphinxcontrib_pubs.sources.restructuredtext_inline import read_inline
from sphinxcontrib_pubs.sources.restructuredtext_names import Names

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_a_row_of_a_table_has_all_its_lines_whatever_stands_first_in_a_reference() -> None:
    row = (
        '<tr>\n  <td>2020</td>\n  <td>Lindqvist, O. Why gutters overflow in spring. '
        '<i>Gutter Letters</i>, 3, 1–9.</td>\n</tr>'
    )
    text = f'<table>\n{row}\n</table>\n'
    (publication,) = read(text, file='x', format='markdown').publications
    assert publication.raw == '\n'.join(row.split('\n')[1:3])
    assert publication.source[1:] == (3, 3, 4)


def test_rows_of_a_table_within_an_item_are_entries_of_it() -> None:
    row = '   | Ito, M., & Roe, J. (2020). **On Lamps.** *KDD*. | %s |\n'
    rows = f'{row % "quay"}{row.replace("Lamps", "Oil") % "pier"}'
    text = f'1. Papers\n\n   | what | where |\n   |---|---|\n{rows}\n2. More\n'
    reading = read(text, file='x', format='markdown')
    assert [(each.title_text, each.source.line) for each in reading.publications] == [('On Lamps', 5), ('On Oil', 6)]
    assert all(word in str(reading.publications) for word in ('quay', 'pier'))


@pytest.mark.parametrize('value', ['2020-13-45', '!!timestamp soon', '!!bool x', '!!int ""', '!!float .', '1' * 5000])
def test_a_value_that_is_not_of_its_type_is_text_and_costs_the_page_nothing(value: str) -> None:
    found = read_front_matter(Page(f'---\ntitle: Lamps\ndate: {value}\n---\n', file='x'))
    assert found.problems == ()
    assert found.values == {'title': 'Lamps', 'date': value.rpartition(' ')[2].strip('"')}


def test_text_behind_the_end_of_a_reference_of_ris_is_kept() -> None:
    text = 'TY  - JOUR\nTI  - Lamps\nER  - and wicks\nER  - and oil\n'
    lamps, oil = read(text, file='x', format='ris').publications
    assert lamps.extra == (('ER', 'and wicks'),)
    assert oil.verbatim and oil.raw == 'ER  - and oil'


def test_references_of_a_citation_file_that_are_no_mappings_are_kept() -> None:
    text = 'cff-version: 1.2.0\ntitle: T\npreferred-citation: The book\nreferences:\n  - Lamps\n  - {title: Oil}\n'
    project, oil = read(text, file='x', format='yaml').publications
    assert project.extra == (('preferred-citation', 'The book'), ('references', 'Lamps'))
    assert oil.title_text == 'Oil' and oil.source.line == 6


def test_entities_in_formulas_are_the_characters_that_they_stand_for() -> None:
    text = '[{"title": "If $a_i &lt; b$ <a href=\\"a b.html\\">there</a>"}]'
    (publication,) = read(text, file='x', format='csl-json').publications
    assert publication.title == (
        'If ', Span('math', ('a_i < b',)), ' ', Span('link', ('there',), target='a b.html'),
    )  # fmt: skip


@pytest.mark.parametrize(
    ('tags', 'page', 'others'),
    [
        ('SP  - 1\nSP  - 7\nEP  - 9\nEP  - 10\n', '1–9', (('SP', '7'), ('EP', '10'))),
        ('SP  - 1-9\nEP  - 12\n', '1–9', (('EP', '12'),)),
        ('SP  - 1-9\nEP  - 9\n', '1–9', ()),
        ('EP  - 9\nSP  - 1\n', '1–9', ()),
        ('EP  - 9\n', '9', ()),
    ],
)
def test_pages_of_ris_that_are_told_twice_are_kept(tags: str, page: str, others: tuple[tuple[str, str], ...]) -> None:
    (publication,) = read(f'TY  - JOUR\nTI  - T\n{tags}ER  - \n', file='x', format='ris').publications
    assert (publication.page, publication.extra) == (page, others)


def test_a_citation_whose_label_is_taken_is_an_entry_of_its_own_lines() -> None:
    lamps, wicks = 'Quist, R. (2020). Lamps. *Oil*, 3, 1-9.', 'Sato, K. (2021). Wicks. *Oil*, 4, 2-8.'
    text = f'Papers\n======\n\n.. [a] {lamps}\n\n.. [a] {wicks}\n'
    first, second = read(text, file='x', format='restructuredtext').publications
    assert (first.source.line, second.source.line, second.source.end_line) == (4, 6, 6)
    assert (second.title_text, second.rest) == ('Wicks', ())


def test_a_family_name_alone_has_no_space_before_it() -> None:
    (publication,) = read(
        '[{"title": "T", "author": [{"family": "Ministry"}]}]', file='x', format='csl-json'
    ).publications
    assert publication.authors[0].person.literal == 'Ministry'


def test_text_above_a_table_that_docutils_complains_of_is_not_taken_for_a_part_of_it() -> None:
    rule, broken = '+------+------------------+--------+', '+======+=====x============+========+'
    rows = f'| Year | Authors          | Title  |\n{broken}\n| 2021 | Tunde Abara      | Roofs  |'
    text = f'Some prose that stays.\n\n{rule}\n{rows}\n{rule}\n'
    assert all(region.first_line >= 3 for region in read(text, file='x', format='restructuredtext').regions)


def test_a_field_of_bibtex_that_is_told_again_and_broken_keeps_its_first_value() -> None:
    text = '@misc{k, title = {T},\n  publisher = {Ark},\n  publisher = Quay Press{\n}\n'
    (publication,) = read(text, file='x', format='bibtex').publications
    assert publication.publisher == 'Ark'
    assert publication.extra == (('publisher', 'Quay Press'),)


def test_one_reference_of_a_citation_file_needs_no_list() -> None:
    text = 'cff-version: 1.2.0\ntitle: T\nreferences:\n  title: Oil\n  year: 2x20\n'
    project, oil = read(text, file='x', format='yaml').publications
    assert (project.title_text, oil.title_text, oil.source.line) == ('T', 'Oil', 3)


def test_what_else_is_told_of_affiliated_people_is_kept() -> None:
    text = (
        'film:\n  title: F\n  affiliated: [{rôle: director, names: ["Roe, Jane"]}, {role: writer}]\n  runtime: 01:20\n'
    )
    (film,) = read(text, file='x', format='yaml').publications
    assert [each.person.family for each in film.contributors] == ['Roe']
    assert {('affiliated-rôle', 'director'), ('affiliated-role', 'writer')} <= set(film.extra)


def test_a_field_that_is_told_twice_is_kept_once() -> None:
    identifiers = (Identifier('doi', 'not a DOI'), Identifier('hdl', '20.500/12'))
    works: Sequence[Publication] = [Publication('k', SourceSpan('x', 1), title=('T',), identifiers=identifiers)]
    for _ in range(3):
        works = read(json.dumps(to_csl_json(works)), file='x', format='csl-json').publications
    assert works[0].extra == (('DOI', 'not a DOI'),)


def test_what_is_told_of_an_identifier_is_kept() -> None:
    identifiers = '  - {type: doi, value: 10.1234/x, description: The lamps}\n  - {lamp: oil}\n'
    text = f'cff-version: 1.2.0\ntitle: T\nidentifiers:\n{identifiers}'
    (project,) = read(text, file='x', format='yaml').publications
    assert project.extra == (('identifier-description', 'The lamps'), ('identifier-lamp', 'oil'))


def test_a_family_name_of_two_words_with_a_stray_full_stop_keeps_both() -> None:
    text = '- Roe Lind., A., & Ito, B. (2020). _On lamps of the coast._ **KDD**.\n'
    (publication,) = read(text, file='x', format='markdown').publications
    assert [each.person.family for each in publication.contributors] == ['Roe Lind', 'Ito']


@pytest.mark.parametrize('dash', ['–', '-', '—', ',', '.'])
def test_a_label_with_a_dash_for_nothing_ends_an_entry(dash: str) -> None:
    reading = read(
        f'- Title: Lamps\n  - Authors: Roe, A.\n  - Date: 2011\n  - Venue: {dash}\n', file='x', format='markdown'
    )
    (publication,) = reading.publications
    assert (publication.title_text, publication.issued.year if publication.issued else 0) == ('Lamps', 2011)


@pytest.mark.parametrize(
    'text',
    [
        'A :title:``lamp of oil',
        'A :title:`` lamp` of oil',
        'A :title:``_ lamp, `of oil`',
        'A :title:`lamp`__ of oil',
        'A :title:`lamp`:sup: of oil',
        'A :sup::title:`lamp` of oil',
        'A **** lamp, ** of oil',
    ],
)
def test_of_broken_markup_the_words_are_those_that_the_page_shows(text: str) -> None:
    shown = publish_doctree(text, settings_overrides={'report_level': 5, 'halt_level': 6})
    inline = ''.join(run.text for run in read_inline(text, [(0, 0)], Names({})).runs)
    assert inline == next(iter(shown.findall(nodes.paragraph))).astext()


def test_what_holds_a_card_is_no_card_itself() -> None:
    card = '<div class="title">Bounds for %s</div><div class="author">R. Quist, J. Roe</div>'
    text = (card % 'nets' + card % 'lamps').replace('</div>', '')  # so that each element holds all that follow
    reading = read(f'## Papers\n\n{text}\n', file='x', format='markdown')
    assert [each.title_text for each in reading.publications] == ['Bounds for lamps']
    assert reading.regions == ()  # so that the page keeps all of it
