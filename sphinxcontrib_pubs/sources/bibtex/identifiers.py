"""Fields of an entry that are identifiers or addresses are taken out of it, to where these are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.tables import VERBATIM
from sphinxcontrib_pubs.sources.records.tables import LINKS

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from sphinxcontrib_pubs.sources.records.addresses import Addresses

_ONE_ADDRESS = re.compile(r'\s*https?://[^\s{}<>"]+\s*')
#: Addresses that tell where the entry itself comes from.
_NO_LINKS = frozenset({'biburl', 'bibsource', 'adsurl', 'adsnote', 'timestamp', 'owner'})
#: Fields of such numbers, as publishers and databases call them.
_NUMBERS_OF_BOOKS = (('isbn', 'isbn'), ('isbn-13', 'isbn'), ('eisbn', 'isbn'), ('issn', 'issn'), ('eissn', 'issn'))
#: All that identify a work, beside its DOI.
_FURTHER = frozenset({'eprinttype', 'eprint', 'arxiv', 'pmid', 'pmcid', *(field for field, _ in _NUMBERS_OF_BOOKS)})


def take_identifiers(left: MutableMapping[str, str], addresses: Addresses) -> None:
    """Takes the fields of identifiers out of ``left``; a value that is none of its kind stays in it."""
    if (value := left.get('doi')) and (addresses.doi(value) or addresses.arxiv(value)):
        del left['doi']
    if _FURTHER.isdisjoint(left):
        return
    kind = left.get('eprinttype', '').strip().lower()
    value = left.get('eprint', '')
    if value and (addresses.arxiv(value) if kind in ('', 'arxiv') else addresses.archive(kind, value)):
        del left['eprint']
    if 'eprint' not in left or addresses.value('arxiv'):
        left.pop('eprinttype', None)
    if (value := left.get('arxiv')) and (addresses.arxiv(value) or addresses.arxiv_in(value)):
        del left['arxiv']
    for scheme in ('pmid', 'pmcid'):
        if scheme in left and addresses.pubmed(scheme, left[scheme]):
            del left[scheme]
    for field, scheme in _NUMBERS_OF_BOOKS:
        # Proceedings have an ISBN, which people put where journals have their number.
        if field in left and (addresses.numbers(scheme, left[field]) or addresses.numbers('isbn', left[field])):
            del left[field]


def take_links(left: MutableMapping[str, str], addresses: Addresses) -> list[str]:
    """Takes the fields that hold the address of a link out of ``left``; returns those for one that hold none."""
    without = []
    for name in [name for name in left if name.removeprefix('url_') in LINKS or _is_address(name, left[name])]:
        if addresses.field(name, left[name]):
            del left[name]
        else:
            without.append(name)
    return without


def _is_address(name: str, value: str) -> bool:
    """Whether a field that we do not know is a link of a kind that its name says."""
    # Emacs puts OPT before a field that is not in use, and people write OLDurl.
    is_link = name not in _NO_LINKS and name not in VERBATIM and _ONE_ADDRESS.fullmatch(value) is not None
    return is_link and not name.startswith(('opt', 'old'))
