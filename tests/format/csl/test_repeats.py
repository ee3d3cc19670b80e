"""Names of the entry before, for which some styles have a sign; the outcomes are those of citeproc-js."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sphinxcontrib_pubs.model import plain_text, spans
from tests.format.csl.works import LAMPS, authors, style

NAMES = (
    '<names variable="author" suffix="!"><name and="text" delimiter=", "/><label form="short" prefix=" (" suffix=")"/>'
    '<substitute><names variable="editor"/></substitute></names>'
)
LAYOUT = f'<group delimiter=" ">{NAMES}<names variable="editor"><name/></names><text variable="title"/></group>'
BERG, LIND, ITO = 'Berg, Anna', 'Lind, Olof', 'Ito, Mei'
WORKS = [
    LAMPS._replace(title=(title,), contributors=people)
    for title, people in (
        ('A', authors(ITO, kind='editor')),
        ('B', authors(ITO, kind='editor')),
        ('C', authors(BERG, LIND)),
        ('D', (*authors(BERG, LIND), *authors(BERG, kind='editor'))),
        ('E', authors(BERG, ITO)),
        ('F', authors(BERG)),
        ('G', ()),
    )
]


def lines(attributes: str, layout: str = LAYOUT) -> list[str]:
    made = style(layout, bibliography=f'subsequent-author-substitute="---" {attributes}')
    return [plain_text(made(WORKS[0])), *(plain_text(made.following(*pair)) for pair in pairwise(WORKS))]


@pytest.mark.parametrize(
    ('rule', 'wanted'),
    [
        ('', ['---!', 'Anna Berg and Mei Ito!', 'Anna Berg!']),
        ('complete-all', ['---!', 'Anna Berg and Mei Ito!', 'Anna Berg!']),
        ('complete-each', ['--- and ---!', 'Anna Berg and Mei Ito!', 'Anna Berg!']),
        ('partial-each', ['--- and ---!', '--- and Mei Ito!', '---!']),
        ('partial-first', ['--- and Olof Lind!', '--- and Mei Ito!', '---!']),
    ],
)
def test_names_that_are_repeated_are_replaced_by_the_rule_of_the_style(rule: str, wanted: list[str]) -> None:
    attributes = f'subsequent-author-substitute-rule="{rule}"' if rule else ''
    both, one, first = wanted
    assert lines(attributes) == [
        'Mei Ito (ed.)! A',
        '--- (ed.)! B',
        'Anna Berg and Olof Lind! C',
        f'{both} Anna Berg D',
        f'{one} E',
        f'{first} F',
        'G',
    ]


def test_what_is_shown_of_the_names_counts() -> None:
    layout = (
        '<group delimiter=" "><names variable="author"><name et-al-min="2"/></names><text variable="title"/></group>'
    )
    assert lines('', layout)[2:6] == ['Anna Berg et al. C', '--- D', '--- E', 'Anna Berg F']


def test_names_behind_something_else_stay() -> None:
    layout = '<group delimiter=" "><text variable="title"/><names variable="author"><name/></names></group>'
    assert lines('', layout)[3] == 'D Anna Berg, Olof Lind'


def test_the_sign_is_read_out_as_the_names() -> None:
    made = style(LAYOUT, bibliography='subsequent-author-substitute="———"')
    [sign] = [span for span in spans(made.following(WORKS[2], WORKS[3])) if 'pubs-author-again' in span.classes]
    assert sign.content == ('———',)
    assert sign.attributes == (('role', 'img'), ('aria-label', 'Anna Berg and Olof Lind'))


def test_a_style_without_a_sign_names_everybody_every_time() -> None:
    made = style(LAYOUT)
    assert made.following(WORKS[2], WORKS[3]) == made(WORKS[3])
