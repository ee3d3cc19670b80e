"""What is wrong with a reference when all documents are read: nobody's key or name, or the key of several works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils.utils import get_source_line

from sphinxcontrib_pubs.library.errors import did_you_mean
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.name_roles import PERSON
from sphinxcontrib_pubs.sphinx_ext.other_projects import keys_of_other_projects
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.roles import INVENTORY
from sphinxcontrib_pubs.sphinx_ext.sources import name_of
from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.works import Home, Namesakes


def warn_of_unknown_key(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tells of a key that no list has, with the nearest that one has, in the place of Sphinx's own warning."""
    if domain is None or domain.name != 'pub' or node['reftype'] == PERSON:
        return None
    key = node['reftarget']
    is_external = INVENTORY in node
    where = 'inventory of another project' if is_external else 'list of this site'
    known = [*(() if is_external else domain_of(app.env).keys), *keys_of_other_projects(node, app.env)]
    hint = did_you_mean(key, known, 'sphinx-pubs show prints the keys of a source')
    if not {each.strip() for each in key.split(';')[1:]}.isdisjoint(known):
        hint = 'put commas between keys'  # and not the semicolons that other programs have there
    problem = Problem(
        code='citation-unknown',
        message=f'no {where} has a publication with the key "{key[:80]}"',
        severity=Severity.WARNING,
        span=_place_of(node, app.env),
        hint=hint,
    )
    report([problem], app.env)
    return True


def warn_of_nobody(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tells of a name that is nobody's, with the nearest that the site knows, in the place of Sphinx's own warning."""
    if domain is None or domain.name != 'pub' or node['reftype'] != PERSON:
        return None
    from sphinxcontrib_pubs.library.people.lookup import unknown

    people = registries_of(app.config, Path(app.srcdir)).people
    message, hint = unknown(node['reftarget'], people)
    place = _place_of(node, app.env)
    problem = Problem(code='person-unknown', message=message, severity=Severity.WARNING, span=place, hint=hint)
    report([problem], app.env)
    return True


def several_meant(home: Home, node: pending_xref, env: BuildEnvironment) -> Problem:
    """That a citation means several works, by a key that nobody chose."""
    namesakes: Namesakes = env.domains['pub'].data['namesakes'][home.key]
    names = dict.fromkeys(name for _, _, name in namesakes.values() if name != home.key)
    others = ', '.join(f'"{name[:160]}"' for name in names)
    return Problem(
        code='key-shared',
        message=f'the key "{home.key[:80]}" means several works; this leads to that of "{home.document}"',
        severity=Severity.WARNING,
        span=_place_of(node, env),
        hint=f'write "{home.document}:{home.key[:80]}" for it, or {others} for another one',
    )


def _place_of(node: pending_xref, env: BuildEnvironment) -> SourceSpan:
    source, line = get_source_line(node)
    return SourceSpan(file=name_of(Path(source or env.doc2path(node['refdoc'])), env), line=line or 1)
