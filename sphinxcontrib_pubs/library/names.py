"""Personal names taken apart for comparing: who may be the same person, and who cannot be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.model import Person
from sphinxcontrib_pubs.model.scripts import has_east_asian

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_LETTERS = re.compile(r'[\W\d_]+')
_SUFFIX = re.compile(r'(?i:jr|sr|ii|iii|iv)\.?')
#: What sources write behind the names of a father and his son, in one spelling.
_GENERATIONS = {
    spelling: spellings[0]
    for spellings in (
        *(('jr', 'jnr', 'junior'), ('sr', 'snr', 'senior'), ('ii', '2nd'), ('iii', '3rd'), ('iv', '4th'), ('v', '5th')),
        *(('vi',), ('vii',), ('viii',)),
    )
    for spelling in spellings
}
_UMLAUTS = str.maketrans({'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'å': 'aa', 'ø': 'oe'})


class NameForm(NamedTuple):
    """One way to write one person, folded."""

    families: tuple[str, ...]  # the spellings to look up: with and without the particle, ``müller`` and ``mueller``
    particle: str
    given: tuple[str, ...]  # words and initials, in order
    generation: str
    whole: str  # the name in one piece, for teams and for East Asian names
    given_spelled: tuple[str, ...] = ()  # the given names with ``ö`` as ``oe``, where that is another spelling


def parse_name(text: str) -> Person:
    """The parts of a name as a person writes it: ``Yang, Hongxia``, ``King, Jr., M. L.``, ``Rob van der Goot``.

    A name without a comma whose words cannot be told apart (one word, or East Asian script) is a ``literal``.
    """
    parts = [part.strip() for part in text.split(',') if part.strip()]
    if len(parts) > 1:
        suffix = next((part for part in parts[1:] if _SUFFIX.fullmatch(part)), '')
        given = ' '.join(part for part in parts[1:] if part != suffix)
        particle, family = _particle_and_family(parts[0].split())
        return Person(family=family, particle=particle, given=given, suffix=suffix)
    words = text.split()
    if len(words) < 2 or has_east_asian(text):
        return Person(literal=' '.join(words))
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ''
    # The family name begins at the first lower-case word (``van``), else it is the last word.
    start = next((index for index, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    particle, family = _particle_and_family(words[start:])
    return Person(family=family, particle=particle, given=' '.join(words[:start]), suffix=suffix)


def divided_otherwise(name: str) -> Iterator[Person]:
    """The persons that a name of three words or more without a comma may be of, besides the one that it is read as.

    ``Sofía Núñez Parra`` may be a ``Núñez Parra`` as well as a ``Parra``. A particle says where a family name begins.
    """
    person = parse_name(name)
    words = person.given.split()
    if ',' in name or person.particle:
        return
    for count in range(1, len(words)):
        family = ' '.join((*words[count:], person.family))
        yield Person(family=family, given=' '.join(words[:count]), suffix=person.suffix)


def name_form(person: Person) -> NameForm:
    """What of a person's name takes part in comparing."""
    if person.is_team:
        return NameForm((), '', (), '', letters(person.literal))
    families = [letters(person.particle + person.family), letters(person.family)]
    if german := _spelled(person.family):
        families += [letters(person.particle + german), letters(german)]
    whole = ''
    if has_east_asian(person.family):
        whole = letters(person.family + person.given)
    distinct = tuple(dict.fromkeys(name for name in families if name))
    spelled = _spelled(person.given)
    return NameForm(
        distinct,
        letters(person.particle),
        given_names(person.given),
        generation(person),
        whole,
        given_names(spelled) if spelled else (),
    )


def letters(text: str) -> str:
    """The letters alone, folded: marks, hyphens, apostrophes and spaces do not distinguish people."""
    return _NOT_LETTERS.sub('', fold(text))


def given_names(given: str) -> tuple[str, ...]:
    """The given names and initials, folded: ``Jean-Luc M.`` gives jean, luc, m; ``KE`` gives k, e."""
    words: list[str] = []
    for word in _NOT_LETTERS.split(given):
        if 1 < len(word) <= 3 and word.isupper() and not has_east_asian(word):
            words.extend(fold(letter) for letter in word)
        elif word:
            words.append(fold(word))
    return tuple(words)


def generation(person: Person) -> str:
    """What tells a son from his father, in one spelling: ``jr`` for ``Jr.``; '' for none, and for degrees."""
    if not person.suffix:
        return ''
    words = (word.rstrip('.') for word in fold(person.suffix).replace(',', ' ').split())
    return next((_GENERATIONS[word] for word in words if word in _GENERATIONS), '')


def of_one_generation(one: NameForm, other: NameForm) -> bool:
    """Whether nothing says that two are father and son; sources leave a ``Jr.`` out as they do a middle name."""
    return not (one.generation and other.generation) or one.generation == other.generation


def agreement(one: NameForm, other: NameForm) -> int:
    """How well two forms with a family name in common agree: 2 alike, 1 compatible, 0 two different people.

    Given names agree word by word, an initial with every word that it begins; a middle name may be missing.
    Without any given name nothing agrees: a family name alone is nobody.
    """
    if not one.given or not other.given:
        return 0
    if one.particle and other.particle and one.particle != other.particle:
        return 0
    if not of_one_generation(one, other):
        return 0
    best = _given_agreement(one.given, other.given)
    if best < 2 and (one.given_spelled or other.given_spelled):
        best = max(
            best,
            _given_agreement(one.given_spelled or one.given, other.given),
            _given_agreement(one.given, other.given_spelled or other.given),
        )
    return best


def _given_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    if one == other or ''.join(one) == ''.join(other):
        return 2
    for mine, theirs in zip(one, other, strict=False):
        if mine == theirs:
            continue
        if (len(mine) > 1 and len(theirs) > 1) or mine[0] != theirs[0]:
            return int(_one_word_of(one, other))
    return 1


def _spelled(text: str) -> str:
    """The text in small letters with German and Nordic letters as two (``joerg``); '' where it has none."""
    if text.isascii():
        return ''
    small = unicodedata.normalize('NFC', text).lower()
    spelled = small.translate(_UMLAUTS)
    return spelled if spelled != small else ''


def _one_word_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether ``hongxia`` meets ``hong``, ``x``: a name in one word that another form writes in two."""
    short, long = sorted((one, other), key=len)
    if len(short) != 1 or len(long) != 2 or len(long[0]) == 1:
        return False
    word, (first, second) = short[0], long
    return word.startswith(first) and word[len(first) :].startswith(second)


def _particle_and_family(words: list[str]) -> tuple[str, str]:
    start = next((index for index, word in enumerate(words) if not word[0].islower()), len(words) - 1)
    return ' '.join(words[:start]), ' '.join(words[start:])


def written_name(person: Person) -> str:
    """The name for a message, family name first: ``van der Goot, R.``; a team's as it is."""
    if person.literal:
        return person.literal
    return ', '.join(part for part in (person.full_family, person.given, person.suffix) if part)
