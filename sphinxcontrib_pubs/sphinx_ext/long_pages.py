"""Long lists in their pages: written when docutils is done with the page, and the longest into its file at once."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import __
from sphinx.util import logging

from sphinxcontrib_pubs.library.fold import shortened
from sphinxcontrib_pubs.model import collection_paused
from sphinxcontrib_pubs.sphinx_ext.nodes import (
    PLACEHOLDER,
    placeholder,
    publication_entries,
    publication_list,
    publication_list_end,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.writers import ListWriter

#: A page of more entries goes into its file piece by piece. Sphinx holds a page as its body, as what the template
#: makes of it, and as bytes; a theme that asks for the template below its own holds it once more.
MOST_HELD = 2000
#: By this name the template's context of such a page holds what is to be known of it when its file is written.
_FRAME = 'pubs_frame'

logger = logging.getLogger(__name__)


def put_long_lists(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Puts the long lists of a page in the place of their comments, unless its file is to get them."""
    frame: dict[str, str] | None = context.get(_FRAME)
    if frame is not None:
        frame['encoding'] = context['encoding']
    elif doctree is not None and app.env is not None and _has_long_lists(context):
        with collection_paused():
            # A text that only one name holds grows where it is; a list of its pieces would hold the page once more.
            body = ''
            for piece in _pieces(context['body'], _parts(doctree), app.env):
                body += piece
            context['body'] = body


def write_in_pieces(app: Sphinx, env: BuildEnvironment) -> tuple[str, ...]:
    """Lets a builder that writes pages as Sphinx does write the longest piece by piece; says that no page changed.

    Builders that do something else with a page, such as those of JSON or of books, go on as they are.
    """
    builder = app.builder
    if (
        isinstance(builder, StandaloneHTMLBuilder)
        and type(builder).handle_page is StandaloneHTMLBuilder.handle_page
        and not isinstance(getattr(builder.handle_page, '__self__', None), _PageWriter)
    ):
        builder.handle_page = _PageWriter(builder, env).handle_page  # type: ignore[method-assign]
    return ()


class _PageWriter:
    """Stands in the place of a builder's ``handle_page``, which it asks for all but the longest lists."""

    def __init__(self, builder: StandaloneHTMLBuilder, env: BuildEnvironment) -> None:
        self.handle: Callable[..., None] = builder.handle_page
        self.path_of = builder.get_outfilename
        self.env = env

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = 'page.html',
        *,
        outfilename: Any = None,
        event_arg: nodes.document | None = None,
    ) -> None:
        """Writes a page; the parameters are those of Sphinx."""
        rest: dict[str, Any] = {'templatename': templatename, 'event_arg': event_arg}
        parts = _parts(event_arg) if event_arg is not None and _has_long_lists(addctx) else []
        if sum(len(part['entries']) for part in parts if isinstance(part, publication_list)) <= MOST_HELD:
            self.handle(pagename, addctx, outfilename=outfilename, **rest)
            return
        path = Path(outfilename or self.path_of(pagename))
        # What is not yet the whole page has another name: the next build takes a page that is there for written.
        name = shortened(path.name)
        frame, whole = path.with_name(f'{name}.frame'), path.with_name(f'{name}.part')
        told: dict[str, str] = {}
        try:
            self.handle(pagename, {**addctx, _FRAME: told}, outfilename=frame, **rest)
            if not frame.exists():
                return  # Sphinx said why
            encoding = told['encoding']
            text = frame.read_text(encoding)
            if _has_all_places(text, parts):
                with collection_paused(), whole.open('w', encoding=encoding, errors='xmlcharrefreplace') as stream:
                    stream.writelines(_pieces(text, parts, self.env))
                _put(whole, path)
            else:  # a theme changed them
                self.handle(pagename, addctx, outfilename=outfilename, **rest)
        finally:
            frame.unlink(missing_ok=True)
            whole.unlink(missing_ok=True)


def _put(whole: Path, path: Path) -> None:
    """Gives a page its name; as Sphinx does, it warns where that is not possible, and goes on."""
    try:
        whole.replace(path)
    except OSError as error:
        logger.warning(__('error writing file %s: %s'), path, error)


def _has_long_lists(context: dict[str, Any]) -> bool:
    return f'{PLACEHOLDER}{publication_list.__name__} ' in context.get('body', '')


def _parts(doctree: nodes.document) -> list[nodes.Element]:
    """The long lists of a page and the parts of them that stand in sections, as they follow each other."""
    found: list[nodes.Element] = []
    is_long = False
    for node in doctree.findall(_is_of_list):
        assert isinstance(node, nodes.Element)
        if isinstance(node, publication_list):
            is_long = 'page' in node
        if is_long:
            found.append(node)
    return found


def _is_of_list(node: nodes.Node) -> bool:
    return isinstance(node, publication_list | publication_entries | publication_list_end)


def _has_all_places(text: str, parts: Sequence[nodes.Element]) -> bool:
    """Whether a page has the place of each part once, where it is looked for."""
    position = 0
    for part in parts:
        position = text.find(placeholder(part), position)
        if position < 0:
            return False
        position += 1
    return text.count(PLACEHOLDER) == len(parts)


def _pieces(text: str, parts: Iterable[nodes.Element], env: BuildEnvironment) -> Iterator[str]:
    """A page with its long lists in the place of their comments, piece by piece."""
    from sphinxcontrib_pubs.sphinx_ext.writers import ListWriter

    writer: ListWriter | None = None
    for part in parts:
        if isinstance(part, publication_list):
            writer = ListWriter(part, env, part['page'])
        assert writer is not None  # whose node stands first
        before, found, after = text.partition(placeholder(part))
        if found:
            yield before
            yield from _joined(writer.part(part))
            text = after
    yield text


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    while some := list(islice(pieces, 500)):
        yield ''.join(some)
