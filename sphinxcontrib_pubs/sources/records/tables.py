"""Words that several structured formats share: fields of links, archives, names of languages."""

from __future__ import annotations

#: Fields that hold an address, and the kind of link that it is.
LINKS = {
    'url': '',
    'urls': '',
    'link': '',
    'ee': '',
    'pdf': 'pdf',
    'paper': 'pdf',
    'html': 'html',
    'code': 'code',
    'github': 'code',
    'software': 'code',
    'repository': 'code',
    'data': 'data',
    'dataset': 'data',
    'slides': 'slides',
    'presentation': 'slides',
    'poster': 'poster',
    'video': 'video',
    'talk': 'video',
    'youtube': 'video',
    'website': 'website',
    'project': 'website',
    'projectpage': 'website',
    'blog': 'blog',
    'press': 'press',
    'news': 'press',
    'media': 'press',
    'model': 'model',
    'demo': 'demo',
    'supp': 'supplement',
    'supplement': 'supplement',
    'supplementary': 'supplement',
    'appendix': 'supplement',
    'preprint': 'preprint',
    'publisher_url': 'html',
}

#: Where the numbers of other archives than arXiv lead.
ARCHIVES = {
    'jstor': 'https://www.jstor.org/stable/',
    'hdl': 'https://hdl.handle.net/',
    'googlebooks': 'https://books.google.com/books?id=',
    'hal': 'https://hal.science/',
    'ssrn': 'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=',
    'iacr': 'https://eprint.iacr.org/',
}

#: Names of languages as babel has them, and their codes.
LANGUAGES = {
    'english': 'en',
    'american': 'en-US',
    'usenglish': 'en-US',
    'british': 'en-GB',
    'ukenglish': 'en-GB',
    'german': 'de',
    'ngerman': 'de',
    'austrian': 'de-AT',
    'french': 'fr',
    'spanish': 'es',
    'italian': 'it',
    'portuguese': 'pt',
    'brazil': 'pt-BR',
    'brazilian': 'pt-BR',
    'dutch': 'nl',
    'danish': 'da',
    'swedish': 'sv',
    'norwegian': 'no',
    'finnish': 'fi',
    'polish': 'pl',
    'czech': 'cs',
    'hungarian': 'hu',
    'russian': 'ru',
    'ukrainian': 'uk',
    'greek': 'el',
    'turkish': 'tr',
    'latin': 'la',
    'japanese': 'ja',
    'chinese': 'zh',
    'korean': 'ko',
    'hebrew': 'he',
    'arabic': 'ar',
}

#: What kind of container an item of a type appears in.
VENUE_KINDS = {
    'article-journal': 'journal',
    'article-magazine': 'journal',
    'article-newspaper': 'journal',
    'paper-conference': 'conference',
}
