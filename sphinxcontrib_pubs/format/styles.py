"""Styles by their names: ours, those of installed packages, and those of CSL."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.format.acm import AcmCitations, format_acm
from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.as_written import format_as_written
from sphinxcontrib_pubs.format.cv import format_cv
from sphinxcontrib_pubs.format.short import format_short
from sphinxcontrib_pubs.format.whole import WholeStyle
from sphinxcontrib_pubs.model import Markup, Publication

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint

#: A style: a publication → its line, with the classes that tell authors, title and venue apart. It says every word that
#: it is given, and raises for no publication, whatever is missing.
Style: TypeAlias = Callable[[Publication], Markup]

#: The entry-point group through which another package registers a style.
ENTRY_POINT_GROUP = 'sphinxcontrib_pubs.styles'

OWN_STYLES: Mapping[str, Style] = {
    'apa': format_apa,
    'as-written': format_as_written,
    'short': WholeStyle(format_short),
    'acm': WholeStyle(format_acm, citing=AcmCitations),
    'cv': WholeStyle(format_cv),
}

#: What a style of CSL may be called by where one of the styles above has its name.
CSL_PREFIX = 'csl:'
CSL_SUFFIX = '.csl'
_INSTALL = 'install "sphinxcontrib-pubs[{extra}]"'


class StyleError(ValueError):
    """A style that cannot be used. ``hint`` says what to do; ``names`` are those that a mistyped one may stand for."""

    def __init__(self, message: str, hint: str = '', names: frozenset[str] = frozenset()) -> None:
        super().__init__(message)
        self.hint = hint
        self.names = names


def style_named(name: str, language: str = 'en') -> Style:
    """A style by its name, or by the path of a ``.csl`` file, in a language such as ``de`` or ``pt-BR``.

    A registered style comes before one of CSL with its name, which ``csl:NAME`` asks for. Raises StyleError.
    """
    if name in OWN_STYLES:
        return OWN_STYLES[name]
    if name in _registered():
        return _loaded(name)
    return _of_csl(name, language)


def style_names() -> list[str]:
    """The names of our styles and of those of installed packages, without CSL's."""
    return [*OWN_STYLES, *(name for name in _registered() if name not in OWN_STYLES)]


@cache
def _registered() -> Mapping[str, EntryPoint]:
    return {entry_point.name: entry_point for entry_point in entry_points(group=ENTRY_POINT_GROUP)}


@cache
def _loaded(name: str) -> Style:
    """A style of an installed package, whose fault must not end a build of everything else."""
    entry_point = _registered()[name]
    try:
        style = entry_point.load()
    except Exception as error:
        message = f'the style {name!r} cannot be imported from {entry_point.value}: {error}'
        raise StyleError(message, 'mend the package that registers it') from error
    if not callable(style):
        raise StyleError(
            f'the style {name!r} is no function: {entry_point.value}', 'mend the package that registers it'
        )
    return style  # type: ignore[no-any-return]


def _of_csl(name: str, language: str) -> Style:
    # Imported here: a site without such a style pays nothing for them.
    from sphinxcontrib_pubs.format.csl import files

    if name.endswith(CSL_SUFFIX):
        path = Path(name)
        try:
            is_there = path.is_file()
        except OSError:  # a name that is too long for any file
            is_there = False
        if not is_there:
            raise StyleError(f'there is no file {name!r}', 'name a file of CSL, or a style')
        called = name
    else:
        called = name.removeprefix(CSL_PREFIX)
        found = files.style_path(called)
        if found is None:
            names = frozenset(style_names()) | files.style_names()
            extra = '' if files.has_collection() else _INSTALL.format(extra='csl-styles') + ' for the styles of CSL'
            raise StyleError(f'no style is called {called!r}', extra, names)
        path = found
    if not files.has_locales():
        raise StyleError(f'the style {called!r} needs the words of CSL’s locales', _INSTALL.format(extra='csl'))
    try:
        return _compiled(path, path.stat().st_mtime_ns, language)
    except OSError as error:
        raise StyleError(f'the file {name!r} cannot be read: {error.strerror}', 'name a file of CSL') from None


@cache
def _compiled(path: Path, _changed: int, language: str) -> Style:
    """A style of CSL, made once for each state of its file and each language."""
    from sphinxcontrib_pubs.format.csl.style import read_style
    from sphinxcontrib_pubs.format.csl.tree import TreeError

    try:
        style = read_style(path, language)
    except TreeError as error:
        raise StyleError(f'{path}:{error.line}: {error}', 'name a style of CSL 1.0') from None
    return style.whole()
