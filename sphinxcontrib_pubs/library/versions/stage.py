"""What kind of version an account tells of, and the identifiers that tell works apart."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication


class Stage(enum.IntEnum):
    """How far a work had come; of several versions the smallest is the one that is cited."""

    PUBLISHED = 0
    UNKNOWN = 1
    PREPRINT = 2


#: What the DOIs of preprint servers begin with: arXiv, bioRxiv and medRxiv (whose prefix a publisher of journals has as
#: well), ChemRxiv, those of OSF, SSRN, Preprints.org, Research Square, TechRxiv, Authorea, EarthArXiv, EcoEvoRxiv.
_PREPRINT_DOI = re.compile(
    r'10\.(?:48550/arxiv\.|1101/\d|64898/\d|26434/|312(?:19|22|23|24|30|34|35)/|2139/ssrn\.|20944/preprints|21203/rs\.|'
    r'36227/techrxiv\.|22541/|32942/|33774/|35542/)'
)
#: What the DOIs that arXiv gives begin with, in small letters.
ARXIV_DOI = '10.48550/arxiv.'
_PREPRINT = re.compile(
    r'(?i:\b(?:\w*rxiv|corr|ssrn|hal|osf preprints?|research square|preprints?(?:\.org)?|zenodo|'
    r'(?:cryptology )?eprint archive|openreview|working papers?|under review|submitted)\b)'
)
_VERSION = re.compile(r'v\d+$')
_PREPRINT_TYPES = frozenset({'article', 'manuscript', 'report'})
#: Types that say nothing about what a work is, or that sources mix up.
_VAGUE = frozenset({'', 'document', 'webpage', 'post', 'entry', 'periodical', 'review', 'manuscript', 'report'})
#: Types that nothing but the name of a publisher or an editor shows in a line written by hand.
_GUESSED = frozenset({'book', 'collection', 'chapter'})
_PROCEEDINGS = re.compile(r'(?i:\bproc)')
_FORMS = {
    'article-journal': 'journal',
    'article-magazine': 'journal',
    'article-newspaper': 'journal',
    'paper-conference': 'conference',
    'chapter': 'conference',
}
_PUBLISHED_TYPES = frozenset(_FORMS)
#: Where papers appear: what one printed of the other's is a later version.
FORMS = frozenset(_FORMS.values())


def stage_of(publication: Publication) -> Stage:
    """Whether an account tells of a preprint or of what became of it."""
    venue, type_ = publication.venue, publication.type
    if venue is not None and (venue.kind == 'preprint server' or _PREPRINT.search(venue.name)):
        return Stage.PREPRINT
    if venue is not None or type_ in _PUBLISHED_TYPES:
        return Stage.PUBLISHED if type_ not in ('article', 'manuscript') or publication.volume else Stage.PREPRINT
    if type_ in _PREPRINT_TYPES:
        return Stage.PREPRINT
    doi = publication.identifier('doi').lower()
    if doi:
        return Stage.PREPRINT if is_preprint_doi(doi) else Stage.PUBLISHED
    return Stage.PREPRINT if publication.identifier('arxiv') else Stage.UNKNOWN


def form_of(publication: Publication) -> str:
    """``journal`` or ``conference`` for what appeared in one, '' for everything else.

    Journals have names such as “Proceedings of the Academy”, which a reader of lines takes for a conference's.
    """
    form = _FORMS.get(publication.type, '')
    if form == 'conference' and publication.is_hand_written and publication.venue is not None:
        return '' if _PROCEEDINGS.search(publication.venue.name) else form
    return form


def kind_of(publication: Publication) -> str:
    """``paper``, or ``thesis``, ``software`` and the like, which no paper of the same title is; '' where unknown."""
    type_ = publication.type
    if type_ in _VAGUE or (type_ in _GUESSED and publication.is_hand_written):
        return ''
    if type_ == 'article' or type_ in _PUBLISHED_TYPES:
        return 'paper'
    return 'book' if type_ == 'collection' else type_


def is_preprint_doi(doi: str) -> bool:
    return _PREPRINT_DOI.match(doi.lower()) is not None


def identity(publication: Publication) -> dict[str, str]:
    """What a registry calls the work, by scheme, in one spelling; a preprint's DOI is not the publication's.

    An ISBN or ISSN is left out: a book's chapters and a journal's articles share it.
    """
    found: dict[str, str] = {}
    for scheme, value in publication.identifiers:
        value = value.strip().lower().rstrip('.')
        if scheme == 'doi' and value.startswith(ARXIV_DOI):
            scheme, value = 'arxiv', value.removeprefix(ARXIV_DOI)
        elif scheme == 'doi' and is_preprint_doi(value):
            scheme = f'preprint {value.partition("/")[0]}'
        if scheme == 'arxiv' or scheme.startswith('preprint'):
            value = _VERSION.sub('', value)
        if scheme not in ('isbn', 'issn') and value:
            found.setdefault(scheme, value)
    return found
