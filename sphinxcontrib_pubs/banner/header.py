"""The front matter's ``header``: what the banner is painted with, read from the strings that Sphinx keeps."""

from __future__ import annotations

import difflib
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE: Final = frozenset(('true', 'yes', 'on', '1', ''))  # a field without a text, as in reStructuredText, is a yes
FALSE: Final = frozenset(('false', 'no', 'off', '0'))
ABSENT: Final = frozenset(('none', 'null', '~'))

_KEYS: Final = ('background', 'background_image', 'gradient', 'blur', 'alt', 'text')
#: What the Hugo theme lays over a picture where ``gradient`` is true: darker towards the bottom.
_OVERLAY: Final = 'linear-gradient(to bottom, transparent, rgb(0 0 0 / 70%) 80%)'
#: How much it blurs where ``blur`` is true, in pixels.
_BLUR: Final = 48.0
_MOST_BLUR: Final = 100.0


@dataclass(frozen=True, slots=True)
class Complaint:
    """A sentence about one key, with the way to it: ('header', 'background')."""

    keys: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """An empty string means that the page does not say; ``overlay`` is CSS or a name, ``blur`` in pixels."""

    background: str = ''
    image: str = ''
    overlay: str = ''
    blur: float = 0.0
    alt: str = ''
    text: str = ''


def read_header(metadata: Mapping[str, object], complaints: list[Complaint]) -> Header:
    """Reads ``header`` as MyST gives it, a JSON object in a string, and fields such as ``header.background``."""
    values = _values(metadata, complaints)
    for key in values:
        if key not in _KEYS:
            near = difflib.get_close_matches(key.lower(), _KEYS, n=1)
            advice = f'did you mean {near[0]!r}?' if near else f'known are {", ".join(map(repr, _KEYS))}'
            complaints.append(Complaint(('header', key), f'unknown key {key[:60]!r} in header is left out; {advice}'))
    texts = {key: _text(values, key, expected, complaints) for key, expected in _TEXTS.items()}
    header = Header(
        background=texts['background'],
        image=texts['background_image'],
        alt=texts['alt'],
        overlay=_overlay(values.get('gradient'), complaints),
        blur=_blur(values.get('blur'), complaints),
        text=_tone(texts['text'], complaints),
    )
    if header.background not in ('', 'none') and header.image:
        message = 'header.background_image is left out, since header.background goes before it; expected one of them'
        complaints.append(Complaint(('header', 'background_image'), message))
    return header


_TEXTS: Final = {
    'background': 'a gradient or a colour',
    'background_image': 'the path of a picture',
    'alt': 'what the picture shows, in words',
    'text': 'light, dark or auto',
}


def as_text(value: object) -> str:
    """A text without the spaces around it; '' for anything else, and for what MyST writes for nothing."""
    if not isinstance(value, str):
        return ''
    text = value.strip()
    return '' if text in ('None', 'null', '~') else text


def _values(metadata: Mapping[str, object], complaints: list[Complaint]) -> dict[str, object]:
    values: dict[str, object] = {}
    raw = metadata.get('header')
    if isinstance(raw, str) and raw.strip().lower() not in ABSENT | FALSE | {''}:
        try:
            parsed = json.loads(raw)
        except ValueError:
            parsed = None
        if isinstance(parsed, dict):
            values.update({str(key): value for key, value in parsed.items()})
        else:
            message = "header is no mapping; expected 'header:' with 'background: …' indented below it"
            complaints.append(Complaint(('header',), message))
    for key, value in metadata.items():
        if key.startswith('header.'):
            values[key.removeprefix('header.')] = value
    return values


def _text(values: Mapping[str, object], key: str, expected: str, complaints: list[Complaint]) -> str:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        complaints.append(Complaint(('header', key), f'header.{key} is no text; expected {expected}'))
    return as_text(value)


def _overlay(value: object, complaints: list[Complaint]) -> str:
    """The overlay that the page asks for; ``true`` is the Hugo theme's."""
    if value is None or isinstance(value, str | bool):
        text = str(value).strip() if value is not None else ''
        if value is None or text.lower() in FALSE | ABSENT:
            return ''
        return _OVERLAY if text.lower() in TRUE else text
    complaints.append(Complaint(('header', 'gradient'), 'header.gradient is no text; expected true or a gradient'))
    return ''


def _blur(value: object, complaints: list[Complaint]) -> float:
    """Pixels, from a number, a text such as ``12px``, or a yes or no."""
    text = str(value).strip().lower() if value is not None else 'false'
    # A number is one: 1 is a pixel here, and no yes.
    if value is True or text in TRUE - {'1'}:
        return _BLUR
    if value is False or text in FALSE | ABSENT:
        return 0.0
    try:
        pixels = float(text.removesuffix('px'))
    except ValueError:
        pixels = math.nan
    if 0 <= pixels <= _MOST_BLUR:
        return pixels
    message = f'header.blur is {text[:60]!r}, which is left out; expected true, or pixels up to {_MOST_BLUR:.0f}'
    complaints.append(Complaint(('header', 'blur'), message))
    return 0.0


def _tone(text: str, complaints: list[Complaint]) -> str:
    tone = text.lower()
    if tone in ('', 'light', 'dark', 'auto'):
        return '' if tone == 'auto' else tone
    complaints.append(Complaint(('header', 'text'), f'header.text is {tone[:60]!r}; expected light, dark or auto'))
    return ''
