"""What explains the names of a list: signs, and the legend of what the entries show."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.legend import labelled, legend
from sphinxcontrib_pubs.library.marks import marks_of_list
from sphinxcontrib_pubs.model import plain_text, spans
from sphinxcontrib_pubs.model.roles import LOOKS, told_apart, without_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.model import Mark, Markup, Publication

_ROLES = attrgetter('roles')
_NOTHING: Mapping[str, str] = {}
_NAMED = frozenset(('author', 'editor'))
_OF_LOOKS = {f'pubs-author--{role}': role for role in LOOKS}


class Legend:
    """The signs of a list, and the roles that its entries showed so far.

    ``explained`` is what the page says itself, by sign or look.
    """

    def __init__(
        self, publications: Iterable[Publication], *, style: str, plain: bool, explained: Mapping[str, str] = _NOTHING
    ) -> None:
        self._explained = explained
        self._as_written = style == 'as-written'
        self.by_name = style == 'apa'  # whose lines show the roles of people as they are
        self._roles: set[str] = set()
        self._seen: set[tuple[str, ...]] = set()  # those of one person each: a long list has few that differ
        printed: set[Mark] = set()
        seen: set[tuple[str, ...]] = set()
        for publication in publications:
            if publication.marks:
                printed.update(publication.marks)
            seen.update(map(_ROLES, publication.contributors))
        roles = {role for each in seen for role in told_apart(each)}
        if self._as_written:  # where the signs stand among the words of the source
            plain, roles = False, set(without_signs(tuple(roles)))
        self.marks = labelled(marks_of_list(roles, printed, plain=plain))

    def note(self, publication: Publication, markup: Markup) -> None:
        """Remembers what one entry shows; ``publication`` has the roles of its people, and its source's signs."""
        if self.by_name:
            self._seen.update([each.roles for each in publication.contributors if each.roles and each.kind in _NAMED])
            return
        # How another style shows people can be seen in its outcome alone.
        for span in spans(markup):
            self._roles.update(_OF_LOOKS[name] for name in span.classes if name in _OF_LOOKS)
            if 'pubs-mark' in span.classes:
                self._roles.update(mark.role for mark in self.marks if mark.sign == plain_text(span.content))
        if self._as_written and publication.as_written:
            signs = {mark.role for mark in publication.marks}
            for contributor in publication.contributors:
                self._roles.update(signs.intersection(told_apart(contributor.roles)))

    @property
    def markup(self) -> Markup:
        """The line below the list; () where nothing needs to be explained."""
        told = {mark.role for mark in self.marks if self._explained.get(mark.sign) == mark.role}
        told.update(role for role in LOOKS if role in self._explained.values())
        return legend(self.marks, self._roles.union(*map(told_apart, self._seen)) - told)
