"""What became of the works of a source (retracted, corrected, …), out of whatever field it is told in."""

from __future__ import annotations

#: Of these words one is in every notice; most sources have none of them.
_SIGNS = (
    'retract', 'withdraw', 'errat', 'orrig', 'correc', 'concern', 'supersed', 'replaced', 'obsolet', 'berichtig',
    'zurückgezogen', 'ersetzt', 'rectific', 'rétract', 'retir', 'remplacé', 'reemplaz', '撤', '勘误', '更正', '訂正',
    '正誤',
)  # fmt: skip

_ASCII_SIGNS = tuple(filter(str.isascii, _SIGNS))
#: To put a text into small letters takes several times its room, so that it is looked through in parts.
_PART = 1 << 16
_LONGEST = max(map(len, _SIGNS))


def has_signs(text: str) -> bool:
    """Whether a text has a word that notices have."""
    for start in range(0, len(text), _PART):
        part = text[start : start + _PART + _LONGEST].lower()
        if any(map(part.__contains__, _ASCII_SIGNS if part.isascii() else _SIGNS)):
            return True
    return False
