"""What the names of a reStructuredText page stand for: addresses, addresses without a name, replaced texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REPLACES = late_pattern(r'\s{0,40}\.\.\s{1,4}\|([^|\n]{1,80})\|\s{1,4}replace::\s{1,4}(\S.{0,2000})')
#: ``.. |br| raw:: html``, whose content is below it.
_RAW = late_pattern(r'\s{0,40}\.\.\s{1,4}\|([^|\n]{1,80})\|\s{1,4}raw::\s{1,4}html\b')
_HTML_BREAK = late_pattern(r'\s{0,40}<br\s?/?>\s{0,40}')
#: How many lines below a directive its options and its content begin.
_FARTHEST_CONTENT = 4
_ESCAPED = late_pattern(r'\\(\S)')
#: A target may lead to another one.
_MOST_STEPS = 5


class Names:
    """The names of one page, normalised (lower case, single spaces)."""

    __slots__ = ('_anonymous', '_next', 'links', 'texts')

    def __init__(
        self, links: Mapping[str, str], anonymous: Sequence[str] = (), texts: Mapping[str, str] | None = None
    ) -> None:
        self.links = links
        self.texts = texts or {}
        self._anonymous = anonymous
        self._next = 0

    def link(self, name: str) -> str:
        """The address of a named target, '' for none."""
        return self.links.get(normal(name), '')

    @property
    def has_anonymous(self) -> bool:
        return bool(self._anonymous)

    def next_anonymous(self) -> str:
        """The address of the next anonymous target: they answer to anonymous references in the order of the page."""
        self._next += 1
        return self._anonymous[self._next - 1] if self._next <= len(self._anonymous) else ''


def read_names(document: nodes.document, lines: Sequence[str]) -> Names:
    """The names that a page defines anywhere."""
    links: dict[str, str] = {}
    indirect: dict[str, str] = {}
    anonymous: list[str] = []
    for target in document.findall(nodes.target):
        if target.get('anonymous'):
            anonymous.append(target.get('refuri', ''))
        for name in target['names']:
            if 'refuri' in target:
                links[normal(name)] = target['refuri']
            elif 'refname' in target:
                indirect[normal(name)] = normal(target['refname'])
    for name, other in indirect.items():
        for _ in range(_MOST_STEPS):
            if other in links:
                links[name] = links[other]
                break
            other = indirect.get(other, '')
    texts = {}
    for index, line in enumerate(lines):
        if '::' not in line:
            continue
        if (match := _REPLACES.match(line)) is not None:
            texts[normal(match[1])] = match[2].strip()
        elif (match := _RAW.match(line)) is not None:
            below = lines[index + 1 : index + 1 + _FARTHEST_CONTENT]
            if _HTML_BREAK.fullmatch(next((each for each in below if each.strip() and each.lstrip()[0] != ':'), '')):
                texts[normal(match[1])] = HARD_BREAK
    return Names(links, anonymous, texts)


def normal(name: str) -> str:
    """A name as it is looked up, which need not be escaped as it is where it is defined."""
    return ' '.join(_ESCAPED.sub(r'\1', name).split()).lower()
