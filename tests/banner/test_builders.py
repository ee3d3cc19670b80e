"""The banner outside of themed pages: in the column for readers and machines, and nowhere else."""

from __future__ import annotations

import json
import pickle
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

pytestmark = pytest.mark.releases

# Sphinx's own builder of JSON and pickle uses what Sphinx 9 deprecates.
OLD_BUILDER = pytest.mark.filterwarnings('ignore:.*HTMLBuilder.app. is deprecated')
XHTML = '{http://www.w3.org/1999/xhtml}'


@pytest.fixture
def site(make_site: Callable[..., Site], seed: Path) -> Site:
    """So many pages that Sphinx really works in parallel when asked to, four of them with a banner."""
    text = seed.read_text(encoding='utf8')
    pages = {
        'index.md': '# Home\n\n```{toctree}\n:glob:\n*\n```\n',
        'publication.md': text,
        'same.md': text,
        'other.md': '---\ntitle: Other\nheader: {background: "linear-gradient(navy, teal)"}\n---\n\n# Words\n',
        'repeated.md': '---\ntitle: Words\nheader: {background: navy}\n---\n\n# Words\n',
        **{f'plain{number}.md': f'# Plain {number}\n' for number in range(5)},
    }
    return make_site(
        pages,
        extensions=['myst_parser', 'sphinxcontrib_pubs.banner'],
        epub_copyright='2024',
        version='1',
        project='Site',
    )


def test_an_epub_is_xml_with_the_banner_in_the_column(site: Site) -> None:
    built = site.build('epub')
    assert built.warnings == ''
    page = ET.fromstring(built.text('publication.xhtml'))
    (banner,) = [div for div in page.iter(f'{XHTML}div') if 'pubs-banner' in div.get('class', '').split()]
    assert 'pubs-banner--column' in banner.get('class', '')
    assert ''.join(banner.itertext()).strip() == 'Publication'
    assert 'pubs-banner-heading' not in built.text('publication.xhtml')
    links = [link.get('href', '') for link in page.iter(f'{XHTML}link')]
    sheets = [link for link in links if 'pubs' in link]
    assert len(sheets) == 2
    package = built.text('content.opf')
    for sheet in sheets:
        assert (built.outdir / sheet).is_file()
        assert package.count(f'href="{sheet}"') == 1


def test_a_book_has_a_heading_that_the_banner_repeats_once(site: Site) -> None:
    built = site.build('epub')
    page = ET.fromstring(built.text('repeated.xhtml'))
    (heading,) = page.iter(f'{XHTML}h1')
    (title,) = [line for line in page.iter(f'{XHTML}p') if line.get('class') == 'pubs-banner__title']
    assert ''.join(heading.itertext()) == ''.join(title.itertext())
    assert (title.get('role'), title.get('aria-level'), title.get('aria-hidden')) == ('heading', '1', None)
    (rule,) = re.findall(rf'\.{heading.get("class")} \{{(.*?)\}}', built.text('_static/pubs-banner.css'), re.DOTALL)
    assert rule.strip() == 'display: none;'


@OLD_BUILDER
def test_json_and_pickle_hold_the_banner_in_the_body_and_no_function(site: Site) -> None:
    page = json.loads(site.build('json').text('publication.fjson'))
    assert page['body'].startswith('<div class="pubs-banner pubs-banner--column ')
    assert [name.rpartition('/')[2][:11] for name in page['pubs_banner_stylesheets']] == ['pubs-banner', 'banner-7e0e']
    assert not {'pubs_banner_template', 'pubs_banner_relocate'} & set(page)
    plain = json.loads(site.build('json').text('plain0.fjson'))
    assert 'pubs_banner_stylesheets' not in plain
    with (site.build('pickle').outdir / 'publication.fpickle').open('rb') as file:
        assert pickle.load(file)['body'] == page['body']


def test_folders_and_single_pages_are_themed_as_well(site: Site, seed: Path) -> None:
    folders = site.build('dirhtml')
    assert 'pubs-banner--wide' in folders.text('publication/index.html')
    assert 'pubs-banner-heading' in folders.text('repeated/index.html')
    # One page for all: the first document's front matter is the page's.
    assert '<div class="pubs-banner' not in site.build('singlehtml').text('index.html')
    front_matter = '---\ntitle: All\nheader: {background: navy}\n---\n\n'
    site.write('index.md', front_matter + '# Home\n\n```{toctree}\n:glob:\n*\n```\n')
    html = site.build('singlehtml').text('index.html')
    assert html.count('<div class="pubs-banner ') == 1
    assert '<p class="pubs-banner__title">All</p>' in html


@pytest.mark.parametrize('builder', ['text', 'latex', 'xml', 'gettext', 'man', 'texinfo'])
def test_builders_without_pages_know_nothing_of_it(site: Site, builder: str) -> None:
    with_banner = site.build(builder)
    assert with_banner.warnings == ''
    for path in with_banner.outdir.rglob('*'):
        if path.is_file() and path.suffix not in ('.doctree', '.pickle'):
            assert b'pubs-banner' not in path.read_bytes()


@OLD_BUILDER
@pytest.mark.parametrize('builder', ['html', 'epub', 'json'])
def test_written_in_parallel_it_is_the_same(site: Site, builder: str) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        # The package file of an EPUB and the information about the build hold times.
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob('*')
            if path.suffix in ('.html', '.xhtml', '.css', '.fjson', '.js')
        }

    serial = files(site.build(builder, parallel=1).outdir)
    for path in (site.srcdir / '_build' / builder).rglob('*'):
        if path.is_file():
            path.unlink()
    environment = site.srcdir / '_build' / 'doctrees' / 'environment.pickle'
    environment.unlink(missing_ok=True)
    parallel = files(site.build(builder, parallel=2).outdir)
    assert {name: content for name, content in parallel.items() if serial.get(name) != content} == {}
    assert set(parallel) == set(serial)
    assert any('banner-' in name for name in serial)
