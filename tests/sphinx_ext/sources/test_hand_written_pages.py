"""Pages with lists written by hand, read in place."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import html5lib
import pytest

from tests.page_entries import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from tests.conftest import Site

INDEX = '# Site\n\n```{toctree}\npublications\n```\n'
ENTRIES = ['Ito, M., & Roe, J. (2020). _On Lists._ **KDD**.', 'Roe, J., & Ito, M. (2019). _On Sets._ **ICML**.']
LINES = ['Ito, M., & Roe, J. (2020). On Lists. KDD.', 'Roe, J., & Ito, M. (2019). On Sets. ICML.']

#: A page whose last line is a broken reference, on a line that must keep its number.
PAGES = {
    'one list': f'# Papers\n\n- {ENTRIES[0]}\n- {ENTRIES[1]}\n\n[](#lost)\n',
    'a list under each heading': f'# Papers\n\n## 2020\n\n- {ENTRIES[0]}\n\n## 2019\n\n- {ENTRIES[1]}\n\n[](#lost)\n',
    'headings without an empty line': f'# Papers\n## 2020\n- {ENTRIES[0]}\n\n## 2019\n- {ENTRIES[1]}\n\n[](#lost)\n',
    'prose around it': f'# Papers\n\nOur papers.\n\n* {ENTRIES[0]}\n\n* {ENTRIES[1]}\n\nWrite to us. [](#lost)\n',
    'a numbered list': f'# Papers\n\n1. {ENTRIES[0]}\n2. {ENTRIES[1]}\n\n[](#lost)\n',
    'windows line ends': f'# Papers\n\n- {ENTRIES[0]}\n- {ENTRIES[1]}\n\n[](#lost)\n'.replace('\n', '\r\n'),
}


@pytest.mark.parametrize('case', PAGES)
def test_lists_are_read_in_place(case: str, make_site: Callable[..., Site]) -> None:
    page = PAGES[case]
    built = make_site({'index.md': INDEX, 'publications.md': page.encode()}).build()
    html = built.text('publications.html')
    assert lines(html) == LINES
    number = (
        page.replace('\r\n', '\n').split('\n').index(next(line for line in page.splitlines() if 'lost' in line)) + 1
    )
    assert re.findall(r'publications\.md:(\d+): WARNING', built.warnings) == [str(number)]
    assert html.count('Ito, M.') == 2


def test_prose_stays_prose(make_site: Callable[..., Site]) -> None:
    html = make_site({'index.md': INDEX, 'publications.md': PAGES['prose around it']}).build().text('publications.html')
    assert '<p>Our papers.</p>' in html
    assert html.index('Our papers') < html.index('On Lists') < html.index('Write to us')


def test_other_lists_are_left_alone(make_site: Callable[..., Site]) -> None:
    page = f'# Papers\n\n- Write to us\n- To be added.\n\n## 2020\n\n- {ENTRIES[0]}\n'
    html = make_site({'index.md': INDEX, 'publications.md': page}).build().text('publications.html')
    assert '<li><p>Write to us</p></li>' in html
    assert lines(html) == LINES[:1]


def test_lists_of_a_page_in_restructuredtext_are_read_in_place(make_site: Callable[..., Site]) -> None:
    entries = [entry.replace('_', '*') for entry in ENTRIES]
    page = f'Papers\n======\n\nOur papers.\n\n- {entries[0]}\n\n- {entries[1]}\n\n:ref:`lost`\n'
    built = make_site({'index.md': INDEX, 'publications.rst': page}).build()
    assert lines(built.text('publications.html')) == LINES
    assert re.findall(r'publications\.rst:(\d+): WARNING', built.warnings) == ['10']


def test_pages_are_named_by_globs(make_site: Callable[..., Site]) -> None:
    files = {'index.md': INDEX.replace('publications', 'lab/papers'), 'lab/papers.md': PAGES['one list']}
    assert lines(make_site(files).build().text('lab/papers.html')) == []
    assert lines(make_site(files, pubs_pages=['lab/*']).build().text('lab/papers.html')) == LINES


def test_no_page_is_touched_where_none_is_named(make_site: Callable[..., Site], seed: str) -> None:
    built = make_site({'index.md': INDEX, 'publications.md': seed}, pubs_pages=[]).build()
    assert lines(built.text('publications.html')) == []
    assert 'pubs.css' not in built.text('publications.html')


def test_the_style_sheet_is_linked_where_a_list_stands(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': INDEX, 'publications.md': PAGES['one list']}).build()
    assert 'pubs.css' in built.text('publications.html')
    assert 'pubs.css' not in built.text('index.html')
    assert (built.outdir / '_static' / 'pubs.css').is_file()


def test_a_source_that_is_a_document_needs_no_toctree(make_site: Callable[..., Site], seed: str) -> None:
    site = make_site({'index.md': '# P\n\n```{publications} data/list.md\n```\n', 'data/list.md': seed})
    assert site.build().warnings == ''
    site.write('index.md', '# Q\n\n```{publications} data/list.md\n```\n')
    assert site.build().warnings == ''


def test_lists_within_other_blocks_stay_there(make_site: Callable[..., Site]) -> None:
    page = (
        '# Papers\n\n'
        f'```{{note}}\n- {ENTRIES[0]}\n```\n\n'
        '```text\n- Ito, M. (2017). _In a code block._ **KDD**.\n```\n\n'
        f'> - {ENTRIES[1]}\n\n'
        f'1. Outer\n\n   - {ENTRIES[0]}\n   - {ENTRIES[1]}\n\n'
        f'```{{publications}}\n:limit: 1\n\n- {ENTRIES[0]}\n- {ENTRIES[1]}\n```\n'
    )
    built = make_site({'index.md': INDEX, 'publications.md': page}).build()
    assert built.warnings == ''
    tree = html5lib.parse(built.text('publications.html'), namespaceHTMLElements=False)
    parents = {child: parent for parent in tree.iter() for child in parent}

    def around(entry: Element) -> str:
        """The nearest block that is none of ours."""
        node = parents[entry]
        while 'pubs' in (node.get('class') or '') or (node.tag == 'div' and not node.get('class')):
            node = parents[node]
        return (node.get('class') or node.tag).split()[0]

    found = [element for element in tree.iter('li') if element.get('class') == 'pubs-entry']
    assert [around(entry) for entry in found] == ['admonition', 'blockquote', 'li', 'li', 'section']
    assert '- Ito, M. (2017). _In a code block._ **KDD**.' in ''.join(tree.itertext())


def test_a_page_whose_title_is_in_its_front_matter_alone_has_it_for_a_heading(make_site: Callable[..., Site]) -> None:
    """As pages of Hugo are written; else the page was called like its first part, here a year."""
    page = f'---\ntitle: Works of ours\n---\n\n- {ENTRIES[0]}\n\n## 2019\n\n- {ENTRIES[1]}\n'
    site = make_site({'index.md': INDEX, 'publications.md': page}, suppress_warnings=['myst.header'])
    built = site.build(pubs_search=True)
    assert built.warnings == ''
    html = built.text('publications.html')
    assert '<title>Works of ours' in html
    assert re.findall(r'<h([12])>(?:<[^>]*>)*([^<]*)', html) == [('1', 'Works of ours'), ('2', '2019')]
    assert html.count('<li class="pubs-entry"') == 2
    assert site.build('text').text('publications.txt').startswith('Works of ours\n****')


def test_front_matter_in_toml_is_that_of_the_page(make_site: Callable[..., Site]) -> None:
    entry = '- Roe, J., & Ito, M. (2020). *Light.* **Harbour Days**.'
    front = '+++\ntitle = "Lamps: a list"\nhide_meta = true\n\n[header]\nbackground = "navy"\n+++\n'
    page = f'{front}\n# Lamps\n\n{entry}\n\n[](#lost)\n'
    site = make_site({'publication.md': page}, root_doc='publication')
    built = site.build(html_theme='furo')
    (warning,) = built.warnings.splitlines()
    assert 'publication.md:13: WARNING: ' in warning  # every line keeps its number
    html = built.text('publication.html')
    assert 'Lamps: a list' in html and '+++' not in html and 'hide_meta' not in html
    assert html.count('<li class="pubs-entry"') == html.count('class="pubs-banner__title"') == 1


def test_front_matter_in_toml_that_says_nothing_leaves_nothing(make_site: Callable[..., Site]) -> None:
    page = '+++\n+++\n\n# Lamps\n\n- Roe, J., & Ito, M. (2020). *Light.* **Harbour Days**.\n'
    built = make_site({'publication.md': page}, root_doc='publication').build()
    assert built.warnings == ''
    assert '<li class="pubs-entry"' in built.text('publication.html')
    assert '<pre>' not in built.text('publication.html')


@pytest.mark.parametrize('builder', ['html', 'text'])
def test_front_matter_that_cannot_be_read_is_shown_as_written(builder: str, make_site: Callable[..., Site]) -> None:
    """In its place, with one warning, and every other line keeps its number."""
    broken = {
        'toml': ('+++\nwords = "open\nlamp = 3\n\n[header]\n+++\n', 2),
        'toml-open': ('+++\nwords = "never closed"\nlamp = 3\n', 1),
        'yaml': ('---\nwords: [open\nlamp: ```` 3\n---\n', 3),
        'yaml-open': ('---\nwords: never closed\nlamp: 3\n', 1),
        'yaml-dots': ('---\nwords: "open\nlamp: 3\n...\n', 3),
        'yaml-list': ('---\n- words\n- lamp 3\n---\n', 2),
    }
    rest = '\n# Lamps\n\n- Roe, J., & Ito, M. (2020). *Light.* **Harbour Days**.\n\n[](#lost)\n'
    pages = {f'{name}.md': front + rest for name, (front, _line) in broken.items()}
    index = '# Home\n\n```{toctree}\n' + '\n'.join(broken) + '\n```\n'
    built = make_site({**pages, 'index.md': index}, pubs_pages=list(broken)).build(builder)
    told = re.findall(r'/([\w-]+)\.md:(\d+)(?::\d+)?: WARNING: .*\[([\w.-]+)\]', built.warnings)
    expected = []
    for name, (front, line) in broken.items():
        lost = (front + rest).split('\n').index('[](#lost)') + 1
        expected += [(name, str(line), 'pubs.front-matter'), (name, str(lost), 'myst.xref_missing')]
    assert sorted(told) == sorted(expected), built.warnings
    for name, (front, _line) in broken.items():
        shown = built.text(f'{name}.html' if builder == 'html' else f'{name}.txt')
        shown = html.unescape(re.sub('<[^>]*>', '', shown))
        assert [line for line in front.split('\n')[1:-2] if line not in shown] == []


def test_the_directive_of_a_page_is_not_for_authors(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications-of-page} one two\n```\n\nWords.\n'
    built = make_site({'index.md': page}).build()
    assert re.search(r'index\.md:3: .*use "publications"', built.warnings), built.warnings
    assert '<p>Words.</p>' in built.text('index.html')


def test_the_directive_of_a_page_with_a_number_of_any_length_is_told_and_costs_the_page_nothing(
    make_site: Callable[..., Site],
) -> None:
    page = (
        f'# P\n\n- Ito, M. (2020). _On Lists._ **KDD**.\n\n```{{publications-of-page}} 1 {"9" * 5000}\n```\n\nWords.\n'
    )
    built = make_site({'index.md': '# I\n\n```{toctree}\npublications\n```\n', 'publications.md': page}).build()
    assert re.search(r'publications\.md:5: .*use "publications"', built.warnings), built.warnings
    assert all(words in built.text('publications.html') for words in ('On Lists', '<p>Words.</p>'))


@pytest.mark.parametrize('depth', [110, 160])  # what docutils parses by itself and not within Sphinx, and neither
def test_a_page_of_lists_in_lists_that_docutils_cannot_parse_is_built_with_all_of_them(
    depth: int, make_site: Callable[..., Site]
) -> None:
    deep = ''.join(f'{"  " * level}* wick {level}\n\n' for level in range(depth))
    entry = f'{"  " * depth}* Quist, R. (2021). *Lamps of the quay*. Journal of Lamps, 3, 4-5.\n'
    page = f'Lamps\n=====\n\n{deep}{entry}\nBehind the list\n---------------\n\nSome words.\n'
    built = make_site({'index.rst': page}, pubs_pages=['index']).build()
    html = built.text('index.html')
    assert built.warnings.count('\n') == 1 and 'nested too deeply' in built.warnings
    assert [level for level in range(depth) if f'wick {level}<' not in html] == []
    assert html.count('<li class="pubs-entry') == 1 and 'Lamps of the quay' in html
    assert '<h2>Behind the list' in html
