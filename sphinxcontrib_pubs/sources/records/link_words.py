"""Fields for addresses that hold words instead: ``pdf: on request``."""

from __future__ import annotations

import re

#: Names of links that are names of other things as well: the program that was used, the medium, how it was presented.
_SAYS_WORDS = frozenset(
    {
        'software', 'data', 'dataset', 'presentation', 'poster', 'talk', 'project', 'press', 'news', 'media', 'model',
        'paper', 'preprint',
    }
)  # fmt: skip
#: What says only whether there is something, or that there is nothing.
_NOTHING = frozenset({'true', 'false', 'yes', 'no', 'none', 'null', 'nil', 'n/a', 'na', 'nan', 'tba', 'tbd', 'todo'})
_WORD = re.compile(r'[^\W\d_]{2}')
#: What to do about it.
LINK_WORDS_HINT = 'write an address, or the words into a field that is shown, such as "note"'


def told_for_address(name: str, value: str) -> str:
    """What to tell of a field from which no address was taken: that it has words for one; '' where it has none."""
    words = ' '.join(value.replace('{', '').replace('}', '').split())
    if name in _SAYS_WORDS or '://' in words or '\\' in words or words.lower() in _NOTHING or not _WORD.search(words):
        return ''
    return f'"{name}" has no address: "{words[:40]}" is kept, and not shown'
