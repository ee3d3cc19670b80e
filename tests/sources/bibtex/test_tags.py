"""HTML within LaTeX: what registries and databases deliver is read, and what merely looks like it is text."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.latex.markup import Latex
from tests.growing import grows_evenly
from tests.sources.outcome import tagged


@pytest.mark.parametrize(
    ('written', 'read'),
    [
        ('Lamps of <i>Calla</i>', 'Lamps of <emphasis>Calla</emphasis>'),
        ('H<sub>2</sub>O', 'H<subscript>2</subscript>O'),
        ('10<sup>$-3$</sup> m', '10<superscript><math>-3</math></superscript> m'),
        ('<scp>Lamp</scp> &amp; lens', '<small_caps>Lamp</small_caps> & lens'),
        (r'{\&}amp; and \&amp; and &amp;amp;', '& and & and &'),
        ('p &lt; 0.01 &#8211; &#x3B1;', 'p < 0.01 – α'),
        (r'{\textless}i{\textgreater}Calla{\textless}/i{\textgreater}', '<emphasis>Calla</emphasis>'),
        (r'\textless{}b\textgreater{}bold\textless{}/b\textgreater{}', '<strong>bold</strong>'),
        ('<jats:p>One.</jats:p><jats:p>Two.</jats:p>', 'One. Two.'),
        ('The <mml:math><mml:mi>S</mml:mi><mml:mo>=</mml:mo></mml:math> lamp', 'The S= lamp'),
        ('First<br/>second<br>third', 'First second third'),
        ('<i>a <b>b</b></i>', '<emphasis>a <strong>b</strong></emphasis>'),
        # What is no HTML.
        ('a<b and c<d>', 'a<b and c<d>'),
        ('a vector<i> of one', 'a vector<i> of one'),
        ('R&D; Q&A', 'R&D; Q&A'),
        ('&nosuch; AT&T', '&nosuch; AT&T'),
        (r'5 \textless{} 6 \& more', '5 < 6 & more'),
        ('<script>alert(1)</script>', '<script>alert(1)</script>'),
        ('&lt;script&gt; &#123;x&#125; &#36;5 &#92;emph', '<script> {x} $5 \\emph'),
    ],
)
def test_a_value_is_read_as_its_writer_meant_it(written: str, read: str) -> None:
    assert tagged(Latex().markup(written)) == read


@pytest.mark.timed
@pytest.mark.parametrize(
    'piece', ['<i>', '</i>', '<i>a</i>', '&amp;', '&', '<', '<a ' + 'x' * 50, r'\textless', '<jats:p ']
)
def test_reading_takes_linear_time(piece: str) -> None:
    assert grows_evenly(Latex().markup, lambda times: piece * times, 2_000)
