"""Labelled values: what stands behind a label is the field, letter by letter, and in quotation marks always."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.model import Contributor, Identifier, Link, PartialDate, Person, Publication, plain_text
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.reference.fields import as_contributor
from tests.growing import grows_evenly

REFERENCE = '- Quist, R., & Sato, K. (2020). _Bounds for adaptive networks._ **Journal of Tests**, 12(3), 1–9.'


def only(text: str) -> Publication:
    (publication,) = read(text, file='x', format='markdown').publications
    return publication


def below(*lines: str) -> Publication:
    """The reference with labelled lines nested below it."""
    return only('\n'.join([REFERENCE, *(f'  - {line}' for line in lines)]))


@pytest.mark.parametrize(
    ('line', 'name', 'value'),
    [
        ('Abstract: We show _how_.', 'abstract', 'We show how.'),
        ('Note: Read at https://a.example/ first.', 'note', 'Read at https://a.example/ first.'),
        ('Rest: and more', 'rest', 'and more'),
        ('Title: "Other: words"', 'title', 'Other: words'),
    ],
)
def test_a_value_with_markup_is_its_words(line: str, name: str, value: str) -> None:
    assert plain_text(getattr(below(line), name)) == value


@pytest.mark.parametrize(
    ('name', 'lines', 'value', 'rest'),
    [
        ('note', ('Note: one', 'Note: two', 'Note: "three"'), 'one', 'Note: two Note: "three"'),
        ('abstract', ('Abstract: We lit lamps.', 'Abstract: We did.'), 'We lit lamps.', 'Abstract: We did.'),
        ('title', ('Title: "Other: words"', 'Title: ""'), 'Other: words', ''),
        ('title', ('Title: ""', 'Title: "Other words"'), 'Other words', ''),
        ('rest', ('Rest: and more', 'Rest: and yet more'), 'and more Rest: and yet more', None),
    ],
)
def test_a_label_that_stands_there_twice_costs_no_word(
    name: str, lines: tuple[str, ...], value: str, rest: str | None
) -> None:
    publication = below(*lines)
    assert plain_text(getattr(publication, name)) == value
    assert rest is None or plain_text(publication.rest) == rest


def test_values_of_equal_labels_are_the_first_or_one_list() -> None:
    publication = below('Edition: 2', 'Edition: 3', 'Keywords: lamps, sea', 'Keywords: ropes')
    assert (publication.edition, plain_text(publication.rest)) == ('2', 'Edition: 3')
    assert publication.keywords == ('lamps', 'sea', 'ropes')


@pytest.mark.parametrize(
    'abstract',
    [
        'Abstract: We show how.',
        '<details><summary>Abstract</summary>We show how.</details>',
        '<details>\n<summary>Abstract</summary>\n\nWe show\nhow.\n\n</details>',
        '<details>\n<summary>Zusammenfassung</summary>\n<p>We show how.</p>\n</details>',
    ],
)
def test_an_abstract_right_below_a_paragraph_is_its_own(abstract: str) -> None:
    text = f'{REFERENCE[2:]}\n\n{abstract}\n\n{REFERENCE[2:]}\n'
    reading = read(text, file='x', format='markdown')
    first, second = reading.publications
    assert (plain_text(first.abstract), second.abstract) == ('We show how.', ())
    assert [(each.first_line, each.last_line) for each in reading.regions] == [(1, text.count('\n'))]


def test_what_is_folded_away_and_no_abstract_stays_where_it_is() -> None:
    text = f'{REFERENCE[2:]}\n\n<details><summary>Errata</summary>None so far.</details>\n\n{REFERENCE[2:]}\n'
    reading = read(text, file='x', format='markdown')
    assert [each.abstract for each in reading.publications] == [(), ()]
    assert len(reading.regions) == 2


@pytest.mark.parametrize(
    ('line', 'name', 'value'),
    [
        ('Keywords: a, b; c', 'keywords', ('a', 'b', 'c')),
        ('Keywords: "a, b"; "say ""c"""', 'keywords', ('a, b', 'say "c"')),
        ('Keywords: ""', 'keywords', ()),
        ('Type: report', 'type', 'report'),
        ('Type: ""', 'type', ''),
        ('Key: mine-2', 'key', 'mine-2'),
        ('Selected: yes', 'selected', True),
        ('Language: de', 'language', 'de'),
        ('Publisher: Ink, Paper & Co.', 'publisher', 'Ink, Paper & Co.'),
        ('Edition: 2nd', 'edition', '2nd'),
        ('Report number: TR-7', 'number', 'TR-7'),
        ('Topics: "Theory"; "Bounds"', 'topics', ('Theory', 'Bounds')),
        ('Volume: ""', 'volume', ''),
        ('Date: 2021-05', 'issued', PartialDate(2021, 5)),
        ('Date: "1999b/2001"', 'issued', PartialDate(1999, suffix='b', end_year=2001)),
        ('Date: "2021-05 (May 3–5)"', 'issued', PartialDate(2021, 5, printed='May 3–5')),
        ('Date: ""', 'issued', None),
        ('Venue: ""', 'venue', None),
        ('ISBN: 978-3-16-148410-0', 'identifiers', (Identifier('isbn', '978-3-16-148410-0'),)),
        ('Identifier (hdl): 20.5/1', 'identifiers', (Identifier('hdl', '20.5/1'),)),
        ('Link (pdf): [Paper](p.pdf)', 'links', (Link('pdf', 'Paper', 'p.pdf'),)),
        ('Link (pdf): <https://a.example/p_q>', 'links', (Link('pdf', '', 'https://a.example/p_q'),)),
        ('Link (pdf): a/p.pdf', 'links', (Link('pdf', '', 'a/p.pdf'),)),
        ('Link (pdf): [Paper](javascript:alert)', 'links', ()),
        ('Field (isan): 0 1', 'extra', (('isan', '0 1'),)),
    ],
)
def test_a_value_below_a_reference_is_the_field_as_it_stands(line: str, name: str, value: object) -> None:
    publication = below(line)
    assert getattr(publication, name) == value
    assert name == 'contributors' or len(publication.contributors) == 2
    assert name == 'rest' or not publication.rest


@pytest.mark.parametrize(
    ('text', 'roles', 'person', 'told'),
    [
        ('Lin, J.', '', Person('Lin', 'J.'), ()),
        ('Lin, J., Jr.', '', Person('Lin', 'J.', suffix='Jr.'), ()),
        ('The Team', 'equal, self', Person(literal='The Team'), ('equal', 'self')),
        ('family=Goot, given=Rob, particle=van der', '', Person('Goot', 'Rob', 'van der'), ()),
        ('literal=A,, B, orcid=0000-0000', '', Person(literal='A, B', orcid='0000-0000'), ()),
        ('family=x,,, given=,,y', '', Person('x,', ',y'), ()),
        ('family=Lin, role=first (of two), role=self', '', Person('Lin'), ('first (of two)', 'self')),
    ],
)
def test_a_person_in_quotation_marks_is_taken_part_by_part(
    text: str, roles: str, person: Person, told: tuple[str, ...]
) -> None:
    assert as_contributor(text, 'author', roles) == Contributor(person=person, roles=told)


def test_roles_are_given_to_those_who_are_named_above() -> None:
    publication = below('Roles: "Sato, K." (equal, corresponding); "Nobody, N." (equal)')
    assert [each.roles for each in publication.contributors] == [(), ('equal', 'corresponding')]
    assert not publication.rest


def test_editors_are_read_as_names_where_they_stand_in_no_quotation_marks() -> None:
    publication = below('Editors: Vo, B., & van der Berg, K.')
    editors = [each.person for each in publication.contributors if each.kind == 'editor']
    assert editors == [Person('Vo', 'B.'), Person('Berg', 'K.', 'van der')]


def test_a_wrapped_line_goes_on_with_its_value_and_a_link_below_does_not() -> None:
    publication = only(f'{REFERENCE}\n  Abstract: One\n  and two.\\\n  [slides](s.pdf)')
    assert plain_text(publication.abstract) == 'One and two.'
    assert publication.links == (Link('slides', 'slides', 's.pdf'),)


def test_what_is_nested_beside_labelled_values_belongs_to_the_entry() -> None:
    publication = below('Abstract: We show.', '[slides](s.pdf)', 'Type: report')
    assert (publication.type, plain_text(publication.abstract)) == ('report', 'We show.')
    assert publication.links == (Link('slides', 'slides', 's.pdf'),)


def test_an_entry_may_be_nothing_but_labelled_values() -> None:
    publication = only('- Title: "1. A title. With 2 sentences."\n  - Authors: "Vo, B."; et al.\n  - Date: 2021-05-02')
    assert publication.title_text == '1. A title. With 2 sentences.'
    assert publication.issued == PartialDate(2021, 5, 2)
    assert publication.truncated and publication.contributors == (Contributor(person=Person('Vo', 'B.')),)
    assert publication.key == 'vo20211' and not publication.rest


def test_an_entry_as_it_is_written_is_not_read() -> None:
    reading = read('- As written: Vo, **2020**,<br>see [here](h)\n', file='x', format='markdown')
    (publication,) = reading.publications
    assert publication.verbatim and not reading.problems
    assert plain_text(publication.as_written) == 'Vo, 2020,\nsee here'


def test_the_syntax_is_the_same_in_restructuredtext() -> None:
    text = '- Quist, R., & Sato, K. (2020). *Bounds for adaptive networks.* **KDD**, 1–9.\n\n  - Abstract: We *show*.\n'
    (publication,) = read(text, file='x', format='restructuredtext').publications
    assert plain_text(publication.abstract) == 'We show.'


def test_labels_of_a_page_that_is_no_list_of_publications_make_none() -> None:
    text = '- Type: report\n  - Note: done\n- Keywords: one, two\n- Research\n  - Abstract: see above\n'
    assert read(text, file='x', format='markdown').publications == ()


@pytest.mark.timed
@pytest.mark.parametrize(
    ('label', 'pattern'),
    [
        ('Authors', '"'),
        ('Authors', '""; '),
        ('Authors', '"a" ('),
        ('Authors', ',,='),
        ('Editors', 'Lin, J.; '),
        ('Editors', '; , '),
        ('Keywords', '"a'),
        ('Note', ' '),
        ('Note', ' \n  '),
        ('Date', '1'),
        ('Abstract', '&#8203;'),
        ('Abstract', '<br>'),
        ('Rest', 'et al '),
    ],
)
def test_time_grows_with_the_length_of_a_value(label: str, pattern: str) -> None:
    def make(length: int) -> str:
        value = (pattern * length)[:length]
        return f'{REFERENCE}\n  - {label}: "{value} x al.\n  - {label}: {value} x al.\n'

    assert grows_evenly(lambda text: read(text, file='x', format='markdown'), make, 2_500)


@pytest.mark.timed
def test_time_grows_with_the_number_of_labelled_lines() -> None:
    def make(count: int) -> str:
        return REFERENCE + '\n' + '  - Note: **a**\n  - b\n' * count

    assert grows_evenly(lambda text: read(text, file='x', format='markdown'), make, 100)
