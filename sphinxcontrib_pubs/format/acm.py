"""The style ``acm``: names as they are spoken, the year as a sentence, title and place, as ACM's journals have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import add_sentence, container, title_of
from sphinxcontrib_pubs.format.citation import label_of, named_in_text, year_of
from sphinxcontrib_pubs.format.citing import LETTER, Brackets, Cite
from sphinxcontrib_pubs.format.links import link_to
from sphinxcontrib_pubs.format.names import add_spoken_names
from sphinxcontrib_pubs.format.whole import with_what_is_behind
from sphinxcontrib_pubs.locale import around, ngettext, pgettext
from sphinxcontrib_pubs.model import RESOLVERS, Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication

_IN_ANOTHER_WORK = frozenset({'paper-conference', 'chapter', 'entry-encyclopedia', 'entry-dictionary'})


def format_acm(publication: Publication) -> Markup:
    """``Junyang Lin and Rui Men. 2021. *Title.* In **KDD**, 1–9. https://doi.org/…``"""
    if publication.verbatim:
        return publication.as_written or (publication.raw,)
    parts: list[str | Span] = []
    editors = [each for each in publication.contributors if each.kind == 'editor']
    names: list[str | Span] = []
    authors = publication.authors
    notes = publication.name_notes('author' if authors else 'editor')
    add_spoken_names(names, authors or editors, publication.marks, truncated=publication.truncated, notes=notes)
    if editors and not authors:
        names.append(f' ({ngettext("Ed.", "Eds.", len(editors) + publication.truncated)})')
    add_sentence(parts, tuple(names))
    if publication.issued is not None:
        year = f'{publication.issued.year}{publication.issued.suffix}'
        add_sentence(parts, (Span('span', (year,), classes=('pubs-year',)),))
    elif status := pgettext('status', publication.status):
        add_sentence(parts, (Span('span', (status[:1].upper() + status[1:],), classes=('pubs-status',)),))
    add_sentence(parts, title_of(publication))
    place = container(publication, editors if authors else [], dict(publication.extra))
    if place and publication.type in _IN_ANOTHER_WORK and not (editors and authors):
        before, behind = around(pgettext('title of a work', 'In {title}'), 'title')
        place = (before, *place, behind) if behind else (before, *place)
    add_sentence(parts, place)
    if doi := publication.identifier('doi'):
        url = f'{RESOLVERS["doi"]}{doi}'
        parts += [' ', link_to(url, url, 'doi')]
    return with_what_is_behind(tuple(parts[1:]), publication)  # without the space before the first sentence


class AcmCitations:
    """``[3]`` or, from a list without numbers, ``[Lin and Men 2021]``: the two ways that ACM's journals have."""

    def __init__(self, *, numbered: bool) -> None:
        self.by_number, self.has_letters = numbered, not numbered
        self.brackets = Brackets(('[',), ('; ',), (']',))
        if numbered:
            self.brackets = Brackets(('[',), (', ',), (']',), dash=('–',), after_dash=(', ',), sorts=True)

    def cite(self, publication: Publication, *, number: str, locator: str, is_told_apart: bool = False) -> Cite:
        label = label_of(publication)
        names, year = named_in_text(label), year_of(label)
        year += LETTER if year[-1].isdecimal() else ''
        if self.by_number:
            names, year = '', number
        rest = ', '.join(part for part in (year, locator) if part)
        return Cite((f'{names} {rest}'.strip(),), (names,) if names else (), (rest,))
