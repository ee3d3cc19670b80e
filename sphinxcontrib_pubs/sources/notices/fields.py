"""Fields of structured sources → notices: our own mappings, Crossref's updates, and fields named for what they tell."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import NOTICES, Notice, notice_opening
from sphinxcontrib_pubs.sources.notices.passages import bare_doi, read_notice
from sphinxcontrib_pubs.sources.records.dated import read_any_date
from sphinxcontrib_pubs.sources.records.fields import as_list, text_of
from sphinxcontrib_pubs.sources.records.values import is_false, is_true

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What fields and values of other programs call each kind, in small letters, without what divides their words.
_KINDS = {
    'retracted': 'retracted', 'retraction': 'retracted', 'isretracted': 'retracted', 'retractedby': 'retracted',
    'partialretraction': 'retracted', 'removal': 'withdrawn',
    'withdrawn': 'withdrawn', 'withdrawal': 'withdrawn', 'concern': 'concern', 'expressionofconcern': 'concern',
    'corrected': 'corrected', 'correction': 'corrected', 'corrigendum': 'corrected', 'erratum': 'corrected',
    'errata': 'corrected', 'correctedby': 'corrected', 'superseded': 'superseded', 'supersededby': 'superseded',
    'replacedby': 'superseded', 'obsoletedby': 'superseded', 'newversion': 'superseded', 'newedition': 'superseded',
}  # fmt: skip
_DIVIDERS = re.compile(r'[\s_.-]+')
_DOI = re.compile(r'(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/\S+)', re.IGNORECASE)


def kind_of(name: str) -> str:
    """The kind that the name of a field, a type of update or a type of relation means; '' for any other."""
    return _KINDS.get(_DIVIDERS.sub('', name.lower()), '')


def nearest_kind(word: str) -> str:
    """What to do about a word that is no kind."""
    near = get_close_matches(_DIVIDERS.sub('', word.lower()), NOTICES, n=1)
    return f'did you mean {near[0]}?' if near else f'expected one of: {", ".join(NOTICES)}'


def notice_of_field(name: str, value: str) -> Notice | None:
    """The notice of a field such as ``retracted = 2021-03-03`` or ``erratum = 10.5555/3``; None for any other field."""
    kind = kind_of(name)
    if not kind or is_false(value):
        return None
    if is_true(value):
        return Notice(kind)
    if not value.startswith(('10.', 'http')) and (dated := read_any_date(value).date):
        return Notice(kind, dated._replace(printed=''))
    notice = read_notice(value, kind)
    own = notice_opening(value)
    return notice if own is None else notice._replace(kind=own[0])


def notices_of(value: object) -> tuple[list[Notice], list[object]]:
    """The notices of the field ``notices`` (mappings or texts, one or several), and what of it is none."""
    found: list[Notice] = []
    left: list[object] = []
    for each in as_list(value):
        notice = _of_mapping(each) if isinstance(each, dict) else _of_text(text_of(each))
        if notice is None:
            left.append(each)
            continue
        found.append(notice)
        if isinstance(each, dict):
            unread = {'date'} if notice.date is None else set()
            left += [f'{name}: {text_of(part)}' for name, part in each.items() if name.lower() not in _TOLD - unread]
    return found, left


def _of_text(text: str) -> Notice | None:
    opening = notice_opening(text)
    if opening is not None:
        return read_notice(text, opening[0])
    kind = kind_of(text)
    return Notice(kind) if kind else None


#: The parts of a mapping; Crossref says besides who told it, and under which number.
_TOLD = frozenset({'kind', 'type', 'date', 'updated', 'doi', 'url', 'text', 'reason', 'label', 'source', 'record-id'})


def _of_mapping(told: Mapping[str, object]) -> Notice | None:
    """Ours (``kind``, ``date``, ``doi``, ``url``, ``text``), or one of Crossref's (``type``, ``DOI``, ``updated``)."""
    known = {name.lower(): value for name, value in told.items()}

    def first(*names: str) -> str:
        return next((text for name in names if (text := text_of(known.get(name) or ''))), '')

    kind = kind_of(first('kind', 'type'))
    if not kind:
        return None
    date = read_any_date(known.get('date') or known.get('updated') or '').date
    doi, url = first('doi'), first('url')
    match = _DOI.fullmatch(doi)
    if doi and match is None:
        url = url or doi
    text = first('text', 'reason') or ('' if kind_of(first('label')) == kind else first('label'))
    text = '' if text.lower() in (kind, NOTICES[kind].lower()) else text
    return Notice(kind, date and date._replace(printed=''), bare_doi(match[1]) if match else '', url, text)
