"""What was said of a work after it had appeared: that it was retracted, withdrawn, doubted, corrected or replaced."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model.dates import PartialDate

#: The kinds, the gravest first, and the word for each with which a line of text begins that tells a notice and no more.
NOTICES = {
    'retracted': 'Retracted',
    'withdrawn': 'Withdrawn',
    'concern': 'Expression of concern',
    'superseded': 'Superseded',
    'corrected': 'Corrected',
}
#: After these nobody should rely on a work without having read why.
GRAVE = frozenset({'retracted', 'withdrawn', 'concern'})


class Notice(NamedTuple):
    """One notice on a work. ``kind`` is one of ``NOTICES``; the rest is '' or None where no source tells it.

    ``date``, ``doi`` and ``url`` are those of the notice itself. ``text`` is what a source says, as printed:
    ``Erratum. Journal of Lamps 4, 12``; '' where it says no more than the kind. ``key`` is that of the notice as a
    publication of the same list.
    """

    kind: str
    date: PartialDate | None = None
    doi: str = ''
    url: str = ''
    text: str = ''
    key: str = ''

    @property
    def address(self) -> str:
        """Where the notice is, '' if no source tells."""
        return f'https://doi.org/{self.doi}' if self.doi else self.url

    @property
    def reason(self) -> str:
        """What the text says beyond the kind: ``Journal of Lamps 4, 12``."""
        opening = notice_opening(self.text)
        if opening is None:
            return self.text
        reason = _LEADING.sub('', self.text[opening[1] :].strip(' .:：,;()[]–—-'), count=1)
        return '' if self.date is not None and reason == str(self.date.year) else reason


_LEADING = re.compile(r'(?:published |available )?(?:in:? )?')
#: Words that say the kind by themselves, as a participle (said of the work) or a noun (said of the notice).
_PARTICIPLES = {
    'retracted': r'(?:partially )?retracted(?: and replaced)?(?: (?:article|paper|chapter|publication))?|zurückgezogen|'
    r'(?:article )?rétractée?|(?:artículo )?retractado|已?撤稿|撤回',
    'withdrawn': r'withdrawn(?: (?:article|paper|preprint|chapter))?|retiré|retirado',
    'superseded': r'superseded(?: by)?|replaced by|obsoleted by|ersetzt durch|remplacé par|reemplazado por',
    'corrected': r'corrected(?= (?:by|in|on|\d)|\s*(?:$|[:：.)\]]|\(\d))',
}
_NOUNS = {
    'retracted': r'(?:notice of |partial )?retraction(?: note| notice)?|rétractation|retractación',
    'withdrawn': r'withdrawal(?: notice)?',
    'concern': r'(?:editorial )?expression of (?:editorial )?concern',
    'corrected': r'corrections?|erratum|errata|corrigend(?:um|a)|berichtigung|korrigendum|rectificatif|'
    r'fe de erratas?|corrección|勘误|更正|訂正|正誤表',
}
_BEFORE = (
    r'[\s(\[（【]*(?:(?:(?:see(?: also)?|with|cf\.?|an?|the|now|since|later|published|author|publisher)\s)'
    r'{0,3}|(?:this|the) (?:article|paper|preprint|work|study|chapter|book|report) (?:has been|was|is) )'
)
#: What may follow the word: an end, a place, a time; ``Correction of lenses`` goes on in another way.
_BEHIND = (
    r'(?=\s*(?:$|[:：.,;)\]）】(\[（])|\s[-–—]\s|\s(?:in|on|published|available|issued|see|doi|https?:|due|because|after|'
    r'vol|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d|\d))'
)
_BEHIND_PARTICIPLE = _BEHIND.replace('(?:in|', '(?:in|by|at|from publication|')


def _pattern(words: dict[str, str], behind: str) -> re.Pattern[str]:
    either = '|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in words.items())
    return re.compile(f'{_BEFORE}(?:{either}){behind}', re.IGNORECASE)


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    """The patterns, made when a source has a word of a notice, as hardly any has."""
    return (
        _pattern({**_PARTICIPLES, 'superseded': '(?!)'}, _BEHIND_PARTICIPLE),
        # What a work was replaced by stands right behind the words.
        _pattern({'superseded': _PARTICIPLES['superseded']}, r'(?![\w-])'),
        _pattern(_NOUNS, _BEHIND),
    )


def notice_opening(text: str) -> tuple[str, int] | None:
    """The kind of the notice that a text begins with, and where its words end; None for a text that is no notice."""
    for opening in _openings():
        match = opening.match(text)
        if match is not None and match.lastgroup:
            return match.lastgroup, match.end()
    return None


def notices_together(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices of a work, the gravest first; two of one kind that do not contradict each other are one."""
    settled: list[Notice] = []
    for notice in notices:
        place = next((place for place, known in enumerate(settled) if _is_one(known, notice)), None)
        if place is None:
            settled.append(notice)
        else:
            settled[place] = _together(settled[place], notice)
    return tuple(sorted(settled, key=lambda notice: list(NOTICES).index(notice.kind)))


def _is_one(known: Notice, other: Notice) -> bool:
    """Whether two notices may be one: a work is retracted once, and corrected as often as its notices say."""
    named = ((known.doi, other.doi), (known.url, other.url), (known.key, other.key))
    apart = any(mine and theirs and mine.lower() != theirs.lower() for mine, theirs in named)
    if known.kind != other.kind or apart:
        return False
    if known.kind in GRAVE or known.date is None or other.date is None:
        return True
    return known.date.year == other.date.year


def _together(known: Notice, other: Notice) -> Notice:
    date = known.date
    if other.date is not None and (date is None or len(other.date.parts) > len(date.parts)):
        date = other.date
    text = other.text if other.text and not known.reason else known.text
    return Notice(known.kind, date, known.doi or other.doi, known.url or other.url, text, known.key or other.key)


def notice_status(notice: Notice) -> str:
    """The state of a work that has a notice: ``retracted``, ``expression of concern``; pages translate it."""
    return NOTICES[notice.kind].lower()


def notice_sentence(notice: Notice) -> str:
    """The notice in words that every reader of ours understands again: ``Retracted 2021-03-03: why. address``."""
    opening = notice_opening(notice.text)
    if opening is not None and opening[0] == notice.kind and notice.reason:
        said = notice.text
        said += f' ({notice.date})' if notice.date is not None and str(notice.date.year) not in said else ''
    else:
        said = NOTICES[notice.kind] + (f' {notice.date}' if notice.date is not None else '')
        said += f': {notice.reason}' if notice.reason else ''
    stop = '' if said.endswith(('.', '!', '?')) else '.'
    return ' '.join(
        part for part in (said + stop, f'https://doi.org/{notice.doi}' if notice.doi else '', notice.url) if part
    )
