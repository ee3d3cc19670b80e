"""The text of an index page → the same with one more document in its first ``toctree``."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

_MARKDOWN = re.compile(r'^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,}|:{3,})\{toctree\}[^\n]*$', re.MULTILINE)
_RESTRUCTUREDTEXT = re.compile(r'^(?P<indent>[ \t]*)\.\.[ \t]+toctree::[ \t]*$', re.MULTILINE)


def with_document(text: str, document: str, suffix: str) -> str | None:
    """The text with the document behind the others; the same text where it is there, None without a ``toctree``."""
    found = _in_markdown(text) if suffix in ('.md', '.markdown') else _in_restructuredtext(text)
    if found is None:
        return None
    lines, first, end, indent = found
    last = first
    entries: list[str] = []
    among_options = False  # of a block of YAML
    for number in range(first, end):
        line = lines[number].strip()
        if line == '---':
            among_options = not among_options
        elif line and not line.startswith(':') and not among_options:
            entries.append(line)
        if line:
            last = number + 1
    named = [entry.rpartition('<')[2].rstrip('>').strip().lstrip('/').removesuffix(suffix) for entry in entries]
    if any(fnmatchcase(document, name) for name in named):
        return text
    between = [] if entries else ['']  # behind the options, or the name of the directive
    return '\n'.join([*lines[:last], *between, f'{indent}{document}', *lines[last:]])


def _in_markdown(text: str) -> tuple[list[str], int, int, str] | None:
    """The lines of the text, where those of the ``toctree`` begin and end, and how documents are indented in it."""
    match = _MARKDOWN.search(text)
    if match is None:
        return None
    lines = text.split('\n')
    first = text.count('\n', 0, match.start()) + 1
    closing = match['fence']
    for number in range(first, len(lines)):
        if lines[number].strip().startswith(closing):
            return lines, first, number, match['indent']
    return None


def _in_restructuredtext(text: str) -> tuple[list[str], int, int, str] | None:
    match = _RESTRUCTUREDTEXT.search(text)
    if match is None:
        return None
    lines = text.split('\n')
    first = end = text.count('\n', 0, match.start()) + 1
    indent = ''
    while end < len(lines) and (not lines[end].strip() or _depth(lines[end]) > len(match['indent'])):
        if lines[end].strip():
            indent = indent or lines[end][: _depth(lines[end])]
        end += 1
    return lines, first, end, indent or f'{match["indent"]}   '


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
