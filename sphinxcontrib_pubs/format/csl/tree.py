"""XML text → elements that know their lines; no document type, so that no text grows when it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = 'http://purl.org/net/xbiblio/csl'
_LANGUAGE = 'http://www.w3.org/XML/1998/namespace lang'


class TreeError(ValueError):
    """A text that is no XML, or XML that is no CSL; ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Element:
    """An element of CSL by its local name; ``xml:lang`` is the attribute ``lang``."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ''

    def get(self, name: str, default: str = '') -> str:
        return self.attributes.get(name, default)

    def child(self, tag: str) -> Element | None:
        return next((each for each in self.children if each.tag == tag), None)

    def all(self, tag: str) -> Iterator[Element]:
        return (each for each in self.children if each.tag == tag)

    def walk(self) -> Iterator[Element]:
        yield self
        for each in self.children:
            yield from each.walk()


def said(text: str) -> str:
    """Words of a style as they are printed: with apostrophes, and without references that were escaped twice."""
    if '&' in text:
        text = unescape(text)
    return text.replace("'", '’')


class _Builder:
    """Takes elements of CSL's namespace; a document with too many levels is refused, as nobody's style has them."""

    _DEEPEST = 100

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=' ')
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.root: Element | None = None
        self._open: list[Element] = []
        self._texts: list[list[str]] = []  # of the open elements, since to add to a text copies it

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(' ')
        line = self.parser.CurrentLineNumber
        if not self._open and namespace != _NAMESPACE:
            raise TreeError(f'expected a file of CSL, found one whose first element is {tag!r}', line)
        if len(self._open) > self._DEEPEST:
            raise TreeError(f'elements stand in each other more than {self._DEEPEST} deep', line)
        named = {'lang' if key == _LANGUAGE else key: said(value) for key, value in attributes.items()}
        element = Element(tag, named, line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._texts.append([])

    def _end(self, _name: str) -> None:
        self._open.pop().text = said(''.join(self._texts.pop()))

    def _characters(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def _doctype(self, *_: object) -> None:
        raise TreeError('a document type is not read', self.parser.CurrentLineNumber)


def read_tree(content: bytes) -> Element:
    """The root element of a style or a locale. Raises TreeError."""
    builder = _Builder()
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise TreeError(f'no XML: {expat.ErrorString(error.code)}', error.lineno) from None
    except TreeError:
        raise
    except (LookupError, ValueError) as error:  # an encoding that Python, or expat, does not have
        raise TreeError(f'no XML: {error}', 1) from None
    assert builder.root is not None  # expat refuses a document without elements
    return builder.root
