"""Styles as a site names them: by their names, or by paths of ``.csl`` files; never one that ends a build."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.kept_lines import with_kept_lines
from sphinxcontrib_pubs.sphinx_ext.option_values import OptionError
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sources import name_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.format import Style
    from sphinxcontrib_pubs.format.citing import Citing
    from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list

_SUFFIX = '.csl'


def usable_style(value: str, folder: Path, srcdir: Path, language: str | None) -> str:
    """The name that a list keeps of its style: a registered one, or the whole path of a file.

    A path is relative to ``folder``, or with ``/`` to the source directory. Raises OptionError for a style that
    cannot be used, with what to do, or with the nearest name.
    """
    from sphinxcontrib_pubs.format import StyleError, style_named, style_names
    from sphinxcontrib_pubs.library.errors import did_you_mean

    name = value.strip()
    if name.endswith(_SUFFIX):
        places = [srcdir / name.lstrip('/'), Path(name)] if name.startswith('/') else [folder / name]
        # No file has a name that is too long for one, which pathlib raises for.
        found = places[0]
        with suppress(OSError):
            found = next((place for place in places if place.is_file()), found)
        name = os.path.normpath(found)
    try:
        style_named(name, _language(language))
    except StyleError as error:
        # Of thousands of styles some are like every word: those of the package come first.
        hint = (did_you_mean(value, style_names(), '') if error.names else '') or did_you_mean(value, error.names, '')
        message = str(error).replace(f'{srcdir}{os.sep}', '')
        raise OptionError(message, hint='; '.join(part for part in (hint, error.hint) if part)) from None
    return name


def style_of(node: publication_list, env: BuildEnvironment) -> Style:
    """The style of a list that was read; where it cannot be used any more, ``apa`` and a warning."""
    from sphinxcontrib_pubs.format import StyleError, format_apa, style_named

    try:
        return with_kept_lines(style_named(node['style'], _language(env.config.language)), env)
    except StyleError as error:
        _tell(str(error), error.hint, node, env)
        return format_apa


def citing_of(style: Style, node: publication_list, env: BuildEnvironment) -> Citing | None:
    """The way in which a list's style cites; None for author and year, which is also that of a style with a fault."""
    from sphinxcontrib_pubs.format import WholeStyle
    from sphinxcontrib_pubs.format.csl.tree import TreeError

    if not isinstance(style, WholeStyle) or style.citing is None:
        return None
    try:
        return style.citing(numbered=node['numbering'] != 'none')
    except TreeError as error:  # lists use another part of the file
        message = f'the style "{node["style"]}" cites by author and year: line {error.line}: {error}'
        _tell(message, 'mend its element "citation"', node, env)
        return None


def _tell(message: str, hint: str, node: publication_list, env: BuildEnvironment) -> None:
    place = SourceSpan(file=name_of(Path(env.doc2path(node['document'])), env), line=node.line or 1)
    warning = Severity.WARNING
    report([Problem(code='option-value', message=message, severity=warning, span=place, hint=hint)], env)


def note_style(name: str, env: BuildEnvironment) -> None:
    """Lets the page that is being read depend on the file of its style."""
    if name.endswith(_SUFFIX):
        env.note_dependency(name)


def _language(language: str | None) -> str:
    """A language of Sphinx by its name in CSL: ``pt-BR`` for ``pt_BR``."""
    return (language or 'en').replace('_', '-')
