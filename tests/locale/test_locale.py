"""What the rooms ask for words: English by itself, and nothing that a catalogue says can stop a build."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from sphinxcontrib_pubs import locale
from sphinxcontrib_pubs.locale import after_label, around, between, choose, filled, ngettext, pgettext
from tests.locale.speaking import speaking


class Shouting(NullTranslations):
    """A language that has no placeholders."""

    def pgettext(self, context: str, message: str) -> str:
        return '!'


def test_without_a_choice_words_are_english() -> None:
    assert locale._('Abstract') == 'Abstract'
    assert [ngettext('{n} work', '{n} works', number) for number in (0, 1, 2)] == ['{n} works', '{n} work', '{n} works']
    assert after_label() == ': '


def test_a_language_that_nobody_ships_is_english() -> None:
    with speaking('xx'):
        assert pgettext('link', 'Code') == 'Code'


def test_no_words_are_none_in_every_language() -> None:
    with speaking('de'):
        assert (locale._(''), pgettext('status', '')) == ('', '')


def test_a_word_with_two_meanings_has_two_translations() -> None:
    with speaking('fr'):
        assert (pgettext('group', 'Software'), pgettext('CRediT role', 'software')) == ('Logiciels', 'logiciels')
        assert pgettext('link', 'software') == 'software'


def test_what_is_kept_for_a_language_goes_with_it() -> None:
    assert after_label() == ': '
    with speaking('fr'):
        assert after_label() == ' : '
    assert after_label() == ': '


def test_a_translation_without_its_placeholders_says_what_it_says() -> None:
    choose(Shouting())
    try:
        assert after_label() == ''
    finally:
        choose(None)


@pytest.mark.parametrize(
    ('text', 'values', 'expected'),
    [
        ('Vol. {number}', {'number': '3'}, 'Vol. 3'),
        ('{a}{b}', {'a': '{b}', 'b': 'x'}, '{b}x'),
        ('Vol. {nummer}', {'number': '3'}, 'Vol. {nummer}'),
        ('{} {0} {', {'number': '3'}, '{} {0} {'),
    ],
)
def test_filling_looks_at_each_placeholder_once(text: str, values: dict[str, object], expected: str) -> None:
    assert filled(text, **values) == expected


def test_the_text_around_a_placeholder_is_found() -> None:
    assert around('Cited in {places}.', 'places') == ('Cited in ', '.')
    assert around('Cited', 'places') == ('Cited', '')


def test_the_text_between_placeholders_is_found() -> None:
    assert between('{names}, & {last}') == ', & '
    assert between('and') == ''
