"""The wheel and the source distribution: made and installed without a network, and twice alike."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = 'sphinxcontrib_pubs'
#: What the package is made of, by the folder and the end of a file's name.
KINDS = (
    r'(?:\w+/)*\w+\.py',
    r'py\.typed',
    r'banner/latex/\w+\.sty',
    r'banner/static(?:_themes)?/[\w-]+\.css',
    r'render/styles/(?:pubs/)?[\w-]+\.css',
    r'banner/templates/pubs/\w+\.html',
    r'library/venues/venues\.txt',
    r'locale/sphinxcontrib_pubs\.pot',
    r'locale/\w+/LC_MESSAGES/sphinxcontrib_pubs\.[mp]o',
    r'render/scripts/(?:pubs/)?[\w-]+\.js',
    r'sources/(?:\w+/)*words/\w+\.txt',
)
DESCRIPTION = r'METADATA|WHEEL|RECORD|entry_points\.txt|licenses/LICENSE'
#: Nobody is asked, and nothing of this machine shows.
OFFLINE = {'PIP_NO_INDEX': '1', 'PIP_DISABLE_PIP_VERSION_CHECK': '1', 'SOURCE_DATE_EPOCH': '1700000000'}


class Distribution(NamedTuple):
    """The two files of one build."""

    wheel: Path
    source: Path


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        env={**os.environ, **OFFLINE, **environment},
        cwd=environment.get('PWD', ROOT),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(project: Path, folder: Path, **environment: str) -> Distribution:
    run(sys.executable, '-m', 'build', '--no-isolation', '--outdir', folder, project, **environment)
    (wheel,), (source,) = folder.glob('*.whl'), folder.glob('*.tar.gz')
    return Distribution(wheel, source)


@pytest.fixture(scope='module')
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Distribution:
    """What ``python -m build`` makes: the source distribution of the checkout, and the wheel of that."""
    return built(ROOT, tmp_path_factory.mktemp('dist'))


@pytest.fixture(scope='module')
def unpacked(distribution: Distribution, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('unpacked')
    with tarfile.open(distribution.source) as archive:
        archive.extractall(folder, filter='data')
    (found,) = folder.iterdir()
    return found


def in_wheel(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def in_tree() -> set[str]:
    """The files of the package as they lie in the checkout."""
    paths = (path for path in (ROOT / PACKAGE).rglob('*') if path.is_file() and '__pycache__' not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_the_wheel_has_all_files_of_the_package_and_its_description_alone(distribution: Distribution) -> None:
    names = set(in_wheel(distribution.wheel))
    assert {name for name in names if PurePosixPath(name).parts[0] == PACKAGE} == in_tree()
    others = [name for name in names if PurePosixPath(name).parts[0] != PACKAGE]
    assert others == [
        name for name in others if re.fullmatch(rf'{PACKAGE}-[\d.]+\w*\.dist-info/(?:{DESCRIPTION})', name)
    ]


def test_the_package_is_made_of_files_of_known_kinds(distribution: Distribution) -> None:
    inner = [
        name.removeprefix(f'{PACKAGE}/') for name in in_wheel(distribution.wheel) if name.startswith(PACKAGE + '/')
    ]
    assert [name for name in inner if not any(re.fullmatch(kind, name) for kind in KINDS)] == []
    for kind in KINDS:
        assert any(re.fullmatch(kind, name) for name in inner), kind


def test_the_same_tree_gives_the_same_bytes(distribution: Distribution, unpacked: Path, tmp_path: Path) -> None:
    """From a copy in another place, with other rights and times, on another day, and from the source distribution."""
    copy = tmp_path / 'copy of it'
    shutil.copytree(unpacked, copy)
    for path in copy.rglob('*'):
        path.chmod(0o750 if path.is_dir() else 0o640)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = built(copy, tmp_path / 'dist', TZ='Pacific/Auckland', PYTHONHASHSEED='7', LC_ALL='C')
    assert again.wheel.read_bytes() == distribution.wheel.read_bytes()
    assert again.source.read_bytes() == distribution.source.read_bytes()


def test_the_source_distribution_has_what_its_tests_and_its_pages_need(unpacked: Path) -> None:
    needed = ('README.md', 'LICENSE', 'CHANGELOG.md', 'pyproject.toml', 'tests/run.py', 'docs/conf.py')
    for name in needed:
        assert (unpacked / name).is_file(), name
    assert not list(unpacked.rglob('.venv*')) and not list(unpacked.rglob('__pycache__'))


def test_what_pypi_and_installers_look_at_is_right(distribution: Distribution) -> None:
    run(sys.executable, '-m', 'twine', 'check', '--strict', *distribution)
    run(sys.executable, '-m', 'check_wheel_contents', distribution.wheel)


def test_the_release_is_told_alike_everywhere(distribution: Distribution, unpacked: Path) -> None:
    """The version of the files is the newest of the changelog, with its day; what PyPI sorts and links by is there."""
    with zipfile.ZipFile(distribution.wheel) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith('.dist-info/METADATA')]
        told = Parser().parsestr(wheel.read(name).decode('utf8'))
    newest = re.search(r'^## \[(.*?)\](.*)$', (unpacked / 'CHANGELOG.md').read_text(encoding='utf8'), re.MULTILINE)
    assert newest is not None
    if newest[1] != 'Unreleased':
        assert newest[1] == told['Version']
        assert re.fullmatch(r' - \d{4}-\d\d-\d\d', newest[2])
    wanted = {'Framework :: Sphinx :: Extension', 'Framework :: Sphinx :: Theme', 'Typing :: Typed'}
    assert wanted <= set(told.get_all('Classifier', []))
    assert {link.partition(',')[0] for link in told.get_all('Project-URL', [])} == {'Changelog', 'Documentation'}


SITE = """
from pathlib import Path
from sphinx.cmd.build import build_main
import sphinxcontrib_pubs
print(Path(sphinxcontrib_pubs.__file__).parent)
Path('conf.py').write_text("extensions = ['myst_parser', 'sphinxcontrib_pubs']\\nlanguage = 'de'\\n")
Path('index.md').write_text(
    '---\\nheader:\\n  background: linear-gradient(red, blue)\\n---\\n# Lamps\\n\\n'
    '```{publications}\\n:search:\\n:group-by: year\\n\\n'
    '- Quist, R., & Sato, K. (2021). _Harbour lights._ **KDD**.\\n```\\n'
)
raise SystemExit(build_main(['-q', '-W', '.', 'out']))
"""


@pytest.mark.parametrize('which', ['wheel', 'source'])
def test_what_is_installed_builds_a_page(distribution: Distribution, tmp_path: Path, which: str) -> None:
    """From either file, into a folder of its own, with no index to ask and no package but what is there."""
    target, site = tmp_path / 'installed', tmp_path / 'site'
    site.mkdir()
    run(
        *(sys.executable, '-m', 'pip', 'install', '--quiet', '--no-deps', '--no-build-isolation'),
        *('--no-compile', '--target', target, getattr(distribution, which)),
    )
    said = run(sys.executable, '-c', SITE, PYTHONPATH=str(target), PWD=str(site))
    assert said.strip() == str(target / PACKAGE)
    page = (site / 'out' / 'index.html').read_text(encoding='utf8')
    assert 'pubs-banner' in page and 'Harbour lights' in page and '<strong' in page
    linked = re.findall(r'(?:href|src)="(_static/[^"?]*pubs[^"?]*)', page)
    assert linked and all((site / 'out' / name).stat().st_size for name in linked)
    assert (target / 'bin' / 'sphinx-pubs').is_file()
