"""Numbers, and ranges of pages in the formats of the specification's appendix."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format.csl.numbers import is_numeric, is_plural, numbers_in, pages_in
from tests.format.csl.works import locale


@pytest.mark.parametrize('text', ['3', '3a', 'A12', '3-5', '3, 5', '1 & 2', '2–4', ' 7 ', '3; 5'])
def test_numbers_with_signs_between_them_are_numeric(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize('text', ['', 'second', '3rd ed', 'S. 5', '2nd and 3rd', '3-light', '1,' * 100 + '1'])
def test_words_are_not_numeric(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize(
    ('text', 'variable', 'plural'),
    [
        ('5', 'page', False),
        ('5-9', 'page', True),
        ('5, 9', 'page', True),
        ('xii-xx', 'page', True),
        ('2.0', 'version', False),
        ('1', 'number-of-pages', False),
        ('120', 'number-of-pages', True),
        ('³', 'number-of-pages', False),
        ('2', 'number-of-volumes', True),
        ('1000000000', 'number-of-pages', True),
        ('e12.3, e19.1', 'page', True),
        ('3, 5', 'issue', True),
        ('3, spring', 'issue', False),
        ('special issue, spring', 'issue', False),
    ],
)
def test_a_label_is_in_the_plural_where_there_are_several(text: str, variable: str, plural: bool) -> None:
    assert is_plural(text, variable) is plural


def test_long_text_is_no_number() -> None:
    text = f'1{" " * 100_000}2'
    assert (is_numeric(text), is_plural(text, 'page'), pages_in(text, 'minimal', '–')) == (False, False, text)


@pytest.mark.parametrize(
    ('range_format', 'text', 'wanted'),
    [
        ('', '101-109', '101–109'),
        ('', 'e12--e19', 'e12–e19'),
        ('', 'xii-xx', 'xii–xx'),
        ('', '3-5, 7 & 9-11', '3–5, 7 & 9–11'),
        ('', '1365-2656.70040', '1365-2656.70040'),
        ('', '1365–2656.70040', '1365-2656.70040'),
        ('', 'Article 17', 'Article 17'),
        ('expanded', '42-5', '42–45'),
        ('expanded', 'A110-5', 'A110–A115'),
        ('minimal', '42-45', '42–5'),
        ('minimal', '321-328', '321–8'),
        ('minimal', '100-104', '100–4'),
        ('minimal-two', '321-328', '321–28'),
        ('minimal-two', '7-9', '7–9'),
        ('minimal-two', '100-104', '100–04'),
        ('chicago', '3-10', '3–10'),
        ('chicago', '71-72', '71–72'),
        ('chicago', '100-104', '100–104'),
        ('chicago', '107-108', '107–8'),
        ('chicago', '321-325', '321–25'),
        ('chicago', '1496-1500', '1496–1500'),
        ('chicago', '11564-11568', '11564–68'),
        ('chicago-16', '11564-11615', '11564–615'),
        ('minimal', '9-3', '9–3'),
        ('minimal', '321 - 328', '321–8'),
        ('minimal', '321--328', '321–8'),
        ('minimal', '1-12', '1–12'),
        ('minimal', 'xii-20', 'xii–20'),
        ('minimal', '3—5', '3–5'),
        ('minimal', '7, 321-328', '7, 321–8'),
        ('minimal', '98-102', '98–102'),
        ('minimal', 'xii-xx', 'xii–xx'),
        ('minimal', '321-xx', '321–xx'),
        ('minimal', '321a-328', '321a–328'),
        ('minimal', '321-328a', '321–328a'),
        ('minimal', 'A110-A115', 'A110–5'),
        ('minimal', 'A110-B115', 'A110–B115'),
        ('minimal', '110-A115', '110–A115'),
        ('chicago', '1196-1298', '1196–1298'),
        ('chicago-15', '1496-1500', '1496–1500'),
        ('chicago-16', '1496-1500', '1496–500'),
        ('chicago-16', '12991-13001', '12991–3001'),
        ('chicago', '1496-1504', '1496–1504'),
        ('chicago', '1536-1538', '1536–38'),
        ('chicago', '1321-1399', '1321–99'),
        ('chicago', '11564-12615', '11564–2615'),
        ('chicago', '101-108', '101–8'),
        ('chicago', '7-9', '7–9'),
        ('chicago', '109-115', '109–15'),
        ('chicago', '110-115', '110–15'),
        ('chicago', '200-205', '200–205'),
        ('minimal', '5-5', '5–5'),
    ],
)
def test_a_range_of_pages_has_the_format_of_the_style(range_format: str, text: str, wanted: str) -> None:
    assert pages_in(text, range_format, '–') == wanted


@pytest.mark.parametrize(
    ('text', 'form', 'language', 'wanted'),
    [
        ('2', 'ordinal', 'en-US', '2nd'),
        ('11', 'ordinal', 'en-US', '11th'),
        ('112', 'ordinal', 'en-US', '112th'),
        ('23', 'ordinal', 'en-US', '23rd'),
        ('3', 'ordinal', 'de-DE', '3.'),
        ('1', 'ordinal', 'fr-FR', '1ʳᵉ'),
        ('2', 'ordinal', 'fr-FR', '2ᵉ'),
        ('2', 'long-ordinal', 'en-US', 'second'),
        ('10', 'long-ordinal', 'en-US', 'tenth'),
        ('11', 'long-ordinal', 'en-US', '11th'),
        ('12', 'long-ordinal', 'en-US', '12th'),
        ('0', 'long-ordinal', 'en-US', '0th'),
        ('7', 'numeric', 'en-US', '7'),
        ('1;2 , 4&5', 'numeric', 'en-US', '1; 2, 4 & 5'),
        ('0', 'roman', 'en-US', '0'),
        ('1', 'roman', 'en-US', 'i'),
        ('1000000000', 'ordinal', 'en-US', '1000000000'),
        ('2-light', 'ordinal', 'en-US', '2-light'),
        ('4', 'roman', 'en-US', 'iv'),
        ('1949', 'roman', 'en-US', 'mcmxlix'),
        ('4000', 'roman', 'en-US', '4000'),
        ('2-3', 'ordinal', 'en-US', '2nd–3rd'),
        ('3a', 'ordinal', 'en-US', '3a'),
        ('revised', 'ordinal', 'en-US', 'revised'),
        ('9' * 400, 'ordinal', 'en-US', '9' * 400),
    ],
)
def test_a_number_takes_the_form_that_its_language_has(text: str, form: str, language: str, wanted: str) -> None:
    feminine = 'feminine' if language == 'fr-FR' else ''
    assert numbers_in(text, form, locale(language), feminine) == wanted
