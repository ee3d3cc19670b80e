"""Fields of one reference that stand in blocks of their own (``- Title: …``, ``- Authors: …``) put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.passage import join
from sphinxcontrib_pubs.sources.reference.labelled import label_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate

_KINDS = ('item', 'paragraph', 'html')


def gather_fields(blocks: Sequence[Candidate]) -> list[Candidate]:
    """The blocks with every run of labelled ones as one block for each reference in it."""
    result: list[Candidate] = []
    run: list[Candidate] = []
    roles: set[str] = set()
    for block in blocks:
        role = ''
        whole = block.children or block.too_long or block.passage.blocks
        if block.kind in _KINDS and not whole:
            role = label_role(block.passage.text)
        if role == 'as_written':  # a reference by itself
            role = ''
        belongs = role and (not run or (block.kind == run[0].kind and block.group == run[0].group))
        if run and (not belongs or role in roles):
            result += _joined(run, roles)
            run, roles = [], set()
        if role:
            run.append(block)
            roles.add(role)
        else:
            result.append(block)
    return result + _joined(run, roles) if run else result


def _joined(run: list[Candidate], roles: set[str]) -> list[Candidate]:
    if len(run) < 2 or 'title' not in roles:
        return run
    passage = join([block.passage for block in run])
    frames = {block.frame for block in run}
    frame = frames.pop() if len(frames) == 1 else None
    return [replace(run[0], passage=passage, last=run[-1].last, frame=frame)]
