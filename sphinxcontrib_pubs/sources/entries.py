"""Candidates of a page to its publications: which are references, what the page's style is, where entries stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinxcontrib_pubs.model import Publication, Reading, Severity, SourceSpan
from sphinxcontrib_pubs.sources.candidates import ANNOUNCES, ENOUGH, absorb_fields
from sphinxcontrib_pubs.sources.doubts import doubt
from sphinxcontrib_pubs.sources.keys import Keys
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.left_out import left_out
from sphinxcontrib_pubs.sources.markup_faults import markup_faults
from sphinxcontrib_pubs.sources.other_matter import is_other_matter
from sphinxcontrib_pubs.sources.outline import arrange, fills_more
from sphinxcontrib_pubs.sources.passage import join
from sphinxcontrib_pubs.sources.reference.build import build, build_plain
from sphinxcontrib_pubs.sources.reference.legend import find_legend
from sphinxcontrib_pubs.sources.reference.looks import find_looks
from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
from sphinxcontrib_pubs.sources.reference.name_order import turn_names
from sphinxcontrib_pubs.sources.reference.notes import Notes
from sphinxcontrib_pubs.sources.reference.openings import after_label, opener
from sphinxcontrib_pubs.sources.reference.plain_form import CERTAIN, read_plain_form
from sphinxcontrib_pubs.sources.reference.roles import Structure
from sphinxcontrib_pubs.sources.reference.structure import read_by_weighing, read_structure
from sphinxcontrib_pubs.sources.reference.wording import as_written
from sphinxcontrib_pubs.sources.reference.years import drop_year
from sphinxcontrib_pubs.sources.regions import regions_of
from sphinxcontrib_pubs.sources.visible import show
from sphinxcontrib_pubs.sources.votes import common_order, enough_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.model import Markup, Problem
    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page

_HEADING_YEAR = late_pattern(r'(?<!\d)((?:19|20)\d\d)(?!\d)')


def read_entries(
    page: Page,
    blocks: Sequence[Candidate],
    front_matter: Mapping[str, object],
    problems: Sequence[Problem] = (),
    *,
    apart: bool = False,
) -> Reading:
    """Reads the blocks of one page; what is no reference is left out, and so in no region.

    With ``apart`` a region is one only where it could be a block of its own, with nothing right above and below.
    """
    return _EntryReader(page, apart=apart).read(blocks, front_matter, problems)


class _Settled(NamedTuple):
    """An entry whose reading cannot depend on its neighbours: its publication is made, its structure gone."""

    publication: Publication
    weight: float
    order: str = 'authors'  # the names stand first in all of these
    repeats_authors: bool = False

    @property
    def names(self) -> NameList:
        people = list(self.publication.contributors)
        return NameList(names=people, forms=[''] * len(people))


_Outcome: TypeAlias = 'Structure | _Settled | None'


class _EntryReader:
    """The reading of one page: what it found so far, and what the page's entries have in common."""

    def __init__(self, page: Page, *, apart: bool = False) -> None:
        self.page = page
        self.apart = apart
        self.names = NameReader()
        self.keys = Keys()
        #: What comes first in the page's entries, ``authors`` or ``title``; '' until they are read once.
        self.prefer = ''
        self.problems: list[Problem] = []

    def read(
        self, blocks: Sequence[Candidate], front_matter: Mapping[str, object], problems: Sequence[Problem]
    ) -> Reading:
        for block in blocks:
            show(self.page, block)
            absorb_fields(block)
        candidates = arrange(self.page, blocks, self.names, str(front_matter.get('title', '')))
        found = self._choose(candidates, front_matter)
        regions = regions_of(self.page, [candidate for candidate, _ in found], candidates, apart=self.apart)
        notes = Notes(self.page, [each for _, each in found if isinstance(each, Structure)] if self.page.notes else [])
        publications: list[Publication] = []
        # Each is let go as soon as its publication is made: ten thousand of them take more room than all that is kept.
        found.reverse()
        while found:
            candidate, outcome = found.pop()
            if isinstance(outcome, _Settled):
                publications.append(self._with_unique_key(outcome.publication))
                continue
            publications.append(self._with_unique_key(self._publication(candidate, outcome)))
            if outcome is not None and self.page.notes:
                notes.take(outcome)
            del candidate.passage
        ordered = sorted([*problems, *self.problems, *notes.found], key=lambda each: (each.span.line, each.span.column))
        return Reading(
            publications=tuple(publications),
            problems=tuple(ordered),
            regions=tuple(regions),
            front_matter=front_matter,
        )

    def _with_unique_key(self, publication: Publication) -> Publication:
        key = self.keys.unique(publication.key)
        return publication if key == publication.key else publication._replace(key=key)

    def _outcome(self, candidate: Candidate) -> Structure | _Settled | None:
        """What the first reading of a candidate gives: None for one that is too long to be read."""
        if candidate.too_long:
            return None
        # What is nested may still become a part of the entry around it.
        stands_alone = not (self.page.notes or candidate.children or candidate.nested)
        form = read_plain_form(candidate.passage, self.names)
        if form is not None and form.is_certain and stands_alone:
            source, raw = self._written(candidate)
            del candidate.passage
            publication = build_plain(form, source=source, raw=raw, topics=candidate.topics)
            return _Settled(publication, CERTAIN)
        structure = read_by_weighing(candidate.passage, self.names) if form is None else form.structure(self.names)
        if (
            not stands_alone
            or structure.names is None
            or not structure.names.regular
            or structure.order != 'authors'  # which tells where the names of the others stand
            or structure.year is None
            or structure.title is None
            or structure.weight < ENOUGH[candidate.kind]
        ):
            return structure
        # Names in the one regular form are names whatever comes first on the page, so nothing that is learnt
        # from the other entries can change this one; its structure need not wait for them.
        settled = _Settled(self._publication(candidate, structure), structure.weight)
        del candidate.passage
        return settled

    def _read_all(self, flat: Sequence[Candidate]) -> list[_Outcome]:
        """The readings of candidates, of which some are read again with what the page's others have shown."""
        read = [self._outcome(candidate) for candidate in flat]
        self.prefer = common_order(read)
        self._note_openers(read)
        for index, structure in enumerate(read):
            if isinstance(structure, Structure) and self._may_change(structure):
                read[index] = read_structure(flat[index].passage, self.names, self.prefer)
        return read

    def _choose(
        self, candidates: Sequence[Candidate], front_matter: Mapping[str, object]
    ) -> list[tuple[Candidate, _Outcome]]:
        """The candidates that are references, with what was made of them; None for one that cannot be read."""
        flat = list(_flatten(candidates))
        for candidate in flat:
            for each in candidate.children:
                each.nested = True  # a row of a table within an item, too
        read = self._read_all(flat)
        announced = ANNOUNCES.search(str(front_matter.get('title', ''))) is not None
        enough = enough_for(flat, read, announced=announced)
        passed = {
            id(candidate)
            for candidate, structure in zip(flat, read, strict=True)
            if structure is None or _speaks_for_itself(structure, enough[id(candidate)], candidate)
        }
        by_id = {id(candidate): structure for candidate, structure in zip(flat, read, strict=True) if candidate.nested}
        chosen: list[tuple[Candidate, _Outcome]] = []
        covered: set[int] = set()
        previous: _Outcome = None
        for candidate, outcome in zip(flat, read, strict=True):
            if id(candidate) in covered:
                continue
            structure, passes = outcome, id(candidate) in passed
            if isinstance(outcome, Structure) and candidate.children:
                below = list(_flatten(candidate.children))
                passing = [by_id[id(each)] for each in below if id(each) in passed]
                whole = self._whole(candidate, below, passing, enough[id(candidate)], passes=passes)
                if whole is not None:
                    covered.update(id(each) for each in below)
                    structure, passes = whole, True
                elif passes:
                    _take_topic(candidate, below)
            if not passes:
                continue
            if isinstance(structure, Structure) and structure.repeats_authors:
                # A dash that has no entry before it stands for nobody.
                before = previous.names if previous is not None else None
                structure.names = replace(before, faults=[], places=[], marked=set()) if before else None
            chosen.append((candidate, structure))
            previous = structure if structure is not None else previous
        if self.page.notes:
            taken = covered | {id(candidate) for candidate, _ in chosen}
            self.problems += left_out(self.page, flat, taken, announced=announced)
        turn_names([each.names for _, each in chosen if isinstance(each, Structure) and each.names], self.names)
        return chosen

    def _note_openers(self, read: Sequence[Structure | _Settled | None]) -> None:
        """Keeps the names with which several entries of the page begin: a single one may be the start of a title."""
        texts = [structure.passage.text for structure in read if isinstance(structure, Structure)]
        begins = Counter(opener(text, after_label(text, ()), self.names) for text in texts)
        self.names.openers = {name for name, count in begins.items() if name and count > 1}
        # ``Ada Roe: a title``: in one entry two words of a title may stand before a colon, in most of them people do.
        told = _told_by_colon(texts, self.names)
        if len(told) > 2 and len(told) >= _MOST_TOLD * len(texts):
            self.names.openers |= told

    def _may_change(self, structure: Structure) -> bool:
        """Whether a second reading can differ, now that the page's order and its certain names are known."""
        if structure.names is None or (self.prefer and structure.order != self.prefer):
            return True
        if structure.names.forms == ['GF'] and self.names.initialled:
            return True
        return bool(self.names.known) and not structure.names.complete

    def _whole(
        self,
        candidate: Candidate,
        below: Sequence[Candidate],
        passing: Sequence[_Outcome],
        enough: float,
        *,
        passes: bool,
    ) -> Structure | None:
        """The reading of an item with what is nested in it; None where it is read alone, since that is not of it.

        Authors on a line of their own, or a link to a talk, are parts of an entry; references below a year are not.
        ``passing`` are the readings of what is nested that are references by themselves; ``passes`` says whether the
        item is.
        """
        if not passes and sum(1 for each in passing if each is None or each.names) > 1:
            return None
        if passes and any(isinstance(each, Structure) and _is_whole(each) for each in passing):
            return None  # references of their own
        whole = join([candidate.passage, *(each.passage for each in below)])
        structure = read_structure(whole, self.names, self.prefer)
        if not passes and (
            not _is_title_above(candidate, structure, passing)
            or structure.weight < enough + 1
            or is_other_matter(structure, candidate.topics)
        ):
            return None
        candidate.passage = whole
        return structure

    def _written(self, candidate: Candidate) -> tuple[SourceSpan, str]:
        """Where a candidate stands in its file, and its lines as they are."""
        page = self.page
        first, last = candidate.first, candidate.end
        line = first + page.first_line
        begins, column = page.place(candidate.passage.source(0))
        if begins != line:  # what comes first in a reference stands further below
            text = page.lines[first]
            column = len(text) - len(text.lstrip()) + 1
        end = line if last == first else last + page.first_line
        return SourceSpan(page.file, line, column, end), '\n'.join(page.lines[first : last + 1])

    def _publication(self, candidate: Candidate, structure: Structure | None) -> Publication:
        page, passage = self.page, candidate.passage
        source, raw = self._written(candidate)
        offset = passage.source(0)
        if structure is None:
            self.problems.append(
                page.problem(
                    Severity.WARNING,
                    'entry-too-long',
                    f'an entry of {len(passage.text):,} characters is too long for a reference and shown as written',
                    offset,
                    'a missing blank line or list marker joins entries',
                )
            )
            return self._verbatim((passage.text,), source, raw, candidate.topics)
        self.problems += markup_faults(page, passage, structure.names)
        if not structure.is_readable:
            self.problems.append(
                page.problem(
                    Severity.ERROR,
                    'entry-unread',
                    'this looks like a reference, but no title was found in it; it is shown as written',
                    offset,
                    'mark the title by emphasis, quotation marks or a full stop before and after it',
                )
            )
            return self._verbatim(as_written(passage), source, raw, candidate.topics)
        year = _heading_year(candidate) if structure.year is None or structure.year_of_prize else ''
        if year:
            drop_year(structure)
        return build(structure, source=source, raw=raw, topics=candidate.topics, year=year, legend=lambda: self._legend)

    @cached_property
    def _legend(self) -> dict[str, str]:
        """What the page says of the marks beside names, and of their looks; looked for when the first one is met."""
        return {**find_legend(self.page.text), **find_looks(self.page.text)}

    def _verbatim(self, written: Markup, source: SourceSpan, raw: str, topics: tuple[str, ...]) -> Publication:
        return Publication(key='entry', source=source, raw=raw, as_written=written, verbatim=True, topics=topics)


def _told_by_colon(texts: Sequence[str], names: NameReader) -> set[str]:
    """The names in full with which texts begin, up to a colon."""
    told = set()
    for text in texts:
        start = after_label(text, ())
        name = opener(text, start, names)
        if name and text.startswith(':', start + len(name)):
            told.add(name)
    return told


def _speaks_for_itself(outcome: Structure | _Settled, enough: float, candidate: Candidate) -> bool:
    """Whether enough speaks for a reference."""
    if isinstance(outcome, _Settled):
        return outcome.weight >= enough
    return outcome.weight >= enough + doubt(outcome, enough, ENOUGH[candidate.kind], candidate.topics)


def _take_topic(candidate: Candidate, below: Sequence[Candidate]) -> None:
    """A reference is no topic of what is nested in it."""
    depth = len(candidate.topics)
    for each in below:
        if len(each.topics) > depth:
            each.topics = (*candidate.topics, *each.topics[depth + 1 :])


def _is_whole(structure: Structure) -> bool:
    """Whether a reading has all that makes a reference by itself."""
    return bool(structure.names and structure.title and structure.year and structure.venue)


def _is_title_above(candidate: Candidate, whole: Structure, passing: Sequence[_Outcome]) -> bool:
    """Whether an item is the first part of a reference whose other parts are nested in it, and heads no list."""
    if not passing:
        return True
    if whole.title is None or whole.title[1] > len(candidate.passage.text) or len(candidate.passage.text.split()) < 3:
        return False
    if len(passing) > 1 or not isinstance(passing[0], Structure):
        return not any(each is None or each.names for each in passing)
    return passing[0].names is None or fills_more(whole, passing[0])


#: The share of a page's entries that begin with a name and a colon, from which on those are people.
_MOST_TOLD = 0.5


def _flatten(candidates: Sequence[Candidate]) -> list[Candidate]:
    flat: list[Candidate] = []
    stack = list(reversed(candidates))
    while stack:
        candidate = stack.pop()
        flat.append(candidate)
        stack += reversed(candidate.children)
    return flat


def _heading_year(candidate: Candidate) -> str:
    for topic in reversed(candidate.topics):
        found = _HEADING_YEAR.findall(topic)
        if len(found) == 1:
            return str(found[0])
    return ''
