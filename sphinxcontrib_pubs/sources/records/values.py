"""What single values mean in every structured format: pages, status, preprint servers, languages, lists of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.tables import FURTHER_LANGUAGES, LANGUAGES

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

_AROUND_DASH = re.compile(r'\s*(?:[–—]+|(?<=\w)--+(?=\s*\w))\s*')
_NUMBERS = re.compile(r'(?<![\w\-.–])(\d++)\s?-\s?(\d++)(?![\w\-.–])')
_STATUS = re.compile(
    r'(?:in[ -]press|to appear|forthcoming|accepted|under (?:review|revision)|in (?:review|revision|preparation)|'
    r'submitted|revise and resubmit|in prep|preprint|n\.\s?d)\.?',
    re.IGNORECASE,
)
_PREPRINTS = re.compile(
    r'(arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|engrxiv|techrxiv|ssrn|research square|'
    r'preprints\.org)\b',
    re.IGNORECASE,
)
#: Volume, issue and pages as they stand behind a date: ``vol. 25, no. 3, 255``, ``pp. 7–12``.
_NUMBERS_BESIDE = (  # few files ask for it, so that it is made when one does
    r'(?i)(?:vol(?:ume|\.)?\s*(?P<volume>\w{1,8}))?(?:[,\s]*\bno\.?\s*(?P<issue>[\w–-]{1,9}))?'
    r'(?:[,\s]*(?:\bpp?\.?\s*|\barticle\s+)?(?P<page>[A-Z]?\d+(?:\s?[-–]\s?[A-Z]?\d+)?))?'
)
_COUNTED = re.compile(r'(?i)\A(?:vol(?:ume|\.)?|n[or](?:\.|\b)|issue|iss\.)\s*(?=\d+\Z)')
_IN = re.compile(r'[Ii]n(?::\s*(?=\S)|\s+(?=(?:the\s+)?Proc(?:eedings|\.|\s)))')
_TRUE = frozenset({'true', 'yes', '1', 'on', 'selected'})
_FALSE = frozenset({'false', 'no', '0', 'off'})


def page_range(text: str) -> str:
    """``12-19`` with the dash of a range, ``e123``, ``73+`` and ``M-1`` as they stand."""
    if '\u2010' in text or '\u2011' in text:  # hyphens that are no minus
        text = text.replace('\u2010', '-').replace('\u2011', '-')
    if '–' in text or '—' in text or '--' in text:
        text = _AROUND_DASH.sub('–', text)
    return _NUMBERS.sub(_range, text) if '-' in text else text


def _range(match: re.Match[str]) -> str:
    """Two numbers as a range if the second can end one: ``2020-0017`` is the number of an article."""
    first, last = match[1], match[2]
    rises = len(last) < len(first) or (len(last), last) >= (len(first), first)
    return f'{first}–{last}' if rises and not (len(last) > 1 and last[0] == '0') else match[0]


def numbers_beside(text: str) -> dict[str, str]:
    """Volume, issue and page of a text that is nothing but these and says which is which; else nothing."""
    match = re.fullmatch(_NUMBERS_BESIDE, text.strip(' ,;')) if text[:1].isalpha() else None
    return {name: value for name, value in match.groupdict().items() if value} if match is not None else {}


def bare_number(text: str) -> str:
    """A volume or an issue without the word for it, which styles set: ``Vol. 12``, ``no. 3``."""
    return _COUNTED.sub('', text) if text and text[0] in 'VvNnIi' else text


def without_in(container: str) -> str:
    """The name of a container without the word that a style sets before it: ``In: Handbook``, ``In Proceedings of``."""
    return _IN.sub('', container, count=1) if container[:2] in ('In', 'in') else container


def is_status(text: str) -> bool:
    """Whether a note or a year says how far the work is: ``to appear``, ``under review``."""
    return _STATUS.fullmatch(text.strip()) is not None


def status_of_note(status: str, note: Markup) -> tuple[str, Markup]:
    """The status of a work and its note, which may be nothing but the status where no field of its own has one."""
    if not status and len(note) == 1 and isinstance(note[0], str) and is_status(note[0]):
        return note[0], ()
    return status, note


def is_true(text: str) -> bool:
    """Whether a field that says yes or no says yes."""
    return text.strip().lower() in _TRUE


def is_false(text: str) -> bool:
    """Whether such a field says no."""
    return text.strip().lower() in _FALSE


def split_words(value: str) -> list[str]:
    """The words of a list that semicolons divide, or else commas."""
    if not value.strip():
        return []
    return [word.strip() for word in value.split(';' if ';' in value else ',')]


def language_code(text: str) -> str:
    """The code of a language that babel names, else the text."""
    name = text.lower().replace(' ', '')
    return LANGUAGES.get(name) or FURTHER_LANGUAGES.get(name, text)


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
