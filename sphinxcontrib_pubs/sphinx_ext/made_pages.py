"""Pages that are no documents: what the theme's template is given for one, and what its head says."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinxcontrib_pubs.banner.settings import page_address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The name under which a page says what its content needs, which ``needs_of`` gives back.
_NEEDS = 'pubs_made'
#: What a formula of ours begins with; the text of a source never has it, since its signs are escaped.
_FORMULA = '<span class="math '


def made_page(
    name: str,
    title: str,
    body: str,
    *,
    env: BuildEnvironment,
    head: str,
    parents: Sequence[Mapping[str, str]] = (),
    needs: Collection[str] = (),
) -> tuple[str, dict[str, Any], str]:
    """Name, context and template of a page, as Sphinx wants them; ``needs`` are ``chart``, ``layouts`` and ``tools``.

    ``body`` and ``head`` are HTML, ``parents`` the pages above it, each with its title and the way to it.
    """
    context: dict[str, Any] = {
        'title': escape(title),
        'body': body,
        'parents': list(parents),
        'metatags': head,
        'meta': {},
        _NEEDS: list(needs),
    }
    if _FORMULA in body:
        context['has_maths_elements'] = True
        # By which math renderers go before Sphinx 8.2.
        env.domains['math'].data['has_equations'][name] = True
    return name, context, 'page.html'


def needs_of(context: Mapping[str, Any]) -> Collection[str] | None:
    """What a page that was made here needs; None for every other page."""
    needs: Collection[str] | None = context.get(_NEEDS)
    return needs


def tell_address(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Gives a page that was made here its own address, which Sphinx 7.4 gets wrong where each page has a folder."""
    if app.config.html_baseurl and needs_of(context) is not None:
        context['pageurl'] = page_address(pagename, app.config, app.builder)
