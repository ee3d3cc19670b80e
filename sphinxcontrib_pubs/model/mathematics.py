"""Which formulas of a source are typeset: those of mathematics, and none that a program would take for orders.

What typesets them, LaTeX in a manual and MathJax on a page, is a language that opens files, defines itself anew, makes
links and writes styles. A formula with any word that is not known here is shown as it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinxcontrib_pubs.model.formula_grammar import ENVIRONMENTS, PLACED, misplaced_part

_LETTERS = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi pi varpi
rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi
Omega aleph beth gimel daleth ell hbar hslash imath jmath wp Re Im partial nabla infty emptyset varnothing complement
digamma eth mho
"""
_RELATIONS = """
le leq leqslant leqq ge geq geqslant geqq lt gt ll gg lll ggg lesssim gtrsim lessapprox gtrapprox lessgtr gtrless prec
succ preceq succeq precsim succsim sim simeq approx approxeq cong equiv asymp doteq neq ne not propto varpropto models
vdash dashv vDash Vdash Vvdash perp mid nmid parallel nparallel subset supset subseteq supseteq subsetneq supsetneq
nsubseteq nsupseteq sqsubset sqsupset sqsubseteq sqsupseteq in notin ni owns bowtie smile frown nless ngtr nleq ngeq
nsim ncong coloneqq eqqcolon triangleq trianglelefteq trianglerighteq between pitchfork
"""
_BINARY = """
pm mp times div cdot ast star dagger ddagger amalg cap cup uplus sqcap sqcup vee wedge oplus ominus otimes oslash odot
circ bullet diamond bigcirc bigtriangleup bigtriangledown triangleleft triangleright setminus smallsetminus wr ltimes
rtimes boxplus boxminus boxtimes boxdot divideontimes land lor lnot neg intercal circledast
"""
_ARROWS = """
to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow longleftarrow longrightarrow
longleftrightarrow Longleftarrow Longrightarrow Longleftrightarrow uparrow downarrow updownarrow Uparrow Downarrow
Updownarrow mapsto longmapsto hookleftarrow hookrightarrow leftharpoonup leftharpoondown rightharpoonup
rightharpoondown rightleftharpoons leftrightharpoons nearrow searrow swarrow nwarrow implies impliedby iff
rightsquigarrow leadsto twoheadrightarrow twoheadleftarrow rightrightarrows leftleftarrows xrightarrow xleftarrow
upharpoonright upharpoonleft multimap nrightarrow nleftarrow
"""
_SIGNS = """
forall exists nexists top bot angle measuredangle sphericalangle triangle square Box blacksquare Diamond lozenge
clubsuit diamondsuit heartsuit spadesuit flat natural sharp prime backprime surd checkmark therefore because S P bigstar
"""
#: The words that a formula may have behind a backslash.
WORDS = frozenset((*f'{_LETTERS} {_RELATIONS} {_BINARY} {_ARROWS} {_SIGNS}'.split(), *PLACED))
#: And the signs there: spaces, braces, what is escaped. A line end is one within the environments alone.
_ESCAPED = frozenset(',:;!> {}|%&#$_\n\t')
#: Longer ones, and more deeply nested ones, are shown as they are written.
LONGEST, DEEPEST = 2_000, 30
#: Commands that MathJax has, and LaTeX without further packages than those of the AMS by these names.
_IN_LATEX = {
    '\\bm': '\\boldsymbol',
    '\\mathscr': '\\mathcal',
    '\\coloneqq': '\\mathrel{:=}',
    '\\eqqcolon': '\\mathrel{=:}',
    '\\degree': '{}^\\circ',
    '\\lt': '<',
    '\\gt': '>',
}
_GAP = re.compile(r'(\\\\|\\(?=\s))|\s+')
#: A backslash that has lost its space.
_HALF = re.compile(r'(?<!\\)(?:\\\\)*\\$')
_COMMAND = re.compile(r'\\[A-Za-z]+')
_TOKEN = re.compile(r'\\([A-Za-z]+)|\\(.)|([{}%#$&])|\^\^|\\', re.DOTALL)
_ENVIRONMENT = re.compile(r'\s*\{([A-Za-z]+)\}')


@lru_cache(maxsize=4096)
def not_typeset(formula: str) -> str:
    """Why a formula is not typeset, '' for one that is: it has a part that is not known, or one out of place."""
    if len(formula) > LONGEST:
        return f'it is longer than {LONGEST} characters'
    opened: list[str] = []
    for match in _TOKEN.finditer(formula):
        word, escaped, sign = match[1], match[2], match[3]
        if word in ('begin', 'end') or word in ('left', 'right'):
            reason = _pair(word, formula, match.end(), opened)
            if reason:
                return reason
        elif word:
            if word not in WORDS:
                return _unknown(match[0])
        elif escaped == '\\' or sign == '&':
            if not opened or opened[-1] not in ENVIRONMENTS:
                return f'{match[0]} stands outside of a matrix'
        elif escaped:
            if escaped not in _ESCAPED:
                return _unknown(match[0])
        elif sign == '{':
            opened.append('{')
        elif sign == '}':
            if not opened or opened.pop() != '{':
                return 'it has a brace too many'
        else:  # what ends a formula, a line or a group in TeX, or names a character by its number
            return _unknown(match[0])
        if len(opened) > DEEPEST:
            return 'it is nested too deeply'
    return f'{opened[-1]} has no end' if opened else misplaced_part(formula)


def in_line(formula: str) -> str:
    """A formula in one line, since an empty line ends it; a space behind a backslash is no space, and stays."""
    line = _GAP.sub(lambda match: match[1] or ' ', formula).strip(' ')
    return f'{line} ' if _HALF.search(line) else line


def in_latex(formula: str) -> str:
    """A formula that is typeset, in one line, with commands that LaTeX has with the packages of the AMS alone."""
    return _COMMAND.sub(lambda match: _IN_LATEX.get(match[0], match[0]), in_line(formula))


def _unknown(part: str) -> str:
    return f'{part} is no mathematics that is known'


def _pair(word: str, formula: str, end: int, opened: list[str]) -> str:
    """Opens or closes what comes in pairs; says what is wrong with it, '' for nothing."""
    if word == 'left':
        opened.append('\\left')
        return ''
    if word == 'right':
        return '' if opened and opened.pop() == '\\left' else '\\right has no \\left'
    named = _ENVIRONMENT.match(formula, end)
    name = named[1] if named is not None else ''
    if name not in ENVIRONMENTS:
        return _unknown(f'\\{word}{{{name}}}')
    # The braces of the name are balanced, and are counted like all others.
    if word == 'begin':
        opened.append(name)
        return ''
    return '' if opened and opened.pop() == name else f'\\end{{{name}}} has no beginning'
