"""Whether a stretch of a reference tells something of the work, and names nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.journals import is_title_case

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.segments import Segment

#: Words of a sentence about somebody or something, which no name of a venue has.
SENTENCE = late_pattern(
    r'(?<!\w)(?:I|we|he|she|they|you|my|was|were|has|have|had|will|is|are|joined|received|studied|works? on|worked|'
    r'developed|attended|completed|graduated|moved|started|please|see|thanks)(?!\w)'
    r'|\A(?:[Mm]anuscript (?:submitted|in prep\w*|under review)|(?:We|This|These|Compares|Uses|Combines|Examines|'
    r'Explores|Investigates|Presents|Introduces|Describes|Proposes|Shows|Demonstrates|Provides|Extends|Resolves|'
    r'Links|Identifies|Analy[sz]es|Interprets|Discusses|Develops|'
    r'(?:Reports|Studies)(?=\s(?!in\s|on\s|of\s)[a-z]))\s)'
)


_LINE_ENDS = ('\n', '\u2028')
#: More words in small letters than these has no venue that nothing else shows to be one.
_MOST_SMALL, _SHARE_SMALL = 8, 0.6


def tells_in_own_line(text: str, segment: Segment, value: str) -> bool:
    """Whether a line of words in italics that ends as a sentence does tells something of the work above it."""
    before = text[max(0, segment.start - 3) : segment.start].rstrip(' ')
    words = value.split()
    return before[-1:] in _LINE_ENDS and value[-1] in '.!?…' and len(words) > 3 and not is_title_case(words)


def is_sentence(value: str) -> bool:
    """Whether a stretch tells something of the work, by its length and its small letters."""
    words = value.split()
    return len(words) > _MOST_SMALL and sum(map(str.islower, words)) >= _SHARE_SMALL * len(words)
