"""The patterns of BibTeX's syntax, each linear in the text that it is tried on."""

from __future__ import annotations

import re

# Possessive throughout: nothing that has matched is ever tried again another way.
_LEVEL_1 = r'\{[^{}]*+\}'
_LEVEL_2 = rf'\{{(?:[^{{}}]++|{_LEVEL_1})*+\}}'
_LEVEL_3 = rf'\{{(?:[^{{}}]++|{_LEVEL_2})*+\}}'

#: ``@type{`` or ``@type(``, wherever it stands.
START = re.compile(r'@[ \t\n]*+([A-Za-z][\w+:.\-]*+)[ \t\n]*+([{(])')
#: The line of a new entry: no value goes beyond it, since nobody writes one inside of another.
BOUNDARY = re.compile(
    r'\n[ \t]*+@[ \t]*+(?:[A-Za-z][\w+:.\-]*+[ \t]*+[{(][ \t\n]*+[^\s,{}()="#]*+[ \t\n]*+[,=]'
    r'|(?i:string|preamble|comment)[ \t]*+[{(])'
)
#: A whole field that needs no second look: its name, its value (braces, quotes, digits, one macro), and what ends it.
FIELD = re.compile(
    r'[\s,]*+([A-Za-z_][^\s=,{}"#()\']*+)\s*+=\s*+'
    rf'(?:\{{((?:[^{{}}]++|{_LEVEL_3})*+)\}}|"([^"{{}}]*+(?:{_LEVEL_3}[^"{{}}]*+)*+)"|([0-9]++)|([A-Za-z][\w:.\-]*+))'
    r'\s*+([,})])'
)
#: Text in balanced braces, not too deep.
BRACED = re.compile(rf'\{{(?:[^{{}}]++|{_LEVEL_3})*+\}}')
KEY = re.compile(r'\s*+([^,{}="\n]*+)')
#: Between two things of an entry.
GAP = re.compile(r'[\s,]*+')
SPACE = re.compile(r'\s*+')
NAME = re.compile(r'[^\s=,{}"#()]++')
#: A number or the name of a macro.
WORD = re.compile(r'[^\s,#{}"=()]++')
#: The start of a field, where a value that is never closed must have ended. It begins with its sign, and not with the
#: spaces before it: of a thousand of them each would be looked at with all that follow.
NEXT_FIELD = re.compile(
    r'(?:,[ \t]*+)?\n[ \t]*+[A-Za-z][\w:+.\-]*+[ \t]*+=[ \t\n]*+["{\w]|,[ \t]*+[A-Za-z][\w:+.\-]*+[ \t]*+=[ \t\n]*+["{]'
)
#: The comma behind a value of several words without braces.
LAST_COMMA = re.compile(r',(?=[ \t]*+(?:\n|$|[A-Za-z][\w:+.\-]*+[ \t]*+=))')
#: Fields that go on after the brace that closed their entry.
GOES_ON = re.compile(r'[\s,}]*+[A-Za-z][\w:+.\-]*+[ \t]*+=[ \t\n]*+["{]')
#: The quote that closes a value which has quotes in it.
LAST_QUOTE = re.compile(r'"[ \t]*+(?=,[ \t]*+(?:\n|[A-Za-z][\w\-]*+[ \t]*+=)|\n?[ \t]*+[})][ \t]*+(?:\n|$))')
#: An entry whose opening brace is missing.
BRACELESS = re.compile(
    r'^[ \t]*+@([A-Za-z]++)[ \t]++([^\s,{}()="@]++),[ \t]*+\n[ \t]*+[A-Za-z][\w\-]*+[ \t]*+=', re.MULTILINE
)
