"""The files that a list is asked for, under names that stay whatever else comes to the page."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.banner.settings import base_url
from sphinxcontrib_pubs.library.fold import shortened
from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.sphinx_ext.nodes import Downloads
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sources import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

    from sphinxcontrib_pubs.library.group import Group
    from sphinxcontrib_pubs.sphinx_ext.options import ListOptions


def asked_files(
    directive: SphinxDirective, options: ListOptions, groups: Iterable[Group], entries: Mapping[str, str]
) -> Downloads | None:
    """The files of a list, its groups and its entries; None where it is asked for none.

    ``entries`` are the ids of the entries by their keys, as if the list were alone on its page.
    """
    env = directive.env
    has_feed = options.feed and bool(base_url(env.config))
    if options.feed and not has_feed:
        message, hint = 'a feed needs the address of the site', 'set html_baseurl to one with https://'
        place = place_of(directive)
        problem = Problem(code='no-address', message=message, severity=Severity.WARNING, span=place, hint=hint)
        report([problem], env)
    if not options.download and not has_feed:
        return None
    document = env.docname
    stem = _free_name(f'{document}.{nodes.make_id(options.name)}' if options.name else document, env)
    of_groups: tuple[str, ...] = ()
    if 'groups' in options.download_of:
        of_groups = tuple(_free_name(f'{stem}.{group.identifier}', env) for group in groups)
    of_entries: dict[str, str] = {}
    if 'entries' in options.download_of:
        of_entries = {key: _free_name(f'{stem}.{anchor.removeprefix("pub-")}', env) for key, anchor in entries.items()}
    of_list = not options.download_of or 'list' in options.download_of
    return Downloads(document, stem, options.download, has_feed, of_groups, of_list, of_entries)


def _free_name(stem: str, env: BuildEnvironment) -> str:
    """The name, or one with a number where another file of the document, or another document, has it."""
    if 'pubs_downloads' not in env.temp_data:
        env.temp_data['pubs_downloads'] = set()
    taken: set[str] = env.temp_data['pubs_downloads']
    folder, slash, name = stem.rpartition('/')
    stem = f'{folder}{slash}{shortened(name)}'
    names = (f'{stem}.{number}' if number > 1 else stem for number in count(1))
    free = next(name for name in names if name not in taken and (name not in env.found_docs or name == env.docname))
    taken.add(free)
    return free
