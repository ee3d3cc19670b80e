"""One markup, two outputs: HTML text and docutils nodes."""

from __future__ import annotations

from html import escape

import pytest
from docutils import nodes

from sphinxcontrib_pubs.model import Publication, SourceSpan, Span, is_safe_url, plain_text
from sphinxcontrib_pubs.render.html import open_group, open_section, permalink, render_entry, render_markup
from sphinxcontrib_pubs.render.item import Item
from sphinxcontrib_pubs.render.nodes import entry_node, group_node, inline_nodes, legend_node, list_node

EVERYTHING = (
    'a < b & "c" ',
    Span('emphasis', ('On ', Span('strong', ('Lists',))), classes=('pubs-title',)),
    Span('quoted', ('q',)),
    Span('superscript', ('2',)),
    Span('subscript', ('3',)),
    Span('underline', ('u',)),
    Span('deleted', ('d',)),
    Span('small_caps', ('s',)),
    Span('code', ('<c>',)),
    Span('math', ('x<1',)),
    Span('line_break', ()),
    Span('link', ('DOI',), target='https://doi.org/10.1/"x"&y', attributes=(('data-kind', 'doi'),)),
)


def test_html_has_an_element_for_each_kind() -> None:
    assert render_markup(EVERYTHING) == (
        'a &lt; b &amp; "c" <em class="pubs-title">On <strong>Lists</strong></em>“q”<sup>2</sup><sub>3</sub>'
        '<u>u</u><s>d</s><span class="pubs-small-caps">s</span><code>&lt;c&gt;</code>'
        '<span class="math notranslate nohighlight tex2jax_process mathjax_process">\\(x&lt;1\\)</span><br />'
        '<a href="https://doi.org/10.1/%22x%22&amp;y" data-kind="doi">DOI</a>'
    )


def test_nodes_say_the_same_words() -> None:
    paragraph = nodes.paragraph('', '', *inline_nodes(EVERYTHING))
    assert paragraph.astext() == plain_text(EVERYTHING).replace('\n', ' ')
    assert [node['classes'] for node in paragraph.findall(nodes.emphasis)] == [['pubs-title']]
    assert [node['refuri'] for node in paragraph.findall(nodes.reference)] == ['https://doi.org/10.1/%22x%22&y']


HOSTILE = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\x01javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    ' ' * 500 + 'javascript:alert(1)',
]


@pytest.mark.parametrize('url', HOSTILE)
def test_an_unsafe_address_never_becomes_a_link(url: str) -> None:
    markup = (Span('link', ('here',), target=url),)
    assert render_markup(markup) == 'here'
    assert [type(node) for node in inline_nodes(markup)] == [nodes.Text]


@pytest.mark.parametrize(
    'url',
    ['https://a.example/b:c', 'paper.pdf', '../a/b.pdf', '/a', '#a', 'mailto:a@b.example', 'ftp://a.example', '//a'],
)
def test_an_ordinary_address_is_safe(url: str) -> None:
    assert is_safe_url(url)


def test_every_value_of_an_entry_is_escaped() -> None:
    publication = Publication(key='k', source=SourceSpan(file='a.md', line=3), type='"><script>')
    html = render_entry(Item(publication, ('<script>',), 'a"b'))
    assert html == '<li class="pubs-entry" id="a&quot;b" data-type="&quot;&gt;&lt;script&gt;">&lt;script&gt;</li>\n'
    group = open_group('<b>', 'x"y', 9, permalink('x"y', '¶', 'a "b"'))
    assert group == (
        '<div class="pubs-group" id="x&quot;y">\n<h6 class="pubs-group__heading">&lt;b&gt;'
        '<a class="headerlink" href="#x&quot;y" title="a &quot;b&quot;">¶</a></h6>\n'
    )
    assert (
        open_section(['x"y'], ['z"'])
        == '<section class="pubs x&quot;y tex2jax_ignore mathjax_ignore">\n<span id="z&quot;"></span>'
    )


def test_a_node_names_the_place_of_its_entry() -> None:
    publication = Publication(key='k', source=SourceSpan(file='a.md', line=3))
    item = entry_node(Item(publication, (Span('link', ('a',), target='b'),), 'pub-k'), source='/docs/a.md')
    paragraph = item[0]
    assert isinstance(paragraph, nodes.paragraph)
    assert (paragraph.source, paragraph.line, paragraph['translatable']) == ('/docs/a.md', 3, False)
    assert next(iter(item.findall(nodes.reference))).line == 3
    assert next(iter(item.findall(nodes.target)))['ids'] == ['pub-k']


@pytest.mark.parametrize(('text', 'formulas'), [('$x^2$', ['x^2']), ('$x$$y$', ['x', 'y']), ('x^2', ['x^2'])])
def test_the_dollar_signs_of_a_source_are_no_part_of_its_formula(text: str, formulas: list[str]) -> None:
    markup = (Span('math', (text,)),)
    assert render_markup(markup).count('<span class="math') == len(formulas)
    assert all(f'\\({formula}\\)' in render_markup(markup) for formula in formulas)
    assert [node.astext() for node in inline_nodes(markup)] == formulas


def test_the_abstract_and_the_keywords_stand_below_the_line() -> None:
    publication = Publication(
        key='k', source=SourceSpan(file='a.md', line=3), abstract=('We <show>.',), keywords=('a & b', 'c')
    )
    assert render_entry(Item(publication, ('A title.',), 'k')).endswith(
        'A title.<details class="pubs-abstract"><summary>Abstract</summary><p>We &lt;show&gt;.</p>'
        '<p class="pubs-keywords">Keywords: a &amp; b, c</p></details></li>\n'
    )
    item = entry_node(Item(publication, ('A title.',), 'k'), source='a.md')
    assert [each.astext() for each in item] == ['A title.', 'Abstract We <show>.', 'Keywords a & b, c']


@pytest.mark.parametrize('text', ['$5 and', r'\href{javascript:a}{<b>}', 'x^^5c', r'\left(x', '50%'])
def test_what_is_no_mathematics_is_shown_as_it_is_written(text: str) -> None:
    markup = (Span('math', (text,)),)
    assert render_markup(markup) == f'<code class="pubs-formula">${escape(text)}$</code>'
    assert [type(each) for each in inline_nodes(markup)] == [nodes.literal]


def test_entries_are_one_list_and_one_each_where_their_numbers_go_down() -> None:
    def items() -> list[nodes.list_item]:
        return [nodes.list_item('', nodes.paragraph('', text)) for text in 'abc']

    (plain,) = list_node(items())
    assert isinstance(plain, nodes.bullet_list)
    assert (plain['classes'], len(plain)) == (['pubs-list'], 3)
    (numbered,) = list_node(items(), 4)
    told = {'enumtype': 'arabic', 'prefix': '', 'suffix': '.', 'start': 4, 'classes': ['pubs-list']}
    assert isinstance(numbered, nodes.enumerated_list)
    assert {name: numbered[name] for name in told} == told
    down = list_node(items(), 9, descending=True)
    assert [(each['start'], each.astext()) for each in down if isinstance(each, nodes.Element)] == [
        (9, 'a'),
        (8, 'b'),
        (7, 'c'),
    ]


def test_translators_are_given_nothing_of_a_list() -> None:
    work = Publication(key='k', source=SourceSpan('a.md', 1), abstract=('We.',), extra=(('bibtex', '@misc{k}'),))
    ours = [legend_node(('Signs.',)), entry_node(Item(work, ('A.',), 'k'), source='a.md')]
    ours += group_node('2021', 'y', (), 3)
    told = [each for node in ours for each in node.findall(nodes.TextElement) if not isinstance(each, nodes.Inline)]
    assert [type(each).__name__ for each in told] == ['paragraph', 'paragraph', 'paragraph', 'literal_block', 'rubric']
    assert [each['translatable'] for each in told] == [False] * 5
    assert [each['classes'] for each in told] == [
        ['pubs-legend'],
        [],
        ['pubs-abstract'],
        ['pubs-bibtex'],
        ['pubs-group__heading'],
    ]
    assert told[-1].astext() == '2021 (3)'
    assert group_node('2021', 'y', ())[0].astext() == '2021'


def test_an_address_has_no_sign_that_none_may_have() -> None:
    target = 'https://quay.example/a b|c{d}"<e>`^\\f?g=1&h=%20#i'
    html = render_markup((Span('link', ('Lamps',), target),))
    address = 'https://quay.example/a%20b%7Cc%7Bd%7D%22%3Ce%3E%60%5E%5Cf?g=1&amp;h=%20#i'
    assert html == f'<a href="{address}">Lamps</a>'
