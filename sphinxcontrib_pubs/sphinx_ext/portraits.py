"""Pictures of people: the file that the registry names, and where a page that is no document has it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.sphinx_ext.files import public_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.library.people import RegisteredPerson

#: What files end in that browsers show.
SUFFIXES = ('.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg')


def picture_file(person: RegisteredPerson, srcdir: Path, roots: Iterable[str]) -> Path | None:
    """The picture of a person; None where the registry names none, or none that the site may show."""
    written = person.introduction.image
    if not written or PurePosixPath(written).suffix.lower() not in SUFFIXES:
        return None
    return public_file(written, srcdir, roots)


def without_pictures(people: Iterable[RegisteredPerson], srcdir: Path, roots: Iterable[str]) -> Iterator[Problem]:
    """A problem for everybody whose picture cannot be shown."""
    for person in people:
        if person.introduction.image and picture_file(person, srcdir, roots) is None:
            yield Problem(
                code='people',
                message=f'person "{person.id}": the picture "{person.introduction.image[:80]}" is no file of the site',
                severity=Severity.WARNING,
                span=person.span,
                hint=f'name it by its path from the source directory; it ends in {", ".join(SUFFIXES)}',
            )


def picture_beside(person: RegisteredPerson, page: Path, env: BuildEnvironment) -> tuple[Path, Path] | None:
    """The picture of a person whose page is made, and the place of its copy beside the page."""
    path = picture_file(person, Path(env.srcdir), env.config.pubs_file_roots)
    if path is None:
        return None
    # Where each page has a folder of its own, the page is called "index".
    name = page.parent.name if page.stem == 'index' else page.stem
    return path, page.with_name(f'{name}{path.suffix.lower()}')
