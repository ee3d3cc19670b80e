"""What the links of an entry are called, and the kinds of links that a site adds: labels, icons, templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinxcontrib_pubs.locale import noted_in, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication

#: The kinds that sources know by themselves, with what a link is called that its source does not name.
LABELS = {
    'pdf': 'PDF',
    'doi': 'DOI',
    'arxiv': 'arXiv',
    'preprint': noted_in('link', 'Preprint'),
    'html': 'HTML',
    'code': noted_in('link', 'Code'),
    'data': noted_in('link', 'Data'),
    'slides': noted_in('link', 'Slides'),
    'poster': noted_in('link', 'Poster'),
    'video': noted_in('link', 'Video'),
    'website': noted_in('link', 'Website'),
    'blog': noted_in('link', 'Blog'),
    'press': noted_in('link', 'Press'),
    'model': noted_in('link', 'Model'),
    'demo': noted_in('link', 'Demo'),
    'supplement': noted_in('link', 'Supplement'),
    'pmid': 'PubMed',
    'pmcid': 'PMC',
    'url': noted_in('link', 'Link'),
}

_CLASSES = re.compile(r'[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z][A-Za-z0-9_-]*)*')
_PLACEHOLDER = re.compile(r'\{([^{}]*)\}')
#: What a template may name, and where a publication has it. A slash of a DOI or a path is part of the address.
_VALUES: dict[str, Callable[[Publication], str]] = {
    **{
        scheme: lambda publication, scheme=scheme: quote(publication.identifier(scheme), safe='/')  # type: ignore[misc]
        for scheme in ('doi', 'arxiv', 'pmid', 'pmcid', 'isbn')
    },
    'key': lambda publication: quote(publication.key, safe=''),
    'title': lambda publication: quote(publication.title_text, safe=''),
    'year': lambda publication: str(publication.year or ''),
}
#: What a template may name; ``value`` is what the field of the source says that is called like the kind.
PLACEHOLDERS = ('value', *_VALUES)


class LinkKind(NamedTuple):
    """One kind of link. ``icon`` is a sign, or the classes of an icon font; ``url`` is '' or a template."""

    label: str
    icon: str = ''
    url: str = ''

    @property
    def icon_classes(self) -> tuple[str, ...]:
        """The classes of an icon font, where the icon is no sign: ``fa-solid fa-display``."""
        return tuple(self.icon.split()) if '-' in self.icon and _CLASSES.fullmatch(self.icon) else ()

    def address(self, publication: Publication, value: str = '') -> str:
        """The template with the publication's values, each as a part of an address; '' where it lacks one of them."""
        if not value and '{value}' in self.url:
            return ''
        names = set(_PLACEHOLDER.findall(self.url))
        values = {name: _VALUES[name](publication) for name in names - {'value'}}
        if not all(values.values()):
            return ''
        values['value'] = quote(value, safe='/')
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self.url)


def label_of_kind(name: str) -> str:
    """What a link of a kind is called; a kind that is not known, by its name."""
    return pgettext('link', LABELS[name]) if name in LABELS else name


def unknown_placeholder(template: str) -> str | None:
    """The first name in braces that no template may have; None where there is none."""
    return next((name for name in _PLACEHOLDER.findall(template) if name not in PLACEHOLDERS), None)
