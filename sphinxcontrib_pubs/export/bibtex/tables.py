"""CSL's words and BibTeX's: entry types, and fields that a publication keeps by CSL's names."""

from __future__ import annotations

#: Entry types of classic BibTeX where it has one; BibLaTeX's own are set by BibTeX's styles like ``@misc``.
TYPES = {
    'article': 'misc',
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    'book': 'book',
    'broadcast': 'audio',
    'chapter': 'incollection',
    'classic': 'book',
    'collection': 'collection',
    'dataset': 'dataset',
    'entry': 'inreference',
    'entry-dictionary': 'inreference',
    'entry-encyclopedia': 'inreference',
    'figure': 'image',
    'graphic': 'image',
    'legal_case': 'jurisdiction',
    'legislation': 'legislation',
    'manuscript': 'unpublished',
    'motion_picture': 'video',
    'pamphlet': 'booklet',
    'paper-conference': 'inproceedings',
    'patent': 'patent',
    'performance': 'performance',
    'periodical': 'periodical',
    'personal_communication': 'letter',
    'post': 'online',
    'post-weblog': 'online',
    'regulation': 'legislation',
    'report': 'techreport',
    'review': 'article',
    'review-book': 'article',
    'software': 'software',
    'song': 'audio',
    'standard': 'standard',
    'thesis': 'thesis',
    'webpage': 'online',
}
SUBTYPES = {'article-magazine': 'magazine', 'article-newspaper': 'newspaper'}
#: Theses and reports of a known kind: entry type and ``type`` by the words for the kind, in small letters.
GENRES = {
    'thesis': {
        'phd thesis': ('phdthesis', ''),
        'phdthesis': ('phdthesis', ''),
        'doctoral dissertation': ('phdthesis', 'Doctoral dissertation'),
        'master’s thesis': ('mastersthesis', ''),
        "master's thesis": ('mastersthesis', ''),
        'mathesis': ('mastersthesis', ''),
        'bachelor’s thesis': ('thesis', 'bathesis'),
    },
    'report': {'technical report': ('techreport', ''), 'techreport': ('techreport', '')},
}
#: What a publication keeps in ``extra`` under CSL's name, and the field for it.
FIELDS = {
    'collection-title': 'series',
    'number-of-volumes': 'volumes',
    'chapter-number': 'chapter',
    'part-number': 'part',
    'number-of-pages': 'pagetotal',
    'version': 'version',
    'event-title': 'eventtitle',
    'event-place': 'venue',
    'event-date': 'eventdate',
    'accessed': 'urldate',
    'original-date': 'origdate',
    'original-title': 'origtitle',
    'original-publisher': 'origpublisher',
    'original-publisher-place': 'origlocation',
    'title-short': 'shorttitle',
    'annote': 'annotation',
    'call-number': 'library',
    'authority': 'holder',
    'reviewed-title': 'reviewedtitle',
    'maintitle': 'maintitle',
    'mainsubtitle': 'mainsubtitle',
    'issue-name': 'issue',
    'article-number': 'eid',
    'award': 'award',
    'eprintclass': 'primaryclass',
    'organization': 'organization',
    'institution': 'institution',
}
#: Kinds of people with a field of their own.
PEOPLE = {
    'author': 'author',
    'editor': 'editor',
    'translator': 'translator',
    'container-author': 'bookauthor',
    'original-author': 'origauthor',
    'director': 'director',
    'narrator': 'narrator',
    'producer': 'producer',
    'executive-producer': 'execproducer',
    'composer': 'composer',
    'illustrator': 'illustrator',
}
#: Kinds of people that are editors of a type.
EDITORS = {
    'compiler': 'compiler',
    'organizer': 'organizer',
    'chair': 'chair',
    'host': 'host',
    'curator': 'curator',
    'collection-editor': 'serieseditor',
}
EDITOR_FIELDS = ('editor', 'editora', 'editorb', 'editorc')
#: BibLaTeX's key words for what is not yet published.
STATES = {
    'in press': 'inpress',
    'submitted': 'submitted',
    'forthcoming': 'forthcoming',
    'in preparation': 'inpreparation',
    'prepublished': 'prepublished',
}
#: Kinds of links with a field of their own in files of groups that show them; BibTeX and BibLaTeX pass over them.
LINKS = frozenset(
    {'pdf', 'html', 'code', 'data', 'slides', 'poster', 'video', 'website', 'blog', 'press', 'model', 'demo',
     'supplement', 'preprint'}
)  # fmt: skip

#: What a program, or the person in front of it, notes for itself: places on a disk, dates of the record, groups,
#: marks of what was read, and the mail addresses that databases have of authors. ``keywords``, ``note``, ``abstract``
#: and ``annote`` tell of the work, and stay.
PRIVATE = frozenset(
    {
        'file', 'files', 'localfile', 'local-url', 'localurl', 'owner', 'timestamp', 'date-added', 'date-modified',
        'creationdate', 'modificationdate', 'added-at', 'groups', 'username', 'interhash', 'intrahash',
        'readstatus', 'read', 'priority', 'ranking', 'rating', 'relevance', 'qualityassured', 'printed', 'skimmed',
        'mendeley-groups', 'mendeley-tags', 'bibtex_show', 'preview', 'comment', 'comments', 'posted-at', 'private',
        'author-email', 'correspondence_address1',
    }
)  # fmt: skip
PRIVATE_PREFIXES = ('bdsk-', 'citeulike-', 'comment-', 'file-', '__', 'zotero-', 'jabref-')


def is_private(field: str) -> bool:
    """Whether a field, named in small letters, is of its owner's library alone."""
    if field.startswith('opt') and field != 'options':  # what Emacs puts before a field that is not in use
        return True
    return field in PRIVATE or field.startswith(PRIVATE_PREFIXES)
