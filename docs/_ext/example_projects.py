"""The example projects, built beside the pages of this documentation, and the role ``project`` that leads to them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.errors import ExtensionError
from sphinx.util.docutils import ReferenceRole
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

#: Where each project's ``conf.py`` lies, from the source directory; the key is its folder among the pages.
PROJECTS = {'harbour-lab': 'projects/harbour-lab', 'lamplight': 'projects/lamplight/docs'}
_TYPE = 'project'


class ProjectRole(ReferenceRole):
    """``{project}`a page <harbour-lab/team>` ``: a page of an example project, in builders that have them."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        words = nodes.inline(self.rawtext, self.title)
        reference = pending_xref('', words, refdomain='', reftype=_TYPE, reftarget=self.target, refdoc=self.env.docname)
        return [reference], []


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, words: nodes.Element) -> nodes.Element | None:
    if node['reftype'] != _TYPE:
        return None
    if app.builder.name != 'html':
        return words
    target = f'projects/{node["reftarget"]}.html'
    address = relative_uri(app.builder.get_target_uri(node['refdoc']), target)
    return nodes.reference('', '', words, refuri=address, internal=False)


def build_projects(app: Sphinx, failure: Exception | None) -> None:
    """Builds each project as its owner would, every warning an error."""
    if failure or app.builder.name != 'html':
        return
    for name, folder in PROJECTS.items():
        doctrees = Path(app.doctreedir) / 'projects' / name
        command = [sys.executable, '-m', 'sphinx', '-nW', '-q', '-b', 'html', '-d', str(doctrees)]
        command += [str(Path(app.srcdir) / folder), str(Path(app.outdir) / 'projects' / name)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ExtensionError(f'the project {folder} cannot be built: {done.stderr}')


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_role('project', ProjectRole())
    app.connect('missing-reference', resolve)
    app.connect('build-finished', build_projects)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
