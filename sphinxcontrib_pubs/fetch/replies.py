"""The bytes of an answer → plain data: texts, lists and mappings, whatever it was that was sent."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from sphinxcontrib_pubs.fetch.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.fetch.client import Reply
    from sphinxcontrib_pubs.fetch.services import Service

#: A text, a list of values or a mapping of names to values; nothing else is in a lock.
Value: TypeAlias = 'str | list[Value] | dict[str, Value]'

_DEEPEST = 12
_SURROGATE = re.compile('[\ud800-\udfff]')


def read_json(service: Service, reply: Reply) -> dict[str, object]:
    """The object that a reply is. Raises FetchError for anything else."""
    _refuse_pages(service, reply)
    try:
        # Numbers stay as they are written: nothing is computed with them, and one of a million digits costs nothing.
        found = json.loads(reply.content, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise FetchError(f'{service.name} answers with something that is no JSON') from None
    if not isinstance(found, dict):
        raise FetchError(f'{service.name} answers with something else than an object')
    return found


def _refuse_pages(service: Service, reply: Reply) -> None:
    if reply.content_type in ('text/html', 'application/xhtml+xml'):
        raise FetchError(f'{service.name} answers with a web page and not with data')


class Element:
    """An element of XML with what stands in it; names are without their namespaces."""

    __slots__ = ('attributes', 'children', 'name', 'parts')

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name.rpartition(' ')[2]
        self.attributes = attributes
        self.children: list[Element] = []
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        """All of its text, also that in markup which nobody expects there."""
        return ' '.join(''.join(self.parts).split())

    def all(self, name: str) -> list[Element]:
        return [child for child in self.children if child.name == name]

    def text_of(self, name: str) -> str:
        """The text of the first child of that name, '' where there is none."""
        return next((child.text for child in self.all(name)), '')


def read_xml(service: Service, reply: Reply) -> Element:
    """The outermost element of a reply. Raises FetchError for what is no XML, or declares types and entities."""
    _refuse_pages(service, reply)
    root = Element('', {})
    opened = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes)
        if len(opened) > _DEEPEST:
            raise FetchError(f'{service.name} answers with XML that is nested too deeply')
        opened[-1].children.append(element)
        opened.append(element)

    def end(_name: str) -> None:
        element = opened.pop()
        opened[-1].parts += element.parts

    def declare(*_: object) -> None:
        # A feed has none; entities that stand for each other multiply.
        raise FetchError(f'{service.name} answers with XML that declares types')

    parser = expat.ParserCreate(namespace_separator=' ')
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: opened[-1].parts.append(text)
    parser.StartDoctypeDeclHandler = declare
    try:
        parser.Parse(reply.content, True)
    except (expat.ExpatError, LookupError, ValueError):  # the latter two for encodings that Python or expat lacks
        raise FetchError(f'{service.name} answers with something that is no XML') from None
    return root.children[0]


def part_of(found: object, names: Iterable[str]) -> dict[str, Value]:
    """What stands under certain names of an object, as texts; what is empty is left out."""
    if not isinstance(found, dict):
        return {}
    told = {name: plain(found[name]) for name in names if name in found}
    return {name: value for name, value in told.items() if value}


def plain(value: object, *, in_order: bool = True, depth: int = 0) -> Value:
    """A value as texts, by default with its names in order; what is empty, or nested beyond all sense, is left out."""
    if isinstance(value, str):
        return _SURROGATE.sub('\ufffd', value)
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if value is None or depth > _DEEPEST:
        return ''
    if isinstance(value, dict):
        named = ((_SURROGATE.sub('\ufffd', str(name)), inner) for name, inner in value.items())
        members = {name: plain(inner, in_order=in_order, depth=depth + 1) for name, inner in named}
        return {name: members[name] for name in (sorted(members) if in_order else members) if members[name]}
    if isinstance(value, list | tuple):
        return [member for member in (plain(inner, in_order=in_order, depth=depth + 1) for inner in value) if member]
    return str(value)


def texts(value: object) -> list[str]:
    """The texts of a list, or a text as a list of one."""
    members = value if isinstance(value, list) else [value]
    return [member for member in members if isinstance(member, str) and member]


def first_text(value: object) -> str:
    return next(iter(texts(value)), '')


def objects(value: object) -> list[dict[str, object]]:
    """The mappings of a list."""
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []
