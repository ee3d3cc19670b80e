"""Lists of names by BibTeX's rules and BibLaTeX's extended format, and the mistakes that people make in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinxcontrib_pubs.model import Person, made
from sphinxcontrib_pubs.sources.bibtex.thanks import without_thanks
from sphinxcontrib_pubs.sources.bodies import BODIES
from sphinxcontrib_pubs.sources.braces import matching_braces

if TYPE_CHECKING:
    from collections.abc import Iterable

_AND = re.compile(r'\s+and(?=\s)', re.IGNORECASE)
_SEMICOLON = re.compile(r'\s*+;')
_AMPERSAND = re.compile(r'\s\\?&(?=\s)')
_COMMA = re.compile(r',')
_BLANK = re.compile(r'[\s~]++')
_SUFFIX = re.compile(r'(?:Jr|Sr|jr|sr|JR|SR|I{2,3}|IV|VI{1,3}|2nd|3rd|4th|PhD|Ph\.\s?D|MD|M\.\s?D)\.?')
_JUNIOR = re.compile(r'[JSjs]r\.?|JR|SR|Ph\.?\s?D\.?')
_OTHERS = frozenset({'others', 'et al', 'et al.', '…', '...', r'\ldots', 'et. al.', 'et. al'})
_ET_AL = (' et al.', ' et al')
_PARTICLES = frozenset(
    {
        'af', 'al', 'am', 'auf', 'da', 'das', 'dal', 'de', 'degli', 'dei', 'del', 'della', 'den', 'der', 'des', 'di',
        'do', 'dos', 'du', 'el', 'la', 'las', 'le', 'lo', 'los', 'op', 'ter', 'ten', 'van', 'vom', 'von', 'y', 'zu',
        'zum', 'zur',
    }
)  # fmt: skip
#: Letters, and what stands between those of names.
_PLAIN_WORD = r"[^\W\d_][\w.'’\-]*+"
_PLAIN_WORDS = rf"{_PLAIN_WORD}(?: [\w.'’\-]++)*+"
_INVERTED = re.compile(f'({_PLAIN_WORD}), ({_PLAIN_WORDS})')
_SPOKEN = re.compile(_PLAIN_WORDS)
_EXTENDED = re.compile(
    r'\s*"?(family|given|prefix|suffix|id|orcid|useprefix|nametemplates|[a-z]+(?:-i|templatename))\s*='
)
#: Commands around a whole name by which a list shows whose list it is.
_STANDS_OUT = re.compile(r'\{?\\(?:textbf|underline|uline|ul|mkbibbold|bf|bfseries|emph|textit|it|em)\b\s*')
#: Digits that are letters to every other pattern.
_RAISED = re.compile('[⁰¹²³⁴-⁹]')
_BOLD_PART = re.compile(r'\\(?:textbf|underline|uline|mkbibbold|bfseries|bf)\b')
#: Marks behind a name that a legend explains: ``*``, ``$^\dagger$``, ``\textsuperscript{1}``. Of many they begin with
#: the first.
_MARK = re.compile(
    r'(?<![\s*∗⁎†‡§¶⁰¹²³⁴-⁹])(?:\s*(?:\$\s*\^?\s*\{?[^${}]{1,20}\}?\s*\$|\\textsuperscript\s*\{[^{}]{0,20}\}|\\(?:ddag|dag|textdagger|ast)\b(?:\{\})?'
    r'|\{\\(?:ddag|dag|textdagger|ast)\s?\}'
    r'|[*∗⁎†‡§¶⁰¹²³⁴-⁹]))+$'
)
_MARK_BEFORE = re.compile(r'^(?:\\?[*∗⁎†‡§¶])+\s*(?=[^\W\d_])')
_MARKED = re.compile(r'[*∗⁎†‡§¶$⁰¹²³⁴-⁹]|\\[A-Za-z]{2}')
_INITIALS = re.compile(r'(?:[^\W\d_]\.?[\s\-]*){1,4}')
_NEEDS_LATEX = re.compile(r'[\\{}$`]|--|\'\'')
_DIVIDED_INITIALS = re.compile(r'(?<=\.) (?=-[^\W\d_](?:\W|$))')


class Syntax(Protocol):
    """How the letters of a name are written: LaTeX in BibTeX files, nothing but letters elsewhere."""

    def text(self, value: str) -> str: ...

    def letters(self, value: str) -> str: ...


class NamedPerson(NamedTuple):
    """A person of a list with the roles that the markup of the name gives, and the marks beside it as written."""

    person: Person
    roles: tuple[str, ...] = ()
    signs: str = ''


class NameList(NamedTuple):
    """The people of a field in order; ``complaint`` says what is wrong with the list, '' mostly.

    ``remarks`` are texts of LaTeX about people of the list, by their places in it; -1 where they may be several's.
    """

    people: tuple[NamedPerson, ...]
    truncated: bool = False
    complaint: str = ''
    remarks: tuple[tuple[int, str], ...] = ()


class NameReader:
    """Reads name lists of one file; a name that comes again is read once."""

    def __init__(self, latex: Syntax) -> None:
        self._latex = latex
        self._plain: dict[str, NamedPerson] = {}
        self._known: dict[str, NameList] = {}

    def read(self, value: str) -> NameList:
        """The people of a field such as ``Doe, Jane and {Big Team} and others``."""
        if '\\' in value:
            value = self._latex.letters(value)
        people: list[NamedPerson] = []
        is_cut, complaint, remarks = False, '', list[tuple[int, str]]()
        for written in _parts(value):
            plain = self._plain.get(written)
            if plain is not None:
                people.append(plain)
                continue
            known = self._known.get(written)
            if known is None:
                bare = with_joined_initials(written.strip(', '))
                if not bare.endswith(_ET_AL) and (regular := _regular(bare)) is not None:  # most
                    plain = self._plain[written] = made(NamedPerson, (regular, (), ''))
                    people.append(plain)
                    continue
                known = self._known[written] = self._part(bare)
            named, truncated, wrong, said = known
            remarks += [(len(people) if len(named) == 1 else -1, text) for _, text in said]
            people += named
            if truncated or wrong:
                is_cut, complaint = is_cut or truncated, complaint or wrong
        return NameList(tuple(people), is_cut, complaint, tuple(remarks))

    def one(self, written: str) -> Person:
        """The person of a text that is one name: ``von Last, Jr, First``, ``Last, First`` or ``First von Last``."""
        chunks = [chunk.strip() for chunk in written.split(',')]
        people, _ = self._of_chunks([chunk for chunk in chunks if chunk], written)
        return people[0] if len(people) == 1 else Person(literal=self._text(written))

    def parted(self, family: str, given: str) -> Person:
        """The person of two texts, with the particles and the suffix that stand in either of them."""
        given, comma, suffix = with_joined_initials(given).partition(',')
        return self._inverted(family, given.strip(), suffix.strip() if comma else '')

    def _part(self, written: str) -> NameList:
        """What stands between two ``and`` and is no plain name: names, nothing, or that the list goes on."""
        if not written or written.lower() == 'and':
            return NameList(())
        if written in _OTHERS:
            return NameList((), True)
        bare, said = without_thanks(written)
        if bare != written:
            bare = bare.strip(', ')
        elif bare.startswith('{') and bare.endswith((' et al.}', ' et al}')):
            bare = bare[1:-1]
        people, complaint = self._names(bare)
        if said.signs and people:
            signs = ','.join(filter(None, (people[-1].signs, *said.signs)))
            people = (*people[:-1], people[-1]._replace(signs=signs))
        return NameList(people, bare.endswith(_ET_AL), complaint, tuple((-1, text) for text in said.texts))

    def _names(self, written: str) -> tuple[tuple[NamedPerson, ...], str]:
        """What one stretch between two ``and`` names: one person, or several where the ``and`` is forgotten."""
        if written.endswith(_ET_AL):
            written = written[: written.rindex(' et al')].rstrip(', ')
        if _EXTENDED.match(written):
            person = self._extended(written)
            return ((NamedPerson(person),) if person != Person() else ()), ''
        for separator, sign in ((_SEMICOLON, ';'), (_AMPERSAND, '&')):
            if sign in written:
                several = [' '.join(part.split()).strip(', ') for part in _split_outside_braces(written, separator)]
                several = [part for part in several if part]
                if len(several) > 1 and all(',' in part or ' ' in part for part in several):
                    everybody = tuple(person for part in several for person in self._names(part)[0])
                    return everybody, f'expected "and" between names, found "{sign}"'
        written, roles, signs = _without_markup(written)
        if (
            written.startswith('{')
            and matching_braces(written).get(0) == len(written) - 1
            and not written.startswith('{\\')
        ):
            literal = self._text(written)
            return ((NamedPerson(Person(literal=literal), roles, signs),) if literal else ()), ''
        chunks = _split_outside_braces(written, _COMMA) if '{' in written else written.split(',')
        chunks = [chunk.strip() for chunk in chunks]
        people, complaint = self._of_chunks([chunk for chunk in chunks if chunk], written)
        return tuple(NamedPerson(person, roles, signs) for person in people), complaint

    def _of_chunks(self, chunks: list[str], written: str) -> tuple[list[Person], str]:
        if not chunks:
            return [], ''
        if len(chunks) == 1:
            return [self._spoken(chunks[0])], ''
        if len(chunks) == 2:
            if _JUNIOR.fullmatch(chunks[1]):  # "Martin Luther King, Jr."; "VI" would be initials
                return [self._spoken(chunks[0])._replace(suffix=chunks[1])], ''
            return [self._inverted(chunks[0], chunks[1])], ''
        if len(chunks) == 3:
            first, second, third = chunks
            if _SUFFIX.fullmatch(third):
                return [self._inverted(first, second, third)], ''
            if _SUFFIX.fullmatch(second) or not all(' ' in chunk for chunk in chunks):
                return [self._inverted(first, third, second)], ''
        missing = 'expected "and" between names, found ","'
        if len(chunks) % 2 == 0 and all(_INITIALS.fullmatch(chunk) for chunk in chunks[1::2]):
            return [self._inverted(*pair) for pair in zip(chunks[::2], chunks[1::2], strict=True)], missing
        if all(' ' in chunk for chunk in chunks):
            return [self._spoken(chunk) for chunk in chunks], missing
        return [Person(literal=self._text(written))], 'a name with too many commas; expected "Family, Given"'

    def _spoken(self, text: str) -> Person:
        """``First von Last``."""
        words = _words(text)
        if len(words) == 1:
            return Person(family=self._text(words[0]))
        if words and '{' not in text and (_is_body(words[-1]) or words[0].lower() == 'the'):
            return Person(literal=self._text(text))
        suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ''
        first = next((i for i, word in enumerate(words[:-1]) if self._is_lower(word)), len(words) - 1)
        last = next((i for i in range(len(words) - 2, first - 1, -1) if self._is_lower(words[i])), first - 1) + 1
        return Person(
            family=self._text(' '.join(words[last:])),
            given=self._text(' '.join(words[:first])),
            particle=self._text(' '.join(words[first:last])),
            suffix=suffix,
        )

    def _inverted(self, family: str, given: str, suffix: str = '') -> Person:
        """``von Last, First`` and ``von Last, Jr, First``."""
        if _is_body(family) and not _INITIALS.fullmatch(given):
            # "Organization, World Health": a program turned the name around.
            return Person(literal=self._text(f'{given} {family}'.strip()))
        particle = ''
        if ' ' in family or '~' in family:
            words = _words(family)
            if not suffix and len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
                suffix = words.pop()
            last = next((i for i in range(len(words) - 2, -1, -1) if self._is_lower(words[i])), -1) + 1
            if last and self._is_lower(words[0]):
                particle = self._text(' '.join(words[:last]))
                words = words[last:]
            family = ' '.join(words)
        dropping = ''
        if ' ' in given:
            words = given.split(' ')
            last = len(words)
            while last > 1 and words[last - 1] in _PARTICLES:
                last -= 1
            given, dropping = ' '.join(words[:last]), ' '.join(words[last:])
        return Person(
            family=self._text(family),
            given=self._text(given),
            particle=particle,
            dropping_particle=dropping,
            suffix=self._text(suffix),
        )

    def _is_lower(self, word: str) -> bool:
        """Whether a word is a particle: its first letter outside of braces, or that of a special letter, is small."""
        first = word[0]
        if first.isalpha():
            return first.islower()
        if first == '{' and not word.startswith('{\\'):
            return False
        text = self._text(word) if first in '{\\' else word
        return next((letter.islower() for letter in text if letter.isalpha()), False)

    def _extended(self, written: str) -> Person:
        """``family=Bonaparte, given=Napoléon, prefix=de``; what is no part of a name says how to set or sort it."""
        parts: dict[str, str] = {}
        for chunk in _split_outside_braces(_quotes_as_braces(written), _COMMA):
            name, _, value = chunk.partition('=')
            parts[name.strip().lower()] = self._text(value.strip())
        particle = parts.get('prefix', '')
        dropping = parts.get('useprefix') == 'false'
        return Person(
            family=parts.get('family', ''),
            given=parts.get('given', ''),
            particle='' if dropping else particle,
            dropping_particle=particle if dropping else '',
            suffix=parts.get('suffix', ''),
            orcid=parts.get('orcid', ''),
        )

    def _text(self, value: str) -> str:
        if _NEEDS_LATEX.search(value):
            return self._latex.text(value)
        return value.replace('~', ' ') if '~' in value else value


def _parts(value: str) -> Iterable[str]:
    """What stands between the conjunctions of a list, with the commas and spaces around it."""
    value = ' '.join(value.split())
    if '{' in value:
        return _split_outside_braces(value, _AND)
    lowered = value.lower()
    # Irregular are conjunctions in capitals, doubled, or without a name on one side.
    is_regular = lowered.count(' and ') == value.count(' and ') and ' and and ' not in value
    if not is_regular or lowered.startswith('and ') or lowered.endswith(' and'):
        return _AND.split(f' {value} ')
    return value.split(' and ')


def _regular(written: str) -> Person | None:
    """A name of capitalised words, ``Family, Given`` or ``Given Family``, as the full reading gives it; else None."""
    if not written.isascii() and _RAISED.search(written):
        return None
    if (inverted := _INVERTED.fullmatch(written)) is not None:
        family, given = inverted.groups()
        if not family[0].isupper() or _is_body(family) or (given[0] in 'JSjsP' and _JUNIOR.match(given)):
            return None
        if ' ' in given and given.rpartition(' ')[2] in _PARTICLES:
            return None
        return made(Person, (family, given, '', '', '', '', ''))
    if _SPOKEN.fullmatch(written) is None:
        return None
    words = written.split(' ')
    last = words[-1]
    if len(words) < 2 or words[0] == 'The' or _is_body(last) or _SUFFIX.fullmatch(last):
        return None
    return Person(last, ' '.join(words[:-1])) if all(word[0].isupper() for word in words) else None


def with_joined_initials(written: str) -> str:
    """``J. -L.``, as IEEE Xplore and others divide the initials of one given name, in one piece."""
    return _DIVIDED_INITIALS.sub('', written) if '. -' in written else written


def _is_body(word: str) -> bool:
    return word.rstrip('.').lower() in BODIES


def _without_markup(written: str) -> tuple[str, tuple[str, ...], str]:
    """A name without the commands around it and the marks beside it, the roles that they give, and the marks."""
    if not _MARKED.search(written):
        return written, (), ''
    signs: list[str] = []

    def bare(text: str) -> str:
        """The text without the marks at its ends, which are noted; a text of nothing else stays."""
        without = _MARK_BEFORE.sub('', _MARK.sub('', text))
        if without == text or not without.strip():
            return text
        signs.append(text.replace(without.strip(), ' ', 1))
        return without

    written = bare(written)
    roles: list[str] = []
    inner = _inside_command(written)
    if inner:
        written, roles = inner, ['self']
    elif _BOLD_PART.search(written):
        roles = ['self']
    written = ','.join(map(bare, written.split(',')))
    return written, (*roles, *(('marked',) if signs else ())), ' '.join(signs)


def _inside_command(written: str) -> str:
    """The name that a command encloses as a whole, ``\\textbf{Doe, Jane}`` or ``{\\bf Doe, Jane}``; '' elsewhere."""
    match = _STANDS_OUT.match(written)
    if match is None:
        return ''
    in_group = written.startswith('{')
    if matching_braces(written).get(0 if in_group else match.end(), -1) != len(written) - 1:
        return ''
    inner = written[match.end() : -1].strip()
    if inner.startswith('{'):
        inner = inner[1:].removesuffix('}') if in_group else inner[1:]
    return inner.strip()


def _words(text: str) -> list[str]:
    if '{' in text:
        return [word for word in _split_outside_braces(text, _BLANK) if word]
    return text.replace('~', ' ').split()


def _quotes_as_braces(text: str) -> str:
    """``"family={Simon, Jr}"`` and ``family="Simon, Jr"`` with braces alone."""
    pieces = text.split('"')
    return ''.join(piece if index % 2 == 0 or '=' in piece else '{' + piece + '}' for index, piece in enumerate(pieces))


def _split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """The text cut at every separator that no brace encloses."""
    padded = f' {text} '
    parts = separator.split(padded)
    if len(parts) == 1 or all(part.count('{') == part.count('}') for part in parts):
        return [part.strip() for part in parts]  # no separator stood in braces
    parts = []
    depth = start = 0
    for match in _EITHER_OF[separator].finditer(padded):
        found = match[0]
        if found == '{':
            depth += 1
        elif found == '}':
            depth = max(0, depth - 1)
        elif not depth:
            parts.append(padded[start : match.start()])
            start = match.end()
    parts.append(padded[start:])
    return [part.strip() for part in parts]


#: Each separator, or a brace.
_EITHER_OF = {
    each: re.compile(rf'[{{}}]|{each.pattern}', each.flags) for each in (_AND, _SEMICOLON, _AMPERSAND, _COMMA, _BLANK)
}
