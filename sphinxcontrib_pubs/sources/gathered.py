"""Fields of one reference that stand in blocks of their own (``- Title: …``, ``- Authors: …``) put together.

An abstract below a paragraph, labelled or folded away, becomes a part of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.candidates import SUMMARY_LEVEL, Candidate
from sphinxcontrib_pubs.sources.passage import join
from sphinxcontrib_pubs.sources.reference.labelled import label_role, role_of
from sphinxcontrib_pubs.sources.tables import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.passage import Passage

_KINDS = ('item', 'paragraph', 'html')


def gather_fields(blocks: Sequence[Candidate]) -> list[Candidate]:
    """The blocks with every run of labelled ones as one block for each reference in it."""
    result: list[Candidate] = []
    run: list[Candidate] = []
    roles: set[str] = set()
    for block in _without_folds(blocks):
        role = ''
        whole = block.children or block.too_long or block.passage.blocks
        if block.kind in _KINDS and not whole:
            role = label_role(block.passage.text)
        if role == 'as_written':  # a reference by itself
            role = ''
        belongs = role and (not run or (block.kind == run[0].kind and block.group == run[0].group))
        if role == 'abstract' and not run and result and _takes_abstract(result[-1], block.frame):
            result[-1] = _with_abstract(result[-1], block.passage, block.last)
            continue
        if run and (not belongs or role in roles):
            result += _joined(run, roles)
            run, roles = [], set()
        if role:
            run.append(block)
            roles.add(role)
        else:
            result.append(block)
    return result + _joined(run, roles) if run else result


def _without_folds(blocks: Sequence[Candidate]) -> Sequence[Candidate]:
    """The blocks with every ``<details><summary>Abstract</summary>`` in the block before it, whose abstract it is."""
    if not any(block.kind == 'heading' and block.level > SUMMARY_LEVEL for block in blocks):
        return blocks
    result: list[Candidate] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        position += 1
        if block.kind == 'heading' and block.level > SUMMARY_LEVEL and role_of(block.passage.text) == 'abstract':
            end = position
            while end < len(blocks) and blocks[end].kind in _KINDS and not blocks[end].children:
                end += 1
            close = blocks[end] if end < len(blocks) and blocks[end].kind == 'close' else None
            frame = close.frame if close is not None and end > position else None
            if frame is not None and result and _takes_abstract(result[-1], frame):
                inner = join([each.passage for each in blocks[position:end]])
                result[-1] = _with_abstract(result[-1], labelled(block.passage, inner), frame[1])
                position = end + 1
                continue
        result.append(block)
    return result


def _takes_abstract(block: Candidate, frame: tuple[int, int] | None) -> bool:
    """Whether a block may be a reference to which what stands below it, in a frame, can be added."""
    whole = block.children or block.too_long or block.passage.blocks
    return block.kind in _KINDS and not whole and block.frame in (None, frame)


def _with_abstract(block: Candidate, abstract: Passage, last: int) -> Candidate:
    return replace(block, passage=join([block.passage, abstract], labelled=True), last=max(block.last, last))


def _joined(run: list[Candidate], roles: set[str]) -> list[Candidate]:
    if len(run) < 2 or 'title' not in roles:
        return run
    passage = join([block.passage for block in run])
    frames = {block.frame for block in run}
    frame = frames.pop() if len(frames) == 1 else None
    return [replace(run[0], passage=passage, last=run[-1].last, frame=frame)]
