"""One test a theme and key: what the theme shows on a page is gone where the page asks for it, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.machine_files import search_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser_session import Browser
    from tests.conftest import Site

PAGE = '# Heading\n\n## Part\n\nfindme\n'
REPOSITORY: dict[str, Any] = {'github_user': 'o', 'github_repo': 'r', 'github_version': 'main'}

#: theme: its configuration, and what its pages show: the date of the last change, and links to edit or read the source
THEMES: dict[str, tuple[dict[str, object], str, list[str]]] = {
    'alabaster': ({}, '', ['_sources/asks.md.txt']),
    'furo': (
        {
            'html_theme_options': {
                'source_repository': 'https://github.com/o/r/',
                'source_branch': 'main',
                'source_directory': '',
            }
        },
        'Last updated on ',
        ['https://github.com/o/r/edit/main/asks.md', 'https://github.com/o/r/blob/main/asks.md'],
    ),
    'pydata_sphinx_theme': (
        {
            'html_theme_options': {'use_edit_page_button': True, 'article_footer_items': ['last-updated']},
            'html_context': {**REPOSITORY, 'doc_path': ''},
        },
        'Last updated on ',
        ['https://github.com/o/r/edit/main/asks.md', '_sources/asks.md.txt'],
    ),
    'sphinx_rtd_theme': (
        {'html_context': {**REPOSITORY, 'display_github': True, 'conf_py_path': '/'}},
        'Last updated on ',
        ['https://github.com/o/r/blob/main/asks.md'],
    ),
}


@pytest.fixture
def build(make_site: Callable[..., Site]) -> Callable[..., Any]:
    """Build a page that asks for something, a page that asks for nothing, with a theme that shows what it can."""

    def make(theme: str, front_matter: str) -> Any:
        files = {
            'index.md': '# Home\n\n```{toctree}\nasks\ncontrol\n```\n',
            'asks.md': f'---\n{front_matter}\n---\n\n{PAGE}',
            'control.md': PAGE,
        }
        site = make_site(
            files,
            extensions=['myst_parser', 'sphinxcontrib_pubs.banner'],
            html_theme=theme,
            html_last_updated_fmt='%Y-%m-%d',
            html_show_sourcelink=True,
            **THEMES[theme][0],
        )
        built = site.build()
        assert built.warnings == ''
        return built

    return make


@pytest.mark.parametrize('theme', THEMES)
def test_hide_meta_takes_the_date_of_the_last_change_away(build: Callable[..., Any], theme: str) -> None:
    built = build(theme, 'hide_meta: true')
    _, date, links = THEMES[theme]
    assert date in built.text('control.html')
    if date:
        assert date not in built.text('asks.html')
    assert all(link in built.text('asks.html') for link in links)


@pytest.mark.parametrize('theme', THEMES)
def test_disable_share_takes_edit_and_source_links_away(build: Callable[..., Any], theme: str) -> None:
    built = build(theme, 'disable_share: true')
    _, date, links = THEMES[theme]
    for link in links:
        assert link.replace('asks', 'control') in built.text('control.html')
        assert link not in built.text('asks.html')
    assert date in built.text('asks.html')
    # The copy of the source is there all the same: only the links are gone.
    assert (built.outdir / '_sources/asks.md.txt').is_file()


#: theme: the element that holds the way to the page; none in two of them
BREADCRUMBS = {
    'alabaster': '',
    'furo': '',
    'pydata_sphinx_theme': '.bd-breadcrumbs',
    'sphinx_rtd_theme': '.wy-breadcrumbs > li:not(.wy-breadcrumbs-aside)',
}


@pytest.mark.parametrize('theme', THEMES)
def test_breadcrumbs_are_hidden_on_that_page_alone(build: Callable[..., Any], theme: str) -> None:
    built = build(theme, 'show_bread_crumbs: false')
    assert 'pubs-banner-no-breadcrumbs.css' in built.text('asks.html')
    assert 'pubs-banner' not in built.text('control.html')
    rules = built.text('_static/pubs-banner-no-breadcrumbs.css')
    if BREADCRUMBS[theme]:
        assert BREADCRUMBS[theme] in rules
        assert re.search(r'breadcrumb', built.text('asks.html'))


@pytest.mark.parametrize('theme', [theme for theme in THEMES if BREADCRUMBS[theme]])
def test_hidden_breadcrumbs_take_no_room(
    build: Callable[..., Any], theme: str, browser: Browser, serve: Callable[..., str]
) -> None:
    address = serve(build(theme, 'show_bread_crumbs: false').outdir)
    heights = {}
    for name in ('control', 'asks'):
        browser.open(f'{address}{name}.html')
        heights[name] = browser.box(BREADCRUMBS[theme])['height']
    assert heights['control'] > 10
    assert heights['asks'] == 0


@pytest.mark.parametrize('theme', THEMES)
def test_search_hidden_takes_the_words_out_of_the_index(build: Callable[..., Any], theme: str) -> None:
    def terms(built: Any) -> tuple[object, object]:
        index = search_index(built.outdir)
        return index['terms'].get('findm'), index['titleterms'].get('head')

    hidden, shown = terms(build(theme, 'search_hidden: true')), terms(build(theme, 'search_hidden: false'))
    assert shown == ([0, 1], [0, 1])
    assert hidden == (1, 1)  # the control page


@pytest.mark.parametrize('theme', THEMES)
def test_the_opposite_of_each_key_hides_nothing(build: Callable[..., Any], theme: str) -> None:
    keys = 'hide_meta: false\ndisable_share: false\nshow_bread_crumbs: true\nsearch_hidden: false'
    built = build(theme, keys)
    _, date, links = THEMES[theme]
    html = built.text('asks.html')
    assert date in html
    assert all(link in html for link in links)
    assert 'no-breadcrumbs' not in html
    assert not {'nosearch', 'no-search'} & set(built.app.env.metadata['asks'])


def test_the_keys_work_without_a_banner(build: Callable[..., Any]) -> None:
    built = build('furo', 'hide_meta: true\ndisable_share: true\nshow_bread_crumbs: false\nsearch_hidden: true')
    assert '<div class="pubs-banner' not in built.text('asks.html')
    assert 'pubs-banner.css' not in built.text('asks.html')
