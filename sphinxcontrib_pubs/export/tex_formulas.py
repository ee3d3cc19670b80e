"""Formulas that a document of LaTeX can have: none that it may not know, and none that does more than print."""

from __future__ import annotations

import re

_COMMAND = re.compile(r'\\([A-Za-z]+)')
_KNOWN_PARTS = re.compile(r'\\[A-Za-z]+|\\[,;:!{}|%&#_ ]')
#: A script of a script's base, or of nothing.
_TWO_SCRIPTS = re.compile(r'[\^_]\s*[\^_]|[\^_]\s*$|(?:\^\s*(?:\{[^{}]*\}|\w)\s*\^|_\s*(?:\{[^{}]*\}|\w)\s*_)')
_FRACTION = re.compile(r'\\[dt]?(?:frac|binom)(?![A-Za-z])')
_WHOLE_FRACTION = re.compile(r'\\[dt]?(?:frac|binom)\s*(?:\{[^{}]*\}|\d)\s*(?:\{[^{}]*\}|\d)')
_BARE_ROOT = re.compile(r'\\sqrt(?![A-Za-z])(?!\s*[\[{\w])')
_SIDES = (re.compile(r'\\left(?![A-Za-z])'), re.compile(r'\\right(?![A-Za-z])'))

#: What a formula may ask for: signs and settings of amsmath and amssymb, nothing that reads, writes or defines.
COMMANDS = frozenset(
    {
        'aleph', 'alpha', 'angle', 'approx', 'arccos', 'arcsin', 'arctan', 'arg', 'ast', 'backslash', 'bar', 'beta',
        'bf', 'big', 'Big', 'bigcap', 'bigcup', 'bigg', 'Bigg', 'bigl', 'bigoplus', 'bigotimes', 'bigr', 'binom',
        'boldsymbol', 'bot', 'Box', 'bullet', 'cal', 'cap', 'cdot', 'cdots', 'checkmark', 'chi', 'circ', 'cong',
        'coprod', 'cos', 'cosh', 'cot', 'cup', 'dagger', 'ddagger', 'ddot', 'ddots', 'deg', 'degree', 'delta',
        'Delta', 'det', 'dfrac', 'dim', 'displaystyle', 'div', 'dot', 'dots', 'downarrow', 'ell', 'emptyset',
        'epsilon', 'equiv', 'eta', 'exists', 'exp', 'flat', 'forall', 'frac', 'Gamma', 'gamma', 'gcd', 'ge', 'geq',
        'gg', 'gtrsim', 'hat', 'hbar', 'hookrightarrow', 'iff', 'iint', 'Im', 'implies', 'in', 'inf', 'infty',
        'int', 'iota', 'it', 'kappa', 'ker', 'lambda', 'Lambda', 'langle', 'lbrace', 'lceil', 'ldots', 'le', 'left',
        'Leftarrow', 'leftarrow', 'leftrightarrow', 'Leftrightarrow', 'leq', 'lesssim', 'lfloor', 'lg', 'lim',
        'liminf', 'limits', 'limsup', 'll', 'ln', 'log', 'longrightarrow', 'mapsto', 'mathbb', 'mathbf', 'mathcal',
        'mathfrak', 'mathit', 'mathrm', 'mathsf', 'mathtt', 'max', 'mbox', 'mid', 'min', 'models', 'mp', 'mu',
        'nabla', 'natural', 'ne', 'neg', 'neq', 'ni', 'nolimits', 'notin', 'nu', 'oint', 'omega', 'Omega',
        'operatorname', 'oplus', 'otimes', 'overline', 'overrightarrow', 'parallel', 'partial', 'perp', 'Phi',
        'phi', 'Pi', 'pi', 'pm', 'Pr', 'prime', 'prod', 'propto', 'Psi', 'psi', 'qquad', 'quad', 'rangle', 'rbrace',
        'rceil', 'Re', 'rfloor', 'rho', 'right', 'Rightarrow', 'rightarrow', 'rm', 'setminus', 'sharp', 'sigma',
        'Sigma', 'sim', 'simeq', 'sin', 'sinh', 'sqrt', 'square', 'star', 'subset', 'subseteq', 'sum', 'sup',
        'supset', 'supseteq', 'tan', 'tanh', 'tau', 'text', 'textbf', 'textit', 'textrm', 'textsf', 'textstyle',
        'textsubscript', 'textsuperscript', 'texttt', 'tfrac', 'Theta', 'theta', 'tilde', 'times', 'to', 'top',
        'triangle', 'underline', 'uparrow', 'upsilon', 'Upsilon', 'varepsilon', 'varnothing', 'varphi', 'varpi',
        'varrho', 'varsigma', 'vartheta', 'vdash', 'vdots', 'vec', 'vee', 'Vert', 'vert', 'wedge', 'widehat',
        'widetilde', 'Xi', 'xi', 'zeta',
    }
)  # fmt: skip


def is_known(formula: str) -> bool:
    """Whether LaTeX sets the formula with amsmath and amssymb, as far as can be seen without setting it."""
    if not formula.isascii() or not formula.strip() or '^^' in formula:
        return False
    if set('\\&#%$~"') & set(_KNOWN_PARTS.sub('', formula)) or not COMMANDS.issuperset(_COMMAND.findall(formula)):
        return False
    if _TWO_SCRIPTS.search(formula) or _BARE_ROOT.search(formula):
        return False
    lefts, rights = (len(side.findall(formula)) for side in _SIDES)
    return lefts == rights and len(_FRACTION.findall(formula)) == len(_WHOLE_FRACTION.findall(formula))
