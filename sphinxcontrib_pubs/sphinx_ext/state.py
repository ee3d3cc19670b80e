"""The domain ``pub`` of a build, in which the environment keeps what is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain


def domain_of(env: BuildEnvironment) -> PublicationDomain:
    """The domain as what it is, and not as any domain of Sphinx."""
    # Its class is made of most of what asks for it, so that it is not imported here.
    return cast('PublicationDomain', env.domains['pub'])
