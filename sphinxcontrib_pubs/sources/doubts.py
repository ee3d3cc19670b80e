"""What speaks against a candidate being a reference, though much of one was found in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.other_matter import is_other_matter
from sphinxcontrib_pubs.sources.reference.venues import MEETING, venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: ``Our paper got accepted``, ``[Mar 2024] I joined the Institute of Tides``, but neither ``I tre fari`` nor
#: ``Two-dimensional tides``.
_NEWS = late_pattern(
    r'(?:[\W\d_]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b){0,20}'
    r'(?:I(?=[\'’]|\s(?:\w+ed|am|was|have|had|will|can|did|do|got|gave|won|wrote|spoke|taught|led|made?|built|r[ua]n|'
    r'use|work|study|also|recently|just|hope|think|thank|look)\b)|We|Our|My|The authors?|'
    r'This (?:work|paper|page|project|research|list|section|software|is)|Please|If you|'
    r'When (?:citing|using|you)|To cite|You|(?:One|Two|Three)(?!-)|'
    r'祝贺|恭喜|欢迎|热烈|喜报|课题组|实验室|我们|本组|お知らせ|축하|'
    r'Congratulations|Excited|Thrilled|Happy|Glad|Proud|Honou?red|Welcome)(?:[\'’]\w+)?(?:\b|(?<=[\u3040-\ud7a3]))'
)


_PRAISE = late_pattern(
    r"(?:[\w’'-]{1,20}\s){0,6}(?:award|prize|medal|scholarship|fellowship|preis|premio|prix)s?\W{0,2}", re.IGNORECASE
)
_YEAR = late_pattern(r'(?<!\d)(?:19|20)\d\d(?!\d)')
_MANY_YEARS = 4
_FEW_WORDS = 3


def doubt(structure: Structure, enough: float, usual: float, topics: tuple[str, ...]) -> float:
    """How much more has to speak for a reference than ``enough``; ``usual`` is what its kind of block needs.

    ``topics`` are the headings above it, of which one may give the year.

    More has to where nobody is named but institutions, without a year, no title is found, the entry is names and words
    alone, somebody tells of himself, or is to be written to, or where it is something else (``other_matter.py``).
    """
    more = 0.0 if structure.is_readable else max(0.0, usual - enough)
    if structure.year is None and structure.names is not None and all(form == 'T' for form in structure.names.forms):
        more += 1.5
    if _says_little(structure) and not (structure.names is not None and any(map(_YEAR.search, topics))):
        more += 1.5
    if structure.names is None and _tells_news(structure):
        more += 2.5
    if _describes(structure):
        more += 1.5
    if structure.names is None and (_is_meeting(structure) or _is_praise(structure)):
        more += 2.0
    if structure.names is None and structure.year is None and _is_collection(structure):
        more += 2.0
    if structure.names is None and len(_YEAR.findall(structure.passage.text)) >= _MANY_YEARS:
        more += 2.5  # ``Sessions: SC 2017, SC 2018, SC 2019``
    if _is_dated_link(structure) or _is_course(structure) or _is_release(structure):
        more += 2.0
    if any(run.target.startswith('mailto:') for run in structure.passage.runs):
        more += 1.5
    if is_other_matter(structure, topics):
        more += 4.0
    if _is_navigation(structure) or _leads_to_profiles(structure):
        more += 3.0
    if _leads_on_the_page(structure) or _is_template(structure):
        more += 6.0
    return more


def _says_little(structure: Structure) -> bool:
    """Whether an entry is names and words alone, without a date, a place of publication or an address.

    Where nobody is named, a place of publication that nothing sets apart from the words before it is words as well.
    """
    venue = structure.venue and (structure.names or 'plain' not in (structure.title_kind, structure.venue_kind))
    return not (
        structure.year
        or venue
        or structure.details.taken
        or structure.status
        or structure.labels
        or structure.labelled
        or structure.identifiers
        or structure.passage.is_linked
        or structure.said_kind
        or structure.company_named
    )


def _is_navigation(structure: Structure) -> bool:
    """Whether an entry is several links of a few words with nothing but punctuation between them."""
    if structure.names is not None or structure.year is not None:
        return False
    shown = [run for run in structure.passage.runs if any(char.isalnum() for char in run.text)]
    return (
        len(shown) > 1
        and all(run.target and run.text.count(' ') < _FEW_WORDS for run in shown)
        and len({run.target for run in shown}) > 1
    )


def _leads_to_profiles(structure: Structure) -> bool:
    """Whether an entry has several links, and all of them lead to lists of what somebody wrote."""
    targets = {run.target for run in structure.passage.runs if run.target}
    return len(targets) > 1 and all(map(_PROFILE.match, targets))


def _is_dated_link(structure: Structure) -> bool:
    """Whether an entry is a link and the day of it, as an index of posts has: no names, no venue, no identifier."""
    return (
        structure.names is None
        and structure.venue is None
        and structure.year is not None
        and structure.year.day > 0
        and structure.title_kind == 'link'
        and not (structure.identifiers or structure.has_company or structure.said_kind or structure.status)
    )


#: ``Seminar “Robots at Sea” (Summer 2024)``, ``Vorlesung Hydraulik, WS 2022/23``
_COURSE = late_pattern(
    r'.{0,80}?(?<!\w)(?:seminar|proseminar|lecture|course|tutorial|vorlesung|übung|praktikum)(?!\w).{0,200}'
    r'(?<!\w)(?:spring|summer|fall|autumn|winter|ws|ss|wise|sose)(?:\s?(?:term|semester))?,?\s(?:20)?\d\d(?!\d)',
    re.IGNORECASE | re.DOTALL,
)


def _is_course(structure: Structure) -> bool:
    """Whether an entry is what somebody taught, in the term of a year."""
    return structure.names is None and structure.venue is None and _COURSE.match(structure.passage.text) is not None


#: ``2.0 (2023): new solver``, ``v1.3 – May 2021``
_RELEASE = late_pattern(r'\W{0,3}v?\d{1,3}(?:\.\d{1,3}){1,3}\W')


def _is_release(structure: Structure) -> bool:
    """Whether an entry begins with the number of a version: what is new in it."""
    return structure.names is None and _RELEASE.match(structure.passage.text) is not None


def _leads_on_the_page(structure: Structure) -> bool:
    """Whether an entry is nothing but a link to a heading of its own page."""
    shown = [run for run in structure.passage.runs if run.text.strip()]
    return bool(shown) and all(len(run.target) > 1 and run.target[0] == '#' for run in shown)


def _is_template(structure: Structure) -> bool:
    """Whether another tool has yet to put the title in: ``{{ paper.title }}``."""
    return structure.title is not None and structure.passage.text.startswith('{{', structure.title[0])


#: ``Society for Tidal Economics (STE) in Bergen``
_SOCIETY_MEETING = late_pattern(r'[A-Z][^().,:;]{8,80}\s\([A-Z]{2,8}\),?\s(?:in|at)\s[A-Z][\w .-]{2,40}')


def _is_meeting(structure: Structure) -> bool:
    """Whether all that an entry says is the name of a meeting: ``Workshop on Tides in Bergen (2018)``."""
    if structure.title is None or structure.title_kind != 'plain' or structure.venue or structure.identifiers:
        return False
    title = structure.passage.text[slice(*structure.title)]
    named = MEETING.search(title) is not None and venue_evidence(title) >= 2.5
    return (named or _SOCIETY_MEETING.fullmatch(title) is not None) and not structure.passage.is_linked


def _is_praise(structure: Structure) -> bool:
    """Whether what an entry has for a title is an award: ``Best Paper Award, Conference on Tides, 2020``."""
    return structure.title is not None and _PRAISE.fullmatch(structure.passage.text, *structure.title) is not None


#: ``Journal of …``, ``Publications of the Society for …``, ``Zotero library on …``: where works are found.
_COLLECTION = late_pattern(
    r'\W*(?:(?:the|a|list|full list|our|my)\s(?:of\s)?)?(?:journals?|bibliography|librar(?:y|ies)|repository|archive|'
    r'publications? (?:of|on|by|from)|books? (?:of|by|from)|zotero|google scholar|orcid|dblp|researchgate|'
    r'revistas?|bibliotecas?|publicaciones|publicações|actas y|repositorio|catálogo|revues?|bibliothèque|'
    r'publications de|zeitschrift(?:en)?|bibliothek|publikationen|verzeichnis|rivist[ae]|pubblicazioni)(?!\w)',
    re.IGNORECASE,
)
#: Where lists of works and people have their pages, and no work has its own.
_PROFILE = late_pattern(
    r'https?://(?:[\w-]+\.)*(?:orcid\.org/\d|scholar\.google\.|zotero\.org/(?:groups|[\w-]+/collections)|'
    r'zenodo\.org/communities/|dblp\.\S{2,20}/(?:pid|pers)/|researchgate\.net/(?:profile|lab)/|scopus\.com/authid/|inspirehep\.net/authors/)'
)


def _is_collection(structure: Structure) -> bool:
    """Whether an entry is nothing but a link to where works are found, or to whoever wrote them."""
    if structure.venue is not None or structure.identifiers or structure.details.taken:
        return False
    linked = [run for run in structure.passage.runs if run.target]
    return len({run.target for run in linked}) == 1 and (
        _PROFILE.match(linked[0].target) is not None or _COLLECTION.match(linked[0].text) is not None
    )


#: ``TideClim is used for small emitters``
_DESCRIBES = late_pattern(r'\s(?:is|are|was|were|has been|have been)\s(?!.*\?\Z)')


def _describes(structure: Structure) -> bool:
    """Whether what an entry has for a title is a sentence about a project, with no more than its name before it."""
    return (
        structure.year is None
        and structure.title is not None
        and structure.title_kind == 'plain'
        and not structure.identifiers
        and not structure.details.taken
        and (structure.names is None or len(structure.names.forms) == 1)
        and _DESCRIBES.search(structure.passage.text, *structure.title) is not None
    )


def _tells_news(structure: Structure) -> bool:
    """Whether somebody tells what happened, outside a title that is marked as one."""
    match = _NEWS.match(structure.passage.text)
    if match is None:
        return False
    marked = structure.title is not None and structure.title_kind != 'plain'
    return not marked or match.end() <= (structure.title or (0, 0))[0]
