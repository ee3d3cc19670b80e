"""Lists of a page within what its parser and the reader see differently: none of their words may go."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinxcontrib_pubs.sphinx_ext.pages import is_text_of
from tests.page_entries import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built, Site

ONE, TWO, THREE = (
    'Ito, M., & Roe, J. (2020). *On Lists of Lamps.* **KDD**.',
    'Roe, J., & Ito, M. (2019). *On Sets of Ropes.* **ICML**.',
    'Falk, B. (2018). *On Bags of Sand.* **ICLR**.',
)
INDENTED = f'    - {TWO}\n\n    - {THREE}\n'

#: Pages by what holds their lists, with how many entries stand on the page as a list of ours.
MARKDOWN = {
    'an admonition of another tool': (f'!!! success "In press"\n{INDENTED}\n## 2020\n\n- {ONE}\n', 1),
    'a closed one of another tool': (f'- {ONE}\n\n??? info "Older"\n\n{INDENTED}', 1),
    'a tab of another tool': (f'=== "2019"\n\n{INDENTED}\n=== "2020"\n\n    - {ONE}\n', 0),
    'a fence of tildes': (f'~~~{{note}}\n- {ONE}\n~~~\n\n- {TWO}\n\nWords.\n', 2),
    'a fence of backticks': (f'```{{note}}\n- {ONE}\n```\n\n- {TWO}\n\nWords.\n', 2),
    'HTML at the end of an item, before a heading': (
        f'- {ONE}\n  <div class="x"></div>\n# After\n\nWords.\n\n- {TWO}\n',
        1,
    ),
    'HTML at the end of each item': (f'- {ONE}\n  <div></div>\n- {TWO}\n  <div></div>\n- {THREE}\n\nWords.\n', 1),
    'an element that goes on with a paragraph': (f'- {ONE}\n  <div></div>\n\nWords.\n\n- {TWO}\n', 2),
    'a comment that is never closed in an item': (f'- {ONE}\n  <!-- later\n\n  more\n## After\n\nWords.\n', 1),
    'a comment in an item': (f'- {ONE}\n  <!-- later\n\n  more -->\n\n## After\n\nWords.\n', 1),
    'HTML at the end of a quoted item': (f'> - {ONE}\n>   <div></div>\n> # After\n> Words.\n\n- {TWO}\n', 1),
    'an admonition of another tool within an entry': (
        f'- {ONE}\n\n!!! quote "Datasets"\n\t    - Hal Blumen; **Roe, J.**;\n\n- {TWO}\n',
        1,
    ),
    'a fence that only its item closes': (f'- {ONE}\n  ```{{note}}\n  On paper.\n## After\n\nWords.\n', 0),
    'fences of both': (f'~~~{{note}}\n- {ONE}\n~~~\n\n```{{tip}}\n- {TWO}\n- {THREE}\n```\n\nWords.\n', 3),
    'a fence within a fence': (f'````{{note}}\n```{{tip}}\n- {ONE}\n```\n\n- {TWO}\n````\n', 2),
    'a fence within one of tildes': (f'~~~~{{note}}\n```{{tip}}\n- {ONE}\n- {TWO}\n```\n\nWords.\n~~~~\n', 2),
    'a fence within fences of both': (
        f'````{{note}}\n~~~{{tip}}\n```{{hint}}\n- {ONE}\n```\n~~~\n````\n\n- {TWO}\n',
        1,
    ),
    'a directive within an item': (f'- {ONE}\n\n  ```{{tip}}\n  - {TWO}\n  ```\n\n  Said at sea.\n\n- {THREE}\n', 2),
    'a directive with a title within an item': (
        f'- {ONE}\n\n  ```{{admonition}} Harbour\n  Pier.\n  ```\n\n  Said at sea.\n\n- {TWO}\n',
        1,
    ),
    'code within an item': (f'- {ONE}\n\n      > quayside\n\n  Said at sea.\n\n- {TWO}\n', 1),
    'a table within an item': (f'- Papers\n\n  | quay | quay |\n  |---|---|\n  | {ONE} | quay |\n\n- {TWO}\n', 2),
    'a footnote of a table': (
        f'| what | where |\n|---|---|\n| {ONE} [^1] | quay |\n| {TWO} | pier |\n\n[^1]: At sea.\n',
        0,
    ),
    'a footnote of a list within a list': (f'- Papers\n  - {ONE} [^1]\n  - {TWO}\n\n[^1]: Said at sea.\n', 1),
    'items below an entry that are none': (
        f'- {ONE}\n  1. {TWO}\n  2. Said again at the quay\n\n## 2018\n\n- {THREE}\n',
        1,
    ),
    'HTML that goes on in an item': (f'- {ONE}\n  </div>\n- Said at the quay\n', 0),
    'HTML that goes on behind an empty line': (f'- {ONE}\n\n  </div>\n- {TWO}\n', 1),
    'a footnote within an item': (f'- {ONE}\n\n  [^1]: Said at sea.\n\n- {TWO} [^1]\n- {THREE}\n', 1),
    'a footnote below a title': (
        '## On Lists [^1]\n\nIto, M. **KDD**, 2020.\n\n## On Sets of Ropes\n\nRoe, J. *ICML*, 2019\n\n[^1]: At sea.\n',
        0,
    ),
    'an address that has a name': (f'- {ONE}\n\n  [ship]: https://example.org\n\n- {TWO}\n\nA [ship].\n', 2),
    'a list right behind a quotation': (f'> :::{{div}} pier\n> - {ONE}\n- {TWO}\n', 2),
    'words that are shown as they are': (f'```{{parsed-literal}}\n- {ONE}\n```\n\n- {TWO}\n', 1),
    'a list in columns': (f'```{{hlist}}\n- {ONE}\n- {TWO}\n```\n\n- {THREE}\n', 1),
}
RESTRUCTUREDTEXT = {
    'words below it': (f'{ONE}\n\n    Introduces lamps.\n\n{TWO}\n\nWords.\n', 2),
    'several blocks below it': (f'{ONE}\n\n  Introduces lamps.\n\n  - At last.\n\n  -- Falk\n\nWords.\n', 1),
    'a field below it': (f'{ONE}\n\n  :lamps: twelve\n\n{TWO}\n', 2),
    'a list below words': (f'{ONE}\n\n  {TWO}\n\nWords.\n', 2),
    'an end of what holds it': (f'.. note::\n\n   - {ONE}\n\n- {TWO}\n\n{THREE}\n\nWords.\n', 3),
    'a directive within an entry': (
        f'- {ONE}\n\n  .. admonition:: Harbour\n\n     - {TWO}\n\n  Said at sea.\n\n- {THREE}\n',
        1,
    ),
    'a field and code within an entry': (
        f'- {ONE}\n\n  Harbour::\n\n    Pier\n\n  Said at sea.\n\n- {TWO}\n\n  :lamps: - {THREE}\n\n  Said again.\n',
        0,
    ),
    'a term with a list and words': (
        f'On Rope\n     - Ito, M.\n     - Shows all\n     - KDD, 2020\n\n  Said at sea.\n\nWords.\n\n- {TWO}\n',
        1,
    ),
    'a footnote within an entry': (f'- {ONE}\n\n  .. [1] Said at sea.\n\n- {TWO} [1]_\n- {THREE}\n', 0),
    'a target within an item': (f'- {ONE}\n\n  .. _ship: https://example.org\n\n- {TWO}\n\nA ship_.\n', 2),
    'the sign of a footnote': (f'- {ONE}\n\n  - Said [*]_\n\n- {TWO}\n\n.. [*] At sea.\n', 1),
    'columns of a list': (f'.. hlist::\n   :columns: 2\n\n   - {ONE}\n   - {TWO}\n\n- {THREE}\n', 1),
}


_NAMES = {
    **{f'm{number}.md': name for number, name in enumerate(MARKDOWN)},
    **{f'r{number}.rst': name for number, name in enumerate(RESTRUCTUREDTEXT)},
}


class Sites(NamedTuple):
    """The site of all pages, with lists that are read in place, and as the parsers alone make it."""

    read: Built
    plain: Built


@pytest.fixture(scope='module')
def sites(make_shared_site: Callable[..., Site]) -> Sites:
    files = {'index.md': '# Site\n\n```{toctree}\n:glob:\n\n*\n```\n'}
    for file, name in _NAMES.items():
        files[file] = f'# Papers\n\n{MARKDOWN[name][0]}' if name in MARKDOWN else _rst(RESTRUCTUREDTEXT[name][0])
    options = {'pubs_style': 'as-written', 'html_theme': 'basic', 'html_copy_source': False}
    read = make_shared_site(files, pubs_pages=['m*', 'r*'], **options).build()
    return Sites(read, make_shared_site(files, pubs_pages=[], **options).build())


def _rst(page: str) -> str:
    return f'Papers\n======\n\n{page}'


def words(html: str) -> set[str]:
    body = html[html.index('role="main"') : html.index('class="sphinxsidebar"')]
    return set(re.findall(r'[^\W_]+', unescape(re.sub('<[^>]*>', ' ', body))))


@pytest.mark.parametrize('file', _NAMES, ids=_NAMES.values())
def test_no_word_of_a_page_goes_with_what_holds_its_lists(file: str, sites: Sites) -> None:
    page = file.replace('.md', '.html').replace('.rst', '.html')
    assert words(sites.plain.text(page)) <= words(sites.read.text(page))


@pytest.mark.parametrize('file', _NAMES, ids=_NAMES.values())
def test_lists_stand_where_the_parser_of_the_page_sees_them(file: str, sites: Sites) -> None:
    html = sites.read.text(file.replace('.md', '.html').replace('.rst', '.html'))
    assert len(lines(html)) == {**MARKDOWN, **RESTRUCTUREDTEXT}[_NAMES[file]][1]
    assert 'publications-of-page' not in html


def test_no_list_in_place_brings_a_warning_of_its_own(sites: Sites) -> None:
    told = sites.read.warnings.splitlines()
    of_code = [line for line in told if '[pubs.list-in-code]' in line]
    assert [line for line in told if line not in of_code] == sites.plain.warnings.splitlines()
    # Two of these lists stay code, and that is told.
    assert [name in line for line, name in zip(of_code, ('m1.md:7:', 'm2.md:5:'), strict=True)] == [True, True]


def test_what_is_indented_below_a_list_stays_a_quotation(sites: Sites) -> None:
    for number in range(2):
        html = sites.read.text(f'r{number}.html')
        assert re.search(r'</section>\s*<blockquote>\s*<div>\s*<p>Introduces lamps\.', html), html


def test_a_list_behind_a_quotation_is_no_part_of_it(sites: Sites) -> None:
    html = sites.read.text(f'm{[*MARKDOWN].index("a list right behind a quotation")}.html')
    quotation = html[html.index('<blockquote') : html.index('</blockquote>')]
    assert lines(quotation) == ['Ito, M., & Roe, J. (2020). On Lists of Lamps. KDD.']


def test_a_list_stays_within_what_holds_it(sites: Sites) -> None:
    number = [*RESTRUCTUREDTEXT].index('an end of what holds it')
    html = sites.read.text(f'r{number}.html')
    note = html[html.index('class="admonition note"') :].partition('</section>\n</div>')[0]
    assert lines(note) == ['Ito, M., & Roe, J. (2020). On Lists of Lamps. KDD.']


def test_a_list_behind_two_colons_is_no_block_of_text(make_site: Callable[..., Site]) -> None:
    page = _rst(f'Ours are these::\n\n{ONE}\n\nWords.\n\n.. container::\n\n   {TWO}\n')
    html = make_site({'index.rst': page}, pubs_pages=['index']).build().text('index.html')
    assert 'publications-of-page' not in html and 'On Lists of Lamps' in html
    assert lines(html) == ['Roe, J., & Ito, M. (2019). On Sets of Ropes. ICML.']


def test_lines_below_a_list_of_one_line_keep_their_numbers(make_site: Callable[..., Site]) -> None:
    page = f'# Papers\n\nWords.\n\n- {ONE}\n  ```{{tip}}\n  Said at sea.\n  ```\n\n#### Deep\n'
    one, other = (make_site({'index.md': page}, pubs_pages=pages).build() for pages in (['index'], []))
    assert len(lines(one.text('index.html'))) == 1
    assert [re.search(r'index\.md:(\d+)', each.warnings)[1] for each in (one, other)] == ['10', '10']  # type: ignore[index]


def test_what_stands_for_something_else_on_the_page_is_left_to_it(make_site: Callable[..., Site]) -> None:
    matter = '---\nmyst:\n  substitutions:\n    harbour: Quayside\n---\n'
    page = f'{matter}# Papers\n\n- {ONE} At {{{{ harbour }}}}.\n- {TWO} Of the {{{{lab}}}}.\n- {THREE}\n'
    settings = {'myst_enable_extensions': ['substitution'], 'myst_substitutions': {'lab': 'Lantern'}}
    html = make_site({'index.md': page}, pubs_pages=['index'], **settings).build().text('index.html')
    assert len(lines(html)) == 1
    assert 'At Quayside.' in html and 'Of the Lantern.' in html and '{{' not in html


def test_no_list_is_made_where_the_parser_knows_no_directives(make_site: Callable[..., Site]) -> None:
    page = f'# Papers\n\n- {ONE}\n- {TWO}\n'
    built = make_site({'publications.md': page}, root_doc='publications', myst_commonmark_only=True).build()
    html = built.text('publications.html')
    assert lines(html) == []
    assert 'On Lists of Lamps' in html
    assert 'publications-of-page' not in html


TEMPLATES = """def setup(app):
    app.connect('source-read', fill_in, priority=%d)

def fill_in(app, docname, content):
    content[0] = '%% by a program\\n\\n' + content[0].replace('{{ venue }}', 'Harbour Days')
"""


@pytest.mark.parametrize('priority', [100, 500])
def test_a_page_is_read_as_other_extensions_leave_it(priority: int, make_site: Callable[..., Site]) -> None:
    page = f'# Papers\n\nOurs:\n\n- {ONE}\n- Roe, J. (2019). *On Sets of Ropes.* **{{{{ venue }}}}**.\n\nAnd no more.\n'
    site = make_site({'publications.md': page, 'conf.py': TEMPLATES % priority}, root_doc='publications')
    built = site.build()
    html = built.text('publications.html')
    assert lines(html) == [
        'Ito, M., & Roe, J. (2020). On Lists of Lamps. KDD.',
        'Roe, J. (2019). On Sets of Ropes. Harbour Days.',
    ]
    assert '<p>Ours:</p>' in html and '<p>And no more.</p>' in html
    assert built.warnings == ''
    site.write('other.md', '---\norphan: true\n---\n# Other\n')
    assert site.build().written == ['other']


@pytest.mark.parametrize(
    ('content', 'text', 'is_text'),
    [
        ('# Röe\n'.encode(), '# Röe\n', True),
        (b'\xef\xbb\xbf# R\r\n\r\n- x\r\n', '# R\n\n- x\n', True),
        ('# Röe – a\n'.encode('cp1252'), '# R?e ? a\n', True),  # as Sphinx up to 8 has it; from 9 on it stops there
        ('# Röe\n'.encode(), '# R?e\n', False),
        (b'# R\n', '# R\n\n', False),
    ],
)
def test_a_text_is_known_to_be_that_of_its_file(content: bytes, text: str, is_text: bool, tmp_path: Path) -> None:
    path = tmp_path / 'page.md'
    path.write_bytes(content)
    assert is_text_of(path, text) is is_text
