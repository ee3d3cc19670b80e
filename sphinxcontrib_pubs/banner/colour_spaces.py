"""Conversions between the colour spaces of CSS Color 4, as plain functions over three floats, and sRGB's luminance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Triple: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[Triple, Triple, Triple]

#: Chromaticities of the D50 and D65 white points, scaled to Y = 1 (CSS Color 4, section 12).
D50: Final[Triple] = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)
D65: Final[Triple] = (0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290)

_LAB_LINEAR_BELOW: Final = 216 / 24389
_LAB_SLOPE: Final = 24389 / 27


def multiply(matrix: Matrix, vector: Triple) -> Triple:
    """The product of a matrix and a column."""
    x, y, z = vector
    a, b, c = matrix
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def inverse(matrix: Matrix) -> Matrix:
    """The matrix that takes back what another one does."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    cofactors = (e * i - f * h, f * g - d * i, d * h - e * g)
    determinant = a * cofactors[0] + b * cofactors[1] + c * cofactors[2]
    return (
        (cofactors[0] / determinant, (c * h - b * i) / determinant, (b * f - c * e) / determinant),
        (cofactors[1] / determinant, (a * i - c * g) / determinant, (c * d - a * f) / determinant),
        (cofactors[2] / determinant, (b * g - a * h) / determinant, (a * e - b * d) / determinant),
    )


def _product(left: Matrix, right: Matrix) -> Matrix:
    columns = tuple(multiply(left, (right[0][k], right[1][k], right[2][k])) for k in range(3))
    return (
        (columns[0][0], columns[1][0], columns[2][0]),
        (columns[0][1], columns[1][1], columns[2][1]),
        (columns[0][2], columns[1][2], columns[2][2]),
    )


def _primaries(
    red: tuple[float, float], green: tuple[float, float], blue: tuple[float, float], white: Triple
) -> Matrix:
    """The matrix from linear light of the given primaries (x, y chromaticities) to XYZ with that white."""
    tristimuli = [(x / y, 1.0, (1 - x - y) / y) for x, y in (red, green, blue)]
    rows: Matrix = (
        (tristimuli[0][0], tristimuli[1][0], tristimuli[2][0]),
        (1.0, 1.0, 1.0),
        (tristimuli[0][2], tristimuli[1][2], tristimuli[2][2]),
    )
    scale = multiply(inverse(rows), white)
    return (
        (rows[0][0] * scale[0], rows[0][1] * scale[1], rows[0][2] * scale[2]),
        (scale[0], scale[1], scale[2]),
        (rows[2][0] * scale[0], rows[2][1] * scale[1], rows[2][2] * scale[2]),
    )


# The Bradford cone responses, by which CSS adapts D50 colours to D65.
_BRADFORD: Final[Matrix] = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def _adaptation(source: Triple, target: Triple) -> Matrix:
    before, after = multiply(_BRADFORD, source), multiply(_BRADFORD, target)
    diagonal: Matrix = (
        (after[0] / before[0], 0.0, 0.0),
        (0.0, after[1] / before[1], 0.0),
        (0.0, 0.0, after[2] / before[2]),
    )
    return _product(inverse(_BRADFORD), _product(diagonal, _BRADFORD))


_D50_TO_D65: Final = _adaptation(D50, D65)
_D65_TO_D50: Final = _adaptation(D65, D50)

# Oklab's two matrices, by its author Björn Ottosson, in the precision of CSS Color 4.
_XYZ_TO_LMS: Final[Matrix] = (
    (0.8190224379967030, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
_LMS_TO_OKLAB: Final[Matrix] = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_LMS_TO_XYZ: Final = inverse(_XYZ_TO_LMS)
_OKLAB_TO_LMS: Final = inverse(_LMS_TO_OKLAB)


def _signed(function: Callable[[float], float]) -> Callable[[float], float]:
    """Transfer functions are odd: colours outside the gamut have negative channels."""
    return lambda channel: math.copysign(function(abs(channel)), channel)


_srgb_to_linear = _signed(lambda c: c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
_linear_to_srgb = _signed(lambda c: 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)
_prophoto_to_linear = _signed(lambda c: c / 16 if c <= 16 / 512 else c**1.8)
_linear_to_prophoto = _signed(lambda c: 16 * c if c < 1 / 512 else c ** (1 / 1.8))
_ALPHA_2020, _BETA_2020 = 1.09929682680944, 0.018053968510807
_rec2020_to_linear = _signed(
    lambda c: c / 4.5 if c < _BETA_2020 * 4.5 else ((c + _ALPHA_2020 - 1) / _ALPHA_2020) ** (1 / 0.45)
)
_linear_to_rec2020 = _signed(lambda c: 4.5 * c if c < _BETA_2020 else _ALPHA_2020 * c**0.45 - (_ALPHA_2020 - 1))
_a98_to_linear = _signed(lambda c: c ** (563 / 256))
_linear_to_a98 = _signed(lambda c: c ** (256 / 563))


def _same(channel: float) -> float:
    return channel


_SRGB = _primaries((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), D65)
_RGB_SPACES: Final[dict[str, tuple[Matrix, Callable[[float], float], Callable[[float], float]]]] = {
    'srgb': (_SRGB, _srgb_to_linear, _linear_to_srgb),
    'srgb-linear': (_SRGB, _same, _same),
    'display-p3': (
        _primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65),
        _srgb_to_linear,
        _linear_to_srgb,
    ),
    'a98-rgb': (_primaries((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), D65), _a98_to_linear, _linear_to_a98),
    'prophoto-rgb': (
        _product(_D50_TO_D65, _primaries((0.734699, 0.265301), (0.159597, 0.840403), (0.036598, 0.000105), D50)),
        _prophoto_to_linear,
        _linear_to_prophoto,
    ),
    'rec2020': (
        _primaries((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65),
        _rec2020_to_linear,
        _linear_to_rec2020,
    ),
}
_FROM_XYZ: Final = {name: inverse(space[0]) for name, space in _RGB_SPACES.items()}

#: Spaces whose last or first coordinate is an angle, with the index of that coordinate and their rectangular form.
HUE_INDEX: Final = {'hsl': 0, 'hwb': 0, 'lch': 2, 'oklch': 2}
_RECTANGULAR: Final = {'lch': 'lab', 'oklch': 'oklab'}
SPACES: Final = frozenset((*_RGB_SPACES, *HUE_INDEX, 'lab', 'oklab', 'xyz', 'xyz-d50', 'xyz-d65'))


def to_xyz(space: str, colour: Triple) -> Triple:
    """XYZ (D65, Y of white = 1) of a colour; ``space`` is one of `SPACES`, in the ranges of CSS Color 4."""
    if space in _RGB_SPACES:
        matrix, to_linear, _ = _RGB_SPACES[space]
        return multiply(matrix, (to_linear(colour[0]), to_linear(colour[1]), to_linear(colour[2])))
    if space in ('hsl', 'hwb'):
        return to_xyz('srgb', hsl_to_srgb(colour) if space == 'hsl' else hwb_to_srgb(colour))
    if space in _RECTANGULAR:
        radius, angle = colour[1], math.radians(colour[2])
        return to_xyz(_RECTANGULAR[space], (colour[0], radius * math.cos(angle), radius * math.sin(angle)))
    if space == 'lab':
        return multiply(_D50_TO_D65, _lab_to_xyz_d50(colour))
    if space == 'oklab':
        long, medium, short = multiply(_OKLAB_TO_LMS, colour)
        return multiply(_LMS_TO_XYZ, (long**3, medium**3, short**3))
    if space == 'xyz-d50':
        return multiply(_D50_TO_D65, colour)
    return colour


def from_xyz(space: str, xyz: Triple) -> Triple:
    """The inverse of `to_xyz`; hues are in degrees from 0 to 360."""
    if space in _RGB_SPACES:
        from_linear = _RGB_SPACES[space][2]
        red, green, blue = multiply(_FROM_XYZ[space], xyz)
        return from_linear(red), from_linear(green), from_linear(blue)
    if space in ('hsl', 'hwb'):
        srgb = from_xyz('srgb', xyz)
        return srgb_to_hsl(srgb) if space == 'hsl' else srgb_to_hwb(srgb)
    if space in _RECTANGULAR:
        lightness, a, b = from_xyz(_RECTANGULAR[space], xyz)
        return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360
    if space == 'lab':
        return _xyz_d50_to_lab(multiply(_D65_TO_D50, xyz))
    if space == 'oklab':
        long, medium, short = multiply(_XYZ_TO_LMS, xyz)
        return multiply(_LMS_TO_OKLAB, (math.cbrt(long), math.cbrt(medium), math.cbrt(short)))
    if space == 'xyz-d50':
        return multiply(_D65_TO_D50, xyz)
    return xyz


def hsl_to_srgb(hsl: Triple) -> Triple:
    """Channels from 0 to 1, of degrees and two percentages."""
    hue, saturation, lightness = hsl[0], hsl[1] / 100, hsl[2] / 100
    reach = saturation * min(lightness, 1 - lightness)

    def channel(shift: int) -> float:
        k = (shift + hue / 30) % 12
        return lightness - reach * max(-1.0, min(k - 3, 9 - k, 1.0))

    return channel(0), channel(8), channel(4)


def hwb_to_srgb(hwb: Triple) -> Triple:
    """Channels from 0 to 1, of degrees and two percentages."""
    white, black = hwb[1] / 100, hwb[2] / 100
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = hsl_to_srgb((hwb[0], 100.0, 50.0))
    span = 1 - white - black
    return red * span + white, green * span + white, blue * span + white


def srgb_to_hsl(srgb: Triple) -> Triple:
    """Degrees and two percentages; a grey has the hue 0."""
    high, low = max(srgb), min(srgb)
    lightness, span = (high + low) / 2, high - low
    rim = min(lightness, 1 - lightness)
    saturation = (high - lightness) / rim if span and abs(rim) > 1e-12 else 0.0
    return _hue(srgb, high, span), saturation * 100, lightness * 100


def srgb_to_hwb(srgb: Triple) -> Triple:
    """Degrees and two percentages; a grey has the hue 0."""
    high, low = max(srgb), min(srgb)
    return _hue(srgb, high, high - low), low * 100, (1 - high) * 100


def _hue(srgb: Triple, high: float, span: float) -> float:
    red, green, blue = srgb
    if not span:
        return 0.0
    if high == red:
        return 60 * ((green - blue) / span % 6)
    if high == green:
        return 60 * ((blue - red) / span + 2)
    return 60 * ((red - green) / span + 4)


def _lab_to_xyz_d50(lab: Triple) -> Triple:
    y = (lab[0] + 16) / 116
    x, z = y + lab[1] / 500, y - lab[2] / 200

    def uncompressed(f: float) -> float:
        return f**3 if f**3 > _LAB_LINEAR_BELOW else (116 * f - 16) / _LAB_SLOPE

    return uncompressed(x) * D50[0], uncompressed(y) * D50[1], uncompressed(z) * D50[2]


def _xyz_d50_to_lab(xyz: Triple) -> Triple:
    def compressed(value: float) -> float:
        return math.cbrt(value) if value > _LAB_LINEAR_BELOW else (_LAB_SLOPE * value + 16) / 116

    x, y, z = (compressed(value / white) for value, white in zip(xyz, D50, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def luminance(srgb: Triple) -> float:
    """Relative luminance of WCAG 2.2, from 0 to 1; channels outside 0 … 1 are cut off as a screen does."""
    red, green, blue = (_srgb_to_linear(min(1.0, max(0.0, channel))) for channel in srgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
