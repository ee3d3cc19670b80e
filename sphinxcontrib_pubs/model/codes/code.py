"""What a problem code is: what it stands for, why it matters, and something that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model.problem import Severity

#: Where an example stands: in a file that is read, alone or with a file of people beside it, on a page or in
#: ``conf.py`` or in the template of a site that is built, on a page of one that LaTeX makes a manual of, in a file that
#: ``convert --to ris`` writes again, in a page of a built site, in a list that ``fetch`` asks for or in the lock beside
#: it, or nowhere, since what is wrong is not the content of a file.
Place: TypeAlias = Literal[
    'file',
    'people',
    'page',
    'configuration',
    'absent',
    'folder',
    'loop',
    'vast',
    'package',
    'read-only',
    'overwritten',
    'blocked',
    'converted',
    'template',
    'manual',
    'built',
    'fetched',
    'lock',
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Something that gives a problem. ``shown`` is what the documentation prints where the content is no text to print.

    ``content`` is the file, the page, or the lines of ``conf.py``; beside the last two lies ``publications.txt`` with
    one entry, and in a site ``index.md`` shows it. ``people`` is the content of ``people.yml``.
    """

    content: str = ''
    name: str = 'publications.md'
    place: Place = 'file'
    encoding: str = 'utf-8'
    shown: str = ''
    people: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of problem, as the documentation describes it.

    ``fix`` says what ``check --fix`` does; '' where it does nothing, and then ``remedy`` says what a person does.
    """

    name: str
    severity: Severity
    meaning: str
    reason: str
    remedy: str = ''
    fix: str = ''
    example: Example
