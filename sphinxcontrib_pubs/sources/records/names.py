"""Names of people as structured formats have them: texts, lists of texts, or mappings with the parts of a name."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Contributor, Person
from sphinxcontrib_pubs.model.roles import is_unexplained, unexplained_signs
from sphinxcontrib_pubs.sources.bibtex.annotations import role_of
from sphinxcontrib_pubs.sources.bibtex.names import NameReader, with_joined_initials
from sphinxcontrib_pubs.sources.bibtex.thanks import Said, roles_in, without_thanks
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of, texts_of
from sphinxcontrib_pubs.sources.records.tables import NAME_PARTS
from sphinxcontrib_pubs.sources.records.values import is_true
from sphinxcontrib_pubs.sources.reference.legend import find_legend, roles_of
from sphinxcontrib_pubs.sources.reference.name_list import NameReader as PrintedNames
from sphinxcontrib_pubs.sources.reference.names import CAPITAL_PARTICLES, as_person, classify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinxcontrib_pubs.sources.reference.name_kind import Kind

_ORCID = re.compile(r'\d{4}-\d{4}-\d{4}-\d{3}[\dXx]')
#: One mark at the end of a name, of which no more than its characters are looked at.
_MARK = re.compile(r'(?:[*†‡§¶#+]|<sup>[^<>]{0,20}</sup>)\Z')
_LONGEST_MARK = len('<sup></sup>') + 20
_RAISED = re.compile(r'<sup>[^<>]{0,20}</sup>')
#: The stop of a row, behind a word that no name is shortened to.
_STOP = re.compile(r'[^\W\d_]{4,}\.\Z')
#: A tag that says how it is to look, besides what it means.
_OPEN_TAG = re.compile(r'<(b|strong|u|sup)\s[^<>]{1,100}>')
_NO_COMMA = '\ue001'
_OPENER = re.compile(r'\*\*|__|<b>|<strong>|<u>')
_AROUND = re.compile(r'(\*\*|__|<b>|<strong>|<u>)(.+?)(?:\*\*|__|</b>|</strong>|</u>)(.*)', re.DOTALL)
_BOLD = re.compile(r'(\*\*|__|<b>|<strong>|<u>)(.{1,200}?)(?:\*\*|__|</b>|</strong>|</u>)')
#: Where the names of a row end, and what their signs mean begins: behind a break, or in a line that begins with a sign.
_BREAK = re.compile(r'<br\s*/?>|\n\s*(?=(?:<sup>)?\\?[*†‡§¶#+])')
_NO_LEGEND: Mapping[str, str] = MappingProxyType({})
_ESCAPED = re.compile(r'\\(?=[*#_+†‡§¶])')
_TAGS = re.compile(r'<[^<>]{1,40}>')
_LINK = re.compile(r'\[([^\[\]]+)\]\(([^()\s]*)\)')
_OTHERS = re.compile(r'(?:and\s+)?(?:others|et\.? al\.?|…|\.\.\.)', re.IGNORECASE)
_ET_AL = re.compile(r'(?<![,;\s])[,;\s]*(?:\band\s+others|\bet\.? al\.?)\s*$', re.IGNORECASE)
_AND = re.compile(r'\s+(?:and|&)\s+')
_CJK = re.compile(r'([\u3400-\u9fff\uf900-\ufaff々〆]{1,2}) ([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々〆]{1,4})')
#: An accent of LaTeX, or braces around a whole name.
_LATEX = re.compile(r'\\["\'`^~=.]|\\[A-Za-z]+\b|\{.+\}')
_QUOTED = re.compile(r'"(.*)"')
#: Parts of a mapping that are about how a name is to be set, and no part of it.
_SETTING = frozenset({'static-ordering', 'comma-suffix', 'comma-dropping-particle', 'parse-names', 'sequence'})


#: Parts of a name beside which people write signs; the name of a team may end in one.
_MARKED_PARTS = frozenset({'name', 'family', 'given'})


class Names(NamedTuple):
    """The people of a field; ``further`` is what it says of them that no publication has a place for."""

    people: list[Contributor]
    truncated: bool
    further: list[tuple[str, str]]


class _Letters:
    """Names without LaTeX: every character stands for itself."""

    def text(self, value: str) -> str:
        return value

    letters = text


_PLAIN_NAMES = NameReader(_Letters())


@lru_cache(maxsize=1)
def _latex_names() -> NameReader:
    # Importing LaTeX's letters takes longer than reading a file that has none.
    from sphinxcontrib_pubs.sources.latex.markup import Latex

    return NameReader(Latex({}))


def _in_letters(text: str) -> str:
    from sphinxcontrib_pubs.sources.latex.markup import Latex

    return Latex({}).text(text)


def read_names(value: object, kind: str) -> Names:
    """The people of a text, a list of texts and mappings, or one mapping."""
    names = Names([], False, [])
    truncated = False
    if isinstance(value, str):
        return _read_row(value, kind)
    for number, member in enumerate(as_list(value), 1):
        if isinstance(member, dict):
            truncated = _add_mapping(names, member, kind, number) or truncated
        elif _OTHERS.fullmatch(text := text_of(member)):
            truncated = True
        else:
            truncated = truncated or _ET_AL.search(text) is not None
            _add(names, _ET_AL.sub('', text), kind, number)
    return names._replace(truncated=truncated)


def explained(people: list[Contributor], texts: Iterable[str], of_file: Mapping[str, str]) -> list[Contributor]:
    """The people with the roles of the signs beside their names, as far as it is said what these mean.

    That is in texts of their entry, else among the marks ``of_file``.
    """
    legend = find_legend('\n'.join(_BREAK.sub('\n', text) for text in texts), of_file)
    if not legend:
        return people
    told = []
    for each in people:
        if signs := unexplained_signs(each.roles):
            roles = (role for role in each.roles if not is_unexplained(role))
            each = each._replace(roles=tuple(dict.fromkeys((*roles, *roles_of(','.join(signs), '', legend)))))
        told.append(each)
    return told


def _add(names: Names, written: str, kind: str, number: int, legend: Mapping[str, str] = _NO_LEGEND) -> None:
    written, said = without_thanks(written)
    person, roles, address = _marked(written, legend)
    roles = (*roles, *_told_beside(names, said, kind, number))
    if person != Person():
        names.people.append(Contributor(person, kind, roles))
    if address:
        names.further.append((f'{kind}-{number}-url', address))


def _told_beside(names: Names, said: Said, kind: str, number: int) -> Iterator[str]:
    """The roles that commands of LaTeX tell beside a name; what they say more becomes a note on it."""
    if said.signs:
        yield from roles_of(','.join(said.signs), '', {})
    told = {text: roles_in(text) for text in said.texts}
    for roles, _is_all in told.values():
        yield from roles
    if notes := [_in_letters(text) for text, (_roles, is_all) in told.items() if not is_all]:
        names.further.append((f'{kind}-{number}-note', '; '.join(notes)))


def _marked(written: str, legend: Mapping[str, str]) -> tuple[Person, tuple[str, ...], str]:
    """A person by a name in a list, the roles that its bold type and its marks show, and the address of its link."""
    roles: list[str] = []
    address = ''
    if '[' in written and (link := _LINK.search(written)) is not None:
        address = link[2]
        written = written[: link.start()] + link[1] + written[link.end() :]
    opener = _OPENER.search(written)
    # Where the first one is never closed, none behind it is.
    if opener is not None and (around := _AROUND.match(written, opener.start())) is not None:
        written = written[: around.start()] + around[2] + around[3]
        roles.append('self')
    bare = _without_marks(written)
    if bare and bare != written:
        roles += roles_of(written[len(bare) :], '', legend)
    return _person_of(bare or written), tuple(roles), address


def _without_marks(written: str) -> str:
    """A name without the marks at its end, and the same text where it has none."""
    stripped = written.rstrip()
    end = len(stripped)
    while (mark := _MARK.search(stripped, max(0, end - _LONGEST_MARK), end)) is not None:
        end = mark.start()
    return stripped[:end].rstrip() if end < len(stripped) else written


@lru_cache(maxsize=20_000)
def _person_of(written: str) -> Person:
    """The person of one name: ``Family, Given``, ``Given van Family``, ``Family, Jr., Given``, or a team."""
    written = ' '.join(written.split()).strip(',; ')
    if not written:
        return Person()
    written = with_joined_initials(written)
    if (eastern := _CJK.fullmatch(written)) is not None:
        return Person(family=eastern[1], given=eastern[2])
    if _LATEX.search(written) is not None and written.count('{') == written.count('}'):
        named = _latex_names().read(written).people
        return named[0].person if len(named) == 1 else Person(literal=written)
    if ',' not in written and _is_printed(written, kind := classify(written)):
        return as_person(kind)
    return _PLAIN_NAMES.one(written)


def _is_printed(written: str, kind: Kind) -> bool:
    """Whether a name tells more to the reader of printed names than by BibTeX's rules, to which Van is a given name."""
    if kind.form != 'IF':
        return kind.form in ('FI', 'GF')  # "Quist A", as PubMed has it; "Ann Van Buren", "Ann C.Quist"
    # "J. Cole Smith" has two given names as often as two family names.
    first = kind.family.partition(' ')[0]
    return first == kind.family or first in CAPITAL_PARTICLES or written.isupper()


def _add_mapping(names: Names, parts: dict[str, object], kind: str, number: int) -> bool:
    """Takes a person by the parts of the name; True where the mapping says that there are others."""
    told: dict[str, str] = {}
    roles: list[str] = []
    for name, value in parts.items():
        plain = name.lower().replace('_', '-').replace(' ', '-')
        part = NAME_PARTS.get(plain.replace('-', ''), '')
        if plain == 'parse-names':
            told['whole'] = '' if is_true(text_of(value)) else 'yes'
        if is_empty(value) or plain in _SETTING:
            continue
        if part == 'role':
            # CRediT has a dash in “writing – original draft”.
            read = {role: _role(role) for role in texts_of(value)}
            roles += filter(None, read.values())
            names.further.extend((f'{kind}-{number}-role', role) for role, known in read.items() if not known)
        elif part and part not in told:
            told[part] = text_of(value)
        elif plain in ('affiliation', 'affiliations'):
            # Crossref has a mapping for each, with the name and what identifies the organisation.
            for each in as_list(value):
                given = each.get('name') if isinstance(each, dict) else each
                names.further.append((f'{kind}-{number}-affiliation', text_of(given or each)))
        else:
            names.further.append((f'{kind}-{number}-{plain}', text_of(value)))
    if 'name' in told and 'given' not in told and _OTHERS.fullmatch(told['name'].strip(' ,')):
        return True
    for part in _MARKED_PARTS & told.keys():
        if (bare := _without_marks(told[part])) and bare != told[part]:
            roles += roles_of(told[part][len(bare) :], '', {})
            told[part] = bare
    person = _of_parts(told)
    orcid = _ORCID.search(told.get('orcid', ''))
    if orcid is not None:
        person = person._replace(orcid=orcid[0])
    elif told.get('orcid'):
        names.further.append((f'{kind}-{number}-orcid', told['orcid']))
    if person.literal and _OTHERS.fullmatch(person.literal):
        return True
    if person._replace(orcid='') == Person():
        if alias := told.get('alias', ''):
            person = person._replace(literal=alias)
    elif told.get('alias'):
        names.further.append((f'{kind}-{number}-alias', told['alias']))
    if person != Person():
        names.people.append(Contributor(person, kind, tuple(dict.fromkeys(filter(None, roles)))))
    elif roles:
        names.further.append((f'{kind}-{number}-role', ', '.join(roles)))
    return False


def _role(written: str) -> str:
    """A role by a word for it; '' for words in letters that no role has, unless they keep a sign as it is written."""
    if is_unexplained(written):
        return written
    return role_of(written) if written.replace('–', '-').isascii() else ''


def _of_parts(told: dict[str, str]) -> Person:
    family, given = told.get('family', ''), told.get('given', '')
    if given and not family:  # hayagriva calls the family name a name
        family, told = told.get('name', ''), {part: text for part, text in told.items() if part != 'name'}
    if not family and not given:
        name = told.get('name', '')
        if 'literal' in told or not name:  # parts without a name between them are at least words
            words = [told[part] for part in ('particle', 'dropping_particle', 'suffix') if part in told]
            return Person(literal=told.get('literal', '') or ' '.join(words))
        return _person_of(name)
    if not family:
        family, given = given, ''
    if (quoted := _QUOTED.fullmatch(family)) is not None:  # CSL's sign that nothing in it is a particle
        person = Person(family=quoted[1], given=given)
    elif 'particle' in told or 'dropping_particle' in told or told.get('whole'):
        person = Person(family=family, given=given)
    else:
        family, comma, suffix = family.partition(',')
        person = _PLAIN_NAMES.parted(family.strip(), f'{given}, {suffix}' if comma else given)
    return Person(
        family=person.family,
        given=person.given,
        particle=told.get('particle', person.particle),
        dropping_particle=told.get('dropping_particle', person.dropping_particle),
        suffix=told.get('suffix', person.suffix),
        literal=person.literal,
    )


def _read_row(written: str, kind: str) -> Names:
    """The people of a text such as ``Ann Quist; Bo Sato`` or ``A. Quist*, B. Sato, and C. Wu``."""
    row, *behind = _BREAK.split(_OPEN_TAG.sub(r'<\1>', written), maxsplit=1)
    text = ' '.join(row.split())
    truncated = _ET_AL.search(text) is not None
    text = _ET_AL.sub('', text).strip(' ,;.') if truncated else text
    if ',' in text and _STOP.search(text) is not None:
        text = text[:-1]
    names = Names([], truncated, [])
    legend = _NO_LEGEND
    if behind and (words := ' '.join(_ESCAPED.sub('', _TAGS.sub(' ', behind[0])).split())):
        names.further.append((f'{kind}-note', words))
        legend = find_legend(words)
    if '<sup>' in text:  # a comma in raised text divides no people
        text = _RAISED.sub(lambda raised: raised[0].replace(',', _NO_COMMA), text)
    for number, part in enumerate(_parts_of(text), 1):
        _add(names, part.replace(_NO_COMMA, ','), kind, number, legend)
    return names


def _parts_of(text: str) -> list[str]:
    """The names of a row. Commas alone may divide people or the parts of a name: the reader of printed names knows."""
    if ';' in text:
        return [part for part in re.split(r'\s*;\s*', _AND.sub(';', text)) if part]
    if '{' in text or ',' not in text:
        return _AND.split(text)
    parts = _AND.split(text)
    if len(parts) > 1 and all(part.count(',') == 1 for part in parts):  # "Quist, Ann and Sato, Bo"
        return parts
    chunks = [part for part in re.split(r'\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+', text) if part]
    if all(' ' in chunk or _CJK.search(chunk) for chunk in chunks):
        return chunks
    plain, bold = _without_bold(text) if _OPENER.search(text) else (text, [])
    row = PrintedNames().read(plain, 0, len(plain))
    if row is None or len(row.names) < 2 or plain[row.end :].strip(' ,;.*'):
        return [text] if len(chunks) < 4 and len(parts) == 1 else chunks
    starts = [start for start, _ in row.places]
    ends = [*starts[1:], len(plain)]
    names = [_AND.sub('', plain[start:end] + ' ').strip(' ,;') for start, end in zip(starts, ends, strict=True)]
    if not bold:
        return names
    return [
        f'**{name}**' if any(start <= place < end for place in bold) else name
        for name, start, end in zip(names, starts, ends, strict=True)
    ]


def _without_bold(text: str) -> tuple[str, list[int]]:
    """A row of names without their bold type, and where in it one had begun: ``Wu, A., <b>Quist, R.</b>``."""
    pieces, places, position, length = [], [], 0, 0
    for match in _BOLD.finditer(text):
        length += match.start() - position
        pieces += [text[position : match.start()], match[2]]
        places.append(length)
        length += len(match[2])
        position = match.end()
    return ''.join([*pieces, text[position:]]), places
