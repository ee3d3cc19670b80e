"""Paths of sources, pictures and attachments lead to files of the site; nothing is written outside of its output."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.sources.load import load, load_text
from sphinxcontrib_pubs.sources.opening import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

SECRET = 'A secret of the machine'
LIST = f'- Ito, M., & Roe, J. (2020). _{SECRET}._ **KDD**.\n'
PNG = bytes.fromhex('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf'
                    'c000000301010018dd8db00000000049454e44ae426082')  # fmt: skip


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the site, with files that nobody gave it."""
    folder = tmp_path / 'outside'
    folder.mkdir()
    (folder / 'secret.md').write_text(LIST, encoding='utf8')
    (folder / 'secret.pdf').write_bytes(b'%PDF-1.4 secret')
    (folder / 'secret.png').write_bytes(PNG)
    return folder


def site_with(make_site: Callable[..., Site], source: str, **settings: object) -> Site:
    return make_site({'index.md': f'# P\n\n```{{publications}} {source}\n```\n'}, **settings)


#: What a directive says, {outside} for the folder beside the site → a pattern of what is reported.
SOURCES = {
    'a way up': ('../outside/secret.md', 'source-outside'),
    'a way up from the source directory': ('/../outside/secret.md', 'source-outside'),
    'a way up behind a folder': ('folder/../../outside/secret.md', 'source-outside'),
    'a whole path': ('{outside}/secret.md', 'source-outside'),
    'a pattern outside': ('../outside/*.md', 'source-outside'),
    'a pattern of the disk': ('/**/secret.md', 'source-(?:outside|missing)'),
    'a pattern that goes up': ('*/../../outside/*.md', 'source-(?:outside|missing)'),
    'a link to a file': ('link.md', 'source-outside'),
    'a link to a folder': ('linked/secret.md', 'source-outside'),
    'a pattern through a link': ('linked/*.md', 'source-(?:outside|missing)'),
    'a link to itself': ('loop.md', 'source-(?:unreadable|missing)'),
    'a device': ('/dev/zero', 'source-outside'),
    'a device by a link': ('zero.md', 'source-outside'),
    'what a system makes up': ('/proc/self/environ', 'source-outside'),
    'a pipe': ('pipe.md', 'source-unreadable'),
    'another machine': ('//server/share/secret.md', 'source-missing'),
    'another machine, as Windows has it': (r'\\server\share\secret.md', 'source-missing'),
    'a drive': (r'C:\secret.md', 'source-missing'),
    'a device of Windows': ('NUL.md', 'source-missing'),
    'an address': ('https://example.org/secret.md', 'source-missing'),
    'an address of a file': ('file:///etc/hostname', 'source-missing'),
    'a long name behind a pattern': ('*/' + 'a' * 5000 + '.md', 'source-(?:unreadable|missing)'),
    'a long name': ('a' * 5000 + '.md', 'source-(?:unreadable|missing)'),
}


@pytest.mark.parametrize('case', SOURCES)
def test_a_source_outside_of_the_site_is_not_read(case: str, make_site: Callable[..., Site], outside: Path) -> None:
    written, code = SOURCES[case]
    site = site_with(make_site, written.replace('{outside}', str(outside)))
    (site.srcdir / 'folder').mkdir()
    (site.srcdir / 'link.md').symlink_to(outside / 'secret.md')
    (site.srcdir / 'linked').symlink_to(outside)
    (site.srcdir / 'loop.md').symlink_to('loop.md')
    (site.srcdir / 'zero.md').symlink_to('/dev/zero')
    os.mkfifo(site.srcdir / 'pipe.md')
    built = site.build(exclude_patterns=['_build', 'link*', 'loop*', 'zero*', 'pipe*', 'linked'])
    assert re.search(rf'\[pubs\.{code}\]', built.warnings), built.warnings
    assert built.warnings.count('WARNING') + built.warnings.count('ERROR') == 1
    assert SECRET not in built.text('index.html')
    assert 'root:' not in built.text('index.html')


def test_a_folder_that_the_configuration_names_may_be_read(make_site: Callable[..., Site], outside: Path) -> None:
    for written in ('../outside/secret.md', str(outside / 'secret.md'), '../outside/*.md', 'link.md'):
        site = site_with(make_site, written, pubs_source_roots=['../outside'])
        (site.srcdir / 'link.md').symlink_to(outside / 'secret.md')
        built = site.build(exclude_patterns=['_build', 'link.md'])
        assert built.warnings == '', written
        assert SECRET in built.text('index.html'), written


def test_one_folder_may_stand_for_itself_and_what_is_none_is_told(
    make_site: Callable[..., Site], outside: Path
) -> None:
    assert site_with(make_site, '../outside/secret.md', pubs_source_roots='../outside').build().warnings == ''
    built = site_with(make_site, '../outside/secret.md', pubs_source_roots=[7]).build()
    assert re.search(r'pubs_source_roots: expected a list of folders.*\[pubs\.config\]', built.warnings)
    assert 'source-outside' in built.warnings


def test_a_source_within_the_site_may_be_a_link_to_another_file_of_it(make_site: Callable[..., Site]) -> None:
    site = site_with(make_site, 'lists/link.md', exclude_patterns=['_build', 'lists', 'data'])
    site.write('data/own.md', LIST)
    (site.srcdir / 'lists').mkdir()
    (site.srcdir / 'lists' / 'link.md').symlink_to('../data/own.md')
    built = site.build()
    assert built.warnings == ''
    assert SECRET in built.text('index.html')


def test_a_style_outside_is_not_used(make_site: Callable[..., Site], outside: Path) -> None:
    (outside / 'secret.csl').write_text('<style xmlns="http://purl.org/net/xbiblio/csl"/>', encoding='utf8')
    site = make_site(
        {'index.md': '# P\n\n```{publications} a.txt\n:style: ../outside/secret.csl\n```\n', 'a.txt': LIST}
    )
    built = site.build()
    assert re.search(r'WARNING: .*secret\.csl.*\[pubs\.option-value\]', built.warnings)
    assert SECRET in built.text('index.html')


#: Addresses in an entry that could mean a file that is not the site's.
ATTACHMENTS = [
    '../outside/secret.pdf', '/../outside/secret.pdf', '%2e%2e/outside/secret.pdf', 'linked/secret.pdf', 'link.pdf',
    'a/../../outside/secret.pdf', '{outside}/secret.pdf', '..\\outside\\secret.pdf', '\\\\server\\share\\secret.pdf',
    'C:\\secret.pdf', 'C:/secret.pdf', 'file:///etc/passwd.pdf', '/dev/zero', '/etc/passwd', 'conf.py', '.git/config',
    'pipe.pdf', '_build/../../outside/secret.pdf', '%00.pdf', 'a' * 5000 + '.pdf', '~/secret.pdf', 'secret.pdf%0a',
]  # fmt: skip


@pytest.fixture
def attached(make_site: Callable[..., Site], outside: Path) -> Site:
    """A site whose entries have all of these as links and as pictures."""
    written = [each.replace('{outside}', str(outside)) for each in ATTACHMENTS]
    entries = ''.join(
        f'@misc{{k{number},\n title = {{Paper {number}}},\n year = 2020,\n pdf = {{{each}}},\n'
        f' slides = {{{each}}},\n thumbnail = {{{each.replace("pdf", "png")}}},\n alt = {{x}}\n}}\n'
        for number, each in enumerate(written)
    )
    page = '# P\n\n```{publications} a.bib\n:show: thumbnail\n:layout: cards\n```\n'
    site = make_site({'index.md': page, 'a.bib': entries, '.git/config': 'x'})
    for suffix in ('pdf', 'png'):
        (site.srcdir / f'link.{suffix}').symlink_to(outside / f'secret.{suffix}')
        os.mkfifo(site.srcdir / f'pipe.{suffix}')
    (site.srcdir / 'linked').symlink_to(outside)
    return site


def test_no_file_outside_of_the_site_is_copied_or_shown(attached: Site) -> None:
    built = attached.build(exclude_patterns=['_build', 'linked'])
    assert built.warnings.count('[pubs.link-file]') > 10
    copied = [path for path in built.outdir.rglob('*') if path.is_file() and '_sources' not in path.parts]
    assert [path for path in copied if path.suffix == '.pdf' or 'secret' in path.name or path.name == 'config'] == []
    assert not any(path.is_symlink() for path in built.outdir.rglob('*'))
    html = built.text('index.html')
    assert re.findall(r'<img [^>]*src="([^"]*)"', html) == []


def test_no_folder_for_files_leads_out_of_the_site(attached: Site, outside: Path) -> None:
    roots = ['..', '../outside', str(outside), 'linked', '/', '\0', 'a/../..', '']
    built = attached.build(exclude_patterns=['_build', 'linked'], pubs_file_roots=roots)
    assert built.warnings.count('[pubs.link-file]') > 10
    names = [path.name for path in built.outdir.rglob('*') if path.is_file() and '_sources' not in path.parts]
    assert [name for name in names if 'secret' in name or name.endswith('.pdf')] == []


def test_a_build_writes_nothing_outside_of_its_output(attached: Site, outside: Path) -> None:
    before = {
        path: path.lstat().st_mtime_ns for path in attached.srcdir.parent.rglob('*') if '_build' not in path.parts
    }
    attached.build(exclude_patterns=['_build', 'linked'], pubs_paper_pages='all', pubs_downloads=['bib'])
    after = {path: path.lstat().st_mtime_ns for path in attached.srcdir.parent.rglob('*') if '_build' not in path.parts}
    # The folder of the site gets the folder of the build, and nothing else.
    assert {path for path in after if after[path] != before.get(path)} <= {attached.srcdir}
    assert before.keys() == after.keys()


PICTURES = [
    '../outside/secret.png', '/../outside/secret.png', 'link.png', 'pipe.png', 'linked/secret.png', '/dev/zero',
    'file:///etc/passwd', 'data:image/png;base64,AA',
]  # fmt: skip


@pytest.mark.parametrize('image', PICTURES)
def test_no_banner_shows_a_picture_from_outside(image: str, make_site: Callable[..., Site], outside: Path) -> None:
    site = make_site({'index.md': f'---\ntitle: T\nheader:\n  background_image: "{image}"\n---\n\n# T\n'})
    (site.srcdir / 'link.png').symlink_to(outside / 'secret.png')
    (site.srcdir / 'linked').symlink_to(outside)
    os.mkfifo(site.srcdir / 'pipe.png')
    built = site.build(exclude_patterns=['_build', 'linked'])
    assert '[pubs.banner]' in built.warnings
    assert 'pubs-banner__picture' not in built.text('index.html')
    assert 'secret' not in str(list(built.outdir.rglob('*.png')))


def test_names_of_files_with_line_ends_and_orders_to_terminals_stay_in_one_line(
    make_site: Callable[..., Site], capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_with(make_site, 'lists/*.md', exclude_patterns=['_build', 'lists'])
    name = 'lists/a\nWARNING: \x1b[31mforged\u202e.md'
    site.write(name, LIST.replace('secret of', 'sec\0ret of'))
    built = site.build()
    assert built.warnings.count('\n') == 1
    assert '\x1b' not in built.warnings and '\u202e' not in built.warnings
    main(['check', str(site.srcdir / name)])
    told = capsys.readouterr().err
    assert told.count('\n') == 1 and '\x1b' not in told
    main(['check', '--output', 'github', str(site.srcdir / name)])
    told = capsys.readouterr().err
    assert told.count('\n') == told.count('\n::') + 1 and '\x1b' not in told


@pytest.mark.parametrize('path', ['/dev/zero', '/dev/null', '/dev/tty', '/dev/random'])
def test_a_device_is_no_source_and_is_never_waited_for(path: str) -> None:
    assert [problem.code for problem in load(Path(path)).problems] == ['source-unreadable']
    assert [problem.code for problem in load_text(Path(path))[1]] == ['source-unreadable']


def test_a_pipe_of_the_disk_is_none_and_one_of_the_shell_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / 'pipe.md')
    assert [problem.code for problem in load(tmp_path / 'pipe.md').problems] == ['source-unreadable']
    command = [sys.executable, '-m', 'sphinxcontrib_pubs', 'show', '--from', 'markdown', '/dev/stdin']
    done = subprocess.run(command, input=LIST, capture_output=True, text=True, timeout=60, check=True)
    assert SECRET in done.stdout


def test_a_file_without_end_and_one_that_is_too_large_are_no_sources(tmp_path: Path) -> None:
    path = tmp_path / 'vast.md'
    with path.open('wb') as file:
        file.truncate(LARGEST + 1)
    assert [problem.code for problem in load(path).problems] == ['source-too-large']
    path.write_bytes(LIST.encode() * (LARGEST // len(LIST) + 2))
    assert [problem.code for problem in load_text(path)[1]] == ['source-too-large']


#: Long, or with what paths are made of; as a key, a topic, a person and the name of a list each would name a file.
NAMES = [
    '../../up',
    '..',
    '.',
    'a/b',
    '/root',
    'a' * 400,
    'a\\b',
    'CON',
    'a:b',
    'a\tb',
    '漢' * 200,
    '%2e%2e%2fup',
    'a.',
]


def test_files_that_a_site_writes_are_named_by_its_own_rules(make_site: Callable[..., Site]) -> None:
    families = [f'Roe{letter}, Jane' for letter in 'abcdefghijklmnop']
    entries = [
        {
            'key': name,
            'title': f'Paper {name}',
            'authors': [family],
            'year': 2020,
            'topics': [name],
            'abstract': 'Words.',
        }
        for name, family in zip(NAMES, families, strict=False)
    ]
    people = {name: {'name': family} for name, family in zip(NAMES, families, strict=False)}
    options = ':download: bib\n:download-of: list, groups\n:group-by: topic, author\n:feed:\n'
    lists = ''.join(f'```{{publications}} a.yml\n:name: {name}\n{options}```\n\n' for name in NAMES)
    site = make_site(
        {'index.md': f'# P\n\n{lists}', 'a.yml': json.dumps(entries, ensure_ascii=False)},
        pubs_people=people,
        pubs_feeds=['all', 'people', 'topics'],
        pubs_base_url='https://site.example/',
        pubs_paper_pages='all',
        suppress_warnings=['docutils'],
    )
    before = {path for path in site.srcdir.parent.rglob('*') if '_build' not in path.parts}
    built = site.build()
    assert {path for path in site.srcdir.parent.rglob('*') if '_build' not in path.parts} - before == set()
    made = [path.relative_to(built.outdir) for path in built.outdir.rglob('*') if path.is_file()]
    assert len([path for path in made if path.parts[0] == 'papers']) == len(NAMES)
    # Ids that differ in signs alone, which no file may have, have feeds of their own nevertheless.
    for kind in ('people', 'topics'):
        assert len([path for path in made if path.parts[:2] == ('feeds', kind)]) == len(NAMES)
    assert all(len(part.encode()) < 200 and part not in ('.', '..') for path in made for part in path.parts)
