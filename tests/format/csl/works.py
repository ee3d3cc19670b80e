"""Invented works and small styles, for tests of how styles of CSL are set."""

from __future__ import annotations

from sphinxcontrib_pubs.format.csl.files import locale_files
from sphinxcontrib_pubs.format.csl.locales import Locale
from sphinxcontrib_pubs.format.csl.style import CslStyle
from sphinxcontrib_pubs.format.csl.tree import read_tree
from sphinxcontrib_pubs.model import Contributor, Identifier, PartialDate, Person, Publication, SourceSpan, Venue

_STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {attributes}>'
    '{before}<bibliography {bibliography}><layout>{layout}</layout></bibliography></style>'
)


def style(
    layout: str, before: str = '', attributes: str = '', language: str = 'en-US', bibliography: str = ''
) -> CslStyle:
    """A style with a layout; ``before`` stands before its bibliography, which has attributes: macros, locales."""
    text = _STYLE.format(layout=layout, before=before, attributes=attributes, bibliography=bibliography)
    return CslStyle(read_tree(text.encode()), language)


def authors(*names: str, kind: str = 'author', roles: tuple[str, ...] = ()) -> tuple[Contributor, ...]:
    """People by ``Family, Given``; a name without a comma is a team's."""
    people = []
    for name in names:
        family, comma, given = name.partition(', ')
        person = Person(family=family, given=given) if comma else Person(literal=name)
        people.append(Contributor(person=person, kind=kind, roles=roles))
    return tuple(people)


LAMPS = Publication(
    'ito2021lamps',
    SourceSpan(file='lamps.bib', line=1),
    type='article-journal',
    title=('Lamps of the harbour',),
    contributors=authors('Ito, Mei', 'Roe, Jane', 'Berg, Karl-Otto M.'),
    issued=PartialDate(2021, 3, 9),
    venue=Venue('Journal of Lamps', abbreviation='J. Lamps'),
    volume='4',
    issue='2',
    page='101-109',
    identifiers=(Identifier('doi', '10.5555/lamps'),),
)


def locale(language: str) -> Locale:
    """The words of a language, with none of a style."""
    return Locale(map(read_tree, locale_files(language)), language)
