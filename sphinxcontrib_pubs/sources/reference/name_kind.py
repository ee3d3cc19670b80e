"""What one chunk of a row of names can be."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What one chunk can be. ``form`` is ``I`` initials, ``F`` a lone word or family name, ``IF`` initials and
    family, ``FI`` family and initials, ``GF`` given names in full and family, ``C`` a CJK name, ``T`` a team,
    ``S`` a suffix, ``X`` no name."""

    form: str
    given: str = ''
    family: str = ''
    particle: str = ''
    suffix: str = ''
    capitals: bool = False  # the family name is printed in capitals


NOTHING = Kind('X')
