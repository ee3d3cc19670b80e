"""Pages with lists that are searched, filtered and copied from, and somebody who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.reader import Reader
from conftest import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

BIB = """
@article{fog, author={Müller, Jörg and Łuczak, Ewa and Sato, Kenji and Mbeki, Rita},
  title={Fog over {Ærø}: A Multi-Modal Survey},
  journal={Quay Letters}, year={2021}, volume={4}, pages={1--9}, abstract={We count lanterns.},
  keywords={harbour, mist}}
@inproceedings{oil, author={Quist, Rosa}, title={Oil for lamps}, booktitle={Harbour Days}, year={2020},
  doi={10.5555/oil}, pdf={https://example.org/oil.pdf}}
@article{wick, author={Quist, Rosa and Wu, Bo}, title={The straße of wicks}, journal={Quay Letters}, year={2020}}
@phdthesis{ash, author={Wu, Bo}, title={灯台の光について}, school={Bell University}, year={2019}}
"""
PAGE = """# Papers

```{publications} list.bib
:name: works
:group-by: year
:numbering: descending
:search:
:facets: year, venue, author, type
:show: abstract, keywords, bibtex
:authors: 1
:links: doi, pdf
```

<p><a href="#pub-oil">A lamp</a></p>

## More

```{publications} more.txt
:name: more
:search:
:facets: year
```
"""
POLICY = {'Content-Security-Policy': "default-src 'self'"}
MORE = '- Sato, K. (2018). _On bells._ **KDD**.\n- Sato, K. (2019). _On buoys._ **KDD**.\n'


@pytest.fixture(scope='session')
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    srcdir = tmp_path_factory.mktemp('find')
    (srcdir / 'conf.py').write_text('', 'utf8')
    settings = {'extensions': ['myst_parser', 'sphinxcontrib_pubs'], 'html_theme': 'alabaster'}
    site = Site(srcdir, {**settings, 'exclude_patterns': ['_build', '*.txt']})
    site.write('index.md', PAGE)
    site.write('list.bib', BIB)
    site.write('more.txt', MORE)
    for layout in ('cards', 'table', 'timeline'):
        options = f':layout: {layout}\n:search:\n:facets: year\n:show: bibtex'
        site.write(f'{layout}.md', f'---\norphan: true\n---\n\n# L\n\n```{{publications}} list.bib\n{options}\n```\n')
    many = '\n\n'.join(
        f'- Quist, R. ({2020 - number // 100}). _Lantern number {number} of the north quay._ **KDD**.'
        for number in range(400)
    )
    site.write(
        'many.md',
        f'---\norphan: true\n---\n\n# Many\n\n```{{publications}}\n:search:\n:numbering: ascending\n\n{many}\n```\n',
    )
    built = site.build()
    assert built.warnings == ''
    return built.outdir


@pytest.fixture(scope='module')
def address(pages: Path, serve: Callable[..., str]) -> str:
    return serve(pages, POLICY)


@pytest.fixture
def reader(browser: Browser, address: str) -> Reader:
    return Reader(browser, address + 'index.html').open()
