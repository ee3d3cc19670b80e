"""Every option, role and setting that is declared can be seen at work: its example is built with the documentation."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinxcontrib_pubs.banner.settings import SETTINGS
from sphinxcontrib_pubs.format.styles import OWN_STYLES
from sphinxcontrib_pubs.library.facets import FACETS
from sphinxcontrib_pubs.library.group import LEVELS
from sphinxcontrib_pubs.library.sort import KEYS
from sphinxcontrib_pubs.sphinx_ext.config import VALUES
from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.option_values import DOWNLOADED, DOWNLOADS, LAYOUTS, SHOWN
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

_OPTION = re.compile(r'^:([\w-]+):(.*)$', re.MULTILINE)
#: The options whose values are words of ours.
VALUES_OF = {
    'layout': LAYOUTS,
    'show': SHOWN,
    'download': DOWNLOADS,
    'download-of': DOWNLOADED,
    'facets': tuple(FACETS),
    'group-by': tuple(LEVELS),
    'group-order': ('ascending', 'descending', 'count', 'source'),
    'sort': ('source', *KEYS),
    'numbering': ('ascending', 'descending'),
    'copy': ('citation', 'bibtex'),
    'style': tuple(OWN_STYLES),
    'format': ('markdown', 'restructuredtext', 'bibtex'),
}
#: A setting that would have readers ask another site is shown in words; its test is in ``tests/banner``.
_IN_WORDS = {'pubs_banner_remote_images'}


def tokens(text: str) -> Iterator[Token]:
    """The blocks of a page and what stands in their lines, as MyST divides them; what a block shows is its content."""
    for token in MarkdownIt().enable('table').use(myst_role_plugin).parse(text):
        yield token
        yield from token.children or ()


@cache
def at_work() -> tuple[dict[str, set[str]], set[str]]:
    """The options of all live directives of the pages with the words of their values, and the live roles."""
    options: dict[str, set[str]] = {}
    roles: set[str] = set()
    for page in DOCS.rglob('*.md'):
        for token in tokens(page.read_text(encoding='utf8')):
            if token.type == 'myst_role':
                roles.add(token.meta['name'])
            elif token.type == 'fence' and token.info.startswith('{publications}'):
                for name, value in _OPTION.findall(token.content):
                    options.setdefault(name, set()).update(word.strip() for word in re.split('[,;]', value))
    return options, roles


def settings_in(path: Path) -> dict[str, object]:
    """What a ``conf.py`` sets, as far as it is written out."""
    found: dict[str, object] = {}
    for statement in ast.parse(path.read_text(encoding='utf8')).body:
        if isinstance(statement, ast.Assign) and isinstance(target := statement.targets[0], ast.Name):
            try:
                found[target.id] = ast.literal_eval(statement.value)
            except ValueError:
                continue
    return found


@pytest.mark.parametrize('option', OPTIONS)
def test_an_option_has_a_live_example(option: str) -> None:
    assert option in at_work()[0]


@pytest.mark.parametrize(('option', 'value'), [(option, value) for option in VALUES_OF for value in VALUES_OF[option]])
def test_a_value_has_a_live_example(option: str, value: str) -> None:
    assert {value, f'-{value}'} & at_work()[0][option]


@pytest.mark.parametrize('role', sorted(PublicationDomain.roles))
def test_a_role_has_a_live_example(role: str) -> None:
    assert f'pub:{role}' in at_work()[1]


def test_what_is_shown_only_is_no_live_example() -> None:
    shown = '````markdown\n```{publications} x.bib\n:class: shown\n```\n````\n\n`` {pub:t}`shown` ``\n'
    assert [(token.type, token.info) for token in tokens(shown) if token.type in ('fence', 'myst_role')] == [
        ('fence', 'markdown')
    ]


@pytest.mark.parametrize('name', [*VALUES, *SETTINGS])
def test_a_setting_has_a_live_example(name: str) -> None:
    """In the ``conf.py`` of this documentation or of a project that is built with it, and not at its default."""
    default = {**VALUES, **SETTINGS}[name].default
    set_to = [found[name] for path in sorted(DOCS.rglob('conf.py')) if name in (found := settings_in(path))]
    if name in _IN_WORDS:
        assert f'{name} = True' in (DOCS / 'banner.md').read_text(encoding='utf8')
    else:
        assert any(value != default for value in set_to)


def test_the_remaining_values_are_shown_as_they_are_written(site: Path) -> None:
    text = (DOCS / 'examples' / 'values.md').read_text(encoding='utf8')
    shown = re.findall(r'^````markdown\n(.*?)^````$', text, re.MULTILINE | re.DOTALL)
    assert len(shown) > 10
    assert [example for example in shown if text.count(example) != 2] == []
    html = (site / 'examples' / 'values.html').read_text(encoding='utf8')
    groups = re.findall(r'<h3[^>]*>([^<(]*)', html)
    assert [name.strip() for name in groups if name.strip()][:7] == [
        *('Harbour Days', 'Journal of Harbour Lights', 'Quay Studies', 'No venue'),
        *('Roe, Jane', 'Lindqvist, Olga', 'Abara, Tunde'),
    ]
