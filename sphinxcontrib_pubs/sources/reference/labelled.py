"""The words by which lines of an entry name their own role (``Title: …``, ``Abstract: …``), and the lines with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, Passage, Run
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Labels whose values are read as a person reads them: names are told apart, numbers cut off a venue.
_READ = {
    'authors': [
        'authors',
        'author',
        'writers',
        'by',
        'autoren',
        'auteurs',
        'autores',
        'autori',
        'autorzy',
        'авторы',
        *('作者', '著者', '저자', '작성자'),
    ],
    'title': [
        'title',
        'paper',
        'titel',
        'titre',
        'título',
        'titolo',
        'tytuł',
        'название',
        '题目',
        '标题',
        *('题名', '论文题目', 'タイトル', '題目', '論文名', '제목', '논문명'),
    ],
    'venue': [
        'venue',
        'journal',
        'conference',
        'booktitle',
        'publication',
        'container',
        'in',
        'proceedings',
        'where',
        'where published',
        'published in',
        'appeared in',
        'outlet',
        'journal/conference',
        'zeitschrift',
        'revue',
        'revista',
        'rivista',
        'czasopismo',
        'журнал',
        *('期刊', '会议', '刊物', '期刊名', '会议名', '出处', '會議', '發表'),
        *('発表', '掲載誌', '雑誌', '雑誌名', '会議', '会議名', '発表先'),
        *('학술지', '저널', '학회', '학술대회', '게재지', '발표'),
    ],
    'year': [
        *('year', 'date', 'published', 'publication year', 'publication date', 'year of publication'),
        *('jahr', 'année', 'año', 'ano', 'anno', 'rok', 'год', '年份', '年', '연도'),
        *(
            '发表时间',
            '出版年',
            '时间',
            '日期',
            '発行年',
            '発表年',
            '출판년도',
            '발행연도',
            '게재일',
            '발표일',
            '출판일',
            '발행일',
        ),
    ],
    'link': [
        'link',
        'links',
        'url',
        'doi',
        'pdf',
        'paper-link',
        'website',
        'arxiv',
        'e-print',
        'eprint',
        'code',
        '链接',
    ],
    'volume': ['volume', 'vol', 'jahrgang', 'tome', 'volumen', 'tom', '卷', '巻', '권'],
    'issue': ['issue', 'number', 'no', 'heft', 'numéro', 'número', 'fascicolo', '期', '号', '호'],
    'page': [
        'pages',
        'page',
        'pp',
        'seiten',
        'páginas',
        'pagine',
        'strony',
        'страницы',
        '页码',
        'ページ',
        '頁',
        '페이지',
    ],
    'status': ['status'],
}
#: Labels whose values are the field as it stands there.
_TAKEN = {
    'abstract': ['abstract', '摘要', '要旨', 'zusammenfassung', 'résumé', 'resumen'],
    'keywords': ['keywords', 'keyword', 'key words', '关键词', 'キーワード', 'schlagwörter'],
    'note': ['note', 'notes'],
    'publisher': ['publisher'],
    'publisher_place': ['place'],
    'edition': ['edition'],
    'number': ['report number'],
    'language': ['language'],
    'type': ['type'],
    'key': ['key'],
    'selected': ['selected'],
    'rest': ['rest'],
    'topics': ['topics'],
    'editors': ['editors', 'editor'],
    'translators': ['translators', 'translator'],
    'contributors': ['contributors'],
    'roles': ['roles'],
    'full_name': ['venue name'],
    'abbreviation': ['venue abbreviation'],
    'venue_kind': ['venue kind'],
    'identifier': ['identifier', 'pmid', 'pmcid', 'isbn', 'issn'],
    'extra': ['field'],
    'notices': ['notice'],
    'as_written': ['as written'],
}
_ROLE_OF = {word: role for table in (_READ, _TAKEN) for role, words in table.items() for word in words}
#: Roles whose values may be several, in quotation marks each.
LISTS = frozenset(('authors', 'editors', 'translators', 'contributors', 'roles', 'keywords', 'topics', 'notices'))
#: Roles that only make sense with a detail in brackets behind the label, or with a label that is one.
_DETAILED = frozenset(('extra', 'contributors'))
_WORDS_OF_TYPE = late_pattern(r'[a-z]+(?:[-_][a-z]+){0,3}')
_DAY_OR_MONTH = late_pattern(r'\d{4}-\d\d(?:-\d\d)?')
_LONE_YEAR = late_pattern(r'(?:19|20)\d\d')
_KEY = late_pattern(r'[\w.:/+-]{1,200}')
_LINE = late_pattern(r'[^\n\u2028]+')
_LABEL = late_pattern(r'[\s*\-•]*([^\W\d_][\w ().-]{0,20}?)\s*[:：]\s*')
_FIELD = late_pattern(r'\s{0,8}([^\W\d_][\w .-]{0,20}?)\s{0,2}(?:\(([^()\n\u2028]{1,60})\)\s?)?[:：]')


def role_of(label: str) -> str:
    """The role that a word such as ``Authors`` names, '' for none."""
    return _ROLE_OF.get(' '.join(label.split()).lower().strip(' .:：#'), '')


def label_role(text: str) -> str:
    """The role of the label that a text begins with, '' for none."""
    match = _LABEL.match(text)
    return role_of(match[1]) if match else ''


class Field(NamedTuple):
    """A labelled value of a passage that is the field as it stands there.

    ``label`` and ``detail`` (``pdf`` in ``Link (pdf): …``) are as written. ``first`` is where the label stands,
    ``start`` and ``end`` are the value's bounds, without the quotation marks of a quoted one.
    """

    role: str
    label: str
    detail: str
    first: int
    start: int
    end: int
    quoted: bool = False


class Labelled(NamedTuple):
    """An entry whose lines are sorted: the passage that is to be interpreted, and the fields that are not."""

    passage: Passage
    fields: tuple[Field, ...]

    @property
    def names_the_work(self) -> bool:
        """Whether the fields alone make an entry: they have a title, or say how the whole is written."""
        return any(field.role in ('title', 'as_written') for field in self.fields)


def sort_lines(passage: Passage) -> Labelled | None:
    """Takes the lines out of an entry that are fields as they stand there; None where there are none.

    A field is a line, or a whole nested item (``passage.blocks``), that begins with a label. A line below it that the
    author only wrapped goes on with it.
    """
    text = passage.text
    if '\n' not in text and HARD_BREAK not in text and not text[:11].lower().startswith('as written:'):
        return None
    if ':' not in text and '：' not in text:
        return None
    fields: list[Field] = []
    kept: list[tuple[int, int]] = []
    position = 0
    for start, end in [*passage.blocks, (len(text), len(text))]:
        _sort_plain_lines(text, position, start, fields, kept)
        field = read_field(text, start, end)
        if field is not None:
            fields.append(field)
        elif start < end:
            kept.append((start - 1, end))
        position = end
    if not fields:
        return None
    return Labelled(_only(passage, kept), tuple(fields))


def _sort_plain_lines(text: str, start: int, end: int, fields: list[Field], kept: list[tuple[int, int]]) -> None:
    """Sorts the lines that are no nested items; one that is only wrapped goes on with the field above it."""
    goes_on = False
    for line in _LINE.finditer(text, start, end):
        field = read_field(text, line.start(), line.end())
        if field is not None and field.role == 'as_written':
            fields.append(read_field(text, line.start(), end) or field)
            return
        if field is not None:
            fields.append(field)
            goes_on = not field.quoted
        elif goes_on and text[line.start() - 1] == '\n' and not _LABEL.match(text, line.start(), line.end()):
            fields[-1] = fields[-1]._replace(end=line.end())
        else:
            goes_on = False
            kept.append((max(0, line.start() - 1), line.end()))


def _only(passage: Passage, stretches: Sequence[tuple[int, int]]) -> Passage:
    """The passage of some stretches alone; every character keeps its place in the source."""
    runs: list[Run] = []
    links: list[tuple[int, str]] = []
    position = index = 0
    for start, end in stretches:
        while index and passage.runs[index - 1].start >= start:
            index -= 1
        while index < len(passage.runs):
            run = passage.runs[index]
            first, last = max(run.start, start), min(run.start + len(run.text), end)
            if first < last:
                text = run.text[first - run.start : last - run.start]
                runs.append(Run(position + first - start, text, run.source + first - run.start, run.marks, run.target))
            if run.start + len(run.text) >= end:
                break
            index += 1
        links += [(position + at - start, target) for at, target in passage.empty_links if start < at <= end]
        position += end - start
    return Passage(runs, empty_links=tuple(links), unclosed=passage.unclosed, aside=passage.aside)


def read_field(text: str, start: int, end: int) -> Field | None:
    """The field that a stretch is from its label on; None where it has no label, or one whose value is interpreted."""
    match = _FIELD.match(text, start, end)
    if match is None:
        return None
    label, detail = match[1].strip(), (match[2] or '').strip()
    role = _ROLE_OF.get(label.lower().rstrip('.'))
    if role is None:
        return None
    first, last = match.end(), end
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    quoted = last - first > 1 and text[first] == '"' and (role in LISTS or text[last - 1] == '"')
    if not quoted and not _is_as_it_stands(role, label.lower(), detail, text[first : min(last, first + 300)]):
        return None
    if quoted and role not in LISTS:
        first, last = first + 1, last - 1
    return Field(role, label, detail, match.start(1), first, last, quoted)


def _is_as_it_stands(role: str, label: str, detail: str, value: str) -> bool:
    """Whether a value without quotation marks is a field as it is, and not text to be interpreted."""
    if role == 'year':
        whole = ' ' in label and _LONE_YEAR.fullmatch(value) is not None  # ``Publication Year: 2025``
        return whole or _DAY_OR_MONTH.fullmatch(value) is not None
    if role in _READ:
        return bool(detail) and label in ('link', 'links')
    if role == 'type':
        return _WORDS_OF_TYPE.fullmatch(value) is not None
    if role == 'key':
        return _KEY.fullmatch(value) is not None
    if role == 'selected':
        return value.lower() in ('yes', 'no', 'true', 'false')
    if role in ('topics', 'roles'):
        return False  # unquoted, they are what a page says of itself
    return bool(value) and (bool(detail) or role not in _DETAILED)


def is_labelled(text: str) -> bool:
    """Whether a text begins with a label of any kind."""
    match = _FIELD.match(text)
    return match is not None and match[1].strip().lower().rstrip('.') in _ROLE_OF


def is_field(text: str) -> bool:
    """Whether a text is a labelled value that is a field as it stands, of a work that is named above it."""
    field = read_field(text, 0, len(text))
    return field is not None and field.role not in ('title', 'as_written')


def begins_entry(text: str) -> bool:
    """Whether a text begins with a label that whole entries begin with."""
    match = _FIELD.match(text)
    return match is not None and _ROLE_OF.get(match[1].strip().lower()) in ('title', 'as_written')


def _is_buttons(passage: Passage, start: int, end: int) -> bool:
    """Whether a line is links that are called ``Paper Link`` and the like, which go on with no value."""
    return LINK_LABEL.fullmatch(passage.text, start, end) is not None and any(
        run.target for run in passage.runs if start <= run.start < end
    )


def read_labels(passage: Passage, *, titled: bool = False) -> dict[str, tuple[int, int, int]] | None:
    """The stretches by role: label's start, value's start and end; None unless title and one more are labelled.

    With ``titled`` the title is known already, so that one label is enough.
    A line without a known label goes on with the value before it.
    """
    text = passage.text
    if not titled and (text.count(':') + text.count('：') < 2 or ('\n' not in text and HARD_BREAK not in text)):
        return None
    found: dict[str, tuple[int, int, int]] = {}
    last = ''
    for line in _LINE.finditer(text):
        match = _LABEL.match(text, line.start(), line.end())
        role = _ROLE_OF.get(match[1].strip().lower().rstrip('.')) if match else None
        if match is not None and role in _READ and role not in found:
            found[role] = (match.start(1), match.end(), line.end())
            last = role
        elif match is None and last and not _is_buttons(passage, *line.span()):
            label, start, _ = found[last]
            found[last] = (label, start, line.end())
        else:
            last = ''
    if 'title' not in found and 'authors' in found and len(found) > 1:
        # The first line of an entry needs no label to be its title.
        first = min(label for label, *_ in found.values())
        end = _LINE.match(text)
        if end is not None and end.end() <= first and len(text[: end.end()].split()) > 2:
            found['title'] = (0, 0, end.end())
    return found if titled or ('title' in found and len(found) > 1) else None
