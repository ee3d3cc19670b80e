"""A site with everything that a list may depend on, and what people do to it between two builds, by chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_WORDS = ('zinc', 'oil', 'lamp', 'harbour', 'quay', 'tallow', 'wick', 'beam', 'glass', 'brass', 'rope', 'tide')
_NAMES = ('Berg, Ann', 'Lind, Bo', 'Roe, Jane', 'Sato, K.', 'Quist, Rosa')
_VENUES = ('CHI', 'KDD', 'Lights', 'Harbour Letters')
_SOURCES = ('a.bib', 'b.bib', 'data/c.bib', 'data/d.bib', 'h.txt', 'y.yml')
_PAGES = ('p0.md', 'p1.md', 'sub/p2.md', 'sub/p3.md')
_TEMPLATE, _LOCK = '_templates/pubs/entry.html', 'publications.lock.yml'
_LISTED = ('/a.bib', '/a.bib /b.bib', '/data/*.bib', '/h.txt', '/y.yml /a.bib', '/h.txt /b.bib', '/data/c.bib')
_OPTIONS = {
    'group-by': ('year', 'venue', 'author', 'topic', 'type'),
    'sort': ('-year', 'author', 'title'),
    'style': ('ieee', 'as-written', 'short', '/own.csl'),
    'numbering': ('ascending', 'descending'),
    'download': ('bib', 'bib, ris'),
    'layout': ('cards', 'table', 'timeline'),
    'filter': ('year >= 2021', '"CHI" in venue'),
    'author': ('berg', 'roe'),
    'limit': ('2',),
    'feed': ('',),
    'show': ('abstract, bibtex', 'all'),
    'search': ('',),
    'chart': ('year',),
    'jump-list': ('',),
    'banner': ('linear-gradient(red, blue)', 'sea'),
}
_SETTINGS: dict[str, Sequence[Any]] = {
    'pubs_style': ('apa', 'as-written', 'ieee', 'own.csl'),
    'pubs_paper_pages': ('all', 'none', 'abstract'),
    'pubs_metadata': ([], ['coins', 'json-ld']),
    'pubs_feeds': ([], ['all', 'people', 'topics']),
    'pubs_downloads': ([], ['bib', 'csl-json']),
    'pubs_author_pages': ([], ['all'], ['members'], ['berg']),
    'pubs_facets': ([], ['year']),
    'pubs_authors_limit': (0, 2),
    'pubs_people': ('', 'people.yml', {'berg': {'name': 'Berg, A.'}}),
    'pubs_venues': ('', 'venues.yml', {'CHI': {'colour': '#123456'}}),
    'pubs_pages': (['publications'], []),
    'pubs_banner': ('', 'sea'),
    'html_baseurl': ('', 'https://b.example/'),
    'language': ('en', 'de'),
}
_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>T</title>
<id>https://a.example/t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="(" suffix=")"><names variable="author"><name form="short"/></names></layout></citation>
<bibliography><layout><names variable="author"/><text variable="title" prefix=" %s "/></layout></bibliography></style>
"""


@dataclass
class Edits:
    """The files and the settings of a site, and a sequence of changes of them that a seed decides."""

    random: Random
    files: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.files |= {'index.md': '# Home\n\n```{toctree}\n:glob:\n\n*\nsub/*\n```\n', 'a.pdf': '%PDF-1.4 a'}
        for name in (*_SOURCES, *_PAGES[:3]):
            self.files[name] = self._source(name) if name in _SOURCES else self._page()
        for change in (self._style, self._people, self._venues, self._citing, self._by_hand):
            change()
        self.settings |= {'pubs_people': 'people.yml', 'pubs_venues': 'venues.yml', 'templates_path': ['_templates']}
        self.settings |= {'html_copy_source': False, 'pubs_banners': {'sea': 'linear-gradient(teal, navy)'}}
        # Of other pages a theme has the way there, which Sphinx leaves as it was.
        self.settings |= {'html_theme': 'basic', 'html_sidebars': {'**': []}}

    def change(self) -> str:
        """Makes one of the changes, and says which."""
        changes: tuple[Callable[[], object], ...] = (
            self._write_source, self._take_source, self._take_source, self._set, self._set, self._write_page,
            self._remove_page, self._rename_page, self._people, self._venues, self._style, self._template, self._paper,
            self._citing, self._by_hand, self._lock,
        )  # fmt: skip
        chosen = self.random.choice(changes)
        return f'{chosen.__name__} {chosen() or ""}'.strip('_ ')

    def _write_source(self) -> str:
        name = self.random.choice(_SOURCES)
        self.files[name] = self._source(name)
        return name

    def _take_source(self) -> str:
        """A source goes, or comes back, or comes among those of a pattern."""
        name = self.random.choice((*_SOURCES, 'data/e.bib', 'data/f.bib'))
        self._take(name, self._source(name))
        return name

    def _set(self) -> str:
        name = self.random.choice(tuple(_SETTINGS))
        self.settings[name] = self.random.choice(_SETTINGS[name])
        return f'{name} = {self.settings[name]}'

    def _write_page(self) -> str:
        name = self.random.choice(_PAGES)
        self.files[name] = self._page()
        return name

    def _remove_page(self) -> str:
        name = self.random.choice([page for page in _PAGES if page in self.files] or ['none'])
        self.files.pop(name, None)
        return name

    def _rename_page(self) -> str:
        name, other = self.random.choice([page for page in _PAGES if page in self.files] or ['']), self._one(_PAGES)
        if name:
            self.files[other] = self.files.pop(name)
        return f'{name} to {other}'

    def _people(self) -> None:
        people = [('berg', 'Berg, Ann'), ('roe', 'Roe, Jane'), ('lind', 'Lind, Bo'), ('sato', 'Sato, Ken')]
        self.files['people.yml'] = ''.join(
            f'{id}:\n  name: "{name}"\n  role: {self._one(("member", "alumni", "student"))}\n'
            + (f'  url: https://{id}.example/\n' if self._by_chance(0.3) else '')
            for id, name in self.random.sample(people, 2)
        )

    def _venues(self) -> None:
        self.files['venues.yml'] = ''.join(
            f'{venue.replace(" ", "")}:\n  name: "{venue} of {self._one(_WORDS)}"\n'
            f'  colour: {self._one(("navy", "teal"))}\n'
            for venue in self.random.sample(_VENUES, 2)
        )

    def _style(self) -> None:
        self.files['own.csl'] = _STYLE % self._one(('-', '+', ':'))

    def _template(self) -> None:
        self._take(_TEMPLATE, f'<i>{self._one(_WORDS)}</i> {{{{ entry.title }}}} {{{{ reference }}}}')

    def _paper(self) -> str:
        name = self._one(('a.pdf', 'b.pdf'))
        self._take(name, f'%PDF-1.4 {self._one(_WORDS)}')
        return name

    def _citing(self) -> None:
        self.files[self._one(('c0.md', 'c1.md'))] = f'# Of {self._one(_WORDS)}\n\n{self._citations()}'

    def _by_hand(self) -> None:
        gradient = f'linear-gradient({self._one(("red", "green"))}, blue)'
        matter = f'---\ntitle: {self._one(_WORDS)}\nheader:\n  background: "{gradient}"\n---\n'
        lists = ''.join(f'## {year}\n\n{self._source("h.txt")}\n' for year in (2021, 2020))
        self.files['publications.md'] = f'{matter}# Publications\n\n{lists}'

    def _lock(self) -> None:
        self._take(_LOCK, self._source('y.yml'))

    def _take(self, name: str, content: str) -> None:
        """Removes a file, or puts one there."""
        if self.files.pop(name, None) is None:
            self.files[name] = content

    def _page(self) -> str:
        page = f'# Lists of {self._one(_WORDS)}\n\n'
        for _ in range(self._one((1, 1, 2))):
            options = [
                f':{name}: {self._one(values)}'.rstrip() for name, values in _OPTIONS.items() if self._by_chance(0.15)
            ]
            page += f'## {self._one(_WORDS)}\n\n' if self._by_chance(0.3) else ''
            page += '\n'.join([f'```{{publications}} {self._one(_LISTED)}', *options, '```\n\n'])
        return page + (self._citations() if self._by_chance(0.4) else '')

    def _citations(self) -> str:
        keys = [f'{{pub:{self._one("tp")}}}`k{self.random.randrange(8)}`' for _ in range(2)]
        person, venue = self._one(('berg', 'roe', 'Lind, Bo')), self._one(_VENUES)
        return f'As {" and ".join(keys)} with {{pub:author}}`{person}` at {{pub:venue}}`{venue}` say.\n\n'

    def _source(self, name: str) -> str:
        if name.endswith('.bib'):
            return ''.join(map(self._entry, self.random.sample(range(8), self._one((0, 1, 2, 4)))))
        lines = ''
        for _ in range(self._one((1, 2, 3))):
            title, person, year = ' '.join(self.random.sample(_WORDS, 3)), self._one(_NAMES), self._one((2020, 2021))
            if name.endswith('.yml'):
                lines += f'- title: {title}\n  authors: [{{name: "{person}"}}]\n  year: {year}\n'
            else:
                lines += f'- {person} ({year}). _{title.capitalize()}._ **{self._one(_VENUES)}**.\n'
        return lines

    def _entry(self, number: int) -> str:
        people = ' and '.join(self.random.sample(_NAMES, self._one((1, 2, 3))))
        fields = {'title': ' '.join(self.random.sample(_WORDS, 3)), 'author': people, 'year': self._one((2020, 2021))}
        further = {
            'journal': self._one(_VENUES),
            'abstract': f'We lit {self._one(_WORDS)}.',
            'keywords': ', '.join(self.random.sample(_WORDS, 2)),
            'pdf': self._one(('a.pdf', 'b.pdf')),
            'doi': f'10.5555/{self._one("xyz")}',
            'note': '$x^2$ lamps',
        }
        fields |= {name: value for name, value in further.items() if self._by_chance(0.4)}
        written = ',\n  '.join(f'{name} = {{{value}}}' for name, value in fields.items())
        return f'@{self._one(("article", "misc"))}{{k{number},\n  {written}\n}}\n'

    def _one(self, of: Sequence[Any]) -> Any:
        return self.random.choice(of)

    def _by_chance(self, chance: float) -> bool:
        return self.random.random() < chance
