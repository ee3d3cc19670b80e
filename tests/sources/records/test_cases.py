"""Files of structured formats: each beside what a person reads in it, field by field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxcontrib_pubs.sources.load import load
from tests.sources.outcome import outcome

CASES = Path(__file__).parent / 'cases'
FILES = sorted(path for path in CASES.rglob('*') if path.is_file() and not path.name.endswith('.outcome.json'))


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_a_file_reads_as_a_person_reads_it(path: Path) -> None:
    expected = path.with_name(f'{path.name}.outcome.json')
    assert outcome(path) == json.loads(expected.read_text(encoding='utf8'))


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_the_source_of_an_entry_stands_in_the_lines_that_it_names(path: Path) -> None:
    text = path.read_text(encoding='utf-8-sig')
    lines = text.split('\n')
    for publication in load(path).publications:
        first, last = publication.source.line, publication.source.end_line
        assert publication.raw
        assert publication.raw in '\n'.join(lines[first - 1 : last])
