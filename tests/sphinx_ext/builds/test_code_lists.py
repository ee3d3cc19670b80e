"""Lists that a page shows as code are told where they stand; what is meant to be code is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

ITO = 'Ito, M., & Roe, J. (2020). *On lamps and lists.* Harbour Letters, 4(2), 11-19.'
ROE = 'Roe, J., & Ito, M. (2019). *On sets of lamps.* Harbour Letters, 3(1), 1-9.'
RST, MD = 'Papers\n======\n\n', '# Papers\n\n'

#: The page, and the lines at which a list in it is told.
LISTS = {
    'a double colon': ('rst', f'{RST}Our papers::\n\n   * {ITO}\n   * {ROE}\n', (5, 7)),
    'paragraphs': ('rst', f'{RST}::\n\n   {ITO}\n\n   {ROE}\n', (4, 8)),
    'a directive': ('rst', f'{RST}.. code-block:: text\n\n   - {ITO}\n   - {ROE}\n', (4, 7)),
    'beside a list': ('rst', f'{RST}* {ITO}\n\nOlder::\n\n  * {ITO}\n  * {ROE}\n', (6, 9)),
    'a fence': ('md', f'{MD}```text\n- {ITO}\n- {ROE}\n```\n', (3, 5)),
    'spaces': ('md', f'{MD}Ours:\n\n    - {ITO}\n    - {ROE}\n', (5, 6)),
}
CODE = {
    'one to be copied': ('rst', f'{RST}Please cite::\n\n   {ITO}\n'),
    'a language': ('rst', f'{RST}.. code-block:: markdown\n\n   - {ITO}\n   - {ROE}\n'),
    'a named fence': ('md', f'{MD}```markdown\n- {ITO}\n- {ROE}\n```\n'),
    'years': ('md', f'{MD}```text\npapers-2020.txt\npapers-2021.txt\n```\n'),
    'a list': ('md', f'{MD}- {ITO}\n- {ROE}\n'),
}


@pytest.mark.releases
@pytest.mark.parametrize('case', LISTS)
def test_a_list_in_code_is_told(case: str, make_site: Callable[..., Site]) -> None:
    suffix, page, (first, last) = LISTS[case]
    name = f'publications.{suffix}'
    built = make_site({name: page}, root_doc='publications').build()
    told = re.findall(
        rf'{re.escape(name)}:(\d+):\d+: WARNING: .* list of (\d+) references.*\[pubs\.list-in-code\]', built.warnings
    )
    assert [count for _line, count in told] == ['2'], built.warnings
    assert first <= int(told[0][0]) <= last
    shown = re.sub('<[^>]*>', '', built.text('publications.html'))
    assert 'On sets of lamps' in shown


@pytest.mark.parametrize('case', CODE)
def test_what_is_meant_is_not(case: str, make_site: Callable[..., Site]) -> None:
    suffix, page = CODE[case]
    built = make_site({f'publications.{suffix}': page}, root_doc='publications').build()
    assert 'list-in-code' not in built.warnings


def test_a_page_that_is_not_read_in_place_is_let_be(make_site: Callable[..., Site]) -> None:
    page = LISTS['a fence'][1]
    assert make_site({'index.md': page}).build().warnings == ''
