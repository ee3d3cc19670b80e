"""What stops the builds of other tools, or lets them write half of a site."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GOOD = '@misc{%s, author = {Berg, Ann}, title = {%s}, year = 2021}\n'
LIST = '```{publications} %s\n```\n'


def keys(html: str) -> list[str]:
    return re.findall(r'<li class="pubs-entry[^>]*id="pub-([^"]*)"', html)


@pytest.mark.parametrize(
    ('content', 'told'),
    [
        (b'@misc{a, title = {A}\n@misc{b, title = {B}, year = 2020}\n', r'bad\.bib:[12]:\d+: WARNING'),
        (b'@lamp{a, title = {A}, year = 2020}\n', ''),  # a type of somebody's own is shown, and no mistake
        (b'@misc{a, title = {A \xff}, year = 2020}\n', r'bad\.bib:1:\d+: WARNING'),
        (b'@misc{a, title = nowhere, year = 2020}\n', r'bad\.bib:1:\d+: WARNING'),
        (b'@misc{a, crossref = {lost}, year = 2020}\n', r'bad\.bib:1:\d+: WARNING'),
    ],
    ids=['a syntax error', 'an unknown type', 'a bad byte', 'an unknown macro', 'an unknown parent'],
)
def test_one_bad_entry_stops_nothing(make_site: Callable[..., Site], content: bytes, told: str) -> None:
    """The warning names the file and the line, the style that nobody knows is told, and the other file is shown."""
    page = f'# P\n\n```{{publications}} bad.bib good.bib\n:style: alhpa\n```\n\n{LIST % "good.bib"}'
    built = make_site({'index.md': page, 'bad.bib': content, 'good.bib': GOOD % ('good', 'Good')}).build()
    html = built.text('index.html')
    assert re.search(told, built.warnings)
    assert "no style is called 'alhpa'" in built.warnings
    assert {'a', 'good'} <= set(keys(html))
    assert html.count('Good') >= 2


@pytest.mark.parametrize('style', ['apa', 'as-written'])
def test_each_of_two_manuals_has_every_entry_once(make_site: Callable[..., Site], style: str) -> None:
    documents = [('index', f'{name}.tex', name, 'us', 'manual') for name in ('one', 'two')]
    refs = ''.join(GOOD % (f'k{number}', f'Lamp {number}.') for number in range(5))
    site = make_site({'index.md': f'# P\n\n{LIST % "refs.bib"}', 'refs.bib': refs}, pubs_style=style)
    built = site.build('latex', latex_documents=documents)
    assert built.warnings == ''
    for name in ('one', 'two'):
        text = built.text(f'{name}.tex')
        assert [text.count(f'Lamp {number}') for number in range(5)] == [1] * 5
        assert re.findall(r'\\label\{\\detokenize\{index:pub-(k\d)\}\}', text) == [f'k{n}' for n in range(5)]


def test_the_environment_keeps_names_and_no_nodes(make_site: Callable[..., Site]) -> None:
    """Elsewhere five thousand entries took twelve megabytes, and every build loaded them."""
    few, many = ''.join(GOOD % ('a', 'A')), ''.join(GOOD % (f'key{n}', f'A lamp called {n}') for n in range(2000))
    sizes = []
    for refs in (few, many):
        built = make_site(
            {'index.md': f'# P\n\n{LIST % "refs.bib"}', 'refs.bib': refs}, pubs_paper_pages='none'
        ).build()
        assert built.app.env is not None
        doctree = (built.app.doctreedir / 'index.doctree').stat().st_size
        sizes.append(len(pickle.dumps(built.app.env.domaindata['pub'])) + doctree)
    assert (sizes[1] - sizes[0]) / 2000 < 250


def test_a_source_is_found_from_the_page_from_the_root_and_by_its_whole_path(
    make_site: Callable[..., Site],
) -> None:
    site = make_site({'index.md': '# P\n\n```{toctree}\nsub/page\n```\n'})
    refs = {name: GOOD % (name, name) for name in ('beside', 'above', 'root', 'whole')}
    for name, folder in (('beside', 'sub'), ('above', '.'), ('root', 'data'), ('whole', 'far')):
        site.write(f'{folder}/{name}.bib', refs[name])
    outside = site.srcdir.parent / 'outside.bib'
    outside.write_text(GOOD % ('outside', 'Outside'), encoding='utf8')
    sources = ('beside.bib', '../above.bib', '/data/root.bib', str(site.srcdir / 'far' / 'whole.bib'), str(outside))
    site.write('sub/page.md', f'# Q\n\n{LIST % " ".join(sources)}')
    built = site.build(pubs_source_roots=['..'])
    assert built.warnings == ''
    assert keys(built.text('sub/page.html')) == ['beside', 'above', 'root', 'whole', 'outside']


def test_a_parent_gives_what_an_entry_without_authors_lacks(make_site: Callable[..., Site]) -> None:
    refs = (
        '@incollection{child, title = {A Wick}, crossref = {book}}\n'
        '@book{book, editor = {Sato, K.}, title = {Lamps}, year = 2020, publisher = {Quay}}\n'
    )
    built = make_site({'index.md': f'# P\n\n{LIST % "refs.bib"}', 'refs.bib': refs}).build()
    assert built.warnings == ''
    (child,) = re.findall(r'<li class="pubs-entry[^>]*id="pub-child".*?</li>', built.text('index.html'))
    text = re.sub(r'<[^>]*>', '', child)
    assert 'A Wick' in text and '2020' in text and 'Lamps' in text and 'Sato' in text
