"""Over real lists: every word of an entry's source stands in the line that the style ``apa`` makes of it."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from pathlib import Path

# Words that say what stands beside them, and carry nothing themselves.
LABELS = """
and in at et al doi org https http www arxiv abs pp vol volume no number issue page pages year author authors title
venue journal publication published publisher editor editors edited sup sub ref booktitle inproceedings organization
"""


def words(text: str) -> set[str]:
    """The words that a reader of the source sees: no addresses, no tags, no attribute lists."""
    text = unescape(
        re.sub(r'<[^>]*>|https?://\S+|\{\{.*?\}\}|\{%.*?%\}|\{[^}]*\}|\]\([^)]*\)|\]\[[^\]]*\]', ' ', unescape(text))
    )
    found = re.findall(r'[^\W\d_]{3,}', unicodedata.normalize('NFKC', text).casefold())
    return set(found).difference(LABELS.split())


def of_bibtex(raw: str) -> str:
    """The values of an entry that stands in a code block, without the names of its fields."""
    return re.sub(r'^@\w+|[\w-]+\s*=', ' ', raw) if raw.startswith('@') else raw


def test_every_word_of_a_real_list_is_shown(corpus: Path) -> None:
    lost = {}
    count = 0
    for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')]):
        for publication in load(path).publications:
            count += 1
            line = unicodedata.normalize('NFKC', plain_text(format_apa(publication))).casefold()
            # A DOI within a word's reach counts: the line has it as an address.
            missing = sorted(word for word in words(of_bibtex(publication.raw)) if word not in line)
            if missing:
                lost[f'{path.name}:{publication.source.line}'] = missing
    assert lost == {}
    assert count > 700
