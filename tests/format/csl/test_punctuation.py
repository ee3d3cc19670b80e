"""Where two parts of a style meet, one sign is left of two; quotation marks hold what their language has in them."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.model import Span, plain_text, spans
from tests.format.csl.works import LAMPS, style

TITLE = '<text variable="title" {look} suffix="{suffix}"/><text value=" End"/>'


def set_title(title: object, suffix: str, look: str = '', language: str = 'en-US') -> str:
    markup = (title,) if isinstance(title, str) else title
    made = style(TITLE.format(look=look, suffix=suffix), language=language)
    return plain_text(made(LAMPS._replace(title=markup)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ('title', 'suffix', 'wanted'),
    [
        ('What light?', '.', 'What light? End'),
        ('What light?', ',', 'What light?, End'),
        ('What light!', ':', 'What light! End'),
        ('Lamps etc.', '.', 'Lamps etc. End'),
        ('Lamps etc.', ',', 'Lamps etc., End'),
        ('Lamps:', '.', 'Lamps: End'),
        ('Lamps:', '?', 'Lamps? End'),
        ('Lamps,', ',', 'Lamps, End'),
        ('Lamps...', '.', 'Lamps... End'),
        ('Lamps', '. ', 'Lamps. End'),
    ],
)
def test_of_two_signs_that_meet_one_is_left(title: str, suffix: str, wanted: str) -> None:
    assert set_title(title, suffix) == wanted


@pytest.mark.parametrize(
    ('language', 'title', 'suffix', 'wanted'),
    [
        ('en-US', 'Lamps', ',', '“Lamps,” End'),
        ('en-US', 'Lamps', ';', '“Lamps”; End'),
        ('en-US', 'Lamps?', '.', '“Lamps?” End'),
        ('en-US', 'Lamps?', ',', '“Lamps?,” End'),
        ('en-US', 'Lamps', '', '“Lamps” End'),
        ('en-US', 'On “light”', '.', '“On ‘light.’” End'),
        ('en-US', 'On "light" and \'shade\'', '.', '“On ‘light’ and ‘shade.’” End'),
        ('en-US', "The lamp's light", '.', '“The lamp’s light.” End'),
        ('en-GB', 'Lamps', ',', '‘Lamps’, End'),
        ('en-GB', 'On "light"', '.', '‘On “light”’. End'),
        ('de-DE', 'Lampen', '.', '„Lampen“. End'),
        ('de-DE', 'Lampen?', '.', '„Lampen?“ End'),
        ('de-DE', 'Lampen?', ',', '„Lampen?“, End'),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, title: str, suffix: str, wanted: str) -> None:
    assert set_title(title, suffix, 'quotes="true"', language) == wanted


def test_quotation_marks_of_a_title_without_any_are_those_of_the_language() -> None:
    assert set_title('On "light" and ‘shade’', '.') == 'On “light” and ‘shade.’ End'
    assert set_title(('On ', Span('quoted', ('light',))), '.') == 'On “light.” End'
    assert set_title('5" pipes and a 1" bolt', '.') == '5" pipes and a 1" bolt. End'


def test_the_sign_within_the_marks_is_no_part_of_the_title() -> None:
    line = style(TITLE.format(look='quotes="true"', suffix=','))(LAMPS)
    [title] = [span for span in spans(line) if 'pubs-title' in span.classes]
    assert plain_text(title.content) == 'Lamps of the harbour'


def test_words_of_a_style_have_apostrophes_and_no_references() -> None:
    layout = """<text value="L'un" suffix="&amp;#160;d'or"/>"""
    assert plain_text(style(layout)(LAMPS)) == 'L’un\u00a0d’or'


def test_white_space_is_single_and_not_at_the_ends() -> None:
    layout = '<text value=" a "/><text value=" b " prefix=" "/><text variable="volume" prefix="  " suffix=" "/>'
    assert plain_text(style(layout)(LAMPS)) == 'a b 4'


@pytest.mark.parametrize(
    ('look', 'wanted'), [('', 'Lamps.'), ('quotes="true"', '“Lamps.”'), ('font-style="italic"', 'Lamps.')]
)
def test_a_line_whose_end_is_missing_ends_in_a_full_stop(look: str, wanted: str) -> None:
    layout = f'<text variable="title" {look} suffix=", "/><text variable="edition"/>'
    assert plain_text(style(layout)(LAMPS._replace(title=('Lamps',)))) == wanted
