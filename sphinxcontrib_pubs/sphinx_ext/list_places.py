"""The directives that stand on a page in the place of its hand-written lists, wherever its parser will see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Region

#: The directive that takes a list's place on a page; an author has no use for it.
PAGE_DIRECTIVE = 'publications-of-page'
#: By this name the environment has the source that these directives are parts of, while the page is read.
SOURCE_OF_PAGE = 'pubs_source_of_page'
#: By this one it has what the page says of signs beside names.
EXPLAINED = 'pubs_explained_on_page'

_INDENT = re.compile(r'[ \t>]*')
_PLACE = re.compile(rf'\{{{PAGE_DIRECTIVE}\}} (\d{{1,9}}) (\d{{1,9}})')
_FENCE = re.compile(r'[ \t>]*(`{3,}|~{3,})(.*)')
#: What is left of a long list, which the parser would look at line by line.
_EMPTY = re.compile('\n{3,}')
_TILDES, _BACKTICKS = '~~~', '```'
#: Directives that accept a list alone as their content, and lose what stands in its place.
_OF_LISTS = re.compile(r'\s*\.\. +hlist::')
#: Directives of MyST whose content is one list, or no blocks at all.
_WITHOUT_BLOCKS = re.compile(
    r'\{(?:hlist|parsed-literal|code|code-block|code-cell|sourcecode|doctest|eval-rst|math|raw|literalinclude)\}'
)
#: The fence of a list's place opens and closes, with nothing in between.
_LINES_OF_A_PLACE = 2
#: How often a page is looked at: a list that is left as it is may bring others out of sight.
_MOST_ROUNDS = 5


def with_directives(lines: Sequence[str], regions: Iterable[Region], language: str, env: BuildEnvironment) -> list[str]:
    """As many lines, with a directive and nothing in the place of each list.

    Readers know containers of other tools, in which MyST sees code or a paragraph: there a directive would be a word
    on the page, and the list gone. Such a list stays as it is written.
    """
    if language != 'markdown':
        kept_lines = _lines_of_lists(lines)
        return _replaced(
            lines,
            {
                each: ''
                for each in regions
                if each.first_line not in kept_lines and not _would_be_literal(lines, each.first_line)
            },
        )
    parser = _parser(env)
    fences = _fences(lines, sorted(regions, key=lambda region: region.first_line))
    for _ in range(_MOST_ROUNDS if fences else 0):
        replaced = _replaced(lines, fences)
        if parser is None:
            return replaced
        seen = set(_seen(_EMPTY.sub('\n\n', '\n'.join(replaced)), parser))
        kept = {each: fence for each, fence in fences.items() if (each.first_line, each.last_line) in seen}
        if len(kept) == len(fences):
            return replaced
        fences = kept
    return list(lines)


def _lines_of_lists(lines: Sequence[str]) -> set[int]:
    """The lines, from 1, within directives of reStructuredText that accept a list alone."""
    found: set[int] = set()
    indent = -1  # of the directive that is open
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        own = indent_of(line)
        if indent >= 0 and own > indent:
            found.add(number)
        else:
            indent = own if _OF_LISTS.match(line) else -1
    return found


def _would_be_literal(lines: Sequence[str], first_line: int) -> bool:
    """Whether a paragraph ends in two colons before a list: what begins with a full stop would be text to it."""
    before = first_line - 2
    while before >= 0 and not lines[before].strip():
        before -= 1
    if before < 0 or not lines[before].rstrip().endswith('::') or lines[before].lstrip().startswith('.. '):
        return False
    return indent_of(lines[first_line - 1]) <= indent_of(lines[before])


def indent_of(line: str) -> int:
    """How many characters of white space a line begins with."""
    return len(line) - len(line.lstrip())


def _fences(lines: Sequence[str], regions: Iterable[Region]) -> dict[Region, str]:
    """The fence of each list: within one of tildes another of them would end it, so that it is one of backticks."""
    fences: dict[Region, str] = {}
    opened: list[str] = []
    line = 0
    for region in regions:
        for text in lines[line : region.first_line - 1]:
            match = _FENCE.match(text)
            if match is None:
                continue
            if opened and not match[2].strip() and match[1].startswith(opened[-1]):
                opened.pop()
            else:
                opened.append(match[1])
        line = region.last_line
        fences[region] = _BACKTICKS if _TILDES in opened else _TILDES
    return fences


def _parser(env: BuildEnvironment) -> MarkdownIt | None:
    """The parser that reads the pages of the site; None where it is not MyST's."""
    config: Any = getattr(env, 'myst_config', None)
    if config is None:
        return None
    from markdown_it.renderer import RendererHTML
    from myst_parser.parsers.mdit import create_md_parser

    return create_md_parser(config, RendererHTML)


def _seen(text: str, parser: MarkdownIt) -> Iterator[tuple[int, int]]:
    """The lists whose directive is a fence of two lines, on the page or within the fences of other directives."""
    config = parser.options['myst_config']
    if config.commonmark_only or config.gfm_only:
        return  # which know no directives
    waiting = [text]
    while waiting:
        tokens: list[Any] = []
        parser.block.parse(waiting.pop(), parser, {}, tokens)
        for token in tokens:
            if token.type not in ('fence', 'colon_fence') or not token.info.startswith('{'):
                continue
            if _WITHOUT_BLOCKS.match(token.info):
                continue
            place = _PLACE.fullmatch(token.info.strip())
            if place is None:
                waiting.append(token.content)
            elif token.map[1] - token.map[0] == _LINES_OF_A_PLACE:
                yield int(place[1]), int(place[2])


def _replaced(lines: Sequence[str], fences: Mapping[Region, str]) -> list[str]:
    """The lines with directives in fences of Markdown, or in the form of reStructuredText where a fence is empty."""
    replaced = list(lines)
    # From the end, since a list of one line may need a second.
    for region in sorted(fences, key=lambda region: -region.first_line):
        _replace(replaced, region, fences[region])
    return replaced


def _replace(lines: list[str], region: Region, fence: str) -> None:
    first, last = region.first_line, region.last_line
    # Where the list stands in a list, a quotation or a directive, its place does too.
    indent = _INDENT.match(lines[first - 1])
    prefix = indent[0] if indent else ''
    if fence:
        directive = [f'{prefix}{fence}{{{PAGE_DIRECTIVE}}} {first} {last}', prefix + fence]
        if first == last and last < len(lines) and not lines[last].strip():
            last += 1  # the empty line below takes the end of the fence
        elif first == last > 1 and not lines[first - 2].strip():
            first -= 1  # or that above its start
    else:
        directive = [f'{prefix}.. {PAGE_DIRECTIVE}:: {first} {last}']
    padding = [''] * (last - first + 1 - len(directive))
    lines[first - 1 : last] = [*directive, *padding]
