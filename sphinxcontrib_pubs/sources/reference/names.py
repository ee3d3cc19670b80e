"""Printed names of people: one chunk of text to what it can be, a row of chunks to persons."""

from __future__ import annotations

import re
import unicodedata

from sphinxcontrib_pubs.model import Person
from sphinxcontrib_pubs.sources.bodies import BODIES
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_kind import NOTHING, Kind
from sphinxcontrib_pubs.sources.reference.names_in_characters import classify_characters, may_be_in_characters
from sphinxcontrib_pubs.sources.reference.vietnamese_names import is_family_first
from sphinxcontrib_pubs.sources.reference.words import read_words

#: Stands for a superscript or a formula beside a name, so that positions stay what they are.
FILLER = '\ue000'
MARKS = '*+~✱🅒🅟†‡☨§¶#∗⁎★☆⬟✉📧🖂\ufe0f✝◇△▲■●°^¹²³⁴⁵⁶⁷⁸⁹' + FILLER
#: ``Roe^a^``, ``Roe^{1,2}``, ``Roe^1``: raised letters as Pandoc and LaTeX have them, which no other reader knows.
CARETS = r'\^(?:\{[\w,;*†‡§¶ ]{1,20}\}|[\w,;*†‡§¶]{1,12}\^|(?:\d{1,2}|[a-z])(?![\w^]))'
#: Lower-case words that belong to a family name.
PARTICLES = read_words('particles')
# Numbers and degrees in capitals only: ``Ii`` is a family name, and ``Md`` a given one.
_SUFFIX = late_pattern(r'(?:2nd|3rd|4th|[Jj][Rr]|[Ss][Rr]|[Ee]sq|II|III|IV|P[Hh]\.?D|M\.?D)\.?')
_TEAM = late_pattern(
    r'(?:The )?(?:[A-Z0-9][\w&.’\'/+-]* |(?:of|for|and|on|the|in|de|du|la|der|für|study|working|research|trial|writing|'
    r'steering) ){0,6}'
    rf'(?:{"|".join(sorted(BODIES))}|task force)'
    r'(?: (?:of|for|on) (?:[A-Z][\w-]*|the|and|of)(?: (?:[A-Z][\w-]*|the|and|of)){0,4})?',
    re.IGNORECASE,
)
_TEAM_WORD = late_pattern(
    r'[A-Z0-9]|(?:of|for|and|on|the|in|de|du|la|der|für|team|group|collaboration|consortium|'
    r'network|initiative|investigators|committee|authors|developers|contributors|collaborators|study|working|research|trial|'
    r'writing|steering)$'
)
#: ``the terrace developers``: of software whose name begins small.
_DEVELOPERS = late_pattern(
    r'[Tt]he [a-z][\w.+-]{1,20} (?:development team|developers|contributors|team|authors|community)'
)
#: Who stands for authors that are not named.
_NAMELESS = frozenset(('Anonymous', 'Anon.', 'Anon', 'Various', 'Various authors'))
#: Given names that show which words of a row are one.
GIVEN_NAMES = read_words('given_names')
#: What begins a title, and no team's name.
_NO_TEAM = frozenset(
    [
        'a',
        'an',
        'on',
        'in',
        'how',
        'what',
        'why',
        'towards',
        'toward',
        'from',
        'building',
        'using',
        'report',
        'for',
        'and',
        'of',
        'our',
        'this',
        'my',
        'their',
        'each',
        'new',
        'journal',
        'transactions',
        'proceedings',
        'annals',
        'bulletin',
        'notices',
        'memoirs',
        'annual',
    ]
)
_INITIAL = late_pattern(r"(?:[^\W\d_]['’]?[^\W\d_]{0,2}\.)(?:[-‐‑–]?\s?[^\W\d_][^\W\d_]?\.)*(?:[-‐‑–]?[^\W\d_])?\.?")
#: ``H.Jiang``, ``J.-L.Dupont``, ``H.van der Berg``: no space behind the initials. ``B.Sc.`` and the like are degrees.
_GLUED_INITIALS = late_pattern(
    r'(?!(?:B|M|D)\.(?:Sc|Eng|Tech|Ed|Phil|Arch|Com|Res|Mus|Pharm)(?!\w))'
    r"(?<![^\W_])((?:[^\W\d_a-z]\.[-‐‑]?){1,3}(?<=\.))(?=[^\W\d_a-z]['’]?[^\W\d_]{2}|[^\W\d_a-z][a-z]|(?:van|von|de|der)\s)"
)
#: ``Ivanov N.Yu``, ``Orlov S.Zh``: initials of two letters at the end of a chunk, whose full stop is the sentence's.
_OPEN_INITIALS = late_pattern(r'\s[^\W\d_a-z]\.(?:[JY][aeou]|[CKSZ]h|Ts)$')
#: ``מ'``, ``י"ל``: what shortens a Hebrew name.
_GERESH = late_pattern(r"(?:[א-ת]{1,2}['’׳]){1,3}\.?")
#: Vowels of Hebrew, Arabic, and the scripts of India and South East Asia are marks on their letters, as accents are.
_WORD = late_pattern(
    r"[^\W\d_][\w'’‘`´.\-‐‑–\u0300-\u036f\u0591-\u05c7\u05f3\u05f4\u064b-\u065f\u0900-\u109f]*\)?|\([^\W\d_][\w'’\-]*\)?"
)


_NO_NAME = read_words('no_names')


def is_initials(word: str) -> bool:
    """``J.``, ``K.E.``, ``J.-L.``, ``Ch.``; without full stops only up to three capitals (``JM``)."""
    if word[:1] >= 'א' and _GERESH.fullmatch(word) is not None:
        return True
    if '.' in word:
        letters = word.replace('.', '').replace('-', '').replace('‐', '').replace('‑', '').replace('–', '')
        return bool(letters) and len(letters) <= 6 and _is_capital(word[0]) and _INITIAL.fullmatch(word) is not None
    letters = word.replace('-', '').replace('‐', '').replace('‑', '')
    return 1 <= len(letters) <= 3 and letters.isupper() and letters.isalpha()


def _is_capital(letter: str) -> bool:
    """Whether a name may begin with the letter: with a capital, or with any letter of a script that has none.

    Georgian has capitals in Unicode, and no text that uses them to begin a name.
    """
    return letter.isupper() or unicodedata.category(letter) == 'Lo' or 'ა' <= letter <= 'ჿ'


def classify(chunk: str) -> Kind:
    """What a chunk between two separators can be, by its letters alone."""
    if not chunk or len(chunk) > 80:
        return NOTHING
    if chunk == 'A':
        return Kind('I', given=chunk)  # a title that begins so has more behind it
    if len(chunk) > 3 and chunk.isalpha() and chunk[0].isupper() and chunk[1:].islower():
        if chunk.lower() not in _NO_NAME:
            return Kind('F', family=chunk)  # as most are; what is below would say the same
    elif may_be_in_characters(chunk):
        return classify_characters(chunk)
    if chunk in _NAMELESS:
        return Kind('T', family=chunk)
    if '.' in chunk and _OPEN_INITIALS.search(chunk) is not None:
        chunk += '.'
    words = (_GLUED_INITIALS.sub(r'\1 ', chunk) if '.' in chunk[:-1] else chunk).split()
    if len(words) > 7:
        return NOTHING
    if len(words) > 1 and _is_team(chunk, words):
        return Kind('T', family=chunk)
    if '-' in chunk and _COMPOUND.search(chunk) is not None:
        return NOTHING
    if any(word.lower() in _NO_NAME and not _may_name(word, number, words) for number, word in enumerate(words)):
        return NOTHING
    if _SUFFIX.fullmatch(chunk) and chunk not in ('M.D.', 'SR', 'JR'):
        return Kind('S', suffix=chunk)
    suffix = ''
    if len(words) == 2 and words[1] in ('Jr.', 'Jr', 'Sr.') and words[0][0].isupper() and not is_initials(words[0]):
        return Kind('F', family=words[0], suffix=words[1])  # ``Nascimento Jr., D. R.``
    if (
        len(words) > 2 and _SUFFIX.fullmatch(words[-1]) and len(words[-1].strip('.')) > 1 and not words[-1].isupper()
    ) or ((len(words) > 2 and words[-1] == 'IV') or (len(words) > 1 and words[-1] in ('II', 'III'))):
        suffix = words.pop()
    kinds = [_word_kind(word) for word in words]
    if 'x' in kinds or all(kind == 'p' for kind in kinds):
        return NOTHING
    return _by_words(words, kinds, suffix)


#: ``Sensor-based``: what no family is called.
_COMPOUND = late_pattern(
    r'\w-(?:aware|based|dependent|driven|efficient|free|guided|induced|informed|level|like|oriented|scale|specific)(?!\w)'
)


#: Short family names of Asia and elsewhere that are English words as well.
_SHORT_NAMES = frozenset(('An', 'In', 'On', 'Of', 'How', 'Is', 'Are', 'For'))


#: Longer ones; a chunk that is nothing else is more often a word.
_LONGER_NAMES = frozenset(('Data', 'Its', 'New', 'Pour', 'Press', 'Study', 'Talk', 'Um', 'Via'))


def _may_name(word: str, number: int, words: list[str]) -> bool:
    """Whether an English word is a name here: initials (``David A Penn``), ``An, X.``, ``Li An``, ``An Yang``."""
    if word.isupper() and number:
        return True
    if word in _LONGER_NAMES:
        return _is_family(word, number, words)
    if word not in _SHORT_NAMES:
        return False
    if number and number == len(words) - 1 and all(map(is_initials, words[:number])):
        return True
    return len(words) == 1 or (word == 'An' and len(words) == 2 and (number == 1 or len(words[1]) <= 5))


def _is_family(word: str, number: int, words: list[str]) -> bool:
    """``W. H. Press``, ``Press WH``, ``William Press``, ``Junho Um``; not ``Study II``, ``Academic Press``."""
    if not number:
        return len(words) > 1 and all(map(is_initials, words[1:])) and words[-1] not in _ORDINALS
    if number != len(words) - 1:
        return False
    before = words[:number]
    if all(map(is_initials, before)) or begins_with_given(before[0]):
        return True
    return word == 'Um' and len(before) == 1 and before[0].istitle() and before[0].lower() not in _NO_NAME


_ORDINALS = frozenset(('I', 'II', 'III', 'IV', 'V', 'X'))


def may_be_family(chunk: str, sure_neighbours: int) -> bool:
    """Whether a word with initials behind it is a family name whatever else it means: ``Um, J.``, and among others."""
    return chunk in _LONGER_NAMES or (sure_neighbours >= _SURE_NEIGHBOURS and chunk.isalpha() and chunk.istitle())


#: So many names around it tell that ``Nature, A.`` is one as well.
_SURE_NEIGHBOURS = 2


#: ``2020``, ``3rd``; ``W7-X`` and ``LHC2`` are names.
_NUMBERED = late_pattern(r'\W*\d')


def _is_team(chunk: str, words: list[str]) -> bool:
    """``The Harbour Consortium``, ``Ministry of Works``: every word is capitalised, and one says that it is a body."""
    if words[0] in ('the', 'The') and _DEVELOPERS.fullmatch(chunk):
        return True
    return (
        _TEAM.fullmatch(chunk) is not None
        and words[0].lower() not in _NO_TEAM
        and all(_TEAM_WORD.match(word) for word in words)
        and not any(map(_NUMBERED.match, words))
    )


def classify_capitals(chunk: str) -> Kind:
    """What a chunk can be in a row that prints family names in capitals: ``OBI`` is one, and no initials."""
    words = chunk.split()
    titled = [
        word.title() if len(word) > 1 and word.isupper() and '.' not in word and word[1:2] != '-' else word
        for word in words
    ]
    printed = dict(zip(titled, words, strict=True))
    kind = classify(' '.join(titled))
    if kind.form == 'T':
        return kind._replace(family=chunk)
    if kind.form not in ('F', 'FI', 'IF', 'GF'):
        return kind
    family = ' '.join(printed.get(word, word) for word in kind.family.split())
    given = ' '.join(printed.get(word, word) for word in kind.given.split())
    if kind.form == 'GF' and given.isupper() and not family.isupper() and ' ' not in family:
        family, given = given, family  # ``DUPONT Marie``
    return kind._replace(family=family, given=given, capitals=family.isupper() and len(family) > 1)


def _word_kind(word: str) -> str:
    """``i`` initials, ``p`` particle, ``w`` a capitalised word, ``x`` anything else."""
    if word == 'St.':
        return 'w'
    if is_initials(word):
        return 'i'
    if word.lower().replace('’', "'") in PARTICLES and not word[0].isupper():
        return 'p'
    if _WORD.fullmatch(word) is None:
        return 'x'
    first = word.lstrip("'’‘(")[:1]
    if first and _is_capital(first):
        return 'w'
    # Names such as d'Avila or al-Khalili begin small and go on with a capital.
    head, mark, tail = re.split(r"(['’\-‐‑])", word, maxsplit=1) if re.search(r"['’\-‐‑]", word) else (word, '', '')
    return 'w' if mark and len(head) <= 3 and tail[:1].isupper() else 'x'


def _by_words(words: list[str], kinds: list[str], suffix: str) -> Kind:
    count = len(words)
    if kinds.count('i') == count:
        return Kind('I', given=' '.join(words))
    if kinds[0] == 'i':
        lead = 1
        while kinds[lead] == 'i' and words[lead] not in _PREFIXES:
            lead += 1
        if all(kind == 'p' for kind in kinds[lead:]):
            return Kind('I', given=' '.join(words[:lead]), particle=' '.join(words[lead:]))
        return _split('IF', words, kinds, lead, suffix)
    if kinds[-1] == 'i':
        tail = count
        while kinds[tail - 1] == 'i':
            tail -= 1
        if 'i' in kinds[:tail]:
            return NOTHING
        given = ' '.join(words[tail:])
        particle = 0
        while particle < tail - 1 and kinds[particle] == 'p':
            particle += 1
        return Kind('FI', given, ' '.join(words[particle:tail]), ' '.join(words[:particle]), suffix)
    if count == 1 or kinds[0] == 'p':
        particle = 0
        while particle < count - 1 and kinds[particle] == 'p':
            particle += 1
        return Kind('F', '', ' '.join(words[particle:]), ' '.join(words[:particle]), suffix)
    if words[0] == 'Das' and 'p' in kinds:
        return NOTHING  # ``Das Salz der Ostsee``; by itself it is a family name
    if not suffix and is_family_first(words):
        return Kind('GF', ' '.join(words[1:]), words[0])
    return _split('GF', words, kinds, 1, suffix)


#: Capitalised words that begin a family name of several words in names printed in full.
CAPITAL_PARTICLES = frozenset(
    [
        'De',
        'Del',
        'Della',
        'Ní',
        'Nic',
        'Uí',
        'Mac',
        'Di',
        'Da',
        'Dos',
        'Du',
        'La',
        'Le',
        'Lo',
        'Van',
        'Von',
        'Den',
        'Der',
        'Ter',
        'Ten',
        'El',
        'Al',
        'St.',
        'San',
        'Santa',
    ]
)


#: A letter by itself that begins a family name: ``S. Ó Briain``.
_PREFIXES = frozenset(('Ó', 'Ò'))


def _split(form: str, words: list[str], kinds: list[str], least: int, suffix: str) -> Kind:
    """Given names before ``least`` at the latest; the family name is the last word with what belongs to it."""
    count = len(words)
    start = next((i for i in range(least, count) if kinds[i] == 'p'), 0)
    if form == 'IF' and start > least:
        start = 0  # nobody abbreviates one given name and prints another: all of it is the family name
    if start:
        end = start
        while end < count - 1 and kinds[end] == 'p':
            end += 1
        if start > least and words[start - 1] in CAPITAL_PARTICLES:  # ``Rob Van der Berg``
            return Kind(form, ' '.join(words[: start - 1]), ' '.join(words[start - 1 :]), '', suffix)
        return Kind(form, ' '.join(words[:start]), ' '.join(words[end:]), ' '.join(words[start:end]), suffix)
    start = count - 1
    if form == 'IF':
        start = least
        while start < count - 1 and kinds[start] == 'i' and words[start] not in _PREFIXES:
            start += 1
    else:
        first = next((i for i in range(least, count - 1) if words[i] in CAPITAL_PARTICLES), 0)
        start = first or start
    return Kind(form, ' '.join(words[:start]), ' '.join(words[start:]), '', suffix)


#: A name whose family name somebody typed without its capital: ``Baolin chen``, ``B. chen``.
_CARELESS = late_pattern(r'(?:[A-Z][^\W\d_]+|(?:[A-Z]\.[ -]?)+) [a-z]{2,}')


def begins_with_given(text: str) -> bool:
    """Whether the first word is a common given name: of ``Maria Elena`` and of ``Ruth M.``."""
    return text.partition(' ')[0].lower() in GIVEN_NAMES


def is_careless(chunk: str) -> bool:
    """Whether a chunk can only be a name where all around it are names."""
    return _CARELESS.fullmatch(chunk) is not None and not any(word in _NO_NAME for word in chunk.lower().split())


def as_person(kind: Kind, given: str | None = None) -> Person:
    """The person of a chunk; ``given`` comes from the chunk after it where the name is inverted."""
    if kind.form == 'T':
        return Person(literal=kind.family.removeprefix('the '))
    if not kind.given and given is None:
        return Person(literal=kind.family if not kind.particle else f'{kind.particle} {kind.family}')
    # By position, as an exception: with keywords it takes half as long again, and a long list names forty thousand.
    return Person(kind.family, kind.given if given is None else given, kind.particle, '', kind.suffix)
