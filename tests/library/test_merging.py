"""Sources that tell of the same works: each folder of ``merging`` holds sources, and beside them what becomes of them.

The outcome is what ``sphinx-pubs show --explain`` says: each work, which places tell of it, by what they were
recognised and what each gave, how it stands to others, and what a person has to decide.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxcontrib_pubs.cli import main

CASES = Path(__file__).parent / 'merging'


@pytest.mark.parametrize('case', sorted(path.name for path in CASES.iterdir()))
def test_works_are_put_together_and_explained(
    case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CASES / case)
    sources = sorted(path.name for path in Path().iterdir() if path.name != 'outcome.txt')
    main(['show', '--explain', *sources])
    said = capsys.readouterr()
    assert said.out + said.err == Path('outcome.txt').read_text(encoding='utf8')
