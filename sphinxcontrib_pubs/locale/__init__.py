"""The words that pages have of ours, in the language of the site; English until another one is chosen."""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec('_P')
_R = TypeVar('_R')

#: The name of the catalogues, those of this package and those by which a site changes words.
CATALOGUE: Final = 'sphinxcontrib_pubs'
#: Where the catalogues of this package lie.
FOLDER: Final = Path(__file__).parent

_PLACEHOLDER = re.compile(r'\{(\w+)\}')
_chosen: NullTranslations = NullTranslations()
_kept: list[Any] = []  # functions whose results hold for one language


def choose(translations: NullTranslations | None) -> None:
    """Makes this the language of all that is written from now on; None is English."""
    global _chosen
    _chosen = translations or NullTranslations()
    for function in _kept:
        function.cache_clear()


def _(text: str) -> str:
    """The text in the chosen language, itself where it has no translation; to be asked for while a page is made."""
    # The empty message of a catalogue is its header.
    return _chosen.gettext(text) if text else ''


def pgettext(context: str, text: str) -> str:
    """The text in the chosen language, told apart by its context from the same word with another meaning."""
    return _chosen.pgettext(context, text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that the chosen language has for a number; the caller puts the number in."""
    return _chosen.ngettext(one, many, number)


def per_language(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """The function with its results kept until another language is chosen, for what every entry of a list asks."""
    kept = cache(function)
    _kept.append(kept)
    return cast('Callable[_P, _R]', kept)


def noted(text: str) -> str:
    """The text itself, for tables that are made before a language is chosen: what it is used by translates it."""
    return text


def noted_in(context: str, text: str) -> str:
    """The text itself, as in ``noted``, for whoever translates it with this context."""
    return text


def counted(one: str, many: str) -> tuple[str, str]:
    """The two forms themselves, as in ``noted``, for whoever chooses between them by ``ngettext``."""
    return one, many


def filled(text: str, **values: object) -> str:
    """The text with values for its ``{placeholders}``; one that a site's translation misspells stays as it is."""
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)


def around(text: str, placeholder: str) -> tuple[str, str]:
    """What stands before and behind the ``{placeholder}`` of a text; all of it before where there is none."""
    before, _mark, behind = text.partition(f'{{{placeholder}}}')
    return before, behind


def between(text: str) -> str:
    """What stands between the two placeholders of a text such as ``{names} & {last}``."""
    return text.partition('}')[2].rpartition('{')[0]


@per_language
def after_label() -> str:
    """What stands between a label and what it is the label of; a colon, with the spaces of the language."""
    return between(pgettext('label', '{label}: {content}'))
