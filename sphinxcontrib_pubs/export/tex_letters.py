"""Letters beyond those of Western and Central Europe as LaTeX has them in every engine."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.mathematics import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Around letters that pdflatex has no font for.
OTHER = '\\pubsother'
#: What stands for them where they cannot be printed.
IN_A_BOX = r'\fbox{\tiny ?}'

#: A letter with the accents behind it that no letter has in itself, or any other sign; and rows of them.
_CLUSTER = re.compile(r'[^\W_][\u0300-\u036f]+|[^\x00-\x7f]')
_BEYOND = re.compile(rf'(?:{_CLUSTER.pattern})+')
#: What the encodings T1 and TS1 have.
_KNOWN = frozenset(
    '¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ'
    'ĂăĄąĆćČčĎďĐđĘęĚěĞğİıĹĺĽľŁłŃńŇňŊŋŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž–—‘’‚“”„†‡•…‰‹›€™'
)
_ACCENTS = {
    '\u0300': '`', '\u0301': "'", '\u0302': '^', '\u0303': '~', '\u0304': '=', '\u0306': 'u', '\u0307': '.',
    '\u0308': '"', '\u030a': 'r', '\u030b': 'H', '\u030c': 'v', '\u0323': 'd', '\u0326': 'textcommabelow', '\u0327':
    'c', '\u0328': 'k', '\u0331': 'b',
}  # fmt: skip
_SIGNS = {
    '\u00a0': '~', '\u00ad': r'\-', '\u2010': '-', '\u2011': '-', '\u2012': '--', '\u2015': '---', '\u2032':
    r'\ensuremath{\prime}', '\u2009': r'\,', '\u202f': r'\,', '\u200b': '', '\u200c': '', '\u200d': '', '\u2060':
    '', '\ufeff': '', '\u200e': '', '\u200f': '', '−': r'\ensuremath{-}', '≤': r'\ensuremath{\le}', '≥':
    r'\ensuremath{\ge}', '≠': r'\ensuremath{\ne}', '≈': r'\ensuremath{\approx}', '∼': r'\ensuremath{\sim}', '∞':
    r'\ensuremath{\infty}', '∈': r'\ensuremath{\in}', '→': r'\ensuremath{\to}', '←': r'\ensuremath{\leftarrow}',
    '↔': r'\ensuremath{\leftrightarrow}', '⇒': r'\ensuremath{\Rightarrow}', '∀': r'\ensuremath{\forall}', '∃':
    r'\ensuremath{\exists}', '∑': r'\ensuremath{\sum}', '∫': r'\ensuremath{\int}', '√': r'\ensuremath{\surd}', '∂':
    r'\ensuremath{\partial}', '∇': r'\ensuremath{\nabla}', '⋅': r'\ensuremath{\cdot}', '∗': r'\ensuremath{\ast}',
    '★': r'\ensuremath{\star}', '☆': r'\ensuremath{\star}', '✓': r'\ensuremath{\checkmark}', '♯':
    r'\ensuremath{\sharp}', '♭': r'\ensuremath{\flat}', '℃': r'°C', 'ϵ': r'\ensuremath{\epsilon}', 'ϕ':
    r'\ensuremath{\phi}', 'ς': r'\ensuremath{\varsigma}', 'ẞ': 'SS', 'ʼ': '’', 'ʻ': '‘', 'ħ': r'\ensuremath{\hbar}',
    'ℏ': r'\ensuremath{\hbar}', '✉': '@', '📧': '@', '\ufe0e': '', '\ufe0f': '', '⁎': r'\ensuremath{\ast}', '⋆':
    r'\ensuremath{\star}', '‖': r'\ensuremath{\|}', '∥': r'\ensuremath{\|}',
}  # fmt: skip
_GREEK = re.compile(r'GREEK (SMALL|CAPITAL) LETTER ([A-Z]+)')
#: Capitals of Greek that look like ours, which LaTeX has no names for; and the one that it names otherwise.
_LIKE_OURS = {
    'ALPHA': 'A', 'BETA': 'B', 'EPSILON': 'E', 'ZETA': 'Z', 'ETA': 'H', 'IOTA': 'I', 'KAPPA': 'K', 'MU': 'M', 'NU':
    'N', 'OMICRON': 'O', 'RHO': 'P', 'TAU': 'T', 'CHI': 'X',
}  # fmt: skip
_NAMES = {'LAMDA': 'lambda', 'OMICRON': 'o'}


def letters_to_tex(text: str) -> str:
    """LaTeX in which letters that T1 lacks are commands, or stand in the argument of one for all others."""
    return text if text.isascii() else _BEYOND.sub(lambda match: _run(match[0]), unicodedata.normalize('NFC', text))


def divided_letters(text: str, kept: str = '') -> Iterator[tuple[str, str, str]]:
    """Words as they are, and behind them the letters that T1 lacks, as they are and as LaTeX; '' where there are none.

    ``kept`` are ranges of letters, as a set of a pattern has them, that stay what they are.
    """
    text = unicodedata.normalize('NFC', text)
    start = 0
    for match in re.finditer(rf'(?:(?![{kept}])(?:{_CLUSTER.pattern}))+' if kept else _BEYOND, text):
        said = _run(match[0])
        if said != match[0]:
            yield text[start : match.start()], match[0], said
            start = match.end()
    yield text[start:], '', ''


def _run(text: str) -> str:
    pieces: list[str] = []
    others = ''
    for cluster in _CLUSTER.findall(text):
        said = _letter(cluster[0])
        for accent in cluster[1:]:
            said = None if said is None or accent not in _ACCENTS else f'\\{_ACCENTS[accent]}{{{said}}}'
        if said is None:
            others += cluster
            continue
        pieces += [f'{OTHER}{{{others}}}', said] if others else [said]
        others = ''
    if others:
        pieces.append(f'{OTHER}{{{others}}}')
    return ''.join(pieces)


def _letter(char: str) -> str | None:
    """A letter as every engine prints it; None for one that needs a font of its own."""
    if char in _KNOWN or char.isascii():
        return char
    if char in _SIGNS:
        return _SIGNS[char]
    if greek := _GREEK.fullmatch(unicodedata.name(char, '')):
        return _greek(greek[1] == 'CAPITAL', greek[2])
    parts = unicodedata.normalize('NFD', char)
    if len(parts) > 1 and parts[-1] in _ACCENTS:
        base = _letter(unicodedata.normalize('NFC', parts[:-1]))
        return None if base is None else f'\\{_ACCENTS[parts[-1]]}{{{base}}}'
    plain = unicodedata.normalize('NFKD', char)
    if plain != char and plain.isascii() and plain.isalnum():
        kind = unicodedata.decomposition(char).partition('>')[0]
        command = {'<super': 'textsuperscript', '<sub': 'textsubscript'}.get(kind)
        return f'\\{command}{{{plain}}}' if command else plain
    return None


def _greek(capital: bool, name: str) -> str | None:
    if capital and name in _LIKE_OURS:
        return _LIKE_OURS[name]
    called = _NAMES.get(name, name.lower())
    called = called.capitalize() if capital else called
    return f'\\ensuremath{{\\{called}}}' if called in WORDS else ('o' if called == 'o' else None)
