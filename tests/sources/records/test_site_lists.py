"""What lists of sites write into fields that have another place for it, as a site has it and as it is meant."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.export.records import to_records
from sphinxcontrib_pubs.model import Publication, SourceSpan, Span, Venue
from sphinxcontrib_pubs.sources.load import read

PLAIN = {'title': 'On lamps', 'authors': ['Rosa Quist']}


def read_entry(format: str = 'yaml', **fields: object) -> Publication:
    (publication,) = read(json.dumps([{**PLAIN, **fields}]), file='x', format=format).publications
    return publication


def told(publication: Publication) -> tuple[str, str, str, str, int]:
    venue, issued = publication.venue, publication.issued
    return (
        venue.name if venue else '',
        publication.volume,
        publication.issue,
        publication.page,
        issued.year if issued else 0,
    )


@pytest.mark.parametrize(
    ('venue', 'expected'),
    [
        ('Quay Letters, 13(4), 923–942', ('Quay Letters', '13', '4', '923–942', 0)),
        ('Quay Letters, 33, 102508', ('Quay Letters', '33', '', '102508', 0)),
        ('Quay Letters, 534(7605)', ('Quay Letters', '534', '7605', '', 0)),
        ('Quay Letters, vol. 22, 65–75', ('Quay Letters', '22', '', '65–75', 0)),
        ('Quay Letters 2021, Vol. 11, Page 7725', ('Quay Letters', '11', '', '7725', 2021)),
        ('灯台学会論文誌 Vol.24 No.4, pp.377-386', ('灯台学会論文誌', '24', '4', '377–386', 0)),
        ('Proceedings of LAMP 2025, pp. 19–27', ('Proceedings of LAMP 2025', '', '', '19–27', 0)),
        ('Lamps and Oil (LAMPO), PLR 275, pp. 894–919', ('Lamps and Oil (LAMPO), PLR 275', '', '', '894–919', 0)),
        ('LAMP | 2023', ('LAMP', '', '', '', 2023)),
        ('Quay Letters (2019)', ('Quay Letters', '', '', '', 2019)),
        ('LAMP 2023', ('LAMP 2023', '', '', '', 2023)),
        ('Quay Letters', ('Quay Letters', '', '', '', 0)),
        ('2nd Workshop on Lamps 7', ('2nd Workshop on Lamps 7', '', '', '', 0)),
    ],
)
def test_numbers_and_years_in_the_field_of_a_venue_are_no_part_of_its_name(
    venue: str, expected: tuple[str, str, str, str, int]
) -> None:
    assert told(read_entry(venue=venue)) == expected
    assert told(read_entry('csl-json', venue=venue)) == expected


def test_a_venue_whose_numbers_are_others_than_those_of_the_entry_stays_as_it_is_written() -> None:
    entry = read_entry(venue='Quay Letters, 13(4), 923–942', volume='12')
    assert told(entry)[:2] == ('Quay Letters, 13(4), 923–942', '12')
    assert told(read_entry(venue='Quay Letters, 13(4), 923–942', volume='13'))[:2] == ('Quay Letters', '13')
    assert told(read_entry(venue='Lamps (1912)', year=2020)) == ('Lamps (1912)', '', '', '', 2020)


@pytest.mark.parametrize('venue', ['Submitted', 'Under review', 'In preparation'])
def test_how_far_a_work_is_is_no_venue(venue: str) -> None:
    entry = read_entry(venue=venue)
    assert (entry.venue, entry.status) == (None, venue)


@pytest.mark.parametrize(
    ('fields', 'expected'),
    [
        ({'volume': '17(5):e1008999'}, ('17', '5', 'e1008999')),
        ({'volume': '13:803441'}, ('13', '', '803441')),
        ({'volume': '2021;10:e64412'}, ('10', '', 'e64412')),
        ({'volume': '120 - No. 10'}, ('120', '10', '')),
        ({'volume': 117, 'issue': '(2)'}, ('117', '2', '')),
        ({'volume': 7, 'issue': ':996'}, ('7', '', '996')),
        ({'volumeissue': '8 (46), eabq7056'}, ('8', '46', 'eabq7056')),
        ({'volumeissue': '118(16)e2015188118'}, ('118', '16', 'e2015188118')),
        ({'volumeissue': 4}, ('4', '', '')),
        ({'details': '72(9), 2732–2741'}, ('72', '9', '2732–2741')),
        ({'publication_detail': 'vol. 21 (4) p. 894–910'}, ('21', '4', '894–910')),
        ({'publication_detail': 'vol. 33 nº 1 p. 1-27'}, ('33', '1', '1–27')),
        ({'pages': '418--434'}, ('', '', '418–434')),
        ({'journal': 'Quay Letters', 'volume': 10, 'number': 2}, ('10', '2', '')),
    ],
)
def test_several_numbers_in_one_field_are_divided(fields: dict[str, object], expected: tuple[str, str, str]) -> None:
    entry = read_entry(**fields)
    assert (entry.volume, entry.issue, entry.page) == expected
    assert not entry.extra and not entry.note


@pytest.mark.parametrize('text', ['Oct 9;e56429', 'Quay Letters 14, 1-17', '2023.04.07.536060'])
def test_a_volume_that_is_more_than_numbers_stays_as_it_is_written(text: str) -> None:
    assert read_entry(volume=text).volume == text


def test_a_number_with_a_comma_is_one() -> None:
    assert read_entry(number='13,676').number == '13,676'


def test_details_that_are_words_are_a_note() -> None:
    assert read_entry(details='pp. 81–101, Lamp Press').note == ('pp. 81–101, Lamp Press',)
    both = read_entry(details='7(9), 27–41', note='Oral')
    assert (both.note, both.volume, both.issue, both.page) == (('Oral',), '7', '9', '27–41')


def test_a_longer_name_of_a_field_is_the_field_where_none_has_its_name() -> None:
    entry = read_entry(publication_conference='LAMP, Quay', publication_year=2019)
    assert told(entry) == ('LAMP, Quay', '', '', '', 2019)
    entry = read_entry(paper_title='Another', Title='A third')
    assert entry.title_text == 'On lamps'
    assert set(entry.extra) == {('paper_title', 'Another'), ('Title', 'A third')}


def test_a_list_of_links_may_have_any_name() -> None:
    pills = [{'title': 'Code', 'link': 'https://code.example/lamps'}, {'title': 'Talk', 'link': '/talks/lamps.html'}]
    entry = read_entry(pills=pills, links=[{'label': 'PDF', 'url': 'lamps.pdf'}])
    assert {(each.kind, each.url) for each in entry.links} == {
        ('code', 'https://code.example/lamps'),
        ('video', '/talks/lamps.html'),
        ('pdf', 'lamps.pdf'),
    }
    assert not entry.extra
    assert read_entry(prizes=[{'title': 'Best paper', 'link': 'of the day'}]).extra[0][0] == 'prizes'


def test_what_signs_mean_stands_below_names_with_or_without_a_break() -> None:
    for between in ('<br>\n', '\n'):
        entry = read_entry(
            authors=f'Quist R#, Roe-Vann J#, Sato B<sup>\\*</sup>{between}<sup>\\#</sup> Co-first authors'
        )
        assert [(each.person.family, each.roles[:1]) for each in entry.contributors] == [
            ('Quist', ('equal',)),
            ('Roe-Vann', ('equal',)),
            ('Sato', ('marked',)),
        ]
        assert entry.extra == (('author-note', '# Co-first authors'),)


def test_a_name_that_says_that_there_are_more_is_nobody() -> None:
    entry = read_entry(authors=[{'name': 'Rosa Quist'}, {'name': 'et al.'}])
    assert (len(entry.contributors), entry.truncated) == (1, True)


def test_stars_within_words_are_signs_and_others_markup() -> None:
    assert read_entry(title='Wicks Q-B*40:02 and DR*04:03 burn').title == ('Wicks Q-B*40:02 and DR*04:03 burn',)
    assert read_entry(title='Wicks *burn* and b*ur*n').title == (
        'Wicks ', Span('emphasis', ('burn',)), ' and b', Span('emphasis', ('ur',)), 'n',
    )  # fmt: skip


def test_bibtex_stands_in_its_lines() -> None:
    bibtex = '@article{lamps,\n  title = {On lamps},\n}'
    assert read_entry(bibtex=bibtex).bibtex == bibtex


@pytest.mark.parametrize(
    'name', ['Quay Letters, 13(4), 923–942', 'LAMP | 2023', 'LAMP 2023', 'In press', 'Lamps (2019)', 'Oil, pp. 3–9']
)
def test_a_name_of_a_venue_comes_back_from_our_own_files(name: str) -> None:
    work = Publication(key='a', source=SourceSpan('x', 1), title=('On lamps',), venue=Venue(name))
    (again,) = read(json.dumps(to_records([work])), file='x', format='yaml').publications
    assert told(again) == (name, '', '', '', 0)


def test_emphasis_within_a_word_comes_back_from_our_own_files() -> None:
    title = ('a', Span('emphasis', ('b c',)), 'd')
    work = Publication(key='a', source=SourceSpan('x', 1), title=title)
    (again,) = read(json.dumps(to_records([work])), file='x', format='yaml').publications
    assert again.title == title


REFERENCE = 'Quist, R., & Sato, B. (2021). On lamps. <em>Quay Letters</em>, 10(1), e23. https://doi.org/10.5555/lamps'


@pytest.mark.parametrize('format', ['yaml', 'csl-json'])
@pytest.mark.parametrize(
    'fields', [{}, {'title': 'On lamps'}, {'title': 'On lamps', 'year': 2021, 'doi': 'https://doi.org/10.5555/lamps'}]
)
def test_a_reference_in_words_tells_what_the_entry_lacks(fields: dict[str, object], format: str) -> None:
    text = json.dumps([{'num': 3, **fields, 'citation': REFERENCE}])
    (entry,) = read(text, file='x', format=format).publications
    assert entry.title_text == 'On lamps'
    assert [each.person.family for each in entry.contributors] == ['Quist', 'Sato']
    assert told(entry) == ('Quay Letters', '10', '1', 'e23', 2021)
    assert [each.value for each in entry.identifiers] == ['10.5555/lamps']
    assert entry.extra == (('num', '3'),)


@pytest.mark.parametrize('name', ['citation', 'reference', 'ref'])
def test_a_reference_without_the_title_is_the_venue_with_its_numbers(name: str) -> None:
    entry = read_entry(**{name: 'Quay Letters 4 (1), 14–18, 2026'})
    assert told(entry) == ('Quay Letters', '4', '1', '14–18', 2026)
    assert told(read_entry(venue='Lamps', **{name: 'as a talk'}))[0] == 'Lamps'
    assert read_entry(venue='Lamps', **{name: 'as a talk'}).extra == ((name, 'as a talk'),)


def test_words_that_are_no_reference_stay() -> None:
    (entry,) = read(json.dumps([{'citation': 'see the harbour', 'year': 2020}]), file='x', format='yaml').publications
    assert ('citation', 'see the harbour') in entry.extra


def test_numbers_in_the_mapping_of_a_venue_are_those_of_the_work() -> None:
    venue = {'name': 'Quay Letters', 'volume': '23', 'number': '3', 'pages': '92--95'}
    assert told(read_entry(journal=venue)) == ('Quay Letters', '23', '3', '92–95', 0)


def test_what_sites_call_a_title() -> None:
    for title in ({'name': 'On oil'}, {'title_html': 'On oil'}, {'paper_title': 'On oil'}):
        text = json.dumps([{'authors_html': 'ROSA QUIST, BO SATOVA.', 'venue': 'Quay', **title}])
        for format in ('yaml', 'csl-json'):
            (entry,) = read(text, file='x', format=format).publications
            assert entry.title_text == 'On oil'
            assert [each.person.family for each in entry.contributors] == ['QUIST', 'SATOVA']


def test_keywords_may_be_mappings_and_the_tags_of_names_have_attributes() -> None:
    tags = [{'id': 'a1', 'name': 'wicks'}, {'id': 'a2', 'name': 'oil'}]
    entry = read_entry(tags=tags, authors="Bo Sato, <b class='me'>Rosa Quist</b>, and others")
    assert entry.keywords == ('wicks', 'oil')
    assert [(each.person.family, each.roles) for each in entry.contributors] == [('Sato', ()), ('Quist', ('self',))]


def test_the_authors_of_a_site_may_stand_beside_its_works() -> None:
    site = {'authors': {'quist': {'name': 'R. Quist'}}, 'papers': [{**PLAIN, 'year': 2020}]}
    (entry,) = read(json.dumps(site), file='x', format='yaml').publications
    assert entry.title_text == 'On lamps'


def test_what_has_a_venue_is_a_work_in_proceedings() -> None:
    assert read_entry(type='proceedings', venue='Lamp Days').type == 'paper-conference'
    assert read_entry(type='proceedings').type == 'book'
    assert read_entry(type='article', journal='Quay Letters').type == 'article-journal'
    assert read_entry(type='article', venue='Quay Letters').type == 'article'
