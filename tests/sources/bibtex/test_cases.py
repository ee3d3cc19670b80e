"""BibTeX files: each beside what a person reads in it, field by field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxcontrib_pubs.sources.load import load
from tests.sources.outcome import outcome

FILES = sorted((Path(__file__).parent / 'cases').glob('*.bib'))


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_a_file_reads_as_a_person_reads_it(path: Path) -> None:
    assert outcome(path) == json.loads(path.with_suffix('.json').read_text(encoding='utf8'))


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_the_source_of_an_entry_is_kept_byte_for_byte(path: Path) -> None:
    text = path.read_text(encoding='utf8')
    lines = text.split('\n')
    for publication in load(path).publications:
        assert publication.raw in text
        assert publication.raw.startswith('@')
        first, last = publication.source.line, publication.source.end_line
        assert publication.raw in '\n'.join(lines[first - 1 : last])
