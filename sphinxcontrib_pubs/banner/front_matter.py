"""A page's metadata as Sphinx keeps them, strings only, read into typed settings; complaints are collected."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.header import ABSENT, FALSE, TRUE, Complaint, Header, as_text, read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Where the directive of a page leaves its ``:banner:`` option.
DIRECTIVE_KEY: Final = 'pubs_banner'


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a page asks for; an empty string means that it does not say."""

    title: str = ''
    description: str = ''
    date: str = ''
    author: str = ''
    background: str = ''
    background_keys: tuple[str, ...] = ()
    header: Header = field(default_factory=Header)
    hide_meta: bool = False
    hide_breadcrumbs: bool = False
    hide_share: bool = False
    hide_from_search: bool = False
    complaints: tuple[Complaint, ...] = ()

    @property
    def has_banner(self) -> bool:
        return bool(self.image or self.background) and self.background != 'none'

    @property
    def image(self) -> str:
        """The picture as the page names it; a background of the page itself goes before it."""
        return '' if self.background_keys else self.header.image


def read_front_matter(metadata: Mapping[str, object], default_background: str = '') -> FrontMatter:
    """Reads one entry of Sphinx's ``env.metadata``, from MyST or reStructuredText; the mapping is left as it is.

    The directive's option goes before ``header.background``, and that before the default.
    """
    complaints: list[Complaint] = []
    header = read_header(metadata, complaints)
    background, keys = _read_background(metadata, header)
    breadcrumbs = _read_flag(metadata, 'show_bread_crumbs', complaints)
    return FrontMatter(
        title=as_text(metadata.get('title')),
        description=as_text(metadata.get('description')),
        date=as_text(metadata.get('date')),
        author=_as_names(metadata.get('author') or metadata.get('authors')),
        # A page's own picture goes before the default of all pages.
        background=background or ('' if header.image else default_background.strip()),
        background_keys=keys,
        header=header,
        hide_meta=_read_flag(metadata, 'hide_meta', complaints) is True,
        hide_breadcrumbs=breadcrumbs is False,
        hide_share=_read_flag(metadata, 'disable_share', complaints) is True,
        hide_from_search=_read_flag(metadata, 'search_hidden', complaints) is True,
        complaints=tuple(complaints),
    )


def hides_from_search(metadata: Mapping[str, object]) -> bool:
    """Whether a page, or a source, says that the search of the site shall not find it."""
    return _read_flag(metadata, 'search_hidden', []) is True


def _read_background(metadata: Mapping[str, object], header: Header) -> tuple[str, tuple[str, ...]]:
    """The first value that is there, with the way to its key."""
    if text := as_text(metadata.get(DIRECTIVE_KEY)):
        return text, (DIRECTIVE_KEY,)
    if header.background:
        return header.background, ('header', 'background')
    return '', ()


def _read_flag(metadata: Mapping[str, object], key: str, complaints: list[Complaint]) -> bool | None:
    """Yes, no, or nothing said; MyST writes 'True' and 'False', people write yes and no."""
    written = key if key in metadata else _spelling(metadata, key)
    if not written:
        return None
    value = str(metadata[written]).strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    if value not in ABSENT:
        message = f'{written} is {value[:60]!r}, which is left out; expected true or false'
        complaints.append(Complaint((written,), message))
    return None


def _spelling(metadata: Mapping[str, object], key: str) -> str:
    """How the page spells a key: themes of Hugo write ``ShowBreadCrumbs`` and ``hidemeta`` for the same; '' for not."""
    wanted = key.replace('_', '')
    return next((name for name in metadata if name.replace('_', '').lower() == wanted), '')


def _as_names(value: object) -> str:
    """Authors as one line: a list that docutils has read, JSON that it has not, or a text."""
    text = as_text(value)
    names = value if isinstance(value, list) else names_of(text)
    return text if names is None else ', '.join(str(name) for name in names)


def names_of(text: str) -> list[str] | None:
    """The names in a JSON list of texts or of mappings with a name, or in one such mapping; None for any other text."""
    if not text.startswith(('[', '{')):
        return None
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    people = parsed if isinstance(parsed, list) else [parsed]
    names = (person.get('name') if isinstance(person, dict) else person for person in people)
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]


def find_place(lines: Iterable[str], keys: tuple[str, ...]) -> tuple[int, int] | None:
    """Line and column (from 1) of a key in a front matter; none if it is written in a way not foreseen here.

    The key that the directive leaves is looked for as its option, which stands anywhere in the document.
    """
    if keys == (DIRECTIVE_KEY,):
        return _find_option(lines)
    found: tuple[int, int] | None = None
    wanted = list(keys)
    for number, line in enumerate(lines, start=1):
        if number > 1 and line.rstrip() in ('---', '...'):
            break
        name = re.match(r'[ \t]*:?(["\']?)([\w.-]+)\1[ \t]*:', line)
        if name is None:
            continue
        place = number, name.start(2) + 1
        if name[2] == '.'.join(keys):
            return place
        if wanted and name[2] == wanted[0]:
            wanted.pop(0)
            found = place
            if not wanted:
                return found
    return found


def _find_option(lines: Iterable[str]) -> tuple[int, int] | None:
    for number, line in enumerate(lines, start=1):
        if option := re.match(r'[ \t]*(:?banner:)(?=\s|\Z)', line):
            return number, option.start(1) + 1
    return None
