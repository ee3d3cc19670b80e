"""Faults of markup: what is one, what only looks like one."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read

START = '- Quist, R., & Sato, K. (2020). '

#: The rest of an entry → the codes and columns of what is wrong in it.
ENTRIES = {
    'emphasis without an end': ('*A title of words. **ICML**.', [('unclosed-emphasis', 33)]),
    'a mark that is explained': ('*A title of words.* ICML (*equal contribution).', []),
    'a mark explained in a sentence': ('*A title of words.* ICML. *These authors contributed equally.', []),
    'a mark explained in Chinese': ('*A title of words.* ICML (*共同第一作者)。', []),
    'two marks that are explained': ('*A title of words.* ICML (*equal contribution, **corresponding author).', []),
    'a star beside a name before': ('With Wu, B.\\* *A title of words.* ICML (*visiting).', []),
    'a mark before what it means': ('*A title of words.* ICML. *undergraduate student', []),
    'a mark with an equals sign': ('*A title of words.* ICML (* = equal contribution)', []),
    'an address with underscores': ('*A title of words.* ICML. https://a.example/_one_two/_three', []),
    'emphasis without an end in the middle': ('The *in vitro study of words. ICML.', [('unclosed-emphasis', 37)]),
    'an underscore is no mark': ('_A title. ICML (*equal contribution).', [('unclosed-emphasis', 33)]),
    'a script': ('*A title of words.* [x](javascript:a)', [('url-scheme', 54)]),
    'a link in several pieces': ('[A *title* of words](javascript:a). ICML.', [('url-scheme', 34)]),
    'two links with one target': (
        '*A title of words.* [x](javascript:a) [y](javascript:a)',
        [('url-scheme', 54), ('url-scheme', 72)],
    ),
    'a template': ('*A title of words.* [x]({{ site.url }}/a.pdf)', [('url-template', 54)]),
    'a tag of another program': ('*A title of words.* [x]({% post_url 2020-01-01-a %})', [('url-template', 54)]),
}


@pytest.mark.parametrize('case', ENTRIES)
def test_a_fault_of_markup_is_told_once_and_nothing_else_is(case: str) -> None:
    rest, faults = ENTRIES[case]
    problems = read(f'{START}{rest}\n', file='x', format='markdown').problems
    assert [(each.code, each.span.column) for each in problems] == faults


@pytest.mark.parametrize(
    'authors', ['*Quist R, *Sato K, Wu B.', 'R. Quist *, K. Sato *, B. Wu,', 'Quist, R., *Sato, K.']
)
def test_a_star_beside_a_name_is_a_mark(authors: str) -> None:
    problems = read(f'- {authors} (2020). A title of several words. *ICML*.\n', file='x', format='markdown').problems
    assert [each for each in problems if each.code == 'unclosed-emphasis'] == []


def test_bold_type_of_a_name_without_an_end_is_told() -> None:
    problems = read('- **Quist, R., & Sato, K. (2020). _A title._ ICML.\n', file='x', format='markdown').problems
    assert [(each.code, each.span.column) for each in problems] == [('unclosed-emphasis', 3)]


def test_a_template_is_a_matter_for_check_alone() -> None:
    text = f'{START}*A title of words.* [x]({{{{ site.url }}}}/a.pdf)\n'
    assert read(text, file='x', format='markdown', notes=False).problems == ()
