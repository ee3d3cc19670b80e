"""Pictures of works: found like the other files of a site, measured, and given to the page with their words."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.model.terminal import shown
from sphinxcontrib_pubs.sphinx_ext.files import copied
from sphinxcontrib_pubs.sphinx_ext.found_files import note_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.render.layouts import Picture

#: The fields in which sources name a picture.
FIELDS = ('thumbnail', 'preview', 'image')
#: The file of a page in Hugo whose other files lie beside it.
_PAGE_OF_ITS_OWN = 'index.md'
_SUFFIXES = ('.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg')


class Thumbnail(NamedTuple):
    """A picture as a doctree keeps it: its place among the downloads, its words, its size (0 for an unknown one)."""

    place: str
    alt: str
    width: int
    height: int

    def seen_from(self, downloads: str) -> Picture:
        """The picture as a page has it that sees the folder of copied files there."""
        from sphinxcontrib_pubs.render.layouts import Picture

        return Picture(f'{downloads}/{quote(self.place)}', self.alt, self.width, self.height)


def thumbnails(
    publications: Iterable[tuple[str, Publication]], env: BuildEnvironment
) -> tuple[dict[str, Thumbnail], list[Problem]]:
    """The pictures of publications by key, and a problem for each that cannot be shown or has no words."""
    found: dict[str, Thumbnail] = {}
    problems: list[Problem] = []
    for key, publication in publications:
        fields = dict(publication.extra)
        name = next((name for name in FIELDS if fields.get(name, '').strip()), '')
        written = fields[name].strip() if name else _featured(publication, env)
        if not written:
            continue
        name = name or 'image'
        alt = next((fields[word] for word in (f'{name}-alt', f'{name}_alt', 'alt') if word in fields), '')
        thumbnail, wrong = _thumbnail(written, alt, publication, env)
        problems += wrong
        if thumbnail is not None:
            found[key] = thumbnail
    return found, problems


def _featured(publication: Publication, env: BuildEnvironment) -> str:
    """The picture beside a page of Hugo that is the publication: the first file with ``featured`` in its name."""
    source = PurePosixPath(publication.source.file)
    # A publication that is a whole page begins where the front matter does; entries of an index begin below it.
    is_page = source.name == _PAGE_OF_ITS_OWN and publication.source.line == 2 and not publication.is_hand_written
    if not is_page or '..' in source.parts:
        return ''
    folder = Path(env.srcdir, source.parent)
    note_folder(folder, env)
    found = sorted(folder.glob('*featured*'))
    return next((path.name for path in found if path.suffix.lower() in _SUFFIXES), '')


def _thumbnail(
    written: str, alt: str, publication: Publication, env: BuildEnvironment
) -> tuple[Thumbnail | None, list[Problem]]:
    def problem(message: str, hint: str) -> Problem:
        return Problem(code='thumbnail', message=message, hint=hint, severity=Severity.WARNING, span=publication.source)

    if '://' in written or not written.lower().endswith(_SUFFIXES):
        hint = f'name a file of the site that ends in {", ".join(_SUFFIXES)}'
        return None, [problem(f'{shown(written)} is no picture of the site', hint)]
    place, path, missing = copied(written, publication.source, env)
    if path is None:
        return None, [missing] if missing else []
    problems = []
    if not alt.strip():
        problems.append(
            problem(f'the picture {shown(written)} has no words for whoever cannot see it', 'add a field "alt"')
        )
    width, height = _size(path)
    return Thumbnail(place, ' '.join(alt.split()), width, height), problems


def _size(path: Path) -> tuple[int, int]:
    from sphinx.util.images import get_image_size

    return get_image_size(path) or (0, 0)
