"""What the BibTeX files of one list define for each other: macros, and entries that hand their fields on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.recent import Recent
from sphinxcontrib_pubs.sources.bibtex.lexis import KEY, START
from sphinxcontrib_pubs.sources.bibtex.macros import MONTHS
from sphinxcontrib_pubs.sources.bibtex.scanner import scan
from sphinxcontrib_pubs.sources.page import Page
from sphinxcontrib_pubs.sources.registry import find_format_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_pubs.sources.beside import Beside, FilesOfList
    from sphinxcontrib_pubs.sources.bibtex.entries import Entry

_DEFINES = re.compile(r'@\s*string', re.IGNORECASE)
_FURTHER_KEYS = re.compile(r'\bids\s*+=\s*+["{]([^"{}]*+)', re.IGNORECASE)
#: Entries that are kept while a list is read. Parents mostly stand in one file, and all that was scanned may be large.
_ROOM = 20_000


class Definitions:
    """Macros and entries of all files of a list, each file scanned when something may be in it."""

    def __init__(self, files: FilesOfList) -> None:
        self._files = files
        formats = ((path, find_format_of(path.name, '')) for path in files.paths)
        self._paths = [path for path, found in formats if found is not None and found.name == 'bibtex']
        self._macros: dict[str, list[tuple[Path, str]]] | None = None
        self._holders: dict[str, list[Path]] | None = None
        self._scanned: Recent[Path, dict[str, Entry]] = Recent(len, _ROOM)

    def macro(self, name: str, own: Path) -> str | None:
        """What a macro stands for in the last of the other files that define it."""
        if self._macros is None:
            self._macros = self._all_macros()
        return next((text for path, text in reversed(self._macros.get(name, ())) if path != own), None)

    def entry(self, key: str, own: Path) -> Entry | None:
        """The entry of a key, in small letters, of the first of the other files that has it."""
        if self._holders is None:
            self._holders = self._all_keys()
        held = (self._entries(path).get(key) for path in self._holders.get(key, ()) if path != own)
        return next((entry for entry in held if entry is not None), None)

    def _all_macros(self) -> dict[str, list[tuple[Path, str]]]:
        told: dict[str, list[tuple[Path, str]]] = {}
        for path in self._paths:
            text = self._files.text_of(path)
            # Of hundreds of files that each use a macro of a style, hardly any defines one.
            if _DEFINES.search(text):
                for name, value in self._scan(path, text)[1].items():
                    if name not in MONTHS:
                        told.setdefault(name, []).append((path, value))
        return told

    def _all_keys(self) -> dict[str, list[Path]]:
        """In which files a key may stand, by their heads alone: to scan all of them takes long and much memory."""
        holders: dict[str, list[Path]] = {}
        for path in self._paths:
            for key in dict.fromkeys(_keys_in(self._files.text_of(path))):
                holders.setdefault(key, []).append(path)
        return holders

    def _entries(self, path: Path) -> dict[str, Entry]:
        kept = self._scanned.get(path)
        return self._scan(path, self._files.text_of(path))[0] if kept is None else kept

    def _scan(self, path: Path, text: str) -> tuple[dict[str, Entry], dict[str, str]]:
        database, _problems = scan(Page(text, file=str(path), notes=False))
        entries: dict[str, Entry] = {}
        for entry in database.entries:
            entries.setdefault(entry.key.lower(), entry)
        for entry in database.entries:
            for other in entry.fields.get('ids', '').split(','):
                entries.setdefault(other.strip().lower(), entry)
        self._scanned.keep(path, entries)
        return entries, database.macros


class Elsewhere:
    """What one file of a list finds in the others; nothing where it stands alone."""

    def __init__(self, beside: Beside | None) -> None:
        self._beside = beside

    def macro(self, name: str) -> str | None:
        return self._beside.files.made(Definitions).macro(name, self._beside.own) if self._beside else None

    def entry(self, key: str) -> Entry | None:
        return self._beside.files.made(Definitions).entry(key, self._beside.own) if self._beside else None


def _keys_in(text: str) -> Iterator[str]:
    for head in START.finditer(text):
        key = KEY.match(text, head.end())
        if key is not None:
            yield key[1].strip().lower()
    for further in _FURTHER_KEYS.finditer(text):
        yield from (key.strip().lower() for key in further[1].split(','))
