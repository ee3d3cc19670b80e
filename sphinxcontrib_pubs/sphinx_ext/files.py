"""Links to files of the site: found, handed to Sphinx to be copied, and looked for where the page has them."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.settings import page_uri
from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.model.terminal import shown
from sphinxcontrib_pubs.sphinx_ext.sources import is_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication, SourceSpan

#: What the address of a file ends in; a page of the site may end in it too, or in nothing.
_SUFFIX = re.compile(r'\.[A-Za-z][A-Za-z0-9]{1,5}')
#: What ends in the name of a file where a number sign would begin something else than the path: ``c#1.pdf``.
_NO_FRAGMENT = re.compile(
    r'[^./?#]*#[^/?#]*\.(?:pdf|ps|epub|zip|gz|pptx?|key|odp|docx?|bib|ris|png|jpe?g|gif|svg|webp|mp4)'
)
_PAGES = frozenset({'.html', '.htm', '.php', '.asp', '.aspx', '.md', '.rst'})
#: Files that a site is made of and not for.
_PRIVATE = frozenset({'conf.py'})


def copied_files(
    publications: Iterable[Publication], env: BuildEnvironment
) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """The files that links of a list lead to, and a problem for each that cannot be copied.

    By the source of the entry and the address in it, the place below the folder of downloads, which Sphinx fills.
    """
    files: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for publication in publications:
        for url, span in _local(publication, env):
            if _is_copied_already(unquote(_path_of(url)), env):
                continue
            place, _path, problem = copied(url, span, env)
            if place:
                files.setdefault(publication.source.file, {})[url] = place
            if problem is not None:
                problems.append(problem)
    return files, problems


def _local(publication: Publication, env: BuildEnvironment) -> Iterator[tuple[str, SourceSpan]]:
    """The addresses of files of the site, each with the place of the entry that has it."""
    accounts = [account.publication for account in publication.accounts] or [publication]
    for account in accounts:
        for link in account.links:
            if '://' not in link.url and _is_address_of_file(link.url, env):
                yield link.url, account.source


def _is_address_of_file(url: str, env: BuildEnvironment) -> bool:
    """Whether an address is that of a file of the site; one that may be a page's is where a named folder has it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    path = unquote(url if _is_name(url) else parts.path)
    suffix = PurePosixPath(path).suffix
    if parts.scheme or parts.netloc or not _SUFFIX.fullmatch(suffix):
        return False
    return suffix.lower() not in _PAGES or any(
        map(is_file, _in_roots(path, Path(env.srcdir), env.config.pubs_file_roots))
    )


def _path_of(url: str) -> str:
    """The path in an address; what is no address at all is a path, and so is a file's name with a number sign."""
    if _is_name(url):
        return url
    try:
        return urlsplit(url).path
    except ValueError:
        return url


def _is_name(url: str) -> bool:
    """Whether the number sign in an address is one of the name of a file."""
    return _NO_FRAGMENT.fullmatch(url[url.rfind('/') + 1 :]) is not None


def copied(url: str, span: SourceSpan, env: BuildEnvironment) -> tuple[str, Path | None, Problem | None]:
    """The place of one file below the folder of downloads, and the file; or what is wrong with it."""
    srcdir = Path(env.srcdir)
    path = unquote(_path_of(url))
    document = Path(env.doc2path(env.docname)).parent
    bases = [srcdir] if path.startswith('/') else [srcdir / PurePosixPath(span.file).parent, document, srcdir]
    candidates = [Path(os.path.normpath(base / path.lstrip('/'))) for base in bases if '\0' not in path]
    # Outside nothing is even looked for: a path of Windows may mean another machine.
    inside = [candidate for candidate in candidates if candidate.is_relative_to(srcdir)]
    inside += _in_roots(path, srcdir, env.config.pubs_file_roots)
    found = next((candidate for candidate in inside if is_file(candidate)), None)
    if found is None and inside:
        env.note_dependency(str(inside[0]))  # the page is read again when the file appears
        hint = 'a path is seen from the source, from the page, or with / from the source directory; '
        hint += 'pubs_file_roots names further folders'
        return '', None, _problem(f'there is no file {shown(url)}', hint, span)
    if found is None or not _is_public(found, srcdir):
        message = f'{shown(url)} is no file that the site may show'
        return '', None, _problem(message, 'put it into a folder of the source directory', span)
    name = found.relative_to(srcdir).as_posix()
    env.note_dependency(str(found))
    return str(env.dlfiles.add_file(env.docname, name)), found, None


def public_file(path: str, srcdir: Path, roots: Iterable[str] = ()) -> Path | None:
    """The file of the site that a path from the source directory names, or one from a root; None for no such file."""
    found = next((candidate for candidate in _in_roots(path, srcdir, ('', *roots)) if is_file(candidate)), None)
    return found if found is not None and _is_public(found, srcdir) else None


def await_file(path: str, env: BuildEnvironment) -> None:
    """Has the document that is being read read again when the file of such a path appears."""
    for candidate in _in_roots(path, Path(env.srcdir), ('',)):
        env.note_dependency(str(candidate))


def _in_roots(path: str, srcdir: Path, roots: Iterable[str]) -> list[Path]:
    """Where a file of the site would be that another tool keeps in a folder of its own, with or without ``/``."""
    candidates = [Path(os.path.normpath(srcdir / root / path.lstrip('/'))) for root in roots if '\0' not in path]
    return [candidate for candidate in candidates if candidate.is_relative_to(srcdir)]


def _is_copied_already(path: str, env: BuildEnvironment) -> bool:
    """Whether the site's own configuration puts a file there: among its static files, or beside its pages."""
    relative = path.lstrip('/')
    while relative.startswith('../'):
        relative = relative[3:]
    srcdir = Path(env.srcdir)
    places = [srcdir / extra / relative for extra in env.config.html_extra_path]
    if relative.startswith('_static/'):
        places += [srcdir / static / relative.removeprefix('_static/') for static in env.config.html_static_path]
    return any(map(is_file, places))


def _is_public(path: Path, srcdir: Path) -> bool:
    """Whether a file lies in the source directory, whatever links lead there, and is not one of its hidden ones."""
    real = path.resolve()
    if not real.is_relative_to(srcdir.resolve()) or not path.is_relative_to(srcdir):
        return False
    parts = (*path.relative_to(srcdir).parts, *real.relative_to(srcdir.resolve()).parts)
    return not any(part.startswith('.') or part in _PRIVATE for part in parts)


def _problem(message: str, hint: str, span: SourceSpan) -> Problem:
    return Problem(code='link-file', message=message, hint=hint, severity=Severity.WARNING, span=span)


def downloads_of(document: str, builder: Builder) -> str:
    """The folder of downloads, seen from the page that a builder writes; '' for a builder that copies none."""
    if not getattr(builder, 'download_support', False):
        return ''
    uri = page_uri(document, builder)
    # Sphinx itself sees it from where the address of a page would lead that leaves the signs of its name as they are.
    return (
        getattr(builder, 'dlpath', '') if builder.get_target_uri(document) == uri else relative_uri(uri, '_downloads')
    )


def targets(files: Mapping[str, str], folder: str) -> dict[str, str]:
    """Where the links of one source lead on a page with this folder of downloads; '' where there is none."""
    return {url: f'{folder}/{quote(place)}{_behind(url)}' if folder else '' for url, place in files.items()}


def _behind(url: str) -> str:
    fragment = urlsplit(url).fragment if not _is_name(url) else ''
    return f'#{fragment}' if fragment else ''
