"""What is imported when it is first needed: a site without a list starts without most of the extension."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.sphinx_ext.options import OptionSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx


class Late:
    """A function of a module of this room, by their names.

    ``when`` is asked first, with the application: if it says no, nothing is imported, and the answer is ``otherwise``.
    So the function itself need not ask it again.
    """

    def __init__(
        self, module: str, name: str, when: Callable[[Sphinx], object] | None = None, otherwise: object = None
    ) -> None:
        self.module, self.__name__ = f'{__package__}.{module}', name
        self._when, self._otherwise = when, otherwise

    def __call__(self, first: Any, /, *rest: Any) -> Any:
        if self._when is not None and not self._when(first):
            return self._otherwise
        return self.function(first, *rest)

    @property
    def function(self) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(import_module(self.module), self.__name__)
        return found


class _LateDirective(SphinxDirective):
    """What a parser has to know of a directive; all else is asked of its module, when one stands in a page."""

    #: The module, and the class that has the same name there; a domain makes classes of other names of ours.
    meant: ClassVar[tuple[str, str]]

    def run(self) -> Sequence[nodes.Node]:
        module, name = self.meant
        directive: type[SphinxDirective] = getattr(import_module(f'{__package__}.{module}'), name)
        return directive(
            self.name,
            self.arguments,
            self.options,
            self.content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        ).run()


class PublicationsDirective(_LateDirective):
    """``.. publications:: SOURCE …``: the publications of files, or of the directive's own content, as one list."""

    meant = ('directives', 'PublicationsDirective')
    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Mapping[str, Callable[[str | None], str]]] = OptionSpec()  # type: ignore[assignment]


class PageListDirective(_LateDirective):
    """Stands where a page of ``pubs_pages`` has a list written by hand; its arguments are the lines of the list."""

    meant = ('directives', 'PageListDirective')
    required_arguments = 2
    has_content = True  # what is indented below the list


class PeopleDirective(_LateDirective):
    """``.. pub:people::``: people of the registry, as a team's page introduces them."""

    meant = ('people_directive', 'PeopleDirective')
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Mapping[str, Callable[[str | None], str]]] = OptionSpec()  # type: ignore[assignment]
