"""Sites that are really built, and the inputs that all tests share."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from io import StringIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from sphinx.testing.util import SphinxTestApp

from sphinxcontrib_pubs.locale import choose
from tests.compiled_templates import compile_templates_once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

pytest_plugins = ['browser_session']

# How long an example takes says something of the machine, and a change is judged by the same examples every time:
# new ones are looked for by the fuzzers.
settings.register_profile('repeatable', deadline=None, derandomize=True)
settings.load_profile('repeatable')
compile_templates_once()

TESTS = Path(__file__).parent
SEED = TESTS / 'seed' / 'publication.md'
_ANSI = re.compile(r'\x1b\[[0-9;]*[mK]')


@dataclass
class Site:
    """A Sphinx project in a folder of its own, built as often as a test asks."""

    srcdir: Path
    confoverrides: dict[str, object]

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.srcdir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding='utf8')
        return path

    def build(self, builder: str = 'html', *, parallel: int = 0, **confoverrides: object) -> Built:
        """One run of sphinx-build over the project; the doctrees stay for the next run."""
        warnings, status = StringIO(), StringIO()
        app = SphinxTestApp(
            builder,
            srcdir=self.srcdir,
            builddir=self.srcdir / '_build',
            confoverrides={**self.confoverrides, **confoverrides},
            status=status,
            warning=warnings,
            parallel=parallel,
        )
        try:
            app.build()
        finally:
            app.cleanup()  # before the next application, which would find our directives registered
            choose(None)  # before the next test, which expects English
        return Built(app, Path(app.outdir), _ANSI.sub('', warnings.getvalue()), _ANSI.sub('', status.getvalue()))


@dataclass
class Built:
    """What one run left: the output folder, its warnings and what it said."""

    app: SphinxTestApp
    outdir: Path
    warnings: str
    status: str

    def text(self, name: str) -> str:
        return (self.outdir / name).read_text(encoding='utf8')

    @property
    def written(self) -> list[str]:
        """The documents that this run wrote, as it announced them."""
        found = re.findall(r'^(?:writing output\.\.\. \[ *\d+%\]) (\S+)', self.status.replace('\r', '\n'), re.MULTILINE)
        return sorted(set(found))


def new_site(srcdir: Path, files: Mapping[str, str | bytes | Path], **configuration: object) -> Site:
    """A project in a folder that is made for it; keyword arguments are configuration."""
    srcdir.mkdir()
    defaults: dict[str, object] = {
        'extensions': ['myst_parser', 'sphinxcontrib_pubs'],
        'html_theme': 'alabaster',
        'exclude_patterns': ['_build'],
    }
    site = Site(srcdir, {**defaults, **configuration})
    for name, content in {'conf.py': '', **files}.items():
        if isinstance(content, Path):
            (srcdir / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content, srcdir / name)
        else:
            site.write(name, content)
    return site


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Site]:
    """Make a project: ``make_site({'index.md': '…'}, html_theme='furo')``."""
    numbers = count()
    return lambda files, **configuration: new_site(tmp_path / f'site{next(numbers)}', files, **configuration)


@pytest.fixture(scope='module')
def make_shared_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """The same for a project that the tests of a file share: they look at what was built, and change nothing."""
    return lambda files, **configuration: new_site(tmp_path_factory.mktemp('shared') / 'site', files, **configuration)


@pytest.fixture(scope='session')
def seed() -> Path:
    """The first real page: hand-written Markdown with front matter, served by Hugo."""
    return SEED


@pytest.fixture(scope='session')
def node_modules() -> Path:
    """What the tests use of npm, which ``tests/run.py`` installs."""
    folder = TESTS.parent / '.npm-test' / 'node_modules'
    if not folder.is_dir():
        pytest.skip('no .npm-test: npm is not installed, or the tests were not started by tests/run.py')
    return folder


@pytest.fixture(scope='session')
def corpus() -> Path:
    """The folder of real lists with hand-made labels, which lies beside a development checkout."""
    folder = TESTS.parent.parent / 'shared' / 'corpus'
    if not folder.is_dir():
        pytest.skip('the corpus of real lists is not beside this checkout')
    return folder
