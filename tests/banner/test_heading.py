"""Pages that have their title in the front matter: which heading they get, and when it is seen twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

INDEX = '# Home\n\n```{toctree}\npage\n```\n'
BANNER = 'header: {background: navy}'
PARTS = 'Words.\n\n## Tides\n\nOf water.\n\n## Winds\n\nOf air.\n'
RST_PARTS = 'Words.\n\nTides\n-----\n\nOf water.\n\nWinds\n-----\n\nOf air.\n'
SETTINGS = {'extensions': ['myst_parser', 'sphinxcontrib_pubs.banner'], 'suppress_warnings': ['myst.header']}


def outline(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<h([1-6])[^>]*>(.*?)(?:<a class="headerlink"|</h)', html, re.DOTALL)
    return [(level, re.sub('<[^>]*>', '', text)) for level, text in found]


@pytest.mark.parametrize('name', ['page.md', 'page.rst'])
def test_a_page_without_a_heading_has_its_title_for_one(make_site: Callable[..., Site], name: str) -> None:
    markdown = f"---\ntitle: All our 'water'\n{BANNER}\n---\n\n{PARTS}"
    text = markdown if name == 'page.md' else f":title: All our 'water'\n:header.background: navy\n\n{RST_PARTS}"
    site = make_site({'index.md': INDEX, name: text}, **SETTINGS)
    built = site.build()
    assert built.warnings == ''
    html = built.text('page.html')
    assert outline(html)[:3] == [('1', 'All our ‘water’'), ('2', 'Tides'), ('2', 'Winds')]
    assert '<h1 class="pubs-banner-heading">' in html
    assert '<p class="pubs-banner__title" aria-hidden="true">All our ‘water’</p>' in html
    assert '<title>All our ‘water’' in html
    assert 'href="page.html#tides"' in built.text('index.html')
    for builder in ('text', 'man', 'latex'):
        assert site.build(builder).warnings == ''
    # Marks are set, as this builder has the pages as the first one read them.
    assert site.build('text').text('page.txt').startswith('All our ‘water’\n***')
    tex = next(site.build('latex').outdir.glob('*.tex')).read_text('utf8')
    assert re.search(r'\\chapter\{All our .water.\}(?s:.*)\\section\{Tides\}', tex)


@pytest.mark.parametrize(
    ('front_matter', 'body', 'first'),
    [
        # its own heading, whatever the title is
        (f'title: Water\n{BANNER}', '# Tides\n\n## Winds\n', [('1', 'Tides'), ('2', 'Winds')]),
        (f'title: Water\n{BANNER}', '% a comment\n\n(place)=\n# Tides\n', [('1', 'Tides')]),
        # several of the first level are parts
        (f'title: Water\n{BANNER}', '# Tides\n\nT\n\n# Winds\n', [('1', 'Water'), ('2', 'Tides'), ('2', 'Winds')]),
        (f'title: Water\n{BANNER}', 'Words alone.\n', [('1', 'Water')]),
        # nothing that asks for it
        ('title: Water', PARTS, [('1', 'Tides'), ('1', 'Winds')]),
        (BANNER, PARTS, [('1', 'Tides'), ('1', 'Winds')]),
        (f'title: "  "\n{BANNER}', PARTS, [('1', 'Tides'), ('1', 'Winds')]),
    ],
)
def test_only_a_page_with_a_title_and_no_heading_gets_one(
    make_site: Callable[..., Site], front_matter: str, body: str, first: list[tuple[str, str]]
) -> None:
    page = f'---\n{front_matter}\n---\n\n{body}'
    html = make_site({'index.md': INDEX, 'page.md': page}, **SETTINGS).build().text('page.html')
    assert outline(html)[: len(first)] == first


def test_fields_in_the_text_of_a_page_are_no_front_matter(make_site: Callable[..., Site]) -> None:
    page = ':header.background: navy\n\nWords.\n\n:title: Water\n:author: ["Rosa Quist"]\n'
    html = make_site({'index.md': INDEX, 'page.rst': page}, **SETTINGS, smartquotes=False).build().text('page.html')
    assert 'Water' not in [text for _, text in outline(html)]
    assert [*re.findall(r'<dd[^>]*><p>(.*?)</p>', html)] == ['Water', '[&quot;Rosa Quist&quot;]']


def test_where_myst_makes_the_heading_there_is_one(make_site: Callable[..., Site]) -> None:
    page = f'---\ntitle: Water\n{BANNER}\n---\n\n{PARTS}'
    site = make_site({'index.md': INDEX, 'page.md': page}, **SETTINGS, myst_title_to_header=True)
    assert [text for _, text in outline(site.build().text('page.html'))].count('Water') == 1


@pytest.mark.parametrize(
    ('title', 'heading'),
    [
        (r"""Ilse's lab -- where \"tides\" are""", r"""Ilse's lab -- where "tides" are"""),
        ('Tides … and winds', 'Tides ... and winds'),
        ('Tides  and winds', 'Tides and winds'),
    ],
)
def test_signs_that_sphinx_sets_make_no_other_title(make_site: Callable[..., Site], title: str, heading: str) -> None:
    page = f'---\ntitle: "{title}"\n{BANNER}\n---\n\n# {heading}\n\nWords.\n'
    html = make_site({'index.md': INDEX, 'page.md': page}, **SETTINGS).build().text('page.html')
    assert '<h1 class="pubs-banner-heading">' in html
    shown = re.search(r'<p class="pubs-banner__title" aria-hidden="true">(.*?)</p>', html)
    assert shown is not None
    assert [('1', shown[1])] == outline(html)[:1]
