"""The text of one entry → its parts with their places, for those who write it again without some of them."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.model.entry_text import EntryText, FieldText
from sphinxcontrib_pubs.sources.bibtex.lexis import GAP, KEY, NAME, SPACE, START, WORD
from sphinxcontrib_pubs.sources.bibtex.macros import MONTHS
from sphinxcontrib_pubs.sources.bibtex.scanner import scan
from sphinxcontrib_pubs.sources.braces import matching_braces
from sphinxcontrib_pubs.sources.page import Page

#: Commands that files define in their preamble, by the names that BibTeX's own example gave them.
_OF_PREAMBLES = re.compile(r'\\(noopsort|sortas|switchargs|singleletter|printfirst|SortNoop)\b')


def read_entry_text(text: str) -> EntryText | None:
    """The parts of an entry; None where the text is not exactly one entry, or not one that every program reads."""
    text = text.strip()
    if not text.startswith('@'):
        return None
    database, problems = scan(Page(text, file=''))
    if len(database.entries) != 1 or database.macros.keys() - set(MONTHS):
        return None
    if any(problem.code != 'macro-undefined' for problem in problems) or database.entries[0].unread:
        return None
    return _Walk(text).entry()


class _Walk:
    """The way through an entry that has been found to be whole."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = matching_braces(text)

    def entry(self) -> EntryText | None:
        text = self.text
        start = START.match(text)
        if start is None:
            return None
        closer = '}' if start[2] == '{' else ')'
        key = KEY.match(text, start.end())
        if key is None or not key[1].strip():
            return None
        position = key.end()
        fields: list[FieldText] = []
        while True:
            position = self._skip(position, GAP)
            if text[position : position + 1] == closer:
                break
            name = NAME.match(text, position)
            equals = self._skip(name.end()) if name else -1
            if name is None or text[equals : equals + 1] != '=':
                return None
            found = self._value(equals + 1)
            if found is None:
                return None
            end, macros = found
            macros += tuple(_OF_PREAMBLES.findall(text, equals, end))
            fields.append(FieldText(name[0].lower(), position, end, macros))
            position = end
        if text[position + 1 :].strip():
            return None
        return EntryText(
            text, start[1].lower(), key[1].strip(), start.end() - 1, key.start(1), tuple(fields), position + 1
        )

    def _skip(self, position: int, pattern: re.Pattern[str] = SPACE) -> int:
        match = pattern.match(self.text, position)
        return match.end() if match else position

    def _value(self, position: int) -> tuple[int, tuple[str, ...]] | None:
        """Where a value ends, and the macros in it."""
        text = self.text
        macros: list[str] = []
        while True:
            position = self._skip(position)
            sign = text[position : position + 1]
            if sign == '{':
                end = self.pairs.get(position, -1) + 1
            elif sign == '"':
                end = self._closing_quote(position + 1) + 1
            else:
                word = WORD.match(text, position)
                end = word.end() if word else 0
                if word and not word[0].isdecimal() and word[0].lower() not in MONTHS:
                    macros.append(word[0].lower())
            if not end:
                return None
            after = self._skip(end)
            if text[after : after + 1] != '#':
                return end, tuple(macros)
            position = after + 1

    def _closing_quote(self, position: int) -> int:
        while position < len(self.text):
            sign = self.text[position]
            if sign == '"':
                return position
            position = self.pairs.get(position, len(self.text)) + 1 if sign == '{' else position + 1
        return -1
