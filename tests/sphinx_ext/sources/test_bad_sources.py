"""What is wrong in a source is told with its place, costs nothing else, and reaches neither page nor terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.page_entries import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GOOD = '- Ito, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'
LINE = 'Ito, M., & Roe, J. (2020). On Lists. KDD.'
PAGE = '# P\n\n```{publications} list.txt\n```\n'

#: The bytes of a source → the place and the code of the one warning (a pattern), and the entries that remain.
SOURCES = {
    'empty': (b'', r'list\.txt:1:1: WARNING: .* \[pubs\.source-empty\]', []),
    'not UTF-8': (
        '- Itö, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'.encode('cp1252'),
        r'list\.txt:1:5: WARNING: .* \[pubs\.source-encoding\]',
        [LINE.replace('Ito', 'Itö')],
    ),
    'broken front matter': (
        b'---\ntitle: "a\n---\n\n' + GOOD.encode(),
        r'list\.txt:\d:\d+: WARNING: .* \[pubs\.front-matter\]',
        [LINE],
    ),
    'unclosed emphasis': (
        b'- Ito, M., & Roe, J. (2020). _On Lists. **KDD**.\n' + GOOD.replace('Lists', 'Sets').encode(),
        r'list\.txt:1:30: WARNING: .* \[pubs\.unclosed-emphasis\]',
        ...,
    ),
    'a NUL byte': (
        GOOD.replace('On', 'O\0n').encode(),
        r'list\.txt:1:32: WARNING: .* \[pubs\.source-nul\]',
        [LINE.replace('On', 'O\ufffdn')],
    ),
    'a line of five megabytes': (
        GOOD.encode() + b'- ' + b'word, ' * 873_814 + b'\n',
        r'list\.txt:2:\d: WARNING: .* \[pubs\.[a-z-]+\]',
        ...,
    ),
}


@pytest.mark.parametrize('case', SOURCES)
def test_a_fault_of_a_source_is_told_once_and_the_other_entries_are_shown(
    case: str, make_site: Callable[..., Site]
) -> None:
    content, pattern, remaining = SOURCES[case]
    built = make_site({'index.md': PAGE, 'list.txt': content}).build()
    assert re.search(pattern, built.warnings), built.warnings[:2000]
    assert built.warnings.count('WARNING') == 1
    if remaining is not ...:
        assert lines(built.text('index.html')) == remaining


def test_a_directory_is_no_source(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': '# P\n\n```{publications} folder\n```\n', 'folder/a.txt': 'x'}).build()
    assert re.search(r'index\.md:3:19: WARNING: .* \[pubs\.source-directory\]', built.warnings)


@pytest.mark.parametrize(
    ('page', 'place'),
    [
        ({'index.md': '# P\n\n```{publications} lost.md\n```\n'}, 'index.md:3:19'),
        ({'index.md': '# P\n\n:::{publications} list.txt ../lost.md /lost.md\n:limit: 3\n:::\n'}, 'index.md:3:39'),
        ({'index.rst': 'P\n=\n\n.. publications:: list.txt\n   lost.md\n   :limit: 3\n'}, 'index.rst:5:4'),
        ({'index.rst': 'P\n=\n\n* .. publications:: lost-*.md\n'}, 'index.rst:4:21'),
        (
            {'index.rst': 'P\n=\n\n.. include:: part.inc\n', 'part.inc': '\n\n.. publications:: lost.md\n'},
            'part.inc:3:19',
        ),
    ],
    ids=['MyST', 'one of several', 'reStructuredText', 'a glob', 'an included file'],
)
def test_a_source_that_is_missing_is_told_where_the_document_names_it(
    page: dict[str, str], place: str, make_site: Callable[..., Site]
) -> None:
    extensions = ['myst_parser', 'sphinxcontrib_pubs']
    site = make_site({**page, 'list.txt': GOOD}, extensions=extensions, myst_enable_extensions=['colon_fence'])
    warnings = [each for each in site.build().warnings.splitlines() if 'source-missing' in each]
    assert [f'{site.srcdir}/{place}: WARNING: the source file lost' in each for each in warnings] == [True]


def test_every_document_that_names_what_is_missing_is_told(make_site: Callable[..., Site]) -> None:
    directive = '```{publications} lost.md\n```\n'
    site = make_site({'index.md': f'# P\n\n{directive}', 'other.md': f'---\norphan: true\n---\n\n# Q\n\n{directive}'})
    places = re.findall(r'(\w+\.md:\d+:\d+): WARNING: the source file lost', site.build().warnings)
    assert sorted(places) == ['index.md:3:19', 'other.md:7:19']


def test_a_source_of_two_pages_is_told_of_once(make_site: Callable[..., Site]) -> None:
    directive = '```{publications} list.txt\n```\n'
    site = make_site(
        {
            'index.md': f'# P\n\n{directive}\n```{{toctree}}\nother\n```\n',
            'other.md': f'# Q\n\n{directive}',
            'list.txt': GOOD.replace('On', 'O\0n'),
        }
    )
    assert site.build().warnings.count('WARNING') == 1


def test_a_warning_can_be_silenced_by_its_code(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': '# P\n\n```{publications} lost.md\n```\n'}, suppress_warnings=['pubs.source-missing'])
    assert site.build().warnings == ''


def test_no_control_character_of_a_source_reaches_the_terminal(make_site: Callable[..., Site]) -> None:
    source = GOOD.replace('.\n', '. [a](<javascript:\x07\x9b1A\u202e>)\n')
    built = make_site({'index.md': PAGE, 'list.txt': source}).build()
    assert r'"javascript:�›1A\u202e"' in built.warnings
    assert not re.search('[\x07\x9b\u202e]', built.warnings)


def test_markup_of_a_source_never_reaches_the_page(make_site: Callable[..., Site]) -> None:
    source = (
        '- Ito<script>alert(1)</script>, M. (2020). _On <img src=x onerror=alert(1)> Lists._ **K<b onclick=x>D**. '
        '[pdf](javascript:alert(1)) <iframe src="//a.example"></iframe>\n'
    )
    html = make_site({'index.md': PAGE, 'list.txt': source}).build().text('index.html')
    body = html[html.index('<section class="pubs') : html.index('</section>')]
    assert not re.search(r'<(?:script|img|iframe)|<[^>]*\son\w+=|<[^>]*javascript:', body)
