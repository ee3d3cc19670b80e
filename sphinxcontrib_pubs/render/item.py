"""What every output of an entry is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication


class Item(NamedTuple):
    """An entry ready to be written: it never reaches the environment of a site, which keeps names only.

    ``anchor`` is its id on the page, ``number`` stands before it (0 for none), ``key`` is what its list knows it by.
    """

    publication: Publication
    markup: Markup
    anchor: str
    number: int = 0
    key: str = ''
