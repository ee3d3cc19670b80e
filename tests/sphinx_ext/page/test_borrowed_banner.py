"""A list brings the banner of its first source to a page; the words in it are those of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

SOURCE = (
    '---\ntitle: The papers\ndescription: What we wrote\nheader:\n  background: navy\n---\n\n# Papers\n\n'
    '- Roe, J., & Ito, M. (2020). _Light._ **Harbour Days**.\n'
)
LIST = '```{publications} papers.txt\n:format: markdown\n```\n'


def words(html: str) -> list[str]:
    """What the banner of a page says."""
    return re.findall(r'<p class="pubs-banner__(?:title|description)"[^>]*>(.*?)</p>', html)


def test_the_words_are_the_source_s_where_the_page_has_none(make_site: Callable[..., Site]) -> None:
    files = {
        'index.md': f'# The group\n\n{LIST}\n```{{toctree}}\nbare\nnamed\nlines\n```\n',
        'bare.md': f'---\norphan: true\n---\n{LIST}',
        'named.md': f'---\ntitle: Of this page\ndescription: Its own\n---\n# Papers of 2020\n\n{LIST}',
        'lines.rst': 'Lines\n=====\n\n.. publications:: papers.txt\n   :format: markdown\n',
        'papers.txt': SOURCE,
    }
    built = make_site(files).build(
        html_baseurl='https://lamps.example/', pubs_share=['email'], suppress_warnings=['toc.no_title']
    )
    assert words(built.text('index.html')) == ['The group']
    assert words(built.text('lines.html')) == ['Lines']
    assert words(built.text('bare.html')) == ['The papers', 'What we wrote']
    assert words(built.text('named.html')) == ['Of this page', 'Its own']
    assert 'mailto:?subject=The%20group&' in built.text('index.html')
