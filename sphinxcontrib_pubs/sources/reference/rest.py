"""What no field took of a reference: words that stay in its rest, and labels of what stands beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.scripts import is_east_asian
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.links import link_targets
from sphinxcontrib_pubs.sources.reference.segments import trim
from sphinxcontrib_pubs.sources.reference.wording import clean

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Span
    from sphinxcontrib_pubs.sources.reference.roles import Structure

_WORD = late_pattern(r'[^\W_]+')

#: Words that say what stands beside them, or join it, and are missed by nobody.
_LABEL_WORDS = frozenset((
    'in', 'i', 'w', 'trong', 'and', 'at', 'the', 'pp', 'p', 'vol', 'volume', 'no', 'number', 'issue', 'page', 'pages',
    'doi', 'url', 'https', '년', '頁', '页', '쪽', 'http',
))  # fmt: skip
_REST_TRIM = ' \t\n\u2028,.;:–—-·•|"“”\'’‘«»&()[]{}*†‡#\ue000、，。．،؛'


def label_words(structure: Structure) -> str:
    """The words that said what stands beside them (``editors``, ``Bd.``) and are in no field themselves."""
    if structure.editors is None and not structure.details.taken and not structure.said:
        return ''
    text, details = structure.passage.text, structure.details
    stretches = [text[first:end] for first, end in details.taken]
    values = {details.volume, details.issue, details.page}
    if structure.editors is not None:
        stretches.append(text[slice(*structure.editors.label)])
    words = [
        word
        for stretch in stretches
        if not stretch[:1].isdecimal() and stretch not in values
        for word in re.findall(r'[^\W\d_]+\.?', stretch)
        if (len(word.rstrip('.')) > 1 or is_east_asian(word))
        and word.lower().rstrip('.') not in _LABEL_WORDS
        and not any(word in value for value in values)
    ]
    said = [word for first, end in structure.said for word in _WORD.findall(text, first, end)]
    return ' '.join([*words, *said])


def rest_of(structure: Structure) -> Markup:
    """What has no role, piece by piece, without the punctuation and the label words that stood around roles."""
    text = structure.passage.text
    pieces: list[Markup] = []
    position = 0
    for start, end in [*sorted(structure.taken), (len(text), len(text))]:
        if start > position and _WORD.search(text, position, start):
            piece = _rest_piece(structure, position, start)
            if piece:
                pieces.append(piece)
        position = max(position, end)
    # An address with a template in it is no link; what it says is kept all the same.
    if structure.passage.is_linked:
        pieces += [(target,) for target, *_ in link_targets(structure) if '{' in target]
    pieces += [(mark,) for _, mark in structure.passage.aside]
    result: list[str | Span] = []
    for piece in pieces:
        if result:
            result.append(' ')
        result += piece
    return tuple(result)


def _rest_piece(structure: Structure, start: int, end: int) -> Markup:
    """What is left of a stretch between roles; nothing if its words only joined what stands around it."""
    text = structure.passage.text
    words = re.findall(r'\w+', text[start:end])
    if not words or all(word.lower() in _LABEL_WORDS for word in words):
        if 'the' in words:
            structure.said.append((start, end))  # of an occasion: ``poster at the``
        return ()
    first, last = start, end
    if '{{' in text[start:end] or '{%' in text[start:end]:
        return clean(structure.passage.markup(*trim(text, start, end)))
    while first < last and text[first] in _REST_TRIM:
        first += 1
    while last > first and text[last - 1] in _REST_TRIM:
        last -= 1
    opening = text[first - 1 : first]
    if last < end and (opening, text[last]) in (('(', ')'), ('[', ']')):
        first, last = first - 1, last + 1
    # A bracket whose other half is inside belongs to the piece.
    for opening, closing in ('()', '[]', '{}'):
        opened, closed = text.count(opening, first, last), text.count(closing, first, last)
        if opened > closed and text[last:end].startswith(closing):
            last += 1
        elif closed > opened and first > start and text[first - 1] == opening:
            first -= 1
    return clean(structure.passage.markup(first, last))
