"""The files that we put into the folder of a site: which there are, and that those nobody asks for any more go."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sphinx

from sphinxcontrib_pubs.banner.left_files import record_of
from sphinxcontrib_pubs.model.whole_file import write_whole
from sphinxcontrib_pubs.sphinx_ext.addresses import file_of
from sphinxcontrib_pubs.sphinx_ext.downloads import download_files, makes_site
from sphinxcontrib_pubs.sphinx_ext.papers import paper_files
from sphinxcontrib_pubs.sphinx_ext.person_pages import person_files
from sphinxcontrib_pubs.sphinx_ext.site_downloads import write_site_downloads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Written(NamedTuple):
    """What the last build that ended left in its folder: files with time and length, by their paths from there.

    ``of_site`` are those of no single page, and ``settings`` stands for the configuration that they were made for.
    """

    files: dict[str, list[int]]
    of_site: list[str]
    settings: str = ''


def settle_files(app: Sphinx, exception: Exception | None) -> None:
    """When the site is built: writes what belongs to no page, and removes what nobody asks for any more.

    A file is removed if it is the very one that was there after the last build, and neither a document nor
    ``html_extra_path`` has its name now.
    """
    if exception is not None or not makes_site(app.builder):
        return
    record = record_of(app, 'pubs-files')
    before = _read(record)
    if not before.files and not app.env.domains['pub'].data['places']:
        return
    settings = getattr(getattr(app.builder, 'build_info', None), 'config_hash', '')
    is_stale = settings != before.settings or not all(Path(app.outdir, name).exists() for name in before.of_site)
    of_site = write_site_downloads(app, before.of_site, is_stale=is_stale)
    now = {*_files_of_pages(app), *of_site}
    if gone := before.files.keys() - now:
        taken = {*_documents(app)}
        for name in sorted(gone):
            if name not in taken and not _is_extra(name, app):
                _remove(Path(app.outdir), name, before.files[name])
    after = Written(dict(_told(Path(app.outdir), sorted(now))), sorted(of_site), settings)
    if after != before:
        with suppress(OSError):  # where nothing can be written, Sphinx has said so
            write_whole(record, json.dumps(after._asdict()).encode())


def find_lost_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: a document to write if a page that is none was deleted.

    Versions of Sphinx that have nothing to write do not ask for such pages.
    """
    if sphinx.version_info >= (9,) or not makes_site(app.builder):
        return []
    pages = (*paper_files(env, app.builder), *person_files(env, app.builder))
    return [] if all(page.is_file() for page in pages) else [env.config.root_doc]


def _files_of_pages(app: Sphinx) -> Iterator[str]:
    env, builder = app.env, app.builder
    for path in (*download_files(env, builder), *paper_files(env, builder), *person_files(env, builder)):
        yield _name(path, app)


def _documents(app: Sphinx) -> Iterator[str]:
    """The files of the pages that are not ours."""
    for page in (*app.env.found_docs, *app.config.html_additional_pages):
        yield _name(file_of(page, app.builder), app)


def _name(path: Path, app: Sphinx) -> str:
    # Every path begins with the folder; to take two paths apart costs more than to look at the file.
    return str(path)[len(str(app.outdir)) + 1 :].replace(os.sep, '/')


def _is_extra(name: str, app: Sphinx) -> bool:
    """Whether the site's configuration puts a file of that name there."""
    extras = [Path(app.confdir, extra) for extra in app.config.html_extra_path]
    return any((extra / name).exists() or extra.name == name for extra in extras)


def _told(outdir: Path, names: Iterable[str]) -> Iterator[tuple[str, list[int]]]:
    for name in names:
        with suppress(OSError):  # it could not be written, as has been said
            found = (outdir / name).stat()
            yield name, [found.st_mtime_ns, found.st_size]


def _remove(outdir: Path, name: str, told: list[int]) -> None:
    if dict(_told(outdir, [name])).get(name) != told:
        return
    path = outdir / name
    with suppress(OSError):  # somebody may have it open, and folders are seldom empty
        path.unlink()
        for folder in path.parents:
            if folder == outdir:
                break
            folder.rmdir()


def _read(record: Path) -> Written:
    with suppress(OSError, ValueError, RecursionError):  # there is none, or a disk has aged
        match json.loads(record.read_bytes()):
            case {'files': dict(files), 'of_site': [*of_site], 'settings': str(settings)} if all(
                map(_is_inside, (*files, *of_site))
            ):
                return Written(files, of_site, settings)
    return Written({}, [])


def _is_inside(name: object) -> bool:
    """Whether it is a path of a file in the folder of a site."""
    if not isinstance(name, str) or '\0' in name:
        return False
    path = Path(name)
    return not path.is_absolute() and '..' not in path.parts
