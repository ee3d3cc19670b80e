"""The identifiers and links of one reference, with the kind of each link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinxcontrib_pubs.model import Identifier, Link
from sphinxcontrib_pubs.model.url import whole_url
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import is_link_target

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.roles import Structure
    from sphinxcontrib_pubs.sources.reference.segments import Segment

_ARXIV_TARGET = late_pattern(
    r'arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})', re.IGNORECASE
)
_ARXIV_DOI = late_pattern(r'10\.48550/arxiv\.(\d{4}\.\d{4,5})', re.IGNORECASE)
_DOI_TARGET = late_pattern(r'(?<=[/=:])10\.\d{4,9}/[^\s?#&"<>]+')
_AFTER_DOI = late_pattern(
    r'(?:/(?:full|pdf|epdf|abstract|meta|html|fulltext)|\.pdf|\.full|(?<=v\d)\.abstract)+/?$', re.IGNORECASE
)
_VERSION = late_pattern(r'v\d{1,2}$')
#: Identifiers that a word before them names.
_NAMED = ('pmid', 'pmcid', 'isbn')
#: What a paper leads to may have a DOI of its own, which is not the paper's.
_OF_ANOTHER_WORK = late_pattern(
    r'\W*(?:replication|data(?:sets?)?|code|software|suppl\w*|slides|poster|video|correction|erratum|daten|données)(?!\w)',
    re.IGNORECASE,
)
_KINDS = {
    'pdf': 'pdf',
    'doi': 'doi',
    'arxiv': 'arxiv',
    'code': 'code',
    'github': 'code',
    'software': 'code',
    'data': 'data',
    'dataset': 'data',
    'slide': 'slides',
    'slides': 'slides',
    'poster': 'poster',
    'video': 'video',
    'talk': 'video',
    'website': 'website',
    'project': 'website',
    'blog': 'blog',
    'press': 'press',
    'model': 'model',
    'demo': 'demo',
    'supplement': 'supplement',
    'supplementary': 'supplement',
    'html': 'html',
}


def identifiers_and_links(structure: Structure, title: str) -> tuple[tuple[Identifier, ...], tuple[Link, ...]]:
    """What a reference is registered under, and where it links to, in the order of the text."""
    found: dict[tuple[str, str], Identifier] = {}
    links: list[Link] = []

    def note(scheme: str, value: str) -> None:
        if value:
            found.setdefault((scheme, value.lower()), Identifier(scheme=scheme, value=value))

    for anchor in structure.identifiers:
        if anchor.kind != 'url':
            note(anchor.kind, anchor.value)
            structure.taken.append((anchor.start, anchor.end))
            if anchor.kind in _NAMED or anchor.suffix:
                structure.said.append((anchor.start, anchor.end))
            if anchor.kind == 'doi' and (preprint := _ARXIV_DOI.search(anchor.value)):
                note('arxiv', preprint[1])
        else:
            _note_address(anchor.value, note)
            if not _is_within_link(structure.marks, anchor):
                label = structure.link_label
                links.append(Link(kind=_link_kind(label, anchor.value), label=label, url=whole_url(anchor.value)))
            structure.taken.append((anchor.start, anchor.end))
    for target, label, start, end in link_targets(structure) if structure.passage.is_linked else ():
        if structure.company[0] < start < structure.company[1]:
            continue  # somebody's page
        if structure.venue is None or _OF_ANOTHER_WORK.match(label) is None:
            _note_address(target, note)
        if not is_link_target(target):
            continue
        label = ' '.join(label.split()).strip('[]() ') if label != target else ''
        link = Link(kind=_link_kind(label, target), label=label, url=whole_url(target))
        # The quotation marks and the full stop around a title are the entry's.
        links.append(link._replace(label=title) if link.names(title) else link)
        if any(mark.target == target and mark.start <= start for mark in structure.marks):
            first, last = structure.title or (0, 0)
            if not first <= start < last and not any(a <= start and end <= b for a, b in structure.taken):
                structure.taken.append((start, end))
    for _, target in structure.passage.empty_links:
        _note_address(target, note)
        if is_link_target(target):
            links.append(Link(kind=_link_kind('', target), label='', url=whole_url(target)))
    return tuple(found.values()), tuple(links)


def _is_within_link(marks: list[Segment], anchor: Anchor) -> bool:
    """Whether a link has all of an address for its text: of ``<https:>//sea.example`` it has the beginning alone."""
    return any(mark.target and mark.start <= anchor.start and anchor.end <= mark.end for mark in marks)


def link_targets(structure: Structure) -> list[tuple[str, str, int, int]]:
    """Every link: target, label, start and end; runs that share a link are one."""
    found: list[tuple[str, str, int, int]] = []
    for start, text, _, _, target in structure.passage.runs:
        if target:
            end = start + len(text)
            if found and found[-1][0] == target and found[-1][3] == start:
                found[-1] = (target, found[-1][1] + text, found[-1][2], end)
            else:
                found.append((target, text, start, end))
    return found


def _note_address(target: str, note: Callable[[str, str], None]) -> None:
    preprint = _ARXIV_TARGET.search(target)
    if preprint is not None:
        note('arxiv', preprint[1])
    doi = _DOI_TARGET.search(unquote(target))
    if doi is not None:
        value = _AFTER_DOI.sub('', doi[0])
        if 'rxiv.org/content' in target:
            value = _VERSION.sub('', value)  # bioRxiv counts versions behind the DOI, which is that of all
        note('doi', value)
        if inner := _ARXIV_DOI.search(value):
            note('arxiv', inner[1])


def _link_kind(label: str, target: str) -> str:
    for word in re.findall(r'[a-z]+', label.lower())[:3]:
        if word in _KINDS:
            return _KINDS[word]
    lowered = target.lower()
    if lowered.endswith('.pdf'):
        return 'pdf'
    if 'arxiv.org/' in lowered:
        return 'arxiv'
    if 'doi.org/' in lowered:
        return 'doi'
    if 'github.com/' in lowered or 'gitlab.com/' in lowered:
        return 'code'
    return 'url'
