"""Search, facets and copying: which pages get what of them, and what a mistaken option or setting gives."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

LIST = (
    '- Ito, M., & Roe, J. (2018). _On lists of words._ **KDD**.\n'
    '- Roe, J., & Ito, M. (2022). _On lists of stones._ Quay Letters.\n'
)


MANY = ''.join(f'- Ito, M. ({2010 + number}). _On list {number}._ **KDD**.\n' for number in range(8)) + LIST


def page(*options: str, entries: str = LIST) -> str:
    return '# P\n\n```{publications}\n' + '\n'.join(options) + f'\n\n{entries}```\n'


def facets(html: str) -> list[dict[str, object]]:
    found = re.search(r'<script type="application/json">(.*?)</script>', html)
    assert found is not None
    data: list[dict[str, object]] = json.loads(found[1])
    return data


def test_a_list_gets_what_it_asks_for(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': page(':search:', ':facets: venue, year, author, status', ':copy: none')}).build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert '<input class="pubs-find__search" type="search"' in html
    assert 'data-copy-' not in html
    assert 'data-all="2 publications"' in html and 'data-some="{shown} of 2 publications"' in html
    # All have both authors and none has a status, so neither would narrow the list down.
    assert [(facet['name'], facet['label'], facet['values']) for facet in facets(html)] == [
        ('venue', 'Venue', [['kdd', 'KDD'], ['quay-letters', 'Quay Letters']]),
        ('year', 'Year', [['2022', '2022'], ['2018', '2018']]),
    ]
    assert [facet['of'] for facet in facets(html)] == [[0, 1], [1, 0]]


def test_entries_and_their_values_stand_in_one_order(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': page(':facets: year', ':group-by: venue', ':sort: year')}).build()
    html = built.text('index.html')
    years = re.findall(r'<li class="pubs-entry"[^>]* data-year="(\d+)"', html)
    (facet,) = facets(html)
    values = facet['values']
    assert isinstance(values, list) and isinstance(facet['of'], list)
    assert [values[number][0] for number in facet['of']] == years


def test_every_list_has_what_the_site_has(make_site: Callable[..., Site]) -> None:
    settings = {'pubs_search': True, 'pubs_facets': 'year, venue', 'pubs_copy': ['bibtex']}
    none = page(':search: none', ':facets: none', ':copy: none', entries=MANY)
    files = {'index.md': page(entries=MANY), 'other.md': none, 'few.md': page(), 'asked.md': page(':search:')}
    built = make_site({**files, 'publication.md': f'# P\n\n{MANY}'}, **settings).build()
    for name in ('index.html', 'publication.html'):
        html = built.text(name)
        assert 'pubs-find__search' in html and 'data-copy-bibtex' in html and 'data-copy-citation' not in html
        assert [facet['name'] for facet in facets(html)] == ['year', 'venue']
    assert 'pubs-tools' not in built.text('other.html')
    assert 'data-copy-bibtex' in built.text('few.html') and 'pubs-find' not in built.text('few.html').split('<body')[1]
    assert 'pubs-find__search' in built.text('asked.html') and 'pubs-find__facets' not in built.text('asked.html')


def test_files_are_linked_where_they_are_needed(make_site: Callable[..., Site]) -> None:
    files = {'index.md': '# No list\n', 'tools.md': page(), 'plain.md': page(':copy: none')}
    built = make_site(files).build()
    assert re.search(r'<script defer="defer" src="_static/pubs\.js[^"]*"></script>', built.text('tools.html'))
    assert 'pubs-find.css' in built.text('tools.html')
    for name in ('index.html', 'plain.html'):
        assert 'pubs.js' not in built.text(name) and 'pubs-find.css' not in built.text(name)
        assert 'pubs-tools' not in built.text(name)


def test_a_file_of_the_site_takes_the_place_of_ours(make_site: Callable[..., Site]) -> None:
    own = {'_static/pubs.css': '/* own sheet */', '_static/pubs.js': '// own script'}
    site = make_site({'index.md': page(':search:'), **own}, html_static_path=['_static'])
    for built in (site.build(), site.build()):
        assert built.warnings == ''
        assert built.text('_static/pubs.css') == '/* own sheet */' and built.text('_static/pubs.js') == '// own script'
        assert '.pubs-find__search' in built.text('_static/pubs-find.css')


@pytest.mark.parametrize('builder', ['epub', 'text', 'latex'])
def test_nothing_of_it_reaches_what_runs_no_script(builder: str, make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': page(':search:', ':facets: year')}, epub_show_urls='no', version='1')
    built = site.build(builder)
    texts = [
        path.read_text('utf8', 'replace')
        for path in built.outdir.rglob('*')
        if path.suffix != '.epub' and path.is_file()
    ]
    written = [text for text in texts if 'On lists of stones' in text]
    assert written
    assert not [text for text in written if 'pubs-tools' in text or 'pubs.js' in text]


def test_filters_without_a_word_are_those_that_most_lists_have(make_site: Callable[..., Site]) -> None:
    html = make_site({'index.md': page(':facets:', entries=MANY)}).build().text('index.html')
    assert [facet['name'] for facet in facets(html)] == ['year', 'type', 'venue', 'author']


def test_one_page_of_all_documents_has_the_script(make_site: Callable[..., Site]) -> None:
    files = {'index.md': '# S\n\n```{toctree}\nlist\n```\n', 'list.md': page(':search:')}
    html = make_site(files).build('singlehtml').text('index.html')
    assert 'pubs-find__search' in html and '_static/pubs.js' in html


OPTIONS = {
    ':facets: yaer': r"index\.md:4:10: WARNING: option 'facets': no facet is called 'yaer' \(did you mean year\?\)",
    ':facets: year,,': r'WARNING: option .facets.: expected a facet, found nothing',
    ':search: title': r"WARNING: option 'search': expected nothing, or \"none\", not 'title'",
    ':copy: bibtext': r"WARNING: option 'copy': no text to copy is called 'bibtext' \(did you mean bibtex\?\)",
}


@pytest.mark.parametrize('option', OPTIONS)
def test_a_mistaken_option_is_left_out_with_a_warning(option: str, make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': page(option)}).build()
    assert re.search(OPTIONS[option], built.warnings), built.warnings
    assert built.warnings.count('WARNING') == 1
    assert 'On lists of stones' in built.text('index.html')


@pytest.mark.parametrize(
    ('setting', 'message'),
    [
        ({'pubs_facets': ['year', 'kynd']}, r"pubs_facets: no facet is called 'kynd'"),
        ({'pubs_facets': [1]}, r'pubs_facets: '),
        ({'pubs_copy': 'citations'}, r'pubs_copy: .*did you mean citation\?'),
    ],
)
def test_a_mistaken_setting_is_replaced_with_a_warning(
    setting: dict[str, object], message: str, make_site: Callable[..., Site]
) -> None:
    built = make_site({'index.md': page()}, **setting).build()
    assert re.search(message, built.warnings), built.warnings
    assert built.warnings.count('WARNING') == 1
    assert 'data-copy-citation' in built.text('index.html')
