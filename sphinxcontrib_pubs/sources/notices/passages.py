"""Free words → the notices in them, and the words that are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import NOTICES, Notice, PartialDate, notice_opening, plain_text, spans
from sphinxcontrib_pubs.sources.records.dated import read_written_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Markup, Span

#: Where a notice may begin: at the start, behind a sentence or a semicolon, or in brackets.
_BEGIN = re.compile(r'\A|(?<=[.!?;。；])\s|\n|(?<=[;；])|(?=[(\[（【])')
_CLOSING = {'(': ')', '[': ']', '（': '）', '【': '】'}
_DOI = re.compile(r'(?:https?://(?:dx\.)?doi\.org/|doi:?\s?)?(10\.\d{4,9}/[^\s"<>{}]+)', re.IGNORECASE)
_URL = re.compile(r'https?://[^\s"<>{}\[\]]+')
_BEFORE_REST = re.compile(r'[\s,;]*(?:\.(?=\s|$))?[\s,;]*')
_EMPTY = re.compile(r'\(\s*\)|\[\s*\]')
_MONTHS = r'(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?'
_DATE = re.compile(
    rf'\b(?:[12]\d{{3}}-\d\d(?:-\d\d)?|(?:\d{{1,2}} )?{_MONTHS},? [12]\d{{3}}|{_MONTHS} \d{{1,2}}, [12]\d{{3}})\b'
)
_YEAR = re.compile(r'(?<![\w–:./-])(?:1[5-9]|20)\d\d(?![\w–-]|\.\d)')
_DATE_BEHIND = re.compile(rf'[\s,:(]*(?:published |available )?(?:on |in )?(?:{_DATE.pattern}|{_YEAR.pattern})\)?')
_TO_ADDRESS = re.compile(r'[\s,;]*\b(?:see(?: also)?|at)\s*$', re.IGNORECASE)
#: A longer text is no note that a notice could begin in: an abstract in the wrong field, at best.
_LONGEST = 4000


def take_notices(markup: Markup) -> tuple[list[Notice], Markup]:
    """The notices of a field of free words, and what else stands there; a field without any comes back as it is."""
    text = plain_text(markup)
    if len(text) > _LONGEST:
        return [], markup
    stretches = list(_stretches(text))
    if not stretches:
        return [], markup
    found: list[Notice] = []
    kept: list[str | Span] = []
    position = 0
    for start, end, kind in stretches:
        inside = between(markup, start, end)
        found.append(read_notice(plain_text(inside), kind, [span.target for span in spans(inside) if span.target]))
        kept += between(markup, position, start)
        position = end
    kept += between(markup, position, len(text))
    return found, trimmed(kept)


def read_notice(text: str, kind: str = '', addresses: Iterable[str] = ()) -> Notice:
    """The notice that a text tells, with the addresses that it leads to; ``kind`` is for a text that names none."""
    opening = notice_opening(text)
    kind = kind or (opening[0] if opening is not None else 'corrected')
    doi = url = ''
    for address in (text, *addresses):
        match = _DOI.search(address)
        if match is not None:
            doi = doi or bare_doi(match[1])
        elif (found := _URL.search(address)) is not None:
            url = url or found[0].rstrip('.,;)')
    said = _URL.sub('', _DOI.sub(_without_doi, text))
    said = _bare(_TO_ADDRESS.sub('', _EMPTY.sub('', said)))
    return Notice(kind, _date(said), doi, url, _text(said, kind))


def bare_doi(text: str) -> str:
    """A DOI without the punctuation of the sentence that it ends."""
    text = text.rstrip('.,;:')
    while text[-1:] in (')', ']') and text.count(text[-1]) > text.count('(' if text[-1] == ')' else '['):
        text = text[:-1].rstrip('.,;:')
    return text


def _without_doi(match: re.Match[str]) -> str:
    return match[1][len(bare_doi(match[1])) :]


def _stretches(text: str) -> Iterable[tuple[int, int, str]]:
    """Start, end and kind of each notice; one goes on to the next, to its bracket, or to the end of the text."""
    starts: list[tuple[int, str]] = []
    for begin in _BEGIN.finditer(text):
        opening = notice_opening(text[begin.end() : begin.end() + 200])
        if opening is not None and (not starts or begin.end() > starts[-1][0]):
            starts.append((begin.end(), opening[0]))
    position = 0
    for number, (start, kind) in enumerate(starts):
        if start < position:
            continue  # within the brackets of the one before
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        bracket = text[start : start + 1]
        if bracket in _CLOSING and (close := text.find(_CLOSING[bracket], start)) >= 0:
            end = close + 1
        yield start, end, kind
        position = end


def between(markup: Markup, start: int, end: int) -> Markup:
    """The part of a markup between two places of its plain text; a span belongs where it starts."""
    found: list[str | Span] = []
    position = 0
    for part in markup:
        length = len(part) if isinstance(part, str) else len(plain_text((part,)))
        if isinstance(part, str):
            inside = part[max(start - position, 0) : max(end - position, 0)]
            found += [inside] if inside else []
        elif start <= position < end:
            found.append(part)
        position += length
    return tuple(found)


def trimmed(parts: list[str | Span]) -> Markup:
    """The parts without blanks and separators at the ends, and without the full stop of what stood before them."""
    while parts and isinstance(first := parts[0], str):
        parts[0] = _BEFORE_REST.sub('', first, count=1)
        if parts[0]:
            break
        del parts[0]
    while parts and isinstance(last := parts[-1], str):
        parts[-1] = last.rstrip(' \n,;')
        if parts[-1]:
            break
        del parts[-1]
    return tuple(parts)


def _date(text: str) -> PartialDate | None:
    """The one date that a text tells: of several years nobody knows which is the notice's."""
    written = _DATE.findall(text)
    if len(written) == 1:
        date = read_written_date(written[0].replace(',', '')).date or read_written_date(written[0]).date
        return date._replace(printed='') if date is not None else None
    years = set(_YEAR.findall(text))
    return PartialDate(int(years.pop())) if len(years) == 1 and not written else None


def _text(said: str, kind: str) -> str:
    """What is said beyond the word for the kind and a date behind it; all of it where it goes on in another way."""
    opening = notice_opening(said)
    if opening is None:
        return said
    word, behind = said[: opening[1]].strip(), said[opening[1] :]
    dated = _DATE_BEHIND.match(behind)
    after = behind[dated.end() :] if dated is not None else behind
    is_canonical = word.lower() == NOTICES[kind].lower()
    if not after.strip(' .:'):
        return '' if is_canonical else word
    return _bare(after[1:]) if is_canonical and after.startswith((':', '：')) else said


def _bare(text: str) -> str:
    text = ' '.join(text.split()).strip(' ,;:：')
    if text[:1] in _CLOSING and text.rstrip('.').endswith(_CLOSING[text[0]]):
        text = text[1:].rstrip('.')[:-1].strip(' ,;:：')
    return text[:-1].rstrip(' ,;:：') if text.endswith(' .') else text
