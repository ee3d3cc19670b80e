"""The words of CSL 1.0.2: item types, and variables that a publication has no field of its own for."""

from __future__ import annotations

#: Item types.
TYPES = frozenset(
    {
        'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast',
        'chapter', 'classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary',
        'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation',
        'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent',
        'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report',
        'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
    }
)  # fmt: skip

#: Variables that are names of people.
NAMES = (
    'author', 'editor', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor',
    'curator', 'director', 'editor-translator', 'editorial-director', 'executive-producer', 'guest', 'host',
    'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer', 'recipient',
    'reviewed-author', 'script-writer', 'series-creator', 'translator',
)  # fmt: skip

#: Variables of text and numbers that are kept in a publication's ``extra`` under CSL's name.
TEXTS = frozenset(
    {
        'annote', 'archive', 'archive-place', 'archive_collection', 'archive_location', 'authority', 'call-number',
        'chapter-number', 'collection-number', 'collection-title', 'dimensions', 'division', 'event-place',
        'event-title', 'genre', 'jurisdiction', 'medium', 'number-of-pages', 'number-of-volumes',
        'original-publisher', 'original-publisher-place', 'original-title', 'part-number', 'part-title',
        'printing-number', 'references', 'reviewed-genre', 'reviewed-title', 'scale', 'section', 'source',
        'supplement-number', 'title-short', 'version', 'volume-title', 'volume-title-short',
    }
)  # fmt: skip

#: Variables in capitals (arXiv's number is none of CSL's), by their names in small letters.
IN_CAPITALS = {
    'doi': 'DOI',
    'url': 'URL',
    'isbn': 'ISBN',
    'issn': 'ISSN',
    'pmid': 'PMID',
    'pmcid': 'PMCID',
    'arxiv': 'arXiv',
}

#: Dates that are kept there, as ISO 8601 has them where they are certain.
DATES = frozenset({'accessed', 'available-date', 'event-date', 'original-date', 'submitted'})
