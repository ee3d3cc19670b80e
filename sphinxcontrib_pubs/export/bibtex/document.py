"""Publications → the text of a BibTeX file, each under its key."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.export.bibtex.made import make_entry
from sphinxcontrib_pubs.export.bibtex.written import needs_more, rewritten, written_entry
from sphinxcontrib_pubs.model.entry_text import EntryText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Publication

#: From the text of an entry to its parts; None where it has a mistake.
ReadEntry: TypeAlias = Callable[[str], EntryText | None]

#: What a key may not have in BibTeX, biber or a ``\cite`` command.
_NOT_IN_KEYS = re.compile(r'[\s"#%\'(),={}~\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+')


def to_bibtex(publications: Iterable[Publication], read_entry: ReadEntry) -> str:
    """The entries in the order of the publications, with an empty line between them."""
    return '\n'.join(entry_to_bibtex(publication, read_entry) for publication in publications)


def entry_to_bibtex(publication: Publication, read_entry: ReadEntry) -> str:
    """One entry: as its source has it but for private fields, or made of the publication."""
    written = written_entry(publication, read_entry)
    key = publication.key
    if written is None or key != written.key:
        key = key_in_bibtex(key)
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
