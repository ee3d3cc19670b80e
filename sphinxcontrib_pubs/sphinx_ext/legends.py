"""What explains the names of one list: its signs, and the legend of what its entries showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.legend import labelled, legend
from sphinxcontrib_pubs.library.marks import marks_of_list
from sphinxcontrib_pubs.model import spans
from sphinxcontrib_pubs.model.roles import LOOKS, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Mark, Markup, Publication

_NAMED = frozenset(('author', 'editor'))
_OF_LOOKS = {f'pubs-author--{role}': role for role in LOOKS}


class Legend:
    """The signs of a list, and the roles that its entries showed so far."""

    def __init__(self, publications: Iterable[Publication], *, style: str, plain: bool) -> None:
        self._as_written = style == 'as-written'
        self._by_name = style == 'apa'
        self._roles: set[str] = set()
        roles: set[str] = set()
        printed: set[Mark] = set()
        for publication in publications:
            printed.update(publication.marks)
            for contributor in publication.contributors:
                if contributor.roles:
                    roles.update(told_apart(contributor.roles))
        plain = plain and not self._as_written  # where the signs stand among the words of the source
        self.marks = labelled(marks_of_list(roles, printed, plain=plain))

    def note(self, publication: Publication, markup: Markup) -> None:
        """Remembers what one entry shows; ``publication`` has the roles of its people, and its source's signs."""
        words = self._as_written and publication.as_written
        signs = {mark.role for mark in publication.marks} if words else None
        for _, kind, roles, _, _ in publication.contributors:
            if roles and kind in _NAMED:
                shown = (role for role in told_apart(roles) if role not in LOOKS or self._by_name)
                self._roles.update(shown if signs is None else signs.intersection(shown))
        if not self._by_name:
            # How another style shows people can be seen in its outcome alone.
            found = (_OF_LOOKS.get(name) for span in spans(markup) for name in span.classes)
            self._roles.update(filter(None, found))

    @property
    def markup(self) -> Markup:
        """The line below the list; () where nothing needs to be explained."""
        return legend(self.marks, self._roles)
