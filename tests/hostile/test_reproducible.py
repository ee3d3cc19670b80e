"""The same site gives the same bytes, whatever the machine, its locale, its clock and the order of its files."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.hostile.sources import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ['Harbour lights', 'Öl für Lampen', '机器学习', 'A "quoted" <word> & more', 'Über $O(n)$ lists']
CONF = """
extensions = ['myst_parser', 'sphinxcontrib_pubs']
project, author, html_theme = 'site', 'A', 'alabaster'
exclude_patterns = ['sources', 'shared']
pubs_base_url = 'https://site.example/'
pubs_downloads, pubs_feeds = ['bib', 'ris', 'csl-json'], ['all', 'people', 'topics']
pubs_metadata, pubs_paper_pages = ['coins', 'json-ld'], 'all'
pubs_people = {f'roe{n}': {'name': f'Roe{n}, Jane'} for n in range(9)}
"""
LIST = (
    '# L{number}\n\n```{{publications}} /sources/* /shared/*.md\n:group-by: venue\n:sort: -year, author\n'
    ':facets: year, venue, author, topic\n:download: bib, ris, csl-json\n:feed:\n:search:\n'
    '```\n\nSee {{pub:t}}`key{number}`.\n'
)
#: What differs between the machines, and what it is on the second.
DIFFERENCES: dict[str, dict[str, str]] = {
    'one': {'PYTHONHASHSEED': '1', 'TZ': 'UTC', 'LC_ALL': 'C', 'LANG': 'C'},
    'other': {'PYTHONHASHSEED': '4242', 'TZ': 'Asia/Kathmandu', 'LC_ALL': 'C.UTF-8', 'LANG': 'tr_TR.UTF-8'},
}


def write(folder: Path, *, backwards: bool) -> None:
    """The site, its files made in one order or in the other, which some systems list them in."""
    files = {f'sources/{name}': make(TEXTS) for name, make in FORMATS.items()}
    files |= {
        f'shared/{n}.md': f'- Roe{n}, J., & Ito, K. (20{10 + n}). _Paper {n} of all._ **Venue {n % 3}**.\n'
        for n in range(9)
    }
    # More documents than Sphinx gives to one process.
    files |= {f'list{n}.md': LIST.format(number=n % 3) for n in range(8)}
    files['index.md'] = '# Index\n\n```{toctree}\n:glob:\nlist*\n```\n'
    files['conf.py'] = CONF
    for name in sorted(files, reverse=backwards):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], encoding='utf8')
        os.utime(path, (1_600_000_000 + backwards, 1_600_000_000 + backwards))


def build(folder: Path, builder: str, machine: str, *options: str) -> dict[str, str]:
    """The digests of all that a build writes, by file."""
    output = folder / f'out-{builder}'
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', builder, '-d', str(folder / f'trees-{builder}'), *options]
    environment = {**os.environ, **DIFFERENCES[machine], 'SOURCE_DATE_EPOCH': '1700000000'}
    subprocess.run([*command, str(folder / 'site'), str(output)], env=environment, check=True, capture_output=True)
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(_content(path)).hexdigest()
        for path in sorted(output.rglob('*'))
        if path.is_file() and path.name not in ('.buildinfo', 'last_build.json')
    }


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    if path.name == 'objects.inv':
        head, _, body = content.partition(b'zlib.\n')
        return head + zlib.decompress(body)
    return gzip.decompress(content) if path.suffix == '.gz' else content


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_two_machines_make_the_same_bytes(tmp_path: Path, builder: str) -> None:
    made = []
    for machine, backwards, options in (('one', False, ()), ('other', True, ('-j', '2'))):
        folder = tmp_path / machine
        write(folder / 'site', backwards=backwards)
        made.append(build(folder, builder, machine, *options))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert len(made[0]) > (40 if builder == 'html' else 0)


def test_the_only_clock_is_the_one_that_is_given(tmp_path: Path) -> None:
    write(tmp_path / 'site', backwards=False)
    build(tmp_path, 'html', 'one')
    pages = (path.read_text('utf8') for path in (tmp_path / 'out-html').rglob('*') if path.suffix in ('.html', '.atom'))
    years = {year for page in pages for year in re.findall(r'\b20[2-9]\d\b', page)}
    # Those of the works; nothing tells the year in which a site was built.
    assert years == {'2020'}


def test_a_conversion_is_the_same_on_both(tmp_path: Path) -> None:
    write(tmp_path / 'site', backwards=False)
    sources = [str(path) for path in sorted((tmp_path / 'site' / 'sources').iterdir())]
    for target in ('csl-json', 'bibtex', 'markdown'):
        made = set()
        for machine in DIFFERENCES:
            command = [sys.executable, '-m', 'sphinxcontrib_pubs', 'convert', *sources, '--to', target]
            environment = {**os.environ, **DIFFERENCES[machine]}
            made.add(subprocess.run(command, env=environment, capture_output=True, check=False).stdout)
        assert len(made) == 1 and len(made.pop()) > 2000, target
