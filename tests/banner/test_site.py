"""Sites that are really built: where the banner stands, what it links, and what it says about bad values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.banner.gradients import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

THEMES = {
    'alabaster': ('alabaster', '<div class="document">'),
    'furo': ('furo', '<div class="page">'),
    'pydata_sphinx_theme': ('pydata', '<div class="bd-container">'),
    'sphinx_rtd_theme': ('rtd', '<div class="wy-nav-content">'),
}
INDEX = '# Home\n\n```{toctree}\npublication\nplain\n```\n'
PLAIN = '# Plain page\n\nNo banner here.\n'
EXTENSIONS = ['myst_parser', 'sphinxcontrib_pubs.banner']
GRADIENT = 'linear-gradient(-225deg, #7085b6 0%, #87a7d9 50%, #def3f8 100%)'


@pytest.fixture
def site(make_site: Callable[..., Site], seed: Path) -> Callable[..., Site]:
    """A site with the seed page, a plain page, and what a test adds; the theme's own words come first."""

    def make(files: dict[str, str] | None = None, **configuration: object) -> Site:
        pages = {'index.md': INDEX, 'plain.md': PLAIN, 'publication.md': seed, **(files or {})}
        return make_site(pages, extensions=EXTENSIONS, **configuration)

    return make


def page(front_matter: str, body: str = '# Heading\n\nText.\n') -> str:
    return f'---\n{front_matter}\n---\n\n{body}'


@pytest.mark.parametrize('theme', THEMES)
def test_the_seed_has_its_banner_before_the_theme_s_frame(site: Callable[..., Site], theme: str) -> None:
    built = site(html_theme=theme).build()
    html = built.text('publication.html')
    family, anchor = THEMES[theme]
    assert built.warnings == ''
    assert html.count('<div class="pubs-banner ') == 1
    banner = html.index(f'<div class="pubs-banner pubs-banner--wide pubs-banner--in-{family} ')
    assert html.index('<body') < banner < html.index(anchor)
    assert html[banner : html.index(anchor)].count('</div>') == 2
    assert '<p class="pubs-banner__title">Publication</p>' in html
    assert re.search(r'<section id="selected-publications">\s*<h1>Selected Publications', html)
    assert html.count('<h1>') == 1
    assert '<title>Selected Publications' in html


@pytest.mark.parametrize('theme', THEMES)
def test_style_sheets_are_linked_on_pages_with_a_banner_alone(site: Callable[..., Site], theme: str) -> None:
    built = site(html_theme=theme).build()
    links = re.findall(r'<link[^>]*href="_static/(pubs[^"?]*)\?v=\w+"', built.text('publication.html'))
    assert [re.sub(r'-[0-9a-f]{12}', '-HASH', link) for link in links] == [
        'pubs-banner-no-breadcrumbs.css',
        'pubs-banner.css',
        'pubs-banner-themes.css',
        'pubs/banner-HASH.css',
    ]
    assert f'background-image: {GRADIENT};' in built.text(f'_static/{links[-1]}')
    assert 'color: #000000;' in built.text(f'_static/{links[-1]}')
    for name in ('plain.html', 'index.html', 'search.html', 'genindex.html'):
        assert 'pubs' not in re.sub(r'pubs-banner__|sphinxcontrib', '', built.text(name)).replace('Pubs', '')


def test_one_gradient_is_one_file_for_all_its_pages(site: Callable[..., Site], seed: Path) -> None:
    built = site(
        {'again.md': page('orphan: true\nheader:\n  background: "#123456"'), 'copy.md': seed.read_text()}
    ).build()
    assert len(list((built.outdir / '_static/pubs').iterdir())) == 2


def test_nothing_is_inline(site: Callable[..., Site]) -> None:
    html = site().build().text('publication.html')
    start = html.index('<div class="pubs-banner')
    assert 'style' not in html[start : html.index('</div>\n</div>', start)]
    assert GRADIENT not in html
    assert 'linear-gradient' not in html


HOSTILE = [
    'red; } body{display:none',
    'url(javascript:alert(1))',
    '</style><script>alert(1)</script>',
    'linear-gradient(red, url(//evil.example/x))',
    'var(--evil)',
    'expression(alert(1))',
    'u\\72l(evil)',
]


@pytest.mark.parametrize('value', HOSTILE)
def test_a_hostile_value_is_refused_and_reaches_no_file(site: Callable[..., Site], value: str) -> None:
    front_matter = f"title: 'Bad'\norphan: true\nheader:\n  background: '{value}'"
    built = site({'bad.md': page(front_matter)}, html_copy_source=False).build()
    (warning,) = built.warnings.strip().splitlines()
    assert '/bad.md:5:3: WARNING: header.background: ' in warning
    assert ', at character ' in warning
    assert 'The banner is shown plain until the value is put right.' in warning
    assert warning.endswith('[pubs.banner]')
    html = built.text('bad.html')
    assert 'pubs-banner--plain' in html
    assert '<p class="pubs-banner__title">Bad</p>' in html
    for path in built.outdir.rglob('*'):
        if path.is_file() and path.suffix in ('.html', '.css', '.js'):
            assert value.encode() not in path.read_bytes()
            assert b'evil' not in path.read_bytes()


def test_every_value_of_the_table_is_refused_by_its_page_alone(site: Callable[..., Site]) -> None:
    values = [row[0] for row in rows('refused.tsv') if row[0].strip()] + ['red\0', 'rgb(NaN 0 0)', 'rgb(1e999 0 0)']
    pages = {
        f'bad{number}.md': page(f'orphan: true\nheader:\n  background: {json.dumps(value)}')
        for number, value in enumerate(values)
    }
    built = site(pages, html_copy_source=False).build()
    warnings = built.warnings.strip().splitlines()
    told = re.compile(r'/(bad\d+)\.md:4:3: WARNING: header\.background: .*\[pubs\.banner\]$')
    places = [told.search(line) for line in warnings]
    assert sorted(place[1] for place in places if place) == sorted(name.removesuffix('.md') for name in pages)
    assert len(warnings) == len(values)
    for number in range(len(values)):
        assert '<div class="pubs-banner pubs-banner--wide pubs-banner--in-alabaster pubs-banner--plain">' in built.text(
            f'bad{number}.html'
        )
    assert len(list((built.outdir / '_static/pubs').iterdir())) == 1  # the seed's


def test_warnings_can_be_silenced(site: Callable[..., Site]) -> None:
    files = {'bad.md': page('orphan: true\nheader:\n  background: nonsense(1)')}
    assert site(files, suppress_warnings=['pubs.banner']).build().warnings == ''


def test_an_unknown_key_is_named_with_the_nearest_known_one(site: Callable[..., Site]) -> None:
    built = site({'bad.md': page('orphan: true\nunknown: fine\nheader:\n  backgruond: red\nhide_meta: mabye')}).build()
    first, second = built.warnings.strip().splitlines()
    assert "bad.md:5:3: WARNING: unknown key 'backgruond' in header is left out; did you mean 'background'?" in first
    assert "bad.md:6:1: WARNING: hide_meta is 'mabye', which is left out; expected true or false" in second


def test_a_value_cut_off_by_yaml_is_explained(site: Callable[..., Site]) -> None:
    built = site({'bad.md': page('orphan: true\nheader:\n  background: linear-gradient(to top, #fff, #000)')}).build()
    assert "expected: a closing ')' (in YAML a value with # stands in quotes)" in built.warnings


def test_text_chosen_by_hand_is_kept_and_its_ratio_told(site: Callable[..., Site]) -> None:
    built = site({'light.md': page('orphan: true\nheader:\n  background: "#7085B6"\n  text: light')}).build()
    assert (
        'light.md:5:3: WARNING: header.text is light: such text has 3.67:1 at worst; expected: 4.6:1.' in built.warnings
    )
    (css,) = [path.read_text() for path in (built.outdir / '_static/pubs').iterdir() if '3.67' in path.read_text()]
    assert 'color: #ffffff;' in css


def test_titles_and_texts_are_escaped(site: Callable[..., Site]) -> None:
    hostile = '<script>alert(1)</script>&"'
    lines = [f"{key}: '{hostile}'" for key in ('title', 'description', 'author', 'date')]
    built = site({'bad.md': page('\n'.join([*lines, 'orphan: true', 'header: {background: navy}']))}).build()
    html = built.text('bad.html')
    banner = html[html.index('<div class="pubs-banner') : html.index('<div class="document">')]
    assert banner.count('&lt;script&gt;alert(1)&lt;/script&gt;&amp;') == 4  # smart quotes change the last character
    assert '<script' not in banner


def test_a_page_without_a_heading_builds(site: Callable[..., Site]) -> None:
    files = {
        'a.md': '---\ntitle: Only a title\norphan: true\nheader: {background: navy}\n---\n',
        'b.md': '---\norphan: true\nheader: {background: navy}\n---\n\nText.\n',
        'c.md': '---\ntitle: Only a title\n---\n',
    }
    built = site(files, exclude_patterns=['_build', 'c.md']).build()
    assert '<p class="pubs-banner__title">Only a title</p>' in built.text('a.html')
    assert 'pubs-banner__title' not in built.text('b.html')
    assert '<div class="pubs-banner ' in built.text('b.html')


def test_a_title_like_the_heading_is_seen_once_and_heard_once(site: Callable[..., Site]) -> None:
    built = site({'same.md': page('title: Heading\norphan: true\nheader: {background: navy}')}).build()
    html = built.text('same.html')
    assert '<p class="pubs-banner__title" aria-hidden="true">Heading</p>' in html
    assert '<h1 class="pubs-banner-heading">Heading' in html
    untitled = site({'same.md': page('orphan: true\nheader: {background: navy}')}).build()
    assert '<p class="pubs-banner__title" aria-hidden="true">Heading</p>' in untitled.text('same.html')


def test_restructuredtext_has_the_same_keys(site: Callable[..., Site]) -> None:
    text = (
        ':orphan:\n:title: From fields\n:header.background: linear-gradient(red, #000)\n:search_hidden:\n\nHead\n====\n'
    )
    built = site({'page.rst': text}).build()
    assert built.warnings == ''
    assert '<p class="pubs-banner__title">From fields</p>' in built.text('page.html')
    assert built.app.env.metadata['page']['no-search'] == ''
    bad = site({'page.rst': ':orphan:\n:header.background: rde\n\nHead\n====\n'}).build()
    assert "page.rst:2:2: WARNING: header.background: 'rde' is no colour and no name in pubs_banners" in bad.warnings


def test_names_come_from_the_configuration(site: Callable[..., Site]) -> None:
    named = {'dusk': 'linear-gradient(#112233, #445566)', 'broken': 'url(x)', 'number': 3, 2024: '#112233'}
    files = {
        f'{name}.md': page(f'orphan: true\nheader: {{background: "{name}"}}')
        for name in ('dusk', 'dsuk', 'broken', 'number', '2024')
    }
    built = site(files, pubs_banners=named).build()
    css = ''.join(path.read_text() for path in (built.outdir / '_static/pubs').iterdir())
    assert 'linear-gradient(#112233, #445566)' in css
    of_setting, *of_pages = built.warnings.strip().splitlines()
    assert "pubs_banners: 'number': 3 cannot be used; expected: a background as text" in of_setting
    lines = {line.split('.md:')[0].rsplit('/', 1)[1]: line for line in of_pages}
    assert "'dsuk' is no colour and no name in pubs_banners" in lines['dsuk']
    assert "did you mean 'dusk'?" in lines['dsuk']
    assert 'url() is not taken' in lines['broken']
    assert "the banner named 'number' is no text" in lines['number']
    assert set(lines) == {'dsuk', 'broken', 'number'}


def test_what_a_directive_stores_goes_before_the_front_matter(site: Callable[..., Site]) -> None:
    """The main extension leaves its ``:banner:`` option in the page's metadata."""
    project = site({'a.md': page('orphan: true\nheader: {background: navy}'), 'b.md': page('orphan: true')})
    project.write(
        'conf.py',
        "def setup(app):\n    app.connect('source-read', lambda app, name, text: name in 'ab' and "
        "app.env.metadata[name].update(pubs_banner='gold'))\n",
    )
    built = project.build()
    css = [path.read_text() for path in (built.outdir / '_static/pubs').iterdir()]
    assert any('background-color: #ffd700' in text for text in css)
    assert not any('#000080' in text for text in css)
    assert 'pubs-banner--wide' in built.text('b.html')


def test_the_directive_s_option_takes_css_a_name_or_none(make_site: Callable[..., Site], seed: Path) -> None:
    def listing(banner: str, front_matter: str = '') -> str:
        return f'{front_matter}# Ours\n\n```{{publications}} /publication.md\n:banner: {banner}\n```\n'

    files: dict[str, object] = {
        'index.md': INDEX.replace('plain\n', 'css\nname\nnone\nfirst\n'),
        'publication.md': seed,
        'css.md': listing('"linear-gradient(gold, #fff)"', '---\nheader: {background: navy}\n---\n\n'),
        'name.md': listing('dusk'),
        'none.md': listing('none'),
        'first.md': '# Ours\n\n```{publications} /publication.md\n```\n',
    }
    built = make_site(files, pubs_banners={'dusk': 'linear-gradient(#112233, #445566)'}).build()
    assert built.warnings == ''
    css = {path.stem: path.read_text() for path in (built.outdir / '_static/pubs').iterdir()}
    painted = {}
    for name in ('css', 'name', 'first'):
        (link,) = re.findall(r'_static/pubs/(banner-\w{12})\.css', built.text(f'{name}.html'))
        painted[name] = css[link]
    assert 'linear-gradient(gold, #ffffff)' in painted['css'].replace('#ffd700', 'gold')
    assert 'linear-gradient(#112233, #445566)' in painted['name']
    assert GRADIENT in painted['first']
    assert '<div class="pubs-banner ' not in built.text('none.html')


def test_a_bad_option_of_the_directive_is_told_with_its_line(make_site: Callable[..., Site], seed: Path) -> None:
    files = {
        'index.md': INDEX.replace('plain', 'ours\ntheirs'),
        'publication.md': seed,
        'ours.md': '# Ours\n\nText.\n\n---\n\nText.\n\n```{publications} /publication.md\n:banner: url(x)\n```\n',
        'theirs.rst': 'Theirs\n======\n\n.. publications:: /publication.md\n   :banner: gold blue\n',
    }
    ours, theirs = make_site(files).build().warnings.strip().splitlines()
    assert '/ours.md:10:1: WARNING: the option banner: url() is not taken' in ours
    assert "/theirs.rst:5:4: WARNING: the option banner: 'blue' is no background" in theirs


def test_a_template_of_the_project_is_still_used(site: Callable[..., Site]) -> None:
    project = site(templates_path=['templates'])
    project.write(
        'templates/layout.html', '{% extends "!layout.html" %}{% block footer %}<b>our own footer</b>{% endblock %}'
    )
    html = project.build().text('publication.html')
    assert '<b>our own footer</b>' in html
    assert 'pubs-banner--wide' in html


def test_a_theme_of_unknown_markup_keeps_the_banner_in_its_column(site: Callable[..., Site]) -> None:
    html = site(html_theme='haiku').build().text('publication.html')
    assert 'pubs-banner--column' in html
    assert html.index('pubs-banner--column') < html.index('<section id="selected-publications">')


def test_an_unchanged_project_writes_no_page_again(site: Callable[..., Site]) -> None:
    project = site()
    project.build()
    assert project.build().written == []
    assert project.build(pubs_banners={'a': 'navy'}).written != []


SEED_KEYS = ('title', 'show_bread_crumbs', 'hide_meta', 'disable_share', 'header')


def test_the_page_s_metadata_are_not_changed(site: Callable[..., Site]) -> None:
    metadata = site().build().app.env.metadata['publication']
    assert {key: value for key, value in metadata.items() if key in SEED_KEYS} == {
        'title': 'Publication',
        'show_bread_crumbs': 'False',
        'hide_meta': 'True',
        'disable_share': 'True',
        'header': '{"background": "linear-gradient(-225deg, #7085B6 0%, #87A7D9 50%, #DEF3F8 100%);"}',
    }


def test_a_server_may_read_the_style_sheet_of_a_gradient(site: Callable[..., Site]) -> None:
    (sheet,) = (site().build().outdir / '_static' / 'pubs').glob('banner-*.css')
    assert sheet.stat().st_mode & 0o444 == 0o444


def test_where_another_extension_chooses_the_template_the_banner_stays_in_the_column(site: Callable[..., Site]) -> None:
    project = site(templates_path=['templates'])
    project.write(
        'templates/own.html', '{% extends "page.html" %}{% block footer %}<b>another template</b>{% endblock %}'
    )
    project.write(
        'conf.py',
        "def setup(app):\n    app.connect('html-page-context', lambda app, name, *_: 'own.html', priority=1)\n",
    )
    built = project.build()
    assert built.warnings == ''
    html = built.text('publication.html')
    assert '<b>another template</b>' in html and html.count('<div class="pubs-banner ') == 1
    assert html.index('<div class="body"') < html.index('<div class="pubs-banner pubs-banner--column ')
