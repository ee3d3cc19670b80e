"""BibTeX files: each beside what a person reads in it, field by field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxcontrib_pubs.model import Markup, plain_text
from sphinxcontrib_pubs.sources.load import load

FILES = sorted((Path(__file__).parent / 'cases').glob('*.bib'))
#: How spans are told in the outcomes: ``<emphasis>so</emphasis>``.
PLAIN = (
    'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place', 'status', 'language', 'verbatim',
    'truncated', 'selected',
)  # fmt: skip


def tagged(markup: Markup) -> str:
    """Markup with its spans as tags, so that an outcome shows them."""
    return ''.join(
        part
        if isinstance(part, str)
        else f'<{part.kind}{" " if part.target else ""}{part.target}>{tagged(part.content)}</{part.kind}>'
        for part in markup
    )


def outcome(path: Path) -> dict[str, object]:
    """Every field of a file's publications, empty ones left out, and its problems."""
    reading = load(path, name=path.name)
    entries = []
    for each in reading.publications:
        fields: dict[str, object] = {
            'key': each.key,
            'lines': f'{each.source.line}-{each.source.end_line}',
            'type': each.type,
            'title': tagged(each.title),
            'people': [
                ' | '.join(
                    filter(
                        None,
                        (
                            f'{person.kind}:',
                            person.person.literal and f'literal {person.person.literal}',
                            person.person.particle and f'particle {person.person.particle}',
                            person.person.family,
                            person.person.given,
                            person.person.suffix and f'suffix {person.person.suffix}',
                            person.person.dropping_particle and f'dropping {person.person.dropping_particle}',
                            person.person.orcid,
                            ' '.join(person.roles) and f'[{" ".join(person.roles)}]',
                        ),
                    )
                )
                for person in each.contributors
            ],
            'issued': str(each.issued or '')
            + (each.issued.suffix if each.issued else '')
            + (f'/{each.issued.end_year}' if each.issued and each.issued.end_year else '')
            + (f' ({each.issued.printed})' if each.issued and each.issued.printed else ''),
            'venue': list(filter(None, each.venue[:1] + each.venue[3:])) if each.venue else [],
            'highlighted': bool(each.venue and each.venue.highlighted),
            **{name: getattr(each, name) for name in PLAIN},
            'identifiers': [f'{scheme} {value}' for scheme, value in each.identifiers],
            'links': [f'{link.kind} {link.url}' for link in each.links],
            'abstract': tagged(each.abstract),
            'note': tagged(each.note),
            'keywords': list(each.keywords),
            'rest': plain_text(each.rest),
            'extra': [f'{name} = {value}' for name, value in each.extra],
        }
        entries.append({name: value for name, value in fields.items() if value})
    return {
        'front_matter': dict(reading.front_matter),
        'entries': entries,
        'problems': [str(problem) for problem in reading.problems],
    }


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_a_file_reads_as_a_person_reads_it(path: Path) -> None:
    assert outcome(path) == json.loads(path.with_suffix('.json').read_text(encoding='utf8'))


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_the_source_of_an_entry_is_kept_byte_for_byte(path: Path) -> None:
    text = path.read_text(encoding='utf8')
    lines = text.split('\n')
    for publication in load(path).publications:
        assert publication.raw in text
        assert publication.raw.startswith('@')
        first, last = publication.source.line, publication.source.end_line
        assert publication.raw in '\n'.join(lines[first - 1 : last])
