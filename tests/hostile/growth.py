"""The worst that each grammar permits, at any length: text that a careless reader takes the square of its time for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.candidates import LONGEST_ENTRY

if TYPE_CHECKING:
    from collections.abc import Callable


class Worst(NamedTuple):
    """A format, what is bad in it, and a text of about so many characters.

    From ``longest`` characters on such a text is shown as it is written, and no grammar takes any time for it.
    """

    format: str
    name: str
    make: Callable[[int], str]
    longest: int = 0


def _repeated(piece: str, before: str = '', behind: str = '') -> Callable[[int], str]:
    return lambda length: before + piece * (length // len(piece)) + behind


def _numbered(piece: str, before: str = '', behind: str = '') -> Callable[[int], str]:
    """As ``_repeated``, each piece with its number in the place of ``#``."""
    return lambda length: before + ''.join(piece.replace('#', str(n)) for n in range(length // len(piece))) + behind


def _in_an_entry(name: str, piece: str, before: str, behind: str = '') -> Worst:
    """A single hand-written reference in which a piece stands again and again."""
    return Worst('markdown', name, _repeated(piece, f'- {before}', behind), LONGEST_ENTRY)


_FIELD = '@article{k,\n  title = {T},\n  year = 2020,\n  author = {'
_ENTRY = '@misc{k#,\n  title = {T#},\n  crossref = {k#}\n}\n'

WORST = [
    Worst('bibtex', 'braces that open', _repeated('{', _FIELD)),
    Worst('bibtex', 'braces that close', _repeated('}', _FIELD)),
    Worst('bibtex', 'braces within each other', lambda n: _FIELD + '{' * (n // 2) + '}' * (n // 2) + '}\n}\n'),
    Worst('bibtex', 'quotation marks', _repeated('"{" ', '@article{k, title = ')),
    Worst('bibtex', 'entries that open', _repeated('@a{')),
    Worst('bibtex', 'at signs', _repeated('@')),
    Worst('bibtex', 'entries without an end', _numbered('@article{k#, title = {T\n')),
    Worst('bibtex', 'macros of macros', _numbered('@string{m# = m0 # m0}\n', '@string{m0 = "a"}\n')),
    Worst('bibtex', 'macros that double', lambda n: '@string{m0 = "ab"}\n' + ''.join(
        f'@string{{m{k} = m{k - 1} # m{k - 1}}}\n' for k in range(1, n // 30)) + '@misc{k, title = m9 # m60}'),
    Worst('bibtex', 'values that are joined', _repeated('"a" # ', '@misc{k, title = ', '"b"}')),
    Worst('bibtex', 'parents in a circle', _numbered(_ENTRY)),
    Worst('bibtex', 'a chain of parents', lambda n: ''.join(
        f'@misc{{k{k}, title = {{T}}, crossref = {{k{k + 1}}}}}\n' for k in range(n // 45))),
    Worst('bibtex', 'people', _numbered('Roe, Jane# and ', _FIELD, 'Ito, Ken}\n}\n')),
    Worst('bibtex', 'commas in a name', _repeated(', a', _FIELD, '}\n}\n')),
    Worst('bibtex', 'annotations of names', _numbered('#=x; ', '@misc{k, author = {A}, author+an = {', '}}')),
    Worst('bibtex', 'marks before a name', _repeated('*', '@misc{k, title = {T}, author = {', 'x}}')),
    Worst('bibtex', 'spaces in annotations', _repeated(' ', '@misc{k, title = {T}, author = {A}, author+an = {', '}}')),
    Worst('bibtex', 'spaces without an end', _repeated(' ', '@misc{k, title = {')),
    Worst('bibtex', 'accents', _repeated("\\'{", '@misc{k, title = {')),
    Worst('bibtex', 'commands', _repeated('\\emph{\\textbf{', '@misc{k, title = {')),
    Worst('bibtex', 'dollars', _repeated('$x ', '@misc{k, title = {', '}}')),
    Worst('bibtex', 'fields of one name', _repeated('a = {b},\n', '@misc{k,\n', '}')),
    Worst('bibtex', 'entries of one key', _repeated('@misc{k, title = {T}}\n')),
    Worst('bibtex', 'comments', _repeated('@comment{')),
    Worst('ris', 'references without an end', _repeated('TY  - JOUR\nTI  - T\n')),
    Worst('ris', 'one reference without an end', _repeated('KW  - word\n', 'TY  - JOUR\nTI  - T\n')),
    Worst('ris', 'people', _numbered('AU  - Roe, Jane#\n', 'TY  - JOUR\nTI  - T\n', 'ER  - \n')),
    Worst('ris', 'lines that go on', _repeated('word\n', 'TY  - JOUR\nAB  - T\n')),
    Worst('ris', 'ends', _repeated('ER  - \n')),
    Worst('ris', 'spaces', _repeated(' ', 'TY  - JOUR\nTI  -', '\nER  - ')),
    Worst('csl-json', 'lists within each other', _repeated('[')),
    Worst('csl-json', 'objects within each other', _repeated('{"a":')),
    Worst('csl-json', 'closed lists', lambda n: '[' * (n // 2) + ']' * (n // 2)),
    Worst('csl-json', 'quotation marks', _repeated('"', '[{"title": ')),
    Worst('csl-json', 'strings without an end', _repeated('"a\n', '[{"title": ')),
    Worst('csl-json', 'objects without an end', _repeated('{"title":"T"\n', '[')),
    Worst('csl-json', 'backslashes', _repeated('\\', '[{"title": "')),
    Worst('csl-json', 'comments', _repeated('/*', '[')),
    Worst('csl-json', 'commas', _repeated(',', '[')),
    Worst('csl-json', 'people', _numbered('{"family":"Roe#"},', '[{"title":"T","author":[', '{"family":"I"}]}]')),
    Worst('csl-json', 'gaps in a note', lambda n: '[{"title":"T","note":"PMID: a' + ' ' * n + 'b"}]'),
    Worst('bibtex', 'gaps in a note of Zotero', lambda n: '@misc{k, title = {T}, note = {tex.a: a' + ' ' * n + 'b}}'),
    Worst('csl-json', 'marks before a name', _repeated('*', '[{"title":"T","author":"', 'x"}]')),
    Worst('csl-json', 'commas before a name', _repeated(', ', '[{"title":"T","author":"', 'x"}]')),
    Worst('csl-json', 'gaps in keywords', _repeated(' ', '[{"title":"T","keyword":"a', 'x"}]')),
    Worst('csl-json', 'tags in names', _repeated('~<b>', '[{"title":"T","author":["', '"]}]')),
    Worst('csl-json', 'tags', _repeated('<i>', '[{"title":"', '"}]')),
    Worst('csl-json', 'names of one kind', _repeated('"a":1,', '[{"title":"T",', '"b":1}]')),
    Worst('csl-json', 'digits', _repeated('9', '[{"title":"T","volume":', '}]')),
    Worst('yaml', 'lists within each other', _repeated('[')),
    Worst('yaml', 'lists of lines', _repeated('- ')),
    Worst('yaml', 'mappings within each other', _repeated('{a: ')),
    Worst('yaml', 'deeper and deeper', lambda n: ''.join(f'{" " * k}a:\n' for k in range(int((2 * n) ** 0.5)))),
    Worst('yaml', 'anchors', _numbered('- &a# x\n')),
    Worst('yaml', 'aliases', _repeated('- *a\n', '- &a {title: T}\n')),
    Worst('yaml', 'aliases that multiply', lambda n: 'a0: &a0 [x]\n' + ''.join(
        f'a{k}: &a{k} [*a{k - 1}, *a{k - 1}]\n' for k in range(1, n // 25))),
    Worst('yaml', 'quotation marks', _repeated('- "a\n')),
    Worst('yaml', 'broken entries', _numbered('- title: "T#\n  year: 2020\n')),
    Worst('yaml', 'signs and what comments say of them',
          _numbered('# * equal contribution to work #\n- title: Lamps #\n  authors: Ada Roe*, Bo Ito\n  year: 2020\n')),
    Worst('yaml', 'broken fields', _numbered('  f#: [\n', '- title: T\n')),
    Worst('yaml', 'documents', _repeated('---\n- title: T\n')),
    Worst('yaml', 'people', _numbered('  - Roe, Jane#\n', '- title: T\n  authors:\n')),
    Worst('yaml', 'question marks', _repeated('? ')),
    Worst('yaml', 'names', _numbered('f#: x\n')),
    Worst('markdown', 'front matter without an end', _numbered('k#: v\n', '---\n')),
    Worst('markdown', 'front matter of lists', _repeated('[', '---\na: ', '\n---\n')),
    Worst('markdown', 'front matter in TOML', _repeated('[', '+++\na = ', '\n+++\n')),
    Worst('markdown', 'tables of TOML', _numbered('[a.b#]\n', '+++\n', '+++\n')),
    Worst('markdown', 'quotations', _repeated('> ', '', 'a')),
    Worst('markdown', 'deeper lists', lambda n: ''.join(f'{"  " * k}- a\n' for k in range(int(n**0.5)))),
    _in_an_entry('translators', '(A. Bell, Trans.; ', 'Li, A. (2020). *On lamps* '),
    _in_an_entry('names of translators', 'Bell, ', 'Li, A. (2020). *On lamps*. Translated by '),
    _in_an_entry('judgments', '[2020] UKSC ', 'Li v Bell '),
    _in_an_entry('links that open', '[', 'Li, A. (2020). '),
    _in_an_entry('links in pairs', '[a](b) ', 'Li, A. (2020). '),
    Worst('markdown', 'definitions', _numbered('[r#]: https://a.example\n', '- Li, A. (2020). _T._ [a][r1]\n\n')),
    _in_an_entry('elements', '<b>', 'Li, A. (2020). '),
    Worst('markdown', 'blocks of elements', _repeated('<div>\n')),
    Worst('markdown', 'tables of elements', _repeated('<table><tr><td>')),
    Worst('markdown', 'comments', _repeated('<!--\n\n')),
    Worst('markdown', 'cells', _repeated('a|', '|a|b|\n|-|-|\n|', '\n')),
    Worst('markdown', 'fences', _repeated('```\n\n')),
    Worst('markdown', 'headings', _numbered('# H#\n\n')),
    Worst('markdown', 'entries', _numbered('- Li, A. (2020). _T#._ **KDD**.\n')),
    Worst('markdown', 'entries alike', _repeated('- Li, A. (2020). _T._ **KDD**.\n')),
    Worst('markdown', 'dashes in a heading', lambda n: f'# {"-" * n}x\n\n- Li, A. (2020). _T._ **KDD**.\n'),
    _in_an_entry('capitals in a venue', 'A', 'Li, A. (2020). _On lamps._ **', '_ X**.\n'),
    _in_an_entry('colons of a preprint', ':', 'Li, A. (2020). _On lamps._ arXiv preprint ', 'x.\n'),
    _in_an_entry('short names of meetings', 'CoLa, ', 'Li, A. (2020). On lamps. In Proceedings of ', '2020.\n'),
    _in_an_entry('hyphens in the name of a meeting', 'A-b-', 'Li, A. (2020). On lamps. Proceedings of Lamps, ', '.\n'),
    _in_an_entry('signs in a bracket among names', '1-', 'Ada Roe (', '), Bo Ito (2020). _On lamps._ **KDD**.\n'),
    _in_an_entry('brackets that open among names', '(', 'Ada Roe ', 'x), Bo Ito (2020). _On lamps._ **KDD**.\n'),
    _in_an_entry('notes on names', ' (PhD), Bo Ito', 'Ada Roe', ' (2020). _On lamps._ **KDD**.\n'),
    _in_an_entry('people who are divided by commas alone', 'Ada Roe, ', '', '(2020). _On lamps._ **KDD**.\n'),
    _in_an_entry('initials', 'A. ', 'Li, ', '(2020). _On lamps._ **KDD**.\n'),
    _in_an_entry('numbers behind a venue', '12(3), ', 'Li, A. (2020). On lamps. _Lamps_, ', '\n'),
    _in_an_entry('parts of a title', 'On lamps, ', 'Li, A. (2020). ', 'in: Lamps.\n'),
    _in_an_entry('sentences of a title', 'On lamps. ', 'Li, A. (2020). ', 'In Lamps, 3.\n'),
    _in_an_entry('years', '(2020) ', 'Li, A. ', 'On lamps. _Lamps_.\n'),
    _in_an_entry('quotations', '“On lamps,” ', 'Li, A. ', '_Lamps_, 2020.\n'),
    _in_an_entry('hard breaks', 'On lamps  \n  ', 'Li, A.  \n  ', '2020\n'),
    _in_an_entry('marks', '*_', 'Li, A. (2020). '),
    Worst('markdown', 'people in many entries', _repeated('- ' + 'Li, A., ' * 200 + '(2020). _T._ **KDD**.\n')),
    Worst('restructuredtext', 'backquotes', _repeated('`a ', '- Li, A. (2020). ')),
    Worst('restructuredtext', 'targets', _numbered('.. _t#: https://a.example\n', '- Li, A. (2020). *T.* t1_\n\n')),
    Worst('restructuredtext', 'titles', _numbered('T#\n======\n\n')),
    Worst('restructuredtext', 'quotations', lambda n: ''.join(f'{" " * k}a\n\n' for k in range(int(n**0.5)))),
    Worst('restructuredtext', 'directives', _repeated('.. note::\n\n   a\n\n')),
    Worst('restructuredtext', 'substitutions', _numbered('.. |s#| replace:: a\n', '- Li, A. (2020). *|s1|.*\n\n')),
    Worst('restructuredtext', 'lines', _repeated('| a\n')),
    Worst('restructuredtext', 'fields', _numbered(':f#: a\n')),
    Worst('restructuredtext', 'enumerations', _repeated('A. ')),
    Worst('yaml', 'a CITATION.cff', _numbered('  - title: T#\n', 'cff-version: 1.2.0\ntitle: T\nreferences:\n')),
]  # fmt: skip
