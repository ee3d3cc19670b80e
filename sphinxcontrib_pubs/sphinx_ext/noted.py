"""What the environment remembers of a list: the places of its entries, files, pages of papers, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import spans
from sphinxcontrib_pubs.sphinx_ext.domain import MOST_DESCRIBED
from sphinxcontrib_pubs.sphinx_ext.downloads import file_names
from sphinxcontrib_pubs.sphinx_ext.papers import has_own_pdf
from sphinxcontrib_pubs.sphinx_ext.state import domain_of
from sphinxcontrib_pubs.sphinx_ext.works import Place, mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list


def note_list(node: publication_list, publications: Sequence[Publication], env: BuildEnvironment) -> None:
    """Remembers a list of the document that is being read; ``publications`` are those of its entries."""
    from sphinxcontrib_pubs.format.citation import summary

    domain = domain_of(env)
    pairs = node['entries'].pairs(0, len(publications))
    entries: list[tuple[tuple[str, str], Publication]] = list(zip(pairs, publications, strict=True))
    priority = 1 if node['searchable'] else -1
    is_described = node['searchable'] and len(publications) <= MOST_DESCRIBED
    listed = [
        Place(key, anchor, told.title_text, priority, summary(told) if is_described else '', mark_of(told))
        for (key, anchor), told in entries
    ]
    # Whoever cites a work by the key of another source means the same entry, which the search finds once.
    known = {place.key for place in listed}
    others = [
        place._replace(key=account.publication.key, priority=-1, summary='')
        for place, (_entry, told) in zip(listed, entries, strict=True)
        for account in told.accounts
        if account.publication.key not in known
    ]
    domain.note_places(env.docname, [*listed, *others])
    wanted = env.config.pubs_paper_pages
    if wanted != 'none':
        domain.note_papers(
            env.docname,
            (
                (key, anchor, has_own_pdf(told, node['files']))
                for (key, anchor), told in entries
                if told.title and (told.abstract or wanted == 'all')
            ),
        )
    if node['downloads'] is not None:
        domain.note_files(env.docname, file_names(node['downloads']))
    if any(map(_shows_math, publications)):
        domain.note_mathematics(env.docname)


def _shows_math(publication: Publication) -> bool:
    """Whether an entry has a formula; the sign of one is looked for first, since hardly any entry has it."""
    if publication.accounts:
        return any(_shows_math(account.publication) for account in publication.accounts)
    raw = publication.raw
    if not ('$' in raw or '\\(' in raw or 'math' in raw):
        return False
    # An entry of a structured source is shown by its fields alone.
    shown = publication.as_written or (*publication.title, *publication.note, *publication.rest)
    return any(span.kind == 'math' for span in spans((*shown, *publication.abstract)))
