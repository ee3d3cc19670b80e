"""Works that stand twice on a page, and DOIs with two owners."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read

FIRST = '- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**, 3–9. doi:10.5555/12345\n'

#: What follows the first entry → the notes, as line and code.
PAGES = {
    'the same once more': (FIRST, ['2 entry-twice']),
    'the same in another style': (
        '- Ito, M. and Roe, J. (2020). *On Lists of Words*. KDD, 3–9. [pdf](a.pdf)\n',
        ['2 entry-twice'],
    ),
    'the same twice more': (FIRST * 2, ['2 entry-twice', '3 entry-twice']),
    'another work with its DOI': (
        '- Ito, M., & Sato, K. (2021). _On words in lists._ **ICML**. https://doi.org/10.5555/12345\n',
        ['2 doi-twice'],
    ),
    'a preprint of it': ('- Ito, M., & Roe, J. (2020). _On lists of words._ arXiv:2001.01234.\n', []),
    'another year': (FIRST.replace('2020', '2021').replace('12345', '12346'), []),
    'other authors': (FIRST.replace('Ito', 'Sato').replace('12345', '12346'), []),
    'more authors': (FIRST.replace('& Roe', 'Sato, K., & Roe').replace('12345', '12346'), []),
    'another part of it': (FIRST.replace('3–9', '10–19').replace('12345', '12346'), []),
    'the same below another heading': (f'\n## Selected\n\n{FIRST}', []),
    'no DOIs': ('- Ito, M. (2001). _One thing of many._ **KDD**.\n- Roe, J. (2002). _Another thing._ **ICML**.\n', []),
}


@pytest.mark.parametrize('case', PAGES)
def test_what_stands_twice_is_noted_where_it_stands_again(case: str) -> None:
    rest, expected = PAGES[case]
    problems = read(FIRST + rest, file='x', format='markdown').problems
    assert [f'{each.span.line} {each.code}' for each in problems] == expected
    assert all(' line 1 ' in each.message for each in problems)


def test_a_build_hears_nothing_of_it() -> None:
    assert read(FIRST * 2, file='x', format='markdown', notes=False).problems == ()
