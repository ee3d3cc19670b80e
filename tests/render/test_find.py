"""What the script works with is hidden, escaped, and ends where it should."""

from __future__ import annotations

import json
import re

import html5lib

from sphinxcontrib_pubs.render.find import CLOSE_TOOLS, Box, Choices, finder, open_tools

HOSTILE = '"></form></script><script>alert(1)</script><!--<script>&amp;\''


def parsed(html: str) -> html5lib.treebuilders.etree.Element:
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return document.find('body')


def test_no_text_leaves_its_place() -> None:
    choices = Choices('topic', HOSTILE, [('x', HOSTILE)], [(0,), ()])
    form = finder(Box(HOSTILE, HOSTILE), [choices], group=HOSTILE, count=HOSTILE, clear=HOSTILE)
    body = parsed(open_tools({'all': HOSTILE}) + form + CLOSE_TOOLS + '<p>after</p>')
    assert [child.tag for child in body] == ['div', 'p']
    tools = body[0]
    assert tools.get('data-all') == HOSTILE and tools.get('hidden') is not None
    assert [child.tag for child in tools] == ['span', 'form', 'script']
    box = tools.find('.//input')
    assert box is not None and box.get('placeholder') == box.get('aria-label') == HOSTILE
    facets = tools.find('.//div')
    assert facets is not None and (facets.get('role'), facets.get('aria-label')) == ('group', HOSTILE)
    (data,) = json.loads(tools[2].text or '')
    assert data == {'name': 'topic', 'label': HOSTILE, 'values': [['x', HOSTILE]], 'of': [0, -1]}


def test_an_entry_has_one_value_as_a_number_and_several_as_a_list() -> None:
    form = finder(
        None, [Choices('author', 'Author', [('a', 'A'), ('b', 'B')], [(1,), (0, 1), ()])], group='', count='', clear=''
    )
    data = re.search(r'<script type="application/json">(.*?)</script>', form)
    assert data is not None and json.loads(data[1])[0]['of'] == [1, [0, 1], -1]


def test_there_is_nothing_that_was_not_asked_for() -> None:
    assert '<input' not in finder(None, [], group='', count='', clear='')
    assert 'pubs-find__facets' not in finder(Box('a', 'b'), [], group='', count='', clear='')
    assert '<script' not in finder(Box('a', 'b'), [], group='', count='', clear='')
