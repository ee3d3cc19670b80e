"""The macros of a style: which there are, and that none of them asks for more than a line can need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.csl.tree import TreeError

if TYPE_CHECKING:
    from sphinxcontrib_pubs.format.csl.tree import Element

#: The deepest style of the collection has 63 elements in each other, macros counted where they are used; the largest
#: has 1,400 in a line.
MOST_IN_EACH_OTHER = 120
MOST_IN_A_LINE = 20_000


class Macros:
    """The macros by their names; ``check`` follows them from an element on."""

    def __init__(self, style: Element) -> None:
        self._elements = {each.get('name'): each for each in style.all('macro')}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._open: list[str] = []

    def named(self, element: Element) -> Element:
        """The macro that an element asks for. Raises TreeError where there is none."""
        name = element.get('macro')
        if name not in self._elements:
            raise TreeError(f'no macro is called {name!r}', element.line)
        return self._elements[name]

    def check(self, layout: Element) -> None:
        """Raises TreeError for macros that ask for themselves, or for each other without end."""
        size, _ = self._size(layout, 0)
        if size > MOST_IN_A_LINE:
            raise TreeError(
                f'a line would have {size:,} elements, and no more than {MOST_IN_A_LINE:,} can be', layout.line
            )

    def _size(self, element: Element, depth: int) -> tuple[int, int]:
        """How many elements stand in one, itself counted, and how deep; ``depth`` is that in which it stands."""
        if depth > MOST_IN_EACH_OTHER:
            raise TreeError(
                f'elements and macros stand in each other more than {MOST_IN_EACH_OTHER} deep', element.line
            )
        size, height = 1, 0
        for child in element.children:
            below, deep = self._size(child, depth + 1)
            # Of the branches of a choice one is taken.
            size, height = max(size, below) if element.tag == 'choose' else size + below, max(height, deep)
        if element.tag == 'text' and 'macro' in element.attributes:
            below, deep = self._size_of_macro(element, depth + 1)
            size, height = size + below, max(height, deep)
        return size, height + 1

    def _size_of_macro(self, element: Element, depth: int) -> tuple[int, int]:
        macro, name = self.named(element), element.get('macro')
        if name in self._open:
            raise TreeError(f'the macro {name!r} asks for itself', element.line)
        if name not in self._sizes:
            self._open.append(name)
            self._sizes[name] = self._size(macro, depth)
            self._open.pop()
        elif depth + self._sizes[name][1] > MOST_IN_EACH_OTHER:
            raise TreeError(
                f'elements and macros stand in each other more than {MOST_IN_EACH_OTHER} deep', element.line
            )
        return self._sizes[name]
