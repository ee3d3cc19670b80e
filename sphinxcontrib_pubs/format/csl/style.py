"""A style of CSL as a function of ours: a publication in, a line of markup out."""

from __future__ import annotations

from copy import copy
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.csl.boxes import runs_of
from sphinxcontrib_pubs.format.csl.elements import Compiler
from sphinxcontrib_pubs.format.csl.entry import Entry
from sphinxcontrib_pubs.format.csl.files import digest_of, locale_files, own_code, style_path
from sphinxcontrib_pubs.format.csl.line import line_of
from sphinxcontrib_pubs.format.csl.locales import Locale
from sphinxcontrib_pubs.format.csl.tree import TreeError, read_tree
from sphinxcontrib_pubs.format.whole import WholeStyle, notes_on_names, with_what_is_behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_pubs.format.csl.citations import CslCitations
    from sphinxcontrib_pubs.format.csl.kept import KeptLines
    from sphinxcontrib_pubs.format.csl.tree import Element
    from sphinxcontrib_pubs.model import Markup, Publication


#: A style may name another that it differs from in name alone, and that one once more.
_MOST_PARENTS = 3


class CslStyle:
    """A style in a language. Raises TreeError for elements that no style has.

    ``identity`` is a name that a file can have, and a digest of all that the lines of the style depend on besides
    the publications.
    """

    def __init__(self, root: Element, language: str, identity: tuple[str, str] = ('', '')) -> None:
        self.identity = identity
        self._lines: KeptLines | None = None
        self.locale = Locale(_locale_elements(root, language), language)
        self._root = root
        self._citations: dict[bool, CslCitations | None] = {}
        compiler = Compiler(root, self.locale)
        self._layout, self.repeats = compiler.layout(), compiler.repeats

    def __call__(self, publication: Publication) -> Markup:
        """The publication as the style sets it; behind it awards and words of its source that no field has.

        Some styles have nothing for some types of works: those stand in ``apa``, since no entry of a list is empty.
        """
        if publication.verbatim:
            return publication.as_written or (publication.raw,)
        line = self._line(publication) if self._lines is None else self._lines.line(publication, self._line)
        return _whole(line, publication)

    def with_lines(self, lines: KeptLines) -> WholeStyle:
        """The style, which asks for a line that it has set before."""
        keeping = copy(self)
        keeping._lines = lines
        return keeping.whole()

    def whole(self) -> WholeStyle:
        return WholeStyle(self, self.following if self.repeats is not None else None, self, self.citing)

    def citing(self, *, numbered: bool) -> CslCitations | None:
        """How the style cites from a list that has numbers, or from one that has none. Raises TreeError."""
        # Imported here: most sites cite nothing.
        from sphinxcontrib_pubs.format.csl.citations import citations_of

        if numbered not in self._citations:
            self._citations[numbered] = citations_of(self._root, self.locale, numbered=numbered)
        return self._citations[numbered]

    def following(self, before: Publication, publication: Publication) -> Markup:
        """The publication behind another one of the same list, whose names are not said again if the style is so."""
        if self.repeats is None or publication.verbatim or not _share_people(before, publication):
            return self(publication)
        first = Entry(before, self.locale, self.repeats)
        self._layout(first)
        return _whole(self._set(Entry(publication, self.locale, self.repeats, first.names)), publication)

    def _line(self, publication: Publication) -> Markup:
        """What the style itself says of a publication; () where it has nothing for it."""
        return self._set(Entry(publication, self.locale))

    def _set(self, entry: Entry) -> Markup:
        return line_of(runs_of(self._layout(entry), self.locale.quotes))


def _whole(line: Markup, publication: Publication) -> Markup:
    return (
        with_what_is_behind((*line, *notes_on_names(publication)), publication)
        if line
        else format_apa(publication._replace(links=()))
    )


def _share_people(first: Publication, second: Publication) -> bool:
    """Whether two works may begin with the same name, which is what most of a list do not."""
    people = {each.person[:6] for each in first.contributors}
    return any(each.person[:6] in people for each in second.contributors)


def read_style(path: Path, language: str) -> CslStyle:
    """The style of a file, in the language that it demands, or else in the one that is asked for. Raises TreeError."""
    content = path.read_bytes()
    root = read_tree(content)
    demanded = root.get('default-locale')
    for _ in range(_MOST_PARENTS):
        parent = _parent(root)
        if parent is None:
            language = demanded or language
            name = f'{path.stem}-{digest_of([str(path).encode("utf8", "surrogateescape"), language.encode()])[:12]}'
            return CslStyle(root, language, (name, digest_of([content, *locale_files(language), *own_code()])))
        found = style_path(parent)
        if found is None:
            raise TreeError(f'the style is that of {parent!r}, which is not installed', 1)
        content = found.read_bytes()
        root = read_tree(content)
        demanded = demanded or root.get('default-locale')
    raise TreeError('the style leads from one style to the next', 1)


def _parent(root: Element) -> str | None:
    """The name of the style that a dependent one looks like; None for a style of its own."""
    information = root.child('info')
    links = information.all('link') if information is not None else ()
    addresses = [link.get('href') for link in links if link.get('rel') == 'independent-parent']
    try:
        return PurePosixPath(urlsplit(addresses[0]).path).name if addresses else None
    except ValueError:
        raise TreeError(f'the style is that of {addresses[0]!r}, which is no address', 1) from None


def _locale_elements(root: Element, language: str) -> Iterator[Element]:
    """The locales of a language from the most general on, those of the style last."""
    yield from map(read_tree, locale_files(language))
    for wanted in dict.fromkeys(('', language.partition('-')[0], language)):
        yield from (each for each in root.all('locale') if each.get('lang') == wanted)
