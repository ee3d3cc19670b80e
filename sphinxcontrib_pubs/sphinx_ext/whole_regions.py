"""The lists of a page without those entries of which a list would not say every word."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from html import unescape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Region
from sphinxcontrib_pubs.sphinx_ext.list_places import indent_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sphinxcontrib_pubs.model import Publication

#: What begins a block within an entry that a reader may know nothing of: a directive, code, a table, HTML, a quotation,
#: a field, an item, a paragraph, a definition.
_BLOCK = re.compile(
    r'[ \t]*(?:[`~:!?]{3}|\.\. |[|<>]|:[^:\n]{1,60}:\s|.*::\s*$|[-*+]\s|[\d#]{1,9}[.)]\s|\[[^\]\n]{1,200}\]:|$)'
)
#: What other places of a page may name: a footnote, a citation, an address, a text.
_DEFINITION = re.compile(r'[ \t>]*(?:\[[^\]\n]{1,200}\]:|\.\. [\[_|])')
_PREFIX = re.compile(r'[ \t>]*')
#: How blocks begin that go on to a word, an empty line or a fence, and what ends them (CommonMark 4.5 and 4.6).
_OPENING = tuple(
    (re.compile(rf'[ \t>]*{start}', re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        (r'<(?:script|pre|style|textarea)\b', r'</(?:script|pre|style|textarea)>'),
        ('<!--', '-->'),
        (r'<\?', r'\?>'),
        (r'<!\[CDATA\[', r'\]\]>'),
        ('<![a-z]', '>'),
        ('<', r'^[\s>]*$'),
        ('(?:```|~~~)', r'^[\s>]*(?:```|~~~)\s*$'),
    )
)
_DEEP = 6  # columns, by which code stands within an item
#: With bounds, since what opens and is never closed is looked for again and again.
_MARKUP = re.compile(
    r'<[^>]{0,500}>|https?://\S+|\]\([^)]{0,500}\)|\]\[[^\]]{0,200}\]|\{[\w:+-]{1,60}\}|:[\w:+-]{1,60}:(?=`)'
)
_WORD = re.compile(r'[^\W_]{3,}')
#: What stands around the rows of a table, and the elements of a list in HTML.
_FRAME = re.compile(r'[ \t>]*(?:[|<+=`~]|:::|--|$)')


def whole_regions(
    lines: Sequence[str],
    publications: Iterable[Publication],
    regions: Iterable[Region],
    substitutions: Collection[str] = (),
) -> Iterator[Region]:
    """The regions, divided where an entry would lose words: it stays on the page as it is written.

    Few entries have blocks in them, and the words of no others are looked at. ``substitutions`` are the names that
    stand for something else on the page, in two pairs of braces.
    """
    names = re.compile(rf'\{{\{{\s*(?:{"|".join(map(re.escape, substitutions))})\b') if substitutions else None
    ordered = sorted(publications, key=lambda each: each.source.line)
    starts = [each.source.line for each in ordered]
    for region in regions:
        own = ordered[bisect_left(starts, region.first_line) : bisect_left(starts, region.last_line + 1)]
        lossy = [
            (first, last)
            for first, last, place in _doubtful(lines, region, own)
            if _defines(lines, first, last) or _misses(lines, first, last, _among(own, place, last))
        ]
        lossy += _before_open_block(lines, region, own)
        if names is not None:
            stretches = {(each.source.line, max(each.source.line, each.source.end_line)) for each in own}
            named = {each for each in stretches if any(map(names.search, lines[each[0] - 1 : each[1]]))}
            lossy = sorted(named.union(lossy))
        yield from _without(lines, region, lossy) if lossy else (region,)


def _doubtful(lines: Sequence[str], region: Region, own: Sequence[Publication]) -> Iterator[tuple[int, int, int]]:
    """The stretches of a region that may have words of no entry, and the places of their entries.

    Such are lines before an entry, and blocks within one.
    """
    behind = region.first_line  # the line behind the entry before
    for place, publication in enumerate(own):
        first, last = publication.source.line, max(publication.source.line, publication.source.end_line)
        if any(_is_plain(lines[line - 1]) for line in range(behind, first)):
            yield behind, last, place
        elif last > first and _has_blocks(lines, first, last):
            yield first, last, place
        behind = max(behind, last + 1)


def _before_open_block(lines: Sequence[str], region: Region, own: Sequence[Publication]) -> list[tuple[int, int]]:
    """The last entry of a region, if its item goes on with HTML or a fence that the item's end closes.

    Out of the item, that would go on over the next items, headings and paragraphs.
    """
    if not own:
        return []
    indent = _width(lines[own[-1].source.line - 1])
    end = None  # what ends the block that is open
    for place in range(region.last_line, len(lines)):
        line = lines[place]
        if line.strip(' \t>') and _width(line) <= indent:
            return [(own[-1].source.line, region.last_line)] if end is not None else []
        if end is not None:
            end = None if end.search(line) else end
            continue
        opened = next((end for start, end in _OPENING if start.match(line)), None)
        end = None if opened is None or opened.search(line, line.find('<') + 2) else opened
    return []


def _width(line: str) -> int:
    """How far a line is indented, with the signs of a quotation before it."""
    prefix = _PREFIX.match(line)
    return len(prefix[0]) if prefix else 0


def _is_plain(line: str) -> bool:
    return not _FRAME.match(line)


def _has_blocks(lines: Sequence[str], first: int, last: int) -> bool:
    inside = lines[first:last]
    indent = indent_of(lines[first - 1])
    return any(_BLOCK.match(line) or (line.strip() and indent_of(line) >= indent + _DEEP) for line in inside)


def _defines(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether something that the rest of the page may name is defined within an entry, below its first line."""
    return any(map(_DEFINITION.match, lines[first:last]))


def _among(own: Sequence[Publication], place: int, last: int) -> Iterator[Publication]:
    """An entry, and those that begin within its lines."""
    yield own[place]
    while place + 1 < len(own) and own[place + 1].source.line <= last:
        place += 1
        yield own[place]


def _misses(lines: Sequence[str], first: int, last: int, entries: Iterable[Publication]) -> bool:
    """Whether some lines of the page have a word that no entry of them says."""
    said: set[str] = set()
    for each in entries:
        # Of what no hand wrote as a line, such as BibTeX, every word is in a field, or private.
        said.update(_words('\n'.join(_texts(each._replace(raw='', topics=()) if each.as_written else each))))
    return not said.issuperset(_words(_MARKUP.sub(' ', '\n'.join(lines[first - 1 : last]))))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize('NFKC', unescape(text)).casefold())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


def _without(lines: Sequence[str], region: Region, lossy: Iterable[tuple[int, int]]) -> Iterator[Region]:
    """What is left of a region when some of its stretches are taken out."""
    first = region.first_line
    for start, end in [*lossy, (region.last_line + 1, region.last_line)]:
        last = start - 1
        while first <= last and not lines[first - 1].strip():
            first += 1
        while last >= first and not lines[last - 1].strip():
            last -= 1
        if first <= last:
            yield Region(first_line=first, last_line=last)
        first = max(first, end + 1)
