"""What a reader makes of a file, as plain values that can stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_pubs.model import Markup

#: Fields that are told as they stand.
PLAIN = (
    'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place', 'status', 'language', 'verbatim',
    'truncated', 'selected',
)  # fmt: skip


def tagged(markup: Markup) -> str:
    """Markup with its spans as tags, so that an outcome shows them: ``<emphasis>so</emphasis>``."""
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
            'topics': list(each.topics),
            'as_written': tagged(each.as_written),
            'rest': plain_text(each.rest),
            'extra': [f'{name} = {value}' for name, value in each.extra],
        }
        entries.append({name: value for name, value in fields.items() if value})
    return {
        'front_matter': dict(reading.front_matter),
        'entries': entries,
        'problems': [str(problem) for problem in reading.problems],
    }
