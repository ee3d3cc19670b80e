"""What stands for a list in builders that write no HTML: what it was asked for, and nothing for what it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases

BIB = """@article{lamps, author = {Quist, Rosa and Bell, Ada}, title = {On lamps}, journal = {Harbour}, year = {2024},
  abstract = {We light them.}, author+an = {1=equal; 2=equal}, doi = {10.5555/lamps}}
@article{oil, author = {Wu, Bo}, title = {On oil}, journal = {Harbour}, year = {2023},
  abstract = {We pour it.}, doi = {10.5555/oil}}
"""
HAND = '- Quist, R. (2021). *On wicks.* **KDD**.\n- Bell, A. (2020). *On oil.* **KDD**.\n'


def page(options: str) -> str:
    # Below words in a quotation there can be no sections: the groups have rubrics.
    directive = '\n'.join(f'> {line}' for line in ('```{publications} refs.bib', *options.split('\n'), '```'))
    return f'---\norphan: true\n---\n\n# Papers\n\n{directive}\n'


FILES = {
    'index.md': '# Site\n\n```{toctree}\nhand\nciting\n```\n',
    'refs.bib': BIB,
    'bare.md': page(':group-by: year\n:show: none\n:links: none\n:filter: year == 2023'),
    'full.md': page(':group-by: year\n:counts:\n:show: abstract, bibtex\n:chart: year\n:numbering: descending'),
    'hand.md': f'# By hand\n\n## New\n\n{HAND}\n## Old\n\n{HAND.replace("202", "201")}',
    'citing.md': '# Citing\n\nAs {pub:t}`oil` says.\n',
}


@pytest.fixture(scope='module')
def built(make_shared_site: Callable[..., Site]) -> Built:
    return make_shared_site(FILES, pubs_pages=['hand']).build('xml')


@pytest.fixture
def tree(built: Built) -> Callable[[str], ET.Element]:
    return lambda name: ET.fromstring(built.text(f'{name}.xml'))


def texts(tree: ET.Element, tag: str, name: str = '') -> list[str]:
    """The texts of the elements of a class, in their order."""
    found = (each for each in tree.iter(tag) if name in each.get('classes', '').split() or not name)
    return [' '.join(''.join(each.itertext()).split()) for each in found]


def test_nothing_is_warned_of(built: Built) -> None:
    assert built.warnings == ''


@pytest.mark.parametrize('name', ['bare', 'full', 'hand'])
def test_no_paragraph_is_empty(name: str, tree: Callable[[str], ET.Element]) -> None:
    assert len(texts(tree(name), 'list_item')) >= 1
    assert '' not in texts(tree(name), 'paragraph')


def test_a_list_has_no_more_than_it_was_asked_for(tree: Callable[[str], ET.Element]) -> None:
    bare = tree('bare')
    assert texts(bare, 'rubric') == ['2023']
    assert texts(bare, 'paragraph', 'pubs-abstract') == texts(bare, 'literal_block') == []
    assert texts(bare, 'paragraph', 'pubs-legend') == texts(bare, 'paragraph', 'pubs-chart') == []


def test_a_list_has_what_it_was_asked_for(tree: Callable[[str], ET.Element]) -> None:
    full = tree('full')
    assert texts(full, 'rubric') == ['2024 (1)', '2023 (1)']
    assert texts(full, 'paragraph', 'pubs-abstract') == [
        'Abstract We light them.',
        'Abstract We pour it.',
    ]
    assert [each.split('{')[1].split(',')[0] for each in texts(full, 'literal_block')] == ['lamps', 'oil']
    assert texts(full, 'paragraph', 'pubs-legend') == ['Authors: * equal contribution']
    assert texts(full, 'paragraph', 'pubs-chart') == ['Publications by year: 2023 (1), 2024 (1)']
    # No list of docutils counts down: each entry is one of its own.
    assert [each.get('start') for each in full.iter('enumerated_list')] == ['2', '1']


def test_an_entry_says_where_it_is_cited_and_leads_there(tree: Callable[[str], ET.Element]) -> None:
    bare = tree('bare')
    assert texts(bare, 'inline', 'pubs-cited-in') == ['Cited in Citing.']
    (place,) = (each for each in bare.iter('reference') if ''.join(each.itertext()) == 'Citing')
    assert place.get('refuri') == 'citing#pubs-cite-citing-1'
    assert place.get('internal') in ('1', 'True')  # as docutils 0.22 and those before it write what is true


def test_a_page_written_by_hand_has_its_lists_and_no_legend_of_nothing(tree: Callable[[str], ET.Element]) -> None:
    hand = tree('hand')
    assert len(texts(hand, 'list_item', 'pubs-entry')) == 4
    assert texts(hand, 'paragraph', 'pubs-legend') == []
