"""A page's metadata as Sphinx keeps them, strings only, read into typed settings; complaints are collected."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TRUE: Final = frozenset(('true', 'yes', 'on', '1', ''))  # a field without a text, as in reStructuredText, is a yes
_FALSE: Final = frozenset(('false', 'no', 'off', '0'))
_ABSENT: Final = frozenset(('none', 'null', '~'))
_HEADER_KEYS: Final = ('background', 'text')

#: Where the directive of a page leaves its ``:banner:`` option.
DIRECTIVE_KEY: Final = 'pubs_banner'


@dataclass(frozen=True, slots=True)
class Complaint:
    """A sentence about one key, with the way to it: ('header', 'background')."""

    keys: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a page asks for; an empty string means that it does not say."""

    title: str = ''
    description: str = ''
    date: str = ''
    author: str = ''
    background: str = ''
    background_keys: tuple[str, ...] = ()
    text: str = ''
    hide_meta: bool = False
    hide_breadcrumbs: bool = False
    hide_share: bool = False
    hide_from_search: bool = False
    complaints: tuple[Complaint, ...] = ()

    @property
    def has_banner(self) -> bool:
        return bool(self.background) and self.background != 'none'


def read_front_matter(metadata: Mapping[str, object], default_background: str = '') -> FrontMatter:
    """Reads one entry of Sphinx's ``env.metadata``, from MyST or reStructuredText; the mapping is left as it is.

    The directive's option goes before ``header.background``, and that before the default.
    """
    complaints: list[Complaint] = []
    header = _read_header(metadata, complaints)
    background, keys = _read_background(metadata, header)
    breadcrumbs = _read_flag(metadata, 'show_bread_crumbs', complaints)
    return FrontMatter(
        title=_as_text(metadata.get('title')),
        description=_as_text(metadata.get('description')),
        date=_as_text(metadata.get('date')),
        author=_as_names(metadata.get('author') or metadata.get('authors')),
        background=background or default_background.strip(),
        background_keys=keys,
        text=_read_text_tone(header, complaints),
        hide_meta=_read_flag(metadata, 'hide_meta', complaints) is True,
        hide_breadcrumbs=breadcrumbs is False,
        hide_share=_read_flag(metadata, 'disable_share', complaints) is True,
        hide_from_search=_read_flag(metadata, 'search_hidden', complaints) is True,
        complaints=tuple(complaints),
    )


def hides_from_search(metadata: Mapping[str, object]) -> bool:
    return _read_flag(metadata, 'search_hidden', []) is True


def _read_header(metadata: Mapping[str, object], complaints: list[Complaint]) -> dict[str, object]:
    """``header`` as MyST gives it, a JSON object in a string, and fields named ``header.background`` and the like."""
    header: dict[str, object] = {}
    raw = metadata.get('header')
    if isinstance(raw, str) and raw.strip().lower() not in _ABSENT | _FALSE | {''}:
        try:
            parsed = json.loads(raw)
        except ValueError:
            parsed = None
        if isinstance(parsed, dict):
            header.update({str(key): value for key, value in parsed.items()})
        else:
            complaints.append(
                Complaint(
                    ('header',), "header is no mapping; expected 'header:' with 'background: …' indented below it"
                )
            )
    for key, value in metadata.items():
        if key.startswith('header.'):
            header[key.removeprefix('header.')] = value
    for key in header:
        if key not in _HEADER_KEYS:
            near = difflib.get_close_matches(key.lower(), _HEADER_KEYS, n=1)
            advice = f'did you mean {near[0]!r}?' if near else f'known are {" and ".join(map(repr, _HEADER_KEYS))}'
            complaints.append(Complaint(('header', key), f'unknown key {key[:60]!r} in header is left out; {advice}'))
    background = header.get('background')
    if background is not None and not isinstance(background, str):
        complaints.append(
            Complaint(('header', 'background'), 'header.background is no text; expected a gradient or a colour')
        )
        header['background'] = ''
    return header


def _read_background(metadata: Mapping[str, object], header: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    """The first value that is there, with the way to its key."""
    if text := _as_text(metadata.get(DIRECTIVE_KEY)):
        return text, (DIRECTIVE_KEY,)
    if text := _as_text(header.get('background')):
        return text, ('header', 'background')
    return '', ()


def _read_flag(metadata: Mapping[str, object], key: str, complaints: list[Complaint]) -> bool | None:
    """Yes, no, or nothing said; MyST writes 'True' and 'False', people write yes and no."""
    if key not in metadata:
        return None
    value = str(metadata[key]).strip().lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    if value not in _ABSENT:
        complaints.append(Complaint((key,), f'{key} is {value[:60]!r}, which is left out; expected true or false'))
    return None


def _read_text_tone(header: Mapping[str, object], complaints: list[Complaint]) -> str:
    tone = _as_text(header.get('text')).lower()
    if tone in ('', 'light', 'dark', 'auto'):
        return '' if tone == 'auto' else tone
    complaints.append(Complaint(('header', 'text'), f'header.text is {tone[:60]!r}; expected light, dark or auto'))
    return ''


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        return ''
    text = value.strip()
    return '' if text in ('None', 'null', '~') else text


def _as_names(value: object) -> str:
    """Authors as one line: a text, or a JSON list of texts or of mappings with a name."""
    text = _as_text(value)
    if not text.startswith(('[', '{')):
        return text
    try:
        parsed = json.loads(text)
    except ValueError:
        return text
    people = parsed if isinstance(parsed, list) else [parsed]
    names = [person.get('name') if isinstance(person, dict) else person for person in people]
    return ', '.join(name for name in names if isinstance(name, str))


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
