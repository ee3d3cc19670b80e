"""The first real page, by every way into a site."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.machine_files import search_index
from tests.page_entries import LINES, classes, entries, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

WAYS = {
    'the directive in reStructuredText': {'index.rst': 'Papers\n======\n\n.. publications:: list.md\n'},
    'the directive in MyST': {'index.md': '# Papers\n\n```{publications} list.md\n```\n'},
    'a path from the source directory': {'index.md': '# Papers\n\n```{publications} /list.md\n```\n'},
    'a glob': {'index.md': '# Papers\n\n```{publications} li*.md\n```\n'},
}


def inline(seed: Path) -> str:
    """The entries of the seed alone, as the content of a directive."""
    return seed.read_text(encoding='utf8').split('# Selected Publications')[1].strip()


@pytest.mark.parametrize('way', WAYS)
def test_the_directive_gives_the_25_lines(way: str, make_site: Callable[..., Site], seed: Path) -> None:
    built = make_site({**WAYS[way], 'list.md': seed}).build()
    assert built.warnings == ''
    assert lines(built.text('index.html')) == LINES


def test_the_page_itself_gives_the_25_lines(make_site: Callable[..., Site], seed: Path) -> None:
    site = make_site({'index.md': '# Site\n\n```{toctree}\npublication\n```\n', 'publication.md': seed})
    built = site.build()
    assert built.warnings == ''
    html = built.text('publication.html')
    assert lines(html) == LINES
    assert (site.srcdir / 'publication.md').read_bytes() == seed.read_bytes()
    assert '<h1>Selected Publications' in html


def test_inline_content_gives_the_25_lines(make_site: Callable[..., Site], seed: Path) -> None:
    content = inline(seed)
    indented = re.sub('^(?=.)', '   ', content, flags=re.MULTILINE)
    directive = f'.. publications::\n   :format: markdown\n\n{indented}\n'
    site = make_site(
        {
            'index.rst': f'Papers\n======\n\n{directive}\n.. toctree::\n\n   myst\n',
            'myst.md': f'# Papers\n\n```{{publications}}\n{content}\n```\n',
        }
    )
    built = site.build()
    assert built.warnings == ''
    assert lines(built.text('index.html')) == LINES
    assert lines(built.text('myst.html')) == LINES


def test_inline_content_of_a_document_in_its_own_syntax(make_site: Callable[..., Site], seed: Path) -> None:
    content = re.sub(r'_([^_\n]+)_(?=[\s.])', r'*\1*', inline(seed))
    indented = re.sub('^(?=.)', '   ', content, flags=re.MULTILINE)
    built = make_site({'index.rst': f'Papers\n======\n\n.. publications::\n\n{indented}\n'}).build()
    assert built.warnings == ''
    assert lines(built.text('index.html')) == LINES


def test_venues_are_highlighted_as_the_source_does(make_site: Callable[..., Site], seed: Path) -> None:
    html = (
        make_site({'index.md': '# P\n\n```{publications} list.md\n```\n', 'list.md': seed}).build().text('index.html')
    )
    source = inline(seed)
    shown = [element for entry in entries(html) for element in entry.iter() if 'pubs-venue' in classes(element)]
    highlighted = [each.text for each in shown if 'pubs-venue--highlighted' in classes(each) and each.tag == 'strong']
    assert highlighted == re.findall(r'\*\*([^*]+)\*\*', source)
    plain = [each.text for each in shown if 'pubs-venue--highlighted' not in classes(each)]
    assert plain == ['arXiv'] * 9
    assert len(highlighted) + len(plain) == 25


def test_arxiv_ids_lead_to_arxiv(make_site: Callable[..., Site], seed: Path) -> None:
    html = (
        make_site({'index.md': '# P\n\n```{publications} list.md\n```\n', 'list.md': seed}).build().text('index.html')
    )
    found = re.findall(
        r'<a class="pubs-link" href="https://arxiv.org/abs/([^"]*)" data-kind="arxiv">abs/([^<]*)</a>', html
    )
    identifiers = re.findall(r'abs/([\d.]+)\.\s', inline(seed) + '\n')
    assert found == [(identifier, identifier) for identifier in identifiers]
    assert len(found) == 9


def test_every_author_is_an_element_with_roles(make_site: Callable[..., Site], seed: Path) -> None:
    people = {'hy': {'name': 'Yang, Hongxia', 'roles': ['self']}, 'lj': {'name': 'Lin, J.', 'roles': ['member']}}
    site = make_site({'index.md': '# P\n\n```{publications} list.md\n```\n', 'list.md': seed}, pubs_people=people)
    html = site.build().text('index.html')
    first = entries(html)[0]
    assert next((span.get('class'), span.text) for span in first.iter('span')) == (
        'pubs-author pubs-author--first pubs-author--team',
        'Qwen Team',
    )
    sixth = [span for span in entries(html)[5].iter('span') if 'pubs-author' in classes(span)]
    assert [span.text for span in sixth][:2] == ['Lin, J.', 'Men, R.']
    roles = {span.text: set(classes(span)) for span in sixth}
    assert roles['Lin, J.'] == {'pubs-author', 'pubs-author--first', 'pubs-author--member'}
    assert roles['Yang, H.'] == {'pubs-author', 'pubs-author--last', 'pubs-author--self'}
    assert roles['Yang, A.'] == {'pubs-author'}


def test_as_written_gives_the_words_of_the_source(make_site: Callable[..., Site], seed: Path) -> None:
    text = '# P\n\n```{publications} list.md\n:style: as-written\n```\n'
    html = make_site({'index.md': text, 'list.md': seed}).build().text('index.html')
    source = [line[2:] for line in inline(seed).splitlines() if line]
    plain = [re.sub(r'(?<!\w)_|_(?!\w)|\*\*', '', line) for line in source]
    squeezed = [re.sub(r'\s+', ' ', line) for line in lines(html)]
    assert squeezed == [re.sub(r'\s+', ' ', line) for line in plain]
    assert unescape(html).count('<em>') == 25


def test_a_list_is_grouped_sorted_filtered_and_limited(make_site: Callable[..., Site], seed: Path) -> None:
    text = (
        '# P\n\n```{publications} list.md\n:group-by: year\n:sort: -year, author\n'
        ':filter: year >= 2022 and "Yang" in authors or venue == "KDD"\n:limit: 9\n:class: mine\n:name: all\n```\n'
    )
    built = make_site({'index.md': text, 'list.md': seed}).build()
    assert built.warnings == ''
    html = built.text('index.html')
    headings = re.findall(r'<div class="pubs-group" id="([^"]*)">\n<h2 class="pubs-group__heading">([^<]*)<a', html)
    assert headings[0] == ('pubs-year-2023', '2023')
    assert [heading[1] for heading in headings] == sorted(
        {line.split('(')[1][:4] for line in lines(html)}, reverse=True
    )
    assert len(lines(html)) == 9
    assert all('Yang' in line or 'KDD' in line for line in lines(html))
    assert '<section class="pubs mine tex2jax_ignore mathjax_ignore">\n<span id="all"></span>' in html


def test_the_list_is_one_node(make_site: Callable[..., Site], seed: Path) -> None:
    built = make_site({'index.md': '# P\n\n```{publications} list.md\n```\n', 'list.md': seed}).build()
    doctree = built.app.env.get_doctree('index')
    assert [type(node).__name__ for node in doctree[0].children] == ['title', 'publication_list']
    assert doctree[0][1].children == []


def test_each_entry_is_in_the_inventory_and_in_the_search(make_site: Callable[..., Site], seed: Path) -> None:
    files = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': f'{inline(seed)}\n'}
    built = make_site(files).build()
    objects = [each for each in built.app.env.domains['pub'].get_objects() if each[2] == 'publication']
    assert len(objects) == 25
    anchors = [element.get('id') for element in entries(built.text('index.html'))]
    assert sorted(entry[4] for entry in objects) == sorted(anchors)
    assert len(set(anchors)) == 25
    index = search_index(built.outdir)
    # Words of a title, an author and a venue, as the stemmer of English leaves them.
    assert {'ofasi', 'huang', 'neurip', 'emnlp'} <= set(index['terms'])
    # Sphinx divides the name of an object at its last full stop.
    objects = [(f'{prefix}.{found[4]}', found[2:4]) for prefix, group in index['objects'].items() for found in group]
    (found,) = [(name, place) for name, place in objects if 'OFASys' in name]
    assert found[1] == [1, 'pub-bai2022ofasys']
    assert found[0].startswith('Bai, Men, Yang, Ren,') and found[0].endswith('Generalist Models. arXiv')


def test_a_list_too_long_to_be_described_is_found_by_the_words_of_its_page(
    make_site: Callable[..., Site], seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ('domain', 'noted'):
        monkeypatch.setattr(f'sphinxcontrib_pubs.sphinx_ext.{module}.MOST_DESCRIBED', 24)
    files = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': f'{inline(seed)}\n'}
    built = make_site(files).build()
    assert {kind for _, _, kind, *_ in built.app.env.domains['pub'].get_objects()} == {'publication'}
    index = search_index(built.outdir)
    assert index['terms']['ofasi'] == 0 and 'OFASys: A' not in str(index['objects'])


def test_a_hidden_page_stays_out_of_the_search(make_site: Callable[..., Site], seed: Path) -> None:
    site = make_site({'index.md': '# Site\n\n```{toctree}\npublication\n```\n', 'publication.md': seed})
    assert 'ofasi' not in site.build().text('searchindex.js').lower()


@pytest.mark.parametrize('key', ['nosearch', 'no-search'])
def test_a_page_that_sphinx_leaves_out_of_its_search_has_no_entry_there(
    key: str, make_site: Callable[..., Site], seed: Path
) -> None:
    files = {
        'index.md': f'---\n{key}: true\n---\n\n# P\n\n```{{publications}} l.txt\n```\n',
        'l.txt': f'{inline(seed)}\n',
    }
    built = make_site(files).build()
    assert 'OFASys' in built.text('index.html') and 'OFASys' not in built.text('searchindex.js')
    # Other projects cite it all the same.
    assert 'bai2022ofasys' in {name for name, *_ in built.app.env.domains['pub'].get_objects()}


def test_a_hidden_source_hides_its_list_and_not_the_page(make_site: Callable[..., Site], seed: Path) -> None:
    text = '# Papers\n\nAvocado.\n\n```{publications} list.md\n```\n'
    index = search_index(make_site({'index.md': text, 'list.md': seed}, exclude_patterns=['list.md']).build().outdir)
    assert 'avocado' in index['terms']
    assert 'ofasi' not in index['terms']


def test_a_key_leads_to_its_entry_by_its_title_or_by_other_words(make_site: Callable[..., Site], seed: Path) -> None:
    text = '# P\n\n{pub:ref}`bai2022ofasys` {pub:ref}`this <bai2022ofasys>` [](#lost)\n\n```{publications} l.txt\n```\n'
    built = make_site({'index.md': text, 'l.txt': seed}, nitpicky=True).build()
    found = re.findall(
        r'<a class="reference internal" href="#pub-bai2022ofasys"[^>]*><span>([^<]*)', built.text('index.html')
    )
    assert 'OFASys: A Multi-Modal' in found[0]
    assert 'has not implemented' not in built.warnings
