"""Notes on what stands among references, or where they are announced, and is read as none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.candidates import ANNOUNCES, is_other
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page

_PLACEHOLDER = late_pattern(
    r'\W*(?:to be (?:added|announced|completed|continued)|coming soon|tba|tbd|todo|under construction|none(?: yet)?|'
    r'(?:there are )?no (?:publications|papers|articles|entries)|lorem ipsum|placeholder|work in progress)\b',
    re.IGNORECASE,
)
_SHOWN = 50


def left_out(page: Page, candidates: Sequence[Candidate], taken: set[int], *, announced: bool) -> Iterator[Problem]:
    """A note for each item and row that is left out of a list of references, and for each placeholder.

    ``taken`` are the ids of the candidates that are references or parts of one, ``announced`` says whether the page's
    title promises publications.
    """
    lists = {candidate.group for candidate in candidates if id(candidate) in taken}
    for candidate in candidates:
        if id(candidate) in taken or any(id(child) in taken for child in candidate.children):
            continue
        text = ' '.join(candidate.passage.text.split())
        other = bool(candidate.topics) and is_other(candidate.topics[-1])
        promised = not other and (announced or any(ANNOUNCES.search(topic) for topic in candidate.topics))
        if candidate.kind in ('item', 'row'):
            noted = candidate.group in lists or (promised and not candidate.nested)
        else:
            noted = promised and _PLACEHOLDER.match(text) is not None
        if noted and text:
            shown = text if len(text) <= _SHOWN else f'{text[:_SHOWN].rstrip()}…'
            yield page.problem(
                Severity.NOTE,
                'left-out',
                f'this is not read as a reference and left out of the list: "{shown}"',
                candidate.passage.source(0),
                'if it is one, name its authors, its title and its year',
            )
