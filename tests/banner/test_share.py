"""Links to share a page: what they are made of, where they stand, and what keeps them away."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from sphinxcontrib_pubs.banner.share import SERVICES, Service, ShareError, as_address, read_service

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser_session import Browser
    from tests.conftest import Site

GUIDE = Path(__file__).parents[2] / 'docs' / 'banner.md'
URL = 'https://lab.example/pages/a%20b.html?x=1&y=2#part'
TITLE = 'Lamps & "ships": 100 % {url} <b>'


@pytest.mark.parametrize('name', SERVICES)
def test_a_service_gets_the_page_and_its_title_whole(name: str) -> None:
    address = as_address(SERVICES[name], URL, TITLE)
    parts = urlsplit(address)
    assert parts.scheme in ('https', 'mailto')
    assert not re.search(r'[\s"<>\'&](?=[^=&]*\Z)', parts.fragment)
    said = parse_qs(parts.query or parts.fragment, strict_parsing=True)
    values = [value for found in said.values() for value in found]
    assert URL in ' '.join(values)
    assert all(value in (URL, TITLE, f'{TITLE} {URL}') for value in values)


def test_a_site_has_services_of_its_own() -> None:
    own = {'Our board': 'https://board.example/new?about={title}&link={url}', 'x': 'mailto:all@lab.example?body={text}'}
    assert read_service('Our board', own) == Service('Our board', own['Our board'])
    assert read_service('x', own).template.startswith('mailto:')
    assert read_service('Mastodon', own) == SERVICES['mastodon']


@pytest.mark.parametrize(
    ('name', 'own', 'reason', 'expected'),
    [
        ('mastdon', {}, "'mastdon' is no service", "did you mean 'mastodon'?"),
        ('borad', {'board': 'https://a.example/{url}'}, "'borad' is no service", "did you mean 'board'?"),
        ('a', {'a': 'javascript:alert({url})'}, "the address of 'a' is not taken", 'https:// or mailto:'),
        ('a', {'a': '//a.example/{url}'}, "the address of 'a' is not taken", 'https:// or mailto:'),
        ('a', {'a': 'https://[a.example/{url}'}, "the address of 'a' is not taken", 'https:// or mailto:'),
        ('a', {'a': 'https://a.example/ {url}'}, "the address of 'a' is not taken", 'without spaces'),
        ('a', {'a': 'https://a.example/?u={ulr}'}, "{ulr} in the address of 'a'", "did you mean 'url'?"),
        ('a', {'a': 'https://a.example/?u={url.x}'}, "{url.x} in the address of 'a'", 'url'),
        ('a', {'a': 'https://a.example/?t={title}'}, "the address of 'a' does not hold the page", '{url} or {text}'),
        ('a', {'a': 3}, "the service 'a' is no text", '{url}'),
    ],
)
def test_what_is_no_service_is_refused(name: str, own: dict[str, object], reason: str, expected: str) -> None:
    with pytest.raises(ShareError, match=re.escape(reason)) as refused:
        read_service(name, own)
    assert expected in refused.value.expected


SHARED = {'pubs_share': ['mastodon', 'email'], 'html_baseurl': 'https://lab.example/papers'}
ORPHAN = '---\norphan: true\n---\n\n'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Callable[..., Site]:
    def make(files: dict[str, str] | None = None, **configuration: object) -> Site:
        pages = {'index.md': '# Home\n', 'deep/a page.md': f'{ORPHAN}# Lamps & ships\n', **(files or {})}
        extensions = ['myst_parser', 'sphinxcontrib_pubs.banner']
        return make_site(pages, extensions=extensions, **{**SHARED, **configuration})

    return make


def addresses(html: str) -> list[str]:
    found = re.findall(r'<nav class="pubs-share".*?</nav>', html, re.DOTALL)
    assert len(found) <= 1
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', ''.join(found))]


@pytest.mark.parametrize(
    ('builder', 'page', 'url'),
    [
        ('html', 'deep/a page.html', 'https://lab.example/papers/deep/a%20page.html'),
        ('html', 'index.html', 'https://lab.example/papers/index.html'),
        ('dirhtml', 'deep/a page/index.html', 'https://lab.example/papers/deep/a%20page/'),
        ('dirhtml', 'index.html', 'https://lab.example/papers/'),
        ('singlehtml', 'index.html', 'https://lab.example/papers/'),
    ],
)
def test_every_page_leads_to_itself(site: Callable[..., Site], builder: str, page: str, url: str) -> None:
    built = site().build(builder)
    assert built.warnings == ''
    mastodon, email = addresses(built.text(page))
    title = 'Home' if page == 'index.html' else 'Lamps & ships'
    assert unquote(urlsplit(mastodon).fragment) == f'text={title} {url}'
    assert parse_qs(urlsplit(email).query) == {'subject': [title], 'body': [url]}


def test_no_service_is_told_where_a_reader_came_from(site: Callable[..., Site]) -> None:
    (nav,) = re.findall(r'<nav class="pubs-share".*?</nav>', site().build().text('index.html'), re.DOTALL)
    rels = [set(rel.split()) for rel in re.findall(r'<a [^>]*rel="([^"]*)"', nav)]
    assert len(rels) == 2 and all(rel >= {'noreferrer', 'noopener', 'nofollow'} for rel in rels)
    assert not re.search(r'<(?:script|img|iframe|link)', nav)


def test_no_page_is_shared_unless_the_site_asks(site: Callable[..., Site]) -> None:
    built = site(pubs_share=[]).build()
    assert 'pubs-share' not in built.text('index.html')


def test_the_key_takes_the_links_and_their_style_sheet_away(site: Callable[..., Site]) -> None:
    off = '---\norphan: true\ndisable_share: true\n'
    files = {'off.md': f'{off}---\n\n# Off\n', 'banner.md': f'{off}header: {{background: navy}}\n---\n\n# B\n'}
    built = site(files).build()
    assert 'pubs-share.css' in built.text('index.html')
    assert 'pubs-share' not in built.text('off.html')
    assert 'pubs-share' not in built.text('banner.html')
    assert 'pubs-share' not in built.text('search.html')


def test_banner_and_links_stand_on_one_page(site: Callable[..., Site]) -> None:
    front_matter = '---\norphan: true\ntitle: "The <b>title</b>"\nheader: {background: navy}\n---\n\n'
    html = site({'both.md': f'{front_matter}# Heading\n\nText.\n'}).build().text('both.html')
    assert html.index('<div class="pubs-banner ') < html.index('Text.') < html.index('<nav class="pubs-share"')
    assert '%3Cb%3Etitle%3C%2Fb%3E' in addresses(html)[0]


def test_the_site_s_own_address_goes_before_that_of_html(site: Callable[..., Site]) -> None:
    built = site(pubs_base_url='https://mirror.example/').build()
    assert unquote(addresses(built.text('index.html'))[0]).endswith('https://mirror.example/index.html')


@pytest.mark.parametrize('address', ['', 'lab.example', 'javascript:alert(1)//'])
def test_without_an_address_there_are_no_links_and_a_warning_says_so(site: Callable[..., Site], address: str) -> None:
    project = site(html_baseurl=address)
    built = project.build()
    (warning,) = built.warnings.strip().splitlines()
    assert 'conf.py:1: WARNING: pubs_share: the address of the site is not known; expected: html_baseurl' in warning
    assert 'pubs-share' not in built.text('index.html')
    assert project.build('text').warnings == ''


def test_a_mistyped_service_is_told_and_the_others_are_linked(site: Callable[..., Site]) -> None:
    project = site()
    project.confoverrides.pop('pubs_share')
    project.write(
        'conf.py',
        "pubs_share = [\n    'mastdon',\n    'email',\n    'board',\n]\npubs_share_services = {'board': 'ftp://a/{url}'}\n",
    )
    built = project.build()
    first, second = built.warnings.strip().splitlines()
    assert "conf.py:2:5: WARNING: pubs_share: 'mastdon' is no service; did you mean 'mastodon'? The page" in first
    assert "conf.py:6:24: WARNING: pubs_share_services: the address of 'board' is not taken" in second
    assert [urlsplit(address).scheme for address in addresses(built.text('index.html'))] == ['mailto']


def test_values_of_other_types_do_no_harm(site: Callable[..., Site]) -> None:
    built = site(pubs_share=['email', ['x'], 7, 'own'], pubs_share_services={'own': ['https://a/{url}']}).build()
    assert built.warnings.count('WARNING') == 3
    assert len(addresses(built.text('index.html'))) == 1


def test_the_main_extension_and_the_banner_s_share_one_address(make_site: Callable[..., Site]) -> None:
    for extensions in (['sphinxcontrib_pubs'], ['sphinxcontrib_pubs.banner', 'sphinxcontrib_pubs']):
        files = {'index.md': '# Home\n'}
        built = make_site(
            files, extensions=['myst_parser', *extensions], pubs_share=['x'], pubs_base_url='https://lab.example'
        ).build()
        assert built.warnings == ''
        assert len(addresses(built.text('index.html'))) == 1


def test_the_guide_names_every_service() -> None:
    table = re.findall(r'^\| `([a-z]+)` \| ([^|]+) \|$', GUIDE.read_text(encoding='utf8'), re.MULTILINE)
    told = {name: label for name, label in table if name in SERVICES}
    assert told == {name: service.label for name, service in SERVICES.items()}


THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')


@pytest.mark.browser
@pytest.mark.parametrize('theme', THEMES)
def test_they_can_be_read_and_hit_and_are_left_out_on_paper(
    site: Callable[..., Site], browser: Browser, serve: Callable[..., str], theme: str
) -> None:
    services = list(SERVICES)
    address = serve(site(html_theme=theme, pubs_share=services).build().outdir)
    for width in (1280, 390):
        browser.open(f'{address}index.html', width)
        boxes = browser.evaluate(
            '[...document.querySelectorAll(".pubs-share__link")].map(link => link.getBoundingClientRect().toJSON())'
        )
        assert len(boxes) == len(services)
        assert all(box['width'] >= 20 and box['height'] >= 24 for box in boxes)
        assert all(box['left'] >= 0 and box['right'] <= width for box in boxes)
    browser.open(f'{address}index.html', media='print')
    assert browser.style('.pubs-share', 'display') == 'none'
