"""Neutral citations of judgments, as courts give them: ``[2020] UKSC 12``, ``[2021] EWHC 345 (Admin)``."""

from __future__ import annotations

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

#: The courts of the United Kingdom, of Ireland and of countries whose courts cite in the same way.
_COURTS = (
    r'UK(?:SC|PC|HL|UT|FTT|EAT|SIAC|AIT)|EW(?:CA|HC|FC|COP|CC)|EAT|CS(?:IH|OH)|HCJAC|NI(?:CA|QB|KB|Ch|Fam)|'
    r'IE(?:SC|CA|HC)|HCA|FCA(?:FC)?|NSW(?:CA|SC)|VSCA|QCA|WASCA|NZ(?:SC|CA|HC)|SGCA|SGHC|HKCFA|ZACC|ZASCA'
)
_DIVISIONS = r'Civ|Crim|Admin|Ch|Comm|Fam|QB|KB|TCC|Pat|IPEC|SCCO|Costs|COP|AAC|LC|IAC|TC|GRC'
_CITATION = late_pattern(
    rf'\[(?:19|20)\d\d\]\s(?P<court>(?:{_COURTS})(?:\s(?:{_DIVISIONS}))?)\s(?P<number>\d{{1,5}})(?!\d)'
    rf'(?:\s\((?:{_DIVISIONS})\))?'
)
_YEAR = late_pattern(r'(?<!\d)(?:19|20)\d\d(?!\d)')


def find_case(text: str, start: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the court and the number of a judgment stand, with the division behind it; None without one.

    A year before it is that of a work about the judgment.
    """
    if '] ' not in text:
        return None
    found = _CITATION.search(text, start)
    if found is None or _YEAR.search(text, start, found.start()) is not None:
        return None
    return found.span('court'), (found.start('number'), found.end())
