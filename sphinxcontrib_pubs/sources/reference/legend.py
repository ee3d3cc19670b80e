"""What a page says of the marks beside its authors: ``* equal contribution``, ``† corresponding author``."""

from __future__ import annotations

import re
from html import unescape
from string import ascii_letters
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.roles import marked_by, with_implied
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ROLES = {
    'equal': (
        r'equal(?:ly)?[ -]+contribut|contribut\w*[ ]+equal|equal[ ]+(?:first[ ]+)?author|co-?first|(?:joint|'
        r'shared|equal)(?:ly)?[ -]+(?:first|last|senior)|co-?(?:last|senior)|'
        r'geteilte[ ]+erstautor|gleichberechtigt|contribution[ ]+égale|misma[ ]+contribución|'
        r'共同第一|同等贡献|同等貢献|'
        r'equal[ ]+contrib'
    ),
    'corresponding': (
        r'correspond(?:ing|ence)|korrespondenz|correspondant|autor\w*[ ]+de[ ]+correspondencia|'
        r'通讯作者|通訊作者|責任著者|联系作者'
    ),
    'presenter': r'present(?:ing|ed[ ]+by)[ ]+(?:co-?)?authors?|presenters?\b',
    # "Students" alone is the heading of a list of them.
    'student': (
        r'(?:denot|indicat|mark|design)\w*[ ]+(?:[\w’\'-]+[ ]+){0,6}?(?:students?|advisees?|mentees?|trainees?)\b|'
        r'(?:student|graduate)s?[ ]+(?:co-?)?(?:authors?|advisees?|mentees?)|=[ ]?(?:[\w’\'-]+[ ]+){0,2}?students?\b'
    ),
    'supervisor': r'(?:joint(?:ly)?|co|equal(?:ly)?)[ -]*(?:supervis|advis)\w*|supervisors?\b|supervising[ ]+author',
}
_WORDS = late_pattern('|'.join(f'(?P<{role}>{words})' for role, words in _ROLES.items()), re.IGNORECASE)
#: One of these is in every text that the pattern above matches.
_HINTS = (
    'equal', 'co-first', 'cofirst', 'joint', 'shared', 'erstautor', 'gleichberechtigt', 'contribution', 'contribución',
    'correspond', 'korrespondenz', '第一', '同等', '通讯', '通訊', '責任著者', '联系作者', 'co-last', 'co-senior',
    'cosenior', 'colast', 'present', 'student', 'graduate', 'advis', 'mentee', 'trainee', 'supervis',
)  # fmt: skip
_MARK = late_pattern(r'[*†‡§¶#∗⁎★☆✉📧🖂✝◇△▲■●+]+')
#: A mark stands at most so many characters before what it means, and so many behind it in brackets.
_BEFORE, _BEHIND = 48, 40
#: An explanation is no longer, and one of the hints is in it.
_AROUND = 160
_COMMANDS = {
    'star': '★', 'ast': '*', 'dagger': '†', 'ddagger': '‡', 'sharp': '#', 'S': '§', 'P': '¶', 'dag': '†', 'ddag': '‡',
    'textdagger': '†', 'textdaggerdbl': '‡',
}  # fmt: skip
_COMMAND = late_pattern(rf'\\({"|".join(_COMMANDS)})(?![A-Za-z])')
_ALIKE = str.maketrans({'∗': '*', '⁎': '*', '✝': '†', '\\': ' ', '\ufe0f': None})
_BEHIND_IN_BRACKETS = late_pattern(r'[\w ]{0,24}\(\s?(?:marked )?(?:with |by )?([*†‡§¶#★☆✉📧🖂◇△▲■●+]+)\)')
#: What stands around a sign and is no part of it: punctuation, and the syntax of superscripts.
_AROUND_SIGNS = ' ,;.&\n\u2028'
_SYNTAX = late_pattern(r'\\?(?:textsuperscript|thanks)(?![A-Za-z])|</?sup>|[\\^{}$]')
_COMMA = late_pattern(r'[ \n]*,[ \n,]*')
#: Longer ones are words about somebody.
_LONGEST_SIGN = 60
_ENDS = late_pattern(r'[.;\n]|,\s')


def find_legend(text: str, elsewhere: Mapping[str, str] | None = None) -> dict[str, str]:
    """The role that each mark stands for, as ``{'*': 'equal'}``; empty where nothing explains a mark.

    Of a mark that the text leaves open, what it stands for is taken from ``elsewhere``, where ``explained_marks`` found
    it: in what is said of all entries of a file, and is looked through once.
    """
    found = explained_marks(text)
    for mark, role in (elsewhere or {}).items():
        found.setdefault(mark, role)
    return _numbered(found)


def explained_marks(text: str) -> dict[str, str]:
    """The role that a text gives to each mark; several marks of equal contributors are not yet told apart."""
    found: dict[str, str] = {}
    for part in _parts(text):
        for match in _WORDS.finditer(part):
            role = match.lastgroup or ''
            start = max(part.rfind('\n', 0, match.start()) + 1, match.start() - _BEFORE)
            marks = list(_MARK.finditer(part, start, match.start()))
            # Between a mark and its meaning no other sentence begins.
            if marks and _ENDS.search(part, marks[-1].end(), match.start()) is None:
                found.setdefault(marks[-1][0], role)
                continue
            behind = _BEHIND_IN_BRACKETS.match(part, match.end(), match.end() + _BEHIND)
            if behind is not None:
                found.setdefault(behind[1], role)
    return found


def told_role(text: str) -> tuple[str, str]:
    """The role that a text about one person tells, and the words around it; '' and the text where it tells none."""
    match = _WORDS.search(text, 0, _AROUND)
    if match is None:
        return '', text
    # Some alternatives end within a word: contribut…
    return match.lastgroup or '', f'{text[: match.start()]} {text[match.end() :].lstrip(ascii_letters)}'


def _parts(text: str) -> Iterator[str]:
    """The parts of a text around its hints: words are found quickly, what many alternatives match is not."""
    folded = text.lower()
    places = sorted(
        match.start() for hint in _HINTS if hint in folded for match in re.finditer(re.escape(hint), folded)
    )
    stretches: list[tuple[int, int]] = []
    for place in places:
        if stretches and place - stretches[-1][1] < 2 * _AROUND:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    for first, last in stretches:
        yield _as_signs(text[max(0, first - _AROUND) : last + _AROUND])


def _numbered(found: dict[str, str]) -> dict[str, str]:
    """Several marks for equal contributors are several groups: ``equal``, ``equal-2``, … in the order of the page."""
    groups = 0
    for mark, role in found.items():
        if role == 'equal':
            groups += 1
            found[mark] = role if groups == 1 else f'equal-{min(groups, 9)}'
    return found


def _as_signs(text: str) -> str:
    """Marks written as formulas (``\\star``) as the signs that they print, and signs that look alike as one."""
    if '&' in text:
        text = unescape(text)
    if '\\' in text:
        text = _COMMAND.sub(lambda match: _COMMANDS[match[1]], text)
    return text.translate(_ALIKE)


def roles_of(behind: str, before: str, legend: Mapping[str, str]) -> tuple[str, ...]:
    """The roles that the marks behind a name stand for, or without any those before it.

    What is left of them when they are taken away is a sign that nobody explains, and stays as it is written.
    """
    roles: list[str] = []

    def take(run: re.Match[str]) -> str:
        """The marks of a run that stand for nothing."""
        if run[0] in legend:
            roles.extend(with_implied(legend[run[0]]))
            return ''
        for mark in run[0]:
            roles.extend(with_implied(legend[mark]) if mark in legend else ())
        return ''.join(mark for mark in run[0] if mark not in legend)

    behind = _as_signs(behind)
    left = _MARK.sub(take, behind if behind.strip(_AROUND_SIGNS) else _as_signs(before))
    if sign := _sign(left):
        roles += marked_by(sign)
    return tuple(dict.fromkeys(roles)) or ('marked',)


def _sign(left: str) -> str:
    """``1,2`` of ``$^{1, 2}$,`` and ``a`` of ``\\textsuperscript{a}``: a sign as print has it, without TeX's syntax."""
    left = _SYNTAX.sub('', left).strip(_AROUND_SIGNS)
    return _COMMA.sub(',', left)[:_LONGEST_SIGN]
