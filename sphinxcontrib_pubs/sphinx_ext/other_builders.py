"""What another builder has read since this one wrote, where builders share their doctrees, as those of a Makefile do.

Sphinx compares a page with the text of its document alone. A list that changed while another builder ran is read then,
so that its page would stay as it was for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sphinx_ext.changes import changed_documents
from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def find_read_elsewhere(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: the documents that were read since this builder looked, and not by this build.

    A builder that comes for the first time writes everything by itself, so that to name documents then costs nothing;
    Sphinx keeps what is noted here only if some are named.
    """
    domain = domain_of(env)
    read: dict[str, dict[str, int]] = domain.data['read']
    before = read.get(app.builder.name)
    read[app.builder.name] = now = dict(env.all_docs)
    if before is None:
        return sorted(domain.places.keys() & now.keys())
    return sorted({name for name, when in now.items() if before.get(name) != when} - changed_documents(env))
