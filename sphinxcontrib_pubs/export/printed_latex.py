"""Lines of a style → a document of LaTeX that pdflatex, lualatex and xelatex compile, or a part for another one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxcontrib_pubs.export.bibtex.tex import markup_to_tex, to_tex
from sphinxcontrib_pubs.export.tex_letters import IN_A_BOX, OTHER, letters_to_tex
from sphinxcontrib_pubs.model import Span, formulas, is_safe_url
from sphinxcontrib_pubs.model.mathematics import in_latex, not_typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.export.printed import Section
    from sphinxcontrib_pubs.model import Markup

#: Letters that only the engines of Unicode have, in a font that they may find; pdflatex prints a box.
_OTHER = rf"""\ifPDFTeX
  \providecommand{{{OTHER}}}[1]{{{IN_A_BOX}}}
\else
  \IfFontExistsTF{{Noto Serif CJK SC}}{{\newfontfamily\pubsotherfont{{Noto Serif CJK SC}}}}{{%
    \IfFontExistsTF{{FandolSong}}{{\newfontfamily\pubsotherfont{{FandolSong}}}}{{\let\pubsotherfont\relax}}}}
  \providecommand{{{OTHER}}}[1]{{{{\pubsotherfont ##1}}}}
\fi
""".replace('##', '#')
_PREAMBLE = r"""\documentclass[11pt]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{lmodern}
\else
  \usepackage{fontspec}
\fi
\usepackage{amsmath,amssymb}
\usepackage[normalem]{ulem}
\usepackage[margin=2.5cm]{geometry}
\usepackage{enumitem}
\usepackage[hidelinks]{hyperref}
\emergencystretch=3em
"""
_HEADINGS = ('subsection*', 'subsubsection*', 'paragraph*')
_FRAGMENT = '% To be input by a document that loads amsmath, amssymb, enumitem, hyperref and ulem.\n'


def to_printed_latex(sections: Iterable[Section], title: str, *, fragment: bool = False) -> str:
    """A numbered list under its title; a ``fragment`` is the list alone, without preamble and title."""
    body = '\n'.join(_blocks(sections))
    if fragment:
        return f'{_FRAGMENT}\\providecommand{{{OTHER}}}[1]{{#1}}\n{body}\n'
    content = f'\\section*{{{letters_to_tex(to_tex(title))}}}\n{body}'
    others = _OTHER if needs_unicode_engine(content) else ''
    return f'{_PREAMBLE}{others}\\begin{{document}}\n{content}\n\\end{{document}}\n'


def needs_unicode_engine(text: str) -> bool:
    """Whether a document has letters that pdflatex cannot print."""
    return f'{OTHER}{{' in text


def _blocks(sections: Iterable[Section]) -> Iterator[str]:
    number = 0
    for section in sections:
        if section.title:
            command = _HEADINGS[min(section.depth, len(_HEADINGS) - 1)]
            yield f'\\{command}{{{letters_to_tex(to_tex(section.title))}}}'
        if section.lines:
            start = f'\\setcounter{{enumi}}{{{number}}}\n' if number else ''
            items = '\n'.join(f'  \\item {_line(line)}' for line in section.lines)
            yield f'\\begin{{enumerate}}[label=\\arabic*.,leftmargin=*]\n{start}{items}\n\\end{{enumerate}}'
            number += len(section.lines)


def _line(line: Markup) -> str:
    return letters_to_tex(markup_to_tex(tuple(chain.from_iterable(map(_printable, line)))))


def _is_set(formula: str) -> bool:
    """Whether every engine of LaTeX sets it: pdflatex has no letters of Unicode in formulas."""
    return formula.isascii() and not not_typeset(formula)


def _printable(part: str | Span) -> Markup:
    """A part without links that lead nowhere on paper, and without formulas that LaTeX may not know."""
    if isinstance(part, str):
        return (part,)
    if part.kind == 'math':
        told = [formula for formula in formulas(part) if formula.strip()]
        if not all(map(_is_set, told)):
            return (f'${"$ $".join(formulas(part))}$',)
        return tuple(Span('math', (in_latex(formula),)) for formula in told)
    content = tuple(chain.from_iterable(map(_printable, part.content)))
    if part.kind == 'link':
        if not is_safe_url(part.target) or '://' not in part.target:
            return content
        # Whatever is no sign of an address would have to be escaped twice.
        return (part._replace(content=content, target=quote(part.target, safe="%/:=&?~#+!$,;'@()*[]")),)
    return (part._replace(content=content),)
