"""The banner in twelve themes, beside the same page without one: nothing else of the page may change."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.banner.themes import THEMES, Theme, build
from tests.bitmaps import pixels, read_ppm
from tests.browser.policy import POLICY, Kept, watched
from tests.contrast import worst_contrast
from tests.pictures import ADVICE, AS_WITH_A_POINTER, Picture, outline_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

INDEX = '# Site\n\n```{toctree}\npublication\n```\n'
PARTS = ''.join(f'\n## Part {number}\n\n{"Words of a part. " * 60}\n' for number in range(6))
WORDS = f'# Words\n\nThe first words.\n{PARTS}'
CONTROL = f'---\norphan: true\n---\n\n{WORDS}'
SHOWN = (
    '---\norphan: true\ntitle: Shown\ndescription: A line below it\ndate: 2024-05-01\nauthor: A. Lee\n'
    f'header: {{background: "linear-gradient(120deg, #0f4c5c, #5f0f40)"}}\n---\n\n{WORDS}'
)

#: The banner has taken over the heading, on the line of which a theme may have something of its own.
TAKEN = (
    '---\norphan: true\nheader: {background: "linear-gradient(120deg, #0f4c5c, #5f0f40)"}\n---\n\n'
    f'# Words\n\nThe first words. {"Words of the first lines. " * 20}\n'
)

#: Windows: wide, a phone's, and the wide one at 200 %.
SIZES = ((1280, 900), (390, 844), (640, 450))

SHIFT = (
    'new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())'
    ' sum += entry.value }).observe({type: "layout-shift", buffered: true}); setTimeout(() => done(sum), 200) })'
)
COVERED = """(floats => {
  const box = document.querySelector('.pubs-banner').getBoundingClientRect(), found = [];
  for (const x of [.02, .25, .5, .75, .98]) for (const y of [.03, .3, .6, .97]) {
    const left = box.left + x * box.width, top = box.top + y * box.height;
    if (top < 0 || top >= innerHeight || left < 0 || left >= innerWidth) continue;
    const element = document.elementFromPoint(left, top);
    if (!element || !element.closest('.pubs-banner, ' + floats)) found.push([left, top, element && element.className]);
  }
  return found })"""
#: Places in the lines of the first paragraph where something else would be hit.
OVERLAID = """(() => {
  const range = document.createRange();
  const words = [...document.querySelectorAll('p')].find(element => element.textContent.startsWith('The first words'));
  range.selectNodeContents(words);
  const hits = [...range.getClientRects()].flatMap(line => [.02, .3, .6, .8, .9, .98].map(part =>
    document.elementFromPoint(line.left + part * line.width, line.top + line.height / 2))).filter(hit => hit);
  const others = hits.filter(hit => !words.contains(hit)).map(hit => hit.outerHTML.slice(0, 80));
  return hits.length ? others : ['no line is in the window'] })()"""
#: Links and buttons that are seen, by their words.
NAVIGATION = """[...document.querySelectorAll('a, button, input, summary')].filter(element =>
  element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
  element.getBoundingClientRect().width > 1).map(element => (element.innerText || element.ariaLabel || element.type)
  .trim()).filter(words => words).sort()"""
#: What stays in sight when the page is scrolled: its place, and how wide it is.
STUCK = """[...document.querySelectorAll('body *')].filter(element =>
  ['sticky', 'fixed'].includes(getComputedStyle(element).position) &&
  element.checkVisibility({visibilityProperty: true}))
  .map(element => [element, element.getBoundingClientRect()]).filter(([_, box]) => box.width && box.height)
  .map(([element, box]) => `${element.tagName} ${Math.round(box.left)} ${Math.round(box.top)} ${Math.round(box.width)}`)
  .sort()"""


DOCS = Path(__file__).parents[2] / 'docs'
GALLERY = DOCS / 'pictures'
#: Whether the pictures of the guide are taken anew.
PICTURES = bool(os.environ.get('PUBS_PICTURES'))


#: How the title of the banner and the heading of the page are set.
FACES = """[document.querySelector('.pubs-banner__title'), [...document.querySelectorAll('h1')].find(element =>
  element.checkVisibility() && element.textContent.startsWith('Words'))].map(element => getComputedStyle(element))
  .map(style => `${style.fontWeight} ${style.fontFamily}`)"""
TEXT_STARTS = """[...document.querySelectorAll('p')].find(element =>
  element.textContent.startsWith('The first words')).getBoundingClientRect().left"""


#: One list in each of the layouts.
LAMPS = DOCS / 'layouts'
LAYOUT = '## {}\n\n```{{publications}} lamps.bib\n:layout: {}\n:show: thumbnail, awards\n:sort: -year\n```\n'
FOUR = '---\norphan: true\n---\n\n# Lamps\n\n' + '\n'.join(
    LAYOUT.format(name.capitalize(), name) for name in ('list', 'cards', 'table', 'timeline')
)
#: From the heading of the page to the end of the last list.
WHOLE = """(boxes => ({x: Math.min(...boxes.map(box => box.left)) - 12, y: boxes[0].top - 12,
  width: Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left)) + 24,
  height: boxes.at(-1).bottom - boxes[0].top + 24}))(
  [...document.querySelectorAll("h1, section.pubs")].filter(element =>
  element.checkVisibility() && (element.matches('section') || element.textContent.startsWith('Lamps')))
  .map(element => element.getBoundingClientRect()).filter(box => box.width > 50))"""

#: A page whose one inline style must be noticed, so that nothing noticed elsewhere means that nothing is there.
INLINE = f'{CONTROL}\n<b style="color: red">Red</b>\n'
SHARED = 'html_baseurl = "https://lab.example/"\npubs_share = ["mastodon", "email"]\n'


@pytest.fixture(scope='module', params=THEMES, ids=lambda theme: theme.name)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, seed: Path) -> tuple[Theme, Path]:
    theme: Theme = request.param
    files = {'index.md': INDEX, 'publication.md': seed.read_text('utf8'), 'shown.md': SHOWN, 'control.md': CONTROL}
    files |= {'inline.md': INLINE, 'taken.md': TAKEN}
    files |= {path.name: path.read_text('utf8') for path in LAMPS.iterdir()} | {'four.md': FOUR}
    theme = replace(theme, configuration=f'{theme.configuration}\n{SHARED}')
    folder, said = build(theme, tmp_path_factory.mktemp('site'), files)
    assert 'pubs' not in said
    return theme, folder


@pytest.fixture
def site(pages: tuple[Theme, Path], serve: Callable[..., str]) -> tuple[Theme, str]:
    return pages[0], serve(pages[1])


def test_the_page_keeps_everything_but_its_room(site: tuple[Theme, str], browser: Browser, tmp_path: Path) -> None:
    theme, address = site
    for width, height in SIZES:
        case = f'{theme.name} at {width} pixels'
        browser.open(f'{address}control.html', width, height)
        usual_width = browser.evaluate('document.documentElement.scrollWidth')
        usual_shift, links = browser.evaluate(SHIFT), browser.evaluate(NAVIGATION)
        browser.evaluate('scrollTo({top: 700, behavior: "instant"})')
        browser.evaluate('new Promise(done => setTimeout(done, 200))')
        stuck = browser.evaluate(STUCK)
        browser.evaluate('document.documentElement.dir = "rtl"')
        usual_width_rtl = browser.evaluate('document.documentElement.scrollWidth')

        browser.open(f'{address}shown.html', width, height)
        assert browser.evaluate('document.documentElement.scrollWidth') <= usual_width, f'{case} scrolls sideways'
        assert browser.evaluate(SHIFT) <= usual_shift + 0.01, f'{case} shifts'
        assert browser.evaluate(f'{COVERED}({theme.floats!r})') == [], f'{case}: something covers the banner'
        assert browser.evaluate(NAVIGATION) == links, case
        box = browser.box('.pubs-banner')
        if width == 1280:
            assert (box['left'], box['right']) == (theme.left, width - theme.right), case
        assert browser.evaluate('document.querySelectorAll(".pubs-banner").length') == 1
        assert browser.box('main h1, [role=main] h1, h1')['top'] >= box['bottom'] or theme.name in HIDDEN_H1, case
        if width >= theme.aligned_from:
            title, text = browser.box('.pubs-banner__title')['left'], browser.evaluate(TEXT_STARTS)
            assert abs(title - text) <= 1, f'{case}: the title at {title}, the text at {text}'
        faces = browser.evaluate(FACES)
        assert faces[0] == faces[1], f'{case}: the title and the heading'
        browser.evaluate(f'scrollTo({{top: {700 + box["height"]}, behavior: "instant"}})')
        browser.evaluate('new Promise(done => setTimeout(done, 200))')
        assert browser.evaluate(STUCK) == stuck, f'{case}: what sticks'
        browser.evaluate('scrollTo({top: 0, behavior: "instant"}), document.documentElement.dir = "rtl"')
        assert browser.evaluate('document.documentElement.scrollWidth') <= usual_width_rtl, f'{case}, right to left'
        title = browser.box('.pubs-banner__title')
        assert title['right'] > width / 2, f'{case}, right to left'
        assert title['right'] <= box['right'], f'{case}, right to left'


def test_nothing_of_the_theme_lies_on_the_first_lines(site: tuple[Theme, str], browser: Browser) -> None:
    theme, address = site
    for width, height in SIZES:
        # High enough that the lines are in the window, however high the banner is.
        browser.open(f'{address}taken.html', width, height + 600)
        assert browser.evaluate(OVERLAID) == [], f'{theme.name} at {width} pixels'


#: The banner without its words, and nothing of the page that floats above it.
ALONE = (
    'document.body.style.visibility = "hidden", document.querySelector(".pubs-banner").style.visibility = "visible",'
    ' document.querySelector(".pubs-banner__inner").style.visibility = "hidden"'
)
#: Two hold a second heading for paper, which stands before the shown one and has no box.
HIDDEN_H1 = ('sphinx_book_theme', 'piccolo_theme')


def test_the_gallery_of_the_guide_shows_the_theme_as_it_is(
    site: tuple[Theme, str], browser: Browser, tmp_path: Path
) -> None:
    """As seen from afar: fonts differ from machine to machine, and a theme's next release may move a line."""
    theme, address = site
    browser.open(f'{address}publication.html', 1280, 800)
    clip = {'x': 0, 'y': 0, 'width': 1280, 'height': 800, 'scale': 0.4}
    picture = browser.driver.execute_cdp_cmd('Page.captureScreenshot', {'format': 'png', 'clip': clip})
    taken = tmp_path / 'taken.png'
    taken.write_bytes(base64.b64decode(picture['data']))
    shown = GALLERY / f'banner-{theme.name}.png'
    if PICTURES:
        shutil.copyfile(taken, shown)
    far = [
        abs(a - b)
        for now, then in zip(seen_from_afar(taken), seen_from_afar(shown), strict=True)
        for a, b in zip(now, then, strict=True)
    ]
    assert sum(far) / len(far) < 12, f'{theme.name}: run the tests with PUBS_PICTURES=1 and look at the new pictures'


def test_the_gallery_shows_each_layout_as_it_is(site: tuple[Theme, str], browser: Browser) -> None:
    """By what a list is made of, which is the same in every theme."""
    theme, address = site
    picture = Picture(f'layouts-{theme.name}.webp', 'four.html', outlined='section.pubs', height=1000)
    outline = outline_of(picture, browser, address)
    assert [name in outline for name in ('pubs-list--cards', 'pubs-list--table', 'pubs-list--timeline')] == [True] * 3
    made_from = GALLERY / 'layouts.txt'
    if PICTURES:
        browser.open(f'{address}four.html', 1280, 1000)
        browser.evaluate(AS_WITH_A_POINTER)
        browser.evaluate('scrollTo({top: document.body.scrollHeight, behavior: "instant"})')  # pictures load when seen
        browser.evaluate('new Promise(done => setTimeout(done, 400))')
        browser.evaluate('scrollTo({top: 0, behavior: "instant"})')
        browser.evaluate('new Promise(done => setTimeout(done, 400))')
        # In a window as high as the page, since a theme may set its columns otherwise where nothing scrolls.
        window = {'width': 1280, 'height': browser.evaluate('document.documentElement.scrollHeight')}
        browser.driver.execute_cdp_cmd(
            'Emulation.setDeviceMetricsOverride', {**window, 'deviceScaleFactor': 1, 'mobile': False}
        )
        browser.evaluate('new Promise(done => setTimeout(done, 400))')
        options = {'format': 'webp', 'quality': 72}
        clip = {**browser.evaluate(WHOLE), 'scale': 0.55}
        taken = browser.driver.execute_cdp_cmd('Page.captureScreenshot', {**options, 'clip': clip})
        picture.path.write_bytes(base64.b64decode(taken['data']))
        made_from.write_text(outline + '\n', encoding='utf8')
    assert picture.path.is_file()
    assert made_from.read_text(encoding='utf8') == outline + '\n', f'{theme.name}: {ADVICE}'


def seen_from_afar(path: Path) -> list[list[float]]:
    """The mean channels of each of 16 by 10 fields of a picture."""
    picture = pixels(path)
    height, width = len(picture) // 10, len(picture[0]) // 16
    fields = []
    for top in range(0, 10 * height, height):
        for left in range(0, 16 * width, width):
            field = [pixel for row in picture[top : top + height : 2] for pixel in row[left : left + width : 2]]
            fields.append([sum(channel) / len(field) for channel in zip(*field, strict=True)])
    return fields


def test_every_line_can_be_read_in_light_and_dark(site: tuple[Theme, str], browser: Browser, tmp_path: Path) -> None:
    theme, address = site
    for page, lines in (('publication', ('title',)), ('shown', ('title', 'description', 'meta'))):
        for dark in (False, True):
            browser.open(f'{address}{page}.html', 390, 560)
            if dark:
                browser.evaluate(f'({theme.dark or 0}, new Promise(done => setTimeout(done, 300)))')
            colours = {browser.style(f'.pubs-banner__{line}', 'color') for line in lines}
            browser.evaluate(ALONE)
            box = browser.box('.pubs-banner')
            picture = pixels(browser.screenshot(tmp_path / 'page.png'))
            rows = picture[int(box['top']) + 1 : int(box['bottom']) - 1 : 5]
            seen = {pixel for row in rows for pixel in row[int(box['left']) + 1 : int(box['right']) - 1]}
            assert len(colours) == 1, f'{theme.name}, {page}: {colours}'
            worst = min(worst_contrast(seen, colour) for colour in colours)
            assert worst >= 4.6 - 0.05, f'{theme.name}, {page}, {"dark" if dark else "light"}: {worst:.2f}:1'


def test_the_strip_is_printed_without_background_graphics(
    site: tuple[Theme, str], browser: Browser, tmp_path: Path
) -> None:
    if shutil.which('pdftoppm') is None:
        pytest.skip('no pdftoppm on the PATH')
    theme, address = site
    browser.open(f'{address}shown.html')
    printed = browser.driver.execute_cdp_cmd('Page.printToPDF', {'printBackground': False})
    (tmp_path / 'page.pdf').write_bytes(base64.b64decode(printed['data']))
    command = ['pdftoppm', '-r', '72', '-f', '1', '-l', '1', tmp_path / 'page.pdf', tmp_path / 'page']
    subprocess.run(command, check=True)
    (picture,) = map(read_ppm, tmp_path.glob('page-*.ppm'))

    def holds(row: list[tuple[int, int, int]], colour: tuple[int, int, int]) -> bool:
        return any(max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 16 for pixel in row)

    # The gradient from the one end to the other, at an angle that keeps its ends near the edges.
    band = [row for row in picture if holds(row, (0x12, 0x47, 0x5A)) or holds(row, (0x5C, 0x13, 0x42))]
    assert 30 < len(band) < 200, f'{theme.name}: {len(band)} rows'
    # The words on it are light, and would be white on white without it.
    assert any(min(pixel) > 200 for row in band for pixel in row[len(row) // 8 : len(row) // 2]), theme.name
    # The rest is paper: nothing else is dark that a reader would pay ink for.
    assert sum(min(pixel) > 235 for row in picture for pixel in row) > 0.6 * len(picture) * len(picture[0]), theme.name


def test_nothing_of_ours_breaks_a_strict_policy(
    pages: tuple[Theme, Path], browser: Browser, serve: Callable[..., str]
) -> None:
    """Beside the same page without a banner, since themes have scripts and styles in their pages."""
    theme, folder = pages
    address = serve(folder, POLICY)
    kept: dict[str, list[Kept]] = {}
    with watched(browser) as kept_of_page:
        for name in ('control', 'inline', 'shown', 'publication'):
            browser.open(f'{address}{name}.html')
            kept[name] = kept_of_page()
            if name != 'inline':
                assert [each for each in kept[name] if each.ours] == [], f'{theme.name}, {name}'
            if name in ('shown', 'publication'):
                assert 'gradient' in browser.style('.pubs-banner', 'background-image'), f'{theme.name}, {name}'
    inline = {name: sum(each.what == 'inline' for each in found) for name, found in kept.items()}
    assert inline['inline'] == inline['control'] + 1, theme.name
    assert inline['shown'] == inline['control'], theme.name
    assert inline['publication'] <= inline['control'], theme.name
    # Which other sites a theme's scripts ask, and how often, depends on when they are stopped.
    local = {name: {each for each in found if not each.what.startswith('https:')} for name, found in kept.items()}
    assert local['shown'] | local['publication'] <= local['control'], theme.name
