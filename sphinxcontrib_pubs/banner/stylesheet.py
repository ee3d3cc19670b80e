"""One background as the small style sheet that paints it: its text, its name by content, and how it is stored."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.colour import BLACK, WHITE, as_number
from sphinxcontrib_pubs.banner.contrast import opaque_base

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.banner.contrast import Legible
    from sphinxcontrib_pubs.banner.gradient import Background


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Rules for one class; ``css`` holds only what was printed from values that were read."""

    name: str
    css: str

    @property
    def class_name(self) -> str:
        return f'pubs-banner--{self.name}'

    @property
    def path(self) -> str:
        """Below the folder of static files, with forward slashes."""
        return f'pubs/banner-{self.name}.css'


def as_stylesheet(background: Background, legible: Legible) -> Stylesheet:
    """The base colour stands in a property of its own: a browser that cannot draw the gradient still shows it."""
    layers = _layers(background, legible)
    declarations = [
        f'color: {legible.text}',
        f'background-color: {opaque_base(background)}',
        *([f'background-image: {layers}'] if layers else []),
    ]
    return _named(legible, {'': declarations})


def as_picture_stylesheet(background: Background, legible: Legible, blur: float) -> Stylesheet:
    """Layers and veil lie over the picture, which is an element of its own; below it, a colour for while it loads."""
    rules = {
        '': [f'color: {legible.text}', f'background-color: {BLACK if legible.text == WHITE else WHITE}'],
        '::before': [f'background-image: {layers}'] if (layers := _layers(background, legible)) else [],
        # A blurred picture fades at its edges, which lie outside of what is shown.
        ' > .pubs-banner__picture': [f'--pubs-banner-blur: {as_number(blur)}px'] if blur else [],
    }
    return _named(legible, rules)


def _layers(background: Background, legible: Legible) -> str:
    veil = [f'linear-gradient({legible.scrim}, {legible.scrim})'] if legible.scrim else []
    return ', '.join([*veil, *map(str, background.layers)])


def _named(legible: Legible, rules: Mapping[str, Sequence[str]]) -> Stylesheet:
    """The rules for one class, whose name is made of them; ``rules`` has declarations by what follows the class."""
    bodies = {
        follower: ''.join(f'  {declaration};\n' for declaration in declarations)
        for follower, declarations in rules.items()
        if declarations
    }
    name = hashlib.sha256(''.join(follower + body for follower, body in bodies.items()).encode()).hexdigest()[:12]
    tone = 'light' if legible.text == WHITE else 'dark'
    comment = f'/* {tone} text, at least {int(legible.ratio * 100) / 100:.2f}:1 everywhere */\n'
    css = ''.join(f'.pubs-banner.pubs-banner--{name}{follower} {{\n{body}}}\n' for follower, body in bodies.items())
    return Stylesheet(name, comment + css)


def store(stylesheet: Stylesheet, static_folder: Path) -> None:
    """Writes a style sheet into the folder of static files, unless it is there."""
    store_file(static_folder / stylesheet.path, stylesheet.css.encode())


def store_file(target: Path, content: bytes) -> None:
    """Writes the file unless it is there; whole at every moment, so that parallel writers do not disturb each other."""
    if target.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix='.banner-', suffix='.tmp')
    try:
        with os.fdopen(handle, 'wb') as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
