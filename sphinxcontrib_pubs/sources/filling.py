"""What a written entry lacks, from another source's account of the same work; what it says itself stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.notices import has_signs
from sphinxcontrib_pubs.sources.records.values import preprint_server

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication, Venue

#: Fields that say where in its container a work stands: they are of one edition of it, or of none.
_PLACE = ('volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place')
_LABEL = late_pattern(r'\W*(?:(?:show|view|copy|see)\s+)?(?:bib\s?tex|bib)(?:\s+(?:entry|citation))?\W*', re.IGNORECASE)
_FREE = ('type', 'issued', 'abstract', 'note', 'language', 'keywords')


def filled(written: Publication, found: Publication, bibtex: str) -> Publication:
    """``written`` with the fields that it lacks and ``found`` has, ``bibtex`` in ``extra``, and ``found``'s key.

    If the two disagree about the place in the container, they speak of two versions, and nothing of it is taken.
    """
    if has_signs(found.raw):
        from sphinxcontrib_pubs.sources.notices.settle import with_notices

        (found,) = with_notices((found,))
    changes: dict[str, object] = {
        name: getattr(found, name)
        for name in (*_FREE, 'notices')
        if not getattr(written, name) and getattr(found, name)
    }
    if _same_version(written, found):
        for name in ('venue', *_PLACE):
            if not getattr(written, name) and getattr(found, name):
                changes[name] = getattr(found, name)
    if found.status and not written.status and not (written.issued or found.issued):
        changes['status'] = found.status
    kinds = {contributor.kind for contributor in written.contributors}
    changes['contributors'] = (*written.contributors, *(c for c in found.contributors if c.kind not in kinds))
    schemes = {identifier.scheme for identifier in written.identifiers}
    identifiers = (*written.identifiers, *(each for each in found.identifiers if each.scheme not in schemes))
    addresses = {link.url for link in written.links} | {identifier.url for identifier in identifiers}
    changes['identifiers'] = identifiers
    changes['links'] = (*written.links, *(link for link in found.links if link.url not in addresses))
    if _LABEL.fullmatch(plain_text(written.rest)):
        changes['rest'] = ()  # it named the block, which bears that name where it is shown
    changes['selected'] = written.selected or found.selected
    changes['extra'] = _extra(written, found, bibtex)
    return written._replace(key=found.key, **changes)  # type: ignore[arg-type]


def _extra(written: Publication, found: Publication, bibtex: str) -> tuple[tuple[str, str], ...]:
    """Both sources' further fields; a second account's BibTeX follows the first's."""
    known = dict(written.extra)
    before = known.get('bibtex')
    further = [(name, value) for name, value in found.extra if name not in known and name != 'bibtex']
    kept = [(name, value) for name, value in written.extra if name != 'bibtex']
    return (*kept, *further, ('bibtex', f'{before}\n\n{bibtex}' if before else bibtex))


def _same_version(written: Publication, found: Publication) -> bool:
    ours, theirs = written.venue, found.venue
    if ours is not None and theirs is not None and _is_preprint(ours) != _is_preprint(theirs):
        return False
    if written.year and found.year and written.year != found.year:
        return False
    return all(
        _plain(getattr(written, name)) == _plain(getattr(found, name))
        for name in ('volume', 'issue', 'page')
        if getattr(written, name) and getattr(found, name)
    )


def _is_preprint(venue: Venue) -> bool:
    return venue.kind == 'preprint server' or 'rxiv' in venue.name.lower() or bool(preprint_server(venue.name))


def _plain(numbers: str) -> str:
    return numbers.replace('–', '-').replace('—', '-').replace(' ', '')
