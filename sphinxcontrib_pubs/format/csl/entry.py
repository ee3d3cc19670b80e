"""One publication while a style sets it: its values by CSL's names, and what of them was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.csl.item import IN_SCHEMA, contributors_by_kind, csl_item
from sphinxcontrib_pubs.model import RESOLVERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.locales import Locale
    from sphinxcontrib_pubs.format.csl.repeats import Repeats
    from sphinxcontrib_pubs.model import Contributor, Publication

#: Names of the schema, or of an older CSL, for variables that styles ask for by another.
_ALSO = {
    **IN_SCHEMA,
    'event': 'event-title',
    'event-title': 'event',
    'title-short': 'shortTitle',
    'container-title-short': 'journalAbbreviation',
}


class Entry:
    """The values of a publication.

    ``called`` and ``filled`` say whether the group that is being set has asked for a variable, and found one: a group
    whose variables are all empty is left out with its words. ``spent`` are variables that stood in for others, which
    are not shown again; ``read`` notes what is shown while that is found out.
    ``begun`` says that something has been shown. ``repeats`` is how a style puts names that are those of the entry
    before, whose words are ``before``; ``names`` are the words of those that this one begins with.
    """

    __slots__ = (
        'before', 'begun', 'called', 'filled', 'is_english', 'item', 'known', 'locale', 'names', 'people',
        'publication', 'read', 'repeats', 'spent', 'year_suffix',
    )  # fmt: skip

    #: What only a citation has: the term of the place in the work, and what it asks of names and of works alike.
    locator_term = ''
    is_textual = False
    is_told_apart = False

    def __init__(
        self,
        publication: Publication,
        locale: Locale,
        repeats: Repeats | None = None,
        before: Sequence[str] = (),
    ) -> None:
        self.publication = publication
        self.locale = locale
        self.item, _ = csl_item(publication)
        if not publication.status:
            self.item.pop('status', None)  # that of a notice, which stands behind the line
        venue = publication.venue
        if venue is not None and 0 < len(venue.name) < len(venue.full_name):
            # What the source calls it is shorter than its name.
            self.item.setdefault('container-title-short', venue.name)
        arxiv = publication.identifier('arxiv')
        if arxiv and 'URL' not in self.item:
            self.item['URL'] = f'{RESOLVERS["arxiv"]}{arxiv}'
        self.people: dict[str, list[Contributor]] = {}
        for kind, contributor in contributors_by_kind(publication):
            self.people.setdefault(kind, []).append(contributor)
        #: The variables that a condition finds.
        self.known = {*self.item, *(name for name, other in _ALSO.items() if other in self.item)}
        if 'page' in self.item:
            self.known.add('page-first')
        issued = publication.issued
        self.year_suffix = issued.suffix if issued is not None else ''
        language = publication.language or locale.language
        self.is_english = language.lower().startswith('en')
        self.called = self.filled = self.begun = False
        self.repeats, self.before = repeats, before
        self.names: Sequence[str] = ()
        self.spent: frozenset[str] = frozenset()
        self.read: set[str] | None = None

    def text(self, variable: str) -> str:
        """A variable of text or a number; '' where the publication lacks it."""
        value = self.item.get(variable)
        if value is None:
            value = self.item.get(_ALSO.get(variable, ''))
        return value if isinstance(value, str) else ''

    def takes_lead(self, nodes: Sequence[Node]) -> bool:
        """Whether names stand elsewhere, before the rest; those of a line never do."""
        return False

    def note(self, variable: str, *, found: bool) -> bool:
        """Notes that a style asked for a variable; whether it is shown."""
        self.called = True
        if not found or variable in self.spent:
            return False
        self.filled = self.begun = True
        if self.read is not None:
            self.read.add(variable)
        return True
