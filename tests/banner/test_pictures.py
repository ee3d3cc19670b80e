"""Banners with pictures, on sites that are really built, and as a browser shows them."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest

from tests.bitmaps import pixels, png
from tests.contrast import worst_contrast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

GREY = png([[(120, 120, 120)] * 4] * 4)


def page(**header: object) -> str:
    """A page with everything that a banner shows."""
    front_matter = {'title': 'Sea', 'orphan': True, 'description': 'Far out', 'date': '2024-05-01', 'author': 'A. Lee'}
    return f'---\n{json.dumps({**front_matter, "header": header})}\n---\n\n# Words\n\nText.\n'


def written(*keys: str) -> str:
    """A front matter of several lines, for warnings that name them."""
    return '\n'.join(('---', 'orphan: true', 'header:', *(f'  {key}' for key in keys), '---', '', '# Words', ''))


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Callable[..., Site]:
    def make(files: dict[str, str | bytes], **configuration: object) -> Site:
        extensions = ['myst_parser', 'sphinxcontrib_pubs.banner']
        return make_site({'index.md': '# Site\n', 'grey.png': GREY, **files}, extensions=extensions, **configuration)

    return make


def test_a_picture_is_copied_under_the_name_of_its_content(site: Callable[..., Site]) -> None:
    files = {
        'deep/page.md': page(background_image='../grey.png', alt='A "grey" sea'),
        'other.md': page(background_image='/grey.png'),
    }
    built = site(files).build()
    assert built.warnings == ''
    (copy,) = (built.outdir / '_images').iterdir()
    assert copy.read_bytes() == GREY
    assert f'src="../_images/{copy.name}" alt="A &quot;grey&quot; sea"' in built.text('deep/page.html')
    assert f'src="_images/{copy.name}" alt=""' in built.text('other.html')
    assert '<div class="pubs-banner pubs-banner--wide' in built.text('other.html')


@pytest.mark.parametrize(('builder', 'name'), [('dirhtml', 'page/index.html'), ('epub', 'page.xhtml')])
def test_other_builders_find_it_too(site: Callable[..., Site], builder: str, name: str) -> None:
    index = '# Site\n\n```{toctree}\npage\n```\n'
    text = page(background_image='grey.png').replace('"orphan": true, ', '')
    built = site({'index.md': index, 'page.md': text}, epub_copyright='2024', version='1').build(builder)
    assert built.warnings == ''
    address = re.search(r'class="pubs-banner__picture" src="([^"]+)"', built.text(name))
    assert address is not None
    picture = (built.outdir / name).parent / address[1]
    assert picture.resolve().read_bytes() == GREY
    if builder == 'epub':
        assert built.text('content.opf').count(address[1]) == 1


def test_a_changed_picture_has_its_page_written_again(site: Callable[..., Site]) -> None:
    project = site({'page.md': page(background_image='grey.png'), 'plain.md': page()})
    project.build()
    assert project.build().written == []
    project.write('grey.png', png([[(9, 9, 9)] * 3]))
    # Sphinx before 8 writes what lists it as well.
    assert set(project.build().written) - {'index'} == {'page'}


REFUSED = {
    'nothing.png': 'the file cannot be read',
    'index.md': 'the file holds no picture that browsers show',
    '../../grey.png': 'the path leads out of the source folder',
    'https://example.org/sea.png': 'a picture of another site is not taken',
    'javascript:alert(1)': 'a picture of another site is not taken',
}


@pytest.mark.parametrize(('address', 'reason'), REFUSED.items())
def test_what_is_refused_is_told_with_its_line(site: Callable[..., Site], address: str, reason: str) -> None:
    built = site({'bad.md': written(f'background_image: "{address}"')}, html_copy_source=False).build()
    (warning,) = built.warnings.strip().splitlines()
    assert f'/bad.md:4:3: WARNING: header.background_image: {reason}' in warning
    assert 'pubs-banner--plain' in built.text('bad.html')
    assert '<img class="pubs-banner' not in built.text('bad.html')
    assert address not in built.text('bad.html')


def test_a_remote_picture_is_linked_where_the_project_wants_it(site: Callable[..., Site]) -> None:
    files = {'a.md': page(background_image='https://example.org/s"ea.png'), 'b.md': page(background_image='data:x')}
    built = site(files, pubs_banner_remote_images=True).build()
    assert 'src="https://example.org/s%22ea.png"' in built.text('a.html')
    assert 'referrerpolicy="no-referrer"' in built.text('a.html')
    assert 'b.md' in built.warnings
    assert 'the address is not taken' in built.warnings


def test_a_background_of_the_page_goes_before_its_picture(site: Callable[..., Site]) -> None:
    files = {
        'both.md': written('background: navy', 'background_image: grey.png'),
        'none.md': written('background: none', 'background_image: grey.png'),
        'default.md': written('background_image: grey.png'),
    }
    built = site(files, pubs_banner='gold').build()
    (warning,) = built.warnings.strip().splitlines()
    assert '/both.md:5:3: WARNING: header.background_image is left out' in warning
    assert '<img class="pubs-banner' not in built.text('both.html')
    assert 'pubs-banner' not in built.text('none.html')
    assert '<img class="pubs-banner' in built.text('default.html')


def test_the_overlay_and_the_blur_are_in_the_style_sheet(site: Callable[..., Site]) -> None:
    files = {
        'a.md': page(background_image='grey.png', gradient=True, blur=True),
        'b.md': page(background='linear-gradient(navy, teal)', gradient='linear-gradient(to right, #0008, #0000)'),
        'bad.md': written('background_image: grey.png', 'gradient: "url(x)"', 'blur: 900'),
    }
    built = site(files).build()
    sheets = {path.stem: path.read_text() for path in (built.outdir / '_static/pubs').iterdir()}

    def sheet(name: str) -> str:
        (link,) = re.findall(r'pubs/(banner-\w{12})\.css', built.text(f'{name}.html'))
        return sheets[link]

    assert 'linear-gradient(to bottom, rgb(0 0 0 / 0), rgb(0 0 0 / 0.7) 80%)' in sheet('a')
    assert '--pubs-banner-blur: 48px' in sheet('a')
    assert 'background-image: linear-gradient(to right, rgb(0 0 0 / 0.533333), ' in sheet('b')
    first, second = built.warnings.strip().splitlines()
    assert "/bad.md:6:3: WARNING: header.blur is '900', which is left out" in first
    assert '/bad.md:5:3: WARNING: header.gradient: url() is not taken' in second
    assert '<img class="pubs-banner' in built.text('bad.html')


def test_a_source_s_picture_is_found_from_the_page_that_shows_its_list(make_site: Callable[..., Site]) -> None:
    source = '---\nheader: {background_image: grey.png}\n---\n\n- Lee, A. (2024). *A long study of seas*. **Waves**.\n'
    index = '# Site\n\n```{publications} lists/ours.md\n```\n'
    files = {'index.md': index, 'lists/ours.md': source, 'lists/grey.png': GREY}
    built = make_site(files, exclude_patterns=['_build', 'lists']).build()
    assert built.warnings == ''
    assert '<img class="pubs-banner__picture" src="_images/' in built.text('index.html')


def noise(seed: int) -> bytes:
    """A picture of the hardest kind: every colour beside every other, and large areas of black and white."""
    chance = random.Random(seed)
    rows = [
        [(chance.randrange(256), chance.randrange(256), chance.randrange(256)) for _ in range(80)] for _ in range(16)
    ]
    return png([*rows, *[[(0, 0, 0)] * 40 + [(255, 255, 255)] * 40] * 12])


#: The theme's own switch, for the reader who sets it against the system.
DARK = {
    'alabaster': '',
    'furo': 'document.body.dataset.theme = "dark"',
    'pydata_sphinx_theme': 'document.documentElement.dataset.theme = "dark"',
    'sphinx_rtd_theme': '',
}
HEADERS: dict[str, dict[str, object]] = {
    'plain': {},
    'dark': {'text': 'dark'},
    'overlay': {'gradient': True},
    'colours': {'gradient': 'linear-gradient(90deg, rgb(255 200 0 / 60%), rgb(0 60 255 / 40%))'},
    'blur': {'blur': 6},
}


@pytest.mark.browser
@pytest.mark.parametrize('theme', DARK)
def test_every_line_can_be_read_over_any_picture(
    site: Callable[..., Site], browser: Browser, serve: Callable[..., str], tmp_path: Path, theme: str
) -> None:
    files: dict[str, str | bytes] = {'noise.png': noise(7)}
    files |= {f'{name}.md': page(background_image='noise.png', **header) for name, header in HEADERS.items()}
    address = serve(site(files, html_theme=theme).build().outdir)
    for name in HEADERS if theme == 'alabaster' else ('plain', 'overlay'):
        for width, dark in ((900, False), (390, True)):
            browser.open(f'{address}{name}.html', width, 420, dark=dark)
            if dark and DARK[theme]:
                browser.evaluate(f'({DARK[theme]}, 0)')
            lines = [f'.pubs-banner__{line}' for line in ('title', 'description', 'meta')]
            colours = [browser.style(line, 'color') for line in lines]
            browser.evaluate('document.querySelector(".pubs-banner__inner").style.visibility = "hidden"')
            browser.evaluate('document.querySelector(".pubs-banner__picture").decode()')
            box = browser.box('.pubs-banner')
            picture = pixels(browser.screenshot(tmp_path / f'{name}.png'))
            rows = picture[int(box['top']) + 16 : min(int(box['bottom']) - 1, 420) : 3]
            seen = {pixel for row in rows for pixel in row[int(box['left']) + 1 : int(box['right']) - 1]}
            assert len(seen) > 100, f'{theme}, {name}: the picture is not shown'
            worst = min(worst_contrast(seen, colour) for colour in set(colours))
            assert worst >= 4.5, f'{theme}, {name}, {width} pixels: {worst:.2f}:1'
