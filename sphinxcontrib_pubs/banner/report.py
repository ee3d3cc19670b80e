"""The banner's warnings, each with the file, line and column that it speaks of."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx import version_info
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_logger = logging.getLogger(__name__)

_FRONT_MATTER_LINES: Final = 200


def warn_of_page(app: Sphinx, docname: str, keys: tuple[str, ...], message: str) -> None:
    """Names the place of a key in a page's front matter, or of the option of a directive on it."""
    _warn(app, message, _place_of_key(app, docname, keys))


def warn_of_setting(app: Sphinx, name: str, message: str, *, entry: str = '') -> None:
    """Names the place of a setting in ``conf.py``, or of one entry of it; said once, however many pages meet it."""
    _warn(app, f'{name}: {message}', place_of_setting(Path(app.confdir), name, entry), once=True)


def key_name(keys: tuple[str, ...]) -> str:
    """A key of front matter as a message names it."""
    from sphinxcontrib_pubs.banner.front_matter import DIRECTIVE_KEY

    return 'the option banner' if keys == (DIRECTIVE_KEY,) else '.'.join(keys)


def with_advice(reason: str, expected: str, remark: str = '') -> str:
    """A sentence of what is wrong, and of what was expected or, as a question, meant; with a remark behind it."""
    if not expected:
        return f'{reason}{remark}.'
    if expected.endswith('?'):
        return f'{reason}; {expected}{remark}' + ('.' if remark else '')
    return f'{reason}; expected: {expected}{remark}.'


def _warn(app: Sphinx, message: str, location: str, *, once: bool = False) -> None:
    # Sphinx prints the type itself since 8.0, and before where it is asked to.
    suffix = '' if version_info >= (8,) or app.config.show_warning_types else ' [pubs.banner]'
    # One text without arguments: what is said once is compared so with what a parallel process has said.
    _logger.warning(message + suffix, type='pubs', subtype='banner', location=location, once=once)


def _place_of_key(app: Sphinx, docname: str, keys: tuple[str, ...]) -> str:
    """The document's name alone where the line is not found."""
    from sphinxcontrib_pubs.banner.front_matter import DIRECTIVE_KEY, find_place

    path = Path(app.env.doc2path(docname))
    try:
        with path.open(encoding='utf8', errors='replace') as file:
            # A directive may stand anywhere, a front matter at the top alone.
            place = find_place(file if keys == (DIRECTIVE_KEY,) else islice(file, _FRONT_MATTER_LINES), keys)
    except OSError:
        return docname
    return f'{path}:{place[0]}:{place[1]}' if place else docname


def place_of_setting(folder: Path, name: str, entry: str = '') -> str:
    """Where ``conf.py`` has a setting, or within it an entry, a text in quotation marks.

    Its first line where the setting is not found in it, as when it comes from the command line.
    """
    path = folder / 'conf.py'
    try:
        lines = path.read_text(encoding='utf8', errors='replace').splitlines()
    except OSError:
        return 'conf.py:1'
    setting = re.compile(rf'({re.escape(name)})\s*[:=]')
    found = next(((number, match) for number, line in enumerate(lines, 1) if (match := setting.match(line))), None)
    if found is None:
        return f'{path}:1'
    first, match = found
    quoted = re.compile(rf'(["\'])({re.escape(entry)})\1') if entry else None
    for number, line in enumerate(lines[first - 1 :], first):
        if quoted and (match_of_entry := quoted.search(line)):
            return f'{path}:{number}:{match_of_entry.start(1) + 1}'
    return f'{path}:{first}:{match.start(1) + 1}'
