"""LaTeX text → markup: one pass with a stack, linear in the text; nothing is executed, and nothing raises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span, is_safe_url, plain_text
from sphinxcontrib_pubs.sources.braces import matching_braces
from sphinxcontrib_pubs.sources.latex.macros import expand
from sphinxcontrib_pubs.sources.latex.mathematics import formula
from sphinxcontrib_pubs.sources.latex.parts import accented, clean, in_case, joined
from sphinxcontrib_pubs.sources.latex.symbols import (
    ACCENTS,
    CONTROL_SYMBOLS,
    MARKUP,
    SIGNS,
    SILENT,
    SWITCHES,
    WITH_HIDDEN_ARGUMENT,
    WITH_HIDDEN_FIRST,
    WORDS,
)
from sphinxcontrib_pubs.sources.latex.verbatim import verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sources.latex.macros import Macro

_SPACES = re.compile(r'[ \t\n\r]+')
# Alternatives that begin with one sign each are looked for three times as fast as sets are.
_SPECIAL = re.compile(r"\\|\$|`|''")
#: Plain text; a command; a brace, dollar or tie; dashes; quotes.
_TOKEN = re.compile(
    r"((?:[^\\{}$~`'\-]++|'(?!')|-(?!-))++)|\\(?:([A-Za-z]+)|(.))|([{}$~])|(-{2,3})|(``?|'')|(\\)", re.DOTALL
)
#: One letter with its accent, or one that has a name of its own, in the usual ways to write them.
_LETTER = re.compile(
    r"""\{\\(?:["'`^~=.](?:\{(?:[A-Za-z]|\\[ij])\}|[A-Za-z]|\\[ij])|[cvuHkrdb](?:\{[A-Za-z]\}|\ [A-Za-z])"""
    r"""|aa|AA|ae|AE|oe|OE|ss|[ijlLoO])\}"""
    r"""|\\(?:["'`^~=.](?:\{(?:[A-Za-z]|\\[ij])\}|[A-Za-z])|[cvuHkrdb]\{[A-Za-z]\}|(?:aa|AA|ae|AE|oe|OE|ss|[ijlLoO])\{\})"""
)
#: A letter in braces that may be the argument of a command, and addresses.
_ARGUMENT = re.compile(r'\\[A-Za-z]+\*?\s*\{\\|\}\s*\{\\|\]\s*\{\\|\\(?:url|href|path|nolinkurl)')
_OPTIONAL_ARGUMENT = re.compile(r'\[[^\[\]{}]{0,200}\]')
_CLOSING_QUOTE = re.compile(r"'(?!\w)")
_DASHES = {'--': '–', '---': '—'}
_QUOTES = {'``': '“', "''": '”', '`': '‘'}
#: Spans within spans beyond this depth are text: nobody wrote them, and the writers would nest as deeply.
_DEEPEST = 24
#: How many groups may be open, spans or not; no text that anybody writes has ten.
_MOST_OPEN = 300


class _Frame:
    """A group while it is open: what it becomes, and its content so far."""

    __slots__ = ('accents', 'implicit', 'kind', 'parts', 'target')

    def __init__(self, kind: str, *, target: str = '', implicit: bool = False, accents: str = '') -> None:
        self.kind = kind
        self.target = target
        self.implicit = implicit  # closed by the brace that closes the group around it
        self.accents = accents
        self.parts: list[str | Span] = []


class Latex:
    """Reads values of LaTeX text; ``macros`` are the commands that the file defines."""

    def __init__(self, macros: Mapping[str, Macro] | None = None) -> None:
        self._macros = macros or {}
        self._texts: dict[str, str] = {}
        self._letters: dict[str, str] = {}

    def markup(self, value: str) -> Markup:
        """The value as rich text, its spaces single and none at its ends."""
        if '<' in value or '&' in value:
            value = _without_tags(value)
        if '\\' in value:
            if 'textless' in value:
                value = _without_tags(value)
            if self._macros:
                value = expand(value, self._macros)
            value = self.letters(value)
        if _SPECIAL.search(value) is None:
            if '{' in value or '}' in value:
                value = value.replace('{', '').replace('}', '')
            if '--' in value:
                value = value.replace('---', '—').replace('--', '–')
            if '~' in value:
                value = value.replace('~', '\u00a0')
            if '\n' in value or '  ' in value or '\t' in value:
                value = _SPACES.sub(' ', value)
            value = value.strip(' ')
            return (value,) if value else ()
        return _Reader(value).read()

    def letters(self, value: str) -> str:
        """The value with its accented letters as characters, and all else of LaTeX as it stands.

        What most values have of LaTeX is this, and it takes no parser. Formulas and addresses mean other things by it.
        """
        if '$' in value or _ARGUMENT.search(value):
            return value
        return _LETTER.sub(self._letter, value)

    def _letter(self, match: re.Match[str]) -> str:
        written = match[0]
        letter = self._letters.get(written)
        if letter is None:
            letter = self._letters[written] = plain_text(_Reader(written).read())
        return letter

    def text(self, value: str) -> str:
        """The value as plain text, every kind of space a plain one."""
        if not value or value.isalnum():  # a year, a volume
            return value
        known = self._texts.get(value)
        if known is None:
            markup = self.markup(value)
            text = markup[0] if len(markup) == 1 and isinstance(markup[0], str) else plain_text(markup)
            if not text.isascii():
                text = text.replace('\u00a0', ' ').replace('\u202f', ' ')
            known = self._texts[value] = ' '.join(text.split()) if '  ' in text else text.strip()
        return known


def _without_tags(value: str) -> str:
    # Most files have none of the signs, and its patterns take longer to make than a page to read.
    from sphinxcontrib_pubs.sources.latex.tags import without_tags

    return without_tags(value)


class _Reader:
    """The reading of one value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.frames = [_Frame('')]
        self.unopened = 0  # groups within the innermost one that was opened
        self.accents = ''  # wait for the letter that they belong to
        self.spans = 0
        self.braces: dict[int, int] | None = None
        self.single_quote = False
        self.has_dollar = True  # whether a second dollar may still come

    def read(self) -> Markup:
        text, position, length = self.text, 0, len(self.text)
        match = _TOKEN.match
        while position < length:
            token = match(text, position)
            assert token is not None
            position = token.end()
            kind = token.lastindex
            if kind == 1:
                self._emit(token[1])
            elif kind == 2:
                position = self._word(token[2], position)
            elif kind == 3:
                position = self._symbol(token[3], position)
            elif kind == 4:
                position = self._sign(token[4], position)
            elif kind == 5:
                self._emit(_DASHES[token[5]])
            elif kind == 6:
                self._emit(_QUOTES[token[6]])
                self.single_quote = self.single_quote or token[6] == '`'
        while len(self.frames) > 1:
            self._close()
        if self.accents:
            self.frames[-1].parts.append(accented('', self.accents))
        return clean(self.frames[0].parts)

    def _emit(self, text: str) -> None:
        if self.single_quote and "'" in text:
            text = _CLOSING_QUOTE.sub('’', text)
        if self.accents:
            text = text.lstrip(' \t\n')
            if not text:
                return
            text, self.accents = accented(text, self.accents), ''
        self.frames[-1].parts.append(text)

    def _sign(self, sign: str, position: int) -> int:
        if sign == '{':
            self._push(_Frame('group', accents=self.accents))
            self.accents = ''
        elif sign == '}':
            self._close_group()
        elif sign == '~':
            self._emit('\u00a0')
        else:
            return self._dollar(position)
        return position

    def _close_group(self) -> None:
        if self.unopened:
            self.unopened -= 1
            return
        while self.frames[-1].implicit:
            self._close()
        if len(self.frames) > 1:  # else a closing brace too many
            self._close()

    def _close(self) -> None:
        frame = self.frames.pop()
        above = self.frames[-1]
        kind, parts = frame.kind, frame.parts
        if frame.accents:
            first = parts[0] if parts and isinstance(parts[0], str) else ''
            parts = [accented(first, frame.accents), *parts[1 if first else 0 :]]
        if kind == 'group':
            above.parts += parts
        elif kind == 'hidden':
            pass
        elif kind == 'note':
            above.parts += (' (', *parts, ')')
        elif kind == 'cited':
            above.parts += ('[', *parts, ']')
        elif kind in ('upper', 'lower'):
            above.parts += in_case(parts, upper=kind == 'upper')
        else:
            self.spans -= 1
            if parts:
                above.parts.append(Span(kind, joined(parts), frame.target))  # type: ignore[arg-type]

    def _open(self, kind: str, *, target: str = '', implicit: bool = False) -> None:
        if kind in ('group', 'hidden', 'note', 'cited', 'upper', 'lower'):
            self._push(_Frame(kind))
        elif self.spans >= _DEEPEST:
            if not implicit:
                self._push(_Frame('group'))
        elif self._push(_Frame(kind, target=target, implicit=implicit)):
            self.spans += 1

    def _push(self, frame: _Frame) -> bool:
        """Opens a group, unless so many are open that each would cost what stands in all of them."""
        if len(self.frames) < _MOST_OPEN:
            self.frames.append(frame)
            return True
        self.unopened += not frame.implicit
        return False

    def _word(self, word: str, position: int) -> int:
        """A control word, which takes the spaces behind it."""
        text = self.text
        if word in WORDS:
            self._emit(WORDS[word])
            return self._after_spaces(position)
        if word in ACCENTS:
            self.accents = ACCENTS[word] + self.accents
            return self._after_spaces(position)
        start = position
        if text[position : position + 1] == '*':
            position += 1
        position = self._after_spaces(position)
        if word in SWITCHES:
            self._open(SWITCHES[word], implicit=True)
            return position
        if word in SIGNS:
            self._emit(SIGNS[word])
            return start if text[start : start + 1] == '*' else position
        if word in SILENT:
            return position
        while text[position : position + 1] == '[' and (optional := _OPTIONAL_ARGUMENT.match(text, position)):
            position = optional.end()
        if text[position : position + 1] != '{':
            if word not in MARKUP and word not in WITH_HIDDEN_ARGUMENT:
                self._emit('\\' + word)
                return start
            return position
        if word in ('url', 'nolinkurl', 'path', 'href', 'doi', 'ensuremath'):
            return self._raw_argument(word, position)
        self._open(_kind_of(word))
        return position + 1

    def _raw_argument(self, word: str, position: int) -> int:
        if self.braces is None:
            self.braces = matching_braces(self.text)
        end = self.braces.get(position, -1)
        if end < 0:
            self._open('group')
            return position + 1
        raw = self.text[position + 1 : end]
        if word == 'ensuremath':
            self.frames[-1].parts += formula(raw)
            return end + 1
        address = verbatim(raw)
        if word == 'doi':
            address, shown = f'https://doi.org/{address}', address
        else:
            shown = address
        after = self._after_spaces(end + 1)
        if word == 'href' and self.text[after : after + 1] == '{':
            self._open('link' if is_safe_url(address) else 'group', target=address)
            return after + 1
        if is_safe_url(address) and word != 'path':
            self.frames[-1].parts.append(Span('link', (shown,), address))
        else:
            self._emit(shown)
        return end + 1

    def _symbol(self, symbol: str, position: int) -> int:
        if symbol in ACCENTS:
            self.accents = ACCENTS[symbol] + self.accents
        elif symbol in '([':
            end = self.text.find('\\)' if symbol == '(' else '\\]', position, position + 2000)
            if end >= 0:
                self.frames[-1].parts += formula(self.text[position:end])
                return end + 2
            self._emit(symbol)
        else:
            self._emit(CONTROL_SYMBOLS.get(symbol, symbol))
        return position

    def _dollar(self, position: int) -> int:
        """A formula up to the next dollar, or the sign itself where the text speaks of money."""
        text = self.text
        double = text[position : position + 1] == '$'
        start = position + 1 if double else position
        end = self._next_dollar(start)
        content = text[start:end] if end >= 0 else ''
        if not content.strip() or not (double or _is_formula(content, text[end + 1 : end + 2])):
            self._emit('$')
            return position
        self.frames[-1].parts += formula(content)
        end += 1
        return end + 1 if double and text[end : end + 1] == '$' else end

    def _next_dollar(self, position: int) -> int:
        while self.has_dollar:
            end = self.text.find('$', position)
            if end < 0:
                self.has_dollar = False
            elif self.text[end - 1] == '\\' and self.text[end - 2 : end - 1] != '\\':
                position = end + 1
            else:
                return end
        return -1

    def _after_spaces(self, position: int) -> int:
        text = self.text
        while position < len(text) and text[position] in ' \t\n':
            position += 1
        return position


def _kind_of(word: str) -> str:
    if word in MARKUP:
        return MARKUP[word]
    if word in WITH_HIDDEN_ARGUMENT or word in WITH_HIDDEN_FIRST:
        return 'hidden'
    if word in ('footnote', 'thanks', 'footnotetext'):
        return 'note'
    if 'cite' in word or word in ('ref', 'autoref', 'cref', 'bibstring'):
        return 'cited' if word != 'bibstring' else 'group'
    if word in ('MakeUppercase', 'uppercase', 'MakeTextUppercase'):
        return 'upper'
    return 'lower' if word in ('MakeLowercase', 'lowercase', 'MakeTextLowercase') else 'group'


def _is_formula(content: str, after: str) -> bool:
    """Whether what stands between two dollars is mathematics and not the words between two prices."""
    if any(sign in content for sign in '\\^_={'):
        return True
    return not content[0].isspace() and not content[-1].isspace() and not after.isdecimal() and len(content) < 60
