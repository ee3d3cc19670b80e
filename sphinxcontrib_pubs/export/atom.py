"""Publications as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree as ET

from sphinxcontrib_pubs.format.names import spoken_name
from sphinxcontrib_pubs.model import is_safe_url, notice_sentence, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.model import PartialDate, Publication

_ATOM = 'http://www.w3.org/2005/Atom'
#: Characters that XML 1.0 has no way to write.
_UNWRITABLE = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
#: A feed tells what is new: readers of feeds keep what they have seen.
MOST_ENTRIES = 50


class Feed(NamedTuple):
    """What a feed says of itself: its title and where it, its page and its site are, as addresses.

    ``author`` is who answers for it, where an entry names nobody.
    """

    title: str
    address: str
    page: str
    site: str
    author: str


class FeedEntry(NamedTuple):
    """A publication and the address of its entry."""

    publication: Publication
    address: str


def to_atom(feed: Feed, entries: Iterable[FeedEntry]) -> str:
    """The feed with the newest entries first; works of no known year are left out, since an entry must have a date.

    ``updated``, which Atom demands, is the first moment of what is known of the date; ``published`` stands only
    where the day is known.
    """
    dated = [entry for entry in entries if _is_dated(entry.publication)]
    dated.sort(key=lambda entry: _moment(entry.publication), reverse=True)
    dated = list({_identity(entry.publication, feed.site): entry for entry in reversed(dated)}.values())[::-1]
    root = ET.Element('feed', {'xmlns': _ATOM})
    _add(root, 'id', feed.address)
    _add(root, 'title', feed.title)
    # Never the time of the build, or every build would be news.
    _add(root, 'updated', _moment(dated[0].publication) if dated else '1970-01-01T00:00:00Z')
    _add(_add(root, 'author'), 'name', feed.author)
    _add(root, 'link', rel='self', type='application/atom+xml', href=feed.address)
    _add(root, 'link', rel='alternate', type='text/html', href=feed.page)
    for entry in dated[:MOST_ENTRIES]:
        _add_entry(root, entry, feed.site)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_entry(root: ET.Element, entry: FeedEntry, site: str) -> None:
    told = entry.publication
    element = _add(root, 'entry')
    _add(element, 'id', _identity(told, site))
    _add(element, 'title', told.title_text or told.key)
    _add(element, 'updated', _moment(told))
    if told.appeared is not None and told.appeared.day:
        _add(element, 'published', _moment(told))
    for contributor in told.authors:
        _add(_add(element, 'author'), 'name', spoken_name(contributor.person))
    _add(element, 'link', rel='alternate', type='text/html', href=entry.address)
    for address in _related(told):
        _add(element, 'link', rel='related', href=address)
    for keyword in told.keywords:
        _add(element, 'category', term=keyword)
    if summary := ' '.join((*map(notice_sentence, told.notices), plain_text(told.abstract))).strip():
        _add(element, 'summary', summary)


def _add(parent: ET.Element, name: str, text: str = '', **attributes: str) -> ET.Element:
    written = {key: _UNWRITABLE.sub('\ufffd', value) for key, value in attributes.items()}
    element = ET.SubElement(parent, name, written)
    element.text = _UNWRITABLE.sub('\ufffd', ' '.join(text.split())) or None
    return element


def _identity(told: Publication, site: str) -> str:
    """A name that stays wherever the entry moves: its DOI, or the site and the key."""
    doi = next((each.url for each in told.identifiers if each.scheme == 'doi'), '')
    return _iri(doi or f'{site}#pub-{told.key}')


def _related(told: Publication) -> Iterator[str]:
    urls = [each.url for each in told.identifiers if each.url]
    urls += [link.url for link in told.links if '://' in link.url and is_safe_url(link.url)]
    yield from dict.fromkeys(map(_iri, urls))


def _iri(address: str) -> str:
    """The address without characters that no address may have."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def _is_dated(told: Publication) -> bool:
    return told.appeared is not None and 0 < told.appeared.year < 10_000


def _moment(told: Publication) -> str:
    date: PartialDate | None = told.appeared
    assert date is not None
    return f'{date.year:04d}-{date.month or 1:02d}-{(date.day if date.month else 0) or 1:02d}T00:00:00Z'
