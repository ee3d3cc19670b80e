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
from sphinxcontrib_pubs.banner.gradient import Background, LinearGradient, Stop
from sphinxcontrib_pubs.banner.grammar import read_background
from sphinxcontrib_pubs.banner.named import NAMED
from sphinxcontrib_pubs.banner.stylesheet import Stylesheet, as_picture_stylesheet, as_stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = re.compile(r'[A-Za-z][\w-]*\Z')


@dataclass(frozen=True, slots=True)
class Painted:
    """A style sheet, what it paints, and the reading ease that it was made for."""

    stylesheet: Stylesheet
    background: Background
    legible: Legible

    @property
    def is_legible(self) -> bool:
        return self.legible.ratio >= TARGET


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page asks to be painted: CSS or names, a text colour that overrides the proven one, blur in pixels.

    With ``over_picture`` there is a picture in place of the background.
    """

    background: str = ''
    overlay: str = ''
    tone: str = ''
    over_picture: bool = False
    blur: float = 0.0


def paint(wish: Wish, named: Mapping[str, object]) -> Painted:
    """Raises `CssError` for a value that is neither CSS nor a name."""
    background = Background() if wish.over_picture else read_named(wish.background, named)
    overlay = read_named(wish.overlay, named) if wish.overlay else Background()
    return _painted(_laid_over(overlay, background), wish.tone, wish.over_picture, wish.blur)


def read_named(value: str, named: Mapping[str, object]) -> Background:
    """Reads a name, from ``named`` or of those that every site has, or a CSS value.

    Raises `CssError` for what is neither.
    """
    named = {**NAMED, **named}
    css = named.get(value, value)
    if not isinstance(css, str):
        raise CssError(f'the banner named {value[:60]!r} is no text', 0, 'a gradient or a colour in pubs_banners')
    try:
        return _read(css)
    except CssError as error:
        if css is value and _NAME.match(value):
            raise _unknown_name(value, named, error) from error
        raise


def _laid_over(overlay: Background, background: Background) -> Background:
    """One background of both; a colour of the overlay is a layer like any other, and hides what is below if opaque."""
    flat = (LinearGradient(stops=(Stop(overlay.base),)),) if overlay.base else ()
    return Background((*overlay.layers, *flat, *background.layers), background.base)


@lru_cache(maxsize=512)
def _read(css: str) -> Background:
    return read_background(css)


@lru_cache(maxsize=512)
def _painted(background: Background, tone: str, over_picture: bool, blur: float) -> Painted:
    if tone:
        legible = judge_text(WHITE if tone == 'light' else BLACK, background, over_picture=over_picture)
    else:
        legible = choose_text(background, over_picture=over_picture)
    sheet = as_picture_stylesheet(background, legible, blur) if over_picture else as_stylesheet(background, legible)
    return Painted(sheet, background, legible)


def _unknown_name(value: str, named: Mapping[str, object], error: CssError) -> CssError:
    near = difflib.get_close_matches(value, list(named), n=1)
    advice = f'did you mean {near[0]!r}?' if near else error.expected
    return CssError(f'{value[:60]!r} is no colour and no name in pubs_banners', 0, advice)
