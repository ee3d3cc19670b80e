"""What somebody asks for → which kind of thing it is: an identifier, an address of BibTeX, or a file of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from sphinxcontrib_pubs.library.people.orcid import bare_orcid, is_orcid

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import SourceSpan

_DOI = re.compile(r'10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\ud800-\udfff]+')
_ARXIV = re.compile(r'(\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?', re.IGNORECASE | re.ASCII)
_ARXIV_DOI = '10.48550/arxiv.'
_ORCID = re.compile(r'\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]', re.ASCII)
_OPENALEX = re.compile(r'(?:authors/|institutions/)?([AI]\d{2,12})', re.IGNORECASE | re.ASCII)
_IS_ADDRESS = re.compile('https?://', re.IGNORECASE)
_PREFIX = re.compile(r'(doi|arxiv|orcid|openalex)\s*:\s*(.*)', re.IGNORECASE)
_HOSTS = {
    'doi.org': 'doi',
    'dx.doi.org': 'doi',
    'arxiv.org': 'arxiv',
    'orcid.org': 'orcid',
    'openalex.org': 'openalex',
    'api.openalex.org': 'openalex',
}
#: So often in a row an address may stand before an identifier: some write the resolver's before one that has it.
_MOST_ADDRESSES = 2
#: What is said of something that is of a kind, and is none of it.
_EXPECTED = {
    'doi': 'expected a DOI such as 10.5555/12345678',
    'arxiv': 'expected a number of arXiv such as 2101.00001',
    'orcid': 'expected an ORCID such as 0000-0002-1825-0097, whose last character is a check digit',
    'openalex': 'expected an author (A…) or an institution (I…) of OpenAlex',
}


class Wanted(NamedTuple):
    """One thing that is asked for. ``place`` is where a source names it, None for the command line and the lock.

    ``kind`` is ``doi``, ``arxiv``, ``orcid``, ``openalex``, ``bibtex`` (an address), or ``file``.
    """

    kind: str
    value: str
    place: SourceSpan | None = None

    @property
    def name(self) -> str:
        """One name however it was written: ``doi:10.5555/12345678``; an address or a path as it is."""
        return self.value if self.kind in ('bibtex', 'file') else f'{self.kind}:{self.value}'


def read_wanted(text: str) -> Wanted:
    """What a word of a command line or of a lock asks for; a word that is no identifier is the path of a file.

    Raises ValueError where a word begins like an identifier and is none.
    """
    text = text.strip()
    prefix = _PREFIX.fullmatch(text)
    if prefix is not None:
        return _of_kind(prefix[1].lower(), prefix[2])
    parts = _address(text)
    if parts is not None:
        host, path = parts
        kind = _kind_of(host)
        return _of_kind(kind, path) if kind else Wanted('bibtex', text)
    for kind, form in (('doi', _DOI), ('orcid', _ORCID), ('arxiv', _ARXIV), ('openalex', _OPENALEX)):
        if form.fullmatch(text) is not None:
            return _of_kind(kind, text)
    return Wanted('file', text)


def _address(text: str) -> tuple[str, str] | None:
    """The host and the path of an address; None for what is none."""
    if '://' not in text:
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname or ''
    except ValueError as error:
        raise ValueError(f'"{text}" is no address: {error}') from None
    if parts.scheme not in ('http', 'https') or not host:
        raise ValueError(f'"{text}" cannot be fetched: expected an address with http or https')
    return host, unquote(parts.path).strip('/')


def _kind_of(host: str) -> str:
    return _HOSTS.get(host.removeprefix('www.').removeprefix('export.'), '')


def _of_kind(kind: str, value: str) -> Wanted:
    value = value.strip()
    for _ in range(_MOST_ADDRESSES):
        parts = _address(value) if _IS_ADDRESS.match(value) else None
        if parts is None or _kind_of(parts[0]) != kind:
            break
        value = parts[1]
    if kind == 'doi' and _DOI.fullmatch(value):
        value = value.lower()
        return Wanted('arxiv', arxiv) if (arxiv := arxiv_of_doi(value)) else Wanted('doi', value)
    if kind == 'arxiv' and (found_id := _ARXIV.fullmatch(value.removeprefix('abs/').removeprefix('pdf/'))):
        return Wanted('arxiv', found_id[1].lower())
    if kind == 'orcid' and _ORCID.fullmatch(value) and is_orcid(value):
        bare = bare_orcid(value)
        return Wanted('orcid', '-'.join(bare[at : at + 4] for at in range(0, 16, 4)))
    if kind == 'openalex' and (found_id := _OPENALEX.fullmatch(value)):
        return Wanted('openalex', found_id[1].upper())
    raise ValueError(f'"{value}": {_EXPECTED[kind]}')


def arxiv_of_doi(doi: str) -> str:
    """The number of arXiv that a DOI of arXiv's stands for, '' for any other DOI."""
    found = _ARXIV.fullmatch(doi.lower().removeprefix(_ARXIV_DOI)) if doi.lower().startswith(_ARXIV_DOI) else None
    return found[1].lower() if found else ''


def identified(doi: str, arxiv: str, place: SourceSpan | None = None) -> Wanted | None:
    """The work that these identifiers mean, by its DOI where it has one; None where neither is any."""
    for kind, value in (('doi', doi), ('arxiv', arxiv)):
        try:
            return _of_kind(kind, value)._replace(place=place)
        except ValueError:
            continue
    return None
