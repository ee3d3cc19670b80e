"""What ``conf.py``, an option and a style may say at worst: it is told in a line, and the list is there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format.csl.tree import read_tree
from sphinxcontrib_pubs.model import SourceSpan, as_located
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS
from tests.page_entries import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

FILES = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': '- Ito, M. (2020). _On Lists._ **KDD**.\n'}
LINE = 'Ito, M. (2020). On Lists. KDD.'
#: A message has at most so many characters, in which a path and the words of every option have room.
LONGEST = 1500


class Unshowable:
    """What raises where somebody asks what it is."""

    def __repr__(self) -> str:
        raise RuntimeError('nobody knows')


def circle() -> dict[str, object]:
    around: dict[str, object] = {}
    around.update(one=around, two=[around, around])
    return around


def deep() -> list[object]:
    value: list[object] = []
    for _ in range(5000):
        value = [value]
    return value


#: Values of people and venues; each is made anew, since a site may change it.
REGISTRIES: dict[str, Callable[[], object]] = {
    'a circle': circle,
    'a circle in a list': lambda: [circle()],
    'a name that no file can have': lambda: 'quay' * 5000,
    'the text of a file, and no name': lambda: '\n'.join(f'quay{number}: Quay, Q.' for number in range(300)),
}


def test_whole_numbers_of_more_digits_than_python_writes_are_told_like_any_other(
    make_site: Callable[..., Site],
) -> None:
    """As a product in ``conf.py`` makes them: Python raises where somebody asks how one is written."""
    many = 10**5000
    settings: dict[str, object] = dict.fromkeys(
        ('pubs_style', 'pubs_facets', 'pubs_pages', 'pubs_author_pages', 'pubs_search', 'pubs_latex_banner'), many
    )
    settings |= {'pubs_authors_limit': -many, 'pubs_people': many, 'pubs_venues': [many], 'pubs_copy': [many]}
    settings |= {'pubs_link_kinds': {'hal': {'label': many}}, 'pubs_downloads': many, 'pubs_metadata': [many]}
    built = make_site(FILES, **settings).build()
    assert lines(built.text('index.html')) == [LINE]
    assert [name for name in settings if f'WARNING: {name}: ' not in built.warnings] == []
    assert max(map(len, built.warnings.splitlines())) < LONGEST


@pytest.mark.parametrize('value', REGISTRIES)
def test_people_and_venues_that_are_none_are_told_in_a_line_each(value: str, make_site: Callable[..., Site]) -> None:
    settings = {'pubs_people': REGISTRIES[value](), 'pubs_venues': REGISTRIES[value]()}
    built = make_site(FILES, **settings).build()
    assert lines(built.text('index.html')) == [LINE]
    assert all(f'WARNING: {name}: ' in built.warnings for name in settings)
    assert max(map(len, built.warnings.splitlines())) < LONGEST


def test_what_stands_in_itself_or_too_deep_is_data_that_ends() -> None:
    data = as_located(circle(), SourceSpan('conf.py', 1))
    assert (data.fields['one'].text[:7], len(data.fields['two'].items)) == ("{'one':", 2)
    nested = as_located(deep(), SourceSpan('conf.py', 1))
    while nested.items and not nested.text:
        (nested,) = nested.items
    assert nested.text.startswith('[[') and len(nested.text) < 40
    assert as_located([Unshowable()], SourceSpan('conf.py', 1)).items[0].text.startswith('<Unshowable instance')


def test_options_of_any_length_are_told_in_a_line_each_and_cost_no_entry(make_site: Callable[..., Site]) -> None:
    texts = {'one word': 'x' * 50_000, 'many words': 'a, ' * 20_000 + 'b', 'a path': f'/{"y" * 50_000}.csl'}
    lists = [f'```{{publications}} list.txt\n:{name}: {text}\n```\n' for name in OPTIONS for text in texts.values()]
    built = make_site({**FILES, 'index.md': '# P\n\n' + '\n'.join(lists)}).build()
    assert built.text('index.html').count('<section class="pubs') == len(lists)
    assert "option 'style': there is no file" in built.warnings
    assert max(map(len, built.warnings.splitlines())) < LONGEST


@pytest.mark.timed
def test_the_words_of_a_style_are_read_in_time_that_grows_with_their_length() -> None:
    def seconds(elements: int) -> float:
        style = f'<style xmlns="http://purl.org/net/xbiblio/csl">{"é<info/>" * elements}</style>'
        start = time.process_time()
        read_tree(style.encode())
        return time.process_time() - start

    assert seconds(400_000) < 8 * seconds(100_000)
