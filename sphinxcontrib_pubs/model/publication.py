"""One publication, with the people, places and numbers that belong to it.

These are NamedTuples, always made with keywords: a long list makes hundreds of thousands of them, and a frozen
dataclass takes several times as long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_pubs.model.markup import Markup, plain_text
from sphinxcontrib_pubs.model.memory import made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.model.dates import PartialDate
    from sphinxcontrib_pubs.model.notice import Notice
    from sphinxcontrib_pubs.model.problem import SourceSpan


_AROUND_TITLE = ' .,;:"\'“”‘’«»'


class Person(NamedTuple):
    """One named person, or a team by its ``literal`` name, as printed.

    The parts are CSL's: ``particle`` is the non-dropping one (``van der`` in ``van der Goot``). Where
    ``literal`` is told it is the whole name; ``orcid`` is the bare identifier, ``0000-0002-1825-0097``.
    """

    family: str = ''
    given: str = ''
    particle: str = ''
    dropping_particle: str = ''
    suffix: str = ''
    literal: str = ''
    orcid: str = ''

    @property
    def is_team(self) -> bool:
        """Whether it is a team or a body, which has one name and no parts of it."""
        return bool(self.literal)

    @property
    def full_family(self) -> str:
        """The family name with its particle: ``van der Goot``; a team's whole name."""
        if self.literal:
            return self.literal
        return f'{self.particle} {self.family}' if self.particle else self.family

    @property
    def is_spelled_out(self) -> bool:
        """Whether a given name is written in full, or a team by its name: two who share that are hardly ever two."""
        words = self.given.replace('-', ' ').split()
        return bool(self.literal) or any(len(word) > 1 and word[-1] != '.' and not word.isupper() for word in words)

    @property
    def initials(self) -> str:
        """The given names' first letters: ``Jean-Luc M.`` gives ``JLM``."""
        return ''.join(word[0] for word in self.given.replace('-', ' ').replace('.', ' ').split())


class Contributor(NamedTuple):
    """A person in a publication: what they did there, and what its list says of them.

    ``kind`` is the CSL name variable (``author``, ``editor``, …). ``roles`` are role names in reading
    order (``first``, ``last``, ``self``, ``member``, ``team``, ``equal``, ``corresponding``, ``marked``, …).
    ``person_id`` names the person of the registry, '' for somebody who is not in it; ``url`` is the person's page.
    """

    person: Person
    kind: str = 'author'
    roles: tuple[str, ...] = ()
    person_id: str = ''
    url: str = ''


class Mark(NamedTuple):
    """A sign beside names and the role that it stands for; ``label`` says the role in the language of the page."""

    role: str
    sign: str
    label: str = ''


class Venue(NamedTuple):
    """Where a work appeared. ``name`` is the container as the source displays it."""

    name: str
    highlighted: bool = False
    full_name: str = ''
    abbreviation: str = ''
    kind: str = ''  # journal, conference, workshop, preprint server, publisher, institution; '' if unknown
    url: str = ''
    colours: tuple[str, str] | None = None  # a badge's background and text


#: Where an identifier of each scheme resolves.
RESOLVERS = {
    'doi': 'https://doi.org/',
    'arxiv': 'https://arxiv.org/abs/',
    'pmid': 'https://pubmed.ncbi.nlm.nih.gov/',
    'pmcid': 'https://www.ncbi.nlm.nih.gov/pmc/articles/',
}


class Identifier(NamedTuple):
    """A name that a registry gave the work: ``doi``, ``arxiv``, ``pmid``, ``pmcid``, ``isbn``, ``issn``.

    ``value`` is the bare one, without the address or the scheme before it: ``10.1000/182``, ``2205.08084v2``.
    """

    scheme: str
    value: str

    @property
    def url(self) -> str:
        """Where it resolves; '' for a scheme without a resolver."""
        base = RESOLVERS.get(self.scheme)
        return base + self.value if base else ''


class Link(NamedTuple):
    """An address that belongs to a work. ``kind`` is ``pdf``, ``doi``, ``arxiv``, ``code``, … or ``url``."""

    kind: str
    label: str
    url: str

    def names(self, title: str) -> bool:
        """Whether its words are a title, whatever quotation marks and full stops the two have around them."""
        return bool(self.label) and self.label.strip(_AROUND_TITLE) == title.strip(_AROUND_TITLE)


class Account(NamedTuple):
    """What one source tells of a work that several tell of, whole and unchanged.

    ``evidence`` says why it is the same work, '' for the account that the others were compared with. ``fields`` are
    the fields of the merged publication that it gave, or added something to.
    """

    publication: Publication
    evidence: str = ''
    fields: tuple[str, ...] = ()


class Relation(NamedTuple):
    """How a work stands to another of the same list, which ``key`` names.

    ``kind`` is ``preprint of``, ``published as``, ``earlier version of``, ``later version of``, ``corrects``,
    ``retracts``, ``expresses concern about``, ``comments on``, ``replies to``, or one of the last five seen from the
    other side: ``corrected by`` and so on.
    """

    kind: str
    key: str


class Publication(NamedTuple):
    """One work as one source tells it, or as several do together; field names are CSL's (1.0.2, appendix IV).

    ``key`` is what citations call it; a reader makes the keys of one source unique. Numbers are text, as printed:
    ``volume`` may be ``XII``; ``page`` has an en dash between the first and the last (``12–19``). ``language`` is a
    BCP 47 code where the source's word for it is known. ``topics`` are the headings above it, the outermost first.
    ``extra`` holds pairs of a name and a value, a name more than once where there are several.
    ``type`` is a CSL item type (``article-journal``, ``paper-conference``, ``article`` for preprints, …), '' where
    nothing shows it. ``verbatim`` says that the entry could not be read: then ``as_written`` is all there is.
    ``rest`` is the text that belongs to no field; ``raw`` the entry's source, byte for byte but for its decoding.
    ``accounts`` are the sources of a merged publication, the one whose words it has first; () where there is one.
    ``marks`` are the signs of its names: those that the source explains, or in a list those of the list.
    ``fetched`` says which service told it and when (``Crossref, 2026-11-29``), '' for what a person keeps.
    ``notices`` say what became of it: that it was retracted, corrected and so on, the gravest first.
    """

    key: str
    source: SourceSpan
    type: str = ''
    title: Markup = ()
    contributors: tuple[Contributor, ...] = ()
    truncated: bool = False  # the list of authors ends in "et al."
    issued: PartialDate | None = None
    venue: Venue | None = None
    volume: str = ''
    issue: str = ''
    page: str = ''
    number: str = ''
    edition: str = ''
    publisher: str = ''
    publisher_place: str = ''
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    status: str = ''
    abstract: Markup = ()
    note: Markup = ()
    language: str = ''
    keywords: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()  # headings that the entry stands under
    selected: bool = False
    rest: Markup = ()
    raw: str = ''
    as_written: Markup = ()
    verbatim: bool = False
    marks: tuple[Mark, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()  # fields of a structured source that CSL has no name for
    accounts: tuple[Account, ...] = ()
    relations: tuple[Relation, ...] = ()
    fetched: str = ''
    notices: tuple[Notice, ...] = ()

    @property
    def authors(self) -> tuple[Contributor, ...]:
        """The contributors of the kind ``author``, in their order."""
        return tuple(c for c in self.contributors if c.kind == 'author')

    @property
    def year(self) -> int | None:
        """The year of ``issued``; None where no date is told."""
        return self.issued.year if self.issued else None

    @property
    def title_text(self) -> str:
        """The title without markup; '' for a work that has none."""
        return plain_text(self.title)

    @property
    def appeared(self) -> PartialDate | None:
        """When the version came out whose venue this is; ``issued`` may be the year that a page gives its preprint."""
        for account in self.accounts:
            if 'venue' in account.fields and account.publication.issued:
                return account.publication.issued
        return self.issued

    def identifier(self, scheme: str) -> str:
        """The first identifier of a scheme, '' if there is none."""
        for known, value in self.identifiers:  # ten times an entry: a generator for each would take three times as long
            if known == scheme:
                return value
        return ''

    @property
    def is_hand_written(self) -> bool:
        """Whether the entry stands in its source as words in an order, and not as fields."""
        return bool(self.as_written) and not self.verbatim

    @property
    def bibtex(self) -> str:
        """The BibTeX that a page shows with a hand-written entry, '' if it shows none."""
        return next((value for name, value in self.extra if name == 'bibtex'), '')

    @property
    def affiliations(self) -> tuple[str, ...]:
        """Where each of the authors worked, in their order, '' where the source does not say; () where it says none."""
        told = [(name, value) for name, value in self.extra if name.endswith('-affiliation')]
        if not told:
            return ()
        by_name: dict[str, list[str]] = {}
        for name, value in told:
            by_name.setdefault(name, []).append(value)
        return tuple('; '.join(by_name.get(f'author-{n}-affiliation', ())) for n in range(1, len(self.authors) + 1))

    def name_notes(self, kind: str = 'author') -> Mapping[int, str]:
        """What a source has in brackets behind names: another form of one, a place; by the index among its kind."""
        notes: dict[int, str] = {}
        for name, value in self.extra:
            if name.startswith(f'{kind}-') and name.endswith('-note'):
                number = name[len(kind) + 1 : -len('-note')]
                if number.isdecimal() and len(number) < 7:
                    notes[int(number) - 1] = value
        return notes

    def leaves_out(self, kind: str) -> bool:
        """Whether the people of a kind are more than are named: the list of them ends in "et al."."""
        if kind == 'author' or (kind == 'editor' and not self.authors):
            return self.truncated
        return bool(self.extra) and any(name == f'{kind}-others' for name, _ in self.extra)

    def persons(self) -> Iterator[Person]:
        """Everybody who contributed, of every kind, in the order of ``contributors``."""
        return (c.person for c in self.contributors)

    def changed(self, **fields: object) -> Publication:
        """As ``_replace``, in a quarter of its time: a list of any length asks for it two or three times an entry.

        Raises KeyError for a name that is no field.
        """
        values: list[Any] = list(self)
        for name, value in fields.items():
            values[_PLACES[name]] = value
        return made(Publication, values)


_PLACES = {name: place for place, name in enumerate(Publication._fields)}
