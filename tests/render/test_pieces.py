"""The pieces of HTML that a list is written in: what each says, and that it has nothing that it was not given."""

from __future__ import annotations

from html import escape

import html5lib
import pytest

from sphinxcontrib_pubs.format.parts_below import Part
from sphinxcontrib_pubs.model import Markup, PartialDate, Publication, SourceSpan, Span
from sphinxcontrib_pubs.render import html, layouts
from sphinxcontrib_pubs.render.item import Item

WORK = Publication('lamps', SourceSpan('a.md', 1), type='book', issued=PartialDate(2021), abstract=('We light.',))
LINE: Markup = (
    Span('span', ('Ito, M.',), classes=('pubs-author',)),
    ' (',
    Span('span', ('2021',), classes=('pubs-year',)),
    '). ',
    Span('emphasis', ('Lamps',), classes=('pubs-title',)),
    '. ',
    Span('strong', ('KDD',), classes=('pubs-venue',)),
    '.',
)


def opening(text: str) -> str:
    return text[: text.index('>') + 1]


@pytest.mark.parametrize(
    ('item', 'expected'),
    [
        (Item(WORK, LINE, 'pub-a'), '<li class="pubs-entry" id="pub-a" data-year="2021" data-type="book">'),
        (
            Item(WORK, LINE, 'pub-a', 3),
            '<li class="pubs-entry" id="pub-a" data-year="2021" data-type="book" value="3">',
        ),
        (Item(Publication('b', SourceSpan('a.md', 1)), LINE, 'pub-b'), '<li class="pubs-entry" id="pub-b">'),
    ],
)
def test_an_entry_tells_scripts_its_year_its_type_and_its_number(item: Item, expected: str) -> None:
    assert opening(html.render_entry(item)) == expected


def test_an_entry_has_what_its_list_gives_it() -> None:
    item = Item(WORK, LINE, 'pub-a')
    written = html.render_entry(item, permalink='Link "here"', show=(), modifier='new', before='<img />')
    assert written.startswith('<li class="pubs-entry new" id="pub-a" data-year="2021" data-type="book"><img /><span')
    assert '<a class="pubs-permalink" href="#pub-a" aria-label="Link &quot;here&quot;"></a>' in written
    assert 'pubs-abstract' not in written
    plain = html.render_entry(item)
    assert 'pubs-permalink' not in plain and '<details class="pubs-abstract">' in plain


def test_files_are_taken_away_and_feeds_are_opened() -> None:
    files = [html.FileLink('BibTeX', 'a.bib', 'text/x'), html.FileLink('Atom', 'a.atom', 'text/a', is_feed=True)]
    assert html.download_links([('Download', files)]) == (
        '<p class="pubs-downloads"><span class="pubs-downloads__group">Download: '
        '<a class="pubs-download" href="a.bib" type="text/x" download="">BibTeX</a> '
        '<a class="pubs-download" href="a.atom" type="text/a">Atom</a></span></p>\n'
    )


def test_files_say_of_what_they_are() -> None:
    of_group = html.FileLink('RIS', 'a.ris', 'text/x', of='"2021"')
    of_site = html.FileLink('YAML', 'b.yaml', 'text/y')
    written = html.download_links([('Nothing', []), ('Download', [of_group]), ('All', [of_site])], '2 works')
    assert 'Nothing' not in written
    assert ' download="" aria-label="RIS, &quot;2021&quot;">RIS</a>' in written
    # Of the first files alone it is said what they hold.
    assert 'Download<span class="pubs-downloads__whole"> (2 works)</span>: ' in written
    assert '<span class="pubs-downloads__group">All: <a' in written
    assert html.download_links([('Nothing', [])], '2 works') == ''


@pytest.mark.parametrize(
    ('number', 'descending', 'layout', 'expected'),
    [
        (0, True, 'list', ('<ul class="pubs-list">', '</ul>')),
        (0, False, 'cards', ('<ul class="pubs-list pubs-list--cards">', '</ul>')),
        (4, False, 'list', ('<ol class="pubs-list" start="4">', '</ol>')),
        (4, True, 'timeline', ('<ol class="pubs-list pubs-list--timeline" start="4" reversed="reversed">', '</ol>')),
    ],
)
def test_a_list_is_numbered_where_its_first_entry_has_a_number(
    number: int, descending: bool, layout: str, expected: tuple[str, str]
) -> None:
    opened = html.open_list(number, descending=descending, layout=layout)
    assert (opened.rstrip('\n'), html.close_list(number).rstrip('\n')) == expected


def test_links_to_groups_have_the_counts_that_are_shown() -> None:
    assert html.jump_list([('A & B', 'a', 3), ('C', 'c', 0)], 'Groups') == (
        '<nav class="pubs-jump-list" aria-label="Groups"><ul>\n'
        '<li><a href="#a">A &amp; B</a> <span class="pubs-group__count">(3)</span></li>\n'
        '<li><a href="#c">C</a></li>\n</ul></nav>\n'
    )


@pytest.mark.parametrize(('level', 'tag'), [(0, 'h1'), (1, 'h1'), (3, 'h3'), (6, 'h6'), (7, 'h6')])
def test_a_group_has_a_heading_of_its_level(level: int, tag: str) -> None:
    assert html.open_group('T', 'i', level, '<a></a>', 2) == (
        f'<div class="pubs-group" id="i">\n<{tag} class="pubs-group__heading">T '
        f'<span class="pubs-group__count">(2)</span><a></a></{tag}>\n'
    )


def test_lists_that_are_searched_together_say_so() -> None:
    assert opening(html.open_section([], [], 'a"b')) == (
        '<section class="pubs tex2jax_ignore mathjax_ignore" data-page="a&quot;b">'
    )


def test_a_picture_has_the_room_that_it_takes_where_that_is_known() -> None:
    known, unknown = layouts.Picture('a.png', 'A "lamp"', 32, 18), layouts.Picture('a.png', '')
    assert layouts.thumbnail(None) == ''
    assert layouts.thumbnail(known, 'top') == (
        '<img class="pubs-thumbnail top" src="a.png" alt="A &quot;lamp&quot;" width="32" height="18"'
        ' loading="lazy" decoding="async" />'
    )
    assert layouts.thumbnail(unknown) == (
        '<img class="pubs-thumbnail" src="a.png" alt="" loading="lazy" decoding="async" />'
    )


@pytest.mark.parametrize('number', [0, 7])
def test_a_card_has_each_part_of_the_line_in_its_place(number: int) -> None:
    written = layouts.render_card(Item(WORK, LINE, 'pub-a', number), permalink='Link', picture=None)
    tree = html5lib.parseFragment(written, namespaceHTMLElements=False)
    texts = {
        each.get('class', '').split()[1]: ''.join(each.itertext())
        for each in tree.iter('div')
        if 'field' in each.get('class', '')
    }
    assert texts == {
        'pubs-field--title': '7. Lamps' if number else 'Lamps',
        'pubs-field--authors': 'Ito, M.',
        'pubs-field--place': '2021 · KDD.',
    }
    (entry,) = tree
    assert entry.get('value') == (str(number) if number else None)
    assert entry.get('data-citation') == 'Ito, M. (2021). Lamps. KDD.'
    assert 'pubs-permalink' in written and 'pubs-abstract' in written
    assert 'pubs-abstract' not in layouts.render_card(Item(WORK, LINE, 'pub-a', number), show=())
    assert 'pubs-permalink' not in layouts.render_card(Item(WORK, LINE, 'pub-a', number))


def test_a_row_has_the_columns_of_its_table() -> None:
    headings = {name: str(heading) for name, heading in layouts.COLUMNS.items()}
    columns = ['number', 'title', 'place']
    table = layouts.open_table(columns, 'All "works"', headings)
    table += layouts.render_row(Item(WORK, LINE, 'pub-a', 7), columns=columns, headings=headings, permalink='Link')
    tree = html5lib.parseFragment(table + layouts.CLOSE_TABLE, namespaceHTMLElements=False)
    (outer,) = tree
    assert outer.get('aria-label') == 'All "works"'
    assert [each.text for each in tree.iter('th')] == ['No.', 'Title', 'Published in']
    cells = list(tree.iter('td'))
    assert [each.get('data-label') for each in cells] == ['No.: ', 'Title: ', 'Published in: ']
    assert [''.join(each.itertext()) for each in cells] == ['7', 'LampsAbstractWe light.', 'KDD.']
    assert '<a class="pubs-permalink" href="#pub-a" aria-label="Link"></a>' in table
    (row,) = (each for each in tree.iter('tr') if each.get('id'))
    assert row.get('data-citation') == 'Ito, M. (2021). Lamps. KDD.'
    assert row.get('value') is None  # which a row cannot have


@pytest.mark.parametrize(('count', 'heard'), [(1, '1 more author'), (3, '3 more authors')])
def test_names_that_are_folded_open_by_how_many_they_are(count: int, heard: str) -> None:
    folded = Span('folded', ('Roe, J.',), classes=('pubs-more',), attributes=(('count', str(count)),))
    assert html.render_markup((folded,)) == (
        f'<details class="pubs-more"><summary aria-label="{heard}" data-label="… {count} more"></summary>'
        'Roe, J.</details>'
    )


def test_bibtex_stands_as_it_is_written_from_left_to_right() -> None:
    work = WORK._replace(abstract=(), extra=(('bibtex', '@book{a,\n  title = {"A"}}'),))
    assert html.render_entry(Item(work, ('A.',), 'a')).endswith(
        'A.<details class="pubs-bibtex"><summary>BibTeX</summary><pre dir="ltr">@book{a,\n  title = {"A"}}</pre>'
        '</details></li>\n'
    )


def test_quotation_marks_in_a_text_are_its_own() -> None:
    """Only attributes need them escaped, and a long page is made of texts."""
    text = 'f\'("a")'
    quoted = Span('span', (text,), classes=('x',))
    assert html.render_markup((quoted, Span('math', ("f'",)), Span('math', ("f'$",)))) == (
        f'<span class="x">{text}</span>'
        '<span class="math notranslate nohighlight tex2jax_process mathjax_process">\\(f\'\\)</span>'
        '<code class="pubs-formula">$f\'$$</code>'
    )
    assert f'>{text}</a>' in html.jump_list([(text, 'a', 0)], '')
    assert f'>{text}</th>' in layouts.open_table(['year'], '', {'year': text})
    assert f'<summary>{text}</summary>' in html.render_parts([Part('notes', text, ('a',))])


@pytest.mark.parametrize('sign', ['&', '<', '>'])
def test_a_sign_of_markup_in_a_text_is_a_sign(sign: str) -> None:
    text = f'a {sign} b'
    spans = Span('span', (text,), classes=('x',)), Span('emphasis', (text,))
    assert (
        html.render_markup((text, *spans))
        == f'{escape(text)}<span class="x">{escape(text)}</span><em>{escape(text)}</em>'
    )


def test_keywords_stand_by_themselves_where_there_is_no_abstract() -> None:
    work = WORK._replace(abstract=(), keywords=('lamps', 'oil'))
    assert '<details class="pubs-abstract"><summary>Keywords</summary><p class="pubs-keywords">lamps, oil</p>' in (
        html.render_entry(Item(work, LINE, 'a'))
    )
