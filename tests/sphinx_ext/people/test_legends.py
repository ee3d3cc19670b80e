"""The legend below a list: what the list shows, in every builder, in the order in which it is read aloud."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser_session import Browser
    from tests.conftest import Site

PAGE = """\
# Papers

- Ito, M.\\*, Roe, J.\\*, & Ode, A.✉ (2020). _On lists of words._ **KDD**.
- Roe, J. (2019). _On lists of stones._ **KDD**.

\\* equal contribution; ✉ corresponding author; ‡ presenting author
"""
BIB = """\
@book{a, author = {Roe, Jane and Ode, Ann}, author+an = {1=student, software; 2=equal2}, title = {Bells}, year = 2018}
"""
FILES = {
    'index.md': (
        '# Site\n\n## A\n\n```{publications} list.md\n```\n\n## B\n\n```{publications} refs.bib\n```\n\n'
        '## C\n\n```{publications} list.md\n:filter: year == 2019\n```\n\n## D\n\n'
        '```{publications} list.md\n:style: as-written\n```\n'
    ),
    'list.md': f'---\norphan: true\n---\n\n{PAGE}',
    'refs.bib': BIB,
}
PEOPLE = {'ito': 'Ito, Mei'}


def sections(html: str) -> list[str]:
    return re.findall(r'<section class="pubs[^>]*>.*?</section>', html, re.DOTALL)


def legends(html: str) -> list[str]:
    found = (re.search(r'<p class="pubs-legend">(.*?)</p>', section) for section in sections(html))
    return [unescape(re.sub(r'<[^>]+>', '', match[1])).replace('\xa0', ' ') if match else '' for match in found]


def test_each_list_explains_what_it_shows(make_site: Callable[..., Site]) -> None:
    built = make_site(FILES, pubs_people=PEOPLE).build()
    assert built.warnings == ''
    assert legends(built.text('index.html')) == [
        'Authors: * equal contribution; ✉ corresponding author; member of the group',
        'Authors: * equal contribution; § student',
        '',
        'Authors: * equal contribution; ✉ corresponding author; member of the group',
    ]


def test_a_page_written_by_hand_has_no_legend_of_what_it_says_itself(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': PAGE}, pubs_pages=['index'])
    html = site.build().text('index.html')
    assert legends(html) == [''] and html.count('* equal contribution') == 1
    signs = re.findall(r'</span><sup class="pubs-mark" role="img" aria-label="([^"]*)" title="[^"]*">(.)</sup>', html)
    assert signs == [('equal contribution', '*'), ('equal contribution', '*'), ('corresponding author', '✉')]


@pytest.mark.parametrize(
    ('said', 'legend'),
    [
        ('\\* equal contribution', 'Authors: ✉ corresponding author'),
        ('✉ corresponding author. Bold: members of the group', 'Authors: * equal contribution'),
        (
            '<!-- \\* equal contribution, ✉ corresponding author -->',
            'Authors: * equal contribution; ✉ corresponding author',
        ),
        ('% \\* equal contribution, ✉ corresponding author', 'Authors: * equal contribution; ✉ corresponding author'),
    ],
)
def test_a_legend_says_what_no_reader_of_the_page_is_told(
    said: str, legend: str, make_site: Callable[..., Site]
) -> None:
    entry = '- **Ito, M.**\\*, Roe, J.\\*, & Ode, A.✉ (2020). _On lists of words._ **KDD**. {}\n'
    # The entry explains its signs itself, and its line does not show that.
    own = entry.format('\\* equal contribution, ✉ corresponding author.')
    html = make_site({'index.md': f'# P\n\n{own}\n{said}\n'}, pubs_pages=['index']).build().text('index.html')
    shown = legends(html)
    assert [each.replace('; author of this site', '') for each in shown] == [legend]


#: A page as people write it: its years are many lists, of which the first explains what all of them show.
YEARS = """\
# Papers

Some words.

## 2021

- Roe, J. (2021). _On lists of shells._ **KDD**.

## 2020

- Ito, M.\\*, Roe, J.\\*, & Ode, A.✉ (2020). _On lists of words._ **KDD**.

## 2019

- Roe, J.✉ (2019). _On lists of stones._ **KDD**.

\\* equal contribution; ✉ corresponding author; ‡ presenting author
"""


@pytest.mark.parametrize('style', ['apa', 'as-written'])
def test_a_page_of_many_lists_has_one_legend_above_them(style: str, make_site: Callable[..., Site]) -> None:
    files = {'index.md': '# Site\n\n```{toctree}\nhand\n```\n\n```{publications} list.md\n```\n', 'list.md': YEARS}
    files['hand.md'] = YEARS
    settings: dict[str, object] = {'pubs_pages': ['hand'], 'pubs_people': PEOPLE, 'pubs_style': style}
    site = make_site(files, exclude_patterns=['_build', 'list.md'], **settings)
    built = site.build()
    assert built.warnings == ''
    html = built.text('hand.html')
    assert html.index('Some words') < html.index('class="pubs-legend"') < html.index('>2021<')
    own = '* equal contribution; ✉ corresponding author; member of the group'
    plain = unescape(re.sub(r'<[^>]+>', '', html)).replace('\xa0', ' ')
    # What the page says below its lists, it says once.
    assert re.findall(r'Authors: (.*)', plain) == ['member of the group'] and legends(html) == [''] * 3
    # A directive's list has its own, as before.
    assert legends(built.text('index.html')) == [f'Authors: {own}']
    whole = site.build('singlehtml').text('index.html')
    assert whole.count('class="pubs-legend"') == 2
    text = ' '.join(site.build('text').text('hand.txt').replace('\xa0', ' ').split())
    # A sign that plain text cannot print is another one there, which the page does not explain.
    sign = '' if style == 'as-written' else '† corresponding author; '
    assert f'Some words. Authors: {sign}**member of the group** 2021' in text
    assert text.count('Authors: ') == 1
    for builder in ('latex', 'epub', 'xml'):
        assert 'pubs' not in site.build(builder).warnings


def test_a_long_page_has_its_legend_as_well(make_site: Callable[..., Site]) -> None:
    """Lists of more than five hundred entries are put into the page when it is all but written."""
    many = '\n'.join(f'- Roe, J.✉ ({2020 - number % 2}). _On list {number}._ **KDD**.' for number in range(501))
    page = f'# P\n\n## A\n\n{many}\n\n## B\n\n- Roe, J. (2019). _On stones._ **KDD**.\n\n✉ corresponding author\n'
    # Readers of the page do not see front matter: the legend says it.
    page = f'---\nlegend: "✉ corresponding author"\n---\n\n{page.removesuffix("✉ corresponding author" + chr(10))}'
    html = make_site({'index.md': page}, pubs_pages=['index']).build().text('index.html')
    assert html.count('class="pubs-legend"') == 1 and html.count('aria-label="corresponding author"') == 501


def test_other_builders_have_the_same_with_signs_that_they_can_print(make_site: Callable[..., Site]) -> None:
    site = make_site(FILES, pubs_people=PEOPLE)
    text = ' '.join(site.build('text').text('index.txt').replace('\xa0', ' ').split())
    found = re.findall(r'Authors: (.*?)(?= B =| C =| D =|$)', text)
    assert found == [
        '* equal contribution; † corresponding author; **member of the group**',
        '* equal contribution; § student',
        '* equal contribution; ✉ corresponding author; **member of the group**',
    ]
    assert '* **Ito, M.***, Roe, J.*, & Ode, A.† (2020).' in text
    assert '**Contributions** Jane Roe: software' in text
    latex = site.build('latex')
    source = next(latex.outdir.glob('*.tex')).read_text(encoding='utf8')
    assert r'\sphinxstylestrong{Ito, M.}\DUrole{pubs-mark}{*}' in source
    for builder in ('man', 'texinfo', 'epub', 'dirhtml', 'singlehtml', 'xml'):
        assert 'pubs' not in site.build(builder).warnings


@pytest.mark.browser
def test_signs_are_read_aloud_behind_their_names(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[..., str]
) -> None:
    built = make_site(FILES, pubs_people=PEOPLE, html_theme='furo').build()
    browser.open(serve(built.outdir) + 'index.html')
    nodes = browser.driver.execute_cdp_cmd('Accessibility.getFullAXTree', {})['nodes']
    told = [
        str(node['name']['value'])
        for node in nodes
        if node.get('role', {}).get('value') in ('StaticText', 'image', 'img') and node.get('name', {}).get('value')
    ]
    start = told.index('Ito, M.')
    assert told[start : start + 6] == ['Ito, M.', 'equal contribution', ', ', 'Roe, J.', 'equal contribution', ', & ']
    for width in (1280, 390):
        browser.open(serve(built.outdir) + 'index.html', width)
        # A raised sign makes no line higher, and the legend stays within its column.
        entries = '[...document.querySelector(".pubs").querySelectorAll(".pubs-entry")]'
        heights = browser.evaluate(f'{entries}.map(one => one.getClientRects()[0].height)')
        line = float(browser.style('.pubs-entry', 'line-height').removesuffix('px'))
        assert all(abs(height / line - round(height / line)) < 0.05 for height in heights), (heights, line)
        assert browser.box('.pubs-legend')['right'] <= width
