"""Identifiers and links of an entry, out of every field that may hold one, each told once."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinxcontrib_pubs.model import RESOLVERS, Identifier, Link, is_safe_url
from sphinxcontrib_pubs.model.url import whole_url
from sphinxcontrib_pubs.sources.latex.verbatim import verbatim
from sphinxcontrib_pubs.sources.records.tables import ARCHIVES, LINKS

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_DOI = re.compile(r'10\.\d{1,9}/[^\s"{}]+')
#: A text that is nothing but a DOI, with what says that it is one and the stop of its sentence.
_LONE_DOI = re.compile(rf'(?:https?://(?:dx\.|www\.)?doi\.org/|doi\s?[:=]?\s*)?({_DOI.pattern}?)[.,;]?', re.IGNORECASE)
#: Words beside a DOI that say nothing but that it is one, and what may stand around them; how many DOIs a field has.
_BESIDE_DOI = frozenset({'', 'doi', 'and', 'doi.org', 'dx.doi.org', 'www.doi.org'})
_AROUND = '.,;:=/&{}()<>[]"\''
_MOST_DOIS = 10
#: What shortdoi.org makes of a DOI; a field that means one has nothing else in it.
_SHORT_DOI = re.compile(r'(?:https?://(?:dx\.)?doi\.org/)?(?:10/)?([a-z0-9]{4,8})')
_ARXIV_NUMBER = r'\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}'
_ARXIV = re.compile(rf'(?:arxiv[:.\s]\s*(?:arxiv:)?|abs/)?({_ARXIV_NUMBER})(v\d+)?', re.IGNORECASE)
_ARXIV_IN_TEXT = re.compile(
    rf'arxiv(?:\.org/(?:abs|pdf|html)/|\s*:\s*|\s+(?:e-?print\s+)?)({_ARXIV_NUMBER})', re.IGNORECASE
)
_ARXIV_IN_DOI = re.compile(r'10\.48550/arxiv\.(.+)', re.IGNORECASE)
_ABS = re.compile(rf'abs/({_ARXIV_NUMBER})', re.IGNORECASE)
_ISBN = re.compile(r'(?:97[89][\-\s–]?)?(?:\d[\-\s–]?){9}[\dXx]')
_ISSN = re.compile(r'\d{4}-?\d{3}[\dXx]')
#: What may stand beside one of these and says nothing but what it is.
_BESIDE_NUMBER = re.compile(r'(?:e?iss[nb]|isbn)?(?:-?1[03])?|and|[–—-]')
#: A number, alone or in an address.
_PUBMED = {
    'pmid': re.compile(r'(?:https?://\S+/|pmid\s*:?\s*|medline\s*:?\s*)?(\d{1,9})/?', re.IGNORECASE),
    'pmcid': re.compile(r'(?:https?://\S+/|pmcid\s*:?\s*|pmc\s*:\s*)?((?:pmc)?\d{1,9})/?', re.IGNORECASE),
}
_LOCAL = re.compile(r'[^\s{}]+\.[A-Za-z0-9]{2,5}')
#: A file beside the source whose name has spaces; no address has them, and words end in no such suffix.
_FILE_WITH_SPACES = re.compile(
    r'[^\W_][^:;,{}<>"|?*]{0,200}'
    r'\.(?:pdf|pptx?|odp|key|docx?|odt|txt|md|tex|bib|html?|ipynb|csv|xlsx?|zip|t?gz|7z|mp[34]|mov|webm|png|jpe?g|svg|e?ps)',
    re.IGNORECASE,
)
_SITE = re.compile(r'(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|edu|gov|de|fr|uk|eu|ch|at|jp|cn|ai|dev)(?:/|$))')
_ADDRESS = re.compile(r'(?:https?|ftp)://[^\s{}<>"\\]+|\\url\s*\{[^{}]*\}')
#: A field that is nothing but one of these.
_ALONE = re.compile(r'\s*+(?:(?:doi\s?[:=]?\s?)?10\.\d{4,9}/[^\s{},;"]++|https?://[^\s{}<>"\\]++)\s*+', re.IGNORECASE)
#: Fields in BibTeX and in CSL that are for something else.
_NO_ADDRESSES = frozenset(
    {
        'type', 'genre', 'volume', 'number', 'issue', 'pages', 'page', 'eid', 'edition', 'series', 'collection-title',
        'publisher', 'institution', 'organization', 'school', 'howpublished', 'journal', 'journaltitle', 'booktitle',
        'container-title', 'chapter', 'medium', 'location', 'address', 'publisher-place',
    }
)  # fmt: skip
#: An address in HTML, and the words that it is a link of.
_ANCHOR = (  # made when a value asks for it
    r'(?i)<a\s[^<>]{0,200}?href\s*=\s*["\']?([^"\'<>\s]{1,2000})[^<>]{0,200}>([^<>]{0,300})</a\s*>'
)


class Addresses:
    """What identifies an entry and where it can be found, gathered from field to field."""

    def __init__(self) -> None:
        self.identifiers: list[Identifier] = []
        self.links: list[Link] = []
        self.unsafe: list[str] = []  # addresses that may not become links

    def identify(self, scheme: str, value: str) -> None:
        if value and (scheme, value.lower()) not in [(known, told.lower()) for known, told in self.identifiers]:
            self.identifiers.append(Identifier(scheme, value))

    def value(self, scheme: str) -> str:
        return next((known.value for known in self.identifiers if known.scheme == scheme), '')

    def doi(self, text: str) -> bool:
        """Takes the DOIs of a text; False where there is none, or where words beside them say more."""
        text = _without_codes(verbatim(text))
        if _DOI.fullmatch(text) is not None:  # most
            self._one_doi(text)
            return True
        found = list(islice(_DOI.finditer(text), _MOST_DOIS))
        if not found:
            short = _SHORT_DOI.fullmatch(text)
            if short is not None:
                self.links.append(Link('doi', '', f'https://doi.org/10/{short[1]}'))
            return short is not None
        for each in found:
            self._one_doi(each[0])
        return not any(map(_says_more, _DOI.sub(' ', text, count=_MOST_DOIS).split()))

    def _one_doi(self, written: str) -> None:
        value = (unquote(written) if '%' in written else written).rstrip('.,;')
        self.identify('doi', value)
        if (preprint := _ARXIV_IN_DOI.fullmatch(value)) is not None:
            self.identify('arxiv', preprint[1])

    def arxiv(self, text: str) -> bool:
        """Takes a field that is an arXiv number and nothing else."""
        found = _ARXIV.fullmatch(verbatim(text))
        if found is not None:
            self.identify('arxiv', found[1])
        return found is not None and not found[2]

    def arxiv_in(self, text: str) -> bool:
        """Takes the arXiv number of a text that speaks of arXiv."""
        found = _ARXIV_IN_TEXT.search(text) or _ABS.fullmatch(text.strip())
        if found is not None:
            self.identify('arxiv', found[1])
        return found is not None

    def numbers(self, scheme: str, text: str) -> bool:
        """Takes all ISBNs or ISSNs of a field; False where there is none, or where words beside them say more."""
        pattern = _ISBN if scheme == 'isbn' else _ISSN
        found = pattern.findall(text)
        for number in found:
            self.identify(scheme, number.strip())
        beside = pattern.sub(' ', text).lower().split()
        return bool(found) and all(_BESIDE_NUMBER.fullmatch(word.strip(_AROUND)) for word in beside)

    def pubmed(self, scheme: str, text: str) -> bool:
        """Takes the number of a work in PubMed, or in its archive (``pmcid``); False where there is anything else."""
        found = _PUBMED[scheme].fullmatch(verbatim(text).strip())
        if found is not None:
            self.identify(scheme, found[1])
        return found is not None

    def archive(self, kind: str, number: str) -> bool:
        """Takes the number in an archive that is not arXiv; False for an archive that we do not know."""
        number = verbatim(number)
        if kind in ('pubmed', 'pmid'):
            return self.pubmed('pmid', number)
        if kind in ('pmc', 'pmcid', 'pubmedcentral'):
            return self.pubmed('pmcid', number)
        if kind in ARCHIVES:
            self.link('url', ARCHIVES[kind] + number)
        else:
            return False
        return True

    def link(self, kind: str, address: str, label: str = '') -> None:
        """Notes a link, unless it leads where the entry's identifiers lead already."""
        if not is_safe_url(address):
            self.unsafe.append(address)
            return
        if address.strip() == '#':  # where a link is to be once there is something to lead to
            return
        address = whole_url(address)
        kind = kind or kind_of(address)
        if kind == 'doi' and self.doi(address):
            return
        if kind == 'arxiv' and '/abs/' in address and self.arxiv_in(address):
            return
        if kind in ('arxiv', 'pdf'):
            self.arxiv_in(address)
        if all(known.url != address for known in self.links):
            self.links.append(Link(kind, label, address))

    def field(self, name: str, value: str) -> bool:
        """Takes a field that may hold addresses; False where it holds something else."""
        taken = False
        kind = _kind_of_field(name)
        if '<' in value:
            value, found = re.subn(_ANCHOR, lambda match: self._anchor(kind, match[1], match[2]), value)
            taken = found > 0
        address = verbatim(value)
        if ' ' in address and _FILE_WITH_SPACES.fullmatch(address) and not all(map(_LOCAL.fullmatch, address.split())):
            self.link(kind, ' '.join(address.split()))
            return True
        for word in address.split() or ['']:
            word = word.strip(',;') if word != ',' else ''
            if _DOI.fullmatch(word) is not None:
                self.doi(word)
            elif '://' in word or word.lower().startswith(('mailto:', 'javascript:', 'data:')):
                self.link(kind, word)
            elif _SITE.match(word):
                self.link(kind, 'https://' + word)
            elif name != 'url' and _LOCAL.fullmatch(word):
                self.link(kind, word)
            elif name == 'url' and ('/' in word or _LOCAL.fullmatch(word)):
                self.link('', word)
            elif word.strip(_AROUND).lower() in _BESIDE_DOI:
                continue  # it says no more than what stands beside it
            elif word:
                return False  # the other words would be lost
            taken = True
        return taken

    def _anchor(self, kind: str, address: str, words: str) -> str:
        """Takes a link in HTML, with its words where they are more than the address; returns what takes its place."""
        label = ' '.join(words.split())
        self.link(kind, address, '' if label in address or '://' in label else label)
        return ' '


def lone_doi(text: str) -> str:
    """The DOI of a text that is nothing else, as a note or an address may be; '' for any other."""
    found = _LONE_DOI.fullmatch(text.strip()) if '10.' in text else None
    return found[1] if found is not None else ''


def misplaced(left: MutableMapping[str, Any]) -> Addresses:
    """Takes DOIs and addresses out of fields that are for something else, such as the type of a report.

    Such a field has nothing else in it. Where there is a DOI of the entry, another one is a link.
    """
    found = Addresses()
    for name in [name for name, value in left.items() if name in _NO_ADDRESSES and _is_address(value)]:
        value = left.pop(name).strip()
        if '://' in value and 'doi.org/' not in value:
            found.link('', value)
            continue
        match = _DOI.search(value)
        doi = match[0] if match is not None else ''
        own = next((left[key] for key in ('doi', 'DOI') if isinstance(left.get(key), str)), '')
        if not own:
            found.doi(value)
        elif doi.casefold() not in own.casefold():
            found.links.append(Link('doi', '', RESOLVERS['doi'] + doi))
    return found


def _is_address(value: object) -> bool:
    """Whether a value is a DOI or an address, and nothing else; hardly any is."""
    return isinstance(value, str) and ('10.' in value or '://' in value) and _ALONE.fullmatch(value) is not None


def _kind_of_field(name: str) -> str:
    """The kind of link that a field holds: ``url_slides``, as BibBase has it, is called by what follows the prefix."""
    kind = name.removeprefix('url_') or name
    return LINKS.get(name, LINKS.get(kind, kind))


def kind_of(address: str) -> str:
    """The kind of link that an address shows by itself."""
    lowered = address.lower()
    if 'doi.org/' in lowered:
        return 'doi'
    if 'arxiv.org/' in lowered:
        return 'pdf' if '/pdf/' in lowered else 'arxiv'
    if lowered.partition('?')[0].endswith('.pdf'):
        return 'pdf'
    return 'code' if 'github.com/' in lowered or 'gitlab.com/' in lowered else 'url'


def addresses_in(text: str) -> list[str]:
    """The addresses in a field of words, and those of its ``\\url`` commands."""
    return [verbatim(found).rstrip('.,;)') for found in _ADDRESS.findall(text)]


def _without_codes(text: str) -> str:
    """A text in which a DOI has its slash: addresses may have ``%2F`` for it."""
    return re.sub('(?<=\\d)%2f', '/', text, flags=re.IGNORECASE) if '%2' in text else text


def _says_more(word: str) -> bool:
    return '://' not in word and word.strip(_AROUND).lower() not in _BESIDE_DOI
