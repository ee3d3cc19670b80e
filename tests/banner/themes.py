"""Sites in every theme that the banner is made for, each built by a process of its own: some themes change Sphinx."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENVIRONMENT = Path(__file__).parents[2] / '.venv-themes'
_PYTHON = _ENVIRONMENT / ('Scripts/python.exe' if os.name == 'nt' else 'bin/python')


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme as a project uses it, and the switch by which a reader turns it dark."""

    name: str
    #: Where the banner starts in a wide window, and how much is left at its other side.
    left: int = 0
    right: int = 0
    dark: str = ''
    extension: str = ''
    configuration: str = ''
    #: What of the theme floats above every page, on a phone also above the banner.
    floats: str = '.nothing'
    #: Configuration with which the theme links the sources of a page, where it can.
    linked: str = ''
    #: From this width of the window on, the text in the banner starts where the text of the page starts.
    aligned_from: int = 0


_PLACE = '"github_user": "o", "github_repo": "r", "github_version": "main"'

THEMES = (
    Theme(name='alabaster'),
    Theme(
        name='furo',
        dark='document.body.dataset.theme = "dark"',
        linked='html_theme_options = {"source_repository": "https://github.com/o/r/", "source_branch": "main", '
        '"source_directory": ""}',
    ),
    Theme(
        name='pydata_sphinx_theme',
        dark='document.documentElement.dataset.theme = "dark"',
        linked='html_theme_options = {"use_edit_page_button": True, "article_footer_items": ["last-updated"]}\n'
        f'html_context = {{{_PLACE}, "doc_path": ""}}',
    ),
    Theme(
        name='sphinx_book_theme',
        dark='document.documentElement.dataset.theme = "dark"',
        linked='html_theme_options = {"repository_url": "https://github.com/o/r", "use_edit_page_button": True, '
        '"use_source_button": True, "use_issues_button": True, "use_repository_button": True, '
        '"article_header_start": ["toggle-primary-sidebar.html", "breadcrumbs"]}',
    ),
    Theme(
        name='sphinx_rtd_theme',
        left=300,
        linked=f'html_context = {{{_PLACE}, "display_github": True, "conf_py_path": "/"}}',
    ),
    Theme(
        name='shibuya',
        dark='document.documentElement.className = "dark"',
        linked='html_context = {"source_type": "github", "source_user": "o", "source_repo": "r", '
        '"source_version": "main", "source_docs_path": "/"}',
    ),
    Theme(
        name='sphinx_immaterial',
        dark='document.body.dataset.mdColorScheme = "slate"',
        extension='sphinx_immaterial',
        # Fonts it would fetch while it builds; without a palette it has no dark colours.
        configuration='html_theme_options = {"font": False, "palette": {"scheme": "default", "primary": "indigo"}}',
        linked='html_theme_options = {"font": False, "repo_url": "https://github.com/o/r/", "edit_uri": "edit/main", '
        '"features": ["content.action.edit", "content.action.view"]}',
    ),
    Theme(
        name='sphinx_material',
        extension='sphinx_material',
        # It takes the classes of tables away, without which a list in the layout of a table has no style.
        configuration='html_theme_options = {"table_no_strip": ["pubs-list"]}',
    ),
    Theme(
        name='sphinxawesome_theme',
        dark='document.documentElement.classList.add("dark")',
        extension='sphinxawesome_theme',
    ),
    Theme(
        name='piccolo_theme',
        dark='document.documentElement.dataset.mode = "dark"',
        left=240,
        right=240,
        floats='#show_right_sidebar',
    ),
    Theme(
        name='sphinx_wagtail_theme',
        dark='document.body.classList.add("theme-dark")',
        linked='html_theme_options = {"github_url": "https://github.com/o/r/blob/main/"}',
        extension='sphinx_wagtail_theme',
    ),
    Theme(name='classic', aligned_from=641),
)


def build(theme: Theme, folder: Path, files: Mapping[str, str]) -> tuple[Path, str]:
    """The folder of the pages, and what the build said beyond its progress."""
    if not _PYTHON.exists():
        reason = 'no environment with the themes: tests/run.py makes it'
        if os.environ.get('CI'):
            pytest.fail(reason)
        pytest.skip(reason)
    extensions = ['myst_parser', 'sphinxcontrib_pubs', *filter(None, [theme.extension])]
    configuration = f'project = "Site"\nextensions = {extensions}\nhtml_theme = {theme.name!r}\n'
    files = {'conf.py': f'{configuration}{theme.configuration}\n', **files}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf8')
    target = folder / '_build'
    command = [_PYTHON, '-m', 'sphinx', '-q', '-b', 'html', '-d', folder / '_doctrees', folder, target]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return target, finished.stderr
