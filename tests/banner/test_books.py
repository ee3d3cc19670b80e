"""Books for readers of EPUB: whole, and nothing in them that its checker objects to."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.bitmaps import png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

#: Before its fifth release it reads no :is() and :has(), as tables and timelines have them; no page of this book does.
NEWER_THAN_THE_CHECKER = re.compile(r'CSS-008.*/_static/pubs[a-z-]*\.css\(.*not allowed here')
XHTML = '{http://www.w3.org/1999/xhtml}'
PACKAGE = '{http://www.idpf.org/2007/opf}'


@pytest.fixture
def book(make_site: Callable[..., Site], seed: Path, tmp_path: Path) -> Path:
    """A finished book with gradients, a picture and a list; its file."""
    files: dict[str, str | bytes | Path] = {
        'index.md': '# Book\n\nWords.\n\n```{toctree}\npublication\npictured\nplain\n```\n',
        'publication.md': seed,
        'pictured.md': '---\ntitle: "A & <b>"\nheader: {background_image: sea.png, alt: Sea}\n---\n\n# Sea\n\nWords.\n',
        'plain.md': '# Plain\n\nWords.\n',
        'sea.png': png([[(120, 120, 120)] * 4] * 4),
    }
    settings = {'project': 'Book', 'author': 'A. Lee', 'epub_copyright': '2024', 'version': '1', 'language': 'en'}
    shared = {'pubs_share': ['email'], 'html_baseurl': 'https://lab.example/'}
    built = make_site(files, epub_show_urls='no', **settings, **shared).build('epub')
    assert built.warnings == ''
    return built.outdir / 'Book.epub'


def test_every_page_of_a_book_is_xml_and_every_file_of_it_is_listed(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        names = set(archive.namelist())
        manifest = ET.fromstring(archive.read('content.opf')).find(f'{PACKAGE}manifest')
        assert manifest is not None
        listed = [str(item.get('href')) for item in manifest]
        assert len(listed) == len(set(listed))
        assert set(listed) <= names
        pages = [name for name in listed if name.endswith('.xhtml')]
        assert {'publication.xhtml', 'pictured.xhtml'} <= set(pages)
        for name in pages:
            root = ET.fromstring(archive.read(name))
            used = [str(link.get('href')) for link in root.iter(f'{XHTML}link') if link.get('rel') == 'stylesheet']
            used += [str(image.get('src')) for image in root.iter(f'{XHTML}img')]
            assert set(used) <= set(listed), name
            banners = [div for div in root.iter(f'{XHTML}div') if 'pubs-banner' in str(div.get('class')).split()]
            assert len(banners) == (name in ('publication.xhtml', 'pictured.xhtml')), name
            # A book is read without a network, and passed on as a whole.
            assert not [nav for nav in root.iter(f'{XHTML}nav') if 'pubs-share' in str(nav.get('class'))]
        assert 'pubs-share.css' not in archive.read('index.xhtml').decode()
        # Which way text runs is said by markup in books, and by no style sheet.
        sheets = [
            archive.read(name).decode() for name in listed if name.startswith('_static/pubs') and name.endswith('.css')
        ]
        assert sheets and not [sheet for sheet in sheets if re.search(r'unicode-bidi|(?<![\w-])direction\s*:', sheet)]


def test_the_checker_of_books_finds_nothing(book: Path) -> None:
    program = shutil.which('epubcheck')
    if program is None or shutil.which('java') is None:
        pytest.skip('no epubcheck, or no java, on the PATH')
    said = subprocess.run(['java', '-jar', program, book], capture_output=True, text=True, check=False)
    assert 'EPUBCheck completed' in said.stdout
    problems = re.findall(r'^(?:FATAL|ERROR|WARNING).*', said.stdout + said.stderr, re.MULTILINE)
    assert [problem for problem in problems if not NEWER_THAN_THE_CHECKER.search(problem)] == []
