"""One search for the lists of a page: which pages get one, where it stands, and what other builders have of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

SETTINGS: dict[str, object] = {'pubs_search': True, 'pubs_facets': ['year'], 'pubs_pages': ['hand*']}


def entries(first: int, last: int) -> str:
    return ''.join(f'- Ito, M. ({2000 + number}). _On list {number}._ **KDD**.\n' for number in range(first, last + 1))


def headed(*parts: str, level: int = 2, title: str = '# Papers\n\nWords.\n\n') -> str:
    return title + '\n\n'.join(f'{"#" * level} Part {number}\n\n{part}' for number, part in enumerate(parts, 1))


def quoted(text: str) -> str:
    return ''.join(f'> {line}\n' for line in text.splitlines()) + '>\n'


def order(html: str) -> str:
    """What the page has, in order: its titles, S for the search, L for a list."""
    body = html.split('role="main"')[1].split('sphinxsidebar')[0].split('clearer')[0]
    found = re.findall(r'<h\d>(\w+ ?\d*)|<form class="pubs-(find)|<section class="(pubs)', body)
    return ' '.join(title or ('S' if search else 'L') for title, search, _ in found)


#: What a page has → the order of it, where the site has a search for lists of ten entries.
PAGES = {
    'by years': (headed(entries(1, 6), entries(7, 12)), 'Papers S Part 1 L Part 2 L'),
    'too few to search': (headed(entries(1, 3), entries(4, 6)), 'Papers Part 1 L Part 2 L'),
    'one list': (headed(entries(1, 12)), 'Papers Part 1 L S'),
    'lists of one section': (
        f'# Papers\n\nOld ones:\n\n{entries(1, 6)}\nNew ones:\n\n{entries(7, 12)}',
        'Papers S L L',
    ),
    'behind a section without a list': (
        headed('Only words.', entries(1, 6), entries(7, 12)),
        'Papers Part 1 Part 2 S L Part 3 L',
    ),
    'titles alone': (headed(entries(1, 6), entries(7, 12), level=1, title=''), 'Part 1 S L Part 2 L'),
    'in a quotation': (
        f'# Papers\n\n{quoted(entries(1, 6))}> Later ones:\n>\n{quoted(entries(7, 12))}',
        'Papers S L L',
    ),
}


@pytest.fixture(scope='module')
def built(make_shared_site: Callable[..., Site]) -> Built:
    pages = {f'hand{number}.md': page for number, (page, _) in enumerate(PAGES.values())}
    return make_shared_site({'index.md': '# Site\n', **pages}, html_theme='basic', **SETTINGS).build()


@pytest.mark.parametrize('name', PAGES)
def test_the_search_stands_above_what_it_searches(name: str, built: Built) -> None:
    assert order(built.text(f'hand{list(PAGES).index(name)}.html')) == PAGES[name][1]


def test_a_page_on_one_page_with_others_searches_its_own_lists(make_site: Callable[..., Site]) -> None:
    page = headed(entries(1, 6), entries(7, 12))
    files = {'index.md': '# S\n\n```{toctree}\nhand1\nhand2\n```\n', 'hand1.md': page, 'hand2.md': page}
    html = make_site(files, **SETTINGS).build('singlehtml').text('index.html')
    tools = r'<div class="pubs-tools" data-page="(hand\d)" data-all="(\d+) publications"'
    assert re.findall(tools, html) == [('hand1', '12'), ('hand2', '12')]
    assert re.findall(r'<section class="pubs [^"]*" data-page="(\w+)"', html) == ['hand1', 'hand1', 'hand2', 'hand2']


@pytest.mark.parametrize('builder', ['text', 'latex', 'epub', 'xml', 'man', 'texinfo'])
def test_nothing_of_it_reaches_what_runs_no_script(builder: str, make_site: Callable[..., Site]) -> None:
    files = {'index.md': '# S\n\n```{toctree}\nhand\n```\n', 'hand.md': headed(entries(1, 6), entries(7, 12))}
    site = make_site(
        files, epub_show_urls='no', version='1', copyright='2026', man_pages=[('index', 's', 's', [], 1)], **SETTINGS
    )
    built = site.build(builder)
    assert built.warnings == ''
    texts = [path.read_text('utf8', 'replace') for path in built.outdir.rglob('*') if path.is_file()]
    written = [text for text in texts if 'On list 7' in text]
    assert written and not [text for text in written if 'Search in' in text or 'publication_tools' in text]


def test_a_page_that_did_not_change_keeps_its_search(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': '# S\n', 'hand.md': headed(entries(1, 6), entries(7, 12))}, **SETTINGS)
    before = site.build().text('hand.html')
    site.write('other.md', '# O\n')
    after = site.build()
    assert 'hand' not in after.written and after.text('hand.html') == before
    site.write('hand.md', headed(entries(1, 2), entries(7, 9)))
    assert order(site.build().text('hand.html')) == 'Papers Part 1 L Part 2 L'
