"""Publications as a Markdown page that a person could have written, and whose reading gives them again.

An entry is a line in the style ``apa``. What the line does not tell, or does not tell so that it is read again, stands
below it as labelled values; where the line cannot be the entry at all, labelled values are the whole entry. Which of
the two it is shows when the page is read, so the writer is given a function that reads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinxcontrib_pubs.export.markdown_fields import ORDER, field_lines, verbatim_lines
from sphinxcontrib_pubs.export.markdown_inline import to_inline
from sphinxcontrib_pubs.export.markdown_line import HIDDEN, line_of
from sphinxcontrib_pubs.export.settled import OTHERS, ROLES, Run, differences, is_told, runs_of, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Publication, Reading

#: From the text of a Markdown page to what a reader makes of it.
Read: TypeAlias = Callable[[str], 'Reading']

#: Every round lets some entries go a step further; none needs more steps than this.
_MOST_ROUNDS = 12
_DEEPEST_HEADING = 6
#: Of what stands together in a line, none can be taken out without the others.
_TOGETHER = frozenset(('venue', 'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place'))
#: What a line cannot do without.
_LINE = frozenset(('title', 'contributors', 'issued', 'verbatim'))


class _Form(NamedTuple):
    """How an entry is written: as a line or in fields, and the fields that leave nothing to be interpreted."""

    is_line: bool = True
    is_divided: bool = False  # a line whose names are divided by semicolons
    is_fenced: bool = True  # BibTeX stands in a block of code
    exact: frozenset[str] = frozenset()
    is_last: bool = False


_LAST = _Form(is_line=False, is_fenced=False, exact=frozenset(ORDER) - {OTHERS, ROLES}, is_last=True)


def to_markdown(publications: Iterable[Publication], read: Read, *, head: str = '') -> str:
    """The page, below ``head`` (its front matter, with the lines around it), headings for the entries' topics."""
    publications = list(publications)
    wanted = [settled(publication) for publication in publications]
    fences = [_fence(publication.bibtex) for publication in publications]
    forms = [_first_form(publication) for publication in wanted]
    entries = list(map(_entry, wanted, forms))
    for rounds in count(1):
        page = _Page(head)
        for publication, form, lines, fence in zip(wanted, forms, entries, fences, strict=True):
            page.add(publication.topics if 'topics' not in form.exact else (), lines, fence if form.is_fenced else [])
        text = page.text()
        found = _found(page.places, read(text).publications)
        unlike = [
            index
            for index, (publication, again) in enumerate(zip(wanted, found, strict=True))
            if not forms[index].is_last and (again is None or differences(publication, again))
        ]
        if not unlike:
            break
        for index in unlike:
            forms[index] = _next_form(forms[index], wanted[index], found[index]) if rounds < _MOST_ROUNDS else _LAST
            entries[index] = _entry(wanted[index], forms[index])
    return text


def _first_form(publication: Publication) -> _Form:
    """A line, with the fields below it that no line tells."""
    if publication.verbatim:
        return _Form()
    untold = frozenset(name for name in HIDDEN if is_told(publication, name))
    if not publication.title:
        return _Form(is_line=False, exact=untold)
    return _Form(exact=untold)


def _next_form(form: _Form, wanted: Publication, found: Publication | None) -> _Form:
    """The next form of an entry that was not read again as it is."""
    if wanted.verbatim:
        return _LAST
    unlike = _by_lines(differences(wanted, found)) if found is not None else _LINE
    if form.is_fenced and wanted.bibtex and (found is None or 'extra' in unlike):
        return form._replace(is_fenced=False)
    if form.is_line:
        if not unlike & _LINE and not unlike <= form.exact:
            spurious = {name for name in unlike if not is_told(wanted, name)}
            if wanted.rest and 'rest' not in form.exact and (spurious or unlike == {'rest'}):
                more = unlike - spurious - {'links'} | {'rest'}  # the rest was taken for something
            else:
                # What is wrong with the rest may be mended when the others are out of the line.
                more = unlike - {'rest', 'links'} - form.exact or unlike
                more = more - spurious or more
            if more & _TOGETHER:
                more |= {name for name in _TOGETHER if getattr(wanted, name)}
            return form._replace(exact=form.exact | more)
        if OTHERS not in form.exact and is_told(wanted, OTHERS):
            return form._replace(exact=form.exact | {OTHERS})
        if not form.is_divided and wanted.authors:
            return form._replace(is_divided=True)
        return _Form(is_line=False, exact=form.exact - _TOGETHER - {'rest', 'links', 'identifiers', OTHERS, ROLES})
    if unlike <= form.exact or found is None:
        return _LAST
    # What is left of names and titles that were misread is in the rest, for as long as they are.
    return form._replace(exact=form.exact | (unlike - {'rest'} - form.exact or unlike))


def _by_lines(unlike: frozenset[str]) -> frozenset[str]:
    """The fields by the lines that tell them: that a row of names is not all is told in the row."""
    return unlike - {'truncated'} | {'contributors'} if 'truncated' in unlike else unlike


def _found(places: Sequence[int], publications: Iterable[Publication]) -> list[Publication | None]:
    """What was read at the first line of each entry, None where it was nothing, or more than one."""
    found: list[Publication | None] = [None] * len(places)
    spoilt: set[int] = set()
    for publication in publications:
        index = bisect_right(places, publication.source.line) - 1
        if index < 0:
            continue
        if found[index] is not None or publication.source.line != places[index]:
            spoilt.add(index)
        found[index] = settled(publication)
    return [None if index in spoilt else each for index, each in enumerate(found)]


class _Page:
    """The lines of a page as they come, and the line (from 1) at which each entry starts."""

    def __init__(self, head: str) -> None:
        self.lines = head.splitlines()
        self.places: list[int] = []
        self.topics: tuple[str, ...] = ()

    def text(self) -> str:
        return '\n'.join([*self.lines, ''])

    def add(self, topics: tuple[str, ...], lines: Sequence[str], fence: Sequence[str]) -> None:
        if len(topics) <= _DEEPEST_HEADING:
            self._head(topics)
        if self.lines:
            self.lines.append('')
        self.places.append(len(self.lines) + 1)
        first, *below = lines
        self.lines.append(f'- {first}')
        self.lines += [f'  - {line}' for line in below]
        self.lines += [f'  {line}'.rstrip() for line in fence]

    def _head(self, topics: tuple[str, ...]) -> None:
        """The headings that lead from those above to an entry's own; there is none that leads to no heading at all."""
        same = 0
        while same < min(len(topics), len(self.topics)) and topics[same] == self.topics[same]:
            same += 1
        if same == len(topics) and same < len(self.topics):
            same -= 1
        for level in range(max(same, 0), len(topics)):
            if self.lines:
                self.lines.append('')
            self.lines.append(f'{"#" * (level + 1)} {_heading(topics[level])}'.rstrip())
        if topics:
            self.topics = topics


def _heading(topic: str) -> str:
    text = to_inline((Run(topic),))
    bare = text.rstrip('#')
    return bare + '\\#' * (len(text) - len(bare))


def _fence(bibtex: str) -> list[str]:
    """The lines of the block of code that the source has with an entry."""
    lines = [line.expandtabs(4).rstrip() for line in bibtex.strip().splitlines()]
    if not lines:
        return []
    mark = '`' * max([3, *(len(run) + 1 for run in re.findall('`+', bibtex))])
    return ['', f'{mark}bibtex', *lines, mark]


def _entry(publication: Publication, form: _Form) -> list[str]:
    """The lines of an entry: a reference or its first labelled value, then the values below it."""
    if form.is_fenced and publication.bibtex:
        further = tuple(each for each in publication.extra if each[0] != 'bibtex')
        exact = form.exact if further else form.exact - {'extra'}
        publication, form = publication._replace(extra=further), form._replace(exact=exact)
    if publication.verbatim:
        if form.is_line:
            return [to_inline(runs_of(publication.as_written), at_start=True)]
        exact = form.exact & {'topics', 'key'} if form.is_last else frozenset()
        return verbatim_lines(publication) + field_lines(publication, exact, exact)
    if form.is_line:
        line = line_of(publication, form.exact, is_divided=form.is_divided)
        return [line, *field_lines(publication, form.exact, form.exact)]
    told = {name for name in ORDER if is_told(publication, name)} - {OTHERS, ROLES, 'topics', 'type', 'key'}
    if publication.truncated:
        told.add('contributors')
    return field_lines(publication, told | form.exact | {'title'}, form.exact)
