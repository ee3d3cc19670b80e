"""Letters of sources in a manual that pdfLaTeX sets, which has fonts for few of them and stops at all others."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

WORKS = r"""
@article{a, author={Žukova, Ána and Иванов, И. and 陈, 平 and Nguyễn, V. and Ṣadr, K.},
  title={On α-rays, H₂O and → ≤ “lamps” ✓ 100 Å, $α_2 é$ and \texttt{β}}, year=2020, journal={Zeitschrift für Ölkunde}}
@article{b, author={Roe, Ann}, title={Of reefs}, year=2021, journal={Журнал ω}, keywords={平, β},
  abstract={In Ελλάδα and `日本`}}
"""
PAGE = '# Works of ours\n\n```{publications} works.bib\n:group-by: venue\n:show: all\n```\n'


def test_what_has_a_command_is_one_and_all_else_is_a_sign_and_told(make_site: Callable[..., Site]) -> None:
    built = make_site({'works.bib': WORKS, 'index.md': PAGE}).build('latex')
    text = next(built.outdir.glob('*.tex')).read_text('utf8')
    assert r'On \ensuremath{\alpha}' in text and r'H\textsubscript{2}O' in text and r'\ensuremath{\to}' in text
    assert r'Nguy\~{ê}n' in text and r'\d{S}adr' in text and 'Žukova' in text and 'Ölkunde' in text
    assert r'\(\text{\ensuremath{\alpha}}_2 é\)' in text
    assert r'\chapter{\texorpdfstring{\fbox{\tiny ?}}{??????} \texorpdfstring{\ensuremath{\omega}}{?}}' in text
    ours = text[text.index('Zeitschrift') :]
    assert not re.search('[α-ωА-я平日ễṢ]', ours)
    told = [line for line in built.warnings.splitlines() if '[pubs.latex-letters]' in line]
    of_entry = next(line for line in told if 'works.bib:2:' in line)
    assert 'Иванов' in of_entry and '平' in of_entry and 'lualatex' in of_entry and 'α' not in of_entry.split('(')[0]


def test_a_letter_and_an_accent_are_put_together(make_site: Callable[..., Site]) -> None:
    entry = '@book{a, author={Roe, Rene\u0301e}, title={Of one cafe\u0301}, year=2020}\n'
    built = make_site({'works.bib': entry, 'index.md': PAGE}).build('latex')
    text = next(built.outdir.glob('*.tex')).read_text('utf8')
    assert '\u0301' not in text and 'Renée' in text and 'café' in text
    assert built.warnings == ''


@pytest.mark.parametrize('engine', ['lualatex', 'xelatex'])
def test_engines_of_unicode_get_the_letters_themselves(make_site: Callable[..., Site], engine: str) -> None:
    built = make_site({'works.bib': WORKS, 'index.md': PAGE}, latex_engine=engine).build('latex')
    assert 'latex-letters' not in built.warnings
    text = next(built.outdir.glob('*.tex')).read_text('utf8')
    assert 'Иванов' in text and 'On α' in text and 'fbox' not in text


def test_letters_for_which_a_site_loads_fonts_stay(make_site: Callable[..., Site]) -> None:
    fonts = {'fontenc': r'\usepackage[X2,LGR,T1]{fontenc}'}
    built = make_site({'works.bib': WORKS, 'index.md': PAGE}, latex_elements=fonts).build('latex')
    text = next(built.outdir.glob('*.tex')).read_text('utf8')
    assert 'Иванов' in text and 'On α' in text and r'\fbox{\tiny ?}' in text
    assert 'Иванов' not in built.warnings and '平' in built.warnings


def test_words_of_the_site_are_its_own(make_site: Callable[..., Site]) -> None:
    built = make_site({'works.bib': WORKS, 'index.md': f'Ωmega of ours\n\n{PAGE}'}).build('latex')
    assert 'Ωmega of ours' in next(built.outdir.glob('*.tex')).read_text('utf8')


@pytest.mark.latex
def test_pdflatex_sets_them(make_site: Callable[..., Site]) -> None:
    if shutil.which('latexmk') is None or shutil.which('pdflatex') is None:
        pytest.skip('no LaTeX')
    elements = {'extraclassoptions': 'openany,oneside', 'fontpkg': ''}
    built = make_site({'works.bib': WORKS, 'index.md': PAGE}, latex_elements=elements).build('latex')
    name = next(built.outdir.glob('*.tex')).name
    command = ['latexmk', '-pdf', '-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', name]
    made = subprocess.run(command, cwd=built.outdir, capture_output=True, check=False)
    assert made.returncode == 0, made.stdout.decode(errors='replace')[-3000:]
