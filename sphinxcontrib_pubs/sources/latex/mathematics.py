"""Formulas between dollar signs: what needs no typesetting becomes letters, all else stays a formula as written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span
from sphinxcontrib_pubs.sources.latex.symbols import SIGNS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

_SCRIPT = re.compile(r'([\^_])\s*(?:\{\s*(.*?)\s*\}|(\\[A-Za-z]+|.))', re.DOTALL)
_NAMED = re.compile(r'\\(?:mathrm|text|textrm|rm|mathsf|textsf|mbox|hbox)\s*\{([^{}\\^_$]*)\}')
_COMMAND = re.compile(r'\\([A-Za-z]+)')
_PLAIN = re.compile(r'[\w+\-−–,.*/ ]{1,40}')
_NUMBER = re.compile(r'[\d.,]+%?|[<>=+]')
#: What AMS-TeX and plain TeX call the alphabets and the scripts of LaTeX; MathSciNet writes them to this day.
_ALPHABETS = {
    'Bbb': 'mathbb', 'frak': 'mathfrak', 'germ': 'mathfrak', 'goth': 'mathfrak', 'scr': 'mathscr', 'Cal': 'mathcal',
    'bold': 'mathbf', 'roman': 'mathrm',
}  # fmt: skip
#: ``4^{th}``, ``4^\\mathrm{th}``, ``4^{\\rm ème}``: the number of a meeting.
_ORDINAL = re.compile(
    r'(\d{1,4})\s*\^\s*(?:\{\s*)?(?:\\(?:mathrm|text|textrm|rm|textnormal)\b\s*)?\{?\s*([^\W\d_]{2,4})\s*\}?(?:\s*\})?'
)
_OLD = '|'.join(_ALPHABETS)
_SWITCHED = re.compile(rf'\{{\s*\\({_OLD})(?![A-Za-z])\s*([^{{}}\\]+)\}}')
_ALPHABET = re.compile(rf'\\({_OLD})(?![A-Za-z])')
_OLD_SCRIPT = re.compile(r'\\s([pb])(?![A-Za-z])\s*')


def formula(content: str) -> Markup:
    """The markup of one formula: ``^{2}`` a superscript, ``\\alpha`` a letter, ``O(n^2)`` a formula."""
    content = content.strip()
    if '\\' in content:
        content = _in_latex(content)
    if len(content) <= 60 and (simple := _simple(content)) is not None:
        return simple
    return (Span('math', (content,)),) if content else ()


def _in_latex(content: str) -> str:
    """A formula with LaTeX's words for those of AMS-TeX: ``L\\sp 2`` is ``L^2``, ``{\\germ g}`` ``{\\mathfrak{g}}``."""
    content = _OLD_SCRIPT.sub(lambda match: '^' if match[1] == 'p' else '_', content)
    content = _SWITCHED.sub(lambda match: f'{{\\{_ALPHABETS[match[1]]}{{{match[2].strip()}}}}}', content)
    return _ALPHABET.sub(lambda match: f'\\{_ALPHABETS[match[1]]}', content)


def _simple(content: str) -> Markup | None:
    script = _SCRIPT.fullmatch(content)
    if script is not None:
        inner = _letters(script[2] if script[3] is None else script[3])
        if inner in ('∘', '°') and script[1] == '^':
            return ('°',)
        if inner == '′' and script[1] == '^':
            return ('′',)
        return (Span('superscript' if script[1] == '^' else 'subscript', (inner,)),) if inner else None
    named = _NAMED.fullmatch(content)
    if named is not None:
        return (named[1],)
    ordinal = _ORDINAL.fullmatch(content)
    if ordinal is not None:
        return (ordinal[1], Span('superscript', (ordinal[2],)))
    if _NUMBER.fullmatch(content):
        return (content,)
    command = _COMMAND.fullmatch(content)
    return (SIGNS[command[1]],) if command is not None and command[1] in SIGNS else None


def _letters(text: str) -> str:
    """A script of letters, digits and one sign as text; '' where it needs typesetting."""
    if _PLAIN.fullmatch(text):
        return text
    named = _NAMED.fullmatch(text)
    if named is not None:
        return named[1]
    command = _COMMAND.fullmatch(text)
    if command is not None:
        return SIGNS.get(command[1], '')
    return text if len(text) == 1 and not text.isspace() and text not in '\\{}' else ''
