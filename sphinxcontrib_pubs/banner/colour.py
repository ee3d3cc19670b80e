"""One colour as CSS writes it: read by tinycss2, checked where tinycss2 is lenient, printed from the reading."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import tinycss2.color5  # type: ignore[import-untyped]

from sphinxcontrib_pubs.banner.colour_spaces import Triple, from_xyz, hsl_to_srgb, hwb_to_srgb, to_xyz
from sphinxcontrib_pubs.banner.css import LARGEST_NUMBER, CssError, Token, with_zeros

_COLOUR_FUNCTIONS: Final = frozenset(
    ('rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'device-cmyk', 'light-dark')
)
_COMMAS_ALLOWED: Final = frozenset(('rgb', 'rgba', 'hsl', 'hsla', 'device-cmyk'))
_LEGACY: Final = frozenset(('rgb', 'hsl', 'hwb'))
_NAMED_AS_SPACE: Final = frozenset((*_LEGACY, 'lab', 'lch', 'oklab', 'oklch'))
_UNITS: Final = dict.fromkeys(('hsl', 'hwb'), ('', '%', '%'))
#: The number of the opacity among the parts of a colour that may be missing.
ALPHA: Final = 3


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in the space it was written in; alpha from 0 to 1.

    ``space`` is ``rgb`` (0 … 1, written in hexadecimal, by name or as rgb()), ``hsl``, ``hwb``, or one of the spaces
    of CSS Color 4. The first three blend in sRGB when a gradient names no space, all others in Oklab.
    ``missing`` has the numbers of the coordinates that are written as ``none``, and `ALPHA` for the opacity: they are
    zero, and in a blend what the other colour has there.
    """

    space: str
    coordinates: Triple
    alpha: float = 1.0
    missing: tuple[int, ...] = ()

    @property
    def is_legacy(self) -> bool:
        return self.space in _LEGACY and not self.missing

    @property
    def is_opaque(self) -> bool:
        return self.alpha >= 1

    @property
    def xyz(self) -> Triple:
        return to_xyz('srgb' if self.space == 'rgb' else self.space, self.coordinates)

    @property
    def srgb(self) -> Triple:
        """The channels on an sRGB screen, from 0 to 1."""
        if self.space in ('rgb', 'srgb'):
            channels = self.coordinates
        elif self.space == 'hsl':
            channels = hsl_to_srgb(self.coordinates)
        elif self.space == 'hwb':
            channels = hwb_to_srgb(self.coordinates)
        else:
            channels = from_xyz('srgb', self.xyz)
        return clipped(channels)

    def __str__(self) -> str:
        if self.space == 'rgb' and self.is_opaque and not self.missing:
            channels = [channel * 255 for channel in self.coordinates]
            whole = [round(channel) for channel in channels]
            if all(math.isclose(a, b, abs_tol=1e-6) for a, b in zip(channels, whole, strict=True)):
                return '#' + ''.join(f'{channel:02x}' for channel in whole)
        scale, units = (255, ('', '', '')) if self.space == 'rgb' else (1, _UNITS.get(self.space, ('', '', '')))
        words = [
            'none' if index in self.missing else as_number(coordinate * scale) + unit
            for index, (coordinate, unit) in enumerate(zip(self.coordinates, units, strict=True))
        ]
        alpha = ' / none' if ALPHA in self.missing else '' if self.is_opaque else f' / {as_number(self.alpha)}'
        function = f'{self.space}(' if self.space in _NAMED_AS_SPACE else f'color({self.space} '
        return f'{function}{" ".join(words)}{alpha})'


WHITE: Final = Colour('rgb', (1.0, 1.0, 1.0))
BLACK: Final = Colour('rgb', (0.0, 0.0, 0.0))


def read_colour(token: Token) -> Colour | None:
    """Reads one colour; none if the token cannot start a colour at all.

    Raises `CssError` for a colour that is none: unknown words, wrong arguments, and ``currentcolor``.
    """
    if token.kind == 'ident':
        if token.text == 'currentcolor':
            raise CssError('currentcolor is not taken: the text follows the background here', token.offset, 'a colour')
        return _from_tinycss2(token)
    if token.kind == 'hash':
        colour = _from_tinycss2(token)
        if colour is None:
            raise CssError(f"'#{token.text}' is no colour", token.offset, '3, 4, 6 or 8 hexadecimal digits')
        return colour
    if token.kind != 'function' or token.text not in _COLOUR_FUNCTIONS:
        return None
    if token.text == 'light-dark':
        return _read_light_dark(token)
    _check_arguments(token)
    colour = _from_tinycss2(token)
    if colour is None:
        raise CssError(f'{token.text}() cannot be read', token.offset, 'a colour as in CSS Color 4')
    return colour


def _read_light_dark(token: Token) -> Colour:
    """The first colour: a banner looks the same in light and dark, as its text colour is proven only once."""
    if len(token.arguments) == 3 and token.arguments[1].is_literal(','):
        light, dark = read_colour(token.arguments[0]), read_colour(token.arguments[2])
        if light is not None and dark is not None:
            return light
    raise CssError('light-dark() cannot be read', token.offset, 'two colours with a comma between them')


def _check_arguments(token: Token) -> None:
    """Refuses what tinycss2 lets through or stumbles over, and what browsers do not take."""
    arguments = token.arguments[1:] if token.text == 'color' else token.arguments
    if not arguments:
        raise CssError(f'{token.text}() is empty', token.offset, 'a colour as in CSS Color 4')
    for index, argument in enumerate(arguments):
        if argument.is_literal('/') and index != len(arguments) - 2:
            raise CssError(f"a '/' in {token.text}()", argument.offset, 'one number, the opacity, behind it')
        if argument.kind not in ('number', 'percentage', 'dimension') and argument.text not in (',', '/', 'none'):
            raise CssError(f'{argument.text or argument.kind!r} in {token.text}()', argument.offset, 'a number')
    if arguments[-1].kind == 'dimension' and len(arguments) > 3:
        raise CssError(f'a unit at the end of {token.text}()', arguments[-1].offset, 'a number or a percentage')
    commas = any(argument.is_literal(',') for argument in arguments)
    none = next((argument for argument in arguments if argument.is_word('none')), None)
    if none is not None and (commas or token.text == 'device-cmyk'):
        raise CssError(f"'none' in {token.text}()", none.offset, 'a number; none stands between spaces, without commas')
    if commas and token.text not in _COMMAS_ALLOWED:
        raise CssError(f'commas in {token.text}()', token.offset, 'spaces between the numbers')
    # The older syntax of hsl() has percentages only; tinycss2 takes numbers as well, browsers do not.
    if commas and token.text in ('hsl', 'hsla') and any(part.kind != 'percentage' for part in arguments[2:5:2]):
        raise CssError(f'a number in {token.text}() with commas', token.offset, 'percentages after the hue')


def _missing(token: Token) -> tuple[int, ...]:
    """Which parts of a colour are written as ``none``; the opacity is the last of them, behind its slash."""
    parts = [part for part in token.arguments[token.text == 'color' :] if not part.is_literal('/')]
    return tuple(index for index, part in enumerate(parts) if part.is_word('none'))


def _from_tinycss2(token: Token) -> Colour | None:
    missing = _missing(token)
    parsed = tinycss2.color5.parse_color(with_zeros(token) if missing else token.node, 'light')
    if parsed is None or isinstance(parsed, str):
        return None
    values = tuple(float(value) for value in parsed.coordinates)
    alpha = float(parsed.alpha)
    if not all(math.isfinite(value) and abs(value) < LARGEST_NUMBER for value in (*values, alpha)):
        raise CssError('a number out of range', token.offset, f'less than {LARGEST_NUMBER:.0f}')
    space = str(parsed.space)
    if space == 'device-cmyk':
        cyan, magenta, yellow, black = values
        naive = tuple(1 - min(1.0, ink * (1 - black) + black) for ink in (cyan, magenta, yellow))
        return Colour('srgb', (naive[0], naive[1], naive[2]), alpha)
    if space.startswith('--'):
        raise CssError('a colour profile of its own', token.offset, 'a space of CSS Color 4')
    first, second, third = values
    if space == 'srgb' and token.text != 'color':
        return Colour('rgb', clipped((first, second, third)), alpha, missing)
    if space in ('hsl', 'hwb'):
        second, third = min(100.0, max(0.0, second)), min(100.0, max(0.0, third))
    elif space in ('lab', 'lch', 'oklab', 'oklch'):
        first = min(100.0 if space in ('lab', 'lch') else 1.0, max(0.0, first))
        second = max(0.0, second) if space.endswith('lch') else second
    return Colour(space, (first, second, third), alpha, missing)


def clipped(channels: Triple) -> Triple:
    """The nearest channels that a screen has, each from 0 to 1."""
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in channels)
    return red, green, blue


def as_number(value: float) -> str:
    """A number as CSS takes it everywhere: at most six decimals, no exponent, no minus zero."""
    text = f'{value:.6f}'.rstrip('0').rstrip('.')
    return '0' if text in ('-0', '') else text
