"""Which addresses of a source may become links."""

from __future__ import annotations

import re
from urllib.parse import quote

#: Schemes that a link may have; a target without a scheme is relative.
SAFE_SCHEMES = ('http', 'https', 'mailto', 'ftp')
_SCHEME = re.compile(r'([A-Za-z][A-Za-z0-9+.\-]*):')
# Browsers drop tabs and newlines inside a scheme, and control characters before it.
_IGNORED_IN_URL = re.compile(r'[\x00-\x20\x7f-\x9f]')


def is_safe_url(url: str) -> bool:
    """Whether a link may point there: a relative address, or one of :data:`SAFE_SCHEMES`."""
    if url.startswith(('https://', 'http://')):  # most
        return True
    match = _SCHEME.match(_IGNORED_IN_URL.sub('', url))
    return match is None or match.group(1).lower() in SAFE_SCHEMES


def whole_url(url: str) -> str:
    """The address with its scheme where people leave it out: a browser would look for a file called ``www.…``."""
    return f'https://{url}' if url[:4].lower() == 'www.' else url


# RFC 3986, appendix A: what no address may hold, and what has a meaning of its own in LaTeX.
_NOT_IN_URL = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f-\x9f]')


def encoded_url(url: str) -> str:
    """The address with everything in percent signs that no address may hold, as a browser would send it."""
    return _NOT_IN_URL.sub(lambda match: quote(match[0], safe=''), url)
