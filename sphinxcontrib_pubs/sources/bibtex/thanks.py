"""What ``\\thanks`` and ``\\footnote`` say beside the names of a list: signs, roles, or words about somebody."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinxcontrib_pubs.model.roles import with_implied
from sphinxcontrib_pubs.sources.bibtex.tables import ROLES
from sphinxcontrib_pubs.sources.braces import matching_braces

#: What begins each of the commands, for a first look.
_HINTS = ('\\thanks', '\\footnote')
_COMMAND = re.compile(r'(?<!\s)\s*\\(?:thanks|footnote)\s*(?=\{)')
_WORD = re.compile(r'[^\W\d_]{2}')
_COMMAND_OF_SIGN = re.compile(r'\\[A-Za-z]+')
#: What is said around a role and says nothing more of the person.
_AROUND_ROLE = frozenset(
    {
        'the', 'this', 'these', 'both', 'all', 'author', 'authors', 'co', 'first', 'last', 'joint', 'and', 'is', 'are',
        'as', 'to', 'in', 'of', 'with', 'by', 'work', 'paper', 'study', 'article', 'contributed', 'contribution',
        'contributions', 'equal', 'equally',
    }
)  # fmt: skip


class Said(NamedTuple):
    """What stands beside one name: ``signs`` as they are written, and texts of LaTeX about the person."""

    signs: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


_NOTHING = Said()


def without_thanks(written: str) -> tuple[str, Said]:
    """A name without such commands, wherever in it they stand, and what they say; one without an end stays."""
    if not any(hint in written for hint in _HINTS):  # as hardly any name has
        return written, _NOTHING
    pairs = matching_braces(written)
    bare, end = '', 0
    signs: list[str] = []
    texts: list[str] = []
    for match in _COMMAND.finditer(written):
        if match.start() < end or match.end() not in pairs:  # within another one, or without an end
            continue
        close = pairs[match.end()]
        said = written[match.end() + 1 : close].strip()
        bare += written[end : match.start()]
        end = close + 1
        if bare.endswith('{') and written.startswith('}', end):  # braces around the command alone
            bare, end = bare[:-1].rstrip(), end + 1
        if said:
            (texts if _WORD.search(_COMMAND_OF_SIGN.sub('', said)) else signs).append(said)
    return bare + written[end:], Said(tuple(signs), tuple(texts))


def roles_in(text: str) -> tuple[tuple[str, ...], bool]:
    """The roles that a text about somebody tells, and whether it tells nothing else."""
    # Such texts are rare, and what reads them takes long to import.
    from sphinxcontrib_pubs.sources.reference.legend import told_role

    if known := ROLES.get(re.sub(r'[\W\d_]+', '', text.lower()), ''):
        return with_implied(known), True
    role, around = told_role(text)
    return with_implied(role) if role else (), bool(role) and _AROUND_ROLE.issuperset(
        re.findall(r'\w+', around.lower())
    )
