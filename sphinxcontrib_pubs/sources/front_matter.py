"""The metadata at the head of a page: YAML between ``---`` lines or TOML between ``+++``, as plain values."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import yaml

from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.model.characters import cleaned
from sphinxcontrib_pubs.sources.yaml_loader import SafeLoader

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.sources.page import Page

_FENCES = {'---': ('---', '...'), '+++': ('+++',)}
_TOML_PLACE = re.compile(r'at line (\d+), column (\d+)')
_KEY = re.compile(r'[A-Za-z_][\w.-]*\s*[:=](?:\s|$)')
#: More values than any page needs; a chain of YAML aliases reaches it at once.
_MOST_VALUES = 20_000
_DEEPEST = 50
_TOO_MANY = 'too many values (aliases that multiply?)'


class FrontMatter(NamedTuple):
    """The values, the number of lines they take at the head of the page, and what was wrong with them."""

    values: dict[str, object]
    lines: int
    problems: tuple[Problem, ...]


def read_front_matter(page: Page) -> FrontMatter:
    """Reads the block that a page starts with; no values and 0 lines where there is none.

    Values are strings, numbers, booleans, None, lists and dictionaries; dates become ISO strings.
    A broken block is passed over with a warning ``front-matter``.
    """
    fence = page.lines[0].rstrip()
    if fence not in _FENCES:
        return FrontMatter({}, 0, ())
    end = next((i for i, line in enumerate(page.lines[1:], 1) if line.rstrip() in _FENCES[fence]), 0)
    if not end:
        return _unclosed(page, fence)
    text = '\n'.join(page.lines[1:end])
    try:
        loaded = _load_yaml(text) if fence == '---' else tomllib.loads(text)
        values = _Plain().convert(loaded)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (end - 1, len(page.lines[end - 1]) + 1)
        return FrontMatter({}, end + 1, (_problem(page, line, column, str(error).split(' (at ')[0]),))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return FrontMatter({}, end + 1, (_problem(page, line, column, error.problem or 'invalid YAML'),))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = 'nested too deeply' if isinstance(error, RecursionError) else str(error).split('\n')[0]
        return FrontMatter({}, end + 1, (_problem(page, 1, 1, reason),))
    if values is None:
        return FrontMatter({}, end + 1, ())
    if not isinstance(values, dict):
        found = 'a list' if isinstance(values, list) else 'plain text'
        return FrontMatter({}, end + 1, (_problem(page, 1, 1, f'expected "key: value" lines, found {found}'),))
    return FrontMatter(values, end + 1, ())


class _Loader(SafeLoader):
    """The safe loader, which stops where merged mappings (``<<: *a``) multiply what the text says.

    A pair that reaches a mapping on two ways counts once: PyYAML before 6.0.4 keeps both, and ``<<: [*a, *a]``
    doubles with every line.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._pairs = 0

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        once = {id(key): (key, value) for key, value in reversed(node.value)}  # the last of equal ones is in force
        if len(once) < len(node.value):
            node.value = list(reversed(once.values()))
        self._pairs += len(node.value)
        if self._pairs > _MOST_VALUES:
            raise ValueError(_TOO_MANY)


def _or_as_written(
    construct: Callable[[_Loader, yaml.ScalarNode], object],
) -> Callable[[_Loader, yaml.ScalarNode], object]:
    """A constructor that gives the text of a value that only looks like one of its type, such as the 45th of May.

    PyYAML's own raise what Python raises, and a page would lose its title with its date.
    """

    def constructed(loader: _Loader, node: yaml.ScalarNode) -> object:
        try:
            return construct(loader, node)
        except (ArithmeticError, AttributeError, LookupError, ValueError):
            return node.value

    return constructed


for _tag in ('bool', 'float', 'int', 'timestamp'):
    _name = f'tag:yaml.org,2002:{_tag}'
    _Loader.add_constructor(_name, _or_as_written(SafeLoader.yaml_constructors[_name]))


def _load_yaml(text: str) -> object:
    return yaml.load(text, Loader=_Loader)


def _unclosed(page: Page, fence: str) -> FrontMatter:
    """A thematic break is no front matter; lines of ``key: value`` right below one are, and end at a blank line."""
    if len(page.lines) < 2 or not _KEY.match(page.lines[1]):
        return FrontMatter({}, 0, ())
    end = next((i for i, line in enumerate(page.lines[1:], 1) if not line.strip()), len(page.lines))
    problem = _problem(page, 0, 1, f'the front matter has no closing "{fence}" line')
    return FrontMatter({}, end, (problem,))


def _problem(page: Page, line: int, column: int, reason: str) -> Problem:
    index = min(max(line, 0), len(page.lines) - 1)
    return page.problem(
        Severity.WARNING,
        'front-matter',
        f'the front matter cannot be read: {reason}',
        page.line_start(index) + min(column - 1, len(page.lines[index])),
        'the rest of the page is read without it',
    )


class _Plain:
    """Copies loaded values to plain ones, and stops at a size that only an attack reaches."""

    def __init__(self) -> None:
        self.count = 0

    def convert(self, value: object, depth: int = 0) -> object:
        self.count += 1
        if self.count > _MOST_VALUES or depth > _DEEPEST:
            raise ValueError(_TOO_MANY)
        if isinstance(value, dict):
            return {cleaned(str(key)): self.convert(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list | tuple | set):
            return [self.convert(inner, depth + 1) for inner in value]
        if isinstance(value, str):
            return cleaned(value)
        if value is None or isinstance(value, int | float | bool):
            return value
        if isinstance(value, dt.date | dt.time):
            return value.isoformat()
        return str(value)
