"""The lock file as values: what was asked for, and of each work what a service told, when, and what was taken of it."""

from __future__ import annotations

import hashlib
import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML built without its C part
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.fetch.replies import Value

VERSION = '1'
_HEAD = f"""\
# Written by "sphinx-pubs fetch" and read by builds, which ask nobody. What your own list says of a work wins.
# To ask for less, delete a line of "requests" and fetch again.
lock-version: {VERSION}
"""
_WIDTH = 120
_DEEPEST = 40
Fields: TypeAlias = 'dict[str, Value]'


class Record(NamedTuple):
    """What one service told of one work.

    ``reply`` is the part of its answer that matters, ``reply_hash`` of what was told, though somebody edited it;
    ``entry`` are the fields as the lock has them, ``entry_hash`` of those that were taken: if it is another than that
    of ``entry``, a person edited them.
    """

    identifier: str
    source: str
    retrieved: str
    reply: Fields
    reply_hash: str
    entry: Fields
    entry_hash: str

    @property
    def is_edited(self) -> bool:
        return digest(self.entry) != self.entry_hash

    @property
    def key(self) -> str:
        key = self.entry.get('key', '')
        return key if isinstance(key, str) else ''


class Request(NamedTuple):
    """A line of what was asked for, and where it stands."""

    text: str
    span: SourceSpan


class Lock(NamedTuple):
    """A whole lock: requests in their order, records by their identifiers."""

    requests: tuple[Request, ...] = ()
    records: Mapping[str, Record] = MappingProxyType({})


class LockError(Exception):
    """A file is no lock that can be read; ``problem`` says where and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(reason)
        self.problem = Problem(
            code='lock-unreadable',
            message=f'the lock cannot be read: {reason}',
            severity=Severity.ERROR,
            span=SourceSpan(file, line),
            hint='nothing was fetched; mend it, or take it back from your version control',
        )


def digest(value: Value) -> str:
    """The hash of a value, whatever order its names have."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(',', ':'))
    return f'sha256:{hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()}'


class _Dumper(yaml.SafeDumper):
    """Writes texts, and as few quotation marks as possible: readers of a lock take every scalar for a text."""

    def ignore_aliases(self, data: object) -> bool:
        return True


# But for what means nothing, or another mapping, where it stands without quotation marks.
_Dumper.yaml_implicit_resolvers = {
    first: kept
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    if (kept := [(tag, form) for tag, form in resolvers if tag.rpartition(':')[2] in ('null', 'merge', 'value')])
}


#: Characters at which YAML ends lines too, and that PyYAML takes for line feeds unless they are escaped.
_OTHER_BREAKS = re.compile('[\r\x85\u2028\u2029\ufeff]')


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Several lines as several lines, where YAML can: nothing in them is escaped then."""
    style = '"' if _OTHER_BREAKS.search(text) else '|' if '\n' in text else None
    return dumper.represent_scalar('tag:yaml.org,2002:str', text, style=style)


_Dumper.add_representer(str, _represent_text)


def to_yaml(value: object) -> str:
    # The dumper in Python, since the one in C breaks lines elsewhere, and a lock is the same on every machine.
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text


def to_text(lock: Lock) -> str:
    """The file: requests in order, works in the order of their identifiers."""
    parts = [_HEAD, to_yaml({'requests': [request.text for request in lock.requests]})]
    if not lock.records:
        return ''.join([*parts, 'publications: []\n'])
    parts.append('publications:\n')
    parts += (to_yaml([_as_data(lock.records[identifier])]) for identifier in sorted(lock.records))
    return ''.join(parts)


def _as_data(record: Record) -> Fields:
    return {
        'identifier': record.identifier,
        'source': record.source,
        'retrieved': record.retrieved,
        'entry': record.entry,
        'entry-hash': record.entry_hash,
        'reply': record.reply,
        'reply-hash': record.reply_hash,
    }


def read_lock(text: str, file: str) -> Lock:
    """The lock that a text is. Raises LockError for any other text, so that nobody's file is written over."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise LockError(file, mark.line + 1 if mark else 1, error.problem or 'it is no YAML') from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LockError(file, 1, str(error).split('\n')[0]) from None
    reader = _Reader(file, len(text))
    root = dict(reader.members(node)) if node is not None else {}
    if 'lock-version' not in root:
        raise LockError(file, 1, 'it has no lock-version, so that it may be a list of your own')
    if (version := reader.value(root['lock-version'])) != VERSION:
        raise LockError(
            file, _line(root['lock-version']), f'its version is {version}, and this program knows {VERSION}'
        )
    requests = [Request(str(reader.value(each)), reader.span(each)) for each in reader.list_in(root.get('requests'))]
    records: dict[str, Record] = {}
    for each in reader.list_in(root.get('publications')):
        record = reader.record(each)
        if record.identifier in records:
            raise LockError(file, _line(each), f'{record.identifier} stands in it twice')
        records[record.identifier] = record
    return Lock(tuple(requests), records)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


class _Reader:
    """Turns nodes into texts, lists and mappings; a text of some length has no more values than it has characters."""

    def __init__(self, file: str, length: int) -> None:
        self.file = file
        self._left = length + 1

    def span(self, node: yaml.Node) -> SourceSpan:
        return SourceSpan(self.file, _line(node), int(node.start_mark.column) + 1)

    def members(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise LockError(self.file, _line(node), 'expected "name: value" lines')
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                raise LockError(self.file, _line(name), 'expected a text as a name')
            yield name.value, value

    def list_in(self, node: yaml.Node | None) -> list[yaml.Node]:
        """The members of a list, none where nothing stands; anything else would be gone when the lock is written."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return []
        raise LockError(self.file, _line(node), 'expected a list, whose lines begin with "-"')

    def value(self, node: yaml.Node, depth: int = 0) -> Value:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            raise LockError(self.file, _line(node), 'aliases multiply its values')
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, depth + 1) for each in node.value]
        return {name: self.value(each, depth + 1) for name, each in self.members(node)}

    def record(self, node: yaml.Node) -> Record:
        told = self.value(node)
        if not isinstance(told, dict):
            raise LockError(self.file, _line(node), 'expected "name: value" lines')
        lines = dict.fromkeys(('identifier', 'source', 'retrieved', 'reply-hash', 'entry-hash'), '')
        for name in lines:
            if not isinstance(line := told.get(name), str) or not line:
                raise LockError(self.file, _line(node), f'a publication without {name}')
            lines[name] = line
        reply, entry = told.get('reply'), told.get('entry')
        return Record(
            identifier=lines['identifier'],
            source=lines['source'],
            retrieved=lines['retrieved'],
            reply=reply if isinstance(reply, dict) else {},
            reply_hash=lines['reply-hash'],
            entry=entry if isinstance(entry, dict) else {},
            entry_hash=lines['entry-hash'],
        )
