"""Names of journals that nothing marks: abbreviated words before numbers, capitalised ones behind a comma."""

from __future__ import annotations

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK
from sphinxcontrib_pubs.sources.reference.words import read_words

#: Words of a journal's name that begin small or have no full stop among abbreviations.
_JOINING = frozenset(
    ['of', 'the', 'and', '&', 'in', 'for', 'on', 'de', 'la', 'des', 'der', 'für', 'und', 'et', 'del', 'reine', 'npj']
)
_ENDS = ',.;:?!)]”"’»\u2028'
JOURNAL_WORDS = read_words('journal_abbreviations')
#: Societies whose names begin those of their journals.
_SOCIETIES = frozenset(['IEEE', 'ACM', 'SIAM', 'AIAA', 'ASME', 'IET'])
#: What ends a sentence or its part, and no word of a name.
_BREAKS = ',;:?!'
_LONGEST = 120
_LONGEST_ABBREVIATION = 9
_DIGITS = late_pattern(r'\d')


def abbreviated_before(text: str, start: int, position: int) -> int:
    """Where ``J. Coast. Process.`` begins that stands right before the numbers at ``position``; -1 if none does.

    Each word is capitalised or a word such as ``of``, and one at least is abbreviated by a full stop; what stands
    before the first one ends in punctuation, so that a sentence of capitalised words is not taken for a journal.
    """
    first = max(start, position - _LONGEST, text.rfind(HARD_BREAK, start, position) + 1)
    words = text[first:position].split()
    if len(words) > _FEWEST_SHORTENED and _SECTION.fullmatch(words[-1]) and words[-2][-1] == ',':
        words[-2] = words[-2][:-1]  # ``Nucl. Meth. in Sea Research, A 882``
    best, dotted, place = -1, 0, position
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        place = text.rfind(word, first, place)
        bare = word.rstrip(',;:') if index == len(words) - 1 else word.removesuffix(':') if word[-2:] == '.:' else word
        if _ends_name(words, index):
            break
        if bare[:1] == '(' and index == len(words) - 1 and bare[-1] == ')' and bare[1:-1].isalpha():
            continue  # ``Proc. ACM Interact. Mob. (IMWUT) 8``
        if bare[:1].isupper() and bare[-1:] not in _BREAKS:
            dotted += bare.endswith('.') and bare.lower().rstrip('.') in JOURNAL_WORDS
            short = bare.endswith('.') and 2 < len(bare) <= _LONGEST_ABBREVIATION
        elif bare in _JOINING or (bare[-1:] == '.' and bare[:-1] in JOURNAL_WORDS):  # ``J. reine angew. Math.``
            short = False
        else:
            break
        if bare in _SOCIETIES and dotted and not (index and words[index - 1][-1] == '.'):
            return place  # ``… over steep terrain IEEE Trans. Geosci.``
        before = words[index - 1] if index else text[first - 1 : first].strip()
        before = before.removesuffix(':') if before[-2:] == '.:' else before  # ``J. Phys.: Condens. Matter``
        if (
            (dotted or (short and before[-1:] == ','))
            and bare[:1].isupper()
            and before not in _SOCIETIES
            and (
                before[-1:] in _ENDS
                or (before == 'in' and not (index > 1 and _is_shortened(words[index - 2])))
                or before.isdecimal()
                or place == start
                or text[place - 1] in ('\n', HARD_BREAK)
            )
        ):
            best = place
            if before[-1:] != '.' or (dotted and _ends_sentence(before)):
                break
    return best


#: ``J.``, ``E.``, ``JA``
_INITIAL = late_pattern(r'[^\W\d_a-z]\.|[^\W\d_a-z]{1,3}')
_INITIALS = late_pattern(r'(?:[^\W\d_a-z]\.-?){1,3}')
_INITIALS_BEHIND = late_pattern(r'[^\W\d_a-z]{1,3}\.')


def _ends_name(words: list[str], index: int) -> bool:
    """Whether a word ends the last name of a row: ``…, W. Gao and J. E. Stoter.``, ``…, Estrada J.A.``"""
    word = words[index]
    behind = words[index + 1] if index + 1 < len(words) else '.'
    if _INITIALS_BEHIND.fullmatch(word) and index > 1 and words[index - 2][-1] == ',' and behind[-1] != '.':
        before = words[index - 1]
        return before.isalpha() and before.istitle() and before.lower() not in JOURNAL_WORDS  # ``Qi Y, Lind KR.``
    if _INITIALS.fullmatch(word) and index > 1 and len(words[index - 1]) > 3 and words[index - 1].isalpha():
        return words[index - 1].istitle() and (words[index - 2] in ('and', '&') or words[index - 2][-1] == ',')
    if len(word) < 4 or word[-1] != '.' or behind.rstrip(',;:')[-1:] == '.' or word[:-1].lower() in JOURNAL_WORDS:
        return False
    first = index
    while first and _INITIAL.fullmatch(words[first - 1]):
        first -= 1
    return 0 < first < index and (words[first - 1] in ('and', '&') or words[first - 1][-1] == ',')


#: How words end that nobody shortens there: abbreviations are cut before a vowel, and before a suffix.
_WHOLE_WORD = late_pattern(r'(?:[aeiouysgkhw]|ed|[ts]ion|ment|ism)\.$')


def _ends_sentence(word: str) -> bool:
    """Whether the full stop of a word is a sentence's: of ``Buoys.`` it is, of ``Bioanal.`` it is not."""
    return len(word) > 4 and word[:-1].lower() not in JOURNAL_WORDS and _WHOLE_WORD.search(word) is not None


def _is_shortened(word: str) -> bool:
    return word[-1] == '.' and word[:-1].lower() in JOURNAL_WORDS


def capitalised_tail(text: str, start: int, end: int) -> int:
    """Where ``Annals of Field Botany`` begins behind a comma or a sentence that ends at ``end``; -1 if none does."""
    stretch = text[start:end].replace('\n', ' ')
    comma = start + max(stretch.rfind(mark) for mark in (', ', '? ', '! ', '. '))
    line = text.rfind(HARD_BREAK, start, end)
    begin = max(comma + 2, line + 1)
    if max(comma, line) <= start:
        return -1
    tail = text[begin:end]
    words = tail.split()
    if len(words) > 12 or len(tail) < 4 or _DIGITS.search(tail) or not is_title_case(words):
        return -1
    if _ENDS_LIST.match(tail) and stretch[comma - start] == ',':
        before = stretch.rfind(', ', 0, comma - start)
        listed = stretch[before + 2 : comma - start].split()
        if before > 0 and 0 < len(listed) <= _MOST_LISTED and all(map(_WORD.fullmatch, listed)):
            return start + before + 2  # ``New Technology, Work and Employment``
    return begin


def shortened_tail(text: str, start: int, end: int) -> int:
    """Where ``J Neurosci`` begins that nothing divides from the title before it; -1 if none does."""
    words = text[start:end].split()
    first = len(words)
    while first and (
        words[first - 1].lower() in JOURNAL_WORDS or words[first - 1] in _JOINING or words[first - 1] == 'J'
    ):
        first -= 1
    while first < len(words) and not words[first][0].isupper():
        first += 1
    if len(words) - first < _FEWEST_SHORTENED:
        return -1
    return text.rfind(' '.join(words[first:]), start, end) if first else -1


#: ``Phys. Rev. Lett.`` at the end: words that are shortened.
_SHORTENED = late_pattern(r'(?:(?<=\s)[^\W\d_a-z][^\W\d_]{0,8}\.\s?)+\Z')


def shortened_run(text: str, start: int, position: int) -> int:
    """Where ``Phys. Rev. Lett.`` begins that no comma divides from a name before it; -1 if none stands there."""
    first = max(start, position - _LONGEST)
    found = _SHORTENED.search(text[first:position].rstrip(' ,'))
    words = found[0].split() if found is not None else []
    if found is None or len(words) < _FEWEST_SHORTENED or any(word[:-1].lower() not in JOURNAL_WORDS for word in words):
        return -1
    return first + found.start()


_FEWEST_SHORTENED = 2
#: A part of a journal that is counted by itself.
_SECTION = late_pattern('[A-H]')
_MOST_LISTED = 3
#: ``Work and Employment``: the end of a list of what a journal is about.
_WORD = late_pattern(r"[^\W\d_a-z][\w'’-]+")
_ENDS_LIST = late_pattern(r"[^\W\d_a-z][\w'’-]+\s(?:and|&)\s[^\W\d_a-z]")


#: ``ApJ``, ``A&A``, ``MNRAS``, ``JHEP``: at least two capitals, with small letters or ``&`` between them.
_ACRONYM = late_pattern(
    r'(?<=[,;.)\]"”’:\d]\s)(?!(?:IF|JIF|US|EP|WO|UK|GB|CN|JP|DE|PP|No)\b)[A-Z][A-Za-z&]{0,6}[A-Z][A-Za-z]{0,3}(?=,?\s$)'
)


def acronym_before(text: str, start: int, position: int) -> int:
    """Where the short name of a journal stands right before its numbers (``ApJ, 900, 12``); -1 if none does."""
    match = _ACRONYM.search(text, max(start, position - 14), position)
    return match.start() if match else -1


#: ``Energy``, ``(Energy``, ``eLife``
_CAPITAL = late_pattern(r'[(“"]{0,2}[a-z]{0,2}[^\W\d_a-z]')


def is_title_case(words: list[str]) -> bool:
    """Whether all words but articles, prepositions and conjunctions are capitalised."""
    capitals = [word for word in words if word.lower() not in _JOINING]
    return bool(capitals) and all(_CAPITAL.match(word) for word in capitals)
