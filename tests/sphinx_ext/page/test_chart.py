"""The chart above a list: what it counts, where its columns lead, and what stands for it in other builders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

LIST = """- Ito, M. (2018). _On lists of words._ **KDD**.
- Roe, J. (2020). _On lists of stones._ **KDD**.
- Roe, J. (2020). _On lists of lamps._ **CHI**.
- Wu, B. (in press). _On lists of wicks._ **KDD**.
"""


def page(*options: str) -> str:
    return '\n'.join(['# Papers', '', '```{publications} list.txt', *options, '```', ''])


def numbers(html: str) -> list[str]:
    return re.findall(r'<li>(?:<a href="[^"]*">)?([^<]*)', html[html.index('<figure') : html.index('</figure>')])


def picture(html: str) -> ET.Element:
    found = re.search(r'<svg class="pubs-chart__picture".*?</svg>', html, re.DOTALL)
    assert found is not None
    return ET.fromstring(found[0])


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site({'index.md': page(':chart: year'), 'list.txt': LIST})


def test_years_are_columns_and_numbers_at_once(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert numbers(html) == ['2018: 1 publication', '2020: 2 publications', 'without a year (1)']
    svg = picture(html)
    assert (svg.get('role'), svg.get('aria-label')) == ('img', 'Publications by year: 2018–2020')
    columns = [each for each in svg.iter('rect') if each.get('class') == 'pubs-chart__column']
    heights = [float((each.get('height') or '').rstrip('%')) for each in columns]
    # 2019 has room, and nothing in it.
    assert len(columns) == 2 and heights[1] == pytest.approx(2 * heights[0], abs=0.01)
    assert [each.text for each in svg.iter('text') if each.get('class') == 'pubs-chart__year'] == [
        '2018',
        '2019',
        '2020',
    ]
    assert 'pubs-chart.css' in html
    assert html.index('<figure') < html.index('pubs-list')


def test_without_a_style_sheet_it_is_a_chart_still(site: Site) -> None:
    """Some themes link no style sheets but their own, and what is not told to be empty is black."""
    site.write('index.md', page(':chart: year', ':group-by: year'))
    svg = picture(site.build().text('index.html'))
    assert (svg.get('fill'), svg.get('text-anchor')) == ('currentColor', 'middle')
    assert [each.get('fill') for each in svg.iter('rect') if each.get('class') == 'pubs-chart__room'] == ['none'] * 2


def test_what_is_counted_is_what_is_shown(site: Site) -> None:
    site.write('index.md', page(':chart:', ':filter: venue == "KDD"', ':limit: 2'))
    assert numbers(site.build().text('index.html')) == ['2018: 1 publication', '2020: 1 publication']


@pytest.mark.parametrize('title', ['# Papers\n\n## All', '# Papers'])
def test_where_years_are_groups_columns_lead_there(site: Site, title: str) -> None:
    site.write('index.md', page(':chart: year', ':group-by: year, type').replace('# Papers', title))
    html = site.build().text('index.html')
    svg = picture(html)
    assert svg.get('role') == 'group'
    links = [(each.get('href'), each.get('aria-label')) for each in svg.iter('a')]
    assert links == [('#pubs-year-2018', '2018: 1 publication'), ('#pubs-year-2020', '2020: 2 publications')]
    assert 'href="#pubs-year-2020">2020: 2 publications</a></li>' in html
    assert all(html.count(f'id="{(link or "#")[1:]}"') == 1 for link, _ in links)


def test_where_years_are_groups_of_groups_they_lead_nowhere(site: Site) -> None:
    site.write('index.md', page(':chart: year', ':group-by: venue, year'))
    assert picture(site.build().text('index.html')).find('.//a') is None


def test_many_columns_are_too_narrow_to_be_hit_and_the_numbers_lead_there(site: Site) -> None:
    site.write('list.txt', ''.join(f'- Ito, M. ({year}). _On {year}._ **KDD**.\n' for year in range(1990, 2010)))
    site.write('index.md', page(':chart: year', ':group-by: year'))
    html = site.build().text('index.html')
    assert picture(html).get('role') == 'img' and picture(html).find('.//a') is None
    assert 'href="#pubs-year-1990">1990: 1 publication</a></li>' in html


@pytest.mark.parametrize(('builder', 'name'), [('html', 'index.html'), ('xml', 'index.xml')])
@pytest.mark.parametrize('options', [(':filter: year is None',), (':limit: 0',)])
def test_a_list_without_any_year_has_no_chart(site: Site, builder: str, name: str, options: tuple[str, ...]) -> None:
    site.write('index.md', page(':chart: year', *options))
    text = site.build(builder).text(name)
    assert not re.search('<figure|by year|class(es)?="pubs-chart', text)


def test_a_page_without_a_chart_pays_nothing_for_it(site: Site) -> None:
    site.write('index.md', page(':chart: none'))
    html = site.build().text('index.html')
    assert 'pubs-chart' not in html


@pytest.mark.parametrize(('builder', 'name'), [('text', 'index.txt'), ('epub', 'index.xhtml'), ('xml', 'index.xml')])
def test_other_builders_have_a_line(site: Site, builder: str, name: str) -> None:
    built = site.build(builder, version='1', copyright='us')
    assert built.warnings == ''
    text = built.text(name)
    assert 'Publications by year: 2018 (1), 2020 (2), without a year (1)' in text and '<svg' not in text


@pytest.mark.parametrize('layout', ['cards', 'table', 'timeline'])
def test_every_layout_may_have_one(site: Site, layout: str) -> None:
    site.write('index.md', page(':chart: year', f':layout: {layout}'))
    assert len(numbers(site.build().text('index.html'))) == 3


def test_long_lists_have_one_as_well(site: Site) -> None:
    site.write('list.txt', ''.join(f'- Ito, M. (2001). _On the number {number}._ **KDD**.\n' for number in range(600)))
    assert numbers(site.build().text('index.html')) == ['2001: 600 publications']


def test_a_mistyped_value_is_told(site: Site) -> None:
    site.write('index.md', page(':chart: yaer'))
    assert "option 'chart': no chart is called 'yaer' (did you mean year?)" in site.build().warnings
