"""The publications of a source with their notices, taken out of titles, notes, states, links and further fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Notice, notice_opening, notices_together, plain_text
from sphinxcontrib_pubs.sources.keys import key_of
from sphinxcontrib_pubs.sources.notices import has_signs
from sphinxcontrib_pubs.sources.notices.fields import kind_of, notice_of_field
from sphinxcontrib_pubs.sources.notices.passages import bare_doi, read_notice, take_notices
from sphinxcontrib_pubs.sources.notices.titles import take_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Publication

#: How databases mark a work among its kinds and keywords.
_MARKED = re.compile(r'(?:article|publication)?[;,]?\s*retracted (?:article|publication)', re.IGNORECASE)
#: A notice and its DOI in the words of an entry: ``Erratum: https://doi.org/10.5555/2``.
_DOI_BEHIND = re.compile(
    r'\b(?:errat(?:um|a)|corrigend(?:um|a)|corrections?|retraction(?: note| notice)?|(?P<of_work>retracted|withdrawn)|'
    r'expression of concern|superseded by|replaced by)\b(?P<words>[^.;\n]{0,40}?)[(\[:,]?\s?'
    r'(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/[^\s"<>{}|\]]+)',
    re.IGNORECASE,
)
_FURTHER = ('related', 'relatedtype', 'relatedstring')


def with_notices(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """The publications of one source, each with the notices that any of its fields tells."""
    by_key: dict[str, Publication] = {}
    keys = {each.key for each in publications}
    found = []
    for publication in publications:
        if publication.verbatim or not (publication.notices or _may_have(publication)):
            found.append(publication)
            continue
        if any(name == 'relatedtype' for name, _ in publication.extra):
            by_key = by_key or {each.key: each for each in publications}
        settled = _settled(publication, by_key)
        if settled.title != publication.title and publication.key == _made_key(publication):
            key = _made_key(settled)  # which is that of the work before it was retracted
            settled = settled._replace(key=key) if key not in keys else settled
            keys.add(settled.key)
        found.append(settled)
    return tuple(found)


def _may_have(told: Publication) -> bool:
    """Whether a field that may tell a notice has a word of one; abstracts often have."""
    if told.is_hand_written:
        return has_signs(told.raw)
    texts = [told.status, *map(plain_text, (told.title, told.note, told.rest)), *told.keywords]
    texts += [f'{link.kind} {link.label}' for link in told.links]
    texts += [f'{name} {value}' for name, value in told.extra]
    return has_signs('\n'.join(texts))


def _made_key(told: Publication) -> str:
    return key_of(told.contributors, told.issued, told.title_text)


def _settled(told: Publication, by_key: dict[str, Publication]) -> Publication:
    found = list(told.notices)
    of_title, title = take_title(told.title, told.type)
    of_note, note = take_notices(told.note)
    of_rest, rest = take_notices(told.rest)
    status = told.status
    if notice_opening(status) is not None:
        found.append(read_notice(status))
        status = ''
    found += [*of_title, *of_note, *of_rest]
    told = told._replace(title=title, note=note, rest=rest, status=status)
    told = _without_links(_without_dois(_without_fields(told, found, by_key), found), found)
    marked = any(_MARKED.fullmatch(word) for word in told.keywords)
    if marked:
        found.append(Notice('retracted'))
    return told._replace(notices=notices_together(found)) if found else told


def _without_fields(told: Publication, found: list[Notice], by_key: dict[str, Publication]) -> Publication:
    kept: list[tuple[str, str]] = []
    fields = dict(told.extra)
    related = kind_of(fields.get('relatedtype', ''))
    for name, value in told.extra:
        notice = notice_of_field(name, value)
        if name in ('genre', 'article-type', 'entry-type') and _MARKED.fullmatch(value):
            notice = Notice('retracted')
        if related and name in _FURTHER:
            if name == 'related':
                found += _related(related, value, by_key, fields.get('relatedstring', ''))
        elif notice is None:
            kept.append((name, value))
        else:
            found.append(notice)
    return told._replace(extra=tuple(kept)) if len(kept) < len(told.extra) else told


def _related(kind: str, keys: str, by_key: dict[str, Publication], text: str) -> Iterable[Notice]:
    """The notices that entries of the same file are, by their keys."""
    for key in (key.strip() for key in keys.split(',')):
        notice = by_key.get(key)
        if notice is None:
            yield Notice(kind, text=text or key)
        else:
            url = next((link.url for link in notice.links), '')
            doi = notice.identifier('doi')
            yield Notice(kind, notice.issued, doi, '' if doi else url, text)


def _without_dois(told: Publication, found: list[Notice]) -> Publication:
    """The publication without identifiers that its words give to a notice, and the notice with them."""
    if not told.is_hand_written or not any(each.scheme == 'doi' for each in told.identifiers):
        return told
    own = [each.value.lower() for each in told.identifiers if each.scheme == 'doi']
    for match in _DOI_BEHIND.finditer(told.raw):
        doi = bare_doi(match['doi'].rstrip('*_~`)]'))
        opening = notice_opening(match[0])
        known = any(each.doi.lower() == doi.lower() for each in found)
        if known or doi.lower() not in own or opening is None:
            continue
        # The first DOI is the work's, unless nothing but the name of a notice stands before it.
        if doi.lower() == own[0] and (match['of_work'] or match['words'].strip(' :*_[(')):
            continue
        without = next((n for n, each in enumerate(found) if each.kind == opening[0] and not each.doi), None)
        if without is None:
            found.append(Notice(opening[0], doi=doi))
        else:
            found[without] = found[without]._replace(doi=doi)
        identifiers = tuple(each for each in told.identifiers if each.value.lower() != doi.lower())
        links = tuple(link for link in told.links if doi.lower() not in link.url.lower())
        told = told._replace(identifiers=identifiers, links=links)
    return told


def _without_links(told: Publication, found: list[Notice]) -> Publication:
    """The publication without the links that lead to a notice, and the notice with its address."""
    kept = []
    for link in told.links:
        opening = notice_opening(link.label)
        kind = opening[0] if opening is not None and opening[1] == len(link.label) else kind_of(link.kind)
        if not kind:
            kept.append(link)
            continue
        notice = read_notice(link.label if opening is not None else '', kind, [link.url])
        found.append(notice if notice.address else notice._replace(url=link.url))
    return told._replace(links=tuple(kept)) if len(kept) < len(told.links) else told
