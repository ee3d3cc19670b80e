"""Links by which a reader passes a page on: addresses of services, filled in; no script, no picture, no request."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from sphinxcontrib_pubs.locale import noted_in, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What stands in a template for the page's address, its title, and both with a space between them.
PLACES: Final = ('url', 'title', 'text')
_PLACE: Final = re.compile(r'\{([^{}]*)\}')
_SCHEMES: Final = frozenset(('http', 'https', 'mailto'))


class ShareError(ValueError):
    """A service that cannot be used: what is wrong, and what was expected."""

    def __init__(self, reason: str, expected: str) -> None:
        super().__init__(reason)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Service:
    """The words of the link, and an address with `PLACES` in braces."""

    label: str
    template: str


#: As the services describe it themselves; none of these pages needs an account of the site's.
SERVICES: Final[dict[str, Service]] = {
    'bluesky': Service('Bluesky', 'https://bsky.app/intent/compose?text={text}'),
    'email': Service(noted_in('share', 'E-mail'), 'mailto:?subject={title}&body={url}'),
    'facebook': Service('Facebook', 'https://www.facebook.com/sharer/sharer.php?u={url}'),
    'hackernews': Service('Hacker News', 'https://news.ycombinator.com/submitlink?u={url}&t={title}'),
    'linkedin': Service('LinkedIn', 'https://www.linkedin.com/sharing/share-offsite/?url={url}'),
    # Asks for the reader's own server, in the browser alone.
    'mastodon': Service('Mastodon', 'https://share.joinmastodon.org/#text={text}'),
    'reddit': Service('Reddit', 'https://www.reddit.com/submit?url={url}&title={title}'),
    'telegram': Service('Telegram', 'https://t.me/share/url?url={url}&text={title}'),
    'threads': Service('Threads', 'https://www.threads.com/intent/post?text={text}'),
    'whatsapp': Service('WhatsApp', 'https://wa.me/?text={text}'),
    'x': Service('X', 'https://x.com/intent/post?url={url}&text={title}'),
}


def read_service(name: str, own: Mapping[str, object]) -> Service:
    """A service of the site's own, which is called as it is written, or one that every site knows.

    Raises `ShareError` for an unknown name, and for an address that is no template of one.
    """
    if name not in own:
        if name.lower() in SERVICES:
            return SERVICES[name.lower()]
        raise ShareError(f'{name[:60]!r} is no service', _nearest(name, [*own, *SERVICES]))
    template = own[name]
    if not isinstance(template, str):
        raise ShareError(f'the service {name[:60]!r} is no text', 'an address with {url} in it')
    template = template.strip()
    if re.search(r'[\s\x00-\x1f\x7f\\]', template) or _scheme(template) not in _SCHEMES:
        raise ShareError(
            f'the address of {name[:60]!r} is not taken', 'one that begins with https:// or mailto:, without spaces'
        )
    places = _PLACE.findall(template)
    if unknown := [place for place in places if place not in PLACES]:
        raise ShareError(f'{{{unknown[0][:60]}}} in the address of {name[:60]!r}', _nearest(unknown[0], PLACES))
    if not {'url', 'text'} & set(places):
        raise ShareError(f'the address of {name[:60]!r} does not hold the page', '{url} or {text} in it')
    return Service(name, template)


def _scheme(address: str) -> str:
    """'' for what is no address."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ''


def as_address(service: Service, url: str, title: str) -> str:
    """The service's address for a page; what is put in cannot reach beyond its place."""
    values = {'url': url, 'title': title, 'text': f'{title} {url}'.strip()}
    return _PLACE.sub(lambda place: quote(values[place[1]], safe='', errors='replace'), service.template)


def as_html(services: Sequence[Service], url: str, title: str, *, words: str, label: str) -> str:
    """A landmark with a link for each service; ``words`` stand before them, ``label`` is for those who listen."""
    links = ' '.join(
        f'<a class="pubs-share__link" href="{html.escape(as_address(service, url, title))}"'
        f' rel="nofollow noopener noreferrer">{html.escape(pgettext("share", service.label))}</a>'
        for service in services
    )
    return (
        f'<nav class="pubs-share" aria-label="{html.escape(label)}">'
        f'<span class="pubs-share__words">{html.escape(words)}</span> {links}</nav>\n'
    )


def _nearest(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), known, n=1)
    return f'did you mean {near[0]!r}?' if near else ', '.join(sorted(known))
