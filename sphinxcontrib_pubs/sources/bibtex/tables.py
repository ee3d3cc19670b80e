"""BibTeX's and BibLaTeX's words and ours: entry types, aliases of fields, roles of people, kinds of links."""

from __future__ import annotations

from typing import NamedTuple

from sphinxcontrib_pubs.locale import noted_in


class Kind(NamedTuple):
    """What an entry type says: the CSL item type, and the genre where the type names one."""

    csl: str
    genre: str = ''


TYPES = {
    'article': Kind('article-journal'),
    'suppperiodical': Kind('article-journal'),
    'book': Kind('book'),
    'mvbook': Kind('book'),
    'collection': Kind('book'),
    'mvcollection': Kind('book'),
    'reference': Kind('book'),
    'mvreference': Kind('book'),
    'proceedings': Kind('book'),
    'mvproceedings': Kind('book'),
    'manual': Kind('book'),
    'booklet': Kind('pamphlet'),
    'periodical': Kind('periodical'),
    'inbook': Kind('chapter'),
    'bookinbook': Kind('chapter'),
    'suppbook': Kind('chapter'),
    'incollection': Kind('chapter'),
    'suppcollection': Kind('chapter'),
    'inreference': Kind('entry-encyclopedia'),
    'inproceedings': Kind('paper-conference'),
    'conference': Kind('paper-conference'),
    'thesis': Kind('thesis'),
    'phdthesis': Kind('thesis', 'phdthesis'),
    'mastersthesis': Kind('thesis', 'mathesis'),
    'masterthesis': Kind('thesis', 'mathesis'),
    'bachelorsthesis': Kind('thesis', 'bathesis'),
    'bachelorthesis': Kind('thesis', 'bathesis'),
    'report': Kind('report'),
    'techreport': Kind('report', 'techreport'),
    'standard': Kind('standard'),
    'patent': Kind('patent'),
    'dataset': Kind('dataset'),
    'data': Kind('dataset'),
    'software': Kind('software'),
    'softwareversion': Kind('software'),
    'softwaremodule': Kind('software'),
    'codefragment': Kind('software'),
    'online': Kind('webpage'),
    'electronic': Kind('webpage'),
    'www': Kind('webpage'),
    'webpage': Kind('webpage'),
    'misc': Kind('document'),
    'unpublished': Kind('manuscript'),
    'preprint': Kind('article'),
    'presentation': Kind('speech'),
    'talk': Kind('speech'),
    'poster': Kind('speech', 'Poster'),
    'letter': Kind('personal_communication'),
    'newspaper': Kind('article-newspaper'),
    'magazine': Kind('article-magazine'),
    'blog': Kind('post-weblog'),
    'review': Kind('review'),
    'audio': Kind('song'),
    'music': Kind('song'),
    'video': Kind('motion_picture'),
    'movie': Kind('motion_picture'),
    'image': Kind('graphic'),
    'artwork': Kind('graphic'),
    'performance': Kind('performance'),
    'legislation': Kind('legislation'),
    'jurisdiction': Kind('legal_case'),
    'legal': Kind('treaty'),
    'legmaterial': Kind('legislation'),
    'legadminmaterial': Kind('regulation'),
    'constitution': Kind('legislation'),
    'commentary': Kind('document'),
    'hardware': Kind('document'),
    'nameonly': Kind('document'),
}
#: Types whose entries are no publications: they hold what others use, or name others as one.
NO_PUBLICATION = frozenset({'xdata', 'set', 'bibnote'})
#: ``entrysubtype`` of articles.
SUBTYPES = {'magazine': 'article-magazine', 'newspaper': 'article-newspaper', 'nonacademic': 'article-newspaper'}
#: A ``type`` field that tells the kind of work more precisely than the entry type.
TYPES_BY_GENRE = {
    'phdthesis': 'thesis',
    'mathesis': 'thesis',
    'bathesis': 'thesis',
    'candthesis': 'thesis',
    'software': 'software',
    'dataset': 'dataset',
    'data set': 'dataset',
    'poster': 'speech',
    'talk': 'speech',
    'presentation': 'speech',
    'patent': 'patent',
}

#: What databases call papers, which says no more than that an entry is one.
DATABASE_TYPES = frozenset(
    {
        'article', 'journal article', 'proceedings paper', 'conference paper', 'article; proceedings paper', 'review',
        'editorial material', 'article; early access', 'review; early access', 'article; book chapter', 'book chapter',
    }
)  # fmt: skip

#: Other names of fields; the first name wins where an entry has both.
FIELD_ALIASES = {
    'journal': 'journaltitle',
    'address': 'location',
    'school': 'institution',
    'archiveprefix': 'eprinttype',
    'primaryclass': 'eprintclass',
    'annote': 'annotation',
    'keyword': 'keywords',
    'key': 'sortkey',
    'authors': 'author',
    'editors': 'editor',
    'arxivid': 'arxiv',
    'lang': 'language',
    'vol': 'volume',
    'shortjournaltitle': 'shortjournal',
    'journalabbr': 'shortjournal',
    'journal-iso': 'shortjournal',
    'abbrev_source_title': 'shortjournal',
    'pubmedid': 'pmid',
    'pubmed_id': 'pmid',
    'pmc': 'pmcid',
    'annotate': 'annotation',
    'article-number': 'eid',
    'articleno': 'eid',
    'artnum': 'eid',
    'art_number': 'eid',
    'conference': 'eventtitle',
    'eventvenue': 'venue',
    'numpages': 'pagetotal',
    'origyear': 'origdate',
}

#: Fields of people: the CSL name variable, and the role where that is the only place for what the field says.
PEOPLE = {
    'author': ('author', ''),
    'editor': ('editor', ''),
    'editora': ('editor', ''),
    'editorb': ('editor', ''),
    'editorc': ('editor', ''),
    'translator': ('translator', ''),
    'bookauthor': ('container-author', ''),
    'origauthor': ('original-author', ''),
    'director': ('director', ''),
    'narrator': ('narrator', ''),
    'producer': ('producer', ''),
    'execproducer': ('executive-producer', ''),
    'execdirector': ('director', ''),
    'composer': ('composer', ''),
    'illustrator': ('illustrator', ''),
    'annotator': ('contributor', 'annotator'),
    'commentator': ('contributor', 'commentator'),
    'introduction': ('contributor', 'introduction'),
    'foreword': ('contributor', 'foreword'),
    'afterword': ('contributor', 'afterword'),
    'with': ('contributor', 'with'),
}
#: ``editortype`` and the CSL name variable of the people that it is about.
EDITOR_TYPES = {
    'editor': 'editor',
    'compiler': 'compiler',
    'director': 'director',
    'producer': 'producer',
    'organizer': 'organizer',
    'chair': 'chair',
    'host': 'host',
    'curator': 'curator',
    'illustrator': 'illustrator',
    'serieseditor': 'collection-editor',
}

#: Annotations and the roles that they give.
ROLES = {
    'highlight': 'self',
    'me': 'self',
    'myself': 'self',
    'self': 'self',
    'own': 'self',
    'bold': 'self',
    'equal': 'equal',
    'equalcontrib': 'equal',
    'equalcontribution': 'equal',
    'cofirst': 'equal',
    'equal1': 'equal',
    'equal2': 'equal-2',
    'equal3': 'equal-3',
    'equal4': 'equal-4',
    'corresp': 'corresponding',
    'correspondence': 'corresponding',
    'corresponding': 'corresponding',
    'student': 'student',
    'presenter': 'presenter',
    'presenting': 'presenter',
    'supervisor': 'supervisor',
    'advisor': 'supervisor',
    'conceptualisation': 'conceptualization',
    'visualisation': 'visualization',
}

#: Fields that CSL has a variable for and the model has not; they are kept in ``extra`` by CSL's name.
CSL_NAMES = {
    'series': 'collection-title',
    'volumes': 'number-of-volumes',
    'chapter': 'chapter-number',
    'part': 'part-number',
    'pagetotal': 'number-of-pages',
    'version': 'version',
    'eventtitle': 'event-title',
    'venue': 'event-place',
    'eventdate': 'event-date',
    'urldate': 'accessed',
    'origdate': 'original-date',
    'origtitle': 'original-title',
    'origpublisher': 'original-publisher',
    'origlocation': 'original-publisher-place',
    'shorttitle': 'title-short',
    'annotation': 'annote',
    'library': 'call-number',
    'section': 'section',
    'holder': 'authority',
    'reviewedtitle': 'reviewed-title',
    'dimensions': 'dimensions',
    'scale': 'scale',
    'medium': 'medium',
}
#: Fields whose values are addresses, numbers or paths: no LaTeX.
VERBATIM = frozenset({'doi', 'eprint', 'file', 'verba', 'verbb', 'verbc', 'pdf', 'preview', 'image', 'isbn', 'issn'})

#: BibLaTeX's localisation keys in the fields ``type``, ``pubstate``, ``series`` and ``location``.
WORDS = {
    'bathesis': noted_in('genre', 'Bachelor’s thesis'),
    'mathesis': noted_in('genre', 'Master’s thesis'),
    'phdthesis': noted_in('genre', 'PhD thesis'),
    'candthesis': noted_in('genre', 'Candidate thesis'),
    'techreport': noted_in('genre', 'Technical report'),
    'resreport': noted_in('genre', 'Research report'),
    'software': noted_in('genre', 'Software'),
    'datacd': noted_in('genre', 'Data CD'),
    'audiocd': noted_in('genre', 'Audio CD'),
    'patent': noted_in('genre', 'Patent'),
    'patentde': noted_in('genre', 'German patent'),
    'patenteu': noted_in('genre', 'European patent'),
    'patentfr': noted_in('genre', 'French patent'),
    'patentuk': noted_in('genre', 'British patent'),
    'patentus': noted_in('genre', 'U.S. patent'),
    'patreq': noted_in('genre', 'Patent request'),
    'patreqde': noted_in('genre', 'German patent request'),
    'patreqeu': noted_in('genre', 'European patent request'),
    'patreqfr': noted_in('genre', 'French patent request'),
    'patrequk': noted_in('genre', 'British patent request'),
    'patrequs': noted_in('genre', 'U.S. patent request'),
    'inpreparation': 'in preparation',
    'submitted': 'submitted',
    'forthcoming': 'forthcoming',
    'inpress': 'in press',
    'prepublished': noted_in('status', 'prepublished'),
    'newseries': 'new series',
    'oldseries': 'old series',
    'countryde': 'Germany',
    'countryeu': 'European Union',
    'countryep': 'European Union',
    'countryfr': 'France',
    'countryuk': 'United Kingdom',
    'countryus': 'United States of America',
    'countrywo': 'worldwide',
}
