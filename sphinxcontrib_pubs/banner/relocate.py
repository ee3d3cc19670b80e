"""Moves the banner out of the column in a rendered page: two cuts in the text, nothing is parsed into a tree.

Only what stands before the banner is looked at, once. The banner is the first thing of the page's body, so that is
the theme's frame, and a list of ten thousand entries behind it costs one copy of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.families import FAMILIES, Family, Selector
from sphinxcontrib_pubs.banner.markup import as_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

# Possessive, so that a broken page costs one pass and no more.
_TAG: Final = re.compile(r'<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"\']++|"[^"]*+"|\'[^\']*+\')*+)>')
_ATTRIBUTE: Final = re.compile(r'([^\s=/>"\']++)\s*+=\s*+("[^"]*+"|\'[^\']*+\'|[^\s>"\']++)')
_RAW_TEXT: Final = frozenset(('script', 'style', 'textarea', 'title', 'noscript', 'template'))
_NO_ATTRIBUTES: Final[dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start or end tag; offsets count characters of the page."""

    name: str
    start: int
    end: int
    closes: bool
    attributes: dict[str, str]


def relocate(page: str, block: str, families: tuple[Family, ...] = FAMILIES) -> str:
    """The page with ``block`` moved to the place of the first family that fits, and made wide there.

    A page that has no such place, or not this block, comes back as it is.
    """
    at = page.find(block)
    if at < 0:
        return page
    found = _find_place(page, at, families)
    if found is None:
        return page
    family, target = found
    return ''.join((page[:target], as_wide(block, family.name), page[target:at], page[at + len(block) :]))


def _find_place(page: str, end: int, families: tuple[Family, ...]) -> tuple[Family, int] | None:
    tags = list(_tags(page, end))
    starts = [tag for tag in tags if not tag.closes]
    for family in families:
        # Most are ruled out by a word that is not there.
        if page.find(family.probe.word, 0, end) < 0 or not any(_matches(family.probe, tag) for tag in starts):
            continue
        anchor = next((tag for tag in starts if _matches(family.anchor, tag)), None)
        if anchor is None:
            continue
        if family.place == 'before':
            return family, anchor.start
        if family.place == 'inside':
            return family, anchor.end
        if (after := _end_of(anchor, tags)) is not None:
            return family, after
    return None


def _tags(page: str, end: int) -> Iterator[_Tag]:
    """Tags before ``end``; comments and the insides of scripts and the like are passed over.

    Stops at markup that no browser would read as meant: what comes after is not to be trusted.
    """
    at = page.find('<', 0, end)
    while at >= 0:
        if page.startswith('<!--', at):
            close = page.find('-->', at + 4, end)
            if close < 0:
                return
            at = page.find('<', close + 3, end)
            continue
        match = _TAG.match(page, at, end)
        if match is None:
            following = page[at + 1 : at + 2]
            if following == '/' or following.isalpha():
                return
            at = page.find('<', at + 1, end)
            continue
        name = match[2].lower()
        yield _Tag(name, at, match.end(), bool(match[1]), _attributes(match[3]))
        at = match.end()
        if name in _RAW_TEXT and not match[1]:
            end_tag = re.compile(f'</{name}', re.IGNORECASE).search(page, at, end)
            if end_tag is None:
                return
            at = end_tag.start()
        at = page.find('<', at, end)


def _attributes(text: str) -> dict[str, str]:
    if '=' not in text:
        return _NO_ATTRIBUTES
    return {match[1].lower(): match[2].strip('"\'') for match in _ATTRIBUTE.finditer(text)}


def _matches(selector: Selector, tag: _Tag) -> bool:
    if selector.tag and tag.name != selector.tag:
        return False
    if selector.class_name and selector.class_name not in tag.attributes.get('class', '').split():
        return False
    if selector.id and tag.attributes.get('id') != selector.id:
        return False
    address = tag.attributes.get('href', '').partition('?')[0]
    return not selector.href or address.endswith(selector.href)


def _end_of(anchor: _Tag, tags: list[_Tag]) -> int | None:
    """Behind the end tag; none if the element is still open where the banner stands."""
    depth = 0
    for tag in tags[tags.index(anchor) :]:
        if tag.name == anchor.name:
            depth += -1 if tag.closes else 1
            if not depth:
                return tag.end
    return None
