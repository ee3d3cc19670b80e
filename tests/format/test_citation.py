"""Citations by author and year, in the words of their language."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format.citation import (
    label_of,
    label_of_summary,
    parenthetical,
    suffix_letters,
    summary,
    textual,
)
from sphinxcontrib_pubs.model import Contributor, PartialDate, Person, Publication, SourceSpan, Venue
from tests.locale.speaking import speaking

BERG, LIND, GOOT = Person('Berg', 'Ann'), Person('Lind', 'Bo'), Person('Goot', 'Rob', 'van der')


#: Of whom a citation names the editor.
EDITED = (Contributor(BERG, 'editor'), Contributor(LIND, 'translator'))


def work(*people: Person, kind: str = 'author', **fields: object) -> Publication:
    contributors = tuple(Contributor(person, kind) for person in people)
    publication: Publication = Publication(key='k', source=SourceSpan('x', 1), contributors=contributors)
    return publication._replace(**{'issued': PartialDate(2021), 'title': ('On lamps',), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ('publication', 'in_text', 'in_parentheses'),
    [
        (work(BERG), 'Berg (2021)', 'Berg, 2021'),
        (work(BERG, GOOT), 'Berg and van der Goot (2021)', 'Berg & van der Goot, 2021'),
        (work(BERG, LIND, GOOT), 'Berg et al. (2021)', 'Berg et al., 2021'),
        (work(BERG, truncated=True), 'Berg et al. (2021)', 'Berg et al., 2021'),
        (work(Person(literal='The Lamp Team')), 'The Lamp Team (2021)', 'The Lamp Team, 2021'),
        (work(BERG, kind='editor'), 'Berg (2021)', 'Berg, 2021'),
        (work(Person(given='Madonna')), 'Madonna (2021)', 'Madonna, 2021'),
        (work(), '“On lamps” (2021)', '“On lamps”, 2021'),
        (work(title=(f'{"L" * 50}, amps and lamps',)), f'“{"L" * 50}, amps …” (2021)', f'“{"L" * 50}, amps …”, 2021'),
        (work(title=(f'{"L" * 60}',)), f'“{"L" * 60}” (2021)', f'“{"L" * 60}”, 2021'),
        (work(title=(f'{"L" * 50}, {"m" * 20}',)), f'“{"L" * 50} …” (2021)', f'“{"L" * 50} …”, 2021'),
        (work(extra=(('title-short', 'Lamps'),)), '“Lamps” (2021)', '“Lamps”, 2021'),
        (work(title=()), '“k” (2021)', '“k”, 2021'),
        (work(truncated=True), '“On lamps” (2021)', '“On lamps”, 2021'),
        (work(Person(), BERG), 'Berg (2021)', 'Berg, 2021'),
        (work(contributors=EDITED), 'Berg (2021)', 'Berg, 2021'),
        (work(BERG, issued=None), 'Berg (n.d.)', 'Berg, n.d.'),
        (work(BERG, issued=None, status='in press'), 'Berg (in press)', 'Berg, in press'),
        (work(BERG, issued=PartialDate(2021, 5, 3, suffix='b')), 'Berg (2021b)', 'Berg, 2021b'),
        (work(BERG, issued=PartialDate(2019, end_year=2021)), 'Berg (2019–2021)', 'Berg, 2019–2021'),
    ],
)
def test_a_citation_names_its_authors_and_its_year(publication: Publication, in_text: str, in_parentheses: str) -> None:
    label = label_of(publication)
    assert textual(label) == in_text
    assert parenthetical(label) == in_parentheses


@pytest.mark.parametrize(
    ('publication', 'line', 'in_text'),
    [
        (work(BERG), 'Berg (2021). On lamps', 'Berg (2021)'),
        (work(BERG, GOOT), 'Berg, van der Goot (2021). On lamps', 'Berg and van der Goot (2021)'),
        (work(BERG, LIND, GOOT), 'Berg, Lind, van der Goot (2021). On lamps', 'Berg et al. (2021)'),
        (work(BERG, truncated=True), 'Berg, et al. (2021). On lamps', 'Berg et al. (2021)'),
        (
            work(Person(literal='Oil, Wicks and Lamps')),
            'Oil,\u00a0Wicks and Lamps (2021). On lamps',
            'Oil, Wicks and Lamps (2021)',
        ),
        (work(Person(literal='Lamps (North)')), 'Lamps (North) (2021). On lamps', 'Lamps (North) (2021)'),
        (work(), '(2021). On lamps', '“On lamps” (2021)'),
        (work(title=('Lamps (and wicks). More',), issued=None), 'Lamps (and wicks). More', None),
        (work(BERG, issued=None), 'Berg (n.d.). On lamps', 'Berg (n.d.)'),
        (work(BERG, issued=None, status='in press'), 'Berg (in press). On lamps', 'Berg (in press)'),
        (work(BERG, issued=PartialDate(2019, end_year=2021)), 'Berg (2019–2021). On lamps', 'Berg (2019–2021)'),
        (work(BERG, venue=Venue('ICL', full_name='Lamps')), 'Berg (2021). On lamps. ICL Lamps', 'Berg (2021)'),
        (work(BERG, title=()), 'Berg (2021)', 'Berg (2021)'),
        (work(truncated=True), '(2021). On lamps', '“On lamps” (2021)'),
        (work(BERG, kind='editor'), 'Berg (2021). On lamps', 'Berg (2021)'),
        (work(contributors=(Contributor(BERG), *EDITED[1:])), 'Berg (2021). On lamps', 'Berg (2021)'),
        (work(Person(), Person(given='Madonna')), 'Madonna (2021). On lamps', 'Madonna (2021)'),
        (work(BERG, title=('On lamps.',)), 'Berg (2021). On lamps', 'Berg (2021)'),
        (work(title=('Lamps (and wicks).',), issued=None), 'Lamps (and wicks)', '“Lamps (and wicks).” (n.d.)'),
    ],
)
def test_a_summary_says_what_a_citation_needs(publication: Publication, line: str, in_text: str | None) -> None:
    assert summary(publication) == line
    label = label_of_summary(line, publication.title_text)
    assert textual(label) == (in_text or '“Lamps (and wicks). More” (n.d.)')
    assert label == label_of(publication) or not label.year or not label.year[0].isdigit()


def test_a_locator_and_a_letter_stand_behind_the_year() -> None:
    label = label_of(work(BERG, LIND))
    assert textual(label, 'a', 'p. 4') == 'Berg and Lind (2021a, p. 4)'
    assert parenthetical(label, 'a', 'p. 4') == 'Berg & Lind, 2021a, p. 4'
    undated = label_of(work(BERG, issued=None))
    assert textual(undated, 'b') == 'Berg (n.d.-b)'
    assert textual(label_of(work(BERG, issued=None, status='draft 2')), 'b') == 'Berg (draft 2b)'


def test_all_that_a_citation_says_is_in_the_language() -> None:
    with speaking('ja'):
        assert parenthetical(label_of(work(BERG, LIND))) == 'Berg・Lind, 2021'
        assert parenthetical(label_of(work(BERG, LIND, GOOT, issued=None))) == 'Bergほか, 発行年不明'
        assert textual(label_of(work(issued=None, status='in press'))) == '「On lamps」 (印刷中)'


@pytest.mark.parametrize(
    ('language', 'written'),
    [
        ('de', 'Berg und Lind (2021)'),
        ('fr', 'Berg et Lind (2021)'),
        ('pt_BR', 'Berg e Lind (2021)'),
        ('zh_CN', 'Berg 和 Lind (2021)'),
        ('xx', 'Berg and Lind (2021)'),
    ],
)
def test_a_citation_has_the_words_of_its_language(language: str, written: str) -> None:
    with speaking(language):
        assert textual(label_of(work(BERG, LIND))) == written


def test_the_letter_behind_z_is_aa() -> None:
    assert [suffix_letters(number) for number in (0, 25, 26, 27, 701, 702)] == ['a', 'z', 'aa', 'ab', 'zz', 'aaa']
