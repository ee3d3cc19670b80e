"""The pages on the structured formats show what they say, and their example files are read without a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import load
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = DOCS / 'sources'
LINES = {
    'lighthouses.json': """
Rosa Quist, & Ann van der Berg. (2023, March). Light in the Øresund: H2 without flames. Journal of Harbour Lights, \
12(3), 101–119. https://doi.org/10.5555/shore.2023 PMID: 12345.
The Lamp Collaboration. (2020, June). Lamps without oil. Proceedings of the Harbour Days, Ark Press.
""",
    'lamps.ris': """
Rosa Quist, & Ann van der Berg. (2023, March). Light in the Øresund. Journal of Harbour Lights, 12(3), 101–119. \
https://doi.org/10.5555/shore.2023
Ada Bell. (2021). The Wick. In Jane Roe (Ed.), Handbook of Lamps (pp. 33–71). Oslo: Ark Press.
""",
    'lights.yml': """
Rosa Quist, Ann van der Berg, & The Lamp Team. (2023, March). Light in the Øresund: $O(n)$ ways to see the shore. \
Journal of Harbour Lights (JHL), 12(3), 101–119. Best Paper. https://doi.org/10.5555/shore.2023 [Code] [Slides]
Ken Sato, & Rosa Quist. (2022). Lamps without oil. Harbour Days.
""",
    'hugo-site/lamps/index.md': """
admin, & Ken Sato. (2021, May). Lamps of the harbour. Journal of Harbour Lights, 12(3), 5–9. \
https://doi.org/10.5555/lamps.2021 [Code] [PDF]
""",
    'hugo-site/wicks/index.md': 'Ada Bell. (2019). The Wick. Proceedings of the Harbour Days.',
    'academicpages-site/2022-05-12-oil.md': """
Ada Bell, & Ken Sato. (2022, May 12). Oil That Does Not Freeze. Journal of Harbour Lights, 13(2), 40–52. [PDF]
""",
    'quarto-site/shore/index.qmd': """
Ada Bell, & Ken Sato. (2023, September 1). Counting ships from the shore. Journal of Harbour Lights, 14(4), 88–97. \
https://doi.org/10.5555/shore.2023.9
""",
    'lamps-hayagriva.yml': """
Rosa Quist, & Ana de la Cruz. (2021, May). The Harbour Lights. Journal of Harbour Lights, 3(2), 5–9. \
https://doi.org/10.5555/harbour
Lee Wu. (2020). At the days. In Jane Roe (Ed.), Proceedings of the Harbour Days, Oslo: Ark Press.
""",
    'lamplighter.cff': """
Rosa Quist, & The Lamp Team. (2021, August 9). Lamplighter (Version 1.10). https://doi.org/10.5555/lamplighter [Code]
Ken Sato. (2020). Lighting lamps with software. Harbour Days, Oslo, NO.
Lee Wu. (2016). What a lamp is. Journal of Harbour Lights.
""",
}


@pytest.mark.parametrize('name', LINES)
def test_an_example_file_is_read_without_a_problem(name: str) -> None:
    reading = load(SOURCES / name)
    assert [plain_text(format_apa(each)) for each in reading.publications] == LINES[name].strip().split('\n')
    assert reading.problems == ()


@pytest.mark.parametrize('page', sorted(SOURCES.glob('*.md')), ids=lambda page: page.stem)
def test_every_file_beside_the_pages_is_shown_by_one(page: Path) -> None:
    text = page.read_text(encoding='utf8')
    for line in text.splitlines():
        if line.startswith('```{literalinclude} '):
            name = line.split()[1]
            assert (SOURCES / name).is_file()
            assert f'```{{publications}} {name.split("/")[0]}' in text
