"""BibTeX text → entries: what is broken costs its own field or entry, and is told with its place; nothing raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.bibtex.entries import Database, Entry
from sphinxcontrib_pubs.sources.bibtex.lexis import (
    BOUNDARY,
    BRACED,
    BRACELESS,
    FIELD,
    GAP,
    GOES_ON,
    KEY,
    LAST_COMMA,
    LAST_QUOTE,
    NAME,
    NEXT_FIELD,
    SPACE,
    START,
    WORD,
)
from sphinxcontrib_pubs.sources.bibtex.values import Piece, Value, Values
from sphinxcontrib_pubs.sources.braces import matching_braces

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page

#: How far a closing quote is looked for behind a quote inside of a value, and a comment sign before an entry.
_REACH = 2_000
_REACH_BACK = 200


def scan(page: Page, elsewhere: Callable[[str], str | None] | None = None) -> tuple[Database, list[Problem]]:
    """All entries of a file, and what was wrong with its syntax; ``elsewhere`` knows the macros of other files."""
    scanner = _Scanner(page, elsewhere)
    scanner.run()
    return Database(scanner.entries, ''.join(scanner.preamble), scanner.values.macros), scanner.problems


class _Scanner:
    """The way through one file: where its next entry begins, its macros, what was found so far."""

    def __init__(self, page: Page, elsewhere: Callable[[str], str | None] | None) -> None:
        self.page = page
        self.text = page.text
        self.entries: list[Entry] = []
        self.preamble: list[str] = []
        self.problems: list[Problem] = []
        self.values = Values(page, elsewhere)
        self._boundary = -1
        self._pairs: dict[int, int] | None = None

    def run(self) -> None:
        text = self.text
        position = read_to = 0
        while match := START.search(text, position):
            self._braceless(position, match.start())
            start = match.start()
            if self._is_commented_out(read_to, start):
                position = match.end()
                continue
            if self._boundary <= start < len(text):
                found = BOUNDARY.search(text, match.end() - 1)
                self._boundary = found.start() if found else len(text)
            command = match[1].lower()
            if command == 'comment':
                position = self._comment(match.end() - 1)
            elif command == 'preamble':
                position = self._preamble(match.end())
            elif command == 'string':
                position = self._string(match.end(), '}' if match[2] == '{' else ')')
            else:
                position = self._entry(command, start, match.end(), '}' if match[2] == '{' else ')')
            read_to = position
        self._braceless(position, len(text))
        self.problems += self.values.resolve()
        self.entries.sort(key=lambda entry: entry.start)

    def _warn(self, message: str, place: int, hint: str = '') -> None:
        place = min(place, max(0, len(self.text) - 1))
        self.problems.append(self.page.problem(Severity.WARNING, 'bibtex-syntax', message, place, hint))

    def _is_commented_out(self, read_to: int, start: int) -> bool:
        """Whether a percent sign stands before the entry on its line; BibTeX itself reads it all the same.

        One in what has been read, such as the entry before on the line, says nothing of this one.
        """
        reach = max(read_to, start - _REACH_BACK)
        line = self.text.rfind('\n', reach, start)
        return '%' in self.text[max(reach, line + 1) : start]

    def _pair(self, opening: int) -> int:
        """The brace that closes the one at ``opening``, −1 if none does."""
        if self._pairs is None:
            self._pairs = matching_braces(self.text)
        return self._pairs.get(opening, -1)

    def _braceless(self, start: int, end: int) -> None:
        """Keeps what looks like an entry without its opening brace as an entry that could not be read."""
        if self.text.find('@', start, end) < 0:
            return
        for match in BRACELESS.finditer(self.text, start, end):
            stop = BOUNDARY.search(self.text, match.end(), end)
            entry = Entry(match[1].lower(), match[2], self.text.index('@', match.start()))
            entry.unread.append(self.text[entry.start : stop.start() if stop else end].rstrip())
            entry.end = entry.start + len(entry.unread[0])
            self.entries.append(entry)
            place = match.start(2)
            self._warn(f'expected "{{" after @{match[1]}', place, 'an entry is @type{key, name = {value}, …}')
            break  # the others up to the next boundary are part of it

    def _comment(self, opening: int) -> int:
        if self.text[opening] == '{':
            balanced = BRACED.match(self.text, opening)
            end = balanced.end() if balanced else self._pair(opening) + 1
            if end > 0:
                return end
        return opening + 1

    def _preamble(self, position: int) -> int:
        value = self._value(position, 'preamble')
        self.preamble += [piece.text for piece in value.pieces if not piece.is_macro]
        return value.end

    def _string(self, position: int, closer: str) -> int:
        position = self._skip(position)
        name = NAME.match(self.text, position)
        after = self._skip(name.end()) if name else position
        if name is None or self.text[after : after + 1] != '=':
            self._warn('expected name = value in @string', position)
            return position
        value = self._value(after + 1, name[0])
        self.values.define(name[0], value)
        end = self._skip(value.end)
        if self.text[end : end + 1] != closer:
            self._warn(f'expected "{closer}" after the value of @string {name[0]}', end)
            return end
        return end + 1

    def _skip(self, position: int) -> int:
        match = SPACE.match(self.text, position)
        assert match is not None
        return match.end()

    def _entry(self, type_: str, start: int, position: int, closer: str) -> int:
        text = self.text
        found = KEY.match(text, position)
        assert found is not None
        entry = Entry(type_, found[1].strip(), start)
        after = self._skip(found.end())
        following = text[after : after + 1]
        if following == '=':
            # What was taken for the key is the name of the first field.
            entry.key = ''
            self._warn(f'expected a key after @{type_}{"{" if closer == "}" else "("}', found.start(1))
        else:
            position = after
            if following not in (',', closer) and after < self._boundary:
                self._warn(f'expected "," after the key {entry.key}', after)
        end = self._fields(entry, position, closer)
        entry.end = start + len(text[start:end].rstrip())
        self.entries.append(entry)
        return end

    def _fields(self, entry: Entry, position: int, closer: str) -> int:
        """Reads fields up to the end of the entry, and gives that."""
        text, boundary = self.text, self._boundary
        fields, places = entry.fields, entry.places
        field = FIELD.match
        last: tuple[str, int, int] | None = None  # the name of the field before, where its value starts and ends
        while True:
            match = field(text, position)
            if match is not None and (stop := match.end()) <= boundary + 1:
                name, braced, quoted, digits, macro, sign = match.groups()
                if braced is not None:
                    value, number = braced, 2
                elif macro is not None:
                    value, number = self.values.macros.text_of(macro), 5
                else:
                    value, number = (quoted, 3) if digits is None else (digits, 4)
                if value is not None:
                    name = name.lower()
                    if name not in fields:
                        fields[name] = value
                        places[name] = match.start(number)
                    else:
                        entry.set(name, value, match.start(number))
                    if sign == ',':
                        position = stop
                        continue
                    last = (name, match.start(number), match.end(number))
                    position = stop - 1
            gap = GAP.match(text, position)
            assert gap is not None
            position = gap.end()
            if position < len(text) and text[position] == closer and position <= boundary:
                goes_on = GOES_ON.match(text, position + 1)
                if goes_on is None or goes_on.end() > boundary:
                    return position + 1
                self._warn(f'"{closer}" closes the entry {entry.key} before its last fields', position, 'delete it')
                position += 1
            elif position >= boundary or START.match(text, position):
                cut = NEXT_FIELD.search(text, last[1], last[2]) if last else None
                if cut is None or last is None:
                    opening = 'the entry ' + entry.key if entry.key else 'an entry'
                    self._warn(f'expected "{closer}" at the end of {opening}', entry.start)
                    return min(position, boundary)
                # The value took the brace that closes the entry.
                self._unclosed(last[0], last[1])
                if text.startswith(entry.fields[last[0]], last[1]):
                    entry.fields[last[0]] = text[last[1] : cut.start()].rstrip(' \t')
                position, last = cut.start(), None
            else:
                position, last = self._other(entry, position, closer)

    def _other(self, entry: Entry, position: int, closer: str) -> tuple[int, tuple[str, int, int] | None]:
        """One thing that is no plain field: a value of several pieces, or a mistake."""
        text = self.text
        name = NAME.match(text, position)
        if name is None:
            return self._unread(entry, position), None
        after = self._skip(name.end())
        sign = text[after : after + 1]
        if sign in ('{', '"'):
            self._warn(f'expected "=" after {name[0]}', after)
        elif sign != '=':
            return self._unread(entry, position), None
        else:
            after = self._skip(after + 1)
        value = self._value(after, name[0])
        self.values.put(entry, name[0], value, after)
        end = self._skip(value.end)
        last = (name[0].lower(), value.pieces[0].place, value.end) if len(value.pieces) == 1 else None
        if end >= self._boundary or text[end] in (',', closer):
            return end, last
        if (following := NAME.match(text, end)) and text[self._skip(following.end()) :][:1] == '=':
            self._warn(f'expected "," after the value of {name[0]}', value.end)
            return end, last
        if text[end] in '})' and text[end] != closer:
            self._warn(f'expected "," or "{closer}" after the value of {name[0]}', end)
            return end + 1, None
        if START.match(text, end):
            return end, last
        return self._more(entry, name[0], value, end), None

    def _more(self, entry: Entry, name: str, value: Value, position: int) -> int:
        """What stands between a value and the comma: words without braces, or quotes within quotes."""
        text = self.text
        first = value.pieces[0] if value.pieces else None
        if first is not None and len(value.pieces) == 1 and text[first.place - 1] == '"' and not first.is_macro:
            closing = LAST_QUOTE.search(text, position, min(self._boundary, position + _REACH))
            if closing is not None:
                self._warn(f'a quote inside of the value of {name}', value.end - 1, 'put the value into braces')
                self._replace(entry, name, value, text[first.place : closing.start()])
                return closing.end()
        line = text.find('\n', position, self._boundary)
        end = line if line >= 0 else self._boundary
        if first is not None and first.is_macro:
            comma = LAST_COMMA.search(text, position, end)
            end = comma.start() if comma else end
            self._warn(f'expected braces or quotes around the value of {name}', first.place)
            words = text[first.place : end].rstrip(' \t,')
            closers = len(words) - len(words.rstrip('})'))
            self._replace(entry, name, value, words[: len(words) - closers] if closers else words)
            return first.place + len(words) - closers
        self._warn(f'expected "," after the value of {name}', position)
        return self._unread(entry, position, told=True)

    def _replace(self, entry: Entry, name: str, value: Value, text: str) -> None:
        """Gives the text in place of a value that the entry was given; an earlier one of the field stays."""
        name, place = name.lower(), value.pieces[0].place
        if entry.places.get(name) == place:
            del entry.fields[name]
        elif (told := (name, self.values.text_of(value))) in entry.repeated:
            entry.repeated.remove(told)
        entry.set(name, text, place)
        self.values.forget(entry, value)

    def _unread(self, entry: Entry, position: int, *, told: bool = False) -> int:
        """Passes over what is no field, up to the next comma, line or closing brace."""
        text = self.text
        end = position
        if text[position] == '{' and 0 < (pair := self._pair(position)) < self._boundary:
            end = pair + 1
        else:
            end += 1
            while end < self._boundary and text[end] not in ',\n{}")':
                end += 1
        words = text[position:end].strip()
        if words:
            entry.unread.append(words)
            if not told:
                self._warn(f'expected name = value, found "{words[:40]}"', position)
        return end

    def _value(self, position: int, name: str) -> Value:
        """The pieces of a value, joined by ``#``, from ``position``."""
        text = self.text
        pieces: list[Piece] = []
        while True:
            position = self._skip(position)
            sign = text[position : position + 1]
            if sign == '{' and position < self._boundary:
                end = self._pair(position)
                if not 0 < end <= self._boundary:
                    return self._cut(pieces, position + 1, name)
                pieces.append(Piece(text[position + 1 : end], False, position + 1))
                position = end + 1
            elif sign == '"' and position < self._boundary:
                end = self._closing_quote(position + 1)
                if end < 0:
                    return self._cut(pieces, position + 1, name)
                pieces.append(Piece(text[position + 1 : end], False, position + 1))
                position = end + 1
            elif (word := WORD.match(text, position)) and position < self._boundary:
                is_text = '/' in word[0] or '@' in word[0]  # an address, which no macro is called by
                if is_text:
                    self._warn(f'expected braces or quotes around the value of {name}', position)
                pieces.append(Piece(word[0], not (is_text or word[0].isdecimal()), position))
                position = word.end()
            else:
                self._warn(f'expected a value for {name}', position)
                return Value(pieces, position)
            after = self._skip(position)
            if text[after : after + 1] != '#':
                return Value(pieces, position)
            position = after + 1

    def _closing_quote(self, position: int) -> int:
        """The quote that closes a value: the next one outside of braces."""
        text, boundary = self.text, self._boundary
        while position < boundary:
            quote = text.find('"', position, boundary)
            if quote < 0:
                return -1
            brace = text.find('{', position, quote)
            close = text.find('}', position, brace if brace >= 0 else quote)
            if close >= 0:
                return -1
            if brace < 0:
                return quote
            position = self._pair(brace) + 1
            if not position:
                return -1
        return -1

    def _unclosed(self, name: str, place: int) -> None:
        sign = '"' if self.text[place - 1 : place] == '"' else '}'
        self._warn(f'expected {sign} at the end of the value of {name}, which opens here', max(0, place - 1))

    def _cut(self, pieces: list[Piece], place: int, name: str) -> Value:
        """The end of a value that is never closed: the next field or the next entry."""
        self._unclosed(name, place)
        cut = NEXT_FIELD.search(self.text, place, self._boundary)
        end = cut.start() if cut else self._boundary
        pieces.append(Piece(self.text[place:end].rstrip(' \t\n})",'), False, place))
        return Value(pieces, end)
