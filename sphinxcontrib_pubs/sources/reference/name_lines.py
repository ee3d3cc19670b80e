"""A line of an entry that is a row of names: it shows that the line ends around it divide, and are no mere wrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.passage import HARD_BREAK, Passage

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader

#: Farther down an entry stands no row of its authors.
_MOST_LINES = 6
#: What shows at a line's end that the next line goes on with it.
_GOES_ON = (',', ';', '&', ' and', ' und', ' et', ' y', '-')
#: A row of one name has to be surer than this: two capitalised words may be anything.
_ENOUGH = 1.6


def divided_by_names(passage: Passage, names_text: str, reader: NameReader) -> Passage | None:
    """The passage with hard breaks around the line of names, None where there is no such line or one breaks already."""
    text = passage.text
    if HARD_BREAK in text:
        return None
    start = text.find('\n') + 1
    if not start or text[: start - 1].rstrip().endswith(_GOES_ON):
        return None
    for _ in range(_MOST_LINES):
        stop = text.find('\n', start)
        end = stop if stop >= 0 else len(text)
        if not text[start:end].rstrip().endswith(_GOES_ON):
            names = reader.read(names_text, start, end)
            if (
                names is not None
                and (names.complete or names.truncated)
                and end - names.end <= 2
                and (names.weight >= _ENOUGH or len(names.forms) > 1)
            ):
                return _with_breaks(passage, {start - 1, end})
        if stop < 0:
            break
        start = stop + 1
    return None


def _with_breaks(passage: Passage, positions: set[int]) -> Passage:
    runs = []
    for run in passage.runs:
        text = run.text
        for position in positions:
            inner = position - run.start
            if 0 <= inner < len(text):
                text = f'{text[:inner]}{HARD_BREAK}{text[inner + 1 :]}'
        runs.append(run._replace(text=text))
    divided = Passage(
        runs,
        empty_links=passage.empty_links,
        unclosed=passage.unclosed,
        blocks=passage.blocks,
        aside=passage.aside,
    )
    divided.counter = passage.counter
    return divided
