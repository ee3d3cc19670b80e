"""Builders that share their doctrees: what one of them reads, the others write when their turn comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

pytestmark = pytest.mark.releases
ENTRY = '@misc{{k, author = {{Roe, Jane}}, title = {{{}}}, year = {{2020}}}}\n'
FILES = {
    'index.md': '# Home\n\n```{toctree}\nlists\nplain\n```\n',
    'lists.md': '# Lists\n\n```{publications} a.bib\n```\n',
    'plain.md': '# Plain\n',
    'a.bib': ENTRY.format('On wicks'),
}


@pytest.mark.parametrize(('builder', 'other'), [('html', 'latex'), ('text', 'html'), ('html', 'text')])
def test_a_list_that_changed_while_another_builder_ran_is_written_once(
    builder: str, other: str, make_site: Callable[..., Site]
) -> None:
    site = make_site(FILES)
    site.build(other)
    site.build(builder)
    site.write('a.bib', ENTRY.format('On tallow'))
    site.build(other)
    built = site.build(builder)
    page = built.text('lists.html' if builder == 'html' else 'lists.txt')
    assert ('On tallow' in page, 'On wicks' in page) == (True, False)
    assert 'lists' in built.written and 'plain' not in built.written
    assert site.build(builder).written == []


def test_a_build_that_follows_one_of_another_builder_writes_nothing_that_did_not_change(
    make_site: Callable[..., Site],
) -> None:
    site = make_site(FILES)
    for builder in ('html', 'text', 'html', 'text', 'html'):
        built = site.build(builder)
    assert built.written == []
