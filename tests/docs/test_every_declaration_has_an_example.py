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
from sphinxcontrib_pubs.sphinx_ext.config import VALUES
from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

_OPTION = re.compile(r':([\w-]+):')
#: A setting that would have readers ask another site is shown in words; its test is in ``tests/banner``.
_IN_WORDS = {'pubs_banner_remote_images'}


def tokens(text: str) -> Iterator[Token]:
    """The blocks of a page and what stands in their lines, as MyST divides them; what a block shows is its content."""
    for token in MarkdownIt().enable('table').use(myst_role_plugin).parse(text):
        yield token
        yield from token.children or ()


@cache
def at_work() -> tuple[frozenset[str], frozenset[str]]:
    """The options of all live directives of the pages, and their live roles."""
    options, roles = set(), set()
    for page in DOCS.rglob('*.md'):
        for token in tokens(page.read_text(encoding='utf8')):
            if token.type == 'myst_role':
                roles.add(token.meta['name'])
            elif token.type == 'fence' and token.info.startswith('{publications}'):
                options |= {found[1] for line in token.content.splitlines() if (found := _OPTION.match(line))}
    return frozenset(options), frozenset(roles)


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
