"""What became of the works of a source (retracted, corrected, …), out of whatever field it is told in."""

from __future__ import annotations

#: Of these words one is in every notice; most sources have none of them.
_SIGNS = (
    'retract', 'withdraw', 'errat', 'orrig', 'correc', 'concern', 'supersed', 'replaced', 'obsolet', 'berichtig',
    'zurückgezogen', 'ersetzt', 'rectific', 'rétract', 'retir', 'remplacé', 'reemplaz', '撤', '勘误', '更正', '訂正',
    '正誤',
)  # fmt: skip


def has_signs(text: str) -> bool:
    """Whether a text has a word that notices have."""
    lowered = text.lower()
    return any(sign in lowered for sign in _SIGNS)
