"""The roles that the parts of one reference were given, and what they weigh together."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.details import Details
from sphinxcontrib_pubs.sources.reference.venues import deposited_kind, said_kind

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.editors import Editors
    from sphinxcontrib_pubs.sources.reference.labelled import Labelled
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
    from sphinxcontrib_pubs.sources.reference.number_clusters import Cluster
    from sphinxcontrib_pubs.sources.reference.segments import Segment
    from sphinxcontrib_pubs.sources.reference.translators import Translators

#: What a link is called when it is a button beside the reference and no part of it.
_BUTTON = (
    r'(?:pdf(?: (?:document|file|version))?|link|doi|arxiv(?:\.org)?|code|data|dataset|slides?|poster|video|talk|'
    r'website|web|blog|'
    r'project(?: page)?|press|html|full ?text|pre-?print|url|bib(?:tex)?|abstract|'
    r'supplement(?:ary|al)?(?: materials?)?|github|demo|model|paper|book|dissertation|'
    r'journal(?: version)?|online|software|archive|media|podcast|material|here|download|read|view|open access|'
    r'(?:paper|code|project|data|video|publisher|journal|(?-i:[A-Z]{2,5})) link|'
    r'阅读(?:详情|全文|原文)?|(?:查看)?详情|全文|原文|链接|论文|代码|项目(?:主页)?|主页|数据集?|下载|网站|视频|幻灯片|海报|'
    r'(?:github )?stars|(?:nasa )?ads|inspire(?:hep)?|pubmed|mathscinet|zbmath|dblp|'
    r'hal|thesis|report|manuscript|notebook|appendix|recording|google scholar|'
    r'相关报道|全文|论文|代码|项目主页|发表资料|発表資料|スライド)'
)
LINK_LABEL = late_pattern(
    rf'\W{{0,9}}{_BUTTON}(?:(?:\W{{1,9}}|,?\s(?:and|on|at|for|with)\s){_BUTTON}){{0,3}}\W{{0,9}}', re.IGNORECASE
)


#: Nobody asks whether an entry weighs more than this.
MOST_ASKED = 7.0
_FEW_WORDS = 4
_LONGEST_SEPARATOR = 8
#: What a title of so few words adds to the weight of an entry.
_SHORT_TITLE = {2: 0.3, 3: 0.6}
#: Who lists people says what they are; who lists works does not.
_HONORIFIC = late_pattern(r'\W{0,4}(?:Prof|Dr|Mr|Mrs|Ms)\.?\s[^\W\d_a-z]')
#: ``A full list may be found at``: no title ends so.
_LEADS_ON = late_pattern(r'\s(?:at|on|via|from|here|to|by|see)[:.]?$')
_RESOLVED = late_pattern(r'doi\.org/10\.|arxiv\.org/(?:abs|pdf)/', re.IGNORECASE)


@dataclass(slots=True)
class Structure:
    """The roles found, as stretches of the passage's text; ``taken`` are all stretches that have one."""

    passage: Passage
    marks: list[Segment]
    identifiers: list[Anchor]
    asides: list[tuple[int, int]] = field(default_factory=list)  # what is said of other versions
    names: NameList | None = None
    name_notes: list[tuple[int, int, int]] = field(default_factory=list)  # whose, and the words in brackets behind it
    year: Anchor | None = None
    year_of_prize: bool = False  # and perhaps not the work's
    status: str = ''
    title: tuple[int, int] | None = None
    title_kind: str = ''
    title_target: str = ''
    venue: tuple[int, int] | None = None
    tag: tuple[int, int] | None = None  # a venue that stands before everything else
    venue_kind: str = ''
    venue_evidence: float = 0.0
    clusters: list[Cluster] = field(default_factory=list)
    details: Details = field(default_factory=Details)
    editors: Editors | None = None
    translators: Translators | None = None
    edition: str = ''
    number: str = ''
    order: str = ''  # authors or title, whichever comes first
    taken: list[tuple[int, int]] = field(default_factory=list)
    said: list[tuple[int, int]] = field(default_factory=list)  # what only names the field beside it, or counts
    publisher: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    has_editors: bool = False
    untitled: bool = False  # a journal and its numbers show that nothing is missing
    told_writing: bool = False  # brackets say what kind of writing it is
    has_company: bool = False  # it says with whom somebody wrote it who is not named
    company_named: bool = False  # and those are names for sure
    company: tuple[int, int] = (0, 0)  # the brackets around them, where they are links
    repeats_authors: bool = False  # a dash stands for the authors of the entry before
    labels: int = 0
    link_label: str = ''
    labelled: Labelled | None = None  # the fields that the entry names itself, beside what is interpreted
    whole: Passage | None = None  # the entry with them
    reader: NameReader | None = None

    _weight: float = -1.0
    told_kind: str | None = None  # what ``said_kind`` gives, where it is known

    @property
    def weight(self) -> float:
        """How much speaks for this being a reference at all; asked only when all roles are given.

        From ``MOST_ASKED`` on it may be less than all that does.
        """
        if self._weight < 0:
            self._weight = max(self._weigh(), 0.0)
        return self._weight

    @property
    def said_kind(self) -> str:
        """The CSL item type that the words beside the names say; asked when the names are known."""
        if self.told_kind is None:
            text, names = self.passage.text, self.names
            if names is not None and names.places:
                text = text[: names.places[0][0]] + text[names.end :]
            for first, end in self.asides:
                text = text.replace(self.passage.text[first:end], '')
            kind = said_kind(text)
            if kind and self.passage.is_linked:
                kind = said_kind(self._without_buttons())
            self.told_kind = kind or ('[' in text and deposited_kind(self._unlinked())) or ''
        return self.told_kind

    def _without_buttons(self) -> str:
        """The text without links such as ``[poster]``, which say what they lead to, and not what the entry is."""
        return ''.join(
            run.text for run in self.passage.runs if not (run.target and LINK_LABEL.fullmatch(run.text) is not None)
        )

    def _unlinked(self) -> str:
        """What no link holds: in square brackets, one such as ``[R package]`` says what belongs to the entry."""
        return ''.join(run.text for run in self.passage.runs if not run.target)

    def _weigh_addresses(self) -> float:
        """Identifiers and links; an address at which a registry of publications resolves says more than any other."""
        targets = [run.target for run in self.passage.runs if run.target]
        if not self.identifiers and not targets:
            return 0.0
        return 1.8 if any(_RESOLVED.search(target) for target in targets) else 1.0

    def _weigh_names(self) -> float:
        """At most so much as three certain names weigh; little where only a body is named behind a title."""
        if self.names is None:
            return 0.0
        most = 1.0 if self.order == 'title' and all(form == 'T' for form in self.names.forms) else 4.0
        return min(self.names.weight, most)

    def _is_linked_title(self, words: int) -> bool:
        """Whether an entry is a title of some words that is a link as a whole."""
        targets = {run.target for run in self.passage.runs if run.text.strip()} if words > _FEW_WORDS else {''}
        return len(targets) == 1 and '' not in targets

    def _weigh(self) -> float:
        title_words = count_words(self.passage.text[slice(*self.title)]) if self.title else 0
        weight = (
            self._weigh_names()
            + (1.5 if self.year else 0.0)
            + (1.0 if title_words >= 4 or self.untitled else _SHORT_TITLE.get(title_words, -1.0))
            + (0.5 if self.title_kind not in ('', 'plain') or self._is_linked_title(title_words) else 0.0)
        )
        if weight >= MOST_ASKED:
            return weight
        return (
            weight
            + self._weigh_addresses()
            + (min(self.venue_evidence, 2.0) if self.venue else 0.0)
            + (
                1.0
                if (self.details.page or self.details.volume) and (self.venue or self.year or self.untitled)
                else 0.0
            )
            + (1.0 if self.status else 0.0)
            + (0.8 if self.place and self.venue and self.place < self.venue else 0.0)
            - (2.5 if _HONORIFIC.match(self.passage.text) else 0.0)
            - (2.0 if self.title and _LEADS_ON.search(self.passage.text, self.title[0], self.title[1]) else 0.0)
            + (1.5 if self.has_company else 0.0)
            + (1.5 if self.told_writing else 0.0)
            + (1.5 if self.editors is not None else 0.0)
            + (1.0 if self.company_named else 0.0)
            + (2.0 if self.repeats_authors else 0.0)
            + min(self.labels, 4)
            + (1.0 if title_words and self.said_kind else 0.0)
            + (6.0 if self.labelled is not None and self.labelled.names_the_work else 0.0)
        )

    @property
    def is_readable(self) -> bool:
        """Whether a title was found or is not missed, or the entry says itself what it is."""
        if self.title is not None or self.untitled:
            return True
        return self.labelled is not None and self.labelled.names_the_work


def set_year(structure: Structure, year: Anchor) -> None:
    structure.taken.append((year.start, year.end))
    if year.kind == 'status':
        structure.status = year.value
    else:
        structure.year = year


#: What stands in brackets among names: another form of one, or what somebody did.
_NOTE = late_pattern(r'[(（]((?:[\d_]|[^\w()（）])*[^\W\d_][^()（）]*)[)）]|\s(0\d{3})(?!\w)')


def take_row(structure: Structure, names: NameList) -> None:
    """Makes a row of names the authors, with what divides them and says that some are left out."""
    structure.names = names
    structure.taken += names.places
    text = structure.passage.text
    structure.said += [(start, start + 3) for start, _ in names.places if text.startswith('the ', start)]
    for (_, end), (start, _) in pairwise(names.places):
        if start - end <= _LONGEST_SEPARATOR:
            structure.taken.append((end, start))
            if any(char.isalpha() for char in text[end:start]):
                structure.said.append((end, start))
    if names.truncated or names.marked:
        structure.taken.append((names.places[-1][1], names.end))
        if ' al' not in text[names.places[-1][1] : names.end]:
            structure.said.append((names.places[-1][1], names.end))  # ``and 14 others`` says how many
    if names.places:
        starts = [start for start, _ in names.places]
        for note in _NOTE.finditer(text, names.places[0][0], names.end):
            if note[1] is None:  # a number that tells people of one name apart
                structure.said.append(note.span(2))
            else:
                whose = bisect_right(starts, note.start()) - 1
                following = starts[whose + 1] if whose + 1 < len(starts) else names.end
                # Between names that stand further apart it is left for the rest.
                if note.end() <= names.places[whose][1] or following - names.places[whose][1] <= _LONGEST_SEPARATOR:
                    structure.name_notes.append((whose, *note.span(1)))


def overlaps(taken: list[tuple[int, int]], place: tuple[int, int]) -> bool:
    return any(first < place[1] and place[0] < last for first, last in taken)


def before_bracketed_editors(structure: Structure, segment: Segment) -> bool:
    """Whether editors in brackets follow a segment: ``Lamps of the coast (Roe A, ed)`` is the book, and no title."""
    editors = structure.editors
    return (
        editors is not None
        and 0 < editors.start - segment.end <= 2
        and structure.passage.text[editors.start - 1] == '('
    )


def in_brackets(text: str, segment: Segment) -> bool:
    """Whether brackets hold a segment and nothing else: ``(*A title in English*)``."""
    return text[segment.start - 1 : segment.start] == '(' and text[segment.end : segment.end + 1] == ')'


def segment_words(text: str, segment: Segment) -> int:
    """The words of a segment; spaces inside quotation marks (``« Rivages »``) divide none."""
    if segment.kind == 'quoted':
        return count_words(text[segment.start : segment.end].strip('«»„“”" \xa0\u202f'))
    return count_words(text[segment.start : segment.end])


def count_words(text: str) -> int:
    """Words, or where a script has no spaces, half the characters."""
    words = len(text.split())
    if text.isascii():
        return words
    if words * 12 < len(text) or (text and max(text) > '\u2e80'):
        wide = sum(1 for char in text if char > '\u2e80')
        return max(words, wide // 2)
    return words
