"""The style ``apa``, case by case."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format import format_apa, format_as_written, style_named, style_names
from sphinxcontrib_pubs.model import (
    Identifier,
    Link,
    PartialDate,
    Publication,
    SourceSpan,
    Span,
    Venue,
    plain_text,
    spans,
)
from tests.format.csl.works import authors

PLACE = SourceSpan(file='list.md', line=1)


def publication(**fields: object) -> Publication:
    defaults: dict[str, object] = {
        'key': 'a',
        'source': PLACE,
        'title': ('On Lists',),
        'issued': PartialDate(year=2021),
    }
    return Publication(**{**defaults, **fields})  # type: ignore[arg-type]


CASES = {
    'one author': ({'contributors': authors('Ito, M.')}, 'Ito, M. (2021). On Lists.'),
    'two authors': ({'contributors': authors('Ito, M.', 'Roe, J.')}, 'Ito, M., & Roe, J. (2021). On Lists.'),
    'a team is closed by a full stop': ({'contributors': authors('The Ark Team')}, 'The Ark Team. (2021). On Lists.'),
    'a list that ends in et al.': (
        {'contributors': authors('Ito, M.', 'Roe, J.'), 'truncated': True},
        'Ito, M., Roe, J., et al. (2021). On Lists.',
    ),
    'given names in full stand as they are spoken': (
        {'contributors': authors('Ito, Mari', 'Roe, J.', 'The Ark Team')},
        'Mari Ito, J. Roe, & The Ark Team. (2021). On Lists.',
    ),
    'initials in any spelling stay behind': (
        {'contributors': authors('Ito, M.-K.', 'Roe, JA', 'Dang, K.E.')},
        'Ito, M.-K., Roe, JA, & Dang, K.E. (2021). On Lists.',
    ),
    'an East Asian name needs no space': ({'contributors': authors('张, 伟')}, '张伟. (2021). On Lists.'),
    'editors in place of authors': (
        {'contributors': authors('Ito, M.', 'Roe, J.', kind='editor')},
        'Ito, M., & Roe, J. (Eds.). (2021). On Lists.',
    ),
    'editors of the container': (
        {'contributors': authors('Ito, M.') + authors('Roe, J.', kind='editor'), 'venue': Venue(name='All Lists')},
        'Ito, M. (2021). On Lists. In Roe, J. (Ed.), All Lists.',
    ),
    'the number of an article': (
        {
            'contributors': authors('Ito, M.'),
            'type': 'article-journal',
            'venue': Venue(name='Lists'),
            'volume': '3',
            'issue': '2',
            'number': 'e7',
            'page': '5–9',
        },
        'Ito, M. (2021). On Lists. Lists, 3(2), 5–9, e7.',
    ),
    'what libraries call it': (
        {
            'contributors': authors('Ito, M.'),
            'identifiers': (Identifier('doi', '10.1/2'), Identifier('pmid', '123'), Identifier('doi', '10.1/3')),
        },
        'Ito, M. (2021). On Lists. https://doi.org/10.1/2 PMID: 123. DOI: 10.1/3.',
    ),
    'nobody is named': ({}, 'On Lists. (2021).'),
    'no date': ({'contributors': authors('Ito, M.'), 'issued': None}, 'Ito, M. On Lists.'),
    'no date but a status': (
        {'contributors': authors('Ito, M.'), 'issued': None, 'status': 'in press'},
        'Ito, M. (in press). On Lists.',
    ),
    'a date and a status': (
        {'contributors': authors('Ito, M.'), 'venue': Venue(name='J. Lists'), 'status': 'in press'},
        'Ito, M. (2021). On Lists. J. Lists, in press.',
    ),
    'a full date': (
        {'contributors': authors('Ito, M.'), 'issued': PartialDate(year=2021, month=5, day=3)},
        'Ito, M. (2021, May 3). On Lists.',
    ),
    'a year with a letter': (
        {'contributors': authors('Ito, M.'), 'issued': PartialDate(year=2021, suffix='b')},
        'Ito, M. (2021b). On Lists.',
    ),
    'no title': ({'contributors': authors('Ito, M.'), 'title': (), 'venue': Venue(name='KDD')}, 'Ito, M. (2021). KDD.'),
    'nothing but a title': ({'issued': None}, 'On Lists.'),
    'a question keeps its mark alone': ({'title': ('Why Lists?',), 'issued': None}, 'Why Lists?'),
    'a question in quotes': ({'title': (Span('quoted', ('Why Lists?',)),), 'issued': None}, '“Why Lists?”'),
    'a remark after a question is closed': ({'title': ('Why? (Provably)',), 'issued': None}, 'Why? (Provably).'),
    'numbers of a journal': (
        {'venue': Venue(name='J. Lists'), 'volume': '12', 'issue': '3', 'page': '1–9'},
        'On Lists. (2021). J. Lists, 12(3), 1–9.',
    ),
    'an issue without a volume': (
        {'venue': Venue(name='J. Lists'), 'issue': '3'},
        'On Lists. (2021). J. Lists, (3).',
    ),
    'a book': ({'publisher': 'Ark', 'publisher_place': 'Oslo'}, 'On Lists. (2021). Oslo: Ark.'),
    'a preprint at arXiv': (
        {'venue': Venue(name='arXiv'), 'identifiers': (Identifier(scheme='arxiv', value='2212.04408'),)},
        'On Lists. (2021). arXiv, abs/2212.04408.',
    ),
    'a paper that is at arXiv as well': (
        {'venue': Venue(name='KDD'), 'identifiers': (Identifier(scheme='arxiv', value='2212.04408'),)},
        'On Lists. (2021). KDD, arXiv:2212.04408.',
    ),
    'a DOI is its address': (
        {'venue': Venue(name='KDD'), 'identifiers': (Identifier(scheme='doi', value='10.1/x'),)},
        'On Lists. (2021). KDD. https://doi.org/10.1/x',
    ),
    'a linked title is the link': (
        {'links': (Link(kind='url', label='“On Lists,”', url='https://a.example'),)},
        'On Lists. (2021).',
    ),
    'what belongs to no field': ({'rest': ('Best paper!',)}, 'On Lists. (2021). Best paper!'),
    'links that the line has not': (
        {
            'identifiers': (Identifier(scheme='doi', value='10.1/x'),),
            'links': (
                Link(kind='doi', label='DOI', url='https://doi.org/10.1/x'),
                Link(kind='pdf', label='PDF', url='a.pdf'),
            ),
        },
        'On Lists. (2021). https://doi.org/10.1/x [PDF]',
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_a_publication_is_set_as_one_line(case: str) -> None:
    fields, line = CASES[case]
    assert plain_text(format_apa(publication(**fields))) == line


def test_each_part_says_what_it_is() -> None:
    markup = format_apa(
        publication(
            contributors=authors('Ito, M.', roles=('first', 'self')),
            venue=Venue(name='KDD', highlighted=True),
            identifiers=(Identifier(scheme='doi', value='10.1/x'),),
            rest=('Best paper!',),
        )
    )
    found = {span.classes: (span.kind, plain_text(span.content)) for span in spans(markup)}
    assert found == {
        ('pubs-author', 'pubs-author--first', 'pubs-author--self'): ('span', 'Ito, M.'),
        ('pubs-year',): ('span', '2021'),
        ('pubs-title',): ('emphasis', 'On Lists'),
        ('pubs-venue', 'pubs-venue--highlighted'): ('strong', 'KDD'),
        ('pubs-link',): ('link', 'https://doi.org/10.1/x'),
        ('pubs-rest',): ('span', 'Best paper!'),
    }


def test_an_entry_that_could_not_be_read_is_shown_as_written() -> None:
    entry = publication(verbatim=True, raw='- *Ito', as_written=('*Ito',))
    assert format_apa(entry) == ('*Ito',)
    assert format_apa(publication(verbatim=True, raw='*Ito')) == ('*Ito',)


def test_as_written_keeps_the_words_and_the_markup() -> None:
    markup = ('Ito: ', Span('strong', ('On Lists',)), ', 2021')
    assert format_as_written(publication(as_written=markup)) == markup


def test_both_styles_are_registered() -> None:
    assert {'apa', 'as-written'} <= set(style_names())
    assert (style_named('apa'), style_named('as-written')) == (format_apa, format_as_written)


def test_a_linked_title_keeps_its_link() -> None:
    markup = format_apa(publication(links=(Link(kind='url', label='On Lists.', url='https://a.example'),)))
    found = [(span.target, span.attributes) for span in spans(markup) if span.kind == 'link']
    assert found == [('https://a.example', (('data-kind', 'url'),))]


@pytest.mark.parametrize(
    ('venue', 'expected'),
    [
        (Venue('KDD'), [('span', 'KDD', ('pubs-venue',))]),
        (Venue('KDD', highlighted=True), [('strong', 'KDD', ('pubs-venue', 'pubs-venue--highlighted'))]),
        # Without colours there is no badge, and a name that says its abbreviation says it once.
        (
            Venue('Conference on Knowledge Discovery', abbreviation='KDD'),
            [('span', 'Conference on Knowledge Discovery', ('pubs-venue',))],
        ),
        (
            Venue('Conference on Knowledge Discovery', highlighted=True, abbreviation='KDD'),
            [
                ('strong', 'Conference on Knowledge Discovery', ('pubs-venue', 'pubs-venue--highlighted')),
                ('strong', 'KDD', ('pubs-venue-abbreviation',)),
            ],
        ),
        (
            Venue('Conference KDD', highlighted=True, abbreviation='KDD'),
            [('strong', 'Conference KDD', ('pubs-venue', 'pubs-venue--highlighted'))],
        ),
    ],
)
def test_a_venue_stands_out_as_its_source_has_it(
    venue: Venue, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = [each for each in spans(format_apa(publication(venue=venue))) if 'venue' in ' '.join(each.classes)]
    assert [(each.kind, plain_text(each.content), each.classes) for each in found] == expected


@pytest.mark.parametrize(
    ('fields', 'line'),
    [
        ({'extra': (('award', '(Oral)'),)}, 'On Lists. (2021). LampConf (Oral).'),
        ({'extra': (('award', '[Oral]'), ('award', 'Best paper'))}, 'On Lists. (2021). LampConf [Oral]. Best paper.'),
        ({'note': ('(in Welsh)',)}, 'On Lists. (2021). LampConf (in Welsh).'),
        ({'rest': ('(Oral)',)}, 'On Lists. (2021). LampConf (Oral).'),
        # The full stop belongs to a word, or there is none before the words.
        ({'publisher': 'Quay Inc.', 'rest': ('(Oral)',)}, 'On Lists. (2021). LampConf, Quay Inc. (Oral)'),
        (
            {'identifiers': (Identifier('doi', '10.5555/a'),), 'note': ('(in Welsh)',)},
            'On Lists. (2021). LampConf. https://doi.org/10.5555/a (in Welsh)',
        ),
        # More than a word or two are a sentence.
        ({'note': ('(One of (two) parts)',)}, 'On Lists. (2021). LampConf. (One of (two) parts).'),
    ],
)
def test_words_in_brackets_belong_to_what_is_before_them(fields: dict[str, object], line: str) -> None:
    assert plain_text(format_apa(publication(venue=Venue('LampConf'), **fields))) == line


def test_awards_and_numbers_stand_in_their_places_once() -> None:
    awarded = publication(volume='3', extra=(('award', 'Best paper'),))
    assert plain_text(format_apa(awarded)) == 'On Lists. (2021). 3. Best paper.'
    (award,) = (each for each in spans(format_apa(awarded)) if plain_text(each.content) == 'Best paper')
    assert award.classes == ('pubs-award',)
    book = publication(volume='3', type='book', contributors=authors('Ito, M.'))
    assert plain_text(format_apa(book)) == 'Ito, M. (2021). On Lists (Vol. 3).'
