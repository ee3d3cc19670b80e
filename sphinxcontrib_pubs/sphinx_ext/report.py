"""Problems → warnings of the build: the one place where a problem reaches Sphinx's logger."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import sphinx
from sphinx.util import logging

from sphinxcontrib_pubs.banner.report import place_of_setting
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.terminal import in_a_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_logger = logging.getLogger(__name__)

#: A file of many entries with one slip, such as a program made, would bury everything else that a build says.
_MOST_OF_A_KIND = 20

# A source that several lists use would otherwise say everything once a list.
_reported: WeakKeyDictionary[BuildEnvironment, set[Problem]] = WeakKeyDictionary()


def report(problems: Iterable[Problem], env: BuildEnvironment) -> None:
    """Warns of each error and warning once a build, as ``file:line:column`` with the type ``pubs.<code>``.

    Notes are matters of style, which only ``sphinx-pubs check`` shows.
    """
    reported = _reported.setdefault(env, set())
    found = dict.fromkeys(each for each in problems if each.severity is not Severity.NOTE and each not in reported)
    reported.update(found)
    of_kind = Counter(map(_kind, found))
    told: Counter[tuple[str, str]] = Counter()
    for problem in found:
        kind = _kind(problem)
        told[kind] += 1
        further = of_kind[kind] - _MOST_OF_A_KIND
        if told[kind] <= _MOST_OF_A_KIND or further == 1:
            _warn(problem, in_a_line(problem.message), f' ({in_a_line(problem.hint)})' if problem.hint else '', env)
        elif told[kind] == _MOST_OF_A_KIND + 1:
            advice = f' (sphinx-pubs check {in_a_line(problem.span.file)} lists them)'
            _warn(problem, f'{further} more of this kind begin here', advice, env)


def report_unwritten(path: Path, error: OSError, env: BuildEnvironment) -> None:
    """Warns of a file of the site that cannot be written."""
    message = f'the file {path.name} cannot be written: {error.strerror or type(error).__name__}'
    hint = 'look whether the disk is full, and who may write there'
    span = SourceSpan(file=str(path), line=1)
    report([Problem(code='file-unwritten', message=message, severity=Severity.WARNING, span=span, hint=hint)], env)


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.span.file, problem.code


def _warn(problem: Problem, message: str, advice: str, env: BuildEnvironment) -> None:
    span = problem.span
    _logger.warning(
        '%s%s%s',
        message,
        advice,
        type_suffix(problem.code, env.config),
        type='pubs',
        subtype=problem.code,
        # Names of files may hold anything.
        location=visible(f'{Path(env.srcdir, span.file)}:{span.line}:{span.column}'),
    )


def warn_of_setting(
    app: Sphinx, name: str, message: str, hint: str = '', code: str = 'config', place: str = ''
) -> None:
    """Tells of a setting, at its own place in ``conf.py`` where no other is given."""
    advice = f' ({in_a_line(hint)})' if hint else ''
    place = place or place_of_setting(Path(app.confdir), name)
    said = f'{name}: {in_a_line(message)}{advice}{type_suffix(code, app.config)}'
    _logger.warning('%s', said, type='pubs', subtype=code, location=visible(place))


def type_suffix(code: str, config: Config) -> str:
    """The type in brackets, where Sphinx does not print it itself (before 8.0, unless it is asked to)."""
    shown = sphinx.version_info >= (8,) or config.show_warning_types
    return '' if shown else f' [pubs.{code}]'
