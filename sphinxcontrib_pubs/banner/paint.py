"""From what a page says to what is painted: a name or a CSS value, read, judged and printed once for all its pages."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.colour import BLACK, WHITE
from sphinxcontrib_pubs.banner.contrast import TARGET, Legible, choose_text, judge_text
from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.grammar import read_background
from sphinxcontrib_pubs.banner.stylesheet import Stylesheet, as_stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = re.compile(r'[A-Za-z][\w-]*\Z')


@dataclass(frozen=True, slots=True)
class Painted:
    """A style sheet, and the reading ease that it was made for."""

    stylesheet: Stylesheet
    legible: Legible

    @property
    def is_legible(self) -> bool:
        return self.legible.ratio >= TARGET


def paint(value: str, named: Mapping[str, object], tone: str = '') -> Painted:
    """Reads a name from ``named`` or a CSS value; ``tone`` (light, dark) overrides the text colour that is proven.

    Raises `CssError` for what is neither.
    """
    css = named.get(value, value)
    if not isinstance(css, str):
        raise CssError(f'the banner named {value[:60]!r} is no text', 0, 'a gradient or a colour in pubs_banners')
    try:
        return _painted(css, tone)
    except CssError as error:
        if css is value and _NAME.match(value):
            raise _unknown_name(value, named, error) from error
        raise


@lru_cache(maxsize=512)
def _painted(css: str, tone: str) -> Painted:
    background = read_background(css)
    legible = judge_text(WHITE if tone == 'light' else BLACK, background) if tone else choose_text(background)
    return Painted(as_stylesheet(background, legible), legible)


def _unknown_name(value: str, named: Mapping[str, object], error: CssError) -> CssError:
    near = difflib.get_close_matches(value, list(named), n=1)
    advice = f'did you mean {near[0]!r}?' if near else error.expected
    return CssError(f'{value[:60]!r} is no colour and no name in pubs_banners', 0, advice)
