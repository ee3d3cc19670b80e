"""The groups of a list are sections of its page where they can be, and one element holds the list all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest

from sphinxcontrib_pubs.sphinx_ext import sections, writers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases

BIB = '\n'.join(
    f'@{kind}{{{key}, author = {{Ito, Mei}}, title = {{On {key}}}, year = {{{year}}}, journal = {{Lamps}}}}'
    for kind, key, year in (
        ('article', 'wicks', 2019),
        ('article', 'oil', 2021),
        ('book', 'lamps', 2021),
        ('phdthesis', 'light', 2020),
    )
)
MYST = """# Myst

Before.

```{publications} papers.bib
:group-by: year, type
:counts:
:jump-list:
:numbering: descending
:name: Papers
```

Behind {ref}`papers-year-2020`.

## Pubs year 2019

Text.
"""
RST = """Rst
===

Pubs year 2021
--------------

.. publications:: papers.bib
   :group-by: year
   :numbering: ascending

Behind.

.. note::

   .. publications:: papers.bib
      :group-by: year
      :counts:
      :jump-list:
      :name: noted

Pubs year 2020
--------------

:ref:`papers-year-2021-type-book`
"""
FILES = {
    'index.md': '# Site\n\n```{toctree}\nmyst\nrst\nuntitled\n```\n',
    'papers.bib': BIB,
    'myst.md': MYST,
    'rst.rst': RST,
    'untitled.md': '```{publications} papers.bib\n:group-by: year\n```\n',
}


@pytest.fixture(scope='module')
def site(make_shared_site: Callable[..., Site]) -> Site:
    extensions = ['myst_parser', 'sphinxcontrib_pubs', 'sphinx.ext.autosectionlabel']
    return make_shared_site(FILES, extensions=extensions, autosectionlabel_prefix_document=True, project='Site')


@pytest.fixture(scope='module')
def built(site: Site) -> Built:
    return site.build()


def page(built: Built, name: str) -> Element:
    return html5lib.parse(built.text(name), namespaceHTMLElements=False)


def lists(tree: Element) -> list[Element]:
    return [element for element in tree.iter('section') if 'pubs' in (element.get('class') or '').split()]


def headings(element: Element) -> list[tuple[str, str]]:
    found = (each for level in '123456' for each in element.iter(f'h{level}'))
    return [(each.tag, ''.join(each.itertext()).rstrip('¶')) for each in found]


def test_nothing_is_warned_of_but_the_page_without_a_title(built: Built) -> None:
    # Sphinx's own words on a toctree that has an untitled page in it.
    assert [line for line in built.warnings.splitlines() if 'untitled' not in line] == []


def test_one_element_holds_the_list_and_its_groups(built: Built) -> None:
    (shown,) = lists(page(built, 'myst.html'))
    outermost = [child.get('id') for child in shown if child.get('class') == 'pubs-group']
    # The heading below the list would have the last one by itself.
    assert outermost == ['pubs-year-2021', 'pubs-year-2020', 'pubs-year-2019']
    assert [child.tag for child in shown][:3] == ['span', 'div', 'nav']
    assert headings(shown) == [
        *(('h2', text) for text in ('2021 (2)', '2020 (1)', '2019 (1)')),
        *(('h3', text) for text in ('Journal articles (1)', 'Books (1)', 'Theses (1)', 'Journal articles (1)')),
    ]


def test_a_table_of_contents_has_the_groups(built: Built) -> None:
    contents = built.app.env.tocs['myst'].astext()
    assert re.findall(r'\S.*', contents) == [
        'Myst', '2021 (2)', 'Journal articles (1)', 'Books (1)', '2020 (1)', 'Theses (1)', '2019 (1)',
        'Journal articles (1)', 'Pubs year 2019',
    ]  # fmt: skip
    # Neither what stands in a note nor a page whose title the first group would be.
    assert re.findall(r'\S.*', built.app.env.tocs['rst'].astext()) == [
        'Rst',
        'Pubs year 2021',
        '2021',
        '2020',
        '2019',
        'Pubs year 2020',
    ]
    assert '2021' not in built.app.env.titles['untitled'].astext()


def test_each_id_stands_once(built: Built) -> None:
    for name in ('myst.html', 'rst.html', 'untitled.html'):
        ids = [element.get('id') for element in page(built, name).iter() if element.get('id')]
        assert len(ids) == len(set(ids)), name
    first, second = lists(page(built, 'rst.html'))
    assert [child.get('id') for child in first if child.get('class') == 'pubs-group'] == [
        'pubs-year-2021-2', 'pubs-year-2020', 'pubs-year-2019'
    ]  # fmt: skip
    assert [child.get('id') for child in second if child.get('class') == 'pubs-group'] == [
        'pubs-year-2021-3', 'pubs-year-2020-2', 'pubs-year-2019-2'
    ]  # fmt: skip


def test_a_named_list_names_its_groups(built: Built) -> None:
    assert 'href="#pubs-year-2020"><span class="std std-ref">2020 (1)' in built.text('myst.html')
    assert 'href="myst.html#pubs-year-2021-type-book"><span class="std std-ref">Books (1)' in built.text('rst.html')
    labels = built.app.env.domains['std'].data['labels']
    assert {name.partition('-')[0] for name in labels if 'year-20' in name and ':' not in name} == {'papers'}


def test_the_jump_list_leads_to_the_outermost_groups(built: Built) -> None:
    for name, ids in (
        ('myst.html', ['pubs-year-2021', 'pubs-year-2020', 'pubs-year-2019']),
        ('rst.html', ['pubs-year-2021-3', 'pubs-year-2020-2', 'pubs-year-2019-2']),
    ):
        (nav,) = (each for each in page(built, name).iter('nav') if each.get('class') == 'pubs-jump-list')
        assert [link.get('href') for link in nav.iter('a')] == [f'#{each}' for each in ids]
        assert [' '.join(''.join(item.itertext()).split()) for item in nav.iter('li')] == [
            '2021 (2)',
            '2020 (1)',
            '2019 (1)',
        ]
        assert nav.get('aria-label')


def test_numbers_run_on_over_the_groups(built: Built) -> None:
    (descending,) = lists(page(built, 'myst.html'))
    assert [(each.get('start'), each.get('reversed')) for each in descending.iter('ol')] == [
        (number, 'reversed') for number in '4321'
    ]
    ascending, plain = lists(page(built, 'rst.html'))
    assert [(each.get('start'), each.get('reversed')) for each in ascending.iter('ol')] == [
        ('1', None), ('3', None), ('4', None)
    ]  # fmt: skip
    assert [each.get('value') for each in ascending.iter('li')] == list('1234')
    assert not list(plain.iter('ol'))


def test_each_entry_has_a_link_to_itself(built: Built) -> None:
    for shown in lists(page(built, 'rst.html')):
        for item in (each for each in shown.iter('li') if each.get('id')):
            (link,) = (each for each in item.iter('a') if each.get('class') == 'pubs-permalink')
            assert (link.get('href'), link.text) == (f'#{item.get("id")}', None)
            assert link.get('aria-label') == 'Link to this publication'


def test_no_permanent_links_where_the_site_has_none(make_site: Callable[..., Site]) -> None:
    html = make_site({'index.md': MYST, 'papers.bib': BIB}, html_permalinks=False).build().text('index.html')
    assert 'pubs-permalink' not in html
    assert 'headerlink' not in html


def test_text_and_latex_have_sections_and_numbers(site: Site, built: Built) -> None:
    text = site.build('text').text('myst.txt')
    assert re.findall(r'^(?:\d\. |[2-9]\d\d\d|Books|Theses|Journal).*', text, re.MULTILINE) == [
        '2021 (2)', 'Journal articles (1)', '4. Mei Ito. (2021). *On oil*. Lamps.',
        'Books (1)', '3. Mei Ito. (2021). *On lamps*. Lamps.',
        '2020 (1)', 'Theses (1)', '2. Mei Ito. (2020). *On light* [PhD thesis]. Lamps.',
        '2019 (1)', 'Journal articles (1)', '1. Mei Ito. (2019). *On wicks*. Lamps.',
    ]  # fmt: skip
    latex = next(site.build('latex').outdir.glob('*.tex')).read_text(encoding='utf8')
    assert r'\section{2021 (2)}' in latex
    assert r'\subsection{Books (1)}' in latex
    assert re.findall(r'\\setcounter\{enumi\}\{(\d)\}', latex)[:4] == list('3210')
    assert '[2021 (2)]' not in latex


def test_more_groups_than_a_table_of_contents_can_hold_are_none_of_its(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, 'MOST_SECTIONS', 6)  # with those of the inner level there are seven
    built = make_site({'index.md': MYST.replace('Behind {ref}`papers-year-2020`.', ''), 'papers.bib': BIB}).build()
    assert built.warnings == ''
    assert '2021' not in built.app.env.tocs['index'].astext()
    assert headings(lists(page(built, 'index.html'))[0])[0] == ('h2', '2021 (2)')


def test_a_long_list_is_the_same_page(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = make_site(
        {'index.md': '# Site\n\n```{toctree}\nmyst\nrst\n```\n', 'papers.bib': BIB, 'myst.md': MYST, 'rst.rst': RST}
    )
    short = site.build()
    pages = [short.text(name) for name in ('myst.html', 'rst.html')]
    monkeypatch.setattr(writers, 'MOST_TRANSLATED', 1)
    long = site.build('html', html_title='x')  # a changed setting writes all pages again
    assert len(long.written) == 3
    for before, name in zip(pages, ('myst.html', 'rst.html'), strict=True):
        after = long.text(name)
        start = '<section class="pubs '
        assert before[before.index(start) : before.index('Behind')] == after[after.index(start) : after.index('Behind')]
        assert '<!--pubs' not in after


def test_an_order_without_groups_is_told(make_site: Callable[..., Site]) -> None:
    without = '```{publications} papers.bib\n:group-order: book\n```\n'
    mistyped = '```{publications} papers.bib\n:group-by: type\n:group-order: theis, *\n```\n'
    built = make_site({'index.md': f'# P\n\n{without}\n{mistyped}', 'papers.bib': BIB}).build()
    first, second = built.warnings.splitlines()
    assert 'index.md:4:' in first
    assert 'there are no groups to order (add :group-by:' in first
    assert 'index.md:9:15' in second
    assert 'did you mean thesis?' in second
    assert len(lists(page(built, 'index.html'))) == 2


def test_a_numbered_contents_counts_the_groups(make_site: Callable[..., Site]) -> None:
    page = '# Papers\n\n```{publications} papers.bib\n:group-by: year\n```\n'
    files = {'index.md': '# Site\n\n```{toctree}\n:numbered:\n\npage\n```\n', 'page.md': page, 'papers.bib': BIB}
    html = make_site(files).build().text('page.html')
    assert re.findall(r'<span class="section-number">([\d.]+)\s*</span>(\d+)', html)[-3:] == [
        ('1.1.', '2021'),
        ('1.2.', '2020'),
        ('1.3.', '2019'),
    ]


def test_headings_that_are_no_sections_have_their_counts_in_every_builder(site: Site, built: Built) -> None:
    assert headings(lists(page(built, 'rst.html'))[1]) == [('h3', '2021 (2)'), ('h3', '2020 (1)'), ('h3', '2019 (1)')]
    note = site.build('text').text('rst.txt').partition('Behind.')[2].partition('Pubs year')[0]
    assert re.findall(r'20\d\d \(\d\)', note) == ['2021 (2)', '2020 (1)', '2019 (1)']


@pytest.mark.parametrize(('builder', 'file'), [('text', '*.txt'), ('latex', '*.tex'), ('man', '*.1'), ('xml', '*.xml')])
def test_a_list_with_classes_may_be_empty_and_have_sections(
    builder: str, file: str, make_site: Callable[..., Site]
) -> None:
    """docutils refuses to put nothing in the place of a node with classes."""
    page = (
        'P\n=\n\n.. publications:: papers.bib\n   :class: wide\n   :filter: year == 1900\n\nWords.\n\n'
        '.. rst-class:: wide\n\n.. publications:: papers.bib\n   :group-by: year\n   :class: wide\n'
    )
    built = make_site({'index.rst': page, 'papers.bib': BIB}, man_pages=[('index', 'p', 'P', [], 1)]).build(builder)
    assert built.warnings == ''
    text = next(built.outdir.glob(file)).read_text(encoding='utf8')
    assert re.findall('On (?:wicks|oil|lamps|light)', text, re.IGNORECASE) == [
        'On oil',
        'On lamps',
        'On light',
        'On wicks',
    ]


@pytest.mark.parametrize('signs', ['*=-~"+`', '*='])
def test_groups_deeper_than_plain_text_has_headings_for_are_there_as_rubrics(
    signs: str, make_site: Callable[..., Site]
) -> None:
    """Sphinx's own writer ends the build where it has no sign to put below a heading."""
    depth = 4 if len(signs) > 2 else 1
    above = ''.join(f'{"#" * level} Level {level}\n\n' for level in range(1, depth + 1))
    page = f'{above}```{{publications}} papers.bib\n:group-by: year, type, venue, author\n:counts:\n```\n'
    built = make_site({'index.md': page, 'papers.bib': BIB}, text_sectionchars=signs).build('text')
    assert built.warnings == ''
    lines = built.text('index.txt').splitlines()
    titles = ['2021 (2)', 'Journal articles (1)', 'Lamps (1)', 'Ito, Mei (1)']
    underlined = titles[: len(signs) - depth]
    assert [title for title in titles if title in lines] == underlined
    assert [title for title in titles if f'-[ {title} ]-' in lines] == titles[len(underlined) :]
    assert sum('On ' in line for line in lines) == 4
