"""The page on venues shows what it says."""

from __future__ import annotations

import re

import yaml

from sphinxcontrib_pubs.banner.badge import badge_colours
from sphinxcontrib_pubs.library.venues import KINDS, VenueRegistry
from sphinxcontrib_pubs.library.venues.known import shipped_venues
from sphinxcontrib_pubs.library.venues.reading import FIELDS, read_venues
from sphinxcontrib_pubs.model import SourceSpan, as_located
from sphinxcontrib_pubs.sources.load import read
from tests.docs.conftest import DOCS, blocks_of

PAGE = (DOCS / 'venues.md').read_text(encoding='utf8')
CONFIGURATION = (DOCS / 'conf.py').read_text(encoding='utf8')


def test_this_site_has_the_settings_that_the_page_shows() -> None:
    (shown,) = blocks_of(PAGE, 'python')
    assert shown in CONFIGURATION


def test_the_settings_and_the_file_have_no_mistake() -> None:
    (file,) = blocks_of(PAGE, 'yaml')
    venues, problems = read_venues(as_located(yaml.safe_load(file), SourceSpan('venues.yml', 1)), badge_colours)
    assert problems == [] and [venue.abbreviation for venue in venues] == ['CHI', 'JHL']


def test_every_field_and_every_kind_is_told() -> None:
    assert all(f'`{field}`' in PAGE for field in FIELDS)
    assert all(f'`{kind}`' in PAGE for kind in KINDS)
    assert 450 < len(shipped_venues()) < 550  # "some five hundred"


def test_the_live_example_is_the_shown_one_and_its_venues_are_known() -> None:
    (shown,) = re.findall(
        r'^````markdown\n```\{publications\}\n:format: markdown\n\n(.*?)^```\n````$', PAGE, re.DOTALL | re.MULTILINE
    )
    assert PAGE.count(shown) == 2
    namespace: dict[str, object] = {}
    exec(CONFIGURATION[CONFIGURATION.index('pubs_venues') :], namespace)
    registry = VenueRegistry(
        read_venues(as_located(namespace['pubs_venues'], SourceSpan('conf.py', 1)), badge_colours)[0]
    )
    found = [registry.recognise(each).venue for each in read(shown, file='x', format='markdown').publications]
    assert [venue.full_name for venue in found if venue] == [
        'CHI Conference on Human Factors in Computing Systems',
        'Journal of Harbour Lights',
        '',
        'Physical Review Letters',
    ]
