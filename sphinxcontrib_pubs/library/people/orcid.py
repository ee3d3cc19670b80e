"""ORCID identifiers, bare: ``0000000218250097``."""

from __future__ import annotations

import re

_FORM = re.compile(r'[0-9]{15}[0-9X]')


def bare_orcid(orcid: str) -> str:
    """The sixteen characters of an ORCID, without the address before them and the hyphens between."""
    return orcid.strip().rstrip('/').rpartition('/')[2].replace('-', '').upper()


def written_orcid(orcid: str) -> str:
    """An ORCID as people and addresses have it, in four groups; '' for none."""
    bare = bare_orcid(orcid)
    return '-'.join(bare[start : start + 4] for start in range(0, len(bare), 4))


def is_orcid(text: str) -> bool:
    """Whether the check digit fits (ISO 7064 MOD 11-2, as ORCID's own documentation describes it)."""
    bare = bare_orcid(text)
    if _FORM.fullmatch(bare) is None:
        return False
    total = 0
    for digit in bare[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return bare[15] == ('X' if check == 10 else str(check))
