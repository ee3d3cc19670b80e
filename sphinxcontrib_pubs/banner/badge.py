"""The colour of a badge and of the text on it."""

from __future__ import annotations

from sphinxcontrib_pubs.banner.colour import Colour, read_colour
from sphinxcontrib_pubs.banner.contrast import choose_text
from sphinxcontrib_pubs.banner.css import CssError, read_tokens
from sphinxcontrib_pubs.banner.gradient import Background


def badge_colours(text: str) -> tuple[str, str] | None:
    """An opaque colour of CSS as a style sheet takes it, and black or white, whichever reaches 4.5:1 on it.

    None for what is no colour, or lets something else shine through.
    """
    try:
        tokens = read_tokens(text)
        colour = read_colour(tokens[0]) if len(tokens) == 1 else None
    except CssError:
        return None
    if colour is None or not colour.is_opaque:
        return None
    red, green, blue = (round(channel * 255) / 255 for channel in colour.srgb)
    plain = Colour('rgb', (red, green, blue))
    return str(plain), str(choose_text(Background(layers=(), base=plain)).text)
