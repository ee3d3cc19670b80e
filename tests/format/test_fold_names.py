"""Long lists of authors fold, and whoever stands out stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.format import fold_names
from sphinxcontrib_pubs.format.names import add_names
from sphinxcontrib_pubs.model import Contributor, Mark, Person, Span, plain_text, spans

MARKS = (Mark('equal', '*', 'equal contribution'),)


def line(*roles: str, truncated: bool = False) -> tuple[str | Span, ...]:
    people = [
        Contributor(Person(family=chr(65 + place), given='X.'), roles=tuple(role.split()))
        for place, role in enumerate(roles)
    ]
    parts: list[str | Span] = []
    add_names(parts, people, MARKS, truncated=truncated)
    return (*parts, ' (2021). ', Span('emphasis', ('Title',)), '. In ', Span('span', ('Z',), classes=('pubs-author',)))


def folded(markup: tuple[str | Span, ...], limit: int) -> str:
    """The line with brackets around what is folded."""
    pieces = []
    for part in fold_names(markup, limit):
        text = part if isinstance(part, str) else plain_text((part,))
        pieces.append(f'[{text}]' if not isinstance(part, str) and part.kind == 'folded' else text)
    return ''.join(pieces).partition(' (2021)')[0].replace(', X.', '')


def test_the_first_names_and_the_last_stay() -> None:
    markup = line('first', '', '', '', '', 'last')
    assert folded(markup, 6) == 'A, B, C, D, E, & F'
    assert folded(markup, 4) == 'A, B, C, [D, E], & F'
    assert folded(markup, 2) == 'A, [B, C, D, E], & F'
    assert folded(markup, 1) == 'A, [B, C, D, E, & F]'


def test_one_name_is_not_worth_folding() -> None:
    assert folded(line('first', '', '', '', 'last'), 4) == 'A, B, C, D, & E'


def test_who_stands_out_is_never_hidden() -> None:
    markup = line('', '', '', 'member', '', '', 'self', '', '', '')
    assert folded(markup, 2) == 'A, [B, C], D, [E, F], G, [H, I], & J'


def test_signs_go_with_their_names() -> None:
    markup = line('equal', 'equal', 'equal', 'equal', '', truncated=True)
    assert folded(markup, 3) == 'A*, B*, [C*, D*], E, et al.'


def test_editors_behind_the_title_are_another_list() -> None:
    assert sum(span.kind == 'folded' for span in spans(fold_names(line(*[''] * 9), 2))) == 1


def test_a_line_without_people_is_itself() -> None:
    markup = ('Title. ', Span('emphasis', ('x',)))
    assert fold_names(markup, 1) == markup


@given(st.lists(st.sampled_from(['', 'first', 'self', 'member', 'equal', 'last']), max_size=30), st.integers(1, 12))
def test_no_word_is_lost_and_no_name_that_stands_out_is_folded(roles: list[str], limit: int) -> None:
    markup = line(*roles)
    result = fold_names(markup, limit)
    assert plain_text(result) == plain_text(markup)
    for span in spans(result):
        if span.kind == 'folded':
            names = [inner for inner in span.content if not isinstance(inner, str) and 'pubs-author' in inner.classes]
            assert dict(span.attributes)['count'] == str(len(names))
            assert len(names) > 1
            assert not any({'pubs-author--self', 'pubs-author--member'} & set(name.classes) for name in names)
