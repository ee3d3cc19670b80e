"""JSON with mistakes → values that know where they stand: what can be read is read, the rest is told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.records.fields import Fields, Items

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.page import Page

#: White space, and comments, which JSON has none of and people write all the same.
_GAP = re.compile(r'(?:\s+|//[^\n]*|/\*(?:[^*]|\*(?!/)){0,2000}+\*/)*+')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
#: A string that its line ends, or that is cut off with the text.
_OPEN_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*+)')
_NEXT_NAME = re.compile(r'\n\s*"[^"\n]{1,60}"\s*:|\n\s*[}\]]')
_SINGLE = re.compile(r"'((?:[^'\\\n]|\\.)*+)'")
#: What stands behind a string; where something else does, the quotation mark was one in the text.
_BEHIND = re.compile(r'\s*(?:[,}\]:]|\Z|//|/\*|"[^"\n]{1,60}"\s*:)')
_COLON = re.compile(r'\s*:')
_NUMBER = re.compile(r'-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?')
_LINE = re.compile(r'[^\n,{}\[\]"]*')
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]', re.DOTALL)
_WORD = re.compile(r'[^\s,:{}\[\]"]++')
_JUNK = re.compile(r'[^\n,{}\[\]"]++|.', re.DOTALL)
_ESCAPE = re.compile(r'\\(u[0-9A-Fa-f]{4}|.)', re.DOTALL)
_ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f'}
_DEEPEST = 60
#: How far, and past how many quotation marks, the one that ends a text is looked for.
_REACH, _MOST_MARKS = 2_000, 50
#: How far the beginning of a line is looked for; a file may be a single one.
_REACH_BACK = 200
_CONSTANTS: dict[str, object] = {'null': None, 'true': True, 'false': False}


class Fault(NamedTuple):
    """What is wrong at an offset of the text."""

    message: str
    place: int


class Scanner:
    """The way through a text from an offset on, with its mistakes and the pieces that are no value."""

    def __init__(self, page: Page, position: int = 0) -> None:
        self.page = page
        self.text = page.text
        self.position = position
        self.faults: list[Fault] = []
        self.unread: list[str] = []
        #: Where the mappings start and end, by their identity.
        self.spans: dict[int, tuple[int, int]] = {}
        self._column = self._column_of(position)

    def value(self, depth: int = 0) -> object:
        """The value that stands at the position, '' where none does."""
        self._skip()
        text = self.text
        sign = text[self.position : self.position + 1]
        if sign in ('{', '['):
            if depth > _DEEPEST:
                return self._too_deep()
            if sign == '[':
                return self._list(depth)
            start = self.position
            mapping = self._mapping(depth)
            self.spans[id(mapping)] = (start, self.position)
            return mapping
        if sign == '"':
            return self._string()
        if sign == "'" and (single := _SINGLE.match(text, self.position)) is not None:
            self._fault('expected a quotation mark ("), found an apostrophe', self.position)
            self.position = single.end()
            return _unescaped(single[1])
        word = _WORD.match(text, self.position)
        if word is None:
            self._fault('expected a value', self.position)
            return ''
        start, self.position = self.position, word.end()
        if word[0] in _CONSTANTS:
            return _CONSTANTS[word[0]]
        if _NUMBER.fullmatch(word[0]) is None:
            line = _LINE.match(text, start)
            assert line is not None
            self.position = max(self.position, line.end())
            self._fault('expected a value in quotation marks', start)
        return text[start : self.position].strip()

    def _skip(self) -> None:
        match = _GAP.match(self.text, self.position)
        assert match is not None
        self.position = match.end()

    def _fault(self, message: str, place: int) -> None:
        self.faults.append(Fault(message, place))

    def _mapping(self, depth: int) -> Fields:
        found = Fields()
        opened = self.position
        self.position += 1
        while True:
            self._separator('}')
            sign = self.text[self.position : self.position + 1]
            if sign == '}':
                self.position += 1
                return found
            if sign in ('', ']') or (sign == '{' and found):
                self._fault(f'expected "}}" for the "{{" of line {self.page.place(opened)[0]}', self.position)
                return found
            name = self._name()
            if name is None:
                continue
            name_text, place = name
            self._skip()
            if self.text[self.position : self.position + 1] == ':':
                self.position += 1
            else:
                self._fault(f'expected ":" behind the name {name_text[:40]}', self.position)
            found.add(name_text, self.value(depth + 1), place)

    def _name(self) -> tuple[str, int] | None:
        """The name of a value and its place; None where something else stands, which is passed over."""
        place, text = self.position, self.text
        if text[place] == '"':
            return self._string(), place
        if text[place] == "'" and (single := _SINGLE.match(text, place)) is not None:
            self._fault('expected a quotation mark ("), found an apostrophe', place)
            self.position = single.end()
            return single[1], place
        word = _WORD.match(text, place)
        if word is not None and _COLON.match(text, word.end()) is not None:
            self._fault(f'expected quotation marks around the name {word[0][:40]}', place)
            self.position = word.end()
            return word[0], place
        self._junk('expected a name in quotation marks')
        return None

    def _list(self, depth: int) -> Items:
        found = Items()
        opened = self.position
        # Where nothing is indented, or the entries themselves are members of this list, the column tells nothing.
        is_told_by_column = depth > 0 and not self._opens_at_margin(opened)
        self.position += 1
        while True:
            self._separator(']')
            sign = self.text[self.position : self.position + 1]
            if sign == ']':
                self.position += 1
                return found
            is_next_entry = sign == '{' and is_told_by_column and self._is_entry()
            if sign in ('', '}') or (sign == '"' and self._is_name()) or is_next_entry:
                self._fault(f'expected "]" for the "[" of line {self.page.place(opened)[0]}', self.position)
                return found
            place = self.position
            found.add(self.value(depth + 1), place)
            if self.position == place:
                self._junk('expected a value')

    def _separator(self, closing: str) -> None:
        """Goes over what stands between two members, and says what is missing or too much there."""
        end = self.position
        opened = self.text[end - 1] in '{['
        self._skip()
        comma = False
        while self.text[self.position : self.position + 1] == ',':
            if comma or opened:
                self._fault('a comma too many', self.position)
            comma = True
            last = self.position
            self.position += 1
            self._skip()
        sign = self.text[self.position : self.position + 1]
        if comma and sign == closing and not opened:
            self._fault(f'a comma too many before "{closing}"', last)
        elif not comma and not opened and sign not in ('', '}', ']', '{' if closing == '}' else ''):
            self._fault('expected "," between two values', end)

    def _is_name(self) -> bool:
        """Whether the string at the position is the name of a value, as stands in no list."""
        match = _STRING.match(self.text, self.position)
        return match is not None and _COLON.match(self.text, match.end()) is not None

    def _margin_of(self, place: int) -> int:
        """Where the line of an offset begins; -1 where that is further away than any line's indentation."""
        start = self.text.rfind('\n', max(0, place - _REACH_BACK), place) + 1
        return start if start or place <= _REACH_BACK else -1

    def _column_of(self, place: int) -> int:
        """The column of an offset, from 0; -1 where something else than a comma stands before it on its line."""
        start = self._margin_of(place)
        return place - start if start >= 0 and not self.text[start:place].strip(' \t,') else -1

    def _is_entry(self) -> bool:
        """Whether the brace at the position opens the next entry, since it stands where entries begin in this file."""
        return 0 <= self._column_of(self.position) <= self._column

    def _opens_at_margin(self, opening: int) -> bool:
        """Whether the bracket and, on a line of its own, the first member of its list stand where entries begin."""
        gap, start = _GAP.match(self.text, opening + 1), self._margin_of(opening)
        if gap is None or start < 0 or not 0 <= self._column_of(gap.end()) <= self._column:
            return False
        line = self.text[start:opening]
        return '\n' in gap[0] and len(line) - len(line.lstrip(' \t')) <= self._column

    def _junk(self, message: str) -> None:
        match = _JUNK.match(self.text, self.position)
        assert match is not None
        self._fault(message, self.position)
        self.position = match.end()
        if match[0].strip():
            self.unread.append(match[0].strip())

    def _string(self) -> str:
        start, text = self.position, self.text
        whole = _STRING.match(text, start)
        if whole is not None and ('\n' not in whole[0] or not _NEXT_NAME.match(text, text.index('\n', start))):
            end = whole.end()
            # A quotation mark within the text that nobody escaped: the string goes on up to one that may end it.
            line_end = text.find('\n', end, end + _REACH)
            line_end = line_end if line_end >= 0 else min(len(text), end + _REACH)
            for _ in range(_MOST_MARKS):
                if _BEHIND.match(text, end) is not None or (again := text.find('"', end, line_end)) < 0:
                    break
                end = again + 1
            if end != whole.end():
                if _BEHIND.match(text, end) is None:
                    end = whole.end()
                else:
                    self._fault('a quotation mark within a text needs a backslash before it', whole.end() - 1)
            self.position = end
            return _unescaped(text[start + 1 : end - 1])
        match = _OPEN_STRING.match(text, start)
        assert match is not None
        self.position = match.end()
        self._fault('expected a quotation mark (") that ends this text', start)
        return _unescaped(match[1].rstrip().removesuffix(','))

    def _too_deep(self) -> str:
        """What is nested more deeply than any entry is, as one text: up to where its brackets are closed."""
        start = self.position
        depth = 0
        for match in _BRACKET.finditer(self.text, start):
            if match[0] in ('{', '['):
                depth += 1
            elif match[0] in ('}', ']'):
                depth -= 1
            if not depth:
                self.position = match.end()
                break
        else:
            self.position = len(self.text)
        self._fault('nested too deeply; taken as text', start)
        return self.text[start : self.position]


def _unescaped(text: str) -> str:
    if '\\' not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    """A character that JSON escapes; behind a backslash that escapes nothing, the two as they are."""
    escaped = match[1]
    if len(escaped) == 5:
        code = int(escaped[1:], 16)
        return chr(code) if not 0xD800 <= code < 0xE000 else '\ufffd'
    return _ESCAPES.get(escaped) or (escaped if escaped in '"\\/' else match[0])
