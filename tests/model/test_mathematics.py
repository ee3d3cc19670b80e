"""Which formulas are typeset: those that LaTeX sets without a complaint, and without doing more than that."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.model.mathematics import in_latex, not_typeset


@pytest.mark.parametrize(
    'formula',
    [
        'x',
        'O(n^2)',
        r'\alpha_i^{2}',
        r'\frac{a}{b}',
        r'\frac12',
        r'\sqrt{x}',
        r'\sqrt[3]x',
        r'\sqrt[\alpha]{x}',
        r'\left( x \right)',
        r'\left.\frac a b\middle|x\right\rangle',
        r'\mathbb{R}^n',
        r'\mathbb R^n',
        r'a\,b\%',
        '_2',
        '^{th}',
        "x''_2",
        "x'^2",
        r'x^\mathrm{a}',
        r'x_\text{max}',
        r'x^\frac{1}{2}',
        r'x^\circ',
        r'{a \over b} + {n \choose k}',
        r'\sum\limits_{i=1}^n',
        r'\operatorname*{argmax}\limits_x',
        r'\bigl( x \bigr)',
        r'\text{50\% of \textit{all} it}',
        r'\begin{matrix} a & b \\[2pt] c & d \end{matrix}',
        r'\begin{array}{l|r} a & b \end{array}',
        r'\begin{cases} a & b \\ c \end{cases}',
        r'\begin{aligned}[t] a &= b & c &= d \end{aligned}',
        r'\substack{a}',
        r'\hat\alpha',
        r'{\bf x}',
        r'x\spadesuit',
        'α',
        '',
    ],
)
def test_a_formula_in_order_is_typeset(formula: str) -> None:
    assert not_typeset(formula) == ''


@pytest.mark.parametrize(
    ('formula', 'reason'),
    [
        ('x^2^3', 'two scripts (^) belong to one sign'),
        ('x_{a}_{b}', 'two scripts (_) belong to one sign'),
        ("x^2'", "two scripts (') belong to one sign"),
        (r'\degree^2', 'two scripts (^) belong to one sign'),
        ('x_', 'what belongs to _ is missing'),
        ('{x^}', 'what belongs to ^ is missing'),
        (r'x^\,', 'what belongs to ^ is missing'),
        (r'\frac{a}', r'what belongs to \frac is missing'),
        (r'\sqrt', r'what belongs to \sqrt is missing'),
        (r'\sqrt[\sqrt[2]{x}]{y}', r'the brackets of \sqrt hold more than TeX takes'),
        (r'x^\sqrt2', r'\sqrt needs braces around it, behind ^'),
        (r"x'^\mathrm{a}", r'\mathrm needs braces around it, behind ^'),
        (r'x_\max', r'\max needs braces around it, behind _'),
        (r'\hat\mathbf{x}', r'\mathbf needs braces around it, behind \hat'),
        (r'a \over b \over c', r'\over needs braces around its fraction'),
        (r'\frac{a \over b}{c}', r'\over needs braces around its fraction'),
        (r'x\limits_a', r'\limits stands behind no operator'),
        (r'\middle| x', r'\middle stands outside of \left and \right'),
        (r'\left x \right)', r'no bracket stands behind \left'),
        (r'\bigl x', r'no bracket stands behind \bigl'),
        (r'\left( x', r'\left has no end'),
        (r'\right)', r'\right has no \left'),
        (r'\text{a_b}', r'mathematics stand among the words of \text'),
        (r'\mbox x', r'the braces of \mbox are missing'),
        (r'\begin{cases} a & b & c \end{cases}', 'a row has more columns than LaTeX has for it'),
        (r'\begin{array} a \end{array}', 'an array has no columns of l, c and r'),
        (r'\begin{matrix} a \\ [b] \end{matrix}', 'a bracket behind \\\\ is taken for a length'),
        (r'\begin{gathered}[b+a] \end{gathered}', r'a bracket behind \begin is taken for a place'),
        (r'\begin{split} a \end{split}', r'\begin{split} is no mathematics that is known'),
        (r'a \\ b', r'\\ stands outside of a matrix'),
        ('a & b', '& stands outside of a matrix'),
        ('a # b', '# is no mathematics that is known'),
        ('a%b', '% is no mathematics that is known'),
        ('{a', '{ has no end'),
        ('a}', 'it has a brace too many'),
        (r'\input{x}', r'\input is no mathematics that is known'),
        (r'\write18{x}', r'\write is no mathematics that is known'),
        (r'\def\a{}', r'\def is no mathematics that is known'),
        (r'\href{javascript:a}{b}', r'\href is no mathematics that is known'),
        ('^^5cinput', '^^ is no mathematics that is known'),
        ('{' * 40 + '}' * 40, 'it is nested too deeply'),
        ('x' * 2001, 'it is longer than 2000 characters'),
    ],
)
def test_a_formula_out_of_order_is_told_what_is_wrong_with_it(formula: str, reason: str) -> None:
    assert not_typeset(formula) == reason


def test_rows_within_each_other_end_before_the_interpreter_does() -> None:
    assert not_typeset(r'\sqrt{' * 30 + '}' * 30) == ''
    assert not_typeset(r'\left(' * 29 + 'x_{y}' + r'\right)' * 29) == ''


def test_latex_has_a_formula_in_one_line_and_by_names_that_it_knows() -> None:
    assert in_latex('\\mathscr M\n\n  = \\bm{x}') == r'\mathcal M = \boldsymbol{x}'
    assert in_latex('\\\n x\\\n\n\\ ') == '\\ x\\ \\ '
    assert in_latex(' a \\\\ ') == 'a \\\\'
