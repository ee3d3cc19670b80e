"""What goes wrong around a build costs no file its half, is told in a sentence, and leaves the next build right."""

from __future__ import annotations

import json
import os
import pickle
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.model.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built, Site

OLD = '@article{k, title = {The old title}, author = {Roe, Jane}, year = 2020, abstract = {Old words.}}\n'
NEW = OLD.replace('old', 'new').replace('Old', 'New')
PAGE = '# P\n\n```{publications} a.bib\n:download: bib\n```\n'
SETTINGS: dict[str, object] = {
    'pubs_downloads': ['bib'],
    'pubs_feeds': ['all'],
    'pubs_base_url': 'https://site.example/',
    'pubs_paper_pages': 'all',
}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    """A site with a list, a citation of it on another page, and everything that is made of it besides."""
    citing = '# C\n\nSee {pub:t}`k`.\n'
    toctree = '\n```{toctree}\nciting\n```\n'
    return make_site({'index.md': PAGE + toctree, 'citing.md': citing, 'a.bib': OLD}, **SETTINGS)


def told(built: Built) -> dict[str, str]:
    """All that a site tells of its work, by file."""
    names = ['index.html', 'index.bib', 'all-publications.bib', 'feeds/all.atom', 'papers/k.html']
    return {name: built.text(name) for name in names}


#: Stops the build at a page, as somebody would with the keyboard; at none where the number is 0.
STOPPING = """
def setup(app):
    written = []
    def stop(app, pagename, templatename, context, doctree):
        written.append(pagename)
        if doctree is not None and len(written) == {place}:
            raise KeyboardInterrupt
    app.connect('html-page-context', stop)
"""


@pytest.mark.parametrize('place', [1, 2])
def test_after_an_interrupted_build_the_next_one_is_right(site: Site, place: int) -> None:
    site.build()
    site.write('a.bib', NEW)
    site.write('conf.py', STOPPING.format(place=place))
    with pytest.raises(KeyboardInterrupt):
        site.build()
    site.write('conf.py', STOPPING.format(place=0))
    built = site.build()
    assert built.warnings == ''
    assert {name for name, text in told(built).items() if 'new title' not in text} == set()
    assert 'old title' not in ''.join(told(built).values())
    assert site.build().written == []


def test_a_build_that_is_killed_while_it_writes_leaves_no_half_of_a_file(site: Site) -> None:
    entries = ''.join(NEW.replace('{k,', f'{{k{n},').replace('title}', f'title {n}}}') for n in range(3000))
    site.build()
    site.write('a.bib', entries)
    settings = '\n'.join(f'{name} = {value!r}' for name, value in {**site.confoverrides, **SETTINGS}.items())
    site.write('conf.py', f'{settings}\npubs_paper_pages = "none"\n')
    output = site.srcdir / '_build' / 'html'
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'html', '-d', str(output.parent / 'doctrees')]
    build = subprocess.Popen([*command, str(site.srcdir), str(output)], stderr=subprocess.DEVNULL)
    bib, deadline = output / 'index.bib', time.monotonic() + 120
    before = bib.stat().st_mtime_ns
    while bib.stat().st_mtime_ns == before and build.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert bib.read_text('utf8').count('@article') in (1, 3000)
    done = subprocess.run([*command, str(site.srcdir), str(output)], capture_output=True, text=True, check=True)
    assert 'Traceback' not in done.stderr
    assert (output / 'all-publications.bib').read_text('utf8').count('@article') == 3000
    assert 'new title 2999' in (output / 'index.html').read_text('utf8')
    assert [path for path in output.rglob('.*') if path.name != '.buildinfo'] == []


def _limited() -> None:
    # As a full disk refuses to take more, this refuses files beyond a size.
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def _lengthy() -> str:
    return OLD.replace('Old words.', 'Some words of an abstract. ' * 8000)


def test_a_full_disk_at_an_export_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / 'a.bib').write_text(_lengthy(), encoding='utf8')
    (tmp_path / 'out.ris').write_text('what was there', encoding='utf8')
    command = [sys.executable, '-m', 'sphinxcontrib_pubs', 'convert', 'a.bib', '--to', 'ris', '-o', 'out.ris']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=_limited, check=False)
    assert done.returncode == 2
    assert re.fullmatch(r'sphinx-pubs: out\.ris cannot be written: .+\n', done.stderr)
    assert (tmp_path / 'out.ris').read_text('utf8') == 'what was there'
    assert sorted(path.name for path in tmp_path.iterdir()) == ['a.bib', 'out.ris']


def test_a_full_disk_in_a_build_is_a_warning_and_costs_the_page_nothing(tmp_path: Path) -> None:
    page = PAGE.replace(':download: bib', ':download: bib\n:show: awards\n:copy: none')
    (tmp_path / 'index.md').write_text(page, encoding='utf8')
    (tmp_path / 'a.bib').write_text(_lengthy(), encoding='utf8')
    settings = {'extensions': ['myst_parser', 'sphinxcontrib_pubs'], 'html_theme': 'basic', 'pubs_paper_pages': 'none'}
    text = '\n'.join(f'{name} = {value!r}' for name, value in {**settings, 'html_copy_source': False}.items())
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml', '-d', 'trees', '.', 'out']
    limit = f'import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n{_LIMIT_AT_WRITING}'
    (tmp_path / 'conf.py').write_text(f'{limit}\n{text}\n', encoding='utf8')
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r'index\.bib:1:1: WARNING: the file index\.bib cannot be written: .*file-unwritten', done.stderr)
    assert 'The old title' in (tmp_path / 'out' / 'index.html').read_text('utf8')
    assert 'href="index.bib"' not in (tmp_path / 'out' / 'index.html').read_text('utf8')
    assert not list((tmp_path / 'out').glob('*.bib')) and not list((tmp_path / 'out').glob('.*tmp'))


#: In ``conf.py``: from the first page on no file may be longer, and from the last on again.
_LIMIT_AT_WRITING = """
def setup(app):
    def limit(*_):
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))
    def free(*_):
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    app.connect('doctree-resolved', limit)
    app.connect('html-collect-pages', lambda app: free() or [])
"""


def test_writing_whole_leaves_the_old_file_when_it_fails(tmp_path: Path) -> None:
    path = tmp_path / 'folder' / 'a.txt'
    write_whole(path, b'old')
    (tmp_path / 'blocked').mkdir()
    with pytest.raises(OSError):
        write_whole(tmp_path / 'blocked', b'new')
    assert path.read_bytes() == b'old'
    assert sorted(each.name for each in tmp_path.rglob('*')) == ['a.txt', 'blocked', 'folder']


#: A program of somebody else touches a source while the site is built, behind the reading of the pages.
MEDDLING = """
from pathlib import Path
def setup(app):
    app.connect('env-updated', lambda app, env: {what})
"""
MEDDLERS = {
    'it vanishes': ("Path(app.srcdir, 'a.bib').unlink()", 'source-(?:missing|changed)'),
    'it becomes a folder': ("(Path(app.srcdir, 'a.bib').unlink(), Path(app.srcdir, 'a.bib').mkdir()) and None",
                            'source-(?:directory|changed)'),
    'it becomes empty': ("(Path(app.srcdir, 'a.bib').write_text(''), None)[1]", 'source-(?:changed|empty)'),
    'it becomes another': ("Path(app.srcdir, 'a.bib').write_text('@misc{z, title = {Z}}') and None", 'source-changed'),
    'it becomes noise': ("Path(app.srcdir, 'a.bib').write_bytes(bytes(range(256))) and None", 'source-changed'),
}  # fmt: skip


@pytest.mark.parametrize('case', MEDDLERS)
@pytest.mark.parametrize('builder', ['html', 'text'])
def test_a_source_that_changes_during_a_build_is_told_and_the_next_build_is_right(
    site: Site, case: str, builder: str
) -> None:
    what, code = MEDDLERS[case]
    site.write('conf.py', MEDDLING.format(what=what))
    built = site.build(builder)
    assert re.search(rf'\[pubs\.{code}\]', built.warnings), built.warnings
    assert 'Traceback' not in built.warnings and 'xception' not in built.warnings
    path = site.srcdir / 'a.bib'
    if path.is_dir():
        path.rmdir()
    site.write('conf.py', '')
    site.write('a.bib', NEW)
    again = site.build(builder)
    assert again.warnings == ''
    assert 'new title' in again.text('index.html' if builder == 'html' else 'index.txt')


def test_what_is_left_of_a_list_keeps_its_numbers(site: Site) -> None:
    what = "Path(app.srcdir, 'a.bib').write_text('@misc{b, title = {Second}}') and None"
    site.write('conf.py', MEDDLING.format(what=what))
    site.write('a.bib', '@misc{a, title = {First}}\n@misc{b, title = {Second}}\n')
    site.write('index.md', '# P\n\n```{publications} a.bib\n:numbering: ascending\n```\n')
    html = site.build().text('index.html')
    assert re.findall(r'<li class="pubs-entry"[^>]* value="(\d)">', html) == ['2']


@pytest.mark.parametrize('broken', [b'', b'no pickle', pickle.dumps({'a': 1}), b'\x80\x05cos\nsystem\n.'])
def test_a_broken_environment_is_made_anew(site: Site, broken: bytes) -> None:
    first = told(site.build())
    (site.srcdir / '_build' / 'doctrees' / 'environment.pickle').write_bytes(broken)
    built = site.build()
    assert told(built) == first
    assert 'ERROR' not in built.warnings


def test_an_environment_of_another_version_is_made_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain

    with monkeypatch.context() as context:
        context.setattr(PublicationDomain, 'data_version', 1)
        first = told(site.build())
    built = site.build()
    assert told(built) == first
    assert built.warnings == ''


def test_two_builds_of_one_site_at_once_leave_one_that_is_whole(site: Site) -> None:
    settings = '\n'.join(f'{name} = {value!r}' for name, value in {**site.confoverrides, **SETTINGS}.items())
    site.write('conf.py', settings)
    output = site.srcdir / '_build' / 'html'

    def build(number: int) -> subprocess.CompletedProcess[str]:
        trees = site.srcdir / '_build' / f'trees{number}'
        command = [sys.executable, '-m', 'sphinx', '-q', '-d', str(trees), str(site.srcdir), str(output)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(build, range(2)))
    assert [run.returncode for run in runs] == [0, 0], [run.stderr for run in runs]
    assert {name for name in ('index.html', 'index.bib', 'all-publications.bib', 'feeds/all.atom')
            if 'old title' not in (output / name).read_text('utf8')} == set()  # fmt: skip
    assert [path.name for path in output.rglob('*.tmp')] == []


def _command(site: Site, tmp_path: Path) -> list[str]:
    """The command that builds a site elsewhere, by settings of its own file."""
    settings = '\n'.join(f'{name} = {value!r}' for name, value in {**site.confoverrides, **SETTINGS}.items())
    site.write('conf.py', settings)
    trees, output = str(tmp_path / 'trees'), str(tmp_path / 'out')
    return [sys.executable, '-m', 'sphinx', '-q', '-d', trees, str(site.srcdir), output]


def test_a_source_tree_that_nobody_may_write_is_built(site: Site, tmp_path: Path) -> None:
    command = _command(site, tmp_path)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in site.srcdir.rglob('*')}
    for path in (*site.srcdir.rglob('*'), site.srcdir):
        path.chmod(0o555 if path.is_dir() else 0o444)
    environment = {**os.environ, 'PYTHONDONTWRITEBYTECODE': '1'}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    for path in (site.srcdir, *site.srcdir.rglob('*')):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert (done.returncode, done.stderr) == (0, '')
    after = {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in site.srcdir.rglob('*')}
    assert {path: each[0] for path, each in after.items()} == {path: each[0] for path, each in before.items()}


#: The administrator may read everything, unless these rights are given up.
_RIGHTS = '-dac_override,-dac_read_search'
_AS_ANYBODY = ['setpriv', '--bounding-set', _RIGHTS, '--inh-caps', _RIGHTS] if os.geteuid() == 0 else []


@pytest.mark.skipif(bool(_AS_ANYBODY) and shutil.which('setpriv') is None, reason='the administrator reads everything')
def test_a_file_that_may_not_be_read_is_told(site: Site, tmp_path: Path) -> None:
    command = [*_AS_ANYBODY, *_command(site, tmp_path)]
    (site.srcdir / 'a.bib').chmod(0)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert re.search(r'index\.md:3:19: WARNING: a\.bib .*\[pubs\.source-unreadable\]', done.stderr)
    assert (tmp_path / 'out' / 'index.html').is_file()


def test_json_of_the_command_line_is_whole_or_absent(tmp_path: Path) -> None:
    (tmp_path / 'a.bib').write_text(OLD, encoding='utf8')
    command = [sys.executable, '-m', 'sphinxcontrib_pubs', 'convert', 'a.bib', '--to', 'csl-json', '-o', 'out.json']
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    assert json.loads((tmp_path / 'out.json').read_text('utf8'))[0]['id'] == 'k'
