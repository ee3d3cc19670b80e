"""The file of a banner that no page has any more goes from the site; those of other pages, and of others, stay."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from tests.bitmaps import png

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

PAGE = '---\nheader:\n  background: "{}"\n---\n\n# Page\n\nText.\n'
PICTURED = '---\nheader:\n  background_image: lamp.png\n---\n\n# Page\n\nText.\n'
INDEX = '# Home\n\n```{toctree}\n:glob:\n\n*\n```\n'
RED, BLUE = 'linear-gradient(#600, #900)', 'linear-gradient(#006, #009)'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    files = {'index.md': INDEX, 'a.md': PAGE.format(RED), 'b.md': PAGE.format(RED), 'c.md': PAGE.format(BLUE)}
    return make_site(files, extensions=['myst_parser', 'sphinxcontrib_pubs.banner'])


def stored(built: Built) -> set[str]:
    """The files of banners by their names."""
    folders = (built.outdir / '_static' / 'pubs', built.outdir / '_images')
    return {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}


def linked(built: Built, *names: str) -> set[str]:
    return {each for each in stored(built) for name in names if each in built.text(f'{name}.html')}


@pytest.mark.parametrize('parallel', [0, 2])
def test_a_style_sheet_stays_as_long_as_any_page_has_it(site: Site, parallel: int) -> None:
    first = site.build(parallel=parallel)
    assert len(stored(first)) == 2 and stored(first) == linked(first, 'a', 'c')
    (red,) = linked(first, 'a')
    site.write('a.md', PAGE.format('linear-gradient(#060, #090)'))
    second = site.build(parallel=parallel)
    assert stored(second) == stored(first) | linked(second, 'a')
    site.write('b.md', '# Page without a banner\n')
    third = site.build(parallel=parallel)
    assert stored(third) == stored(second) - {red} == linked(third, 'a', 'c')
    (site.srcdir / 'c.md').unlink()
    assert stored(site.build(parallel=parallel)) == linked(third, 'a')


def test_a_book_never_holds_the_file_of_a_banner_that_is_no_more(site: Site) -> None:
    def packed(built: Built) -> set[str]:
        with zipfile.ZipFile(built.outdir / 'Book.epub') as book:
            return {PurePosixPath(name).name for name in book.namelist() if '/pubs/' in name}

    settings = {'project': 'Book', 'author': 'A. Lee', 'epub_copyright': '2024', 'version': '1'}
    first = site.build('epub', **settings)
    assert len(packed(first)) == 2 and packed(first) == stored(first)
    old = packed(first)
    site.write('c.md', PAGE.format('linear-gradient(#060, #090)'))
    second = site.build('epub', **settings)
    assert packed(second) == stored(second)
    assert len(packed(second)) == 2 and packed(second) != old


def test_a_banner_that_comes_back_has_its_file_again(site: Site) -> None:
    first = site.build()
    site.write('c.md', '# Page\n')
    assert len(stored(site.build())) == 1
    site.write('c.md', PAGE.format(BLUE))
    assert stored(site.build()) == stored(first)


def test_the_background_of_all_pages_may_change(site: Site) -> None:
    site.write('a.md', '# Page\n')
    site.build(pubs_banner='linear-gradient(#330, #660)')
    built = site.build(pubs_banner='linear-gradient(#033, #066)')
    assert stored(built) == linked(built, 'a', 'b', 'c')
    assert len(stored(built)) == 3


def test_a_picture_that_was_withdrawn_is_published_no_more(site: Site) -> None:
    site.write('lamp.png', png([[(200, 180, 40)]]))
    site.write('c.md', PICTURED)
    first = site.build()
    (old,) = (name for name in stored(first) if name.endswith('.png'))
    site.write('lamp.png', png([[(20, 18, 4)]]))
    second = site.build()
    (new,) = (name for name in stored(second) if name.endswith('.png'))
    assert new != old and new in second.text('c.html')


def test_what_is_not_ours_stays(site: Site) -> None:
    built = site.build()
    (name,) = linked(built, 'c')
    path = built.outdir / '_static' / 'pubs' / name
    path.write_text('of somebody else', encoding='utf8')
    path.with_name('banner-0123456789ab.css').write_text('.pubs-banner--0123456789ab {}', encoding='utf8')
    site.write('c.md', '# Page\n')
    site.build()
    assert {path.name, 'banner-0123456789ab.css'} <= stored(built)


def test_a_record_that_was_tampered_with_leads_out_of_no_folder(site: Site) -> None:
    built = site.build()
    outside = site.write('banner-0123456789ab.css', '.pubs-banner--0123456789ab {}')
    (record,) = (site.srcdir / '_build' / 'doctrees').glob('pubs-banners-html-*.json')
    names = [
        '../../banner-0123456789ab.css',
        str(outside),
        7,
        '_static/../../../banner-0123456789ab.css',
        'index.html',
        '_static/banner-.css',
    ]
    lines = ['{', '[]', '["c", 1]', *(f'["gone", ["{name}"]]' for name in names), '["c", [{}]]']
    record.write_text('\n'.join(lines), encoding='utf8')
    site.write('c.md', '# Page\n')
    site.write('_build/html/_static/banner-.css', '')
    site.build()
    assert outside.is_file() and (built.outdir / 'index.html').is_file() and len(stored(built)) == 2
    assert (built.outdir / '_static' / 'banner-.css').is_file()


def test_a_build_in_which_nothing_changed_writes_nothing_down(site: Site) -> None:
    site.build()
    (record,) = (site.srcdir / '_build' / 'doctrees').glob('pubs-banners-html-*.json')
    before = record.stat().st_mtime_ns
    site.write('a.md', PAGE.format(RED) + '\nMore words.\n')
    site.build()
    assert record.stat().st_mtime_ns == before


def test_a_site_without_banners_has_no_record(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': '# Home\n'}).build()
    assert not list((built.outdir.parent / 'doctrees').glob('pubs-banners-*'))
