"""What holds for every reading: every place is one of the file, links are safe, and no word of an entry is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import is_safe_url, plain_text, spans
from sphinxcontrib_pubs.model.characters import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Markup, Publication, Reading

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
    """What holds for a hand-written page: its entries are its lines, and those stand in its regions."""
    lines = lines_of(text)
    check_places(reading, text, first_line)
    for publication in reading.publications:
        source = publication.source
        if not is_bibtex(publication):
            assert publication.raw == '\n'.join(lines[source.line - first_line : source.end_line - first_line + 1])
            assert publication.as_written
    inside = [line for region in reading.regions for line in range(region.first_line, region.last_line + 1)]
    assert inside == sorted(set(inside) & set(range(first_line, first_line + len(lines))))
    covered = set()
    for publication in reading.publications:
        own = set(range(publication.source.line, publication.source.end_line + 1))
        # A block that can only be replaced whole may be in no region, but never is a part of it in one.
        assert own <= set(inside) or own.isdisjoint(inside)
        covered |= own
    if '@' not in text:  # no block of BibTeX, whose lines are text of another format
        between = [lines[line - first_line].strip() for line in set(inside) - covered]
        assert all(not line or line[0] in '<|+=`~' for line in between)  # nothing, or the syntax around entries


def is_bibtex(publication: Publication) -> bool:
    """Whether an entry of a page stands in a block of BibTeX."""
    return publication.raw.startswith('@')


def check_places(reading: Reading, text: str, first_line: int = 1) -> None:
    """What holds in every format: problems, edits and entries have places of the text, links are safe, keys differ."""
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
        assert 1 <= source.column <= len(lines[source.line - first_line]) + 1
        assert publication.key
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
