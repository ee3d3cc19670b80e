"""Everything that a list can have, in four themes: no rule of accessibility is broken within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')
SETTINGS: dict[str, object] = {
    'pubs_people': {
        'lin': {'name': 'Lin, J.', 'roles': ['self'], 'url': 'https://example.org/'},
        'quist': {'name': 'Quist, Rosa', 'roles': ['member']},
    },
    'pubs_venues': {'KDD': {'colour': '#8a3ffc'}, 'CHI': {'colour': '#ffd166', 'url': 'https://example.org/'}},
}
BIB = """
@article{fog, author={Müller, Jörg and Łuczak, Ewa and Sato, Kenji and Mbeki, Rita}, author+an={1=equal; 2=equal},
  title={Fog}, journal={Quay Letters}, year={2021}, abstract={We count lanterns.}, keywords={harbour, mist},
  doi={10.5555/fog}, pdf={https://example.org/fog.pdf}, annote={Read it twice.}}
@inproceedings{wick, author={Quist, Rosa and Wu, Bo}, title={The wicks}, booktitle={CHI}, year={2020}}
"""
PAGE = """# Lists

## Papers

```{publications} publication.md
:search:
:facets: year, type, venue, author
:group-by: year
:counts:
:jump-list:
:numbering: descending
:authors: 4
:banner: none
```

## More

```{publications} list.bib
:search:
:facets: year
:show: abstract, keywords, notes, bibtex
:links: doi, pdf
:authors: 2
:download: bib
```
"""
for layout in ('cards', 'table', 'timeline'):
    PAGE += f"""
## As {layout}

```{{publications}} list.bib
:name: {layout}
:layout: {layout}
:search:
:show: abstract, bibtex
:numbering: ascending
```
"""
#: Opens what is folded, filters, and looks for a word, so that nothing of ours is out of sight.
USE = """
document.querySelectorAll('.pubs details').forEach(one => { one.open = true; });
document.querySelector('.pubs-facet')?.click();
const box = document.querySelector('.pubs-find__search');
if (box) { box.value = 'a'; box.dispatchEvent(new Event('input')); }
new Promise(done => setTimeout(done, 400))
"""


@pytest.mark.parametrize('theme', THEMES)
def test_no_rule_is_broken_within_our_elements(
    theme: str,
    make_site: Callable[..., Site],
    seed: Path,
    browser: Browser,
    serve: Callable[[Path], str],
    node_modules: Path,
) -> None:
    index = '# Site\n\n```{toctree}\npublication\nlists\n```\n'
    files = {'index.md': index, 'publication.md': seed, 'lists.md': PAGE, 'list.bib': BIB}
    built = make_site(files, html_theme=theme, **SETTINGS).build()
    assert built.warnings == ''
    address = serve(built.outdir)
    broken = {}
    for page in ('publication.html', 'lists.html'):
        for width in (1280, 390):
            for dark in (False, True):
                browser.open(address + page, width, dark=dark)
                browser.evaluate(USE)
                if found := violations(browser, node_modules):
                    broken[page, width, 'dark' if dark else 'light'] = found
    assert broken == {}


def test_a_broken_rule_is_found(
    browser: Browser, serve: Callable[[Path], str], node_modules: Path, tmp_path: Path
) -> None:
    broken = '<button></button><p style="color: #999">grey words</p>'
    (tmp_path / 'index.html').write_text(f'<!doctype html><section class="pubs">{broken}</section>', 'utf8')
    browser.open(serve(tmp_path))
    assert {'button-name', 'color-contrast'} <= set(violations(browser, node_modules))
