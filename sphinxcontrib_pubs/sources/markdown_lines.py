"""Lines that mean something to another tool than CommonMark: comments, containers, templates, definitions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page

#: The first character of a line that may be one of these, which few lines have.
_RARE = late_pattern(r'[ \t]{0,12}(?:[:%{]|\[//\]|!!!|\?\?\?|===\s|##)')
_COLONS = late_pattern(r'([ \t]{0,12})(:{3,})[ \t]{0,3}([^\n]{0,400})')
_ATTRIBUTES = late_pattern(r'\s{0,12}\{:[^{}]{0,300}\}\s*$')
_TEMPLATE = late_pattern(r'(?:\{\{[<%].{0,2000}[>%]\}\}|\{%.{0,2000}%\}|\{#.{0,2000}#\})\s*$')
_CONTROL = late_pattern(
    r'\{\{[<%]\s*/|\{#'
    r'|\{%-?\s*(?:end|if|unless|else|elsif|elif|for|case|when|assign|capture|set|block|raw|with|macro|import)'
)
_HIDES = late_pattern(r'\{%-?\s*comment\b|\{\{[<%]\s*comment\b')
_SHOWS_AGAIN = late_pattern(r'\{%-?\s*endcomment\b|\{\{[<%]\s*/\s*comment\b')
#: ``!!! note "Datasets"``, ``??? info``, ``=== "2024"``: a container of MkDocs, whose content is indented below it.
_INDENTED = late_pattern(r'([ \t]{0,12})(?:!!!|\?\?\?\+?|===\+?)[ \t]+(?:[\w -]{1,60})?(?:"[^"\n]{0,400}")?[ \t]*')
#: ``=== "2024"``: what is on a tab stands below its title.
_TAB = late_pattern(r'===\+?[ \t]+"([^"\n#]{1,80})"[ \t]*')
_INDENT = 4
#: ``##2016``: what CommonMark takes for a paragraph is a heading to older readers of Markdown.
_TIGHT_HEADING = late_pattern(r'( {0,3}#{2,6})(?=[^#\s])')
_DEFINITION = late_pattern(r'[ \t]{0,3}:[ \t]{1,4}(?=\S)')


def parsed_lines(lines: Sequence[str]) -> Sequence[str]:
    """The lines as the parser gets them: as many, of equal ends, with what shows nothing left blank."""
    rare = [index for index, line in enumerate(lines) if _RARE.match(line)]
    if not rare:
        return lines
    result = list(lines)
    shown_again = [index for index in rare if _SHOWS_AGAIN.search(lines[index])]
    hidden_until = 0
    fences: list[tuple[int, bool]] = []
    for index in rare:
        if index < hidden_until:
            continue
        line = lines[index]
        before = result[index - 1].strip() if index else ''
        if _HIDES.search(line):
            following = bisect_left(shown_again, index)
            end = shown_again[following] if following < len(shown_again) else index
            result[index : end + 1] = [''] * (end + 1 - index)
            hidden_until = end + 1
        elif (container := _INDENTED.fullmatch(line)) is not None:
            _open_container(result, index, len(container[1].expandtabs(_INDENT)))
            if (tab := _TAB.fullmatch(line)) is not None:
                result[index] = f'##### {tab[1]}'
        elif (marker := _TIGHT_HEADING.match(line)) is not None:
            result[index] = f'{marker[1]} {line[marker.end() :]}'
        elif (colons := _COLONS.fullmatch(line)) is not None:
            result[index] = _fence(colons, fences)
        elif line.startswith(('% ', '[//]: #')) or _ATTRIBUTES.match(line) or _shows_nothing(line, before):
            result[index] = ''
    return result


def _open_container(result: list[str], index: int, indent: int) -> None:
    """Blanks the line that opens a container, and takes its indentation off what it holds."""
    result[index] = ''
    for following in range(index + 1, len(result)):
        line = result[following].expandtabs(_INDENT)
        if line.strip() and len(line) - len(line.lstrip()) < indent + _INDENT:
            return
        result[following] = line[:indent] + line[indent + _INDENT :] if line.strip() else ''


def _fence(colons: re.Match[str], fences: list[tuple[int, bool]]) -> str:
    """A fence of colons as one of tildes, which nests in the same way; that of another tool shows nothing itself."""
    indent, marker, name = colons[1], colons[2], colons[3].strip()
    if name:
        fences.append((len(marker), name.startswith('{') and not name.startswith(('{.', '{#'))))
        return f'{indent}{"~" * len(marker)} {name}' if fences[-1][1] else ''
    if fences and len(marker) >= fences[-1][0]:
        return indent + '~' * len(marker) if fences.pop()[1] else ''
    return ''


def _shows_nothing(line: str, before: str) -> bool:
    """Whether a template stands alone; one below a line of text may print a part of that paragraph."""
    return _TEMPLATE.match(line) is not None and (not before or _CONTROL.match(line) is not None)


def split_definitions(page: Page, block: Candidate) -> list[Candidate]:
    """A paragraph as terms with their definitions nested in them; a definition without a term stays a paragraph."""
    text = block.passage.text
    lines = text.split('\n')
    marks = [_DEFINITION.match(line) for line in lines]
    if not any(marks):
        return [block]
    place = 0
    places: list[tuple[str, int, int]] = []
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        end = place + len(line)
        if mark is not None:
            places.append(('definition', place + mark.end(), end))
        elif index + 1 < len(lines) and marks[index + 1] is not None:
            places.append(('term', place, end))
        elif places:
            kind, start, _ = places[-1]
            places[-1] = (kind, start, end)
        else:
            places.append(('paragraph', place, end))
        place = end + 1
    blocks: list[Candidate] = []
    parts = block.passage.parts([(start, end) for _, start, end in places])
    for (kind, _, _), passage in zip(places, parts, strict=True):
        first = page.place(passage.source(0))[0] - page.first_line
        last = page.place(passage.source(len(passage.text)))[0] - page.first_line
        frame = (block.first, block.last)
        part = replace(block, passage=passage, first=first, last=last, frame=frame, children=[])
        if kind == 'definition' and blocks and blocks[-1].kind == 'term':
            part.nested, part.kind = True, 'item'
            blocks[-1].children.append(part)
        else:
            part.kind = 'term' if kind == 'term' else block.kind
            blocks.append(part)
    return blocks


def is_definition(content: str) -> bool:
    """Whether a paragraph begins with a definition, whose term is the paragraph before."""
    return _DEFINITION.match(content) is not None
