"""The browser sees what a reader sees: size, colour scheme, missing files, and pages without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

PAGE = """<!doctype html><meta charset="utf8"><title>Page</title>
<style>p { color: rgb(1, 2, 3); height: 40px; margin: 0 }
@media (prefers-color-scheme: dark) { p { color: rgb(4, 5, 6) } }
@media print { p { color: rgb(7, 8, 9) } }</style>
<p>Words</p><script>document.title = 'Scripted'</script>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / 'index.html').write_text(PAGE, encoding='utf8')
    return tmp_path


@pytest.mark.parametrize(
    ('options', 'colour'),
    [({}, 'rgb(1, 2, 3)'), ({'dark': True}, 'rgb(4, 5, 6)'), ({'media': 'print'}, 'rgb(7, 8, 9)')],
)
def test_a_page_is_seen_in_the_scheme_and_medium_asked_for(
    options: dict[str, object], colour: str, page: Path, serve: Callable[..., str], browser: Browser
) -> None:
    browser.open(serve(page), **options)
    assert browser.style('p', 'color') == colour
    assert browser.errors() == []


def test_a_page_is_seen_at_the_size_asked_for(page: Path, serve: Callable[..., str], browser: Browser) -> None:
    browser.open(serve(page), 390, 700)
    assert browser.evaluate('[innerWidth, innerHeight]') == [390, 700]
    assert browser.box('p')['height'] == 40
    picture = browser.screenshot(page / 'shots' / 'page.png').read_bytes()
    assert picture.startswith(b'\x89PNG')
    assert int.from_bytes(picture[16:20]) == 390


def test_a_page_without_scripts_is_still_looked_at(page: Path, serve: Callable[..., str], browser: Browser) -> None:
    browser.open(serve(page), scripts=False)
    assert browser.evaluate('document.title') == 'Page'
    browser.open(serve(page))
    assert browser.evaluate('document.title') == 'Scripted'


def test_missing_files_third_parties_and_refused_scripts_are_errors(
    page: Path, serve: Callable[..., str], browser: Browser
) -> None:
    (page / 'index.html').write_text(
        '<img src="missing.png"><script src="https://example.org/a.js"></script>', encoding='utf8'
    )
    browser.open(serve(page))
    errors = browser.errors()
    assert any('missing.png' in error for error in errors)
    assert any('example.org' in error for error in errors)
    (page / 'index.html').write_text(PAGE, encoding='utf8')
    browser.open(serve(page, {'Content-Security-Policy': "script-src 'none'"}))
    assert browser.evaluate('document.title') == 'Page'
    assert any('script-src' in error for error in browser.errors())
