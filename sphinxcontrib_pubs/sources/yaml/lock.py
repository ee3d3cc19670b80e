"""The lock file that ``sphinx-pubs fetch`` writes: which of it are entries, and who told them when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.fields import text_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.yaml import data_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.sources.records.fields import Path


_VERSION = re.compile(r'^lock-version:', re.MULTILINE)
#: What a service answered stands in lines of their own, indented as the program indents them.
_REPLY = re.compile(r'^  reply:\n(?:(?: {4}.*)?\n)+', re.MULTILINE)
#: The version stands in the head of the file.
_HEAD = 1000


def without_replies(text: str) -> str:
    """The text of a lock with spaces for the replies, so that all else has its place; any other text as it is.

    Replies are more than half of a lock, and none of a list's business.
    """
    if _VERSION.search(text, 0, _HEAD) is None:
        return text
    return _REPLY.sub(lambda reply: '\n'.join(' ' * len(line) for line in reply[0].split('\n')), text)


def is_lock(root: Mapping[str, object]) -> bool:
    return 'lock-version' in root


def records_of(root: Mapping[str, object]) -> Iterator[tuple[Path, Item, str]]:
    """The way to each entry, its item, and the service that told it with the day: ``Crossref, 2026-11-29``.

    A record that somebody took the entry out of is shown as written, since nothing of a source vanishes.
    """
    records = root.get('publications')
    for number, record in enumerate(records if isinstance(records, list) else []):
        told = record if isinstance(record, dict) else {}
        entry = told.get('entry')
        fetched = ', '.join(filter(None, (text_of(told.get('source')), text_of(told.get('retrieved')))))
        path: Path = ('publications', number, 'entry') if 'entry' in told else ('publications', number)
        yield path, data_files.to_item(entry) if isinstance(entry, dict) else Item(), fetched or 'fetched'
