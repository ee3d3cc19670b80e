"""One background as the small style sheet that paints it: its text, its name by content, and how it is stored."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.colour import WHITE
from sphinxcontrib_pubs.banner.contrast import opaque_base

if TYPE_CHECKING:
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
    layers = [f'linear-gradient({legible.scrim}, {legible.scrim})'] if legible.scrim else []
    layers += map(str, background.layers)
    declarations = [
        f'color: {legible.text}',
        f'background-color: {opaque_base(background)}',
        *([f'background-image: {", ".join(layers)}'] if layers else []),
    ]
    tone = 'light' if legible.text == WHITE else 'dark'
    body = ''.join(f'  {declaration};\n' for declaration in declarations)
    name = hashlib.sha256(body.encode()).hexdigest()[:12]
    comment = f'/* {tone} text, at least {int(legible.ratio * 100) / 100:.2f}:1 everywhere */'
    return Stylesheet(name, f'{comment}\n.pubs-banner.pubs-banner--{name} {{\n{body}}}\n')


def store(stylesheet: Stylesheet, static_folder: Path) -> None:
    """Writes the file unless it is there; whole at every moment, so that parallel writers do not disturb each other."""
    target = static_folder / stylesheet.path
    if target.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix='.banner-', suffix='.tmp')
    try:
        with os.fdopen(handle, 'w', encoding='utf8', newline='\n') as file:
            file.write(stylesheet.css)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
