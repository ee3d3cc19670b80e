"""An entry's HTML by a site's own template; nothing of Jinja is loaded for a site that has none."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup as SafeText

from sphinxcontrib_pubs.format.names import author_classes, spoken_name
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.model import Span, is_safe_url, plain_text
from sphinxcontrib_pubs.render.html import permalink_of, render_markup, render_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from sphinxcontrib_pubs.model import Contributor, Markup
    from sphinxcontrib_pubs.render.item import Item

NAME = 'pubs/entry.html'


class EntryTemplateError(Exception):
    """What went wrong in a template, and on which line of which file."""

    def __init__(self, message: str, file: str, line: int) -> None:
        super().__init__(message)
        self.file = file
        self.line = line


class EntryTemplate:
    """The template of a site, which writes what stands within the list item of an entry.

    Every value is escaped unless it is HTML already, whatever the template does: this environment is not Sphinx's,
    which escapes nothing. A name that a template may not use is a fault, and not an empty text.
    """

    def __init__(self, folders: Sequence[Path], translate: Callable[[str], str]) -> None:
        # The mark that some editors put at the start of a file would stand in every entry.
        loader = FileSystemLoader(folders, encoding='utf-8-sig')
        self.environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self.file = next((str(path) for folder in folders if (path := folder / NAME).is_file()), NAME)
        self.environment.globals['_'] = translate

    def render(self, item: Item, *, permalink: str, show: Collection[str] | None) -> str:
        """What stands in one entry. Raises EntryTemplateError for whatever goes wrong in the template."""
        variables = entry_variables(item, permalink=permalink, show=show)
        try:
            return self.environment.get_template(NAME).render(variables)
        except Exception as error:  # whatever an expression of the template raises
            raise self._fault(error) from error

    def _fault(self, error: Exception) -> EntryTemplateError:
        # Jinja makes tracebacks that name the lines of the template; a syntax error bears its own.
        frames = traceback.extract_tb(error.__traceback__)
        file, line = next(
            ((f.filename, f.lineno or 1) for f in reversed(frames) if f.filename.endswith('.html')), (self.file, 1)
        )
        file, line = getattr(error, 'filename', None) or file, getattr(error, 'lineno', None) or line
        return EntryTemplateError(f'{type(error).__name__}: {error}', file, line)


def entry_variables(item: Item, *, permalink: str = '', show: Collection[str] | None = None) -> dict[str, Any]:
    """What a template may use; values that are HTML are marked as such, all others are plain."""
    publication, markup, anchor, number, _ = item
    parts = parts_below(publication, show)
    venue = publication.venue
    return {
        'reference': _html(markup),
        'title': _html(publication.title),
        'authors': [_person(each) for each in publication.contributors if each.kind == 'author'],
        'people': [_person(each) for each in publication.contributors],
        'truncated': publication.truncated,
        'year': publication.year,
        'date': str(publication.issued) if publication.issued else '',
        'venue': {**venue._asdict(), 'url': _safe(venue.url)} if venue else None,
        **{
            name: getattr(publication, name)
            for name in ('volume', 'issue', 'publisher', 'status', 'language', 'type', 'key', 'selected')
        },
        'pages': publication.page,
        'identifiers': {
            each.scheme: {'value': each.value, 'url': each.url} for each in reversed(publication.identifiers)
        },
        'links': list(_links(markup)),
        'note': _html(publication.note),
        'rest': _html(publication.rest),
        'abstract': _html(publication.abstract),
        'keywords': list(publication.keywords),
        'notices': [
            {'kind': each.kind, 'date': str(each.date or ''), 'url': _safe(each.address), 'text': each.reason}
            for each in publication.notices
        ],
        'awards': [value for name, value in publication.extra if name == 'award'],
        'fields': dict(publication.extra),
        'bibtex': publication.bibtex,
        'below': SafeText(render_parts(parts)),
        'permalink': SafeText(permalink_of(anchor, permalink) if permalink else ''),
        'id': anchor,
        'number': number,
    }


def _html(markup: Markup) -> SafeText:
    return SafeText(render_markup(markup))


def _safe(url: str) -> str:
    return url if is_safe_url(url) else ''


def _person(contributor: Contributor) -> dict[str, Any]:
    name = spoken_name(contributor.person)
    content: Markup = (Span('link', (name,), contributor.url),) if contributor.url else (name,)
    return {
        'name': name,
        'html': _html((Span('span', content, '', author_classes(contributor.roles)),)),
        'kind': contributor.kind,
        'roles': list(contributor.roles),
        'id': contributor.person_id,
        'url': _safe(contributor.url),
        **contributor.person._asdict(),
    }


def _links(markup: Markup) -> Iterator[dict[str, Any]]:
    """The links of the line but that of the title, as the list has chosen and called them."""
    for part in markup:
        if isinstance(part, str) or 'pubs-title' in part.classes:
            continue
        if part.kind == 'link' and 'pubs-link' in part.classes and is_safe_url(part.target):
            kind = dict(part.attributes).get('data-kind', '')
            yield {'kind': kind, 'label': plain_text(part.content), 'url': part.target, 'html': _html((part,))}
        else:
            yield from _links(part.content)
