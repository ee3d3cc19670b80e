"""Values of single fields in LaTeX: pages, keywords, languages and BibLaTeX's key words, as text that can be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.tables import WORDS
from sphinxcontrib_pubs.sources.records.values import language_code, page_range, split_words

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.latex.markup import Latex

_TIME = re.compile(r'(?<=\d)T\d\d:[\d:.,+\-Z]*')


def pages(value: str, latex: Latex) -> str:
    """``12--19`` and ``12-19`` as a range with its dash, ``e123``, ``73+`` and ``M-1`` as they stand."""
    first, dashes, last = value.partition('--')
    if first.isdecimal() and (last.isdecimal() or not dashes):  # most
        return f'{first}–{last}' if dashes else first
    return page_range(latex.text(value))


def keywords(value: str, latex: Latex) -> tuple[str, ...]:
    """The keywords of a field, divided by semicolons or commas."""
    texts = (latex.text(word) for word in split_words(value))
    return tuple(dict.fromkeys(text for text in texts if text))


def language(value: str, latex: Latex) -> str:
    """The code of a language that babel names, else the text."""
    return language_code(latex.text(value))


def worded(value: str, latex: Latex) -> str:
    """A text, or what one of BibLaTeX's localisation keys stands for."""
    known = WORDS.get(value.strip().lower())
    return known or latex.text(value)


def without_time(date: str) -> str:
    """A date, or a range of them, without the time of day that pages do not show."""
    return _TIME.sub('', date)


def countries(value: str, latex: Latex) -> str:
    """A place, or a list of BibLaTeX's keys of countries."""
    if 'country' in value:
        parts = [WORDS.get(part.strip().lower(), '') for part in value.split(' and ')]
        if all(parts):
            return ', '.join(parts)
    return latex.text(value)
