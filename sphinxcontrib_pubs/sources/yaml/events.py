"""YAML text → mappings, lists and strings that know where they stand: no objects, no bombs, no depth that overflows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from sphinxcontrib_pubs.model.characters import cleaned
from sphinxcontrib_pubs.sources.records.fields import Fields, Items, text_of
from sphinxcontrib_pubs.sources.yaml_loader import SafeLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING = frozenset({'', '~', 'null', 'Null', 'NULL'})
#: How many values aliases may stand for beyond those that are written; a chain that multiplies reaches it at once.
_MOST_ALIASED = 20_000
_DEEPEST = 60


class Fault(NamedTuple):
    """What is wrong at an offset of the text."""

    message: str
    place: int


class BrokenError(ValueError):
    """YAML that cannot be read up to its end."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.fault = Fault(message, place)


class Tree:
    """The value of one document, the places of its mappings, and what is wrong in it without making it unreadable."""

    def __init__(self) -> None:
        self.root: object = None
        self.faults: list[Fault] = []
        #: Where mappings start and end, by their identity.
        self.spans: dict[int, tuple[int, int]] = {}


class _Open:
    """A mapping or a list that is not closed yet; ``size`` counts the values in it, those of aliases as well."""

    __slots__ = ('anchor', 'container', 'key', 'merged', 'place', 'size', 'start')

    def __init__(self, container: Fields | Items, anchor: str | None, start: int) -> None:
        self.container = container
        self.anchor = anchor
        self.start = start
        self.key: str | None = None
        self.place = start
        self.size = 1
        self.merged: list[object] = []


def read_tree(text: str, base: int = 0) -> Tree:
    """The first document of a text that begins at an offset of its file; raises ``BrokenError``."""
    reader = _Reader(text, base)
    try:
        for event in yaml.parse(text, Loader=SafeLoader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenError(error.problem or 'no YAML', base + min(mark.index if mark else 0, len(text))) from None
    except yaml.YAMLError as error:  # a character that YAML has no place for
        place = getattr(error, 'position', 0)
        raise BrokenError(str(error).split('\n')[0], base + min(int(place or 0), len(text))) from None
    except RecursionError:  # of the parser in Python
        raise BrokenError('nested too deeply', base) from None
    return reader.tree


class _Reader:
    """Builds the values from the parser's events, with a stack of its own."""

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.tree = Tree()
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[object, int]] = {}
        self._aliased = 0

    def take(self, event: yaml.Event) -> None:
        place = self.base + _index(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style is None and event.value in _NOTHING
            value = None if plain else cleaned(event.value)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            self._add(value, place, 1)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor or '', place)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self._stack) >= _DEEPEST:
                raise BrokenError('nested too deeply', place)
            container = Fields() if isinstance(event, yaml.MappingStartEvent) else Items()
            self._stack.append(_Open(container, event.anchor, place))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(self.base + _index(event.end_mark))

    def _close(self, end: int) -> None:
        closed = self._stack.pop()
        container = closed.container
        if isinstance(container, Fields):
            for source in closed.merged:
                self._merge(container, source)
            written = self.text[closed.start - self.base : end - self.base].rstrip()
            self.tree.spans[id(container)] = (closed.start, closed.start + len(written))
        if closed.anchor:
            self._anchors[closed.anchor] = (container, closed.size)
        self._add(container, closed.start, closed.size)

    def _alias(self, name: str, place: int) -> None:
        if name in self._anchors:
            value, size = self._anchors[name]
            self._count(size, place)
            self._add(value, place, size)
        else:
            open_ = any(each.anchor == name for each in self._stack)
            reason = 'stands within what it means' if open_ else 'means nothing that stands above it'
            self.tree.faults.append(Fault(f'the alias *{name} {reason}', place))
            self._add(f'*{name}', place, 1)

    def _count(self, size: int, place: int) -> None:
        self._aliased += size
        if self._aliased > _MOST_ALIASED:
            raise BrokenError('aliases that multiply what is written', place)

    def _add(self, value: object, place: int, size: int) -> None:
        if not self._stack:
            if self.tree.root is None:
                self.tree.root = value
            return
        opened = self._stack[-1]
        opened.size += size
        if isinstance(opened.container, Items):
            opened.container.add(value, place)
        elif opened.key is None:
            opened.key, opened.place = text_of(value), place
        else:
            self._add_field(opened, value)

    def _add_field(self, opened: _Open, value: object) -> None:
        name, opened.key = opened.key or '', None
        assert isinstance(opened.container, Fields)
        if name == '<<' and isinstance(value, Fields | Items):
            opened.merged.append(value)
            return
        if name in opened.container:
            self.tree.faults.append(Fault(f'the name {name[:40]} stands twice in this entry', opened.place))
        opened.container.add(name, value, opened.place)

    def _merge(self, container: Fields, source: object) -> None:
        for mapping in _mappings(source):
            self._count(len(mapping), 0)
            for name, value in mapping.items():
                if name not in container:
                    container.add(name, value, mapping.places[name])


def _index(mark: object) -> int:
    """Where a mark of either parser stands, in characters."""
    return int(getattr(mark, 'index', 0))


def _mappings(source: object) -> Iterator[Fields]:
    if isinstance(source, Fields):
        yield source
    elif isinstance(source, Items):
        yield from (each for each in source if isinstance(each, Fields))
