"""The style ``cv``: the line of ``apa`` with the names of the site's own person in bold.

A style may be made of another one's outcome: its markup says what each part is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication

_OWN = 'pubs-author--self'


def format_cv(publication: Publication) -> Markup:
    """``Lin, J., **Men, R.**, & Yang, H. (2021). *Title.* **KDD**, 1–9.``"""
    return own_in_bold(format_apa(publication))


def own_in_bold(markup: Markup) -> Markup:
    """The line of any style with the names of the site's own person in bold."""
    return tuple(
        part._replace(kind='strong') if isinstance(part, Span) and _OWN in part.classes else part for part in markup
    )
