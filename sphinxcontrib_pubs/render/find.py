"""What the script of a list works with, as HTML: hidden until it runs, so that no page shows a dead control."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.render.data_script import data_script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Choices(NamedTuple):
    """A facet with its label; ``values`` are names and labels, ``members`` the numbers of the values of each entry."""

    name: str
    label: str
    values: Sequence[tuple[str, str]]
    members: Sequence[Sequence[int]]


class Box(NamedTuple):
    """The search box's label, and the words that it shows while it is empty."""

    label: str
    placeholder: str


def open_tools(words: Mapping[str, str]) -> str:
    """The start of a list's tools; the words are for the script, which reads each as ``data-…``."""
    data = ''.join(f' data-{name}="{escape(value)}"' for name, value in words.items())
    return f'<div class="pubs-tools"{data} hidden>\n<span class="pubs-tools__said" role="status"></span>\n'


CLOSE_TOOLS = '</div>\n'


def finder(box: Box | None, facets: Sequence[Choices], *, group: str, count: str, clear: str) -> str:
    """The form that holds the search box, the place of the facets' buttons, the count and the button that clears.

    The count stands there from the start: what a script writes there is read out, and nothing has happened yet.
    """
    # Without a name in the form nothing of it is ever sent; without "autocomplete" some browsers keep what was chosen.
    pieces = ['<form class="pubs-find" autocomplete="off">\n']
    if box:
        pieces.append(
            f'<input class="pubs-find__search" type="search" aria-label="{escape(box.label)}" '
            f'placeholder="{escape(box.placeholder)}" autocomplete="off" spellcheck="false" />\n'
        )
    if facets:
        pieces.append(f'<div class="pubs-find__facets" role="group" aria-label="{escape(group)}"></div>\n')
    pieces.append(
        f'<p class="pubs-find__result"><span role="status">{escape(count, quote=False)}</span> '
        f'<button class="pubs-find__clear" type="button" hidden>{escape(clear, quote=False)}</button></p>\n'
        '</form>\n'
    )
    if facets:
        # A block of data is no script to a content security policy.
        pieces.append(data_script(_as_data(facets), 'application/json'))
    return ''.join(pieces)


def _as_data(facets: Sequence[Choices]) -> list[dict[str, object]]:
    return [
        {
            'name': facet.name,
            'label': facet.label,
            'values': facet.values,
            'of': [own[0] if len(own) == 1 else own or -1 for own in facet.members],
        }
        for facet in facets
    ]
