"""References whose parts a dash divides, as catalogues and the standards of the East have them; gives no part a role.

``A title. Its other sentence / A. Roe // A journal. A series. – 2019. – Т. 5, № 2. – С. 10–20`` is divided by the
slashes and the dashes alone: full stops are inside of what stands between two of them.
"""

from __future__ import annotations

from functools import lru_cache

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

#: A dash before the year, or before what says which number it is.
_BEFORE_NUMBERS = late_pattern(
    r'\s[–—-]\s(?:(?:1[89]|20)\d\d(?!\w)|(?:Т|Вып|Вип|Ч|Кн|V|Vol|С|C|P|PP|Pp|S|Bd)\.\s?\d|(?:№|N)\.?\s?\d'
    r'|[^\W\d_][^–—/:]{0,40}:\s[^–—/:]{2,60},\s(?:1[89]|20)\d\d\.?(?=\s[–—-]|$))'  # ``– Москва : Наука, 2015.``
)
#: ``Москва : Наука, 2015. — 320 с.``, ``– Packt Publishing. – 2016. – 180 p.``: behind a book stands how long it is.
_LENGTH = late_pattern(r'\s[–—-]\s\d{1,4}\s?(?:[сСcpPsS]|стр|pp)(?!\w)')
_FEWEST = 2


@lru_cache(maxsize=256)
def has_areas(text: str) -> bool:
    """Whether dashes divide the parts of a reference, in which a full stop then ends nothing."""
    if ' – ' not in text and ' — ' not in text and ' - ' not in text:
        return False
    numbers = sum(1 for _ in zip(_BEFORE_NUMBERS.finditer(text), range(_FEWEST), strict=False))
    if '//' in text:
        return numbers == _FEWEST
    return numbers > 0 and _LENGTH.search(text) is not None


def ends_area(text: str, position: int) -> bool:
    """Whether a dash or a slash stands behind a full stop."""
    behind = text[position + 1 : position + 4]
    return behind[:1].isspace() and behind[1:2] in ('–', '—', '-', '/')
