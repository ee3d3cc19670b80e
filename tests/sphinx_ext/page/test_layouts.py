"""Cards, tables and timelines have the words of the list; other builders have the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import html5lib
import pytest

from tests.bitmaps import png
from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from tests.browser_session import Browser
    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>'
BIB = """@article{lamps, author = {Ito, Mei and Roe, Jane}, title = {Lamps <of> the sea}, journal = {Harbour},
  year = {2024}, doi = {10.5555/lamps}, code = {https://code.example/}, abstract = {We count.}, preview = {lamp.png},
  alt = {A "lamp"}}
@article{oil, author = {Sato, K.}, title = {Oil}, journal = {KDD}, year = {2023}, selected = {true},
  thumbnail = {oil.svg}, thumbnail_alt = {A drop}}
@article{wick, author = {Sato, K.}, title = {Wick}, journal = {KDD}, year = {2023}}
@misc{none, author = {Bell, A.}, title = {Undated}}
"""
BLUE = png([[(64, 128, 192)] * 32] * 18)
LAYOUTS = ('list', 'cards', 'table', 'timeline')


def page(options: str) -> str:
    return f'# P\n\n```{{publications}} lamps.bib\n{options}\n```\n'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site({'index.md': page(''), 'lamps.bib': BIB, 'lamp.png': BLUE, 'oil.svg': SVG})


def words(element: Element) -> list[str]:
    return sorted(re.findall(r'\w+', ' '.join(element.itertext())))


def entries(built: Built) -> list[Element]:
    tree = html5lib.parse(built.text('index.html'), namespaceHTMLElements=False)
    return [each for each in tree.iter() if 'pubs-entry' in (each.get('class') or '').split()]


@pytest.mark.parametrize('layout', LAYOUTS)
def test_each_layout_has_the_words_of_the_list(site: Site, layout: str) -> None:
    expected = {each.get('id'): words(each) for each in entries(site.build())}
    site.write('index.md', page(f':layout: {layout}'))
    built = site.build()
    assert built.warnings == ''
    assert {each.get('id'): words(each) for each in entries(built)} == expected
    assert len(expected) == 4


@pytest.mark.parametrize('builder', ['text', 'latex', 'xml', 'man', 'texinfo'])
def test_other_builders_have_the_list(site: Site, builder: str) -> None:
    def content(built: Built) -> list[str]:
        files = sorted(
            path for path in built.outdir.rglob('*') if path.suffix in {'.txt', '.tex', '.xml', '.1', '.texi'}
        )
        return [path.read_text(encoding='utf8') for path in files if path.is_file()]

    # The project's name and the day are not what is compared.
    plain = content(site.build(builder, project='Site', today='1'))
    site.write('index.md', page(':layout: cards'))
    assert content(site.build(builder, project='Site', today='1')) == plain
    assert plain


def test_cards_have_the_classes_of_sphinx_design_and_their_citation(site: Site) -> None:
    site.write('index.md', page(':layout: cards\n:numbering: ascending'))
    first = entries(site.build())[0]
    card = first[0]
    assert {'sd-card', 'sd-sphinx-override', 'sd-w-100', 'sd-shadow-sm'} <= set((card.get('class') or '').split())
    fields = [
        (each.get('class') or '').split()[1] for each in first.iter('div') if 'pubs-field ' in (each.get('class') or '')
    ]
    assert fields == [f'pubs-field--{name}' for name in ('title', 'authors', 'place', 'links')]
    assert first.get('data-citation') == (
        'Mei Ito, & Jane Roe. (2024). Lamps <of> the sea. Harbour. https://doi.org/10.5555/lamps'
    )
    assert first.get('value') == '1'


def test_a_table_is_one_for_whoever_hears_it(site: Site) -> None:
    site.write('index.md', page(':layout: table\n:group-by: year\n:numbering: descending'))
    html = site.build().text('index.html')
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    tables = list(tree.iter('table'))
    assert len(tables) == 3
    for table in tables:
        heads = [''.join(each.itertext()) for each in table.iter('th')]
        assert heads == ['No.', 'Year', 'Title', 'Authors', 'Published in', 'Links']
        assert table.get('aria-label') == 'Publications'
        for row in (each for each in table.iter('tr') if each.get('id')):
            assert [cell.get('data-label') for cell in row] == [f'{head}: ' for head in heads]
        # A role that an element has by itself is an error to validators of HTML.
        assert not [
            each.tag for each in table.iter() if each.tag in ('thead', 'tbody', 'tr', 'th', 'td') and each.get('role')
        ]
    assert [''.join(row[0].itertext()) for table in tables for row in table.iter('tr') if row.get('id')] == list('4321')


def test_a_timeline_marks_the_first_entry_of_each_year(site: Site) -> None:
    site.write('index.md', page(':layout: timeline\n:sort: -year'))
    found = [
        (each.get('data-year'), 'pubs-entry--new-year' in (each.get('class') or '')) for each in entries(site.build())
    ]
    assert found == [('2024', True), ('2023', True), ('2023', False), (None, True)]


@pytest.mark.parametrize('mark', ['', '> '], ids=['in sections', 'nested'])
def test_a_timeline_begins_anew_in_each_group(site: Site, mark: str) -> None:
    site.write('lamps.bib', BIB.replace('@article{wick', '@book{wick'))
    site.write(
        'index.md', ''.join(f'{mark}{line}\n' for line in page(':layout: timeline\n:group-by: type').split('\n'))
    )
    found = [
        (each.get('data-year'), 'pubs-entry--new-year' in (each.get('class') or '')) for each in entries(site.build())
    ]
    assert sorted(found, key=str) == [('2023', True), ('2023', True), ('2024', True), (None, True)]


def lamps(count: int) -> str:
    return ''.join(f'@misc{{k{n}, author = {{Ito, Mei}}, title = {{Oil {n}}}}}\n' for n in range(count))


def test_a_long_list_is_written_in_parts_of_fifty_entries(site: Site) -> None:
    site.write('lamps.bib', lamps(201))
    tree = html5lib.parse(site.build().text('index.html'), namespaceHTMLElements=False)
    assert [each for each in tree.iter('section') if 'pubs--long' in (each.get('class') or '').split()]
    lists = [each for each in tree.iter('ul') if 'pubs-list' in (each.get('class') or '').split()]
    assert [len(each) for each in lists] == [50, 50, 50, 50, 1]
    site.write('lamps.bib', lamps(200))
    html = site.build().text('index.html')
    assert html.count('<ul class="pubs-list"') == 1
    assert 'pubs--long' not in html


def test_the_parts_of_a_long_list_of_cards_are_in_one_element(site: Site) -> None:
    """Where a filter leaves few cards of each part, they stand side by side."""
    site.write('lamps.bib', lamps(201))
    site.write('index.md', page(':layout: cards\n:group-by: year\n:chart: none'))
    tree = html5lib.parse(site.build().text('index.html'), namespaceHTMLElements=False)
    (cards,) = (each for each in tree.iter('div') if 'pubs-cards' in (each.get('class') or '').split())
    assert [(each.tag, len(each)) for each in cards] == [('ul', 60), ('ul', 60), ('ul', 60), ('ul', 21)]


def test_the_address_of_a_picture_is_one_whatever_its_file_is_called(site: Site) -> None:
    site.write('index.md', page(':show: thumbnail'))
    site.write('lämp 1.png', BLUE)
    site.write('lamps.bib', '@misc{a, title = {Lamps}, author = {Ito, Mei}, preview = {lämp 1.png}, alt = {A lamp}}\n')
    built = site.build()
    (source,) = re.findall(r'<img class="pubs-thumbnail" src="([^"]+)"', built.text('index.html'))
    assert source.endswith('/l%C3%A4mp%201.png')
    assert (built.outdir / unquote(source)).is_file()


@pytest.mark.parametrize('layout', LAYOUTS)
def test_pictures_have_words_and_a_size_and_load_late(site: Site, layout: str) -> None:
    assert '<img class="pubs-thumbnail' not in site.build().text('index.html')
    site.write('index.md', page(f':layout: {layout}\n:show: thumbnail'))
    built = site.build()
    assert built.warnings == ''
    images = [each for entry in entries(built) for each in entry.iter('img')]
    assert [each.get('alt') for each in images] == ['A "lamp"', 'A drop']
    assert [(each.get('width'), each.get('height')) for each in images] == [('32', '18'), ('40', '20')]
    for image in images:
        assert image.get('loading') == 'lazy'
        assert (built.outdir / str(image.get('src'))).is_file()


@pytest.mark.parametrize(
    ('field', 'code', 'shown'),
    [
        ('preview = {lamp.png}', 'thumbnail', True),
        ('preview = {https://a.example/lamp.png}, alt = {A lamp}', 'thumbnail', False),
        ('preview = {lamp.txt}, alt = {A lamp}', 'thumbnail', False),
        ('image = {lost.png}, alt = {A lamp}', 'link-file', False),
        ('preview = {../lamp.png}, alt = {A lamp}', 'link-file', False),
        ('preview = {//[lamp.png}, alt = {A lamp}', 'link-file', False),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(site: Site, field: str, code: str, shown: bool) -> None:
    site.write('index.md', page(':show: thumbnail'))
    site.write('lamps.bib', f'@misc{{a, title = {{Lamps}}, author = {{Ito, Mei}}, {field}}}\n')
    built = site.build()
    assert built.warnings.count('WARNING') == 1
    assert f'[pubs.{code}]' in built.warnings
    assert 'lamps.bib:1:1' in built.warnings
    assert ('<img class="pubs-thumbnail' in built.text('index.html')) == shown


def test_a_page_of_hugo_has_the_picture_beside_it(make_site: Callable[..., Site]) -> None:
    head = '---\ntitle: Lamps {}\nauthors: [Mei Ito]\npublication: Lamp Days\n'
    head += 'image: {{alt_text: A lamp, filename: "{}"}}\n---\n'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
    names = {'a': 'featured.svg', 'b': 'x-featured-1.svg', 'c': 'featured.txt', 'd': 'other.svg', 'e': 'featured.svg'}
    files: dict[str, str | bytes] = {f'work/{name}/{file}': svg for name, file in names.items()}
    files |= {f'work/{name}/index.md': head.format(name, 'named.svg' if name == 'e' else '') for name in names}
    files['media/named.svg'] = svg
    files['index.md'] = '# P\n\n```{publications} work/*/index.md\n:show: thumbnail\n```\n'
    # What lies beside an index of the site is no picture of the entries in it.
    own = '@misc{a, title = {Lamps of the index}, author = {Ito, Mei}}'
    files['index.md'] += f'\n```{{publications}}\n:format: bibtex\n:show: thumbnail\n\n{own}\n```\n'
    files['featured.svg'] = svg
    built = make_site(files, exclude_patterns=['_build', 'work'], pubs_file_roots=['media']).build()
    assert built.warnings == ''
    images = [each for entry in entries(built) for each in entry.iter('img')]
    found = [(str(each.get('src')).rpartition('/')[2], each.get('alt')) for each in images]
    assert found == [('featured.svg', 'A lamp'), ('x-featured-1.svg', 'A lamp'), ('named.svg', 'A lamp')]


def test_selected_works_come_first_or_alone(site: Site) -> None:
    for value, expected in (('', ['pub-oil']), (' first', ['pub-oil', 'pub-lamps', 'pub-wick', 'pub-none'])):
        site.write('index.md', page(f':selected:{value}\n:sort: -year'))
        assert [each.get('id') for each in entries(site.build())] == expected
    site.write('index.md', page(':selected: last'))
    assert 'expected nothing, or "first"' in site.build().warnings


TITLES = 'document.querySelectorAll("ul.pubs-list:not([class*=--]) > li > .pubs-title")'
#: At which widths the sign of a permanent link, behind words or buttons, stands on a line of its own.
ALONE = """
[...document.querySelectorAll('#pub-lamps > .pubs-permalink, #pub-oil > .pubs-permalink')].flatMap(sign => {
  const entry = sign.parentElement, before = document.createRange();
  before.setStart(entry, 0);
  before.setEndBefore(sign);
  return [...Array(80).keys()].map(each => 260 + each).filter(width => {
    entry.style.boxSizing = 'border-box';
    entry.style.inlineSize = `${width}px`;
    const last = [...before.getClientRects()].filter(box => box.width > 0).at(-1);
    return last.bottom < sign.getBoundingClientRect().top + 4;
  });
})
"""


@pytest.mark.browser
@pytest.mark.parametrize('theme', ['furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme', 'alabaster'])
def test_layouts_fit_wide_and_narrow_pages(
    site: Site, theme: str, browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    # A word that no column can hold, and no page.
    site.write(
        'lamps.bib', f'{BIB}\n@misc{{word, title={{{"Lamplighters" * 12}}}, author={{Quist, Rosa}}, year={{2017}}}}'
    )
    lists = '\n\n'.join(
        page(f':layout: {layout}\n:show: thumbnail, abstract').replace('# P', f'## {layout}') for layout in LAYOUTS
    )
    site.write('index.md', f'# P\n\n{lists}')
    address = serve(site.build(html_theme=theme, html_title='Site').outdir) + 'index.html'
    for width in (1280, 390):
        for dark in (False, True):
            browser.open(address, width, dark=dark)
            browser.screenshot(tmp_path / f'{theme}-{width}-{dark}.png', full_page=True)
            assert browser.evaluate('document.documentElement.scrollWidth') <= width
            card, body = browser.box('.pubs-list--cards > li:nth-of-type(2)'), browser.box('.pubs-list--cards > li')
            assert (card['left'] > body['right']) == (width == 1280)
            year, title = browser.box('td.pubs-field--year'), browser.box('td.pubs-field--title')
            assert (title['left'] >= year['right']) == (width == 1280)
            assert browser.box('.pubs-list--timeline > li')['left'] > browser.box('.pubs-list--timeline')['left']
            picture = browser.box('.pubs-entry--thumbnail > img')
            assert abs(picture['width'] / picture['height'] - 32 / 18) < 0.1
            edges = browser.evaluate(f'[...{TITLES}].map(title => title.getClientRects()[0].left)')
            assert all(edge >= picture['right'] for edge in edges) == (width == 1280)
            assert browser.evaluate(ALONE) == []
    # A sheet of A4 between its margins: lists go on from page to page, and a table is one.
    browser.open(address, 718, media='print')
    breaks = '[...document.querySelectorAll(".pubs-list")].map(list => getComputedStyle(list).breakInside)'
    assert browser.evaluate(breaks) == ['auto'] * len(LAYOUTS)
    assert browser.box('td.pubs-field--title')['left'] >= browser.box('td.pubs-field--year')['right']


@pytest.mark.browser
@pytest.mark.parametrize('layout', ['list', 'timeline'])
def test_the_words_of_all_groups_have_one_edge(
    site: Site, layout: str, browser: Browser, serve: Callable[[Path], str]
) -> None:
    """Also those of a year in which no work has a picture."""
    site.write('index.md', page(f':layout: {layout}\n:show: thumbnail\n:group-by: year'))
    browser.open(serve(site.build().outdir) + 'index.html')
    edges = browser.evaluate("""
    [...document.querySelectorAll('.pubs-entry .pubs-author')].filter(name => name.matches('.pubs-author--first'))
      .map(name => Math.round(name.getBoundingClientRect().left))
    """)
    picture = browser.box('.pubs-entry--thumbnail > img')
    assert len(edges) == 4 and set(edges) == {edges[0]} and edges[0] > picture['right']


@pytest.mark.parametrize(('options', 'expected'), [('', False), (':show: thumbnail', True), (':layout: cards', False)])
def test_only_a_list_with_pictures_has_a_column_for_them(site: Site, options: str, *, expected: bool) -> None:
    site.write('index.md', page(options))
    assert ('pubs--pictured' in site.build().text('index.html')) == expected


@pytest.mark.browser
def test_a_heading_puts_a_table_in_order(site: Site, browser: Browser, serve: Callable[[Path], str]) -> None:
    site.write('index.md', page(':layout: table'))
    built = site.build(html_theme='furo')
    assert 'pubs-table.js' in built.text('index.html')
    browser.open(serve(built.outdir) + 'index.html')

    def titles() -> list[str]:
        return list(
            browser.evaluate('[...document.querySelectorAll("tr.pubs-entry .pubs-title")].map(e => e.textContent)')
        )

    def press(name: str) -> str:
        button = f'document.querySelector("th.pubs-field--{name} > button")'
        browser.evaluate(f'{button}.focus()')
        browser.press('Enter')
        return str(browser.evaluate(f'{button}.parentElement.getAttribute("aria-sort")'))

    as_written = titles()
    assert press('title') == 'ascending'
    assert titles() == sorted(as_written)
    assert press('title') == 'descending'
    assert titles() == sorted(as_written, reverse=True)
    assert press('title') == 'None'
    assert titles() == as_written
    assert press('year') == 'ascending'
    assert titles()[-2:] == ['Lamps <of> the sea', 'Undated']
    assert press('year') == 'descending'
    assert (titles()[0], titles()[-1]) == ('Lamps <of> the sea', 'Undated')
    assert browser.errors() == []


def test_a_page_loads_what_its_layouts_need_and_nothing_else(site: Site) -> None:
    expected = {'list': (False, False), 'cards': (True, False), 'table': (True, True), 'timeline': (True, False)}
    for layout, files in expected.items():
        site.write('index.md', page(f':layout: {layout}'))
        html = site.build().text('index.html')
        assert ('pubs-layouts.css' in html, 'pubs-table.js' in html) == files, layout
    site.write('index.md', page(':show: thumbnail'))
    assert 'pubs-layouts.css' in site.build().text('index.html')


@pytest.mark.browser
@pytest.mark.parametrize('theme', ['furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme', 'alabaster'])
def test_no_layout_breaks_a_rule_of_accessibility(
    site: Site, theme: str, browser: Browser, serve: Callable[[Path], str], node_modules: Path
) -> None:
    lists = '\n\n'.join(page(f':layout: {layout}\n:search:').replace('# P', f'## {layout}') for layout in LAYOUTS)
    site.write('index.md', f'# P\n\n{lists}')
    address = serve(site.build(html_theme=theme).outdir) + 'index.html'
    for width, dark in ((1280, False), (390, True)):
        browser.open(address, width, dark=dark)
        assert violations(browser, node_modules) == {}
