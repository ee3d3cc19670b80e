"""Letters as a style asks for them; the outcomes are those of the specification and of citeproc-js."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format.csl.boxes import Box
from sphinxcontrib_pubs.format.csl.text_case import with_case
from sphinxcontrib_pubs.model import Span


@pytest.mark.parametrize(
    ('case', 'text', 'wanted'),
    [
        ('title', 'lamps of the harbour: a history', 'Lamps of the Harbour: A History'),
        ('title', 'state-of-the-art text-to-image models', 'State-of-the-Art Text-to-Image Models'),
        ('title', 'in-situ light', 'In-Situ Light'),
        ('title', 'what lamps are for', 'What Lamps Are For'),
        ('title', 'is it light? the answer', 'Is It Light? The Answer'),
        ('title', 'the iPhone and mRNA', 'The iPhone and mRNA'),
        ('title', "don't look up", "Don't Look Up"),
        ('title', 'the role of α in β-decay', 'The Role of α in β-Decay'),
        ('sentence', 'Lamps of the Harbour', 'Lamps of the harbour'),
        ('lowercase', 'Ed. BY', 'ed. by'),
        ('uppercase', 'straße', 'STRASSE'),
        ('capitalize-first', 'accessed on', 'Accessed on'),
        ('capitalize-first', 'iPhone lamps', 'iPhone lamps'),
        ('capitalize-first', '“quoted” lamps', '“Quoted” lamps'),
        ('capitalize-all', 'lamps of the harbour', 'Lamps Of The Harbour'),
        ('capitalize-all', 'the iPhone and mRNA', 'The iPhone And mRNA'),
        ('capitalize-first', 'α decay', 'α decay'),
        ('title', 'which light to put out', 'Which Light to Put Out'),
        ('title', 'what is it for!', 'What Is It For!'),
        ('title', 'stop! a lamp', 'Stop! A Lamp'),
        ('title', 'vitamin a', 'Vitamin a'),
        ('unheard-of', 'Lamps', 'Lamps'),
        ('title', '', ''),
    ],
)
def test_letters_become_those_of_the_case(case: str, text: str, wanted: str) -> None:
    assert with_case([text], case, english=True) == [wanted]


def test_titles_have_capitals_in_english_alone() -> None:
    assert with_case(['lampen am hafen'], 'title', english=False) == ['lampen am hafen']
    assert with_case(['lampen am hafen'], 'capitalize-first', english=False) == ['Lampen am hafen']


def test_text_in_boxes_is_one_text() -> None:
    emphasis = Span('emphasis', ())
    nodes = ['lamps ', Box(['of the'], emphasis), ' harbour and ', Box(['up'], emphasis)]
    assert with_case(nodes, 'title', english=True) == [
        'Lamps ', Box(['of the'], emphasis), ' Harbour and ', Box(['Up'], emphasis),
    ]  # fmt: skip


@pytest.mark.parametrize('kind', ['math', 'code', 'superscript', 'subscript', 'small_caps'])
def test_signs_keep_their_letters(kind: str) -> None:
    box = Box(['x'], Span(kind, ()))  # type: ignore[arg-type]
    assert with_case(['on ', box, ' lamps'], 'uppercase', english=True) == ['ON ', box, ' LAMPS']
