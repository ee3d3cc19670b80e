"""Over real lists: every word of an entry's source stands in the line that the style ``apa`` makes of it."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from export.strategies import publications
from hypothesis import HealthCheck, given, settings

from sphinxcontrib_pubs.export.settled import settled
from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.format.apa import MONTHS
from sphinxcontrib_pubs.model import plain_text, spans
from sphinxcontrib_pubs.sources.load import load, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_pubs.model import Publication

# Words that say what stands beside them, and carry nothing themselves.
LABELS = """
and in at et al doi org https http www arxiv abs pp vol volume no number issue page pages year author authors title
venue journal publication published publisher editor editors edited sup sub ref booktitle inproceedings organization
"""


def words(text: str) -> set[str]:
    """The words that a reader of the source sees: no addresses, no tags, no attribute lists."""
    text = unescape(
        re.sub(r'<[^>]*>|https?://\S+|\{\{.*?\}\}|\{%.*?%\}|\{[^}]*\}|\]\([^)]*\)|\]\[[^\]]*\]', ' ', unescape(text))
    )
    found = re.findall(r'[^\W\d_]{3,}', unicodedata.normalize('NFKC', text).casefold())
    return set(found).difference(LABELS.split())


def of_bibtex(raw: str) -> str:
    """The values of an entry that stands in a code block, without the names of its fields."""
    return re.sub(r'^@\w+|[\w-]+\s*=', ' ', raw) if raw.startswith('@') else raw


def test_every_word_of_a_real_list_is_shown(corpus: Path) -> None:
    lost = {}
    count = 0
    for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')]):
        for publication in load(path).publications:
            count += 1
            line = unicodedata.normalize('NFKC', plain_text(format_apa(publication))).casefold()
            # A DOI within a word's reach counts: the line has it as an address.
            missing = sorted(word for word in words(of_bibtex(publication.raw)) if word not in line)
            if missing:
                lost[f'{path.name}:{publication.source.line}'] = missing
    assert lost == {}
    assert count > 700


def shown(publication: Publication) -> str:
    """Everything that an entry shows: its line, and what is folded below it."""
    parts = (
        plain_text(format_apa(publication)),
        plain_text(publication.abstract),
        ' '.join(publication.keywords),
    )
    addresses = [span.target for span in spans(format_apa(publication)) if span.kind == 'link']
    return unicodedata.normalize('NFKC', '\n'.join([*parts, *addresses])).casefold()


def said(publication: Publication) -> Iterator[str]:
    """What a publication says in words: not what only tells machines of it, nor the headings above it."""
    if publication.verbatim:
        yield plain_text(publication.as_written)
        return
    for contributor in publication.contributors:
        person = contributor.person
        yield from (person.literal,) if person.literal else person[:5]
    yield publication.title_text
    if publication.venue is not None:
        yield publication.venue.name
    if publication.issued is not None:
        date = publication.issued
        yield f'{date.year} {date.suffix}'
        yield str(date.end_year) if date.end_year else date.printed
        if date.month and not date.end_year and not date.printed:
            yield f'{MONTHS[date.month - 1]} {date.day or ""}'
    for name in ('volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place', 'status'):
        yield getattr(publication, name)
    for scheme, value in publication.identifiers:
        if scheme in ('doi', 'arxiv', 'pmid', 'pmcid', 'isbn'):
            yield value
    for link in publication.links:
        yield from (link.label, link.url)
    for markup in (publication.abstract, publication.note, publication.rest):
        yield plain_text(markup)
    yield from publication.keywords


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(made=publications)
def test_every_word_of_any_publication_is_shown(made: list[Publication]) -> None:
    for publication in map(settled, made):
        line = shown(publication)
        for text in said(publication):
            found = re.findall(r'[^\W_]+', unicodedata.normalize('NFKC', text).casefold())
            assert [word for word in found if word not in line] == [], (text, publication)


def test_a_word_that_is_not_shown_is_seen() -> None:
    (publication,) = read(
        '- Vo, B. (2020). _Bounds for nets._ **KDD**, 1–9. Oral.', file='x', format='markdown'
    ).publications
    assert 'oral' in shown(publication) and 'oral' not in shown(publication._replace(rest=()))
