"""Which venue a text means, and what a site may say of venues."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.banner.badge import badge_colours
from sphinxcontrib_pubs.library.venues import KINDS, KnownVenue, VenueRegistry
from sphinxcontrib_pubs.library.venues.known import shipped_venues
from sphinxcontrib_pubs.library.venues.matching import VenueIndex
from sphinxcontrib_pubs.library.venues.reading import read_venues
from sphinxcontrib_pubs.model import SourceSpan, Venue, as_located
from tests.growing import grows_evenly

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication

LINES = (Path(__file__).parent / 'venues.txt').read_text(encoding='utf8').splitlines()
TABLE = [re.split(r' \|\s?', line, maxsplit=1) for line in LINES if not line.startswith('#')]
REGISTRY = VenueRegistry()


@pytest.mark.parametrize(('text', 'expected'), TABLE, ids=[row[0] for row in TABLE])
def test_a_venue_is_found_by_its_names_and_not_by_a_part_of_them(text: str, expected: str) -> None:
    found = REGISTRY.find(text)
    assert (found.abbreviation if found else '') == expected


@pytest.mark.parametrize('venue', shipped_venues(), ids=lambda venue: venue.abbreviation)
def test_every_name_of_a_shipped_venue_means_it(venue: KnownVenue) -> None:
    assert venue.kind in KINDS
    for name in (venue.abbreviation, venue.name, *venue.aliases):
        assert REGISTRY.find(name) is venue, name
    assert all(other in REGISTRY.venues for other in venue.prints)


def test_the_shipped_venues_are_distinct() -> None:
    assert len({venue.abbreviation for venue in shipped_venues()}) == len(shipped_venues())
    assert len({venue.name for venue in shipped_venues()}) == len(shipped_venues())


@given(st.text(alphabet=" ,:()ICMLNeurIPS’'12proc.of&workshopé学", max_size=60))
def test_no_text_raises(text: str) -> None:
    VenueRegistry().find(text)


@pytest.mark.timed
@pytest.mark.parametrize('unit', ['1', '1 ', '(', 'Nature, 1', ',a', ' - ', "'1", 'a1', 'proc. '])
def test_hostile_names_take_no_time(unit: str) -> None:
    start = time.process_time()
    for length in (290, 300, 5000):
        REGISTRY._index.find(unit * (length // len(unit)))
        REGISTRY._index.find('Nature, ' + unit * ((length - 20) // len(unit)) + '!')
    assert time.process_time() - start < 0.5


def _of_many_names(count: int) -> tuple[VenueIndex, int]:
    names = tuple(f'Annals of Harbour {number}' for number in range(count))
    index = VenueIndex([KnownVenue(abbreviation='AH', name='Annals of Harbour', kind='journal', aliases=names)])
    index.find('made before it is measured')
    return index, count


@pytest.mark.timed
@pytest.mark.parametrize(
    'named', ['Annals of Harbour {}', 'Ann. of Harb. {}', 'Ann. Harbour X{}', 'Annals of Harbour {}, Workshops']
)
def test_a_venue_of_many_names_is_found_as_quickly_as_another(named: str) -> None:
    def find_all(given: tuple[VenueIndex, int]) -> None:
        for number in range(given[1]):
            given[0].find(named.format(number))

    assert grows_evenly(find_all, _of_many_names, 300)


def test_of_many_names_that_are_alike_the_shortened_one_is_found() -> None:
    beginnings = [f'Harb{first}{second}' for first in 'bcdfghjk' for second in 'bcdfghjk']
    index = VenueIndex([KnownVenue(each, f'Annals {each}our Studies', 'journal') for each in beginnings])
    found = [index.find(f'Ann. {each}. Stud.') for each in beginnings]
    assert [venue and venue.abbreviation for venue in found] == beginnings
    assert index.find('Ann. Harb. Stud.') is None  # which of them nobody can say
    assert index.find('Ann. Harbz. Stud.') is None


def test_a_venue_that_is_called_by_a_number_is_not_meant_by_every_number() -> None:
    own = VenueRegistry([KnownVenue('2600', 'The Quarterly of 2600 Lamps')])
    assert own.find('1999') is None and own.find('12') is None
    assert own.find('The Quarterly of 2600 Lamps') is own.venues['2600']


def test_a_site_extends_and_changes_venues() -> None:
    registry = registry_of(
        {
            'KDD': {
                'name': 'Knowledge Discovery',
                'color': 'navy',
                'aliases': ['KD Days'],
                'url': 'https://example.org/',
            },
            'JHL': 'Journal of Harbour Lights',
            'CHI': '#8a3ffc',
            'Nature': {'name': 'Nature Writing'},
        }
    )
    kdd = registry.find('KD Days')
    assert kdd is not None and kdd is registry.find('SIGKDD') is registry.find('Knowledge Discovery')
    assert (kdd.name, kdd.kind, kdd.colours) == ('Knowledge Discovery', 'conference', ('#000080', '#ffffff'))
    assert registry.find('J. Harbour Lights') == KnownVenue('JHL', 'Journal of Harbour Lights')
    chi = registry.find('CHI')
    assert chi is not None and chi.colours == ('#8a3ffc', '#ffffff') and 'Human Factors' in chi.name
    assert (found := registry.find('Nature')) and found.name == 'Nature Writing'


def registry_of(data: object) -> VenueRegistry:
    venues, problems = read_venues(as_located(data, SourceSpan('conf.py', 1)), badge_colours)
    assert problems == []
    return VenueRegistry(venues)


#: What a site may write by mistake → what it is told.
MISTAKES = {
    'no mapping': ('KDD', 'expected a mapping of abbreviations to venues, found "KDD"'),
    'an unknown field': ({'KDD': {'nmae': 'A'}}, 'venue "KDD": unknown field "nmae" (did you mean name?)'),
    'a field twice': ({'KDD': {'kind': 'journal', 'type': 'conference'}}, '"type" says "kind" once more'),
    'an unknown kind': ({'KDD': {'kind': 'jurnal'}}, 'no kind of venue is called "jurnal" (did you mean journal?)'),
    'no colour': ({'KDD': {'colour': 'blu'}}, '"blu" is no colour that a badge can have'),
    'no colour in place of a name': ({'KDD': '#12'}, '"#12" is no colour that a badge can have'),
    'a colour with holes': ({'KDD': {'colour': 'rgb(0 0 0 / 50%)'}}, 'is no colour that a badge can have'),
    'a style': ({'KDD': {'colour': 'red; background: url(x)'}}, 'is no colour that a badge can have'),
    'a script': ({'KDD': {'url': 'javascript:alert(1)'}}, 'a page may not link to "javascript:alert(1)"'),
    'aliases that are none': ({'KDD': {'aliases': {'a': 'b'}}}, 'expected names as aliases, found a mapping'),
    'a name that is none': ({'KDD': {'name': {'a': 'b'}}}, 'venue "KDD": expected text as "name", found a mapping'),
    'an address that is none': ({'KDD': {'url': ['a']}}, 'venue "KDD": expected text as "url", found a list'),
    'nothing': ({'KDD': []}, 'venue "KDD": expected a name or a mapping, found a list'),
    'no abbreviation': ([{'name': 'A'}], 'a venue without an abbreviation'),
}


@pytest.mark.parametrize('case', MISTAKES)
def test_a_mistake_costs_what_is_mistaken(case: str) -> None:
    data, expected = MISTAKES[case]
    venues, problems = read_venues(as_located(data, SourceSpan('conf.py', 1)), badge_colours)
    (problem,) = problems
    assert problem.code == 'venues' and expected in f'{problem.message} ({problem.hint})'
    assert all(venue.colours is None and not venue.url for venue in venues)


@pytest.mark.parametrize(
    'colour', ['#777', '#808080', 'red', 'hsl(200 50% 50%)', 'oklch(0.6 0.2 150)', 'white', 'black']
)
def test_text_on_a_badge_can_be_read(colour: str) -> None:
    found = badge_colours(colour)
    assert found is not None

    def luminance(text: str) -> float:
        channels = [int(text[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted(map(luminance, found))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_displayed_name_stays_and_a_hand_written_entry_gets_no_abbreviation(
    work: Callable[..., Publication],
) -> None:
    long = 'Proceedings of the 39th International Conference on Machine Learning'
    told = work('a', venue=long, type='paper-conference')
    shown = REGISTRY.recognise(told).venue
    assert shown == Venue(long, False, 'International Conference on Machine Learning', 'ICML', 'conference')
    written = told._replace(as_written=(long,))
    assert (found := REGISTRY.recognise(written).venue) and found.abbreviation == ''
    assert (found := REGISTRY.recognise(written, exported=True).venue) and found.abbreviation == 'ICML'
    unknown = work('b', venue='Days of Lamps')
    assert REGISTRY.recognise(unknown) is unknown


def test_the_kind_of_a_known_venue_corrects_a_guess(work: Callable[..., Publication]) -> None:
    guessed = work('a', venue='Proc. Natl. Acad. Sci.', type='paper-conference', as_written=('x',))
    assert REGISTRY.recognise(guessed).type == 'article-journal'
    told = guessed._replace(as_written=())
    assert REGISTRY.recognise(told).type == 'paper-conference'
    assert REGISTRY.recognise(guessed._replace(type='thesis')).type == 'thesis'
