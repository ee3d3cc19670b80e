"""A built page as the programs of others see it: what it tells them, and where in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.preview.vocabularies import DUBLIN_CORE, IN_DUBLIN_CORE, OF_PAPERS, SCHOLAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Told(NamedTuple):
    """One thing that a page tells: a tag's content, a ContextObject, the text of a script. Lines and columns from 1."""

    text: str
    line: int
    column: int
    name: str = ''


@dataclass(slots=True, kw_only=True)
class Page:
    """What the rules ask of a page; ``name`` is its path below the site, with slashes.

    ``abstract`` is the visible one, ``hidden_abstract`` one that a reader must first unfold; None where there is none.
    ``links`` are a set in order, without fragments. ``address`` is the page's own, by ``rel=canonical`` or ``og:url``,
    and '' where it tells none.
    """

    file: Path
    name: str
    tags: list[Told] = field(default_factory=list)
    coins: list[Told] = field(default_factory=list)
    json_ld: list[Told] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    abstract: Told | None = None
    hidden_abstract: Told | None = None
    address: str = ''
    base: str = ''
    has_unapi_server: bool = False
    has_unapi_items: bool = False

    @property
    def citations(self) -> list[Told]:
        """The tags of one paper; a page with any of them is a paper's page.

        Dublin Core tells of a paper where it has a title, a creator and a date, if no other vocabulary does.
        """
        of_papers = [tag for tag in self.tags if tag.name.startswith(OF_PAPERS)]
        if of_papers or not all(any(self.tagged(*names)) for names in IN_DUBLIN_CORE):
            return of_papers
        return [tag for tag in self.tags if tag.name.startswith(DUBLIN_CORE)]

    @property
    def tells_something(self) -> bool:
        return bool(self.citations or self.coins or self.json_ld)

    def field(self, name: str) -> list[Told]:
        """The tags that tell Scholar a field, in the first vocabulary that has it."""
        return next((found for each in SCHOLAR[name] if (found := list(self.tagged(each)))), [])

    def contents(self, *names: str) -> list[str]:
        """What the tags say, in order, that have the first of the names that any has."""
        return next((found for name in names if (found := [tag.text for tag in self.tagged(name)])), [])

    def content(self, *names: str) -> str:
        """The first thing that is said by a tag of the names, the first name first; '' where there is none."""
        return next(iter(self.contents(*names)), '')

    def tagged(self, *names: str) -> Iterator[Told]:
        """The tags of these names that say something, with their places."""
        return (tag for tag in self.tags if tag.name in names and tag.text)


def problem_at(page: Page, told: Told, code: str, message: str, hint: str = '') -> Problem:
    """A warning at the place where the page tells something."""
    span = SourceSpan(str(page.file), told.line, told.column)
    return Problem(code=code, message=message, severity=Severity.WARNING, span=span, hint=hint)
