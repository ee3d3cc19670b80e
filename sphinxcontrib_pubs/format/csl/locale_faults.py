"""What is wrong with CSL's files of locales, mended as they are read; each with where it is known.

Lines in another language than English have English words in them without that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    Terms = MutableMapping[tuple[str, str], tuple[str, str]]


def forget_foreign_forms(terms: Terms, told: Terms) -> None:
    """Takes out the forms of another language of each term that a language has a word of its own for.

    Files leave short forms out where a language has none, so that its long form stands for them
    (citation-style-language/locales#230). But American English is read below every language, and has them:
    ``v. 2`` and ``pat.`` on a German page (locales#354 says so of ``narrator``, and adds the form to one file).
    Signs such as ``&`` are those of every language.
    """
    own = {name for (name, form), words in told.items() if any(words) and form != 'symbol'}
    for key in [key for key in terms if key[0] in own and key[1] != 'symbol']:
        del terms[key]
