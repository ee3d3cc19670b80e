"""Lists of any length in the style of the seed page, the same ones every time; all names and titles are invented."""

from __future__ import annotations

import random

_ONSETS = ('B', 'Ch', 'D', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'Sh', 'T', 'V', 'W', 'Y', 'Z')
_RIMES = ('a', 'ai', 'ang', 'ao', 'e', 'ei', 'en', 'ia', 'ing', 'o', 'ong', 'ou', 'u', 'uan', 'ui', 'ün')
_ENDINGS = (
    '', '', '', 'ado', 'ano', 'ber', 'dal', 'etti', 'hara', 'ides', 'kov', 'ley', 'man', 'moto', 'nez', 'sen', 'ska',
    'son', 'ström', 'ver', 'wicz', 'zadeh',
)  # fmt: skip
_METHODS = (
    'Learning',
    'Pruning',
    'Tuning',
    'Matching',
    'Ranking',
    'Sampling',
    'Routing',
    'Parsing',
    'Folding',
    'Fusing',
)
_QUALITIES = (
    'Sparse',
    'Robust',
    'Causal',
    'Deep',
    'Multi-Scale',
    'Cross-Lingual',
    'Lazy',
    'Frugal',
    'Adaptive',
    'Joint',
)
_MATTERS = (
    'Graphs',
    'Captions',
    'Maps',
    'Dialogues',
    'Tables',
    'Melodies',
    'Proteins',
    'Sketches',
    'Queries',
    'Videos',
)
_AIMS = ('Retrieval', 'Translation', 'Planning', 'Recommendation', 'Summaries', 'Diagnosis', 'Navigation', 'Synthesis')
_SUFFIXES = ('', 'net', 'er', '', 'ine', 'ies')
_VENUES = ('**ICML**', '**KDD**', '**NeurIPS**', '**ACL-IJCNLP**', '**ECCV**', '**Findings of EMNLP**', '**arXiv**')


def make_list(length: int, part: int = 0) -> str:
    """A page of Markdown with a heading and so many entries, one a paragraph, of one to fifteen authors each.

    Each ``part`` has entries that no other part of this length has.
    """
    chance = random.Random(length + part * 1_000_003)
    first = length * part
    known: list[str] = []
    entries = '\n\n'.join(_entry(chance, number, known) for number in range(first, first + length))
    return f'# Publications\n\n{entries}\n'


def _entry(chance: random.Random, number: int, known: list[str]) -> str:
    stop = '._' if chance.random() < 0.8 else '_.'
    year = chance.randint(1995, 2024)
    return f'- {_authors(chance, known)} ({year}). _{make_title(chance, number)}{stop} {_venue(chance, year)}.'


def _authors(chance: random.Random, known: list[str]) -> str:
    if chance.random() < 0.03:
        return f'{make_family(chance)} Team.'
    people: dict[str, None] = {}
    count = chance.randint(1, 15)
    while len(people) < count:
        people[_person(chance, known)] = None
    names = list(people)
    known += names
    if len(names) == 1:
        return names[0]
    joint = ' & ' if chance.random() < 0.05 else ', & '
    return ', '.join(names[:-1]) + joint + names[-1]


def _person(chance: random.Random, known: list[str]) -> str:
    """Somebody new, or who was named before, the likelier the more often: in real lists six of ten names are."""
    if known and chance.random() < 0.65:
        return chance.choice(known)
    return f'{make_family(chance)}, {chance.choice("ABCDEFGHJKLMNPRSTWYZ")}.'


def make_family(chance: random.Random) -> str:
    """A family name that nobody has."""
    return chance.choice(_ONSETS) + chance.choice(_RIMES) + chance.choice(_ENDINGS)


def make_title(chance: random.Random, number: int) -> str:
    """A title that no other number gives."""
    subject = f'{chance.choice(_QUALITIES)} {chance.choice(_METHODS)} of {chance.choice(_MATTERS)}'
    return f'{make_name(number)}: {subject} for {chance.choice(_QUALITIES)} {chance.choice(_AIMS)}'


def make_name(number: int) -> str:
    """The name of a system that no other number gives.

    It keeps titles apart, since a list in which works repeat would be a different task, and gives a long list the many
    rare words that real ones have: an index of a search holds the stem of each. Half of all words are their own stems.
    """
    syllables: list[str] = []
    rest = number
    while rest or len(syllables) < 2:
        rest, syllable = divmod(rest, len(_ONSETS) * len(_RIMES))
        onset, rime = divmod(syllable, len(_RIMES))
        syllables.append(_ONSETS[onset] + _RIMES[rime])
    return ''.join(syllables).capitalize() + _SUFFIXES[number % len(_SUFFIXES)]


def _venue(chance: random.Random, year: int) -> str:
    if year >= 2015 and chance.random() < 0.6:  # identifiers have five digits since then
        return f'arXiv, abs/{year % 100:02d}{chance.randint(1, 12):02d}.{chance.randint(10000, 99999)}'
    return chance.choice(_VENUES)
