"""How a style of CSL cites: its ``citation``, for one work after the other.

Sphinx's roles name the works of a citation in the author's order, and each is a link. So works are not sorted by people
and years, nor put together by them; of numbers, which have no other order, it is said whether the style has either.
What CSL calls positions (*ibid.*) is for notes, which a web page has none of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.citing import LETTER, Brackets, Cite
from sphinxcontrib_pubs.format.csl.boxes import Box, runs_of
from sphinxcontrib_pubs.format.csl.elements import Compiler
from sphinxcontrib_pubs.format.csl.entry import Entry
from sphinxcontrib_pubs.format.csl.files import locale_files
from sphinxcontrib_pubs.format.csl.line import line_of
from sphinxcontrib_pubs.format.csl.locales import Locale
from sphinxcontrib_pubs.format.csl.looks import look_of
from sphinxcontrib_pubs.format.csl.tree import read_tree
from sphinxcontrib_pubs.model.roles import without_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.looks import Look
    from sphinxcontrib_pubs.format.csl.tree import Element
    from sphinxcontrib_pubs.model import Markup, Publication

#: The kinds of styles (``citation-format``) whose citations a list can answer; others have notes, or labels.
_BY_NUMBER, _BY_PEOPLE = 'numeric', frozenset({'author-date', 'author'})
#: What authors write whatever the language of the site.
_ENGLISH = 'en-US'
#: Terms of CSL 1.0.2 that say what a locator counts, that first for which others have the same abbreviation.
_LOCATORS = (
    'page', 'act', 'appendix', 'article-locator', 'book', 'canon', 'chapter', 'column', 'elocation', 'equation',
    'figure', 'folio', 'issue', 'line', 'note', 'opus', 'paragraph', 'part', 'rule', 'scene', 'section', 'sub-verbo',
    'supplement', 'table', 'timestamp', 'title-locator', 'verse', 'version', 'volume',
)  # fmt: skip
_FIRST_WORD = re.compile(r'([^\d\s]+)\s*(\S.*)')


class CitedEntry(Entry):
    """A work that is cited, with its number, the place in it, and what the place counts.

    ``is_textual`` lets the names stand before the rest, as ``lead``; ``shows_place`` says that the style has shown
    the place.
    """

    __slots__ = ('is_textual', 'is_told_apart', 'lead', 'locator_term', 'shows_place')

    def __init__(
        self, publication: Publication, locale: Locale, number: str, locator: tuple[str, str], *, is_textual: bool
    ) -> None:
        super().__init__(publication, locale)
        self.is_textual, self.is_told_apart, self.shows_place = is_textual, False, False
        self.locator_term, place = locator
        self.lead: list[Node] = []
        if number:
            self.item['citation-number'] = number
        if place:
            self.item['locator'] = place
        self.known |= {'citation-number', 'locator'} & self.item.keys()

    def note(self, variable: str, *, found: bool) -> bool:
        self.shows_place |= found and variable == 'locator'
        return super().note(variable, found=found)

    def takes_lead(self, nodes: Sequence[Node]) -> bool:
        if not self.is_textual or self.lead or self.read is not None:
            return False
        self.lead = [_bare(node) for node in nodes]
        return True


def _bare(node: Node) -> Node:
    """Names without their affixes, which lead over to what stands behind; what stands in for them has the same ones."""
    if isinstance(node, str) or not node.content:
        return node
    bare, inner = node._replace(prefix='', suffix=''), node.content[0]
    is_same = isinstance(inner, Box) and (inner.prefix, inner.suffix) == (node.prefix, node.suffix)
    return bare._replace(content=[_bare(inner)]) if is_same and len(node.content) == 1 else bare


class CslCitations:
    """The citations of a style in a language, by number or by people."""

    def __init__(self, style: Element, locale: Locale, *, by_number: bool) -> None:
        compiler = Compiler(style, locale, 'citation')
        self._layout = compiler.layout()
        self._locale = locale
        self.by_number = by_number
        citation = compiler.part
        self.has_letters = not by_number and citation.get('disambiguate-add-year-suffix') == 'true'
        layout = citation.child('layout')
        assert layout is not None
        look = look_of(layout.attributes)
        # A space before the bracket is that of the text.
        before, after = look.prefix.lstrip(), look.suffix.rstrip()
        self.brackets = Brackets(_sign(before, look), _sign(layout.get('delimiter'), look), _sign(after, look))
        if by_number:
            self.brackets = _by_number(self.brackets, citation, look, locale)
        self._place_look = look._replace(prefix=', ', suffix='')
        self._terms: dict[str, str] = {}
        for words in (locale, _language(locale.language), _language(_ENGLISH)):
            for word, name in _words(words):
                self._terms.setdefault(word, name)

    def cite(self, publication: Publication, *, number: str, locator: str, is_told_apart: bool = False) -> Cite:
        if publication.verbatim and not self.by_number:
            return Cite((), (), ())  # it has no parts to cite it by
        plain = self._prepared(publication)
        place = self._place(locator)

        def entry(*, is_textual: bool) -> CitedEntry:
            made = CitedEntry(plain, self._locale, number, place, is_textual=is_textual)
            made.is_told_apart = is_told_apart
            return made

        alone, textual = entry(is_textual=False), entry(is_textual=True)
        whole, rest = self._said(alone, locator), self._said(textual, locator)
        return Cite(whole, self._set(textual.lead), rest)

    def _said(self, entry: CitedEntry, locator: str) -> Markup:
        """A work as the style cites it; the place in it stands behind where the style has none, as in *Nature*'s."""
        nodes = self._layout(entry)
        if locator and not entry.shows_place:
            nodes = [*nodes, self._place_look.around([locator], entry)]
        return self._set(nodes)

    def _prepared(self, publication: Publication) -> Publication:
        """The publication as it is cited: nobody's role is marked, and the letter has its place."""
        issued = publication.issued
        if issued is not None and self.has_letters:
            issued = issued._replace(suffix=f'{issued.suffix}{LETTER}')
        people = publication.contributors
        if any('marked' in each.roles for each in people):
            people = tuple(each._replace(roles=without_signs(each.roles)) for each in people)
        return publication._replace(contributors=people, issued=issued, marks=(), links=())

    def _place(self, locator: str) -> tuple[str, str]:
        """The term and the value of ``p. 4``; what begins with no word of the language is shown as it is."""
        match = _FIRST_WORD.fullmatch(locator)
        term = self._terms.get(match[1].casefold()) if match else None
        return (term, match[2]) if match and term else ('', locator)

    def _set(self, nodes: Sequence[Node]) -> Markup:
        """Plain words as they look: what each part is, and where it leads, is for the list to say."""
        runs = runs_of(nodes, self._locale.quotes, is_line=False)
        for run in runs:
            run.meaning = None
            run.marks = tuple(mark for mark in run.marks if mark.kind not in ('link', 'span'))
        return line_of(runs)


def _language(language: str) -> Locale:
    """The words of a language, which a style may have replaced by its own."""
    return Locale(map(read_tree, locale_files(language)), language)


def _words(locale: Locale) -> Iterator[tuple[str, str]]:
    """The words for places in a work, in small letters, each with its term."""
    for name in _LOCATORS:
        for form in ('long', 'short', 'symbol'):
            for plural in (False, True):
                if word := locale.term(name, form, plural=plural):
                    yield word.casefold(), name


def _by_number(brackets: Brackets, citation: Element, look: Look, locale: Locale) -> Brackets:
    """The brackets with what the style has of several numbers."""
    sort = citation.child('sort')
    keys = [key.get('variable') for key in sort.all('key')] if sort is not None else []
    brackets = brackets._replace(sorts=keys[:1] == ['citation-number'])
    if citation.get('collapse') != 'citation-number':
        return brackets
    dash = _sign(locale.term('citation-range-delimiter') or '–', look)
    behind = _sign(citation.get('after-collapse-delimiter'), look) or brackets.between
    return brackets._replace(dash=dash, after_dash=behind)


def _sign(text: str, look: Look) -> Markup:
    """A sign between or around citations, which looks as they do: on a layout, affixes have its type as well."""
    sign: Markup = (text,) if text else ()
    for mark in look.marks if text else ():
        sign = (mark._replace(content=sign),)
    return sign


def citations_of(style: Element, locale: Locale, *, numbered: bool) -> CslCitations | None:
    """How a style cites from a list; None for one that has notes or labels, or numbers where the list has none."""
    if style.child('citation') is None:
        return None
    kind = _kind(style)
    if kind == _BY_NUMBER and numbered:
        return CslCitations(style, locale, by_number=True)
    return CslCitations(style, locale, by_number=False) if kind in _BY_PEOPLE else None


def _kind(style: Element) -> str:
    """The kind that a style says it is of; one that says nothing cites by numbers if it shows any."""
    information = style.child('info')
    for category in information.all('category') if information is not None else ():
        if kind := category.get('citation-format'):
            return kind
    if style.get('class') == 'note':
        return 'note'
    shows_number = any(each.get('variable') == 'citation-number' for each in style.walk())
    return _BY_NUMBER if shows_number else 'author-date'
