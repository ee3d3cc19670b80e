"""BibTeX in the code blocks of a page: what repeats an entry of the page belongs to it, what does not is an entry."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Publication, Reading, Region
from sphinxcontrib_pubs.sources.filling import filled
from sphinxcontrib_pubs.sources.keys import Keys
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Problem

_LANGUAGES = frozenset({'bibtex', 'bib', 'biblatex'})
#: What says that a block is in no language, and those of texts in which BibTeX is quoted.
_NO_LANGUAGES = frozenset({'none', 'text', 'txt', 'plain', 'plaintext'})
_QUOTING = frozenset({'', 'latex', 'tex'})
_CODE_DIRECTIVE = late_pattern(r'\{(?:code-block|code|sourcecode)\}\s*')
_HOLDS_ENTRIES = late_pattern(r'\s*@[A-Za-z]+\s*[{(]\s*[^\s,{}()="]+\s*,\s*[A-Za-z][\w-]*\s*=')
#: How many entries of one title are looked at above a fence and below it, and how many fences one entry takes.
_NEAR = 50
_MOST_ACCOUNTS = 20


class Fence(NamedTuple):
    """A code block of a page: its first and last line and the first of its content, as 0-based indices."""

    first: int
    last: int
    content_first: int
    content: str
    apart: bool = True  # whether the page may be without these lines


def code_language(told: str) -> str:
    """The language of a code block by what stands behind its opening fence; '' where it has none."""
    words = _CODE_DIRECTIVE.sub('', told.strip()).strip().lower().strip('{}. ').split()
    name = words[0].strip('{}.,') if words else ''
    return '' if name in _NO_LANGUAGES else name


def holds_bibtex(told: str, content: str) -> bool:
    """Whether a code block holds BibTeX, by its language, or without one by the entry that opens it."""
    language = code_language(told)
    if language in _QUOTING:
        return _HOLDS_ENTRIES.match(content) is not None
    return language in _LANGUAGES


def is_for_entries(told: str) -> bool:
    """Whether a code block of BibTeX is there for its entries, and not shown as text: it says so, or no language."""
    return not told.strip() or code_language(told) in _LANGUAGES


def with_fences(page: Page, reading: Reading, fences: Sequence[Fence]) -> Reading:
    """The reading of a page with what its code blocks of BibTeX say, everything in the order of the page."""
    if not fences:
        return reading
    attached = _Attached(reading.publications)
    own: list[Publication] = []
    problems: list[Problem] = []
    taken: list[tuple[Fence, bool]] = []
    for fence in fences:
        found = _read(page, fence)
        problems += found.problems
        alone = [each for each in found.publications if not attached.take(each, fence.first + page.first_line)]
        own += alone
        if found.publications and fence.apart:
            taken.append((fence, bool(alone)))
    publications = [*attached.publications, *own]
    publications.sort(key=lambda each: each.source.line)
    keys = Keys()
    unique = [each._replace(key=keys.unique(each.key)) for each in publications]
    return Reading(
        publications=tuple(unique),
        problems=tuple(sorted([*reading.problems, *problems], key=lambda each: (each.span.line, each.span.column))),
        regions=tuple(_regions(page, reading.regions, taken)),
        front_matter=reading.front_matter,
    )


def _read(page: Page, fence: Fence) -> Reading:
    """The entries of a fence, with their places in the page wherever its lines stand there as they are."""
    # The reader of BibTeX takes as long to import as a page to read, and few pages hold any.
    from sphinxcontrib_pubs.sources.bibtex.reader import read_bibtex

    count = fence.content.count('\n') + 1
    lines = page.lines[fence.content_first : fence.content_first + count]
    same = all(a.strip() == b.strip() for a, b in zip(lines, fence.content.split('\n'), strict=False))
    text = '\n'.join(lines[: min(len(lines), fence.last - fence.content_first + 1)]) if same else fence.content
    inner = Page(text, file=page.file, first_line=fence.content_first + page.first_line, notes=page.notes)
    return read_bibtex(inner)


class _Attached:
    """The entries of a page by what tells them apart, so that a fence finds the one that it repeats."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        self.publications = list(publications)
        self._accounts = [0] * len(self.publications)
        self._by_identity: dict[tuple[str, str], list[int]] = {}
        for index, publication in enumerate(self.publications):
            for identity in _identities(publication):
                self._by_identity.setdefault(identity, []).append(index)

    def take(self, found: Publication, line: int) -> bool:
        """Gives an entry what a fence at a line says of it; False where no entry of the page is the same work.

        The nearest above comes first: a fence stands below what it repeats, if not at the end of the page.
        """
        for identity in _identities(found):
            indices = self._by_identity.get(identity, [])
            below = bisect_right(indices, line, key=lambda index: self.publications[index].source.line)
            near = (*reversed(indices[max(0, below - _NEAR) : below]), *indices[below : below + _NEAR])
            for index in near:
                if self._accounts[index] < _MOST_ACCOUNTS and _agree(self.publications[index], found):
                    self._accounts[index] += 1
                    self.publications[index] = filled(self.publications[index], found, _dedented(found))
                    return True
        return False


def _dedented(publication: Publication) -> str:
    """An entry's source without the indentation that its place in the page gives it."""
    margin = ' ' * (publication.source.column - 1)
    return '\n'.join(line.removeprefix(margin) for line in publication.raw.split('\n'))


def _identities(publication: Publication) -> list[tuple[str, str]]:
    if publication.verbatim:
        return []
    doi = publication.identifier('doi').lower()
    title = _letters(publication.title_text)
    return [*([('doi', doi)] if doi else []), *([('title', title)] if title else [])]


def _agree(written: Publication, found: Publication) -> bool:
    """Whether two publications of one DOI or one title are the same work: no other DOI, no other year."""
    ours, theirs = written.identifier('doi').lower(), found.identifier('doi').lower()
    if ours and theirs:
        return ours == theirs
    return written.year is None or found.year is None or written.year == found.year


def _letters(text: str) -> str:
    return ''.join(letter for letter in unicodedata.normalize('NFKD', text.casefold()) if letter.isalnum())


def _regions(page: Page, regions: Sequence[Region], taken: Iterable[tuple[Fence, bool]]) -> list[Region]:
    """The regions with the fences: one with entries of its own is a region; one that belongs to an entry joins its."""
    pieces = [(region.first_line, region.last_line, True) for region in regions]
    pieces += [(fence.first + page.first_line, fence.last + page.first_line, alone) for fence, alone in taken]
    pieces.sort()
    joined: list[tuple[int, int, bool]] = []
    for first, last, counts in pieces:
        before = joined[-1] if joined else None
        if before is not None and (before[1] >= first or _blank(page, before[1] + 1, first - 1)):
            joined[-1] = (before[0], max(before[1], last), before[2] or counts)
        else:
            joined.append((first, last, counts))
    return [Region(first_line=first, last_line=last) for first, last, counts in joined if counts]


def _blank(page: Page, first: int, last: int) -> bool:
    return not any(line.strip() for line in page.lines[first - page.first_line : last - page.first_line + 1])
