"""Which addresses of a source may become links."""

from __future__ import annotations

import re

#: Schemes that a link may have; a target without a scheme is relative.
SAFE_SCHEMES = ('http', 'https', 'mailto', 'ftp')
_SCHEME = re.compile(r'([A-Za-z][A-Za-z0-9+.\-]*):')
# Browsers drop tabs and newlines inside a scheme, and control characters before it.
_IGNORED_IN_URL = re.compile(r'[\x00-\x20\x7f-\x9f]')


def is_safe_url(url: str) -> bool:
    """Whether a link may point there: a relative address, or one of :data:`SAFE_SCHEMES`."""
    match = _SCHEME.match(_IGNORED_IN_URL.sub('', url))
    return match is None or match.group(1).lower() in SAFE_SCHEMES
