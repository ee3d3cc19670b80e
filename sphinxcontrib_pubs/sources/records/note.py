"""What programs put into ``note`` for want of a field: ``PMID: 123``, ``{:status: in press}``, ``Cited By: 40``."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.model.csl import DATES, IN_CAPITALS, NAMES, TEXTS, TYPES

#: A line without the space around it; to look for its end with what stands before it takes the square of long gaps.
_LINE = re.compile(r'(tex\.[\w.-]+|[A-Za-z][A-Za-z _-]{1,30})\s*[:=]\s*(\S.*)')
_BRACED = re.compile(r'\{:([A-Za-z_-]{2,30}):\s*([^{}]*)\}')
_NAMES = frozenset(NAMES)
_KNOWN = (
    TEXTS
    | DATES
    | _NAMES
    | {
        'issued', 'type', 'status', 'container-title', 'collection-title', 'event-date', 'number', 'volume', 'issue',
        'page', 'edition', 'publisher', 'publisher-place', 'language', 'citation-key',
    }
)  # fmt: skip
#: What Zotero calls a value that the type of an item has no field for, when it puts it into its field Extra.
_ZOTERO = {
    'Publisher': 'publisher',
    'Place': 'publisher-place',
    'Number': 'number',
    'Version': 'version',
    'Type': 'type',
    'Section': 'section',
    'Conference Name': 'event-title',
    'Series Number': 'collection-number',
    'Num Pages': 'number-of-pages',
    'Call Number': 'call-number',
    'Library Catalog': 'source',
    'Archive Location': 'archive_location',
    'Citation Key': 'citation-key',
    'DOI': 'DOI',
    'ISBN': 'ISBN',
    'ISSN': 'ISSN',
    'PMID': 'PMID',
    'PMCID': 'PMCID',
    # What publishers' pages tell it, and nobody wants to read in a reference.
    **{
        label: f'tex.{label.lower().strip("_").replace(" ", "-")}'
        for label in (
            'Company', 'Distributor', 'Institution', 'Label', 'Accession Number', 'ADS Bibcode', 'OCLC',
            'Google-Books-ID', 'Page Version ID', 'ZSCC', '_eprint', 'Bandiera_abtest', 'Cg_type', 'Primary_atype',
            'Subject_term', 'Subject_term_id', 'Read_Status', 'Read_Status_Date',
            # What Scopus and the Web of Science tell of their own records.
            'Export Date', 'Cited By', 'CODEN', 'Correspondence Address', 'Funding details', 'Times Cited',
            'Total Times Cited', 'Cited Reference Count', 'ISI Document Delivery No.', 'Conference Code',
            'Chemicals/CAS', 'Tradenames', 'Manufacturers', 'Molecular Sequence Numbers',
        )
    },
}  # fmt: skip
#: The labels of one line, which may be several: other programs join the lines of a note. BibTeX escapes an underscore.
_LABEL = re.compile(
    r'(?<!\S)(' + '|'.join(re.escape(label).replace('_', r'\\?_') for label in _ZOTERO) + r'):(?=\s|\Z)\s*'
)
#: How often a work was cited on the day when the file was written, as Scopus and an add-on of Zotero have it.
_COUNT = re.compile(r'(?:(?:times )?cited(?: by)?\s?:?\s?(\d{1,6})|0\d{4})', re.IGNORECASE)
_OF_PUBLISHERS = {'publisher': 'tex.publisher', 'publisher-place': 'tex.place'}
_SENTENCE = re.compile(r'[a-z]{4}\. [A-Z]')
_ARXIV = re.compile(r'arXiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\s*\[([\w.,\s-]*)\])?')


def split_note(note: str) -> tuple[str, list[tuple[str, object]]]:
    """The words of a note, and the variables that it tells by CSL's names; ``tex.*`` keep their names."""
    told: list[tuple[str, object]] = []

    def take(match: re.Match[str]) -> str:
        variable = _variable(match[1])
        if not variable:
            return match[0]
        told.append((variable, _value(variable, match[2].strip())))
        return ''

    if '{:' in note:
        note = _BRACED.sub(take, note)
    kept = []
    for line in note.split('\n'):
        of_zotero = _told_by_zotero(line.strip())
        told += of_zotero
        match = None if of_zotero else _LINE.fullmatch(line.strip())
        if not of_zotero and (match is None or take(match)):
            kept.append(line)
    return '\n'.join(kept).strip(), told


def split_exported_note(note: str, *, in_journal: bool) -> tuple[str, list[tuple[str, str]]]:
    """The same of a note in a format that has fields for CSL's variables, of which it tells what Zotero writes there.

    Any other word before a colon is a person's. ``in_journal`` leaves out a publisher, which Zotero takes from the page
    of every article, and no style sets behind a journal; it is kept like what has no variable.
    """
    if ':' not in note and 'tex.' not in note and not _COUNT.match(note):
        return note, []
    told: list[tuple[str, str]] = []
    kept = []
    for line in note.split('\n'):
        stripped = line.strip()
        match = _LINE.fullmatch(stripped)
        if of_zotero := _told_by_zotero(stripped):
            told += of_zotero
        elif match is not None and (match[1].startswith('tex.') or ('-' in match[1] and match[1] in _KNOWN)):
            told.append((match[1], match[2]))
        else:
            kept.append(line)
    hidden = _OF_PUBLISHERS if in_journal else {}
    return '\n'.join(kept).strip(), [(hidden.get(name, name), value) for name, value in told]


def _told_by_zotero(line: str) -> list[tuple[str, str]]:
    """The variables of a line that has nothing else; none where a person's sentence begins with a label."""
    if (number := _ARXIV.fullmatch(line)) is not None:
        return [('arXiv', number[1]), *([('eprintclass', number[2].strip())] if number[2] else [])]
    if (count := _COUNT.fullmatch(line)) is not None:
        return [('tex.cited-by', count[1] or line.lstrip('0') or '0')]
    labels = list(_LABEL.finditer(line)) if ':' in line else []
    if not labels or labels[0].start() or _SENTENCE.search(line):
        return []
    ends = [*(label.start() for label in labels[1:]), len(line)]
    told = [
        (_ZOTERO[label[1].replace('\\', '')], line[label.end() : end].strip(' \t;'))
        for label, end in zip(labels, ends, strict=True)
    ]
    return [(_exact(name, value), value) for name, value in told] if all(value for _, value in told) else []


def _exact(variable: str, value: str) -> str:
    """An address is no place, and a word that is no type of CSL's no type: databases tell ``Type: Article``."""
    is_address = variable == 'publisher-place' and any(map(str.isdecimal, value))
    is_no_type = variable == 'type' and value not in TYPES
    return {'publisher-place': 'tex.place', 'type': 'tex.type'}[variable] if is_address or is_no_type else variable


def _variable(written: str) -> str:
    """The variable that a name in a note means, '' for a word that happens to stand before a colon."""
    if written.startswith('tex.'):
        return written
    plain = written.strip().lower().replace(' ', '-')
    plain = plain if plain in _KNOWN else plain.replace('_', '-')
    return IN_CAPITALS.get(plain, plain if plain in _KNOWN else '')


def _value(variable: str, text: str) -> object:
    """A person of a note has two bars between the names."""
    if variable in _NAMES:
        family, bars, given = text.partition('||')
        return [{'family': family.strip(), 'given': given.strip()}] if bars else [text]
    return text
