"""Capitals as styles ask for them, in text that stays in its boxes (CSL 1.0.2, section "Text-case")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Box, Node

#: Words that stay small in the titles of English: the specification's list, without the first words of its phrases.
_SMALL = frozenset(
    {
        'a', 'about', 'across', 'afore', 'after', 'against', 'al', 'along', 'alongside', 'amid', 'amidst',
        'among', 'amongst', 'an', 'and', 'anenst', 'apropos', 'apud', 'around', 'as', 'aside', 'astride', 'at',
        'athwart', 'atop', 'barring', 'before', 'behind', 'below', 'beneath', 'beside', 'besides', 'between',
        'beyond', 'but', 'by', 'c', 'ca', 'circa', 'd', 'de', 'despite', 'down', 'du', 'during', 'et', 'except',
        'far', 'for', 'forenenst', 'from', 'given', 'in', 'inside', 'into', 'la', 'le', 'lest', 'like', 'los',
        'modulo', 'near', 'next', 'nor', 'notwithstanding', 'of', 'off', 'on', 'onto', 'or', 'out', 'over',
        'per', 'plus', 'pro', 'qua', 'regarding', 'sans', 'since', 'so', 'such', 'than', 'that', 'the',
        'through', 'throughout', 'thru', 'thruout', 'thus', 'till', 'to', 'toward', 'towards', 'under',
        'underneath', 'until', 'unto', 'up', 'upon', 'v', 'van', 'versus', 'via', 'von', 'vs', 'when', 'with',
        'within', 'without', 'yet',
    }
)  # fmt: skip
_PIECES = re.compile(r'([^\s\-–—/.,;?!:\[\]()“”"]+)')
_GREEK = re.compile('[Ͱ-Ͽ]')
#: Spans whose letters are signs: ``H₂O``, a formula, a program's name.
_KEPT = frozenset({'math', 'code', 'superscript', 'subscript', 'small_caps'})


def with_case(nodes: Sequence[Node], case: str, *, english: bool) -> list[Node]:
    """The nodes with the letters of a text-case; titles are in capitals in English alone."""
    if case == 'title' and not english:
        return list(nodes)
    change = _CASES.get(case)
    if change is None:
        return list(nodes)
    texts: list[str] = []
    _collect(nodes, texts)
    return _replaced(nodes, iter(change(texts)).__next__)


def _is_kept(box: Box) -> bool:
    return box.mark is not None and (box.mark.kind in _KEPT or 'nocase' in box.mark.classes)


def _collect(nodes: Sequence[Node], texts: list[str]) -> None:
    for node in nodes:
        if isinstance(node, str):
            texts.append(node)
        elif not _is_kept(node):
            texts.append(node.prefix)
            _collect(node.content, texts)
            texts.append(node.suffix)
        else:
            texts.append('\ufffc')  # that something stands here counts, not what


def _replaced(nodes: Sequence[Node], following: Callable[[], str]) -> list[Node]:
    """The nodes with the texts that ``following`` gives, in the order in which they were collected."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(following())
        elif _is_kept(node):
            following()
            found.append(node)
        else:
            prefix = following()
            content = _replaced(node.content, following)
            found.append(node._replace(prefix=prefix, content=content, suffix=following()))
    return found


def _capitalised(word: str) -> str:
    # A Greek letter that stands alone is a sign.
    if len(word) == 1 and _GREEK.match(word):
        return word
    return word[:1].upper() + word[1:]


def _lower(texts: Sequence[str]) -> list[str]:
    return [text.lower() for text in texts]


def _upper(texts: Sequence[str]) -> list[str]:
    return [text.upper() for text in texts]


def _first(texts: Sequence[str]) -> list[str]:
    """The first word with a capital, unless it has one somewhere."""
    changed = list(texts)
    for place, text in enumerate(changed):
        if match := re.search(r'[^\s“‘"\'(\[]+', text):
            if match[0] == match[0].lower():
                changed[place] = text[: match.start()] + _capitalised(match[0]) + text[match.end() :]
            break
    return changed


def _all(texts: Sequence[str]) -> list[str]:
    return [re.sub(r'\S+', lambda m: _capitalised(m[0]) if m[0] == m[0].lower() else m[0], text) for text in texts]


def _sentence(texts: Sequence[str]) -> list[str]:
    """Small letters but for the first; a text in capitals alone becomes a sentence as well."""
    return _first([text.lower() for text in texts])


def _title(texts: Sequence[str]) -> list[str]:
    pieces = [_PIECES.split(text) for text in texts]
    places = [(row, place) for row, parts in enumerate(pieces) for place in range(1, len(parts), 2)]
    opens = begins = True  # a title, or what follows its colon; the words before any sign
    for number, (row, place) in enumerate(places):
        word = pieces[row][place]
        before, behind = pieces[row][place - 1], pieces[row][place + 1]
        opens = opens or any(sign in before for sign in '!?:')
        begins = begins and not before.strip()
        if word == word.lower():
            is_last = number == len(places) - 1 and len(word) > 1
            # ``In-Situ`` at the start, and ``State-of-the-Art``.
            in_front = begins and behind[:1] == '-'
            if opens or is_last or in_front or (len(word) > 1 and word not in _SMALL):
                pieces[row][place] = _capitalised(word)
        opens = False
    return [''.join(parts) for parts in pieces]


_CASES: dict[str, Callable[[Sequence[str]], list[str]]] = {
    'lowercase': _lower,
    'uppercase': _upper,
    'capitalize-first': _first,
    'capitalize-all': _all,
    'sentence': _sentence,
    'title': _title,
}
