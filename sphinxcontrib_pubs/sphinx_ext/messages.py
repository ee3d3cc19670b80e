"""The words that the extension itself writes onto pages, in the language of the site."""

from __future__ import annotations

from sphinx.locale import get_translator

#: The name of our catalogues of translations.
CATALOGUE = 'sphinxcontrib_pubs'


def _(text: str) -> str:
    """The text in the language of the site, itself where it has no translation; asked for while a page is written."""
    return get_translator(CATALOGUE).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that the language of the site has for a number; the caller puts the number in."""
    return get_translator(CATALOGUE).ngettext(one, many, number)
