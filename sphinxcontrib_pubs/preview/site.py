"""A folder of built HTML → its pages; the only module of the room that opens files."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.preview.page import Page
from sphinxcontrib_pubs.preview.reader import read_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIXES = ('.html', '.htm', '.xhtml')
_MARKS = ((codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF16_LE, 'utf-16-le'), (codecs.BOM_UTF16_BE, 'utf-16-be'))
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
#: What a page may say of its encoding (encoding.spec.whatwg.org); Python knows codecs that are none of a text.
_ENCODINGS = re.compile(
    r'windows-\d+|iso-8859-\d+|koi8-[ru]|shift_jis|euc-(?:jp|kr)|iso-2022-jp|gb(?:k|2312|18030)|big5|macintosh',
    re.IGNORECASE,
)
_NOWHERE = 'https://site.invalid/'


class Site(NamedTuple):
    """The pages by their names, in order, and what could not be read."""

    pages: dict[str, Page]
    problems: list[Problem]


def read_site(folder: Path) -> Site:
    """All pages below a folder; links to folders are not followed, so that no loop of them matters."""
    site = Site({}, [])
    for path in _files(folder, site.problems):
        name = path.relative_to(folder).as_posix()
        try:
            # A pipe would be waited for, and a device never ends.
            if path.exists() and not path.is_file():
                raise OSError('it is no regular file')
            text = decode(path.read_bytes())
        except OSError as error:
            site.problems.append(_unreadable(path, error))
            continue
        page = Page(file=path, name=name)
        read_html(text, page)
        site.pages[name] = page
    return site


def _files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        problems.append(_unreadable(Path(error.filename or folder), error))

    for parent, folders, files in os.walk(folder, onerror=failed):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(files) if name.lower().endswith(_SUFFIXES))


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        code='source-unreadable',
        message=f'{path} cannot be read: {error.strerror or error}',
        severity=Severity.ERROR,
        span=SourceSpan(str(path), 1),
        hint='check its permissions, and where its links lead',
    )


def decode(content: bytes) -> str:
    """The text of a page by its byte-order mark, by what it says of itself, or as UTF-8; no byte is refused."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors='replace')
    said = _CHARSET.search(content[:4096])
    encoding = said[1].decode('ascii').lower() if said else 'utf-8'
    if encoding in ('iso-8859-1', 'windows-1252'):
        return content.decode('cp1252', errors='replace')
    try:
        return content.decode(encoding if _ENCODINGS.fullmatch(encoding) else 'utf-8', errors='replace')
    except LookupError:
        return content.decode('utf-8', errors='replace')


def _address_of(page: Page) -> str:
    """The page's address, or one of a site that is nowhere where the page does not tell its own."""
    return page.address if is_absolute(page.address) else f'{_NOWHERE}{_quoted(page.name)}'


def _quoted(name: str) -> str:
    # The names of files may be no Unicode.
    return quote(name, errors='surrogatepass')


def is_absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ('http', 'https') and bool(parts.netloc)


def root_of(page: Page) -> str:
    """The address of the site, as far as the page's own tells it."""
    address = _address_of(page)
    folder = page.name.removesuffix('index.html') if page.name.rpartition('/')[2] == 'index.html' else page.name
    path = unquote(address).split('#')[0].split('?')[0]
    for tail in (page.name, folder, page.name.removesuffix('.html')):
        if path.endswith(f'/{tail}'):
            # Counted from the left: a name of the page may be quoted in its address in several ways.
            depth = tail.count('/')
            return address.split('#')[0].split('?')[0].rsplit('/', depth + 1)[0] + '/'
    return _NOWHERE


def unreached(site: Site, clicks: int) -> set[str]:
    """The pages that no way of so many clicks leads to from the first page, by plain links alone."""
    start = next((name for name in ('index.html', 'index.htm', 'index.xhtml') if name in site.pages), '')
    if not start:
        return set()  # A part of a site has no page to begin with.
    seen, edge = {start}, [start]
    for _ in range(clicks):
        edge = list(dict.fromkeys(name for page in edge for name in linked(site.pages[page], site) if name not in seen))
        seen.update(edge)
    return set(site.pages) - seen


def linked(page: Page, site: Site) -> Iterator[str]:
    """The pages of the site that a page links to."""
    root = root_of(page)
    start = f'{root}{_quoted(page.name)}'
    for link in filter(None, page.links):
        try:
            target = urljoin(urljoin(start, page.base), link)
            parts, home = urlsplit(target), urlsplit(root)
        except ValueError:
            continue
        if parts.netloc.lower() != home.netloc.lower() or not parts.path.startswith(home.path):
            continue
        name = unquote(parts.path[len(home.path) :])
        for candidate in (name, f'{name.rstrip("/")}/index.html'.lstrip('/'), f'{name}.html'):
            if candidate in site.pages:
                yield candidate
                break
