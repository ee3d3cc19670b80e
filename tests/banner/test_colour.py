"""Colours against published values, and conversions against their inverses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.banner.colour_spaces import SPACES, from_xyz, luminance, to_xyz
from sphinxcontrib_pubs.banner.grammar import read_background

#: Values of the examples in CSS Color 4 and of its reference conversions; sRGB channels of 255.
KNOWN = [
    ('rebeccapurple', (102, 51, 153)),
    ('hsl(180 50% 50%)', (64, 191, 191)),
    ('hsl(0.5turn, 50%, 50%)', (64, 191, 191)),
    ('hwb(150 20% 10%)', (51, 230, 140)),
    ('hwb(45 40% 80%)', (85, 85, 85)),
    ('lab(46.2775% -47.5621 48.5837)', (0, 128, 0)),
    ('lch(46.2775% 67.9892 134.3912)', (0, 128, 0)),
    ('oklab(51.975% -0.1403 0.10768)', (0, 128, 0)),
    ('oklch(51.975% 0.17686 142.495)', (0, 128, 0)),
    ('color(srgb-linear 0 0.21586 0)', (0, 128, 0)),
    ('color(display-p3 0.21604 0.49418 0.13151)', (0, 128, 0)),
    ('color(a98-rgb 0.281363 0.498012 0.116746)', (0, 128, 0)),
    ('color(prophoto-rgb 0.230479 0.395789 0.129968)', (0, 128, 0)),
    ('color(rec2020 0.235202 0.431704 0.085432)', (0, 128, 0)),
    ('color(xyz-d50 0.08312 0.154746 0.020961)', (0, 128, 0)),
    ('color(xyz 0.07719 0.15438 0.02573)', (0, 128, 0)),
    ('color(display-p3 0 1 0)', (0, 255, 0)),
    ('device-cmyk(0 1 0 0.5)', (128, 0, 128)),
]


@pytest.mark.parametrize(('value', 'expected'), KNOWN)
def test_a_colour_has_its_published_srgb_value(value: str, expected: tuple[int, int, int]) -> None:
    base = read_background(value).base
    assert base is not None
    assert [channel * 255 for channel in base.srgb] == pytest.approx(expected, abs=0.6)


@pytest.mark.parametrize(('value', 'expected'), KNOWN)
def test_the_printed_colour_is_the_same_colour(value: str, expected: tuple[int, int, int]) -> None:
    base = read_background(str(read_background(value))).base
    assert base is not None
    assert [channel * 255 for channel in base.srgb] == pytest.approx(expected, abs=0.6)


@pytest.mark.parametrize(
    ('value', 'legacy'),
    [('#fff', True), ('hwb(1 2% 3%)', True), ('color(srgb 1 1 1)', False), ('rgb(none 0 0)', False)],
)
def test_the_older_forms_blend_in_srgb_and_all_others_in_oklab(value: str, legacy: bool) -> None:
    layer = read_background(f'linear-gradient({value}, red)').layers[0]
    assert layer.blending_space.space == ('srgb' if legacy else 'oklab')


@pytest.mark.parametrize('space', sorted(SPACES))
@given(st.tuples(*(st.floats(0.02, 0.98) for _ in range(3))))
def test_a_conversion_and_its_inverse_cancel(space: str, srgb: tuple[float, float, float]) -> None:
    xyz = to_xyz('srgb', srgb)
    assert from_xyz('srgb', to_xyz(space, from_xyz(space, xyz))) == pytest.approx(srgb, abs=1e-5)


def test_white_is_white_in_every_space() -> None:
    white = to_xyz('srgb', (1.0, 1.0, 1.0))
    assert from_xyz('lab', white) == pytest.approx((100, 0, 0), abs=0.02)
    assert from_xyz('oklab', white) == pytest.approx((1, 0, 0), abs=1e-4)
    for space in ('display-p3', 'a98-rgb', 'prophoto-rgb', 'rec2020', 'srgb-linear'):
        assert from_xyz(space, white) == pytest.approx((1, 1, 1), abs=1e-6)


def test_luminance_is_that_of_wcag() -> None:
    assert luminance((1.0, 1.0, 1.0)) == pytest.approx(1)
    assert luminance((119 / 255,) * 3) == pytest.approx(0.1845, abs=1e-4)
    assert luminance((2.0, -1.0, 0.0)) == luminance((1.0, 0.0, 0.0))


def test_numbers_are_printed_without_exponents() -> None:
    assert str(read_background('oklch(0.7 0.00000012 250)')) == 'oklch(0.7 0 250)'
    assert str(read_background('linear-gradient(-0deg, red -0.0000001%, blue 1e2%)')) == (
        'linear-gradient(0deg, #ff0000 0%, #0000ff 100%)'
    )
    assert math.isclose(read_background('rgb(0 0 0 / 0.1234567)').base.alpha, 0.1234567)  # type: ignore[union-attr]
