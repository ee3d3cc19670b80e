"""The domain ``pub`` of a build, in which the environment keeps what is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain


def domain_of(env: BuildEnvironment) -> PublicationDomain:
    """The domain as what it is, and not as any domain of Sphinx."""
    # Which is made of most of what asks for it.
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain

    domain = env.domains['pub']
    assert isinstance(domain, PublicationDomain)
    return domain
