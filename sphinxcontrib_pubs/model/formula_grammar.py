"""Whether the parts of a formula stand where TeX can take them: arguments behind commands, one script above a sign.

A formula of known words in the wrong places stops LaTeX, and with it a manual. What is checked are the rules of *The
TeXbook* (chapters 17, 18 and 26) and of amsmath's guide, as far as a formula within a line can break them.
"""

from __future__ import annotations

import re

_ACCENTS = """
hat widehat check tilde widetilde acute grave dot ddot dddot breve bar vec mathring overline underline overbrace
underbrace overrightarrow overleftarrow boxed
"""
_OF_FONTS = 'mathrm mathit mathbf mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm pmb'
_OF_SPACING = 'mathop mathbin mathrel mathord mathopen mathclose mathpunct operatorname ensuremath substack'
_OF_NUMBERS = 'pmod mod pod'
_OF_TWO = ('frac', 'dfrac', 'tfrac', 'cfrac', 'binom', 'dbinom', 'tbinom', 'overset', 'underset', 'stackrel')
_OF_TEXT = 'text textrm textit textbf textsf texttt textnormal textsc textup mbox hbox'
_NAMES_WITH_LIMITS = """
sum prod coprod int iint iiint oint bigcup bigcap bigsqcup bigvee bigwedge bigoplus bigotimes bigodot biguplus det gcd
inf lim liminf limsup max min Pr sup projlim injlim varlimsup varliminf operatorname mathop
"""
_NAMES_OF_BRACKETS = """
langle rangle lceil rceil lfloor rfloor lbrace rbrace lbrack rbrack lvert rvert lVert rVert vert Vert backslash ulcorner
urcorner llcorner lrcorner uparrow downarrow updownarrow Uparrow Downarrow Updownarrow
"""
#: Commands that TeX takes for several signs, or for none.
_NO_SIGNS = """
left right middle begin end limits nolimits bmod not over atop choose arccos arcsin arctan arg cos cosh cot coth csc deg
dim exp hom ker lg ln log sec sin sinh tan tanh cdots ddots dots dotsb dotsc dotsi dotsm dotso ldots vdots colon
coloneqq eqqcolon bowtie cong doteq models notin iff implies impliedby longrightarrow Longrightarrow degree quad qquad
thinspace medspace thickspace negthinspace enspace displaystyle textstyle scriptstyle scriptscriptstyle rm it bf sf tt
cal
"""

#: Those that take an argument in square brackets before the one in braces.
_WITH_OPTION = frozenset({'sqrt', 'xrightarrow', 'xleftarrow'})
#: How many arguments a command takes, each one sign, one command that takes none, or a group in braces.
_ARGUMENTS = {
    **dict.fromkeys((*f'{_ACCENTS} {_OF_FONTS} {_OF_SPACING} {_OF_NUMBERS}'.split(), *_WITH_OPTION), 1),
    **dict.fromkeys(_OF_TWO, 2),
}
#: What has words in braces, and no mathematics.
_TEXTS = frozenset(_OF_TEXT.split())
#: What may be a script without braces around it, though it has an argument.
_SCRIPTS = _TEXTS.union(_OF_FONTS.split()) - {'boldsymbol', 'bm', 'pmb', 'mbox', 'hbox'} | {'frac', 'ensuremath'}
_INFIXES = frozenset({'over', 'atop', 'choose'})
#: Behind these stand ``\limits`` and ``\nolimits``.
_OPERATORS = frozenset(_NAMES_WITH_LIMITS.split())
_BRACKETS = frozenset((*_NAMES_OF_BRACKETS.split(), *'()[]/|.<>', r'\{', r'\}', r'\|'))
_SIZED = frozenset(size + side for size in ('big', 'Big', 'bigg', 'Bigg') for side in ('', 'l', 'r', 'm'))
#: What is no argument without braces around it.
_NO_ARGUMENTS = _TEXTS.union(_ARGUMENTS, _OPERATORS, _SIZED, _NO_SIGNS.split())
_ESCAPED_ARGUMENTS = frozenset((r'\{', r'\}', r'\|', r'\%', r'\&', r'\#', r'\$'))
#: The most columns of what stands between ``\begin`` and ``\end``; None for any number.
_COLUMNS: dict[str, int | None] = {
    'matrix': 10, 'pmatrix': 10, 'bmatrix': 10, 'Bmatrix': 10, 'vmatrix': 10, 'Vmatrix': 10, 'smallmatrix': None,
    'cases': 2, 'aligned': None, 'gathered': 1,
}  # fmt: skip
#: Words that are known here, with what may stand beside them.
PLACED = _NO_ARGUMENTS.union(_NAMES_OF_BRACKETS.split())
#: What may stand between ``\begin`` and ``\end``.
ENVIRONMENTS = frozenset((*_COLUMNS, 'array'))
_COLUMNS_OF_ARRAY = re.compile(r'\s*\{([lcr|\s]{1,40})\}')
_PLACE_OF_ENVIRONMENT = re.compile(r'\s*\[[tbc]\]')
#: TeX takes the first bracket that closes for the end of what a root has in brackets.
_OPTION = re.compile(r'\s*\[[^\[\]{}]{0,40}\]')
#: A star and a length; another bracket would be taken for one.
_BEHIND_ROW = re.compile(r'\*?\s*(?:\[\s*\d{1,3}(?:\.\d{1,3})?\s*(?:pt|em|ex|mm|cm)\s*\])?(?!\s*\[)')
#: Words, with what is escaped in them, and commands of their fonts and of spaces.
_WORDS = re.compile(
    r'(?:[^\\{}$&#^_%]|\\[ ,;:!{}%&#_$]|\\(?:text(?:rm|it|bf|sf|tt|normal|sc|up)?|mbox|quad|qquad)(?![A-Za-z]))*'
)
_TOKEN = re.compile(r'\\([A-Za-z]+)|(\\.)|(\s+)|(.)', re.DOTALL)


def misplaced_part(formula: str) -> str:
    """What of a formula stands where TeX cannot take it, in words; '' for nothing.

    Its braces are balanced and not too deeply nested, and its words known, as ``mathematics.not_typeset`` finds out
    before it asks.
    """
    try:
        _Reader(formula).row('')
    except _MisplacedError as error:
        return str(error)
    return ''


class _MisplacedError(Exception):
    """Says which part cannot be taken where it stands."""


class _Reader:
    """The way through one formula."""

    def __init__(self, formula: str) -> None:
        self._formula = formula
        self._position = 0

    def row(self, end: str, *, columns: int | None = 1, may_divide: bool = True) -> None:
        """Reads up to ``end``, which is a sign or the name of a command, and takes it; '' is the formula's end.

        ``columns`` is how many cells a row of an environment may have, None for any number. ``may_divide`` says whether
        a fraction may be made of what stands before and behind a command such as ``\\over``.
        """
        scripts: set[str] = set()  # that the last sign has
        before = ''  # the command that has just been read
        cells = 1
        while True:
            word, sign = self._next()
            if (word or sign) == end:
                return
            if not word and not sign:
                raise _MisplacedError(f'{end} is missing')
            if sign in ('^', '_', "'"):
                self._script(sign, scripts)
                before = ''
                continue
            if word in ('limits', 'nolimits'):
                if before not in _OPERATORS:
                    raise _MisplacedError(f'\\{word} stands behind no operator')
                continue
            scripts.clear()
            before = word
            if sign == '{':
                self.row('}')
            elif sign == '}':
                raise _MisplacedError('a brace closes what a bracket opens')
            elif sign == '&':
                cells += 1
                if columns is not None and cells > columns:
                    raise _MisplacedError('a row has more columns than LaTeX has for it')
            elif sign == '\\\\':
                cells = 1
                self._behind_row()
            elif word in _INFIXES:
                if not may_divide:
                    raise _MisplacedError(f'\\{word} needs braces around its fraction')
                may_divide = False
            elif word == 'middle':
                if end != 'right':
                    raise _MisplacedError('\\middle stands outside of \\left and \\right')
                self._bracket(word)
            elif word:
                self._command(word)
                if word == 'degree':
                    scripts.add('^')

    def _next(self) -> tuple[str, str]:
        """The next command or the next sign, without the spaces before it; two empty texts at the end."""
        while match := _TOKEN.match(self._formula, self._position):
            self._position = match.end()
            word, escaped, space, sign = match.groups()
            if space is None:
                return word or '', escaped or sign or ''
        return '', ''

    def _goes_on(self, sign: str) -> bool:
        """Whether that sign comes next; it is taken then."""
        position = self._position
        if self._next()[1] == sign:
            return True
        self._position = position
        return False

    def _script(self, sign: str, scripts: set[str]) -> None:
        kind = '_' if sign == '_' else '^'
        if kind in scripts:
            raise _MisplacedError(f'two scripts ({sign}) belong to one sign')
        scripts.add(kind)
        if sign == "'":  # a row of primes is one script, with what stands above it
            while self._goes_on("'"):
                pass
            if not self._goes_on('^'):
                return
        self._argument('^' if sign == "'" else sign, is_script=sign != "'")

    def _argument(self, of: str, *, is_script: bool = False, may_divide: bool = True) -> None:
        word, sign = self._next()
        if sign == '{':
            self.row('}', may_divide=may_divide)
        elif is_script and word in _SCRIPTS:
            self._command(word)
        elif word:
            if word in _NO_ARGUMENTS:
                raise _MisplacedError(f'\\{word} needs braces around it, behind {of}')
        elif not sign or sign in ('}', '&', '^', '_', "'", '~') or (sign[1:] and sign not in _ESCAPED_ARGUMENTS):
            raise _MisplacedError(f'what belongs to {of} is missing')

    def _command(self, word: str) -> None:
        if word == 'left':
            self._bracket(word)
            self.row('right')
            self._bracket('right')
        elif word in _SIZED:
            self._bracket(word)
        elif word == 'begin':
            self._environment()
        elif word in _TEXTS:
            self._words(word)
        else:
            if word == 'operatorname':
                self._goes_on('*')
            if word in _WITH_OPTION:
                self._option(word)
            for _ in range(_ARGUMENTS.get(word, 0)):
                self._argument(f'\\{word}', may_divide=word not in _OF_TWO)

    def _bracket(self, of: str) -> None:
        word, sign = self._next()
        if (word or sign) not in _BRACKETS:
            raise _MisplacedError(f'no bracket stands behind \\{of}')

    def _environment(self) -> None:
        name = self._name()
        columns = _COLUMNS.get(name)
        if name in ('aligned', 'gathered'):
            self._place()
        if name == 'array':
            told = _COLUMNS_OF_ARRAY.match(self._formula, self._position)
            if told is None:
                raise _MisplacedError('an array has no columns of l, c and r')
            self._position = told.end()
            columns = sum(map(told[1].count, 'lcr'))
        self.row('end', columns=columns)
        self._name()

    def _place(self) -> None:
        """Passes over ``[t]``; another bracket would be taken for such."""
        match = _PLACE_OF_ENVIRONMENT.match(self._formula, self._position)
        if match is not None:
            self._position = match.end()
        elif self._goes_on('['):
            raise _MisplacedError('a bracket behind \\begin is taken for a place')

    def _option(self, of: str) -> None:
        match = _OPTION.match(self._formula, self._position)
        if match is not None:
            self._goes_on('[')
            self.row(']')
        elif self._goes_on('['):
            raise _MisplacedError(f'the brackets of \\{of} hold more than TeX takes')

    def _name(self) -> str:
        """The name in braces behind ``\\begin`` or ``\\end``."""
        start = self._formula.index('{', self._position)
        end = self._formula.index('}', start)
        self._position = end + 1
        return self._formula[start + 1 : end]

    def _behind_row(self) -> None:
        match = _BEHIND_ROW.match(self._formula, self._position)
        if match is None:
            raise _MisplacedError('a bracket behind \\\\ is taken for a length')
        self._position = match.end()

    def _words(self, of: str) -> None:
        if not self._goes_on('{'):
            raise _MisplacedError(f'the braces of \\{of} are missing')
        depth = 1
        while depth:
            words = _WORDS.match(self._formula, self._position)
            assert words is not None
            self._position = words.end()
            _, sign = self._next()
            if sign not in ('{', '}'):
                raise _MisplacedError(f'mathematics stand among the words of \\{of}')
            depth += 1 if sign == '{' else -1
