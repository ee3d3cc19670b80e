"""What is wrong with CSL's files of locales is not to be seen in a line."""

from __future__ import annotations

from itertools import chain

import pytest

from sphinxcontrib_pubs.format.csl.files import locale_files
from sphinxcontrib_pubs.format.csl.tree import read_tree
from tests.format.csl.works import locale

LANGUAGES = ('de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'zh-CN')
FORMS = ('short', 'verb', 'verb-short')


def words_of_file(language: str) -> dict[str, set[str]]:
    """The words that the file of a language itself has for each term."""
    words: dict[str, set[str]] = {}
    for terms in read_tree(locale_files(language)[-1]).all('terms'):
        for term in terms.all('term'):
            texts = {part.text for part in chain([term], term.children) if part.text.strip()}
            words.setdefault(term.get('name'), set()).update(texts)
    return words


@pytest.mark.parametrize('language', LANGUAGES)
def test_no_form_of_a_term_is_english_where_the_language_has_another_form(language: str) -> None:
    made, own = locale(language), words_of_file(language)
    asked = [(name, form, made.term(name, form)) for name, words in own.items() if words for form in FORMS]
    assert [each for each in asked if each[2] and each[2] not in own[each[0]]] == []
    assert len(asked) > 300


def test_the_long_form_stands_for_a_short_one_that_a_language_lacks() -> None:
    assert locale('de-DE').term('version', 'short') == 'Version'
    assert locale('en-GB').term('version', 'short') == 'v.'


def test_signs_and_words_that_a_language_lacks_altogether_stay() -> None:
    german = locale('de-DE')
    assert german.term('and', 'symbol') == '&'
    assert german.term('composer', 'verb') == 'composed by'  # the file has only an empty word for composers
