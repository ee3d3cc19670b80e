"""The page on BibTeX shows what it says, and tells of every field that the reader knows."""

from __future__ import annotations

import re

import pytest

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.bibtex.tables import CSL_NAMES, FIELD_ALIASES, PEOPLE
from sphinxcontrib_pubs.sources.load import load
from sphinxcontrib_pubs.sources.records.tables import LINKS
from tests.docs.conftest import DOCS

SOURCES = DOCS / 'sources'
LINES = """
Rosa Quist, Ann van der Berg, Émile Øby, et al. (2023, March). Light in the Øresund: O(n \\log n) Ways to See the \
Shore. Journal of Harbour Lights, 12(3), 101–119. https://doi.org/10.5555/shore.2023 [PDF] [Code]
Ken Sato, & Rosa Quist. (2022). Lamps Without Oil. In Jane Roe (Ed.), Proceedings of the Harbour Days (HD), 5–9, \
Ark Press. Best Paper.
Ada Bell. (2021). The Wick. In Jane Roe, & Lee Wu (Eds.), Handbook of Lamps (2nd ed., pp. 33–71). Oslo: Ark Press.
Lee Wu. (2020). On Keeping a Light [PhD thesis]. Harbour University.
Jane Roe (Ed.). (2022). Proceedings of the Harbour Days. Ark Press.
"""


def test_the_example_file_is_read_without_a_problem() -> None:
    reading = load(SOURCES / 'lamps.bib')
    assert [plain_text(format_apa(each)) for each in reading.publications] == LINES.strip().split('\n')
    assert reading.problems == ()


@pytest.mark.parametrize('table', [PEOPLE, FIELD_ALIASES, LINKS, CSL_NAMES], ids=['people', 'aliases', 'links', 'csl'])
def test_the_page_names_every_field(table: dict[str, object]) -> None:
    page = (SOURCES / 'bibtex.md').read_text(encoding='utf8')
    named = set(re.findall(r'`([\w-]+)`', page[page.index('| field | becomes |') :]))
    assert [field for field in table if field not in named] == []
