"""Publications → the text of a BibTeX file, each under its key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.export.bibtex.made import make_entry
from sphinxcontrib_pubs.export.bibtex.written import needs_more, rewritten, written_entry
from sphinxcontrib_pubs.model.entry_text import EntryText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_pubs.model import Publication

#: From the text of an entry to its parts; None where it has a mistake.
ReadEntry: TypeAlias = Callable[[str], EntryText | None]

#: What a key may not have in BibTeX, biber or a ``\\cite`` command.
_NOT_IN_KEYS = re.compile(r'[\s"#$%&\'(),={}~^\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+')


def to_bibtex(publications: Iterable[Publication], read_entry: ReadEntry) -> str:
    """The entries in the order of the publications, with an empty line between them, each under another key."""
    found = [(publication, written_entry(publication, read_entry)) for publication in publications]
    keys = [_key_of(publication, written) for publication, written in found]
    changed = [key != publication.key for key, (publication, _) in zip(keys, found, strict=True)]
    return '\n'.join(
        _entry(publication, written, key)
        for key, (publication, written) in zip(_distinct(keys, changed), found, strict=True)
    )


def _distinct(keys: Sequence[str], changed: Sequence[bool]) -> Iterator[str]:
    """The keys, with a number behind one that only what a key may not have told from another; no other one changes."""
    taken = {key for key, is_changed in zip(keys, changed, strict=True) if not is_changed}
    numbers: Counter[str] = Counter()
    for key, is_changed in zip(keys, changed, strict=True):
        free = key
        while is_changed and free in taken:
            numbers[key] += 1
            free = f'{key}-{numbers[key] + 1}'
        taken.add(free)
        yield free


def entry_to_bibtex(publication: Publication, read_entry: ReadEntry) -> str:
    """One entry: as its source has it but for private fields, or made of the publication."""
    written = written_entry(publication, read_entry)
    return _entry(publication, written, _key_of(publication, written))


def _key_of(publication: Publication, written: EntryText | None) -> str:
    key = publication.key
    return key if written is not None and key == written.key else key_in_bibtex(key)


def _entry(publication: Publication, written: EntryText | None, key: str) -> str:
    if written is None:
        return _made(publication, key)
    return rewritten(written, key, make_entry(publication).fields if needs_more(written) else {}) + '\n'


def key_in_bibtex(key: str) -> str:
    """The key with a hyphen for what no program takes in one."""
    if _NOT_IN_KEYS.search(key) is None and key:
        return key
    return _NOT_IN_KEYS.sub('-', key).strip('-') or 'entry'


def _made(publication: Publication, key: str) -> str:
    type_, fields = make_entry(publication)
    lines = ''.join(f'  {name} = {value},\n' for name, value in fields.items())
    return f'@{type_}{{{key},\n{lines}}}\n'
