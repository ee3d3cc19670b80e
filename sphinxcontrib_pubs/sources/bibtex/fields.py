"""Values of single fields: pages, numbers, keywords, status, languages, as text that can be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.tables import LANGUAGES, WORDS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sources.latex.markup import Latex

_AROUND_DASH = re.compile(r'\s*[–—]+\s*')
_NUMBERS = re.compile(r'(?<![\w\-.–])(\d++)\s?-\s?(\d++)(?![\w\-.–])')
_STATUS = re.compile(
    r'(?:in[ -]press|to appear|forthcoming|accepted|under (?:review|revision)|in (?:review|revision|preparation)|'
    r'submitted|revise and resubmit|in prep|preprint|n\.\s?d)\.?',
    re.IGNORECASE,
)
_LIST = re.compile(r'\s*[;,]\s*')
_SEMICOLONS = re.compile(r'\s*;\s*')
_PREPRINTS = re.compile(
    r'(arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|engrxiv|techrxiv|ssrn|research square|'
    r'preprints\.org)\b',
    re.IGNORECASE,
)


def pages(value: str, latex: Latex) -> str:
    """``12--19`` and ``12-19`` as a range with its dash, ``e123``, ``73+`` and ``M-1`` as they stand."""
    if value.isdigit():
        return value
    text = latex.text(value)
    if '–' in text or '—' in text:
        text = _AROUND_DASH.sub('–', text)
    return _NUMBERS.sub(_range, text) if '-' in text else text


def _range(match: re.Match[str]) -> str:
    """Two numbers as a range if the second can end one: ``2020-0017`` is the number of an article."""
    first, last = match[1], match[2]
    rises = len(last) < len(first) or (len(last), last) >= (len(first), first)
    return f'{first}–{last}' if rises and not (len(last) > 1 and last[0] == '0') else match[0]


def is_status(text: str) -> bool:
    """Whether a note or a year says how far the work is: ``to appear``, ``under review``."""
    return _STATUS.fullmatch(text.strip()) is not None


def keywords(value: str, latex: Latex) -> tuple[str, ...]:
    """The keywords of a field, divided by semicolons or commas."""
    if not value:
        return ()
    separator = _SEMICOLONS if ';' in value else _LIST
    texts = (latex.text(word) for word in separator.split(value.strip()))
    return tuple(dict.fromkeys(text for text in texts if text))


def language(value: str, latex: Latex) -> str:
    """The code of a language that babel names, else the text."""
    text = latex.text(value)
    return LANGUAGES.get(text.lower().replace(' ', ''), text)


def worded(value: str, latex: Latex) -> str:
    """A text, or what one of BibLaTeX's localisation keys stands for."""
    known = WORDS.get(value.strip().lower())
    return known or latex.text(value)


def countries(value: str, latex: Latex) -> str:
    """A place, or a list of BibLaTeX's keys of countries."""
    if 'country' in value:
        parts = [WORDS.get(part.strip().lower(), '') for part in value.split(' and ')]
        if all(parts):
            return ', '.join(parts)
    return latex.text(value)


def preprint_server(name: str) -> str:
    """The server that a container names, as people call it; '' for any other container."""
    found = _PREPRINTS.match(name)
    if found is None:
        return ''
    return 'arXiv' if found[1].lower() == 'arxiv' else name


def titled(title: Markup, subtitle: Markup, addition: Markup) -> Markup:
    """``Title: Subtitle. Addition``, with the punctuation that the title has already."""
    whole = title
    if subtitle:
        whole = (*whole, ' ' if _ends_sentence(whole) else ': ', *subtitle) if whole else subtitle
    if addition:
        whole = (*whole, ' ' if _ends_sentence(whole) else '. ', *addition) if whole else addition
    return whole


def _ends_sentence(markup: Markup) -> bool:
    last = markup[-1]
    return isinstance(last, str) and last.endswith((':', '?', '!', '.'))
