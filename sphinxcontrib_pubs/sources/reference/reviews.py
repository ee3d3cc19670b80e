"""Reviews of books and notes on cases: the title names another work, or a decision and its date."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim

_REVIEW = late_pattern(
    r'\[?(?:book\s)?(?:review(?:\s(?:essay|article))?(?:\s(?:of|on)(?!\w)|\s?:)|rev\.\sof(?!\w)|'
    r'(?:sammel)?rezension(?:\s(?:zu|von|über)(?!\w)|\s?:)|besprechung\s(?:von|zu)(?!\w)|'
    r'comptes?[\s-]rendus?\s(?:(?:de|du|des)(?!\w)|:)|recensione\s(?:a|di|al|del)(?!\w)|'
    r'(?:urteils)?anm(?:erkung|\.)\s(?:zu|zum|zur)(?!\w)|case\s(?:note|comment)(?:\son(?!\w)|\s?:)|note\ssous(?!\w)|'
    r'nota\sa\s(?:cass|corte|trib|sentenza)|rese[nñ]a\s(?:de|a|del)(?!\w)|resenha\s(?:de|do|da)(?!\w)|recenzja|recenze|рецензия|書評|书评)',
    re.IGNORECASE,
)
#: Before a container that is set off by a full stop, which editors (``ed.``) have as well.
_SENTENCE_END = late_pattern(r'(?<!\beds)(?<!\bed)(?<!hrsg)(?<!\bhg)[.?!]\s*\Z', re.IGNORECASE)
#: ``Review of *The Amber Road* (2016),``
_YEAR_BEHIND = late_pattern(r'\s\([^()]{0,40}(?:1[89]|20)\d\d\)(?=[.,;]\s)')
#: ``Review of *The Amber Road*, edited by Ada Roe and Bo Ito, *Tides*``: whose book it is that is under review.
_EDITED_BEHIND = late_pattern(
    r',?\s\(?(?:(?:edited|ed\.|eds\.)\sby|eds?\.|h(?:rs|erausgegeben|g)\w*\.?\svon|sous\sla\sdirection\sde|a\scura\sdi)\s',
    re.IGNORECASE,
)
_MARKED = ('emphasis', 'quoted', 'journal', 'strong')


def begins_review(text: str, start: int) -> bool:
    """Whether words that say that a work is about another one stand at a position."""
    return _REVIEW.match(text, start) is not None


def is_review(text: str, segments: list[Segment]) -> bool:
    """Whether an entry begins with words that say that it reviews another work."""
    return bool(segments) and segments[0].kind == 'plain' and begins_review(text, segments[0].start)


def join_review(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments of a review with all that stands before its container as one, whose kind is ``review``.

    The container follows *in*, the bracket around it all, or a full stop; else it is the second marked stretch, since
    the first is the title of the work under review.
    """
    start = segments[0].start
    closing = text.find(']', start, segments[-1].end) if text[start] == '[' else -1
    # ``Review of *In Deep Water*``: what stands right behind these words is the work under review.
    first = 1 if len(segments) > 1 and _REVIEW.fullmatch(text, start, segments[0].end) else 0
    led = next((index for index, each in enumerate(segments) if index > first and each.after_in), 0)
    marked = [index for index, each in enumerate(segments) if index and each.kind in _MARKED]
    if closing > 0:
        last = max(index for index, each in enumerate(segments) if each.start <= closing)
        return [Segment(start, closing + 1, 'review'), *segments[last + 1 :]]
    if led:
        last = led - 1
    elif (marked and _SENTENCE_END.search(text[: segments[marked[0]].start])) or (
        marked and segments[marked[0]].kind == 'journal'
    ):
        last = marked[0] - 1
    elif len(marked) > 1:
        last = marked[1] - 1
    else:
        last = marked[0] if marked else first
        while last + 1 < len(segments) and _is_of_the_work(text[segments[last + 1].start]):
            last += 1
    end = segments[last].end
    bracket = _YEAR_BEHIND.match(text, end)
    if bracket is not None:
        end = bracket.end()
    elif last + 1 < len(segments) and _EDITED_BEHIND.match(text, end, segments[last + 1].start) is not None:
        end = trim(text, end, segments[last + 1].start)[1]
    return [Segment(start, end, 'review'), *segments[last + 1 :]]


def _is_of_the_work(letter: str) -> bool:
    """``, by Ada Roe``, ``(Harrow, 2012)``: how that begins which is said of the work under review behind its title."""
    return letter == '(' or letter.islower()
