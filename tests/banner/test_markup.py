"""The banner's HTML, and its move through a page."""

from __future__ import annotations

import time
from xml.etree import ElementTree as ET

import pytest

from sphinxcontrib_pubs.banner.front_matter import FrontMatter
from sphinxcontrib_pubs.banner.markup import as_html
from sphinxcontrib_pubs.banner.relocate import relocate

HOSTILE = "</p><script>alert(1)</script>\" onload='x' &amp; \x00\x08\ufffe<"


def test_every_text_is_escaped_and_the_whole_is_xml() -> None:
    matter = FrontMatter(description=HOSTILE, date=HOSTILE, author=HOSTILE)
    block = as_html(matter, HOSTILE, 'pubs-banner--x', repeats_heading=False)
    texts = [''.join(paragraph.itertext()) for paragraph in ET.fromstring(block).iter('p')]
    shown = HOSTILE.translate({0: '\ufffd', 8: '\ufffd', 0xFFFE: '\ufffd'})
    assert texts[:2] == [shown, shown]
    assert '<script' not in block
    assert 'style' not in block


def test_the_date_and_the_authors_are_a_line_unless_hidden() -> None:
    matter = FrontMatter(date='2024-09-19', author='Ada Lovelace')
    assert '<time datetime="2024-09-19">September 19, 2024</time>' in as_html(matter, 'T', 'x', repeats_heading=False)
    hidden = FrontMatter(date='2024-09-19', author='Ada Lovelace', hide_meta=True)
    assert 'Ada' not in as_html(hidden, 'T', 'x', repeats_heading=False)
    assert '<time' not in as_html(FrontMatter(date='last spring'), 'T', 'x', repeats_heading=False)


def test_a_title_that_repeats_the_heading_is_for_the_eye_alone() -> None:
    assert 'aria-hidden="true"' in as_html(FrontMatter(), 'T', 'x', repeats_heading=True)
    assert 'aria-hidden' not in as_html(FrontMatter(), 'T', 'x', repeats_heading=False)


BLOCK = as_html(FrontMatter(), 'Title', 'pubs-banner--x', repeats_heading=False)
WIDE = BLOCK.replace('pubs-banner--column', 'pubs-banner--wide pubs-banner--in-{}')

#: family: a page of its kind, where | is the place the banner goes to and @ the place it comes from
PAGES = {
    'furo': '<nav></nav>|<div class="page"><aside class="sidebar-drawer">x</aside><div>@</div></div>',
    'pydata': '<header></header>|<div class="bd-container"><main class="bd-main">@</main></div>',
    'book': '<link href="_static/styles/sphinx-book-theme.css?v=1"/>|<div class="bd-container"><main>@</main></div>',
    'sphinx-material': '<link href="_static/stylesheets/application-fixes.css"/>|<main class="md-main">@</main>',
    'classic': '<link href="_static/classic.css"/>|<div class="document"><div class="documentwrapper">@</div></div>',
    'rtd': '<section data-x="y" class="wy-nav-content-wrap">|<div class="wy-nav-content">@</div></section>',
    'shibuya': '<div class="sy-head"><div class="sy-container"><div></div></div></div>|<div>@</div>',
    'material': '<header><main></main></header>|<main class="md-main" role="main">@</main>',
    'awesome': '<header><a href="#">x</a></header>|<div><aside id="left-sidebar"></aside>@</div>',
    'piccolo': '<div id="top_nav"></div><div class="document">|<div class="documentwrapper">@</div></div>',
    'wagtail': '<header class="container-fluid bg"><b></b></header>|<aside id="collapseSidebar"></aside><div>@</div>',
    'alabaster': '<link href="_static/alabaster.css?v=1" rel="stylesheet" />|<div class="document">'
    '<div class="documentwrapper">@</div></div>',
    'basic': '<div class="related"></div>|<div class="document"><div class="documentwrapper">@</div></div>',
}


@pytest.mark.parametrize(('family', 'page'), PAGES.items())
def test_the_banner_moves_to_the_place_of_its_family(family: str, page: str) -> None:
    before = page.replace('|', '').replace('@', f'{BLOCK}<section><p>text</p></section>')
    after = page.replace('|', WIDE.format(family)).replace('@', '<section><p>text</p></section>')
    assert relocate(before, BLOCK) == after


@pytest.mark.parametrize(
    'page',
    [
        '<div class="unknown">@</div>',
        # what stands behind the banner, in comments, in scripts or in texts tells nothing
        '<div>@<div class="bd-container"></div></div>',
        '<!-- <div class="bd-container"> --><div>@</div>',
        '<script>"<div class=\\"bd-container\\">"</script><script>\'<div class="bd-container">\'</script><div>@</div>',
        '<textarea><div class="bd-container"></textarea><div>@</div>',
        '<p title="<div class=\'bd-container\'>">x</p><div>@</div>',
        '<div class="bd-container-wide">@</div>',
        # an element that is still open where the banner stands has no end to go behind
        '<div class="sy-head">@</div>',
        # markup that is not as meant
        '<!-- never closed <div class="bd-container">@</div>',
        '<script> never closed <div class="bd-container">@</div>',
        "<p title=\"never closed <div class='bd-container'>@</div>",
    ],
)
def test_a_page_of_unknown_markup_keeps_the_banner_in_its_column(page: str) -> None:
    page = page.replace('@', BLOCK)
    assert relocate(page, BLOCK) == page


def test_a_page_without_the_block_is_left_as_it_is() -> None:
    page = '<div class="bd-container">nothing</div>'
    assert relocate(page, BLOCK) == page


def test_names_are_found_in_any_case_and_quoting() -> None:
    page = f"<DIV data-a='>' CLASS='x bd-container'>{BLOCK}</DIV>"
    assert relocate(page, BLOCK).startswith('<div class="pubs-banner pubs-banner--wide')
    assert relocate(f'<div class=bd-container>{BLOCK}</div>', BLOCK).startswith('<div class="pubs-banner ')


@pytest.mark.timed
def test_a_long_page_costs_one_copy_of_it() -> None:
    """Twenty megabytes behind the banner, or a broken megabyte before it: far below a second, each."""
    entries = '<li class="pubs-entry"><p>An entry & its <em>title</em>.</p></li>\n' * 300_000
    page = f'<div class="bd-container">{BLOCK}{entries}</div>'
    started = time.perf_counter()
    moved = relocate(page, BLOCK)
    assert moved.startswith('<div class="pubs-banner pubs-banner--wide')
    for broken in ('<', '<a b="', '<!--', "<p '", '<script>', '</', '<a ' + 'b="c"' * 3):
        relocate(broken * (1_000_000 // len(broken)) + BLOCK, BLOCK)
    assert time.perf_counter() - started < 5
