"""Lines of a style → a page of Markdown, for a curriculum vitae or a site that is no Sphinx site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.export.markdown_inline import escaped, to_inline
from sphinxcontrib_pubs.export.settled import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.model import Markup


class Section(NamedTuple):
    """Entries under a heading, '' where there is none; ``depth`` is 0 for the outermost. Numbers run on over all."""

    title: str
    depth: int
    lines: tuple[Markup, ...]


def to_printed_markdown(sections: Iterable[Section], title: str) -> str:
    """A numbered list under its title, which is read again as no data: the lines are those of any style."""
    return '\n'.join(_blocks(sections, title)) + '\n'


def _blocks(sections: Iterable[Section], title: str) -> Iterator[str]:
    number = 0
    yield f'# {escaped(" ".join(title.split()))}'
    for section in sections:
        if section.title:
            yield ''
            yield f'{"#" * min(section.depth + 2, 6)} {escaped(" ".join(section.title.split()))}'
        if section.lines:
            yield ''
        for line in section.lines:
            number += 1
            yield f'{number}. {to_inline(runs_of(line), at_start=True)}'
