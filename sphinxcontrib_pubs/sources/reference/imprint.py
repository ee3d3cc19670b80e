"""What stands around a publisher: places, editions, versions, and the labels of reports and theses."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.venues import PUBLISHER
from sphinxcontrib_pubs.sources.reference.words import read_words

_PLACES = read_words('places')
_PUBLISHERS = read_words('publishers')
#: No container with its imprint is longer.
_LONGEST = 500
_LONGEST_NAME = 60
_CITY = late_pattern(r"[A-Z][\w.'-]+(?: [A-Z][\w'-]+){0,2}")
_CJK_CITY = late_pattern('[\u4e00-\u9fff\uac00-\ud7af]{2,4}')
_STATE = late_pattern(r'[A-Z]{2}|[A-Z]\.[A-Z]\.')
#: ``3rd ed.``, ``(2nd edition)``, ``ed. 3``, ``2. Aufl.``: the number is in group 1 or 2.
EDITION = late_pattern(
    r'[(\[]?(?<!\w)(?:((?:\d{1,2}(?:st|nd|rd|th|\.|e|ª|º)?|first|second|third|fourth|fifth|sixth|revised|rev\.|reprint|facsimile|paperback|new|international))'
    r'\s(?:(?:revised|rev\.|updated|expanded|and|überarbeitete)\s){0,3}(?:ed|eds|edn|edition|aufl|auflage|éd|édition)(?![\w])\.?'
    r'|ed\.\s(\d{1,2})(?!\d))[)\]]?',
    re.IGNORECASE,
)
#: What stands before the institution of a report, a thesis or a piece of software.
LEAD = late_pattern(
    r'(?:(?:version|v\.?|release)\s?\d[\w.]*[,;.]?\s'
    r'|(?:(?:technical|research|internal|project|final|annual)\s)?(?:report|working paper|discussion paper|'
    r'white paper|tech\.? rep\.?|'
    r'preprint)s?(?:\s(?:no|nr|number|#)?\.?\s?(?P<number>[\w./-]*\d[\w./-]*))?\s?[,:;.]\s)',
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether a text is nothing but the name of a city, a state or a country, or several with commas between."""
    parts = [part.strip(' .') for part in text.replace('/', ',').replace('İ', 'I').split(',')]
    return bool(parts) and all(
        part
        and (
            part.lower() in _PLACES
            or f'{part.lower()}.' in _PLACES
            or (index > 0 and _STATE.fullmatch(part))
            or (index + 1 < len(parts) and _STATE.fullmatch(parts[index + 1]) and _CITY.fullmatch(part))
        )
        for index, part in enumerate(parts)
    )


def is_publisher(text: str) -> bool:
    """Whether a text is the name of a publisher, or says that it names one."""
    return PUBLISHER.search(text) is not None or text.lower().rstrip('.') in _PUBLISHERS


def after_place(text: str) -> int:
    """The length of ``Cambridge: `` or ``Sebastopol, CA: `` that a text begins with, 0 if it begins with no place."""
    colon = text.find(':', 0, 60)
    if colon <= 0 and not text.isascii():
        colon = text.find('：', 0, 6)
    if colon <= 0 or not (
        is_place(text[:colon].removesuffix(' u.a.'))
        or _CJK_CITY.fullmatch(text, 0, colon)
        or (_CITY.fullmatch(text, 0, colon) and PUBLISHER.search(text, colon, min(len(text), colon + _LONGEST_NAME)))
    ):
        return 0
    end = colon + 1
    while end < len(text) and text[end] == ' ':
        end += 1
    return end if end < len(text) else 0


def before_imprint(text: str) -> int:
    """The length of a container before ``, Publisher, Place`` or ``, Place: Publisher``; all of it without them."""
    if len(text) > _LONGEST:
        return len(text)
    for separator in (', ', '. '):
        position = text.find(separator)
        while position > 0:
            if after_place(text[position + 2 :]):
                return position
            position = text.find(separator, position + 2)
    parts = text.split(', ')
    count = next((k for k in range(max(1, len(parts) - 3), len(parts)) if is_place(', '.join(parts[k:]))), len(parts))
    if (
        count < len(parts)
        and count > 1
        and len(parts[count - 1].split()) <= 5
        and ' and ' not in f' {parts[count - 1]}'
        and '& ' not in parts[count - 1]
    ):
        count -= 1  # the publisher before its place
    return len(', '.join(parts[:count]))
