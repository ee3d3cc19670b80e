"""What a format's reader hands on: stretches of a page that may each be one reference."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import Passage, join
from sphinxcontrib_pubs.sources.reference.labelled import begins_entry, is_field, is_labelled

#: Beyond this many characters a stretch is no reference that anyone wrote; it is shown as it is, unparsed.
LONGEST_ENTRY = 50_000
_MOST_LINKS = 200

#: Headings are above this level; below it is what ``summary`` heads.
SUMMARY_LEVEL = 30
#: The frame of what cannot be replaced at all.
UNFRAMED = (-1, -1)
#: What must speak for a candidate before it counts as a reference by itself, by the kind of its block.
ENOUGH = {'item': 4.0, 'row': 4.0, 'paragraph': 5.0, 'quote': 5.0, 'html': 5.0, 'section': 5.0}
#: Headings that say that publications follow.
ANNOUNCES = late_pattern(
    r'(?<![^\W\d_])(?:publication|papers?\b|articles?\b|preprints?\b|journals?\b|conference|proceedings|chapters?\b|'
    r'theses|thesis|references|bibliography|talks?\b|posters?\b|presentations?\b|patents?\b|abstracts?\b|books?\b|'
    r'(?:(?:under|in) review|forthcoming|in press|peer[- ]reviewed|submitted|accepted|to appear|in preparation)\W*$|'
    r'manuscripts?\b|'
    r'ouvrages?\b|documents? de travail|chapitres?\b|revues?\b|capitoli|saggi\b|livros\b|rozdziały|książki|книги|'
    r'monographs?\b|monogra(?:ph|f)i|reports?\b|writings?\b|essays?\b|dissertations?\b|works? in progress|ongoing work|'
    r'research in progress|publica[cçt]|pubblicaz|publikac|artigos|artículos|capítulos|libros|trabalhos|tesi|makale|'
    r'yayın|bildiri|vortr[aä]g|communications\b|ponencias|presentaciones|comunicaç|comunicazioni|föredrag|foredrag|lezingen|'
    r'referaty|wystąpienia|artyku|článk|artikel|julkaisu|статьи|публикац|монограф|труды)|'
    r'논문|업적|论文|論文|学会|発表|著書|出版|著作|業績|成果|veröffentlichung|publikation|bücher|beiträge|aufsätze|artikel|schriftenverzeichnis',
    re.IGNORECASE,
)
#: Headings of what has names and years as well, and is no publication.
_ANNOUNCES_OTHER = late_pattern(
    r'\W*+(?:[\w-]++\s){0,2}(?:teaching|courses?|lectures|education|employment|experience|positions?|awards?|prizes|honou?rs|'
    r'grants?|funding|projects|blog|posts|equipment|service|reviewing|editorships?|supervis\w+|students|news|events|contact|links|skills|people|members?|team|alumni|'
    r'memberships?|hobbies|change ?log|releases?|'
    r'lehre|ausbildung|kontakt|auszeichnungen|werdegang|projekte|mitgliedschaften|'
    r'enseignements?|formation|encadrement|animation de la recherche|responsabilités|compétences|projets|parcours|prix|'
    r'docencia|proyectos|premios|formación|ensino|projetos|prêmios|didattica|progetti|premi|dydaktyka|nagrody|onderwijs)\b',
    re.IGNORECASE,
)
#: Courses have titles, universities and years, and most of them no more.
_TAUGHT = late_pattern(
    r'\W*+(?:[\w-]++\s){0,2}(?:teaching|courses?|lehre|enseignements?|docencia|ensino|didattica|onderwijs)\b',
    re.IGNORECASE,
)
#: The same in characters, anywhere, since words end there without a space: ``科研项目``, ``審稿人``, ``🎓 학력``.
_ANNOUNCES_OTHER_IN_CHARACTERS = late_pattern(
    r'(?:教学|教學|授業|服务|服務|审稿|審稿|编委|編委|获奖|獲獎|荣誉|榮譽|奖励|受賞|学歴|學歷|学历|経歴|经历|經歷|工作经历|履历|履歴|'
    r'技能|关于我|關於我|自己紹介|联系|聯絡|連絡|新闻|动态|ニュース|お知らせ|期刊审稿|소개|경력|학력|수상|자격|기술|연락|소식|'
    r'教育(?:背景|经历|經歷|歴)?\W*$)|(?:项目|項目|プロジェクト|프로젝트|专案|專案|经历|經歷|경력|奖项|獎項)(?:主持|参与|參與)?[\W]*$'
)


@dataclass(slots=True)
class Candidate:
    """A list item, a paragraph, a table's row or a heading, with what stands around it.

    ``first`` and ``last`` are 0-based line indices of the page (inclusive, nested lists apart);
    ``group`` is equal for the items of one list, or for the paragraphs below one heading.
    ``topics`` are the headings above, outermost first. ``level`` is a heading's own, or that of the
    container around anything else. ``frame`` are the lines of a table or an HTML block, of which no part
    can be replaced without the others.
    """

    passage: Passage
    first: int
    last: int
    kind: str  # item, row, paragraph, quote, html, section; in a page's outline also heading, term, close, break
    group: int
    topics: tuple[str, ...] = ()
    children: list[Candidate] = field(default_factory=list)
    too_long: bool = False
    level: int = 0
    frame: tuple[int, int] | None = None
    nested: bool = False  # in the item of a list
    has_footnotes: bool = False  # whose mark a footnote of the page would lose
    part: int = 0  # of a reference, by the class name of its element
    cited: bool = False  # the page has a key for it that is made of a name and a year

    def __post_init__(self) -> None:
        if len(self.passage.runs) > _MOST_LINKS and sum(1 for run in self.passage.runs if run.target) > _MOST_LINKS:
            self.too_long = True

    @property
    def end(self) -> int:
        """The last line including everything nested."""
        return max([self.last, *(child.end for child in self.children)]) if self.children else self.last


def absorb_fields(candidate: Candidate) -> None:
    """Joins the labelled values that are nested below an entry (``- Abstract: …``) with it, from the inside out.

    Below a title that is labelled itself, every label counts; below a reference, only those of values that are fields
    as they stand: what needs interpretation there is weighed like anything else that is nested.
    """
    if not candidate.children:
        return
    for child in candidate.children:
        absorb_fields(child)
    whole = begins_entry(candidate.passage.text)
    below: list[Candidate] = []
    apart: list[Candidate] = []
    for child in candidate.children:
        text = child.passage.text
        belongs = not child.children and not child.too_long and (is_labelled(text) if whole else is_field(text))
        (below if belongs else apart).append(child)
    if below:
        last = max(child.end for child in below)
        candidate.passage = join([candidate.passage, *(child.passage for child in below)], labelled=True)
        candidate.children = apart
        candidate.last = max(candidate.last, last)


def is_other(topic: str) -> bool:
    """Whether a heading says that something else than publications follows."""
    said = _ANNOUNCES_OTHER.match(topic) or _ANNOUNCES_OTHER_IN_CHARACTERS.search(topic)
    return said is not None and ANNOUNCES.search(topic) is None


def is_taught(topic: str) -> bool:
    """Whether a heading that says that no publications follow says that it is courses."""
    return _TAUGHT.match(topic) is not None
