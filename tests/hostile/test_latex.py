"""No command of a source runs when LaTeX sets a manual, or is left for whoever sets an exported file."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.model import Span
from sphinxcontrib_pubs.model.mathematics import ENVIRONMENTS, WORDS, in_latex, not_typeset
from sphinxcontrib_pubs.render.nodes import inline_nodes
from tests.hostile.conftest import build
from tests.hostile.sources import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Built

pytestmark = pytest.mark.latex

#: Says a word on the terminal that stands in no source: TeX has to compute it.
SPEAK = r'\message{PUBS\number\numexpr40+2\relax SPOKE}'
SPOKEN = 'PUBS42SPOKE'
#: Orders in the ways in which TeX takes them, each with a trace that a run of it leaves.
ORDERS = (
    SPEAK,
    f'{{{SPEAK}}}',
    f'}}{SPEAK}{{',
    f'}}}}}}{SPEAK}{{{{{{',
    r'\input{secret}',
    r'\include{secret}',
    r'\immediate\write18{touch ran-by-tex}',
    r'\write18{touch ran-by-tex}',
    r'\input{|"touch ran-by-tex"}',
    r'\directlua{os.execute("touch ran-by-tex")}',
    r'\immediate\openout5=written-by-tex.txt \immediate\write5{x}',
    r'\newwrite\f\immediate\openout\f=written-by-tex.txt',
    r'\catcode`\@=0 @message{PUBS@number@numexpr40+2@relax SPOKE}',
    r'^^5cinput{secret} ^^5cmessage{PUBS^^5cnumber^^5cnumexpr40+2^^5crelax SPOKE}',
    r'^^^^005cinput{secret}',
    r'\csname input\endcsname{secret}',
    r'\expandafter\input\string secret',
    r'\def\sphinxstrong#1{\input{secret}}',
    r'\renewcommand{\emph}[1]{' + SPEAK + '}',
    r'\end{document}' + SPEAK,
    r'\end{sphinxVerbatim}' + SPEAK,
    r'\end{itemize}' + SPEAK,
    r'\begin{filecontents}{written-by-tex.txt}x\end{filecontents}',
    r'\lstinputlisting{secret.tex} \verbatiminput{secret.tex} \includegraphics{secret}',
    '%' + SPEAK,
    f'${SPEAK}$',
    f'$x${SPEAK}$x$',
    f'$x}}{SPEAK}{{x$',
    f'$x\\){SPEAK}\\(x$',
    f'$$x$${SPEAK}',
    f'\\({SPEAK}\\) \\[{SPEAK}\\]',
    r'$\text{\input{secret}}$',
    r'$^^5cinput{secret}$',
    r'$\begin{filecontents}{written-by-tex.txt}\end{filecontents}$',
    r'$\href{run:ran-by-tex}{x}$',
    f'https://example.org/{SPEAK}',
    f'https://example.org/#}}{SPEAK}{{',
    f'https://example.org/%0A{SPEAK}',
    'https://example.org/\\input{secret}',
    r'run:./ran-by-tex',
    f'\\url{{x}}{SPEAK}',
    f'\\href{{x{SPEAK}}}{{y}}',
    f'\\verb|x|{SPEAK}',
    f'"a`{SPEAK} \'\' "~ << >>',
)  # fmt: skip


@pytest.fixture(scope='module')
def manual(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Sources with an order in each of their fields."""
    # Each of the four ways to a markup: LaTeX's own, tags, and both syntaxes of documents.
    chosen = ('refs.bib', 'items.json', 'written.md', 'written.rst')
    files: dict[str, str | bytes] = {name: FORMATS[name](ORDERS).encode() for name in chosen}
    names = [name.replace('.', '-') for name in files]
    show = ':show: abstract, keywords, notes, bibtex, awards\n'
    for name, document in zip(list(files), names, strict=True):
        group = ':group-by: venue\n' if name.endswith(('.bib', '.yml')) else ''
        files[f'{document}.md'] = f'# {document}\n\n```{{publications}} {name}\n{group}{show}```\n'
    listed = '\n'.join(names)
    files['index.md'] = f'# Site\n\n```{{toctree}}\n{listed}\n```\n'
    return build(
        tmp_path_factory.mktemp('manual'),
        files,
        'latex',
        exclude_patterns=['_build', 'written.*'],
        latex_engine='lualatex',
        latex_elements={'fontpkg': '', 'extraclassoptions': 'openany,oneside'},
        project='site',
        author='A',
    )


def test_lualatex_runs_nothing_of_a_source(manual: Built) -> None:
    if shutil.which('lualatex') is None:
        pytest.skip('no LaTeX')
    (manual.outdir / 'secret.tex').write_text('THE SECRET', encoding='utf8')
    before = {path.name for path in manual.outdir.iterdir()}
    # With all that a careless site might permit: were an order to be taken, it would be obeyed.
    command = ['lualatex', '-shell-escape', '-interaction=nonstopmode', 'site.tex']
    environment = {**os.environ, 'openin_any': 'a', 'openout_any': 'a', 'max_print_line': '1000000'}
    done = subprocess.run(command, cwd=manual.outdir, env=environment, capture_output=True, check=False, timeout=500)
    said = done.stdout.decode(errors='replace')
    assert SPOKEN not in said
    assert '(./secret' not in said
    made = {path.name for path in manual.outdir.iterdir()} - before
    assert {path for path in made if not path.startswith('site.')} == set()
    assert [line for line in said.splitlines() if line.startswith('! ')] == []
    assert (manual.outdir / 'site.pdf').stat().st_size > 10_000


def test_every_command_that_a_formula_may_have_is_one_of_latex(tmp_path: Path) -> None:
    if shutil.which('pdflatex') is None:
        pytest.skip('no LaTeX')
    pairs = {'left', 'right', 'begin', 'end'}
    two = {'frac', 'dfrac', 'tfrac', 'cfrac', 'binom', 'dbinom', 'tbinom', 'overset', 'underset', 'stackrel'}
    lines = [r'\left( x \right)']
    for word in sorted(WORDS - pairs):
        # Arguments that all of them can take; delimiters want one.
        if word == 'middle':
            lines.append(r'\left( x \middle| y \right)')
        elif word.lower().startswith('big') and word.rstrip('lrm') in ('big', 'Big', 'bigg', 'Bigg'):
            lines.append(rf'\{word}| x')
        elif word in ('choose', 'over', 'atop'):
            lines.append(rf'{{a \{word} b}}')
        elif word in ('limits', 'nolimits'):
            lines.append(rf'\sum\{word}_a')
        else:
            lines.append(rf'\{word}{{a}}{{b}}' if word in two else rf'\{word} {{a}}')
    lines += [rf'\begin{{{name}}}{"{c}" if name == "array" else ""} a \end{{{name}}}' for name in sorted(ENVIRONMENTS)]
    shown = [inline_nodes((Span('math', (line,)),))[0].astext() for line in lines]
    body = '\n\n'.join(f'\\({line}\\)' for line in shown)
    # The packages that Sphinx's own manuals load.
    head = '\\documentclass{report}\n\\usepackage{amsmath,amssymb,amstext}\n\\begin{document}\n'
    (tmp_path / 'all.tex').write_text(f'{head}{body}\n\\end{{document}}\n', encoding='utf8')
    command = ['pdflatex', '-interaction=nonstopmode', '-no-shell-escape', 'all.tex']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    said = done.stdout.decode(errors='replace')
    undefined = re.findall(r'^! .*\n(?:.*\n)??l\.\d+ .*', said, re.MULTILINE)
    assert undefined == []


def made_up(chance: random.Random, depth: int = 0) -> str:
    """A formula of known words in any order; about one in three is in order."""
    pieces: list[str] = []
    for _ in range(chance.randint(0, 4) if depth < 4 else 0):
        inner = [made_up(chance, depth + 1) for _ in range(3)]
        word = chance.choice(_WORDS)
        name = chance.choice(_ENVIRONMENTS)
        row = chance.choice(['&', '\\\\', '']).join(inner)
        pieces += chance.choices(
            [
                chance.choice('abxyz123+-=()[]|/.,;:!*<>"`@?~&\''),
                chance.choice('^_'),
                f'\\{word} ',
                f'{{{inner[0]}}}',
                f'\\{word}{{{inner[0]}}}',
                f'\\{word}{{{inner[0]}}}{{{inner[1]}}}',
                f'\\left{chance.choice(_OPENING)}{inner[0]}\\right{chance.choice(_CLOSING)}',
                f'\\begin{{{name}}}{"{cc}" if name == "array" else ""}{row}\\end{{{name}}}',
                f'\\sqrt[{inner[0]}]{{{inner[1]}}}',
                f'\\text{{{chance.choice(_WORDS_OF_TEXT)}}}',
                f'\\{chance.choice(["sum", "lim"])}\\{chance.choice(["limits", "nolimits"])}',
                chance.choice([r'\{', r'\|', r'\,', r'\ ', r'\%', '\\\\']),
            ],
            [30, 15, 15, 8, 8, 4, 3, 3, 2, 2, 2, 8],
        )
    return ''.join(pieces)


_WORDS, _ENVIRONMENTS = sorted(WORDS), sorted(ENVIRONMENTS)
_OPENING, _CLOSING = ['(', '[', '.', r'\{', r'\langle', '|', '<'], [')', ']', '.', r'\}', r'\rangle', '|']
_WORDS_OF_TEXT = ['a b', 'x~y', r'50\%', r'\textit{a} b', '{a}', r'a\_b', "it's", 'a_b', r'\quad a']


def test_latex_sets_every_formula_that_is_taken_for_one(tmp_path: Path) -> None:
    if shutil.which('pdflatex') is None:
        pytest.skip('no LaTeX')
    chance = random.Random(20260)
    made = dict.fromkeys(made_up(chance) for _ in range(5000))
    taken = [formula for formula in made if formula.strip() and not not_typeset(formula)]
    assert len(made) > len(taken) * 1.5 > 1500
    lines = (f'\\typeout{{FORMULA {number}}} x ${in_latex(each)}$ y' for number, each in enumerate(taken))
    head = '\\documentclass{report}\n\\usepackage{amsmath,amssymb,amstext}\n\\begin{document}\n'
    body = '\n\n'.join(lines)
    (tmp_path / 'all.tex').write_text(f'{head}{body}\n\\end{{document}}\n', encoding='utf8')
    command = ['pdflatex', '-interaction=nonstopmode', '-no-shell-escape', 'all.tex']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    last, wrong = -1, []
    for line in done.stdout.decode(errors='replace').splitlines():
        if line.startswith('FORMULA '):
            last = int(line.split()[1])
        elif line.startswith('! '):
            wrong.append((taken[last], line))
    assert last == len(taken) - 1
    assert wrong == []
