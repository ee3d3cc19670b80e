"""The words of a list for the index of the search."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.search import IndexBuilder, SearchLanguage
from sphinx.search.en import SearchEnglish

from sphinxcontrib_pubs.format.words import shown_words
from sphinxcontrib_pubs.sphinx_ext.lists import publications_of
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list, publication_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: A word as ``SearchLanguage`` takes one.
_WORD = re.compile(r'\w+')
#: Two megabytes of words.
_MOST_STEMS = 1 << 14
#: A word that ends in no suffix of Porter's two stemmers for English, of which Sphinx 7 has the first, or has so few
#: syllables before one that they leave it (``Fischer``): they give it back as it is, as most words of lists.
_OWN_STEM = re.compile(
    r'[^\W_]*(?:[abfhjkopqvwxz0-9]|[^o]u|[^i]c|[^e]d|[^n]g|[^i]ng|[^cglt]i|[^alu]l|[^s]m|(?:[^o]|[^i]o)n'
    r'|(?:[^eo]|[^t]o)r|[^e]ss|(?:[^ns]|[^ae]n|[^i]s|[^g]is)t)'
    r'|[^\W_aeiouy]*+(?:ing|[aeiou]*+[^\W_aeiouy]*+(?:al|ant|ent|er|ic|ion|or|ou))'
)


def put_words(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts the words of each list of a page where a builder with an index looks for them: below its node."""
    indexer = getattr(app.builder, 'indexer', None)
    if not isinstance(indexer, IndexBuilder):
        return
    if len(app.env.domains['pub'].data['places']) > 1:
        _remember_stems(indexer.lang)
    _keep_whole_words(indexer.lang)
    for place in doctree.findall(publication_words):
        node = place.parent
        if isinstance(node, publication_list) and node['searchable']:
            text = ' '.join(_words_of(node, app.env))
            place += nodes.Text(_without_numbers(text, indexer.lang))


def _remember_stems(language: SearchLanguage) -> None:
    """Lets a language keep the stems of words from page to page: Sphinx forgets them behind each.

    The people of a group stand on most of its pages, and a sixth of a build of a hundred lists was their names' stems.
    """
    if 'stem' not in vars(language):
        vars(language)['stem'] = lru_cache(_MOST_STEMS)(language.stem)


def _keep_whole_words(language: SearchLanguage) -> None:
    """Lets English take no word to its stem that is its own, as the last two letters of every other word show."""
    if type(language).stem is not SearchEnglish.stem or 'is_quick' in vars(language):
        return
    stem_of = language.stem

    def stem(word: str) -> str:
        folded = word.lower()
        return folded if _OWN_STEM.fullmatch(folded) else stem_of(word)

    vars(language).update(stem=stem, is_quick=True)


def _words_of(node: publication_list, env: BuildEnvironment) -> Iterable[str]:
    """Each word of the entries once: the index asks which words a page has, and not how often."""
    show = node['show']
    accounts = (
        account
        for publication in publications_of(node, env)
        for account in ([each.publication for each in publication.accounts] or (publication,))
    )
    return dict.fromkeys(chain.from_iterable(shown_words(each, show) for each in accounts))


def _without_numbers(text: str, language: SearchLanguage) -> str:
    """The words of a text, each once, without the numbers that Sphinx keeps out of its index.

    It takes each of them to its stem before: pages, volumes and the numbers of DOIs are half the words of a list.
    """
    if type(language).split is not SearchLanguage.split or language.word_filter('0'):
        return text  # in Chinese and Japanese, where a word ends is not for us to say
    return ' '.join(word for word in dict.fromkeys(_WORD.findall(text)) if not word.isdecimal())
