"""What people write into ``note`` for want of a field, as Zotero reads it: ``PMID: 123``, ``{:status: in press}``."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.model.csl import DATES, IN_CAPITALS, NAMES, TEXTS

#: A line without the space around it; to look for its end with what stands before it takes the square of long gaps.
_LINE = re.compile(r'(tex\.[\w.-]+|[A-Za-z][A-Za-z _-]{1,30})\s*[:=]\s*(\S.*)')
_BRACED = re.compile(r'\{:([A-Za-z_-]{2,30}):\s*([^{}]*)\}')
_NAMES = frozenset(NAMES)
_KNOWN = (
    TEXTS
    | DATES
    | _NAMES
    | {
        'issued', 'type', 'status', 'container-title', 'collection-title', 'event-date', 'number', 'volume', 'issue',
        'page', 'edition', 'publisher', 'publisher-place', 'language', 'citation-key',
    }
)  # fmt: skip


def split_note(note: str) -> tuple[str, list[tuple[str, object]]]:
    """The words of a note, and the variables that it tells by CSL's names; ``tex.*`` keep their names."""
    told: list[tuple[str, object]] = []

    def take(match: re.Match[str]) -> str:
        variable = _variable(match[1])
        if not variable:
            return match[0]
        told.append((variable, _value(variable, match[2].strip())))
        return ''

    if '{:' in note:
        note = _BRACED.sub(take, note)
    kept = []
    for line in note.split('\n'):
        match = _LINE.fullmatch(line.strip())
        if match is None or take(match):
            kept.append(line)
    return '\n'.join(kept).strip(), told


def _variable(written: str) -> str:
    """The variable that a name in a note means, '' for a word that happens to stand before a colon."""
    if written.startswith('tex.'):
        return written
    plain = written.strip().lower().replace(' ', '-')
    plain = plain if plain in _KNOWN else plain.replace('_', '-')
    return IN_CAPITALS.get(plain, plain if plain in _KNOWN else '')


def _value(variable: str, text: str) -> object:
    """A person of a note has two bars between the names."""
    if variable in _NAMES:
        family, bars, given = text.partition('||')
        return [{'family': family.strip(), 'given': given.strip()}] if bars else [text]
    return text
