"""Regular expressions that are compiled when something is first looked for, and not when their module is imported."""

from __future__ import annotations

import re
from typing import Any, cast

#: What is asked of a pattern while text is read, put beside the pattern once it is compiled.
_METHODS = ('match', 'fullmatch', 'search', 'finditer', 'findall', 'split', 'sub')


class LatePattern:
    """Stands for a compiled pattern until there is one; from then on its methods are that one's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith('_'):  # copying asks for what no pattern has, before there is one
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile``, for a pattern that many pages never ask.

    Of the four hundred of a hand-written list most pages ask sixty, and to compile the others takes as long as to read
    four hundred entries. It has the methods of a pattern; the functions of ``re`` do not take it. A mistake in it
    shows when it is first asked, and the ``re`` of a match is not this value but the compiled one.
    """
    return cast('re.Pattern[str]', LatePattern(pattern, flags))
