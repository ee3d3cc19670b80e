"""The name of a venue as words that can be compared: without ordinals, years, and the words that all venues have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YEAR = re.compile(
    r"(?<![\w'])(?:(?:19|20)\d\d\b|'\s?\d\d\b)"  # 2022, '22
    r"|(?<=[a-z])\s?'(?:19|20)?\d\d\b|(?<=[a-z])(?:19|20)\d\d\b"  # ICML'22, ICML2022
)
_YEAR_OF_ACRONYM = re.compile(r'(?<=[a-z])[-\s]?\d\d$')
_ORDINAL = re.compile(r'\b\d+(?:st|nd|rd|th)\b')
_VOLUME = re.compile(r',?\s(?:(?:vol(?:ume)?|no|issue|part)\b\.?\s*)?\d+\s*$')
_WORD = re.compile(r'[^\W_]+')
_LEADING = re.compile(
    r'(?:in(?::\s*|\s+(?=proc|adv|the\s|int))|presented at\s+|published in:?\s+|to appear (?:in|at)\s+|'
    r'accepted (?:in|at|by|to)\s+)'
)
_NUMBERED = re.compile(r"[\d']")
_ABBREVIATION = re.compile(r'[^\w&+*-]+')
#: Words that some write and some do not.
_SMALL = frozenset(
    ('a', 'an', 'and', 'at', 'de', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with', 'annual', 'proceedings')
)
_ORDINALS = frozenset(
    {
        'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh',
        'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth',
        'twentieth', 'thirtieth', 'fortieth', 'fiftieth', 'sixtieth', 'seventieth', 'eightieth', 'ninetieth',
        'hundredth', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety',
    }
)  # fmt: skip
#: Who holds or prints it, which one source names and the next does not.
_SPONSORS = frozenset(
    {
        'aaai', 'acm', 'cvf', 'eurographics', 'iapr', 'ieee', 'ifip', 'ras', 'rsj', 'siam', 'sigact', 'sigai', 'sigchi',
        'sigir', 'sigkdd', 'sigmod', 'sigops', 'sigplan', 'sigsac', 'sigsoft', 'usenix',
    }
)  # fmt: skip
#: What publishers' data shorten without a rule; whatever else is shortened is the beginning of a word.
_SHORTENED = {
    'adv': 'advances', 'annu': 'annual', 'conf': 'conference', 'int': 'international', 'intl': 'international',
    'intern': 'international', 'l': 'l', 'natl': 'national', 'proc': 'proceedings', 'procs': 'proceedings',
    'symp': 'symposium', 'trans': 'transactions',
}  # fmt: skip
_INTERNATIONAL = re.compile(r"\bint['’]l\b")

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words that tell venues apart: ``Proc. of the 39th Int. Conf. on X`` gives international, conference, x."""
    folded = _folded(text)
    if leading := _LEADING.match(folded):
        folded = folded[leading.end() :]
    if _NUMBERED.search(folded):
        folded = _INTERNATIONAL.sub('international', folded)
        folded = _VOLUME.sub('', _ORDINAL.sub(' ', _YEAR.sub(' ', folded)))
    expanded = [_SHORTENED.get(word, word) for word in _WORD.findall(folded)]
    last = len(expanded) - 1  # there "A" is the name of a section: "Physical Review A"
    return tuple(
        word
        for index, word in enumerate(expanded)
        if (word not in _SMALL or (word == 'a' and index == last)) and word not in _ORDINALS
    )


def without_sponsors(words: Sequence[str]) -> Words:
    """The same without who holds it; () where too little would be left to tell venues apart."""
    left = tuple(word for word in words if word not in _SPONSORS)
    return left if len(left) >= 3 else ()


def acronym(text: str) -> str:
    """An abbreviation in one piece, without its year: ``NeurIPS'21`` gives neurips, ``S&P`` gives s&p; '' for none."""
    folded = _YEAR.sub(' ', _folded(text)).strip(" .,'")
    found = _ABBREVIATION.sub('', _YEAR_OF_ACRONYM.sub('', folded))
    return found if any(letter.isalpha() for letter in found) else ''


def _folded(text: str) -> str:
    return fold(text).replace('\u2019', "'")


def initials(words: Iterable[str]) -> str:
    return ''.join(word[0] for word in words)


def shortens(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether every word begins the one in its place, as in ``Phys. Rev. Lett.``"""
    return len(short) == len(whole) and all(long.startswith(word) for word, long in zip(short, whole, strict=True))
