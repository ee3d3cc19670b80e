"""What the class names of HTML say of a reference's parts (``pub-title``, ``authors``), and the cards made of such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, Passage, Run, join
from sphinxcontrib_pubs.sources.tables import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate

_CLASS = late_pattern(r'\sclass\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+))')
#: What a click on it shows or hides.
_CLICKED = late_pattern(r'\sonclick\s*=')
_ROLE = late_pattern(
    r'(?:(?:pub|publication|paper|article|entry|reference|bib|citation)s?[-_]{0,2})?'
    r'(?:(title)|(authors?(?:[-_]list)?)|((?:venue|journal|conference|meta)(?:[-_](?:name|line))?)|(year)|'
    r'((?:abstract|tldr)(?:[-_](?:text|content))?))'
)
_STATE = late_pattern(
    r'(?:manuscript |paper |currently )?'
    r'(?:in prep\w*|in press|under (?:review|revision)|submitted|to appear|forthcoming)\b.{0,30}',
    re.IGNORECASE,
)
_LABELS = ('', 'Title', 'Authors', 'Venue', 'Year', 'Abstract', '', 'Status')
TITLE, AUTHORS, VENUE, YEAR, ABSTRACT = range(1, 6)
#: What is pressed to see the rest.
PRESSED = 6
_STATUS = 7
#: The whole of them.
CARD = 8
_MOST_PARTS = 12


def role_of_element(name: str, attributes: str) -> int:
    """The part of a reference that an element holds by its class, 0 for none that is known."""
    if name == 'div' and _CLICKED.search(attributes) is not None:
        return PRESSED
    match = _CLASS.search(attributes)
    for word in match[match.lastindex or 0].lower().split() if match is not None else ():
        said = _ROLE.fullmatch(word)
        if said is not None:
            return said.lastindex or 0
    return 0


def read_card(blocks: Sequence[Candidate]) -> Passage | None:
    """The passage of a card whose elements are named by their classes, each behind its label; None for no such card."""
    of = [block.part for block in blocks]
    if of.count(TITLE) != 1 or CARD in of or not {AUTHORS, VENUE} & set(of) or len(blocks) > _MOST_PARTS:
        return None
    if any(block.children or block.kind != ('html' if block.part != TITLE else block.kind) for block in blocks):
        return None
    first: list[Passage] = []
    parts: list[Passage] = []
    seen: set[int] = set()
    others = [index for index in range(of.index(TITLE) + 1, len(of)) if not of[index]]
    if VENUE not in of and len(others) == 1:
        # One cannot tell more of it than that it is no other part.
        of[others[0]] = _STATUS if _STATE.match(blocks[others[0]].passage.text) else VENUE
    for block, role in zip(blocks, of, strict=True):
        if role == TITLE:
            title, *badges = _title(block.passage)
            parts.append(_labelled(TITLE, title))
            first += badges if VENUE in of else [_labelled(VENUE, badge) for badge in badges]
        elif role and role not in seen:
            parts.append(_labelled(role, block.passage))
        else:
            first.append(block.passage)  # behind a label it would go on with what that names
        seen.add(role)
    return join([*first, *parts])


def _labelled(role: int, passage: Passage) -> Passage:
    return labelled(Passage([Run(0, _LABELS[role], passage.runs[0].source, 0, '')]), passage)


def _title(passage: Passage) -> list[Passage]:
    """The title, and what stands on lines before it: a mark for the conference, or the year."""
    linked = [run for run in passage.runs if run.target]
    start = linked[0].start if linked else 0
    before = passage.text[:start]
    if not before.strip() or not ('\n' in before or HARD_BREAK in before) or len(linked[0].text.split()) < 3:
        return [passage]
    return [passage.part(start, len(passage.text)), passage.part(0, len(before.rstrip()))]
