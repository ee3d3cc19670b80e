"""Rows of a table as passages: a row is a reference, and the columns' headings say what its cells are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.lines import YEAR_LINE
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, Passage, Run, join
from sphinxcontrib_pubs.sources.records.values import is_status
from sphinxcontrib_pubs.sources.reference.labelled import role_of
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What heads a column of sums, as a table of grants has one, and none of publications.
_MONEY = late_pattern(
    r'(?:total |award )?(?:amount|budget|sum|funding|value)(?: \W{0,2}\w{1,3}\W{0,2})?|fund(?:ing|er)s?(?: \w+)?|'
    r'sponsors?|betrag|summe|montant|importe|monto|金额|金額|経費|금액',
    re.IGNORECASE,
)
#: Links that say nothing, in a column whose heading does; and what says of a row that its heading is true of it.
_SAYS_NOTHING = late_pattern(r'\W{0,4}(?:here|links?|view|open|see|download|go|x)?\W{0,4}', re.IGNORECASE)
_TICK = late_pattern(r'\W{0,4}(?:yes|y|x|true|✓|✔|✅|☑|•|●)\W{0,4}', re.IGNORECASE)
#: The level of a row that is nothing but a year, as a heading.
ROW_LEVEL = 65


def read_row(cells: Sequence[Passage], header: Sequence[Passage]) -> Passage | None:
    """One passage of a row's cells, each on a line of its own; None for a row without words, or one of grants.

    Where the headings name the parts of a reference, each cell follows the name of its column.
    """
    if any(_MONEY.fullmatch(name.text.strip()) is not None for name in header):
        return None
    roles = [_role_of_column(name.text) for name in header]
    named = _names_parts(header, roles) and not _has_more_than_title(cells, roles)
    lines: list[Passage] = []
    for index, cell in enumerate(cells):
        if not any(char.isalnum() for char in cell.text) and not cell.empty_links and not cell.is_linked:
            continue
        if not named and len(cells) > 1 and cell.text.strip(' .#[]()').isdecimal() and len(cell.text.strip()) < 4:
            continue  # the row's number
        name = header[index] if index < len(header) else None
        if named and name is not None and _label_of(name.text) and cell.text.strip():
            lines.append(_of_column(name, cell, is_first_link=roles[index] == 'link' and 'link' not in roles[:index]))
        else:
            lines.append(cell)
    if not any(char.isalnum() for cell in cells for char in cell.text):
        return None
    if not named:
        # A column of years comes first in many tables; a reference rarely begins with its year.
        years = [line for line in lines if YEAR_LINE.fullmatch(line.text)]
        others = [line for line in lines if not YEAR_LINE.fullmatch(line.text)]
        lines = others + [year for year in years if not any(year.text.strip() in line.text for line in others)]
    row = lines[0] if len(lines) == 1 else join(lines)
    kept = {id(line) for line in lines}
    row.aside += tuple(mark for cell in cells if id(cell) not in kept and not named for mark in cell.aside)
    return row


def row_kind(passage: Passage, cells: Sequence[Passage]) -> str:
    """``heading`` for a row that is nothing but a year, ``row`` for any other."""
    alone = sum(1 for cell in cells if any(char.isalnum() for char in cell.text)) == 1
    return 'heading' if alone and YEAR_LINE.fullmatch(passage.text) else 'row'


def _names_parts(header: Sequence[Passage], roles: Sequence[str]) -> bool:
    """Whether the headings divide a reference; a column ``Paper`` alone may hold all of it."""
    if 'title' not in roles:
        return False
    titled = header[roles.index('title')].text.strip().lower() != 'paper'
    return 'authors' in roles or {'venue', 'year'} <= set(roles) or (titled and 'link' in roles)


def _has_more_than_title(cells: Sequence[Passage], roles: Sequence[str]) -> bool:
    """Whether the cell below *Title* has lines of its own, which are the authors where no column is theirs."""
    index = roles.index('title')
    return 'authors' not in roles and index < len(cells) and HARD_BREAK in cells[index].text.strip()


#: Above a column of people; in a line by itself such a word is no label of authors.
_PEOPLE = frozenset(['name', 'names', 'student', 'candidate', 'author(s)'])


_NUMBERS = frozenset(('volume', 'issue', 'page'))


def _role_of_column(heading: str) -> str:
    return role_of(_label_of(heading))


def _label_of(heading: str) -> str:
    """The label that says the same in a line: ``Journal`` for ``Journal/Conference``, ``authors`` for ``Student``.

    None is needed for ``Vol/Issue/Pages``: such numbers say themselves what they are, behind the journal's name.
    """
    heading = ' '.join(heading.split())
    if heading.lower() in _PEOPLE:
        return 'authors'
    parts = [part.strip() for part in heading.replace(' or ', '/').split('/')]
    roles = {role_of(part) for part in parts}
    if len(parts) > 1 and roles <= _NUMBERS:
        return ''
    return parts[0] if len(roles) == 1 and '' not in roles else heading


def _of_column(name: Passage, cell: Passage, *, is_first_link: bool) -> Passage:
    """A cell with what its heading says of it, which is said once.

    Links in a column of slides need no label: they are called so, or else get that name. In a column *Forthcoming* a
    tick is a status, and so is the word itself.
    """
    heading, words = _label_of(name.text), cell.text.strip()
    if LINK_LABEL.fullmatch(heading) is not None:
        told = [run for run in cell.runs if run.text.strip()]
        if len(told) == 1 and told[0].target and _SAYS_NOTHING.fullmatch(words) is not None:
            cell = Passage([Run(0, heading, name.runs[0].source, 0, told[0].target)], unclosed=cell.unclosed)
        elif LINK_LABEL.fullmatch(words) is None or not all(run.target for run in told if run.text.strip(' ,;|/()[]')):
            return labelled(name, cell)
        return labelled(name, cell) if is_first_link else cell
    if is_status(heading) and (words.casefold() == heading.casefold() or _TICK.fullmatch(words) is not None):
        return labelled(name, name, 'Status')
    return labelled(name, cell)


def labelled(name: Passage, cell: Passage, label: str = '') -> Passage:
    """``Heading: cell``; the cell's own line breaks would begin lines without a label."""
    text = label or _label_of(name.text)
    source = name.runs[0].source
    runs = [Run(0, text, source, 0, ''), Run(len(text), ': ', source + len(text), 0, '')]
    start = len(text) + 2
    for run in cell.runs:
        plain = run.text.replace(HARD_BREAK, ' ').replace('\n', ' ')
        runs.append(run._replace(start=run.start + start, text=plain))
    links = tuple((place + start, target) for place, target in cell.empty_links)
    return Passage(runs, empty_links=links, unclosed=cell.unclosed)
