"""What is noted on a page, and what only looks like an irregularity: entries → notes, beside entries of one habit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Problem

APA = """\
- Ito, M., Roe, J., & Quist, R. (2020). _Lists of lists and their readers._ **KDD**.
- Roe, J., & Ito, M. (2019). _What a reference is made of._ **ICML**.
- Quist, R., Sato, K., & Ito, M. (2018). _On reading what people write._ **KDD**.
- Sato, K., Ito, M., & Roe, J. (2017). _Commas between all of the names._ **ICML**.
- Sato, K., & Quist, R. (2016). _Two names and a comma between them._ **KDD**.
"""
IEEE = """\
- M. Ito, J. Roe and R. Quist, “Lists of lists and their readers,” *KDD*, 2020.
- J. Roe and M. Ito, “What a reference is made of,” *ICML*, 2019.
- R. Quist, K. Sato and M. Ito, “On reading what people write,” *KDD*, 2018.
- K. Sato, M. Ito and J. Roe, “Commas between all of the names,” *ICML*, 2017.
- K. Sato and J. Roe, “Two names and a word between them,” *ICML*, 2016.
- R. Quist and J. Roe, “Three entries with two names,” *ICML*, 2015.
"""
SPOKEN = """\
- Mei Ito, Jane Roe, and Rosa Quist (2020). _Lists of lists and their readers._ **KDD**.
- Jane Roe and Mei Ito (2019). _What a reference is made of._ **ICML**.
- Rosa Quist, Ken Sato, and Mei Ito (2018). _On reading what people write._ **KDD**.
- Ken Sato, Mei Ito, and Jane Roe (2017). _Commas between all of the names._ **ICML**.
"""
OUTSIDE = APA.replace('._', '_.')
#: References without titles, as physicists print them: what follows the names is a journal.
UNTITLED = """\
- M. Ito, J. Roe, and R. Quist, Lists Letters **12**, 3 (2020).
- J. Roe and M. Ito, Reference Notes **3**, 14 (2019).
- R. Quist, K. Sato, and M. Ito, Lists Letters **11**, 7 (2018).
- K. Sato and J. Roe, Reference Notes **2**, 9 (2017).
"""


def notes(page: str, entry: str) -> tuple[list[str], str]:
    """The notes on the last line of a page as code and column, and that line with their edits made."""
    reading = read(f'{page}{entry}\n', file='x', format='markdown')
    last = page.count('\n') + 1
    assert all(problem.span.line == last for problem in reading.problems), reading.problems
    return [f'{each.span.column} {each.code}' for each in reading.problems], mended(entry, reading.problems)


def mended(line: str, problems: tuple[Problem, ...]) -> str:
    edits = sorted((edit for each in problems for edit in each.edits), key=lambda edit: -edit.column)
    for edit in edits:
        line = line[: edit.column - 1] + edit.text + line[edit.column - 1 + edit.length :]
    return line


#: The page, the entry, the notes, and the entry as a careful person would have written it.
IRREGULAR = {
    'no comma after a family name': (
        APA,
        '- Wu, B., Ito M., & Roe, J. (2015). _A title of words._ **KDD**.',
        ['14 name-comma'],
        '- Wu, B., Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'no comma between two people': (
        APA,
        '- Wu, B. Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
        ['9 name-comma'],
        '- Wu, B., Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'a full stop in place of the comma': (
        APA,
        '- Wu, B., Roe, J., & Sato. K. (2015). _A title of words._ **KDD**.',
        ['26 name-comma'],
        '- Wu, B., Roe, J., & Sato, K. (2015). _A title of words._ **KDD**.',
    ),
    'a full stop before the comma': (
        APA,
        '- Wu, B., & Ogawa., J. (2015). _A title of words._ **KDD**.',
        ['18 name-full-stop'],
        '- Wu, B., & Ogawa, J. (2015). _A title of words._ **KDD**.',
    ),
    'no comma before the ampersand, behind a bold name': (
        APA,
        '- Wu, B., **Ito, M.** & Roe, J. (2015). _A title of words._ **KDD**.',
        ['22 name-comma'],
        '- Wu, B., **Ito, M.**, & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'no ampersand before a bold name': (
        APA,
        '- Wu, B., Ito, M., **Roe, J.** (2015). _A title of words._ **KDD**.',
        ['22 name-ampersand'],
        '- Wu, B., Ito, M., & **Roe, J.** (2015). _A title of words._ **KDD**.',
    ),
    'no ampersand between two': (
        APA,
        '- Wu, B., Roe, J. (2015). _A title of words._ **KDD**.',
        ['11 name-ampersand'],
        '- Wu, B., & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'no conjunction where the page has no comma before it': (
        IEEE,
        '- B. Wu, M. Ito, J. Roe, “A title of words,” *KDD*, 2014.',
        ['18 name-ampersand'],
        '- B. Wu, M. Ito and J. Roe, “A title of words,” *KDD*, 2014.',
    ),
    'no conjunction between two': (
        IEEE,
        '- B. Wu, J. Roe, “A title of words,” *KDD*, 2014.',
        ['10 name-ampersand'],
        '- B. Wu and J. Roe, “A title of words,” *KDD*, 2014.',
    ),
    'no space between names': (
        APA,
        '- Wu, B.,Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
        ['10 name-space'],
        '- Wu, B., Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'two commas': (
        APA,
        '- Wu, B.,, Ito, M., & Roe, J. (2015). _A title of words._ **KDD**, , 12.',
        ['9 doubled-comma', '66 doubled-comma'],
        '- Wu, B., Ito, M., & Roe, J. (2015). _A title of words._ **KDD**, 12.',
    ),
    'a space before a comma': (
        APA,
        '- Wu, B. , Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
        ['9 space-before-comma'],
        '- Wu, B., Ito, M., & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'two spaces and two full stops': (
        APA,
        '- Wu, B., & Roe, J.  (2015). _A title  of words._ Proceedings of KDD..',
        ['20 doubled-space', '38 doubled-space', '69 doubled-full-stop'],
        '- Wu, B., & Roe, J. (2015). _A title of words._ Proceedings of KDD.',
    ),
    'a full stop outside the title': (
        APA,
        '- Wu, B., & Roe, J. (2015). _A title of words_. **KDD**.',
        ['47 title-full-stop'],
        '- Wu, B., & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'a full stop inside the title': (
        OUTSIDE,
        '- Wu, B., & Roe, J. (2015). _A title of words._ **KDD**.',
        ['46 title-full-stop'],
        '- Wu, B., & Roe, J. (2015). _A title of words_. **KDD**.',
    ),
    'one author twice in full': (
        SPOKEN,
        '- Bo Wu, Jane Roe, Bo Wu, and Mei Ito (2015). _A title of words._ **KDD**.',
        ['20 author-twice'],
        '- Bo Wu, Jane Roe, and Mei Ito (2015). _A title of words._ **KDD**.',
    ),
    'two authors with the same initials, who may be two people': (
        APA,
        '- Wu, B., Roe, J., & Wu, B. (2015). _A title of words._ **KDD**.',
        ['22 author-twice'],
        '- Wu, B., Roe, J., & Wu, B. (2015). _A title of words._ **KDD**.',
    ),
}

REGULAR = {
    'a comma beside a mark of a name': (
        APA,
        '- Wu, B., Ito, M.<sup>1,2</sup>, & Roe, J. (2015). _A title of words._ **KDD**.',
    ),
    'a comma before a mark and the conjunction': (
        IEEE.replace(' and', ', and'),
        '- B. Wu, <u>M. Ito</u>,$^{\\star}$ and J. Roe, “A title of words,” *KDD*, 2014.',
    ),
    'names divided by semicolons': (APA, '- Wu, B.; Ito, M.; Roe, J. (2015). _A title of words._ **KDD**.'),
    'another style of names': (APA, '- Wu B, Ito M, Roe J. (2015). _A title of words._ **KDD**.'),
    'names in another script': (APA, '- 吴斌, 伊藤真, 佐藤健 (2015). _名词的列表与读者的研究._ **KDD**.'),
    'a row that goes on': (APA, '- Wu, B., Ito, M., et al. (2015). _A title of words._ **KDD**.'),
    'a row with people left out': (APA, '- Wu, B., Ito, M., ... & Roe, J. (2015). _A title of words._ **KDD**.'),
    'family names alone': (APA, '- Wu, Roe, Wu, and Ito (2015). _A title of words._ **KDD**.'),
    'a range with a hyphen': (APA, '- Wu, B., & Roe, J. (2015). _A title of words._ **KDD**, 1(2), 1-9.'),
    'an abbreviation at the end of a title': (
        OUTSIDE,
        '- Wu, B., & Roe, J. (2015). _The lists of the U.S._ **KDD**.',
    ),
    'a question in the title': (APA, '- Wu, B., & Roe, J. (2015). _Is this a title?_ **KDD**.'),
    'three full stops': (APA, '- Wu, B., & Roe, J. (2015). _And so on and on..._ **KDD**.'),
    'a path': (APA, '- Wu, B., & Roe, J. (2015). _A title of words._ **KDD**. [pdf](../a.pdf)'),
    'a journal that looks like a name': (UNTITLED, '- K. Sato, Lisette Letters **10**, 5 (2017).'),
    'a journal with a conjunction': (
        UNTITLED,
        '- K. Sato, J. Roe, and M. Ito, Wind and Water Letters **9**, 5 (2016).',
    ),
    'a journal in italics behind one name': (IEEE, '- K. Sato, *Harbour Monthly*, 2014, 18–21.'),
    'a journal with its volume': (APA, '- Wu, B., & Roe, J. (2015). *J. Lists*. **12**, 14–19.'),
    'code with spaces': (APA, '- Wu, B., & Roe, J. (2015). _The operator `a  ,, b`._ **KDD**.'),
}


@pytest.mark.parametrize('case', IRREGULAR)
def test_an_irregularity_is_noted_with_the_edit_that_mends_it(case: str) -> None:
    page, entry, found, after = IRREGULAR[case]
    assert notes(page, entry) == (found, after)
    if after != entry:
        assert notes(page, after) == ([], after)


@pytest.mark.parametrize('case', REGULAR)
def test_what_only_looks_irregular_is_not_noted(case: str) -> None:
    page, entry = REGULAR[case]
    assert notes(page, entry) == ([], entry)


@pytest.mark.parametrize(
    'page',
    [
        APA.replace('). ', ').  '),
        APA.replace(', ', ' , '),
        IEEE.replace(', ', ','),
        IEEE.replace(' and ', ', '),
    ],
)
def test_the_hand_of_a_page_is_no_irregularity(page: str) -> None:
    assert read(page, file='x', format='markdown').problems == ()


def test_a_page_of_one_kind_does_not_judge_the_other() -> None:
    entry = '- Wu B., Ito M., Roe, J. A title of words. KDD. 2015.\n'
    vancouver = ''.join(f'- Wu B., Roe J. A longer title of words. KDD. {year}.\n' for year in (2012, 2013, 2014))
    assert [each.code for each in read(vancouver + entry, file='x', format='markdown').problems] == []


@pytest.mark.parametrize('last', ['**Roe, J.**. ', 'Roe, J.. ', '**Roe, J.** '])
def test_the_full_stop_of_a_sentence_is_none_of_the_last_name(last: str) -> None:
    text = f'- Ito, M., & {last}(2020). A title of several words. *J. Lists*, 3.\n'
    (publication,) = read(text, file='x', format='markdown').publications
    assert [person.given for person in publication.persons()] == ['M.', 'J.']
