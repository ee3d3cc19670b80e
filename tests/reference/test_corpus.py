"""Real lists with hand-made labels, where they lie beside the checkout: the score must not fall."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {
    'authors': 0.99,
    'truncated': 0.995,
    'year': 0.995,
    'title': 0.98,
    'venue': 0.985,
    'volume': 0.99,
    'issue': 0.99,
    'pages': 0.99,
    'doi': 0.995,
    'arxiv': 0.995,
}


def test_the_score_on_real_lists_does_not_fall(corpus: Path) -> None:
    tool = corpus.parent / 'tools' / 'score_references.py'
    command = f'{sys.executable} -m sphinxcontrib_pubs convert --to csl-json'
    run = subprocess.run(
        [sys.executable, str(tool), '--corpus', str(corpus), '--command', command, '--json'],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(run.stdout)
    found, wanted = map(int, figures['found'].split('/'))
    assert found >= 0.99 * wanted and figures['spurious'] <= 2
    assert int(figures['lost'].split('/')[0]) == 0
    below = {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor}
    assert below == {}


def test_a_reading_without_notes_gives_the_same_publications(corpus: Path) -> None:
    """Entries that are sure are settled at once where no notes are asked for; that must make no difference."""
    for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')]):
        assert load(path, notes=False).publications == load(path).publications, path.name
