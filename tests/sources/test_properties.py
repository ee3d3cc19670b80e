"""What holds for every page: nothing raises, nothing is lost, and every place is one of the file."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources.strategies import damaged_lists, pages

from sphinxcontrib_pubs.model import is_safe_url, plain_text, spans
from sphinxcontrib_pubs.model.characters import cleaned
from sphinxcontrib_pubs.sources.load import load, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_pubs.model import Markup, Publication, Reading

FORMATS = pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
EXAMPLES = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
#: Words that only say what stands beside them, which the field says by its name.
_LABELS = """
in and et al with ed eds vol volume no number iss issue pp p s page pages arxiv preprint doi http https org abs url pmid
isbn year date title venue journal author authors link
"""


def lines_of(text: str) -> list[str]:
    return cleaned(text.replace('\r\n', '\n').replace('\r', '\n')).split('\n')


def words(text: str) -> Counter[str]:
    # An address is one wherever it begins.
    return Counter(re.findall(r'[^\W\d_]+|\d+', re.sub('https?://', ' ', text.lower())))


def told(publication: Publication) -> Counter[str]:
    """The words of all fields, which say together what the entry said; a word as often as it is said."""
    fields = [
        *(' '.join(contributor.person) for contributor in publication.contributors),
        publication.title_text,
        *(map(str, publication.venue or ())),
        *_date(publication),
        *(publication.volume, publication.issue, publication.page, publication.number, publication.edition),
        *(publication.publisher, publication.publisher_place, publication.status, publication.language),
        # An identifier that is printed once more, as its address, is the same one.
        *(f'{each.scheme} {each.value} {each.scheme} {each.value}' for each in publication.identifiers),
        *(f'{each.label} {each.url}' for each in publication.links),
        *(plain_text(each) for each in (publication.abstract, publication.note, publication.rest)),
        *publication.keywords,
        *(f'{name} {value}' for name, value in publication.extra),
    ]
    if publication.verbatim:
        fields.append(plain_text(publication.as_written))
    return words('\n'.join(fields))


def _date(publication: Publication) -> Iterator[str]:
    issued = publication.issued
    if issued is not None:
        yield f'{issued.year}{issued.suffix} {issued.year} {issued.end_year} {issued.printed}'


def lost(publication: Publication) -> list[str]:
    """The words of an entry that no field tells; of a word that is there twice, one that is told once.

    Where markup begins or ends within a word, its parts may be told by two fields. An identifier that stands there
    twice is one.
    """
    written = publication.as_written
    known = {*_LABELS.split(), *words(' '.join(each.value for each in publication.identifiers))}
    for text in (plain_text(written), ' '.join(_parts(written))):
        missing = [word for word in (words(text) - told(publication)).elements() if word not in known]
        if not missing:
            break
    return missing


def _parts(markup: Markup) -> Iterator[str]:
    for part in markup:
        if isinstance(part, str):
            yield part
        else:
            yield from _parts(part.content)


def check(reading: Reading, text: str, first_line: int) -> None:
    lines = lines_of(text)
    last_line = first_line + len(lines) - 1
    for problem in reading.problems:
        span = problem.span
        assert first_line <= span.line <= last_line, problem
        assert 1 <= span.column <= len(lines[span.line - first_line]) + 1, problem
        for edit in problem.edits:
            assert first_line <= edit.line <= last_line, problem
            assert 1 <= edit.column <= len(lines[edit.line - first_line]) + 1 - edit.length, problem
    for publication in reading.publications:
        source = publication.source
        assert first_line <= source.line <= source.end_line <= last_line
        assert publication.raw == '\n'.join(lines[source.line - first_line : source.end_line - first_line + 1])
        assert 1 <= source.column <= len(lines[source.line - first_line]) + 1
        assert publication.key and publication.as_written
        for markup in (
            publication.as_written,
            publication.title,
            publication.rest,
            publication.abstract,
            publication.note,
        ):
            assert all(is_safe_url(span.target) for span in spans(markup) if span.kind == 'link')
        assert all(is_safe_url(link.url) for link in publication.links)
    keys = [publication.key for publication in reading.publications]
    assert len(set(keys)) == len(keys)
    inside = [line for region in reading.regions for line in range(region.first_line, region.last_line + 1)]
    assert len(set(inside)) == len(inside)
    covered = set()
    for publication in reading.publications:
        own = set(range(publication.source.line, publication.source.end_line + 1))
        # A block that can only be replaced whole may be in no region, but never is a part of it in one.
        assert own <= set(inside) or own.isdisjoint(inside)
        covered |= own
    between = [lines[line - first_line].strip() for line in set(inside) - covered]
    assert all(not line or line[0] in '<|+=' for line in between)  # nothing, or the syntax of HTML and tables


@FORMATS
@EXAMPLES
@given(text=pages)
def test_any_page_is_read_with_true_places_and_safe_links(format: str, text: str) -> None:
    reading = read(text, file='x', format=format, first_line=7)
    check(reading, text, 7)
    assert read(text, file='x', format=format, first_line=7) == reading


@FORMATS
@EXAMPLES
@given(text=st.one_of(pages, damaged_lists, damaged_lists))
def test_every_word_of_an_entry_is_told_by_some_field(format: str, text: str) -> None:
    for publication in read(text, file='x', format=format).publications:
        assert not lost(publication), publication


def test_every_word_of_a_real_list_is_told_by_some_field(corpus: Path) -> None:
    entries = {
        f'{path.name}:{publication.source.line}': lost(publication)
        for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')])
        for publication in load(path).publications
    }
    assert {place: missing for place, missing in entries.items() if missing} == {}
    assert len(entries) > 700


def test_a_word_that_no_field_tells_is_seen() -> None:
    (publication,) = read(
        '- Quist, R. (2020). _Bounds, bounds._ **KDD**, 1–9. Oral.', file='x', format='markdown'
    ).publications
    assert lost(publication) == []
    assert lost(publication._replace(rest=())) == ['oral']
    assert lost(publication._replace(title=('Bounds',))) == ['bounds']


@FORMATS
@EXAMPLES
@given(text=pages)
def test_a_build_reads_what_a_check_reads(format: str, text: str) -> None:
    noted, built = (read(text, file='x', format=format, notes=notes) for notes in (True, False))
    assert built.publications == noted.publications
    assert built.regions == noted.regions
