"""The page on citations says what its citations say."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sphinx_build import run_sphinx

PAGE = Path(__file__).parent.parent.parent / 'docs' / 'citing.md'


def test_the_examples(tmp_path: Path) -> None:
    (tmp_path / 'conf.py').write_text("extensions = ['myst_parser', 'sphinxcontrib_pubs']\n", encoding='utf8')
    source = PAGE.read_text(encoding='utf8')
    # The links to the rest of the documentation are tested with it.
    source = re.sub(r'\]\((?:merging|papers|people|venues|reference/problems)\.md\)', '](#keys)', source)
    (tmp_path / 'index.md').write_text(source.replace('`citing:', '`index:'), encoding='utf8')
    (tmp_path / 'conf.py').write_text(
        "extensions = ['myst_parser', 'sphinxcontrib_pubs']\nmyst_heading_anchors = 2\n", encoding='utf8'
    )
    run = run_sphinx(tmp_path, tmp_path / 'html', 'html')
    assert run.returncode == 0, run.stderr
    html = (tmp_path / 'html' / 'index.html').read_text(encoding='utf8')
    text = ' '.join(re.sub(r'<[^>]*>', '', html).split())
    for said in (
        'Berg and Lind (2021b) is a citation in the running text',
        '(see also Osei et al., 2020, p. 4; Berg &amp; Lind, 2021a)',
        'a citation in parentheses: (Osei et al., 2020)',
        'the title, as a link: Wicks and their smoke; with a text of its own, this paper',
        'Berg and Lind (2021a) and Berg and Lind (2021b). The entries show the letters as well.',
        'Berg, A., &amp; Lind, B. (2021b). Zinc lamps in northern harbours. Journal of Lamps, 3(2), 5–9.',
        'tells them apart: Sato (2019a) and Sato (2019b), which is written',
        'Sato, K. (2019a). Oil and its price.',
    ):
        assert said in text
    assert html.count('class="pubs-cited-in"') == 5
