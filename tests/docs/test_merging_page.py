"""The page on several sources shows what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.format import format_apa, in_style
from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import load
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    import pytest

LINES = """
Quist, R., & Sato, K. (2021). Harbour lights of the north. KDD. [code] https://doi.org/10.5555/harbour.2021
Wu, B., Bell, A., & Quist, R. (2020). How bright a wick can be. arXiv, abs/2001.00001. Published in Journal of Lamps, \
4, 7–19 (2021). https://doi.org/10.5555/wick.2021
Bell, A. (2019). Keeping a light in winter. Journal of Harbour Lights.
Ada Bell. (2022). Erratum: Keeping a Light in Winter. Journal of Harbour Lights. https://doi.org/10.5555/erratum.2022
"""


def test_two_sources_are_merged_as_the_page_shows() -> None:
    readings = [load(DOCS / 'merging' / name) for name in ('quay.txt', 'quay.bib')]
    merged = merge([each for reading in readings for each in reading.publications])
    assert merged.problems == ()
    assert [plain_text(in_style(format_apa, each)) for each in merged.publications] == LINES.strip().split('\n')


def test_the_explanation_is_what_the_command_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (DOCS / 'merging.md').read_text(encoding='utf8')
    (block,) = re.findall(r'^```console\n(.*?)^```$', page, re.DOTALL | re.MULTILINE)
    command, _, expected = block.partition('\n')
    monkeypatch.chdir(DOCS / 'merging')
    assert main(command.split()[2:]) == 0
    assert capsys.readouterr().out == expected
