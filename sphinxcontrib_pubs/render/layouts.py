"""Entries as cards and as rows of a table; the words are those of the list."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.fields import citation_of, fields_of
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.locale import after_label, noted_in
from sphinxcontrib_pubs.render.html import open_entry, permalink_of, render_markup, render_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinxcontrib_pubs.render.item import Item


class Picture(NamedTuple):
    """The thumbnail of an entry: its address, what it shows in words, and its size in pixels (0 for an unknown one)."""

    url: str
    alt: str
    width: int = 0
    height: int = 0


def thumbnail(picture: Picture | None, *names: str) -> str:
    """The picture, loaded when it comes into view, with the room kept that it takes."""
    if picture is None:
        return ''
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ''
    classes = ' '.join(('pubs-thumbnail', *names))
    return (
        f'<img class="{classes}" src="{escape(picture.url)}" alt="{escape(picture.alt)}"{size}'
        ' loading="lazy" decoding="async" />'
    )


def _field(name: str, content: str, *names: str) -> str:
    classes = ' '.join((f'pubs-field pubs-field--{name}', *names))
    return f'<div class="{classes}">{content}</div>\n' if content else ''


def render_card(
    item: Item, *, permalink: str = '', show: Collection[str] | None = None, picture: Picture | None = None
) -> str:
    """One entry as a list item with a card in it, which has the classes of sphinx-design's."""
    publication, markup, anchor, number, _ = item
    fields = fields_of(markup)
    year = render_markup(fields.year)
    place = render_markup(fields.place)
    shown_number = f'<span class="pubs-number">{number}.</span> ' if number else ''
    title = shown_number + render_markup(fields.title) + (permalink_of(anchor, permalink) if permalink else '')
    return ''.join(
        (
            open_entry(publication, anchor, number, citation=citation_of(markup)),
            '<div class="pubs-card sd-card sd-sphinx-override sd-w-100 sd-shadow-sm">\n',
            thumbnail(picture, 'sd-card-img-top'),
            '<div class="pubs-card__body sd-card-body">\n',
            _field('title', title, 'sd-card-title', 'sd-font-weight-bold'),
            _field('notices', render_markup(fields.notices)),
            _field('authors', render_markup(fields.authors)),
            _field('place', ' · '.join(each for each in (year, place) if each)),
            _field('links', render_markup(fields.links)),
            render_parts(parts_below(publication, show)),
            '</div>\n</div>\n</li>\n',
        )
    )


#: The columns of a table, with their headings.
COLUMNS = {
    'number': noted_in('column', 'No.'),
    'year': noted_in('column', 'Year'),
    'title': noted_in('column', 'Title'),
    'authors': noted_in('column', 'Authors'),
    'place': noted_in('column', 'Published in'),
    'links': noted_in('column', 'Links'),
}


def open_table(columns: Collection[str], label: str, headings: Mapping[str, str]) -> str:
    """The start of a table. It stays one for screen readers where a narrow page sets its cells below each other."""
    cells = ''.join(
        f'<th class="pubs-field--{name}" scope="col">{escape(headings[name], quote=False)}</th>\n' for name in columns
    )
    return (
        f'<table class="pubs-list pubs-list--table docutils table" aria-label="{escape(label)}">\n'
        f'<thead><tr>\n{cells}</tr></thead>\n<tbody>\n'
    )


CLOSE_TABLE = '</tbody>\n</table>\n'


def render_row(
    item: Item,
    *,
    columns: Collection[str],
    headings: Mapping[str, str],
    permalink: str = '',
    show: Collection[str] | None = None,
    picture: Picture | None = None,
) -> str:
    """One entry as a row; what folds stands below the title."""
    publication, markup, anchor, number, _ = item
    fields = fields_of(markup)
    title = thumbnail(picture) + render_markup(fields.title) + (permalink_of(anchor, permalink) if permalink else '')
    contents = {
        'number': str(number),
        'year': render_markup(fields.year),
        'title': title + render_markup(fields.notices) + render_parts(parts_below(publication, show)),
        'authors': render_markup(fields.authors),
        'place': render_markup(fields.place),
        'links': render_markup(fields.links),
    }
    cells = ''.join(
        f'<td class="pubs-field pubs-field--{name}" data-label="{escape(headings[name] + after_label())}">'
        f'{contents[name]}</td>\n'
        for name in columns
    )
    return f'{open_entry(publication, anchor, element="tr", citation=citation_of(markup))}\n{cells}</tr>\n'
