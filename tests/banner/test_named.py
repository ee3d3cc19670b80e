"""The backgrounds that every site has by name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.banner.contrast import TARGET, choose_text
from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.grammar import read_background
from sphinxcontrib_pubs.banner.named import NAMED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GUIDE = Path(__file__).parents[2] / 'docs' / 'banner.md'


@pytest.mark.parametrize('name', NAMED)
def test_a_named_background_needs_no_veil(name: str) -> None:
    legible = choose_text(read_background(NAMED[name]))
    assert legible.scrim is None
    assert legible.ratio >= TARGET


@pytest.mark.parametrize('name', NAMED)
def test_no_name_is_that_of_a_colour(name: str) -> None:
    with pytest.raises(CssError):
        read_background(name)


def test_the_guide_names_them_with_the_colour_of_their_text() -> None:
    told = re.findall(r'^\| `(\w+)` \| (black|white) \|$', GUIDE.read_text(encoding='utf8'), re.MULTILINE)
    tones = {'#000000': 'black', '#ffffff': 'white'}
    assert dict(told) == {name: tones[str(choose_text(read_background(css)).text)] for name, css in NAMED.items()}


def test_a_project_may_give_a_name_another_meaning(make_site: Callable[..., Site]) -> None:
    text = '---\norphan: true\nheader: {background: NAME}\n---\n\n# Words\n'
    files = {'index.md': '# Site\n', 'own.md': text.replace('NAME', 'dusk'), 'ours.md': text.replace('NAME', 'dune')}
    built = make_site(files, pubs_banners={'dusk': 'navy'}).build()
    assert built.warnings == ''
    css = ''.join(path.read_text() for path in (built.outdir / '_static/pubs').iterdir())
    assert 'background-color: #000080' in css
    assert '#f2dfb8' in css
    assert '#1d2b53' not in css
