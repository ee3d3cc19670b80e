"""The blocks of a page in their order: which headings say what follows, and which are a reference's title."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.candidates import ANNOUNCES, ENOUGH, UNFRAMED, Candidate, is_other
from sphinxcontrib_pubs.sources.gathered import gather_fields
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.lines import YEAR_LINE, is_bold, split_lines, take_counters, without_counter
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, STRONG, Passage, Run, join
from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.labelled import label_role
from sphinxcontrib_pubs.sources.reference.roles import Structure, count_words
from sphinxcontrib_pubs.sources.reference.structure import read_structure
from sphinxcontrib_pubs.sources.reference.venues import PREPRINT
from sphinxcontrib_pubs.sources.tables import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader

#: Levels of lines that stand as headings without being any; a container adds a hundred.
_FIRST_LINE_LEVEL, _SECOND_LINE_LEVEL = 50, 60
#: More blocks below a heading are no parts of one reference.
_MOST_PARTS = 8
_LONGEST_TOPIC = 100
_BRACKET = late_pattern(r'(?<=\S)\s{1,3}\[[^\[\]]{1,30}\]\s{0,3}\Z')
_ATTRIBUTES = late_pattern(r'\s*\{[:#.][^{}]{0,200}\}\s*$')


def arrange(page: Page, blocks: Sequence[Candidate], reader: NameReader, title: str = '') -> list[Candidate]:
    """The candidates of a page with the headings above each; a heading that is a title is joined with what it heads.

    ``title`` is that of the page's front matter.
    """
    return _Outline(page, reader, title).arrange(blocks)


class _Section:
    """A heading that may be a title, the blocks below it, and what speaks for the one and the other."""

    __slots__ = ('below', 'heading', 'level', 'outer', 'parts', 'verdict', 'whole')

    def __init__(self, heading: Candidate, below: tuple[str, ...], outer: tuple[str, ...]) -> None:
        self.heading = heading
        self.below = below
        self.outer = outer
        self.level = heading.level
        self.parts: list[Candidate] = []
        self.verdict = ''
        self.whole = Passage([])


class _Outline:
    def __init__(self, page: Page, reader: NameReader, title: str) -> None:
        self.page = page
        self.reader = reader
        self.title = title
        self.headings: list[tuple[int, str]] = []
        self.line_levels: dict[str, int] = {}
        self.headed: set[tuple[int, int] | None] = set()

    def arrange(self, blocks: Sequence[Candidate]) -> list[Candidate]:
        """Two passes: sections first, then their verdicts, since one title tells of its neighbours."""
        parts = [part for block in blocks for part in split_lines(self.page, block, self.reader)]
        take_counters(parts)
        stream = self._sections([self._as_heading(part) for part in gather_fields(parts)])
        sections = [each for each in stream if isinstance(each, _Section)]
        for section in sections:
            self._judge(section)
        self._agree(sections)
        candidates: list[Candidate] = []
        for each in stream:
            if isinstance(each, Candidate):
                candidates.append(each)
            elif each.verdict == 'title':
                candidates.append(self._joined(each))
                self.headed.discard(each.heading.frame)
            elif each.heading.kind == 'term':
                candidates.append(replace(each.heading, kind='item'))
            else:
                if each.verdict == 'alone':
                    candidates.append(replace(each.heading, kind='section', topics=each.outer, children=[]))
                candidates += each.parts
        for candidate in candidates:
            if candidate.frame and candidate.frame in self.headed:
                candidate.frame = UNFRAMED  # to replace it would take a heading from the page
        return candidates

    def _as_heading(self, block: Candidate) -> Candidate:
        """A line that is bold or nothing but a year heads what follows."""
        if block.kind not in ('paragraph', 'html', 'quote') or block.children or block.too_long:
            return block
        text = block.passage.text.strip()
        if len(text) > 300 or '\n' in text or HARD_BREAK in text:
            return block
        is_year = YEAR_LINE.fullmatch(text) is not None
        if not is_year and (not is_bold(block.passage) or text[-1:] in '.,;'):
            return block
        # ``**In review**`` stands among years, and not below one.
        name = 'year' if is_year or STATUS.fullmatch(text.strip(' ()')) else 'words'
        taken = len(self.line_levels)
        level = self.line_levels.setdefault(name, _SECOND_LINE_LEVEL if taken else _FIRST_LINE_LEVEL)
        return replace(block, kind='heading', level=block.level + level)

    def _sections(self, blocks: Sequence[Candidate]) -> list[Candidate | _Section]:
        stream: list[Candidate | _Section] = []
        open_section: _Section | None = None
        topics: tuple[str, ...] = ()
        for index, block in enumerate(blocks):
            if block.kind in ('heading', 'close'):
                while self.headings and self.headings[-1][0] >= block.level:
                    self.headings.pop()
                open_section = None
                outer = tuple(text for _, text in self.headings)
                topics = outer
                if block.kind == 'heading':
                    text = _topic(block.passage)
                    if text:
                        self.headings.append((block.level, text))
                        topics = (*outer, text)
                    self.headed.add(block.frame)
                    if self._may_be_title(text) and not _has_deeper(blocks, index):
                        open_section = _Section(block, topics, outer)
                        stream.append(open_section)
                continue
            if block.kind == 'break':
                open_section = None
                continue
            if block.kind == 'term':
                open_section = None
                if self._heads(block):
                    self.headed.add(block.frame)
                    _set_topics(block, topics)
                    stream += block.children
                else:
                    stream.append(self._term(block, topics))
                continue
            _set_topics(block, topics)
            if open_section is not None and len(open_section.parts) < _MOST_PARTS:
                open_section.parts.append(block)
            else:
                if open_section is not None:  # a long list
                    stream += open_section.parts
                    open_section.parts = []
                    open_section = None
                stream.append(block)
        return stream

    def _heads(self, term: Candidate) -> bool:
        text = _topic(term.passage)
        return YEAR_LINE.fullmatch(text) is not None or (bool(ANNOUNCES.search(text)) and count_words(text) < 4)

    def _term(self, term: Candidate, topics: tuple[str, ...]) -> _Section:
        _set_topics(term, topics)
        section = _Section(term, (), topics)
        section.parts = term.children if len(term.children) <= _MOST_PARTS else []
        return section

    def _may_be_title(self, text: str) -> bool:
        return count_words(text) >= 3 and not YEAR_LINE.fullmatch(text) and len(text) < 1000

    def _judge(self, section: _Section) -> None:
        """What a section is by itself: a ``title`` with its reference, ``likely`` one, a reference ``alone``, or ''."""
        heading = section.heading
        alone = read_structure(heading.passage, self.reader)
        named = alone.names is not None and alone.weight >= ENOUGH['section'] + 0.5
        quoted = alone.title_kind == 'quoted' and alone.venue is not None and alone.weight >= ENOUGH['section'] - 0.5
        if alone.title is not None and (named or quoted):
            section.verdict = 'alone'
        if not section.parts or any(part.kind == 'row' or part.too_long for part in section.parts):
            return
        if section.below and ANNOUNCES.search(section.below[-1]) and count_words(section.below[-1]) < 6:
            return
        if section.below and is_other(section.below[-1]) and count_words(section.below[-1]) < 6:
            return
        flat = [part for block in section.parts for part in (block, *block.children)]
        first = heading.passage if heading.kind == 'term' else _strong(heading.passage)
        section.whole = join([first, *(part.passage for part in flat)])
        if section.verdict == 'alone':
            if not any(read_structure(part.passage, self.reader).weight >= ENOUGH[part.kind] for part in flat):
                section.verdict = 'title'  # links and an abstract, not a list
            return
        if any(label_role(part.passage.text) == 'authors' for part in flat):
            self._judge_labelled(section, flat)
            return
        whole = read_structure(section.whole, self.reader, 'title')
        if heading.kind == 'term' and _names_its_authors(whole, heading.passage):
            section.verdict = 'title'
            return
        if whole.title is None or whole.title[1] > len(heading.passage.text) + 1:
            return
        if not _has_fields(whole) and not (whole.venue and whole.year) and heading.kind != 'term':
            return
        passing = [
            (part, structure)
            for part in flat
            if (structure := read_structure(part.passage, self.reader)).weight >= ENOUGH[part.kind]
        ]
        if not passing:
            certain = _has_fields(whole) and whole.weight >= ENOUGH['section'] + 1
            section.verdict = 'title' if certain else 'likely'
        elif len(passing) == 1 and (passing[0][0].kind != 'item' or heading.kind == 'term'):
            part = passing[0][1]
            nameless = heading.kind == 'term' and not _has_fields(part)
            if nameless or fills_more(whole, part):
                shown = whole.venue_evidence >= 1.2 or (part.title is None and whole.venue is not None)
                section.verdict = 'title' if whole.names and whole.year and shown else 'likely'

    def _judge_labelled(self, section: _Section, parts: Sequence[Candidate]) -> None:
        """Below the heading the other fields have labels; its own is understood."""
        if any(label_role(part.passage.text) == 'title' for part in parts):
            return
        title = without_counter(section.heading.passage)
        label = Passage([Run(0, 'Title', title.source(0), 0, '')])
        section.whole = join([labelled(label, title), *(part.passage for part in parts)])
        if read_structure(section.whole, self.reader).labels > 1:
            section.verdict = 'title'

    def _agree(self, sections: Sequence[_Section]) -> None:
        """Sections of one level are alike: what most of them are decides what is open."""
        levels = Counter(section.level for section in sections)
        titles = Counter(section.level for section in sections if section.verdict == 'title')
        likely = Counter(section.level for section in sections if section.verdict == 'likely')
        for section in sections:
            if section.heading.kind == 'term':  # of a definition list, which says itself what goes together
                section.verdict = 'title' if section.verdict in ('title', 'likely') else ''
                continue
            level = section.level
            agreed = titles[level] + likely[level] >= 0.6 * levels[level]
            announced = ANNOUNCES.search(self.title) or any(ANNOUNCES.search(topic) for topic in section.outer)
            if section.verdict == 'likely':
                section.verdict = 'title' if agreed and titles[level] else ''
            elif section.verdict == 'title' and not announced and not (agreed and titles[level] > 1):
                section.verdict = ''

    def _joined(self, section: _Section) -> Candidate:
        heading = section.heading
        last = max(part.end for part in section.parts)
        return replace(
            heading,
            passage=section.whole,
            kind='section',
            topics=section.outer,
            last=last,
            group=-1 - section.level,
            children=[],
        )


def _has_deeper(blocks: Sequence[Candidate], index: int) -> bool:
    """Whether the next heading stands below the one at ``index``."""
    for block in blocks[index + 1 : index + _MOST_PARTS + 2]:
        if block.kind in ('heading', 'close'):
            return block.kind == 'heading' and block.level > blocks[index].level
    return False


def _set_topics(block: Candidate, topics: tuple[str, ...]) -> None:
    """Topics of a block and of what is nested in it: a short item heads the items below it."""
    stack = [(block, topics)]
    while stack:
        each, above = stack.pop()
        each.topics = above
        if each.children:
            text = _topic(each.passage) if each.kind in ('item', 'term') else ''
            below = (*above, text) if 0 < len(text) <= _LONGEST_TOPIC else above
            stack += [(child, below) for child in each.children]


def _topic(passage: Passage) -> str:
    return _ATTRIBUTES.sub('', ' '.join(passage.text.split()))


def _strong(passage: Passage) -> Passage:
    """A heading as it looks, bold; what stands in brackets behind it (``[poster]``) is no part of a title."""
    bracket = _BRACKET.search(passage.text)
    places = [(0, bracket.start()), (bracket.start(), len(passage.text))] if bracket else [(0, len(passage.text))]
    parts = passage.parts(places)
    bold = [run._replace(marks=run.marks | STRONG) for run in parts[0].runs]
    rest = [run._replace(start=run.start + places[-1][0]) for run in parts[-1].runs] if bracket else []
    return Passage(bold + rest, empty_links=passage.empty_links, unclosed=passage.unclosed, aside=passage.aside)


def _names_its_authors(whole: Structure, term: Passage) -> bool:
    """Whether a term is the row of names of the reference that defines it, or cites that (``Roe & Ito (2023)``)."""
    names = whole.names
    if names is None or whole.order != 'authors' or whole.title is None:
        return False
    if names.places and names.places[0][0] > len(term.text):
        return whole.title[0] >= names.end
    return abs(names.end - len(term.text)) <= 2 and whole.title[0] >= names.end and names.weight > 2


def _has_fields(structure: Structure) -> bool:
    return structure.names is not None or structure.labels > 1


def fills_more(whole: Structure, part: Structure) -> bool:
    """Whether a reading with the line above a reference finds more in it, or sees that its "title" is the venue."""
    if _count_roles(whole) > _count_roles(part):
        return True
    if part.title is None or whole.venue is None:
        return False
    if (
        part.venue is not None
        and whole.title_kind != 'quoted'
        and PREPRINT.match(part.passage.text, *part.venue) is None
    ):
        return False  # ``ApJ submitted, arXiv:2205.01234``, but not ``In *Proceedings of …*, ACM`` below a quoted title
    venue, title = whole.passage.text[slice(*whole.venue)], part.passage.text[slice(*part.title)]
    return venue.strip(' .,') == title.strip(' .,')


def _count_roles(structure: Structure) -> int:
    return sum(
        bool(each) for each in (structure.names, structure.title, structure.venue, structure.year or structure.status)
    )
