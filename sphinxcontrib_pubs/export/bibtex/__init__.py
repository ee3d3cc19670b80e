"""Publications → BibTeX that BibLaTeX reads as well: entries as their sources have them, or else made."""

from __future__ import annotations

from sphinxcontrib_pubs.export.bibtex.document import ReadEntry, entry_to_bibtex, to_bibtex

__all__ = ['ReadEntry', 'entry_to_bibtex', 'to_bibtex']
