"""Values that are no LaTeX: addresses, numbers and paths, without the escapes that classic styles ask for."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.sources.braces import matching_braces

_VERBATIM_ESCAPE = re.compile(
    r'\{\\?textasciitilde\}|\\textasciitilde(?:\{\})?|\{\\~\{\}\}|\\~\{\}|'
    r'\{\\([_%&#~$])\}|\\([_%&#~$\-{}])|\{([_%&#~-])\}'
)
_ADDRESS_COMMAND = re.compile(r'\\(?:url|path|nolinkurl|href)\s*\{')


def verbatim(value: str) -> str:
    """An address or a path: taken as it stands, but for the escapes that classic BibTeX styles ask for."""
    if '\\' not in value and '{' not in value:
        return value.strip()
    command = _ADDRESS_COMMAND.search(value)
    if command is not None:
        end = matching_braces(value).get(command.end() - 1, len(value))
        value = value[command.end() : end]
    value = _VERBATIM_ESCAPE.sub(lambda match: match[1] or match[2] or match[3] or '~', value)
    value = value.strip()
    if value.startswith('{') and matching_braces(value).get(0) == len(value) - 1:
        return value.strip('{} ')
    return value
