"""Where a row of names is cut and where it stops; what its chunks are, others tell."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.names import MARKS, begins_with_given
from sphinxcontrib_pubs.sources.reference.words import read_words

# Spaces are bounded: an unbounded run of them before a separator would be searched from each of its spaces.
_SEPARATOR = late_pattern(
    r'\s{0,8}(?:(?:[,;，、；،؛]|(?<=\s)/(?=\s)|(?<=[\w.])/(?=[^\W\d_][\w\'’-]{1,20},\s)'  # ``Roe, Jane/Ito, Mei``
    r'|(?<=[^\W\d_]{3})/(?=[^\W\d_a-z](?:[\w’\'-]+|\.)\s[^\W\d_a-z])'  # ``Ada Roe/Bo Ito``, ``A. Roe/B. Ito``
    r'|(?<=[\u4e00-\u9fff])・(?=[\u4e00-\u9fff])|(?<=[\uac00-\ud7af])[·․‧・•ㆍ](?=[\uac00-\ud7af]))\s{0,8}(?:(?:and|und|et|y|e|og|och|en|with|ve|ja|oraz|és|și|та|và|dan|και|و)\s|[&＆])?'
    r'|(?:(?<![A-Z])[&＆]|[&＆](?![A-Z]{2}))|(?<=\s)(?:and|und|et|with|ve|oraz)(?=\s)'
    r'|(?<=[.,]\s)(?:y|e|og|och|en|i|ja|és|și|та|и|và|dan|και)(?=\s)|(?<=[.,]\s)a(?=\s[^\W\d_a-z])'
    r'|(?<=[^\W\d_]\s)(?:y|e|a|og|och|en|ja|és|și|та|и|και|và)(?=\s[^\W\d_a-z](?:[\w\'’-]+|\.)\s[^\W\d_a-z]))\s{0,8}'
)
# A row ends at any of these; a full stop ends it when two letters stand before it and no initials after it.
_STOP = late_pattern(
    r'[:?!\[\]"“”„«»<>{}|=：「『．。]|\((?![^\W\d_][\w’\'-]{1,30}\))|\s[–—-]\s|[—–]{2,}|…|\.{2}(?=\s?[,&]|\sand\s)|\.{3}'
    r'|(?<=[^\W\d_])\s(?:in|at)\s(?=(?:the\s)?[A-Z\d])'
    r'|[编編]著?(?=[『《]|$)|等(?!\w)|[,，、]\s{0,4}等(?!\w)'
    rf'|,?\s{{0,4}}\b(?:et\.?\s?(?:al|Al(?=[.,])|coll)\b\.?|u\.\s?a\.|m\.\s?fl\.|i\sin\.|i\ssur\.|и\sдр\.)|(?<=[^\W\d_][^\W\d_])[{MARKS}]*\.(?=\s|$|\W)(?!,)'
    r'(?!\s[^\W\d_]\.(?:[\s-]?[^\W\d_]\.)*\s?(?:[,&(;]|$))(?!\s(?:and|&|und|et)\s[^\W\d_a-z])'
    rf'|(?<=[^\W\d_]\.)[{MARKS}]{{1,12}}\.(?=\s|$)'  # ``Ito, B.*. Title``
    r'|(?<=[^\W\d_A-Z]{3})\.(?=[A-Z][a-z]+\s|(?:19|20)\d\d\s[A-Z])|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fffA-Z\d])'
    r'|\u2028(?!\s?(?:and|&)\s[^\W\d_a-z]'  # but not where a row of initials goes on below
    r'|(?<=,\u2028)\s{0,3}(?:(?:[A-Z]\.[\s-]?){1,3}[^\W\d_a-z]|[^\W\d_a-z][\w\'’-]{1,20}\s[A-Z]{1,3},\s[^\W\d_a-z][\w\'’-]{1,20}\s[A-Z]{1,3}[.,]))',
)
_ABBREVIATED = frozenset(
    {
        'jr', 'sr', 'st', 'ch', 'md', 'dr', 'fr', 'wm', 'th', 'ph', 'yu', 'chr', 'geo', 'jos', 'ju', 'ja',
        'ya', 'zh', 'sh', 'kh',
    }
)  # fmt: skip


_OTHERS = frozenset(['etal', 'etcoll', 'ua', 'mfl', 'iin', 'isur', 'идр', '等'])


def says_others(stop: str) -> bool:
    """Whether what ends a row is ``et al.``, in any language."""
    return ''.join(filter(str.isalpha, stop)).lower() in _OTHERS


def next_stop(text: str, start: int, limit: int) -> tuple[int, str | None]:
    """Where the row ends that begins at ``start``, and what ends it: None where it reaches up to ``limit``."""
    position = start
    while True:
        match = _STOP.search(text, position, limit)
        if match is None:
            return limit, None
        if match[0][-1] == '.' and not says_others(match[0]) and match[0] != '...':
            word = re.split(r'[^\w]', text[max(start, match.start() - 12) : match.start()])[-1].lower()
            if (
                word in _ABBREVIATED
                and text[match.end() : match.end() + 1] == ' '
                and _may_abbreviate(text, match, word)
            ):
                position = match.end()
                continue
        return match.start(), match[0]


def _may_abbreviate(text: str, stop: re.Match[str], word: str) -> bool:
    """Whether a full stop shortens: of ``Yu. Ivanov`` it does, of ``Lin Yu. 2022`` it does not."""
    before = text[: stop.start() - len(word)][-2:]
    return word in ('jr', 'sr', 'st', 'md', 'dr') or not before.strip() or before.rstrip()[-1:] in ',;&'


def cut_row(text: str, start: int, stop: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The places of what stands between the separators of a row, and those of the separators."""
    places, separators, position = [], [], start
    for match in _SEPARATOR.finditer(text, start, stop):
        first, end = match.span()
        places.append((position, first))
        separators.append((first, end))
        position = end
    places.append((position, stop))
    if ' y ' in text[start:stop] or ' e ' in text[start:stop]:
        _divide_pairs(text, places, separators)
    if ' ו' in text[start:stop] or ' و' in text[start:stop]:
        _divide_at_glued_and(text, places, separators)
    return places, separators


#: ``Inés y Leiva`` between two commas.
_GIVEN_AND_FAMILY = late_pattern(r"\s?([^\W\d_a-z][\w'’-]+)(\s[ye]\s)(?=[^\W\d_a-z][\w'’ -]+$)")


def _divide_pairs(text: str, places: list[tuple[int, int]], separators: list[tuple[int, int]]) -> None:
    """``Solís, Inés y Leiva, Tomás``: divides behind a given name, with which no family name begins."""
    for index in range(len(places) - 2, 0, -1):
        first, end = places[index]
        pair = _GIVEN_AND_FAMILY.match(text[first:end])
        if pair is not None and begins_with_given(pair[1]):
            stop, start = first + pair.start(2), first + pair.end(2)
            places[index : index + 1] = [(first, stop), (start, end)]
            separators.insert(index, (stop, start))


#: The *and* of Hebrew and of Arabic is the first letter of the name that it stands before: ``משה כהן ודוד לוי``.
_GLUED_AND = late_pattern(r"(?:^|\s{1,8})(?:ו(?=[א-הז-ת][א-ת'’׳״\"-]+)|و(?=[ء-هى-ي][ء-ي]+))")
#: What is longer is no two names.
_LONGEST_PAIR = 160
#: Given names that begin with the letter; of a family name, the given one before it tells.
_BEGIN_WITH_AND = read_words('begin_with_and')


def _divide_at_glued_and(text: str, places: list[tuple[int, int]], separators: list[tuple[int, int]]) -> None:
    """Divides behind a name of two words, or behind initials, before a word that *and* is glued to."""
    for index in range(len(places) - 1, -1, -1):
        first, end = places[index]
        for match in _GLUED_AND.finditer(text[first:end]) if end - first < _LONGEST_PAIR else ():
            stop, start = first + match.start(), first + match.end()
            before, behind = text[first:stop].split(), text[start:end].split()
            if text[start - 1] + behind[0] in _BEGIN_WITH_AND:
                continue
            within = 0 < index < len(places) - 1 and len(before) == len(behind) == 1  # ``כהן, משה ולוי, דנה``
            if before and (within or before[-1].endswith(('.', "'", '’', '׳')) or min(len(before), len(behind)) > 1):
                places[index : index + 1] = [(first, stop), (start, end)]
                separators.insert(index, (stop, start))
                break
            if not before and 0 < index == len(places) - 1 and len(behind) > 1:
                places[index] = (start, end)
                separators[index - 1] = (separators[index - 1][0], start)
                break
