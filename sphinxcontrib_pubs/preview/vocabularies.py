"""The words in which pages tell of one paper, and which of them Google Scholar and Zotero take for the same."""

from __future__ import annotations

import re
from typing import Final

_PREFIX = re.compile(r'(dc|dcterms|prism|eprints?|bibo|og|z)[.:_](.+)', re.IGNORECASE)


def tag_name(name: str) -> str:
    """The name of a tag in one form: in small letters, with a dot behind the prefix of a vocabulary.

    ``DC.title``, ``dc:title`` and ``DC_Title`` are the same to Zotero; ``z:itemType`` keeps its capital.
    """
    match = _PREFIX.fullmatch(name)
    if match is None:
        return name.lower()
    prefix, word = match[1].lower(), match[2]
    if prefix in ('z', 'og'):
        return f'{prefix}:{word}' if prefix == 'z' else f'og:{word.lower()}'
    return f'{"eprints" if prefix == "eprint" else prefix}.{word.lower()}'


#: Vocabularies that only papers have; Dublin Core is on pages of every kind.
OF_PAPERS: Final = ('citation_', 'bepress_citation_', 'eprints.', 'prism.')
DUBLIN_CORE: Final = ('dc.', 'dcterms.')
#: What a page tells of a paper in Dublin Core, as far as it tells of one: its title, a creator and a date.
IN_DUBLIN_CORE: Final = (
    ('dc.title', 'dcterms.title'),
    ('dc.creator', 'dcterms.creator'),
    ('dc.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'dc.date.issued'),
)


def _scholar(name: str, eprints: str = '', prism: str = '', *dublin_core: str) -> tuple[str, ...]:
    others = (f'eprints.{eprints}' if eprints else '', f'prism.{prism}' if prism else '', *dublin_core)
    return (name, f'bepress_{name}', *filter(None, others))


#: What Scholar calls a field, and the tags that tell it, those that it likes best first ("Indexing": Highwire Press,
#: BE Press, Eprints and PRISM, and Dublin Core as a last resort).
SCHOLAR: Final = {
    names[0]: names
    for names in (
        _scholar('citation_title', 'title', 'title', *IN_DUBLIN_CORE[0]),
        _scholar('citation_author', 'creators_name', '', *IN_DUBLIN_CORE[1]),
        (
            *('citation_publication_date', 'bepress_citation_date', 'eprints.date', 'prism.publicationdate'),
            *('dc.issued', 'dcterms.issued', 'dc.date.issued'),
        ),
        _scholar('citation_pdf_url', 'document_url'),
        _scholar('citation_issn', 'issn', 'issn'),
        _scholar('citation_isbn', 'isbn', 'isbn'),
        _scholar('citation_volume', 'volume', 'volume', 'dc.citation.volume', 'dcterms.citation.volume'),
        _scholar('citation_issue', 'number', 'number', 'dc.citation.issue', 'dcterms.citation.issue'),
        _scholar('citation_firstpage', '', 'startingpage', 'dc.citation.spage', 'dcterms.citation.spage'),
        _scholar('citation_lastpage', '', 'endingpage', 'dc.citation.epage', 'dcterms.citation.epage'),
        _scholar('citation_online_date'),
        ('citation_date',),
    )
}


def _zotero(*highwire: str, rdf: tuple[str, ...] = ()) -> tuple[str, ...]:
    # Zotero looks at the end of the name alone, so that those of BE Press are the same to it.
    return (*(each for name in highwire for each in (name, f'bepress_{name}')), *rdf)


#: The tags of which the first that a page has fills a field of Zotero's item (Embedded Metadata.js and RDF.js).
ZOTERO: Final = {
    'title': _zotero('citation_title', rdf=('dc.title', 'dcterms.title', 'eprints.title', 'og:title')),
    'creators': _zotero(
        *('citation_author', 'citation_authors'),
        rdf=('dc.creator', 'dcterms.creator', 'eprints.creators_name', 'dc.contributor', 'dcterms.contributor'),
    ),
    'date': (
        *_zotero('citation_date', 'citation_publication_date'),
        *('eprints.date', 'prism.publicationdate', 'dc.date.issued', 'dcterms.date.issued', 'dcterms.issued'),
        *('dc.date', 'dcterms.date', 'dcterms.datesubmitted', 'eprints.datestamp'),
        *_zotero('citation_online_date', 'citation_year'),
    ),
    'container': (
        *('prism.publicationname', 'eprints.publication', 'eprints.book_title', 'dc.source', 'dcterms.source'),
    ),
    'doi': _zotero('citation_doi', rdf=('prism.doi', 'bibo.doi', 'dc.identifier', 'dcterms.identifier')),
    'pdf': _zotero('citation_pdf_url'),
    'tags': ('dc.subject', 'dcterms.subject', *_zotero('citation_keywords')),
}
#: Types in the words of Dublin Core, Eprints and PRISM, without capitals and spaces, in those of Zotero.
ZOTERO_TYPES: Final = {
    'article': 'journalArticle',
    'authoredbook': 'book',
    'book': 'book',
    'bookchapter': 'bookSection',
    'book_section': 'bookSection',
    'bookitem': 'bookSection',
    'conferenceitem': 'conferencePaper',
    'conference_item': 'conferencePaper',
    'conferencepaper': 'conferencePaper',
    'conferenceposter': 'conferencePaper',
    'dataset': 'dataset',
    'journal': 'journalArticle',
    'journalarticle': 'journalArticle',
    'journalitem': 'journalArticle',
    'magazine': 'magazineArticle',
    'newsletter': 'newspaperArticle',
    'patent': 'patent',
    'preprint': 'preprint',
    'report': 'report',
    'scholarlytext': 'journalArticle',
    'submittedjournalarticle': 'journalArticle',
    'techreport': 'report',
    'thesis': 'thesis',
    'workingpaper': 'report',
}
