"""The words of a list in the index of the search, which no number makes longer to write."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
import snowballstemmer
from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish
from sphinx.search.zh import SearchChinese

from sphinxcontrib_pubs.sphinx_ext import search_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.search import SearchLanguage

    from tests.conftest import Site

pytestmark = pytest.mark.releases

PAGE = (
    '# Papers\n\n- Roe, A., & Ito, B. (2021). _P20: Reading 100 Maps of Old Coasts._ *Mapping*, 12(3), 1207-1219. '
    'https://doi.org/10.1234/map-5.678\n- 李明. (2020). _海岸的42张地图_. **KDD**.\n'
)


@pytest.mark.parametrize('language', ['en', 'de', 'zh_CN', 'ja'])
def test_a_page_is_found_by_what_it_would_be_found_by(
    language: str, make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    without = search_words._without_numbers
    built, fed = [], []

    def feed(text: str, language: SearchLanguage) -> str:
        fed.append(text if not fed else without(text, language))
        return fed[-1]

    monkeypatch.setattr(search_words, '_without_numbers', feed)
    for _ in range(2):
        site = make_site({'index.md': PAGE}, pubs_pages=['index'], language=language)
        built.append(site.build().text('searchindex.js'))
    assert built[0] == built[1]
    assert 'p20' in built[0]
    assert all('P20' in words for words in fed) and '1207' in fed[0]
    # Sphinx before 8 has numbers in its index, and in these languages others say where a word ends.
    assert ('1207' in fed[1]) is (language in ('zh_CN', 'ja') or '1207' in built[0])


def test_a_word_of_many_pages_is_taken_to_its_stem_once(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    stem = SearchEnglish.stem

    def count(self: SearchEnglish, word: str) -> str:
        asked[word] += 1
        return stem(self, word)

    monkeypatch.setattr(SearchEnglish, 'stem', count)
    pages = {'index.md': '# Site\n\n```{toctree}\none\ntwo\n```\n', 'one.md': PAGE, 'two.md': PAGE}
    index = make_site(pages, pubs_pages=['one', 'two']).build().text('searchindex.js')
    assert set(asked.values()) == {1}
    assert re.search(r'"?coast"?: ?\[1, ?2\]', index)


def words_of_all_endings() -> list[str]:
    """Words of every three last letters, behind one letter and behind several syllables, and odd ones."""
    letters = 'abcdefghijklmnopqrstuvwxyz'
    ends = [''.join(each) for each in product(letters, repeat=3)]
    odd = ["'hub", 'Yoyo', 'yyyo', 'a', 'at', 'K', 'snake_hub', 'Ångström', 'Straßen', 'naïf', '3d', 'p20', 'İo', 'ﬀ']
    consonants = ['', 'b', 'st', 'y', 'ng', 'z', 'ö']
    suffixes = ['al', 'ant', 'ent', 'er', 'est', 'ic', 'ing', 'ion', 'ist', 'ogist', 'or', 'ou', 'ang']
    few = map(''.join, product(consonants, ['', 'a', 'io', 'y'], consonants, suffixes))
    more = map(''.join, product(['', 'st', 'y'], ['a', 'ue'], consonants, ['i', 'y'], consonants, suffixes))
    return [*odd, *ends, *(f'b{end}' for end in ends), *(f'consider{end}' for end in ends), *few, *more]


@pytest.mark.parametrize('algorithm', ['porter', 'english'])
def test_a_word_that_ends_in_no_suffix_is_its_own_stem(algorithm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    stem = SearchEnglish.stem

    def count(self: SearchEnglish, word: str) -> str:
        nonlocal asked
        asked += 1
        return stem(self, word)

    monkeypatch.setattr(SearchEnglish, 'stem', count)
    quick, whole = SearchEnglish({}), SearchEnglish({})
    quick.stemmer = whole.stemmer = snowballstemmer.stemmer(algorithm)
    search_words._keep_whole_words(quick)
    words = words_of_all_endings()
    assert [word for word in words if quick.stem(word) != stem(whole, word)] == []
    assert asked < len(words) / 2


@pytest.mark.parametrize('language', [SearchGerman, SearchChinese])
def test_other_languages_stem_as_they_do(language: type[SearchLanguage]) -> None:
    asked = language({})
    search_words._keep_whole_words(asked)
    assert 'stem' not in vars(asked)


def test_no_words_are_gathered_where_nobody_looks_for_them(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gather(*_: object) -> list[str]:
        raise AssertionError

    monkeypatch.setattr(search_words, '_words_of', gather)
    site = make_site({'index.md': PAGE}, pubs_pages=['index'], epub_copyright='2024', version='1')
    assert 'Old Coasts' in site.build('epub').text('index.xhtml')
