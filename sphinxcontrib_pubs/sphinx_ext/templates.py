"""A site's own template of an entry: where it is, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.locale import _ as sphinx_

from sphinxcontrib_pubs.locale import _
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.report import report

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.render.entry_template import EntryTemplate, EntryTemplateError

_NAME = Path('pubs', 'entry.html')

_kept: WeakKeyDictionary[Builder, EntryTemplate | None] = WeakKeyDictionary()


def template_of(builder: Builder) -> EntryTemplate | None:
    """The template in the ``templates_path`` of a site; None where there is none."""
    if builder not in _kept:
        folders = [Path(builder.confdir, folder) for folder in builder.config.templates_path]
        _kept[builder] = None
        if any((folder / _NAME).is_file() for folder in folders):
            from sphinxcontrib_pubs.render.entry_template import EntryTemplate

            _kept[builder] = EntryTemplate(folders, _translated)
    return _kept[builder]


def _translated(text: str) -> str:
    """The text in the language of the site, where our words have it, or else Sphinx's and those of the site."""
    own = _(text)
    return own if own != text else sphinx_(text)


def report_fault(fault: EntryTemplateError, env: BuildEnvironment) -> None:
    """Warns of a template that cannot be used, once a build."""
    span = SourceSpan(file=fault.file, line=fault.line)
    hint = 'the entries stand as they do without the template'
    report([Problem(code='template', message=str(fault), hint=hint, severity=Severity.WARNING, span=span)], env)
