"""Paper, printed by a browser that is told to leave backgrounds out, and books for readers of EPUB."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.banner.test_latex import read_ppm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')
PAGE = (
    '---\norphan: true\ntitle: Shown\nheader: {background: "linear-gradient(90deg, #1d2b53, #7b2f58)"}\n---\n\n'
    '# Words\n\nText.\n'
)


@pytest.mark.browser
@pytest.mark.parametrize('theme', THEMES)
def test_the_strip_is_printed_without_background_graphics(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[..., str], tmp_path: Path, theme: str
) -> None:
    if shutil.which('pdftoppm') is None:
        pytest.skip('no pdftoppm on the PATH')
    site = make_site({'index.md': '# Site\n', 'page.md': PAGE}, html_theme=theme)
    browser.open(serve(site.build().outdir) + 'page.html')
    printed = browser.driver.execute_cdp_cmd('Page.printToPDF', {'printBackground': False})
    pdf = tmp_path / 'page.pdf'
    pdf.write_bytes(base64.b64decode(printed['data']))
    subprocess.run(['pdftoppm', '-r', '72', '-f', '1', '-l', '1', pdf, tmp_path / 'page'], check=True)
    (picture,) = map(read_ppm, tmp_path.glob('page-*.ppm'))
    # The colours of the gradient, from the one end to the other, in one band of rows.
    left, right = (0x1D, 0x2B, 0x53), (0x7B, 0x2F, 0x58)
    rows = [
        row for row in picture if any(max(abs(a - b) for a, b in zip(pixel, left, strict=True)) < 12 for pixel in row)
    ]
    band = [
        row for row in rows if any(max(abs(a - b) for a, b in zip(pixel, right, strict=True)) < 12 for pixel in row)
    ]
    assert 40 < len(band) < 160, f'{theme}: {len(band)} of {len(rows)} rows'
    # Light words on it, which would be white on white without it.
    assert any(min(pixel) > 200 for row in band for pixel in row[60:300])
    # Nothing else is dark that a reader would pay ink for: most of the page is paper.
    white = sum(min(pixel) > 240 for row in picture for pixel in row)
    assert white > 0.7 * len(picture) * len(picture[0])


XHTML = '{http://www.w3.org/1999/xhtml}'
PACKAGE = '{http://www.idpf.org/2007/opf}'


@pytest.fixture
def book(make_site: Callable[..., Site], seed: Path, tmp_path: Path) -> Path:
    """A finished book with gradients, a picture and a list; its file."""
    from tests.banner.test_pictures import GREY

    files: dict[str, str | bytes | Path] = {
        'index.md': '# Book\n\nWords.\n\n```{toctree}\npublication\npictured\nplain\n```\n',
        'publication.md': seed,
        'pictured.md': '---\ntitle: "A & <b>"\nheader: {background_image: sea.png, alt: Sea}\n---\n\n# Sea\n\nWords.\n',
        'plain.md': '# Plain\n\nWords.\n',
        'sea.png': GREY,
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


def test_the_checker_of_books_finds_nothing(book: Path) -> None:
    program = shutil.which('epubcheck')
    if program is None or shutil.which('java') is None:
        pytest.skip('no epubcheck, or no java, on the PATH')
    said = subprocess.run(['java', '-jar', program, book], capture_output=True, text=True, check=False)
    assert 'EPUBCheck completed' in said.stdout
    assert re.findall(r'^(?:FATAL|ERROR|WARNING).*', said.stdout + said.stderr, re.MULTILINE) == []
