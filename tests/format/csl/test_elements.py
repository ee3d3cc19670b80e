"""What the elements of a style say of a work, by the specification of CSL 1.0.2."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.model import PartialDate, Publication, Span, plain_text, spans
from tests.format.csl.works import LAMPS, authors, style


def said(
    layout: str, entry: Publication = LAMPS, before: str = '', attributes: str = '', language: str = 'en-US'
) -> str:
    return plain_text(style(layout, before, attributes, language)(entry))


CHOICE = '<choose><if variable="DOI"><text value="a"/><text value="b"/></if></choose>'
MACRO = '<macro name="place"><text term="in" suffix=": "/><text variable="publisher"/></macro>'


@pytest.mark.parametrize(
    ('layout', 'wanted'),
    [
        ('<text variable="container-title"/>', 'Journal of Lamps'),
        ('<text variable="container-title" form="short"/>', 'J. Lamps'),
        ('<text variable="title" form="short"/>', 'Lamps of the harbour'),
        ('<text variable="page"/>', '101–109'),
        ('<text variable="page-first"/>', '101'),
        ('<text variable="DOI" prefix="doi:"/>', 'doi:10.5555/lamps'),
        ('<text variable="citation-number" prefix="[" suffix="]"/>x<text value="x"/>', 'x'),
        ('<text variable="publisher" prefix="(" suffix=")"/><text value="x"/>', 'x'),
        ('<text term="page" form="short" plural="true"/>', 'pp.'),
        ('<text term="et-al" strip-periods="true"/>', 'et al'),
        ('<text term="no-such-term" prefix="("/><text value="x"/>', 'x'),
        ('<number variable="volume" form="ordinal"/>', '4th'),
        ('<number variable="edition" form="ordinal"/><text value="x"/>', 'x'),
        ('<label variable="page" form="short" suffix=" "/><text variable="page"/>', 'pp. 101–109'),
        ('<label variable="volume" form="short"/>', 'vol.'),
        ('<label variable="edition"/><text value="x"/>', 'x'),
        ('<label variable="volume" plural="always"/>', 'volumes'),
        ('<label variable="page" plural="never"/>', 'page'),
    ],
)
def test_a_value_and_a_word_are_set_with_what_stands_around_them(layout: str, wanted: str) -> None:
    assert said(layout.replace('/>x<', '/><')) == wanted


@pytest.mark.parametrize(
    ('layout', 'wanted'),
    [
        (
            '<group delimiter=", "><text variable="volume"/><text variable="note"/><text variable="issue"/></group>',
            '4, 2',
        ),
        ('<group prefix="("><text term="in" suffix=" "/><text variable="publisher"/></group><text value="x"/>', 'x'),
        ('<group><text term="in" suffix=" "/><text value="print"/></group>', 'in print'),
        ('<group delimiter=" "><text variable="publisher"/><group><text value="inner"/></group></group>', 'inner'),
        ('<text macro="place" prefix="("/><text value="x"/>', 'x'),
        (f'<group delimiter="; ">{CHOICE}<text value="c"/></group>', 'a; b; c'),
    ],
)
def test_groups_are_left_out_with_their_words_where_all_they_ask_for_is_empty(layout: str, wanted: str) -> None:
    assert said(layout, before=MACRO) == wanted


@pytest.mark.parametrize(
    ('condition', 'holds'),
    [
        ('type="article-journal"', True),
        ('type="book article-journal" match="any"', True),
        ('type="book article-journal"', True),
        ('type="book" match="none"', True),
        ('variable="DOI volume"', True),
        ('variable="DOI publisher"', False),
        ('variable="DOI publisher" match="any"', True),
        ('variable="publisher edition" match="none"', True),
        ('variable="page-first"', True),
        ('variable="author"', True),
        ('variable="editor"', False),
        ('is-numeric="volume"', True),
        ('is-numeric="title"', False),
        ('is-numeric="edition volume" match="any"', True),
        ('type="article-journal" variable="publisher"', False),
        ('type="article-journal" variable="publisher" match="any"', True),
        ('position="first"', False),
        ('locator="page" match="none"', True),
        ('is-uncertain-date="issued"', False),
        ('disambiguate="true"', False),
    ],
)
def test_a_condition_holds_by_its_type_its_variables_and_its_match(condition: str, holds: bool) -> None:
    layout = f'<choose><if {condition}><text value="yes"/></if><else><text value="no"/></else></choose>'
    assert said(layout) == ('yes' if holds else 'no')


DAY, MONTH, YEAR = (LAMPS, LAMPS._replace(issued=PartialDate(2021, 3)), LAMPS._replace(issued=PartialDate(2021)))


@pytest.mark.parametrize(
    ('date', 'entry', 'language', 'wanted'),
    [
        ('form="text"', DAY, 'en-US', 'March 9, 2021'),
        ('form="text"', MONTH, 'en-US', 'March 2021'),
        ('form="text"', YEAR, 'en-US', '2021'),
        ('form="text" date-parts="year"', DAY, 'en-US', '2021'),
        ('form="text" date-parts="year-month"', DAY, 'de-DE', 'März 2021'),
        ('form="numeric"', DAY, 'en-US', '03/09/2021'),
        ('form="text"', DAY, 'de-DE', '9. März 2021'),
        ('form="text"', LAMPS._replace(issued=PartialDate(2021, 3, 1)), 'fr-FR', '1 mars 2021'),
        ('form="text"', LAMPS._replace(issued=PartialDate(2019, end_year=2021)), 'en-US', '2019–2021'),
        ('form="text" prefix="(" suffix=")"', LAMPS._replace(issued=PartialDate(2019, suffix='a')), 'en-US', '(2019a)'),
        ('form="text"', LAMPS._replace(issued=PartialDate(2019, end_year=2021, suffix='a')), 'en-US', '2019–2021a'),
        ('form="text"', LAMPS._replace(issued=PartialDate(-44)), 'en-US', '44 BC'),
    ],
)
def test_a_date_is_set_as_its_language_sets_it(date: str, entry: Publication, language: str, wanted: str) -> None:
    assert said(f'<date variable="issued" {date}/>', entry, language=language) == wanted


def test_a_date_that_is_not_known_is_left_out() -> None:
    assert said('<date variable="issued" form="text"/><text value="x"/>', LAMPS._replace(issued=None)) == 'x'


def test_a_style_sets_the_parts_of_a_date_by_itself() -> None:
    parts = (
        '<date-part name="month" form="short" strip-periods="true" suffix=" "/>'
        '<date-part name="day" form="numeric-leading-zeros" suffix=", "/><date-part name="year" form="short"/>'
    )
    assert said(f'<date variable="issued">{parts}</date>') == 'Mar 09, 21'
    assert said(f'<date variable="issued" delimiter="/">{parts}</date>', YEAR) == '21'
    ordinal = (
        '<date variable="issued" delimiter=" "><date-part name="day" form="ordinal"/><date-part name="month"/></date>'
    )
    assert said(ordinal) == '9th March'


def test_a_stretch_of_time_shows_twice_what_differs() -> None:
    held = LAMPS._replace(extra=(('event-date', '2021-03-09/2021-03-12'),))
    assert said('<date variable="event-date" form="text"/>', held) == 'March 9–12, 2021'
    longer = LAMPS._replace(extra=(('event-date', '2021-03-30/2021-04-02'),))
    assert said('<date variable="event-date" form="text"/>', longer) == 'March 30–April 2, 2021'
    assert said('<date variable="event-date" form="text" date-parts="year"/>', longer) == '2021'
    unread = LAMPS._replace(extra=(('event-date', 'spring'),))
    assert said('<date variable="event-date" form="text"/>', unread) == 'spring'


def test_the_letter_of_a_year_stands_where_the_style_has_it_and_once() -> None:
    entry = LAMPS._replace(issued=PartialDate(2021, suffix='b'))
    year = '<date variable="issued" form="text" date-parts="year"/>'
    assert said(f'{year} <text value=", "/>{year}', entry) == '2021b, 2021'
    assert said(f'<text variable="year-suffix" prefix="-"/><text value=" "/>{year}', entry) == '-b 2021'
    no_date = '<group><text term="no date" form="short"/><text variable="year-suffix" prefix="-"/></group>'
    assert said(no_date, LAMPS._replace(issued=None)) == 'n.d.'


def test_the_words_of_a_style_come_before_those_of_its_language() -> None:
    own = (
        '<locale><terms><term name="in">IN</term><term name="edition" form="short">EDN</term></terms></locale>'
        '<locale xml:lang="de"><terms><term name="in">IM</term></terms></locale>'
    )
    layout = '<group delimiter=" "><text term="in"/><text term="edition" form="short"/><text term="by"/></group>'
    assert said(layout, before=own) == 'IN EDN by'
    assert said(layout, before=own, language='de-DE') == 'IM EDN von'


def test_a_term_without_the_form_has_the_nearest_one() -> None:
    assert said('<text term="editor" form="symbol"/>') == 'ed.'
    assert said('<text term="chair" form="verb-short"/>') == said('<text term="chair" form="verb"/>')


def test_words_of_a_style_have_capitals_in_every_language() -> None:
    layout = '<text term="edition" form="short" text-case="title"/><text variable="volume" prefix=" "/>'
    assert said(layout, language='fr-FR') == 'Éd. 4'


def test_blocks_of_a_style_stand_apart_in_the_line() -> None:
    layout = '<text variable="volume"/><group display="block"><text variable="issue"/></group><text variable="page"/>'
    assert said(layout) == '4 2 101–109'


def test_type_is_set_upright_within_the_same_type() -> None:
    entry = LAMPS._replace(title=('On ', Span('emphasis', ('Lampyris',)), ' light'))
    line = style('<text variable="title" font-style="italic"/>')(entry)
    assert [span.kind for span in spans(line)] == ['emphasis']
    assert plain_text(line) == 'On Lampyris light'


def test_a_work_that_a_style_has_nothing_for_is_there() -> None:
    layout = '<choose><if type="book"><text variable="title" suffix="!"/></if></choose>'
    assert said(layout, LAMPS._replace(type='book')) == 'Lamps of the harbour!'
    assert said(layout).startswith('Mei Ito, Jane Roe, & Karl-Otto M. Berg. (2021, March 9). Lamps of the harbour.')


def test_a_work_without_anything_is_an_empty_line() -> None:
    bare = Publication('x', LAMPS.source)
    layout = '<names variable="author"/><text variable="title"/><date variable="issued" form="text"/>'
    assert style(layout)(bare) == ()  # as it is in any other style
    assert said('<text variable="title"/>', bare._replace(verbatim=True, raw='as it stands')) == 'as it stands'
    assert said('<names variable="author"/>', bare._replace(contributors=authors('Lamp Group'))) == 'Lamp Group'


@pytest.mark.parametrize(
    ('layout', 'wanted'),
    [
        ('<date variable="issued"><date-part name="year"/></date>', '2021b'),
        ('<date variable="issued"><date-part name="year"/></date><text variable="year-suffix" prefix="-"/>', '2021-b'),
        (
            '<text variable="year-suffix" suffix=": "/><date variable="issued" form="text" date-parts="year"/>',
            'b: 2021',
        ),
        ('<date variable="issued"><date-part name="month"/></date>', 'March'),
    ],
)
def test_the_letter_behind_a_year_stands_where_the_style_has_it_or_else_behind_the_year(
    layout: str, wanted: str
) -> None:
    assert said(layout, LAMPS._replace(issued=PartialDate(2021, 3, suffix='b'))) == wanted


@pytest.mark.parametrize(
    ('date', 'wanted'),
    [
        (PartialDate(2021, 3, 9, printed='March 9–12'), 'March 9–12, 2021'),
        (PartialDate(2021, 3, printed='March–April'), 'March–April 2021'),
        (PartialDate(2021, 3, printed='Mar.-Apr.'), 'March–April 2021'),
        (PartialDate(2021, 5, 30, printed='May 30 – June 2'), 'May 30–June 2, 2021'),
        (PartialDate(2021, 3, 9, printed='March 9'), 'March 9, 2021'),
        (PartialDate(2021, 3, 9, printed='March 9–2'), 'March 9, 2021'),
        (PartialDate(2021, 3, 9, printed='March 9–99'), 'March 9, 2021'),
        (PartialDate(2021, 5, printed='Spring–May'), 'May 2021'),
        (PartialDate(2021, 3, printed=f'March{" " * 100_000}–April'), 'March 2021'),
    ],
)
def test_a_stretch_of_days_or_months_that_a_source_prints_is_one(date: PartialDate, wanted: str) -> None:
    assert said('<date variable="issued" form="text"/>', LAMPS._replace(issued=date)) == wanted
