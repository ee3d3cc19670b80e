"""What a build keeps beside the doctrees, and the files of its site, may be broken, or folders: the list is there."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases
ENTRY = '@misc{{k, author = {{Roe, Jane}}, title = {{{}}}, year = {{2020}}, abstract = {{We lit.}}}}\n'
BANNER = '---\nheader:\n  background: linear-gradient(teal, navy)\n---\n'
FILES = {'index.md': f'{BANNER}# P\n\n```{{publications}} a.bib\n:download: bib\n```\n', 'a.bib': ENTRY.format('Wicks')}
#: Records as no build writes them.
BROKEN = {
    'no JSON': b'\0\xff',
    'another value': b'null',
    'numbers in the place of lists': b'{"files": 3, "of_site": 4, "settings": ""}',
    'a list in the place of names': b'{"files": [], "of_site": {}, "settings": ""}',
    'a name in the place of names': b'{"files": {"papers/x.html": 0}, "of_site": [["x"]], "settings": ""}',
    'too deep': b'[' * 200_000,
    'a name that no file can have': b'{"files": {"papers/\\u0000": [1, 2]}, "of_site": ["\\u0000"], "settings": ""}',
    'another record': b'["index", ["banner-\\u0000/banner-0123456789ab.css"]]\n["index", []]\n',
}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    made = make_site(FILES, pubs_paper_pages='all')
    made.build()
    made.write('a.bib', ENTRY.format('Tallow'))
    return made


def assert_is_whole(built: Built) -> None:
    assert 'Tallow' in built.text('index.html')
    assert 'Tallow' in built.text('index.bib')
    assert 'Tallow' in built.text('papers/k.html')


@pytest.mark.parametrize('kind', ['pubs-files-*', 'pubs-banners-*'])
@pytest.mark.parametrize('broken', BROKEN)
def test_a_record_of_files_that_is_broken_is_none(kind: str, broken: str, site: Site) -> None:
    (record,) = (site.srcdir / '_build' / 'doctrees').glob(kind)
    record.write_bytes(BROKEN[broken])
    built = site.build()
    assert_is_whole(built)
    assert built.warnings == ''


def test_a_record_never_removes_a_file_that_lies_outside_of_the_site(site: Site) -> None:
    (record,) = (site.srcdir / '_build' / 'doctrees').glob('pubs-files-*')
    found = site.write('kept.bib', '').stat()
    told = json.loads(record.read_bytes())
    told['files'] |= {
        name: [found.st_mtime_ns, found.st_size] for name in ('../../kept.bib', f'{site.srcdir}/kept.bib')
    }
    record.write_text(json.dumps(told))
    site.build()
    assert (site.srcdir / 'kept.bib').is_file()


def test_a_mark_that_cannot_be_taken_away_stops_no_build(site: Site) -> None:
    site.write('_build/doctrees/pubs-unfinished-html/any', '')
    built = site.build()
    assert_is_whole(built)
    assert built.warnings == ''


def test_a_file_of_ours_that_cannot_be_written_is_told_and_the_others_are_there(site: Site) -> None:
    static = site.srcdir / '_build' / 'html' / '_static'
    (static / 'pubs.css').unlink()
    (static / 'pubs.css').mkdir()
    (static / 'pubs-chart.css').unlink()
    built = site.build()
    assert_is_whole(built)
    assert (static / 'pubs-chart.css').is_file()
    assert built.warnings.count('WARNING') == built.warnings.count('the file pubs.css cannot be written') == 1


@pytest.mark.skipif(os.name != 'posix', reason='links to themselves')
@pytest.mark.parametrize('name', ['doctrees/pubs-lines', 'doctrees/pubs-unfinished-html', 'html/index.bib'])
def test_a_link_to_itself_in_the_place_of_a_file_stops_no_build(name: str, site: Site) -> None:
    place = site.srcdir / '_build' / name
    place.unlink(missing_ok=True)
    place.symlink_to(place.name)
    assert_is_whole(site.build())
