"""YAML and JSON → plain data in which every value has its place; no objects are built, and no aliases multiplied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from sphinxcontrib_pubs.model import Located, Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.characters import cleaned
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.load import load_text
from sphinxcontrib_pubs.sources.yaml_loader import SafeLoader

if TYPE_CHECKING:
    from pathlib import Path

#: More values than any group has people; a chain of YAML aliases reaches it at once.
_MOST_VALUES = 200_000
_DEEPEST = 30
_NULL = 'tag:yaml.org,2002:null'
# JSON writes a character beyond U+FFFF as two escapes, of which YAML allows neither.
_PAIR = late_pattern(r'\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})', re.IGNORECASE)


def load_data(path: Path, name: str = '') -> tuple[Located | None, tuple[Problem, ...]]:
    """The data of a file, None where there is none, and what is wrong with it. ``name`` is how places call the file."""
    text, problems = load_text(path, name)
    if not text.strip():
        return None, tuple(problems)
    data, found = read_data(text, name or str(path))
    return data, (*problems, *found)


def read_data(text: str, file: str) -> tuple[Located | None, tuple[Problem, ...]]:
    """The data that a text in YAML holds, of which JSON is a part; nothing of it raises."""
    if text.lstrip('\ufeff \t\n').startswith(('{', '[')):
        # JSON may be indented by tabs, which YAML forbids; within a text they stand as \t in both.
        text = _PAIR.sub(_joined, text.replace('\t', ' '))
    reader = _Reader(file)
    try:
        node = yaml.compose(text, Loader=SafeLoader)
        return (None if node is None else reader.value(node, reader.span(node), 0)), tuple(reader.problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = SourceSpan(file, 1)
        if mark is not None:
            # The parser's end of a text lies in the line below one that does not end.
            last = text.count('\n') + 1
            beyond = mark.line + 1 > last
            span = SourceSpan(file, last, len(text) - text.rfind('\n')) if beyond else reader.place(mark)
        return None, (*reader.problems, _broken(span, error.problem or 'invalid YAML'))
    except RecursionError:
        return None, (*reader.problems, _broken(SourceSpan(file, 1), 'it is nested too deeply'))
    except (yaml.YAMLError, ValueError) as error:
        return None, (*reader.problems, _broken(SourceSpan(file, 1), str(error).split('\n')[0]))


def _broken(span: SourceSpan, reason: str) -> Problem:
    message = f'the data cannot be read: {reason}'
    hint = 'nothing of the file is used until that is mended'
    return Problem(code='data-file', message=message, severity=Severity.WARNING, span=span, hint=hint)


class _Reader:
    """Turns the nodes of one document into values, up to a size that only an attack reaches."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._count = 0

    def span(self, node: yaml.Node) -> SourceSpan:
        return self.place(node.start_mark)

    def place(self, mark: yaml.Mark) -> SourceSpan:
        return SourceSpan(self.file, mark.line + 1, mark.column + 1)

    def value(self, node: yaml.Node, span: SourceSpan, depth: int) -> Located:
        self._count += 1
        if self._count > _MOST_VALUES or depth > _DEEPEST:
            raise ValueError('it has too many values (aliases that multiply?)')
        if isinstance(node, yaml.SequenceNode):
            return Located(tuple(self.value(item, self.span(item), depth + 1) for item in node.value), span)
        if isinstance(node, yaml.MappingNode):
            return Located(self._mapping(node, depth), span)
        text = cleaned(str(node.value))
        return Located('' if node.tag == _NULL else text, span)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Located]:
        found: dict[str, Located] = {}
        merged: dict[str, Located] = {}
        for key, value in node.value:
            span = self.span(key)
            if not isinstance(key, yaml.ScalarNode):
                self._note(span, 'expected a text as a key, found a list or a mapping', 'quote it')
                continue
            name = cleaned(str(key.value))
            if key.tag == 'tag:yaml.org,2002:merge':
                for part in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    merged = {**self.value(part, span, depth + 1).fields, **merged}
            elif name in found:
                self._note(span, f'the key "{name[:40]}" stands twice; the first one counts', 'delete one')
            else:
                found[name] = self.value(value, span, depth + 1)
        return {**merged, **found} if merged else found

    def _note(self, span: SourceSpan, message: str, hint: str) -> None:
        self.problems.append(
            Problem(code='data-file', message=message, severity=Severity.WARNING, span=span, hint=hint)
        )


def _joined(pair: re.Match[str]) -> str:
    return (bytes.fromhex(pair[1]) + bytes.fromhex(pair[2])).decode('utf-16-be')
