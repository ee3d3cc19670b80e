"""The pages on citations say what their citations say."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import DOCS
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

CONF = "extensions = ['myst_parser', 'sphinxcontrib_pubs']\nmyst_heading_anchors = 2\n"


def built(page: str, folder: Path) -> str:
    """The HTML of a page that stands alone: its links to the rest of the documentation are tested with that."""
    source = re.sub(r'\]\([a-z/-]+\.md(?:#[a-z-]+)?\)', '](#keys)', (DOCS / page).read_text(encoding='utf8'))
    (folder / 'index.md').write_text(source.replace('`citing:', '`index:'), encoding='utf8')
    (folder / 'conf.py').write_text(CONF + "suppress_warnings = ['myst.xref_missing']\n", encoding='utf8')
    run = run_sphinx(folder, folder / 'html', 'html')
    assert run.returncode == 0, run.stderr
    return (folder / 'html' / 'index.html').read_text(encoding='utf8')


def words(html: str) -> str:
    return ' '.join(re.sub(r'<[^>]*>', '', html).split())


def test_the_examples_say_what_the_page_on_citations_says(tmp_path: Path) -> None:
    html = built('citing.md', tmp_path)
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
        assert said in words(html)
    assert html.count('class="pubs-cited-in"') == 5


def test_the_examples_in_styles_say_what_their_page_says(tmp_path: Path) -> None:
    html = built('citing-styles.md', tmp_path)
    assert 'Falk and Brandt [1] is a citation in the running text' in words(html)
    assert 'it stands like this: [see also 2, pp. 4-6, 3].' in words(html)
    assert 'Several that follow each other are a stretch: [1–3].' in words(html)
    assert html.count('class="pubs-cited-in"') == 3


#: What the table of the page says of a work with the number 1, of which page 4 is cited.
TABLE = (
    ('apa', 'none', 'Falk and Brandt (2022, p. 4)', '(Falk & Brandt, 2022, p. 4)'),
    ('cv', 'ascending', 'Falk and Brandt (2022, p. 4)', '(Falk & Brandt, 2022, p. 4)'),
    ('acm', 'ascending', 'Falk and Brandt [1, p. 4]', '[1, p. 4]'),
    ('acm', 'none', 'Falk and Brandt [2022, p. 4]', '[Falk and Brandt 2022, p. 4]'),
    ('ieee', 'ascending', 'Falk and Brandt [1, p. 4]', '[1, p. 4]'),
    ('chicago', 'none', 'Falk and Brandt (2022, 4)', '(Falk and Brandt 2022, 4)'),
    ('ieee', 'none', 'Falk and Brandt (2022, p. 4)', '(Falk & Brandt, 2022, p. 4)'),
    ('chicago-notes-bibliography', 'ascending', 'Falk and Brandt (2022, p. 4)', '(Falk & Brandt, 2022, p. 4)'),
)


@pytest.mark.parametrize(('style', 'numbering', 'in_text', 'in_parentheses'), TABLE)
def test_a_style_cites_as_the_table_says(
    tmp_path: Path, style: str, numbering: str, in_text: str, in_parentheses: str
) -> None:
    cited = '{pub:t}`falk2022tides{p. 4}`, {pub:p}`falk2022tides{p. 4}`!'
    entry = '- Falk, I., & Brandt, T. (2022). _Tides of the harbour._ **Journal of Moorings**, 5(2), 5–9.'
    source = f'# Page\n\n{cited}\n\n```{{publications}}\n:style: {style}\n:numbering: {numbering}\n\n{entry}\n```\n'
    (tmp_path / 'index.md').write_text(source, encoding='utf8')
    (tmp_path / 'conf.py').write_text(CONF, encoding='utf8')
    run = run_sphinx(tmp_path, tmp_path / 'html', 'html')
    assert run.returncode == 0, run.stderr
    assert f'{in_text}, {in_parentheses}!' in unescape(
        words((tmp_path / 'html' / 'index.html').read_text(encoding='utf8'))
    )
    for cell in (in_text, in_parentheses):
        assert f'| {cell} |' in (DOCS / 'citing-styles.md').read_text(encoding='utf8')
