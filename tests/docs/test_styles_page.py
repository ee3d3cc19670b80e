"""The page on styles shows what it says, names every style of ours, and has the figures of the comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csl import FLOORS, TABLE

from sphinxcontrib_pubs.format.csl.files import SHORT_NAMES
from sphinxcontrib_pubs.format.styles import OWN_STYLES
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (DOCS / 'styles.md').read_text(encoding='utf8')
#: How the second of the three entries reads, in the order of the examples.
LINES = (
    'H. Yang, J. Tang. Towards Knowledge-Based Recommender Dialog System. EMNLP-IJCNLP 2019.',
    'H. Yang, and J. Tang. 2019. Towards Knowledge-Based Recommender Dialog System. In EMNLP-IJCNLP.',
    'Q. Chen et al., “Towards Knowledge-Based Recommender Dialog System,” in Conference on',
    '“Towards Knowledge-Based Recommender Dialog System” — Chen Q, Lin J, Zhang Y, et al. — EMNLP-IJCNLP 2019.',
)


def test_every_example_is_shown_as_it_is_written(site: Path) -> None:
    examples = re.findall(
        r'^````markdown\n```(.*?)```\n````\n\n```(.*?):banner: none\n```$', PAGE, re.MULTILINE | re.DOTALL
    )
    assert [written for written, _ in examples] == [shown for _, shown in examples]
    words = ' '.join(re.sub(r'<[^>]*>', '', (site / 'styles.html').read_text(encoding='utf8')).split())
    places = [words.find(line) for line in LINES]
    assert len(examples) == len(LINES)
    assert places == sorted(places)
    assert -1 not in places


def test_every_name_of_a_style_is_told() -> None:
    assert all(f'| `{name}` |' in PAGE for name in OWN_STYLES)
    assert all(f'`{name}`' in PAGE for name in SHORT_NAMES if name != 'springer-lncs')


def test_the_figures_are_those_of_the_comparison(site: Path) -> None:
    rows = re.findall(r'^\| `([\w-]+)` \| ([\d.]+)% \| ([\d.]+)% \|', TABLE.read_text(encoding='utf8'), re.MULTILINE)
    assert {name for name, _, _ in rows} == set(FLOORS)
    assert all(float(ours) >= 100 * FLOORS[name] and float(ours) > float(theirs) for name, ours, theirs in rows)
    html = (site / 'styles.html').read_text(encoding='utf8')
    assert all(f'{ours}%' in html for _, ours, _ in rows)
