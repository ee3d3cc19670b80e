"""Who did what, in the words of CRediT: ``Mei Ito: software, validation; Jane Roe: conceptualization``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.names import spoken_name
from sphinxcontrib_pubs.locale import after_label, pgettext
from sphinxcontrib_pubs.model import Span
from sphinxcontrib_pubs.model.roles import CREDIT

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication

_ROLES = frozenset(CREDIT)


def contributions(publication: Publication) -> Markup:
    """A line for the people whose contributions the source tells; () where it tells none."""
    parts: list[str | Span] = []
    for each in publication.contributors:
        if each.roles and not _ROLES.isdisjoint(each.roles):
            roles = [pgettext('CRediT role', CREDIT[role]) for role in each.roles if role in CREDIT]
            said = f'{after_label()}{", ".join(roles)}'
            name = Span('span', (spoken_name(each.person),), classes=('pubs-contributor',))
            parts += ['; ', name, said] if parts else [name, said]
    return tuple(parts)
