"""Named sources → publications by key: read through ``load``, with the site's people recognised when asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import set_aside, take_back
from sphinxcontrib_pubs.model.recent import Recent
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.library.versions import Merged
    from sphinxcontrib_pubs.model import Problem, Publication, Reading
    from sphinxcontrib_pubs.sources.beside import FilesOfList
    from sphinxcontrib_pubs.sphinx_ext.registries import Registries


class Source(NamedTuple):
    """Where publications are read from, in plain values that a doctree can keep.

    ``name`` is a file's path from the source directory (absolute for a file outside it). An inline source has
    its ``text``, and ``first_line`` is the line of ``name`` on which it starts. ``lines`` are the first and the
    last line of a part of a page. One that only ``fills`` adds to the works of the others, and none of its own.
    """

    name: str
    format: str = ''
    text: str = ''
    first_line: int = 0
    lines: tuple[int, int] | None = None
    fills: bool = False

    def read(self, srcdir: Path, files: FilesOfList | None = None) -> Reading:
        """The source's reading; what it lacks may be defined in the other ``files`` of its list."""
        # The readers are a third of our start-up, and a build in which nothing changed needs none of them.
        from sphinxcontrib_pubs.sources.load import load, load_beside

        if self.first_line:
            return _read_inline(self)
        path = srcdir / self.name
        if files is None:
            return load(path, name=self.name, format=self.format, notes=False)
        return load_beside(path, files, name=self.name, format=self.format, notes=False)


_inline: Recent[Source, Reading] = Recent(lambda reading: reading.size)


def _read_inline(source: Source) -> Reading:
    from sphinxcontrib_pubs.sources.load import read

    kept = _inline.get(source)
    if kept is None:
        kept = read(source.text, file=source.name, format=source.format, first_line=source.first_line, notes=False)
        _inline.keep(source, kept)
    return kept


class Catalogue(NamedTuple):
    """The publications of some sources by their keys, each work once, in the order of the sources.

    People and venues are recognised where somebody asks who and what they are: a publication with its roles is another
    value, and ten thousand of them beside those that were read take five megabytes.
    """

    readings: tuple[Reading, ...]
    publications: Mapping[str, Publication]
    registries: Registries
    unclear: Sequence[Problem] = ()

    @property
    def problems(self) -> list[Problem]:
        """What was found while the sources were read, and what of them could be one work or two."""
        return [*(problem for reading in self.readings for problem in reading.problems), *self.unclear]

    def recognise(self, publication: Publication, *, exported: bool = False) -> Publication:
        """The publication with who its people are and what its venue is; ``exported`` as for ``VenueRegistry``."""
        known = self.registries.venues.known(publication, exported=exported)
        contributors = self.registries.people.known(publication)
        if contributors is not publication.contributors:
            known['contributors'] = contributors
        return publication.changed(**known) if known else publication


# A page's list is looked up when it is read, when its words are indexed and when it is written.
_catalogues: Recent[tuple[Path, tuple[Source, ...]], Catalogue] = Recent(lambda each: 1 + len(each.publications))

# From so many publications on, the collector of cycles is told to leave alone what there is: it would walk
# over all of it several times before the build ends, and again at the exit.
_MANY = 1000


def release_frozen(app: Sphinx) -> None:
    """Gives back to the collector what an earlier build of this process set aside."""
    take_back()


def _filled(merged: Merged, filling: frozenset[str]) -> Merged:
    """What becomes of a list to which some files add nothing but what they know of its works."""
    publications = tuple(each for each in merged.publications if each.source.file not in filling)
    return merged._replace(publications=publications, problems=tuple(_doubts_of_filling(merged.problems)))


def _doubts_of_filling(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is doubtful where nothing of what fills is shown for itself: an identifier that leads to another work."""
    for problem in problems:
        if problem.code == 'identifier-shared':
            message = problem.message.removesuffix('; both are shown') + '; the list stays as it is'
            yield replace(problem, message=message)


def catalogue_of(sources: tuple[Source, ...], env: BuildEnvironment) -> Catalogue:
    """Reads the sources and puts accounts of one work together, or returns what was made before if none changed.

    Keys are unique over all sources: the first wins, a later one gets a number.
    """
    from sphinxcontrib_pubs.library.keys import unique_keys
    from sphinxcontrib_pubs.library.versions import merge
    from sphinxcontrib_pubs.sources.load import files_of_list

    srcdir = Path(env.srcdir)
    registries = registries_of(env.config, srcdir)
    files = files_of_list(srcdir / source.name for source in sources if not source.first_line)
    readings = tuple(source.read(srcdir, files) for source in sources)
    kept = _catalogues.get((srcdir, sources))
    if (
        kept is not None
        and kept.registries is registries
        and all(new is old for new, old in zip(readings, kept.readings, strict=True))
    ):
        return kept
    chosen: list[Publication] = []
    for source, reading in zip(sources, readings, strict=True):
        first, last = source.lines or (0, 0)
        chosen += [p for p in reading.publications if not last or first <= p.source.line <= last]
    merged = merge(chosen, registries.venues.identity)
    if filling := frozenset(source.name for source in sources if source.fills):
        merged = _filled(merged, filling)
    publications = dict(zip(unique_keys(merged.publications), merged.publications, strict=True))
    if len(publications) > _MANY:
        set_aside()
    catalogue = Catalogue(readings, publications, registries, merged.problems)
    _catalogues.keep((srcdir, sources), catalogue)
    return catalogue
