"""Names of living things in italics: words of the sentence that they stand in, and no container."""

from __future__ import annotations

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

#: ``Lampas borealis``, ``L. borealis``, ``Lampas borealis lucens``; a genus alone ends as Latin and Greek words do.
_TAXON = late_pattern(
    r'(?!Acta\s|Nova\s|Physica\s)(?:[A-Z]\.\s?|[A-Z][a-z]{2,}\s)'
    r'(?:(?:subsp|ssp|var|cf|aff)\.\s)?[a-z-]+(?:ae?|[iu]s|um|i|ans|ens|ster|o|ale|x)(?:\s[a-z]+(?:ae?|[iu]s|um|i|ans|ens))?'
)
_GENUS = late_pattern(r'[A-Z][a-z]{2,}(?:a|[iu]s|um|es|ys|on|ella)')
#: A small word leads to it, without a comma.
_WITHIN = late_pattern(r'(?<![^\W\d_])(?!at\s)[a-z]{2,}\s\Z')
_LONGEST_WORD = 16
#: ``published in *Physica*``: where something appeared.
_APPEARED = late_pattern(r'(?:[Pp]ublished|[Aa]ppeared|[Aa]ccepted|[Pp]ress|[Pp]rinted)\s(?:in|by|for)\s\Z')
#: What a sentence goes on with behind one; ``(Arundiformes: Lampadidae)`` tells its order and family.
_GOES_ON = late_pattern(
    r'\s(?!(?:vols?|nos?|n|nr|pp?|by|edited|ed|eds|pages?|issue|volume|ser|submitted|accepted|in press|to appear)\b)'
    r'(?:[a-z]{2,}[\s-]|\([A-Z][a-z]+[:,]\s[A-Z][a-z]+)'
)
#: Where its sentence ends, a venue follows.
_ENDS = late_pattern(r'\.?\s{1,3}[A-Z“"]|\.$|[?!]\s')


def is_taxon(text: str, start: int, end: int) -> bool:
    """Whether words in italics are the name of a living thing in a running sentence: ``genes in *Lampas borealis*``."""
    if _WITHIN.search(text, max(0, start - _LONGEST_WORD), start) is None:
        return False
    species = _TAXON.fullmatch(text, start, end) is not None
    if not species and _GENUS.fullmatch(text, start, end) is None:
        return False
    if _APPEARED.search(text, max(0, start - _LONGEST_WORD), start) is not None:
        return False
    return _GOES_ON.match(text, end) is not None or (species and _ENDS.match(text, end) is not None)
