"""A site with a page for each format, in whose sources, people, venues and options every text is a hostile one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.hostile.sources import FORMATS, hugo

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The options of the list of a page: between them, all that shows something of an entry.
_OPTIONS = {
    'refs.bib': {'group-by': 'venue', 'layout': 'list', 'show': 'abstract, keywords, notes, bibtex, awards'},
    'refs.ris': {'group-by': 'type', 'layout': 'table', 'numbering': 'descending'},
    'items.json': {'group-by': 'venue', 'layout': 'cards', 'authors': '2'},
    'own.yml': {
        'group-by': 'topic',
        'chart': 'year',
        'layout': 'timeline',
        'show': 'abstract, notes, thumbnail, awards',
    },
    'typst.yml': {'style': 'as-written', 'group-by': 'venue'},
    'CITATION.cff': {'group-by': 'author', 'numbering': 'ascending', 'links': 'doi, url, code'},
    'written.md': {'style': 'as-written', 'group-by': 'topic'},
    # Columns of a chart lead to groups of years.
    'written.rst': {'authors': '2', 'group-by': 'year', 'chart': 'year'},
}
_EVERYWHERE = {
    'search': '',
    'facets': 'year, type, venue, author, topic, status',
    'copy': 'citation, bibtex',
    'download': 'bib, ris, csl-json',
    'feed': '',
    'jump-list': '',
    'counts': '',
}


def page_of(source: str) -> str:
    """The name of the document whose list shows a source."""
    return f'list-{source.replace(".", "-")}'


def files(texts: Sequence[str]) -> dict[str, str | bytes]:
    """All files of the site."""
    made: dict[str, str | bytes] = {}
    documents = []
    for name, make in FORMATS.items():
        made[f'sources/{name}'] = make(texts).encode('utf8', 'surrogatepass')
        made[f'{page_of(name)}.md'] = _page(f'sources/{name}', _OPTIONS[name])
        documents.append(page_of(name))
    for number, text in enumerate(texts):
        made[f'hugo/{number}/index.md'] = hugo(text)
    made['list-hugo.md'] = _page('hugo/*/index.md', {})
    # Names that a path can have, with the signs of HTML in them.
    made['sources/a"><img src=x onerror=pubsCanary=1>\'`&.bib'] = '@misc{a, title = {A file by another name}}\n'
    made['list-names.md'] = _page('sources/a*.bib', {})
    # The list of such a page is its author's, as everything on it; its front matter makes the banner.
    made['publications.md'] = _front_matter(texts) + FORMATS['written.md'](['words'])
    documents += ['list-hugo', 'list-names', 'publications']
    # A page has one banner: every other text, which is one or more of each family.
    for number, text in enumerate(texts[::2]):
        made[f'banners/{number}.md'] = _banner(text)
        documents.append(f'banners/{number}')
    made['people.yml'] = _people(texts)
    made['venues.yml'] = _venues(texts)
    toctree = '\n'.join(documents)
    made['index.md'] = f'# Index\n\n```{{toctree}}\n{toctree}\n```\n'
    return made


def papers(texts: Sequence[str]) -> dict[str, str | bytes]:
    """A site in which each text has a page of its own, as a paper."""
    return {'own.yml': FORMATS['own.yml'](texts), 'index.md': '# Papers\n\n```{publications} own.yml\n```\n'}


def _page(source: str, options: dict[str, str]) -> str:
    lines = ''.join(f':{name}: {value}\n' for name, value in {**_EVERYWHERE, **options}.items())
    written = f'```{{publications}} /{source}\n{lines}```\n'
    # In a note the groups of a list are headings, and no sections of the page.
    again = f'\n````{{note}}\n{written}````\n' if source.endswith('.bib') else ''
    return f'# Page\n\n{written}{again}'


def _front_matter(texts: Sequence[str]) -> str:
    header = {'background': texts[0], 'alt': texts[1], 'gradient': texts[2], 'text': texts[3], texts[4]: texts[5]}
    matter = {'title': texts[6], 'description': texts[7], 'author': texts[8], 'date': texts[9], 'header': header}
    return f'---\n{json.dumps(matter, indent=1)}\n---\n\n'


def _banner(text: str) -> str:
    background = {'background': 'linear-gradient(red, blue)', 'alt': text, 'background_image': text}
    matter: dict[str, Any] = {'title': text, 'description': text, 'author': text, 'date': text, 'header': background}
    matter |= {'search_hidden': text, 'hide_meta': text, 'disable_share': text}
    return f'---\n{json.dumps(matter, indent=1)}\n---\n\n# Heading\n\nText.\n'


def _people(texts: Sequence[str]) -> str:
    people = {
        f'{text}{number}': {'name': text, 'variants': [text, 'Roe, Jane'], 'orcid': text, 'url': text, 'role': text}
        for number, text in enumerate(texts)
    }
    return json.dumps(people, indent=1)


def _venues(texts: Sequence[str]) -> str:
    venues = {f'{text}': {'name': text, 'kind': text, 'colour': text, 'url': text, 'aliases': [text]} for text in texts}
    return json.dumps(venues, indent=1)


def configuration(texts: Sequence[str]) -> dict[str, Any]:
    """The settings of the site, with texts where they may stand."""
    kinds: dict[str, Any] = {
        'code': {'label': texts[0], 'icon': texts[1], 'url': 'https://example.org/{value}?{title}#{key}'},
        'talk': {'label': texts[2], 'url': texts[3]},
        texts[4]: texts[5],
    }
    for number, text in enumerate(texts):
        kinds[f'kind{number}'] = {'label': text, 'icon': text, 'url': text}
    return {
        'pubs_people': 'people.yml',
        'pubs_venues': 'venues.yml',
        'pubs_link_kinds': kinds,
        'pubs_metadata': ['coins', 'json-ld'],
        'pubs_downloads': ['bib', 'ris', 'csl-json'],
        'pubs_feeds': ['all', 'people', 'topics'],
        'pubs_paper_pages': 'none',
        'pubs_base_url': 'https://site.example/',
        'pubs_share': ['email', 'bluesky'],
        'exclude_patterns': ['_build', 'sources', 'hugo'],
        'suppress_warnings': ['myst.header'],
    }
