"""RIS entries → items by CSL's names: what each program means by a tag in an entry of its type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import notice_opening
from sphinxcontrib_pubs.model.csl import NAMES
from sphinxcontrib_pubs.model.scripts import has_east_asian
from sphinxcontrib_pubs.sources.records.addresses import lone_doi
from sphinxcontrib_pubs.sources.records.dated import read_written_date
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.note import split_exported_note
from sphinxcontrib_pubs.sources.reference.names import classify
from sphinxcontrib_pubs.sources.ris.databases import (
    PLACES_OF_PUBMED,
    day_of,
    is_date_of_ovid,
    names_cited,
    put_pubmed,
    take_rights,
)
from sphinxcontrib_pubs.sources.ris.tables import BY_TYPE, IN_BOOKS, IN_DATABASES, TAGS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinxcontrib_pubs.sources.ris.lines import Value

_ISSN = re.compile(r'E?(\d{4}-?\d{3}[\dXx](?:\s*\(.*\))?)')
_SEVERAL = re.compile(r'[\n;,]+')
_DASH = re.compile(r'\s*[-‐‑–—]\s*')
_RANGE = re.compile(r'.*\d\s*[-‐‑–—]\s*\w*\d')
_SCHOOL = re.compile(r'(?:department|school|faculty|institute|college|division)\b', re.IGNORECASE)
#: Addresses in the library of the program that wrote the file, which lead nowhere elsewhere.
_PRIVATE = re.compile(r'(?:internal-pdf|file|zotero|content)://|[A-Za-z]:[\\/]', re.IGNORECASE)
#: Texts, of which a second one is another paragraph.
_PARAGRAPHS = frozenset({'note', 'abstract'})
#: Words that are in no name of a person.
_WITHIN_TEAMS = re.compile(r'\s(?:of|for|and|on|the|für)\s')
#: What companies end in; the reader of names knows what other bodies are called.
_COMPANY = re.compile(r'\s(?:ltd|inc|gmbh|llc|corp|corporation|plc)\.?$', re.IGNORECASE)
_WORD = re.compile(r'\w+')
_EDITOR = re.compile(r'(.+,.+),\s*Eds?\.?')
_SMALL_WORDS = frozenset(
    {'the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'de', 'la', 'et', 'du', 'des', 'der', 'die', 'das', 'für', 'und'}
)
_BOOKS = frozenset({'book', 'pamphlet', 'classic', 'thesis'})


def to_item(values: Sequence[Value]) -> Item:
    """The item of an entry; a tag that its type gives no meaning is kept by its two letters."""
    item = Item()
    written = next((value.text.upper() for value in values if value.tag == 'TY'), '')
    type_ = TYPES.get(written, '')
    item.put('type', type_ or written, 'TY')
    if written == 'INPR':
        item.put('status', 'in press', 'TY')
    own = dict(BY_TYPE.get(type_, {}))
    if own.get('A2') == 'collection-editor' and not any(value.tag in ('T2', 'T3') for value in values):
        own['A2'] = 'editor'  # without a series there is nobody who edits it
    if type_ == 'paper-conference' and any(value.tag == 'C3' and value.text for value in values):
        own['T2'] = 'event-title'  # beside the title of the proceedings it is the name of the conference
    order = {tag: number for number, tag in enumerate(TAGS)}
    # Of two values of a tag the first counts, as for all others.
    pages = {value.tag: value.text for value in reversed(values) if value.tag in ('SP', 'EP') and value.text}
    for value in sorted(values, key=lambda value: order.get(value.tag, len(order))):
        tag, text = value.tag, value.text
        if not text or tag in ('TY', 'DA', 'Y1', 'PY') or (tag == 'Y2' and is_date_of_ovid(text)):
            continue
        if type_ == 'article-journal' and tag in PLACES_OF_PUBMED:
            put_pubmed(item, tag, text)
            continue
        if tag in ('SP', 'EP'):
            name = own.get('SP', 'page') if 'EP' not in pages else 'page'
            told = _pages(pages)
            if text != pages[tag] or text not in (told, *_DASH.split(told)):
                item.further.append((tag, text))
            elif name not in item:
                item.put(name, told, tag)
            continue
        name = own.get(tag, TAGS.get(tag, ''))
        special = _SPECIAL.get(tag)
        if special is not None:
            special(item, name, text)
        elif name in _PARAGRAPHS:
            item.add(name, [text], tag)
        elif name:
            item.put(name, text, tag)
        else:
            item.further.append((tag, text))
    _put_dates(item, values, own)
    _settle(item, type_)
    return item


def _pages(pages: dict[str, str]) -> str:
    """The first page and the last; some programs write the whole range behind ``SP``."""
    first, last = pages.get('SP') or pages['EP'], pages.get('EP', '')
    return first if not last or first == last or _RANGE.fullmatch(first) else f'{first}-{last}'


def _put_dates(item: Item, values: Iterable[Value], own: dict[str, str]) -> None:
    """The year of ``PY`` or ``Y1``; month and day of whichever tells them for the same year."""
    told = [
        (value.tag, value.text.replace('-', '/') if tag == 'Y2' else value.text)
        for tag in ('PY', 'Y1', 'DA', 'Y2')
        for value in values
        if value.tag == tag and value.text and (tag != 'Y2' or is_date_of_ovid(value.text))
    ]
    if not told:
        return
    tag, text = told[0]
    year = read_written_date(text).date
    for other_tag, other in told[1:]:
        date = read_written_date(other).date
        if date is not None and year is not None and date.year == year.year and len(date.parts) > len(year.parts):
            tag, text, year = other_tag, other, date
    if year is not None and len(year.parts) == 1 and (day := day_of(told, year.year)):
        item.put('issued', {'year': str(year.year), 'month': day}, 'DA')
        told = [each for each in told if each != ('DA', day)]
    else:
        item.put('issued', text, tag)
    for other_tag, other in told:
        date = read_written_date(other).date
        same = date is not None and year is not None and date.parts == year.parts[: len(date.parts)]
        if not same and other != text:
            item.put(own.get(other_tag, f'date-{other_tag}'), other, other_tag)


def _put_number(item: Item, name: str, text: str) -> None:
    """``SN`` is an ISSN, an ISBN, or the number of a report; several of them, where all are one of the former."""
    several = [each for part in _SEVERAL.split(text) if (each := part.strip(' []"'))]
    if len(several) > 1 and all(_ISSN.fullmatch(each) or _digits(each) >= 9 for each in several):
        for each in several:
            _put_number(item, name, each)
    elif (issn := _ISSN.fullmatch(text)) is not None:
        item.add('ISSN', [issn[1]], 'SN')
    elif _digits(text) >= 9:
        item.add('ISBN', [text], 'SN')
    else:
        item.put('number', text, 'SN')


def _digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)


def _put_database(item: Item, name: str, text: str) -> None:
    """The archive that holds a work, or the database that it was found in."""
    found_in = item.get('type') in IN_DATABASES and 'archive_location' not in item
    item.put(name if found_in else 'archive', text, 'DB')


def _put_doi(item: Item, name: str, text: str) -> None:
    item.put(name, lone_doi(text) or text, 'DO')


def _put_work(item: Item, name: str, text: str) -> None:
    """``M3`` is the kind of work, or its DOI."""
    doi = lone_doi(text)
    item.put('DOI' if doi else name, doi or text, 'M3')


def _put_miscellaneous(item: Item, name: str, text: str) -> None:
    if name:
        item.put(name, text, 'M1')
    else:
        item.further.append(('M1', text))


def _put_keywords(item: Item, name: str, text: str) -> None:
    """One keyword, or one on each line, or several that semicolons divide."""
    words = re.split(r'\n|;' if ';' in text else r'\n', text)
    # A star is before the chief subjects of a work.
    item.add('keyword', [bare for word in words if (bare := word.strip().removeprefix('*'))], 'KW')


def _put_address(item: Item, name: str, text: str) -> None:
    for address in text.split('\n'):
        if doi := lone_doi(address):
            item.put('DOI', doi, 'UR')
        elif _PRIVATE.match(address.strip()):
            item.further.append(('file', address.strip()))
        elif address.strip():
            item.add(name, [address.strip()], 'UR')


def _put_people(item: Item, name: str, text: str) -> None:
    if name == 'editor' and item.get('type') == 'article-journal' and names_cited(text):
        item.further.append(('A2', text))
        return
    for person in filter(None, map(str.strip, re.split(r'\n|;', text))):
        editor = _EDITOR.fullmatch(person) if name == 'author' else None  # as ERIC has them
        if editor is not None:
            item.add('editor', [editor[1]])
        else:
            item.add(name, [person])


_SPECIAL: dict[str, Callable[[Item, str, str], None]] = {
    'SN': _put_number,
    'M1': _put_miscellaneous,
    'M3': _put_work,
    'KW': _put_keywords,
    'DB': _put_database,
    **dict.fromkeys(('DO', 'DI'), _put_doi),
    **dict.fromkeys(('UR', 'L1', 'L2', 'L3', 'LK'), _put_address),
    **dict.fromkeys(('AU', 'A1', 'A2', 'A3', 'A4', 'ED', 'TA'), _put_people),
}


def _is_short_for(short: str, whole: str) -> bool:
    """Whether a name has the words of another, each of them or its beginning, or their initials alone."""
    some, others = (
        [word for word in _WORD.findall(name.lower()) if word not in _SMALL_WORDS] for name in (short, whole)
    )
    if len(some) == 1 < len(others):
        return bool(some[0] == ''.join(word[0] for word in others))
    return 0 < len(some) == len(others) and all(map(str.startswith, others, some))


def _settle(item: Item, type_: str) -> None:
    """What only several values together show."""
    further = item.further
    item.further = []
    for name, value in further:
        text = str(value)
        venue = str(item.get('container-title', ''))
        if name == 'T2' and type_ not in _BOOKS and _is_short_for(venue, text):
            # The whole name beside the journal as JO abbreviates it, or the same name once more.
            if not _is_short_for(text, venue):
                item['container-title'] = text
                item.put('container-title-short', venue, 'JO')
        elif name == 'T2' and type_ in IN_BOOKS:
            item.put('collection-title', text, 'T2')  # BT has the book
        elif name == 'T2' and type_ not in _BOOKS and not _is_short_for(text, venue):
            item.put('subtitle', text, 'T2')  # beside JF it is no journal: some systems have the subtitle there
        elif name in ('JO', 'JF', 'T2') and 'container-title-short' not in item and len(text) < len(venue):
            item.put('container-title-short', text, name)
        else:
            item.further.append((name, value))
    if type_ == 'paper-conference' and item.get('event-title') == item.get('container-title'):
        item.pop('event-title', None)
    if type_ == 'thesis' and _SCHOOL.match(str(item.get('subtitle', ''))):
        item.put('division', item.pop('subtitle'), 'T2')
    for name in NAMES & item.keys():
        people = item[name]
        if isinstance(people, list) and any(map(_may_be_team, people)):
            # RIS writes people as "Family, Given", and organisations as they are called.
            has_parts = any(',' in each and not _ends_in_its_comma(each) for each in people)
            item[name] = [{'literal': each.rstrip(',')} if _is_team(each, has_parts) else each for each in people]
    _take_notices(item)
    take_rights(item)
    for name in _PARAGRAPHS & item.keys():
        texts = item[name]
        item[name] = '\n'.join(dict.fromkeys(map(str, texts))) if isinstance(texts, list) else texts


def _may_be_team(name: str) -> bool:
    return ' ' in name and (',' not in name or _ends_in_its_comma(name))


def _ends_in_its_comma(name: str) -> bool:
    """Whether a name is closed by the one comma that it has, as EndNote wants organisations to be."""
    return name.endswith(',') and name.count(',') == 1


def _is_team(name: str, has_parts: bool) -> bool:
    """Whether a name is that of an organisation; ``has_parts`` where names beside it have their commas."""
    if not _may_be_team(name) or has_east_asian(name):
        return False
    if _ends_in_its_comma(name) or _COMPANY.search(name):
        return True
    if classify(name).form == 'FI':  # "Quist A", as PubMed has it
        return False
    return has_parts or _WITHIN_TEAMS.search(name) is not None


def _take_notices(item: Item) -> None:
    """Notes that are notices by themselves; behind the words of another one they could not be told apart."""
    texts = item.pop('note', [])
    in_journal = item.get('type') == 'article-journal' and 'container-title' in item
    for text in texts if isinstance(texts, list) else [texts]:
        words, told = split_exported_note(str(text), in_journal=in_journal)
        for name, value in told:
            item.put(name, value, 'N1')
        if doi := lone_doi(words):
            item.put('DOI', doi, 'N1')
        elif words:
            item.add('note' if notice_opening(words) is None else 'notices', [words], 'N1')
