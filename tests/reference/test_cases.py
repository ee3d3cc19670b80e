"""References in many styles: a page, and beside it what a person reads in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.model import Severity, plain_text
from sphinxcontrib_pubs.sources import entries as page_entries
from sphinxcontrib_pubs.sources.load import load, read
from sphinxcontrib_pubs.sources.reference import structure, titles
from tests.benchmarks.seed_style import make_list

if TYPE_CHECKING:
    from types import ModuleType

    from sphinxcontrib_pubs.model import Publication

CASES = Path(__file__).parent / 'cases'
PAGES = sorted(path for path in CASES.iterdir() if path.suffix in ('.md', '.rst'))


def _names(publication: Publication, kind: str) -> list[str]:
    return [
        person.literal or ' | '.join(filter(None, (person.particle, person.family, person.given)))
        for person in (each.person for each in publication.contributors if each.kind == kind)
    ]


def outcome(path: Path) -> dict[str, object]:
    """The fields of a page's entries, empty ones left out, with its regions and problems."""
    reading = load(path, name=path.name)
    entries = []
    for publication in reading.publications:
        fields = {
            'key': publication.key,
            'line': publication.source.line,
            'type': publication.type,
            'authors': _names(publication, 'author'),
            'editors': _names(publication, 'editor'),
            'translators': _names(publication, 'translator'),
            'roles': [list(each.roles) for each in publication.contributors if each.roles],
            'truncated': publication.truncated,
            'year': publication.year,
            'date': str(publication.issued) if publication.issued and publication.issued.month else '',
            'title': publication.title_text,
            'venue': publication.venue.name if publication.venue else '',
            'volume': publication.volume,
            'issue': publication.issue,
            'page': publication.page,
            'number': publication.number,
            'edition': publication.edition,
            'publisher': publication.publisher,
            'place': publication.publisher_place,
            'status': publication.status,
            'identifiers': [f'{each.scheme}:{each.value}' for each in publication.identifiers],
            'links': [f'{each.kind} {each.label} {each.url}' for each in publication.links],
            'rest': plain_text(publication.rest),
        }
        entries.append({name: value for name, value in fields.items() if value})
    return {
        'entries': entries,
        'regions': [[region.first_line, region.last_line] for region in reading.regions],
        'problems': [str(each) for each in reading.problems if each.severity is not Severity.NOTE],
    }


@pytest.mark.parametrize('page', PAGES, ids=lambda path: path.name)
def test_a_page_reads_as_a_person_reads_it(page: Path) -> None:
    expected = json.loads(page.with_suffix('.json').read_text(encoding='utf8'))
    assert outcome(page) == expected


@pytest.mark.parametrize(
    ('module', 'shortcut', 'answer'),
    [
        (titles, '_is_decided', False),
        (structure, '_regular_row', None),
        (structure, 'read_plain_form', None),
        (page_entries, 'read_plain_form', None),
    ],
)
def test_a_shortcut_gives_what_the_long_way_gives(
    module: ModuleType, shortcut: str, answer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [(page.read_text(encoding='utf8'), page.suffix) for page in PAGES] + [(make_list(300), '.md')]
    read_all = [_read(text, suffix) for text, suffix in texts]
    monkeypatch.setattr(module, shortcut, lambda *_: answer)
    for (text, suffix), before in zip(texts, read_all, strict=True):
        assert _read(text, suffix) == before


def _read(text: str, suffix: str) -> tuple[Publication, ...]:
    format = 'restructuredtext' if suffix == '.rst' else 'markdown'
    return read(text, file='page', format=format, notes=False).publications
