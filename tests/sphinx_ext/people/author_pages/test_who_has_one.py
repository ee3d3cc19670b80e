"""Which people have pages, under which addresses, and what is told of those who cannot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.people.author_pages.people_site import BASE, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


def test_everybody_who_stands_in_a_list_has_a_page(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    assert pages(built) == {'ito.html', 'roe.html', 'wu.html'}


@pytest.mark.parametrize(
    ('asked', 'expected'),
    [
        ([], set()),
        ('none', set()),
        (False, set()),
        (True, {'ito.html', 'roe.html', 'wu.html'}),
        ('members', {'ito.html', 'roe.html'}),
        ('members, wu', {'ito.html', 'roe.html', 'wu.html'}),
        # Whoever is asked for by name has a page without any publication.
        (['bell'], {'bell.html'}),
    ],
)
def test_a_site_says_who_has_one(site: Site, asked: object, expected: set[str]) -> None:
    built = site.build(pubs_author_pages=asked)
    assert built.warnings == ''
    assert pages(built) == expected


def test_a_mistyped_id_is_told_with_the_nearest(site: Site) -> None:
    built = site.build(pubs_author_pages=['itto', 'roe'])
    assert re.search(
        r'pubs_author_pages: nobody has the id "itto" \(did you mean ito\?\) \[pubs\.config\]', built.warnings
    )
    assert pages(built) == {'roe.html'}


def test_ids_make_addresses_that_are_safe_and_distinct(make_site: Callable[..., Site]) -> None:
    names = ['../x', '..', 'index', 'a/b', 'a-b', '<b>"', '杨', 'ÉLIE', 'élie', 'a' * 400, ' ']
    people = {name: f'Q{"abcdefghijklmn"[number]}ist, Rosa' for number, name in enumerate(names)}
    lines = ''.join(
        f'- Q{"abcdefghijklmn"[number]}ist, R. (2020). _On {number}._ **KDD**.\n' for number in range(len(names))
    )
    files = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': lines}
    for builder in ('html', 'dirhtml'):
        built = make_site(files, pubs_people=people, pubs_author_pages=True).build(builder)
        found = pages(built)
        assert len(found) == len(names) - 1  # of whom one has no id
        assert all(re.fullmatch(r'[a-z0-9_-]+(?:\.html|/index\.html)', each) for each in found)
        assert 'On 0' in built.text('index.html') and 'index.html' not in found
        assert (
            '<script'
            not in ''.join(built.text(f'people/{each}') for each in found)
            .partition('<article')[2]
            .partition('</article>')[0]
        )


def test_what_the_registry_says_is_text(make_site: Callable[..., Site]) -> None:
    people = {
        'q': {
            'literal': '<img src=x onerror=alert(1)>&"',
            'url': 'https://a.example/"><b>',
            'orcid': '0000-0002-1825-0097',
        },
        'j': {'name': 'Ito, M.', 'url': 'javascript:alert(1)'},
    }
    entry = '@misc{a, author = {{<img src=x onerror=alert(1)>&"} and Ito, M.}, title = {Oil}, year = 2020}\n'
    files = {'index.md': '# P\n\n```{publications} a.bib\n```\n\nBy {pub:author}`q`.\n', 'a.bib': entry}
    built = make_site(files, pubs_people=people, pubs_author_pages=True, pubs_base_url=BASE).build()
    for name in ('people/q.html', 'people/j.html', 'index.html'):
        html = built.text(name)
        assert '<img src=x' not in html and '"><b>' not in html and 'javascript:' not in html
    assert '<h1>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;</h1>' in built.text('people/q.html')


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_no_id_ends_a_build(make_site: Callable[..., Site], builder: str) -> None:
    ids = ['a\ud800', 'a\0b', '%zz %41', 'a\nb']
    people = {each: {'name': f'R{"abcd"[place]}oe, Jane', 'page': 'index'} for place, each in enumerate(ids)}
    entries = ''.join(f'- R{letter}oe, J. (2020). _On {letter}._ **KDD**.\n' for letter in 'abcd')
    files = {'list.txt': entries}
    files['index.md'] = '# P\n\n```{toctree}\nother\n```\n'
    files['other.md'] = '# Other\n\n```{publications} list.txt\n```\n'
    built = make_site(files, pubs_people=people, pubs_author_pages=True).build(builder)
    assert 'Traceback' not in built.warnings
    if builder == 'html':
        assert built.text('other.html').count('<a href="index.html">R') == 4
