"""Titles taken apart for comparing: what two spellings of one title have in common, and what announces a notice."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from sphinxcontrib_pubs.library.fold import fold

_WORD = re.compile(r'[^\W_]+')
_FONT_COMMAND = re.compile(
    r'\\(?:math(?:cal|bb|rm|bf|sf|it|frak)|text(?:bf|it|rm|sc)?|boldsymbol|operatorname|rm|it|bf)\b'
)
#: TeX's name of each Greek letter of Unicode, which has its own spelling of one.
_GREEK = {
    code: f' {unicodedata.name(chr(code)).rsplit(maxsplit=1)[-1].lower().replace("lamda", "lambda")} '
    for code in (*range(0x3B1, 0x3C2), *range(0x3C3, 0x3CA))
}
_GREEK_LETTER = re.compile(f'[{"".join(map(chr, _GREEK))}]')
_BEFORE_SUBTITLE = re.compile(r'[:?]\s|\.\s|\s[–—-]\s')
#: A shorter main title (``Introduction``) tells nothing about the work whose subtitle is left out.
_LEAST_MAIN = 12
#: A name that a system got later (``OFF: …``) is left out as often; what follows it must be a title by itself.
_LEAST_SUBTITLE, _LONGEST_NAME = 24, 2
#: From so many letters and words on, hardly two works have a title by chance, unless it says what many are.
_LEAST_TELLING, _LEAST_WORDS = 14, 3
_ANYBODYS = frozenset(
    {
        'acknowledgement', 'book', 'comment', 'comments', 'correspondence', 'discussion', 'editor', 'editorial',
        'editors', 'errata', 'erratum', 'foreword', 'guest', 'index', 'introduction', 'letter', 'letters', 'memoriam',
        'news', 'obituary', 'preface', 'proceedings', 'reply', 'response', 'review', 'special',
    }
)  # fmt: skip

#: What a title begins with that is no work of its own, and how it then stands to the one whose title follows.
_OPENINGS = {
    'retracts': r'retraction(?: note| notice)?|notice of retraction|withdrawal',
    'expresses concern about': r'(?:editorial )?expression of concern',
    'corrects': r'(?:author |publisher )?(?:corrections?|erratum|errata|corrigend(?:um|a)|addendum)',
    'replies to': r'(?:the )?(?:authors?[\'’]? )?(?:reply|response|rejoinder|rebuttal)',
    'comments on': r'(?:a |some )?(?:comments?|commentary|discussion|remarks?)',
}
_OPENING = [
    (kind, re.compile(rf'(?:{words})(?:\s(?:to|of|on|for))?(?:\s?[:–—-]\s?|\s)')) for kind, words in _OPENINGS.items()
]
#: What it ends in.
_CLOSINGS = {
    'retracts': 'retraction',
    'corrects': 'erratum|corrigendum|correction',
    'replies to': 'reply|response|rejoinder',
    'comments on': 'comments?|discussion',
    'later version of': '(?:extended|full|long|journal|complete) (?:version|paper)',
    'earlier version of': 'extended abstract|short (?:version|paper)|brief announcement|poster|demo',
}
_CLOSING = [
    (kind, re.compile(rf'\s?(?:[(\[](?:{words})[)\]]|[:–—-]\s(?:an? |the )?(?:{words}))\W*$'))
    for kind, words in _CLOSINGS.items()
]
_CITED = re.compile(r'\s(?:\[[^\[\]]{0,120}\d[^\[\]]{0,120}\]|\([^()]{0,120}\d[^()]{0,120}\))\W*$')
#: One of these stands among the first words of every notice, or is its last.
_SIGNS = frozenset(
    {
        'abstract', 'addendum', 'announcement', 'comment', 'commentary', 'comments', 'concern', 'correction',
        'corrections', 'corrigenda', 'corrigendum', 'demo', 'discussion', 'errata', 'erratum', 'paper', 'poster',
        'rebuttal', 'rejoinder', 'remark', 'remarks', 'reply', 'response', 'retraction', 'version', 'withdrawal',
    }
)  # fmt: skip
_ROMAN = re.compile(r'[ivx]+')


class TitleForm(NamedTuple):
    """One title: its folded words, those before the subtitle, and all letters and digits in one piece."""

    words: tuple[str, ...]
    letters: str
    main: str  # the letters before the subtitle, '' without one or where they say too little
    sub: str  # the letters behind a short name and a colon, likewise

    @property
    def is_telling(self) -> bool:
        """Whether two works of different people would hardly have it by chance."""
        return len(self.letters) >= _LEAST_TELLING and len(self.words) >= _LEAST_WORDS and not self.is_anybodys

    @property
    def is_anybodys(self) -> bool:
        """Whether it says what many works are, such as ``Editorial`` or ``Introduction to the special issue``."""
        return not _ANYBODYS.isdisjoint(self.words[:2])


def title_form(text: str) -> TitleForm:
    """The form of a title; capitals, accents, markup, punctuation and the fonts of formulas do not count."""
    folded = _folded(text)
    words = tuple(_WORD.findall(folded))
    main = sub = ''
    if subtitle := _BEFORE_SUBTITLE.search(folded):
        before = _WORD.findall(folded[: subtitle.start()])
        main = ''.join(before)
        sub = ''.join(words[len(before) :]) if len(before) <= _LONGEST_NAME else ''
    return TitleForm(
        words, ''.join(words), main if len(main) >= _LEAST_MAIN else '', sub if len(sub) >= _LEAST_SUBTITLE else ''
    )


def may_be_notice(form: TitleForm) -> bool:
    """Whether a title has a word that announces a notice; few have, and looking closer takes longer than all else."""
    return not _SIGNS.isdisjoint((*form.words[:3], *form.words[-1:]))


def notice_of(text: str) -> tuple[str, str] | None:
    """What a notice does (``corrects``, ``retracts``, …) and the letters of the title that it names; None for others.

    A title may look like one and be none (“Correction of lenses”): then no work has the rest for its title.
    """
    folded = _folded(text).strip()
    kind = ''
    for _ in range(3):  # "Reply to comment on …"
        for each, opening in _OPENING:
            if match := opening.match(folded):
                kind, folded = kind or each, folded[match.end() :]
                break
        else:
            break
    if not kind:
        for each, closing in _CLOSING:
            if match := closing.search(folded[-60:]):
                kind, folded = each, folded[: len(folded) - len(folded[-60:]) + match.start()]
                break
    if not kind:
        return None
    rest = ''.join(_WORD.findall(_CITED.sub('', folded)))
    return (kind, rest) if rest else None


def same_title(one: TitleForm, other: TitleForm) -> str:
    """How two titles are the same: ``title``, ``title without its subtitle``, ``title but for a slip`` …; or ''."""
    if not one.letters or not other.letters:
        return ''
    if one.letters == other.letters:
        return 'title'
    if one.letters == other.main or other.letters == one.main:
        return 'title without its subtitle'
    if one.letters == other.sub or other.letters == one.sub:
        return 'title without what stands before its colon'
    return 'title but for a slip' if _but_for_a_slip(one.words, other.words) else ''


def alike(one: TitleForm, other: TitleForm) -> bool:
    """Whether two titles may be versions of one: half of the shorter one's words are in the other."""
    if same_title(one, other):
        return True
    shorter, longer = sorted(({word for word in form.words if len(word) > 3} for form in (one, other)), key=len)
    return bool(shorter) and 2 * len(shorter & longer) >= len(shorter)


def _folded(text: str) -> str:
    if '\\' in text:
        text = _FONT_COMMAND.sub(' ', text)
    folded = fold(text)
    if '&' in folded:
        folded = folded.replace('&', ' and ')
    return folded.translate(_GREEK) if not folded.isascii() and _GREEK_LETTER.search(folded) else folded


def _but_for_a_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one or two long words differ by a letter, or by the order of their letters; figures never differ."""
    if len(one) != len(other) or len(one) < 3:
        return False
    unlike = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]
    return len(unlike) <= 2 and all(_is_slip(*pair) for pair in unlike)


def _is_slip(mine: str, theirs: str) -> bool:
    short, long = sorted((mine, theirs), key=len)
    if len(short) < 5 or not (mine + theirs).isalpha() or _ROMAN.fullmatch(long) or short[0] != long[0]:
        return False
    if len(short) == len(long):
        return sorted(short) == sorted(long)
    if len(long) - len(short) != 1:
        return False
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    return short[at:] == long[at + 1 :]
