"""Pages with lists that are searched, filtered and copied from, and somebody who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.policy import POLICY
from tests.browser.reader import Reader
from tests.conftest import new_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

BIB = """
@article{fog, author={Müller, Jörg and Łuczak, Ewa and Sato, Kenji and Mbeki, Rita},
  title={Fog over {Ærø}: A Multi-Modal Survey},
  journal={Quay Letters}, year={2021}, volume={4}, pages={1--9}, abstract={We count lanterns.},
  keywords={harbour, mist}, author+an={1=software}}
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
:counts:
:jump-list:
:download: bib
```

<p><a href="#pub-oil">A lamp</a></p>

## More

```{publications} more.txt
:name: more
:search:
:facets: year
```
"""
#: A page as people write it: few entries under each heading, which has words of its own or not.
BY_HAND = """---
orphan: true
---

# Papers of the quay

Some words.

## 2021

In this year we moved.

- Quist, R. (2021). _Oil for lamps._ **CHI**.
- Wu, B., & Quist, R. (2021). _The wick of a lamp._ **KDD**.
- Bell, A. (2021). _On bells._ **KDD**.
- Bell, A. (2021). _On chimes._ **KDD**.

## 2020

### Journals

- Sato, K. (2020). _On buoys._ Quay Letters, 1, 2–3.
- Sato, K. (2020). _On rafts._ Quay Letters, 1, 4–9.
- Bell, A. (2020). _On gongs._ Quay Letters, 2, 1–8.

### Reports

- Sato, K. (2020). _On ropes and wicks._ Harbour reports 3.
- Wu, B. (2020). _On knots._ Harbour reports 4.

> A word of thanks.

## 2019

- Quist, R. (2019). _Tallow._ **KDD**.
- Quist, R. (2019). _Candles._ **CHI**.

## Contact

Write to us.
"""
LONG_WORD = f'@misc{{word, author={{Quist, Rosa}}, title={{Of {"a" * 300_000} and knock-on effects}}, year=2020}}'
MORE = '- Sato, K. (2018). _On bells._ **KDD**.\n- Sato, K. (2019). _On buoys._ **KDD**.\n'


@pytest.fixture(scope='session')
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings: dict[str, object] = {
        'pubs_pages': ['by_hand'],
        'pubs_search': True,
        'pubs_facets': ['year', 'venue', 'topic'],
    }
    settings['pubs_venues'] = {'CHI': {'colour': '#8a3ffc'}}
    files: dict[str, str] = {'index.md': PAGE, 'list.bib': BIB, 'more.txt': MORE}
    site = new_site(tmp_path_factory.mktemp('find') / 'site', files, exclude_patterns=['_build', '*.txt'], **settings)
    for layout in ('cards', 'table', 'timeline'):
        options = f':layout: {layout}\n:search:\n:facets: year\n:show: bibtex'
        site.write(f'{layout}.md', f'---\norphan: true\n---\n\n# L\n\n```{{publications}} list.bib\n{options}\n```\n')
    options = ':style: mla\n:sort: author'
    site.write('names.md', f'---\norphan: true\n---\n\n# N\n\n```{{publications}} more.txt\n{options}\n```\n')
    site.write('by_hand.md', BY_HAND)
    twice = ''.join(f'```{{publications}} {source}\n:search:\n```\n\n' for source in ('list.bib', 'more.txt'))
    site.write('twice.md', f'---\norphan: true\n---\n\n# T\n\n{twice}')
    site.write('word.bib', LONG_WORD)
    site.write('word.md', '---\norphan: true\n---\n\n# W\n\n```{publications} word.bib\n:search:\n```\n')
    many = '\n\n'.join(
        f'- Quist, R. ({2020 - number // 100}). _Lantern number {number} of the north quay._ **KDD**.'
        for number in range(400)
    )
    for name, options in (('many', ':numbering: ascending'), ('many_cards', ':layout: cards')):
        list_ = f'```{{publications}}\n:search:\n{options}\n\n{many}\n```\n'
        site.write(f'{name}.md', f'---\norphan: true\n---\n\n# Many\n\n{list_}')
    built = site.build()
    assert built.warnings == ''
    return built.outdir


@pytest.fixture(scope='module')
def address(pages: Path, serve: Callable[..., str]) -> str:
    return serve(pages, POLICY)


@pytest.fixture
def reader(browser: Browser, address: str) -> Reader:
    return Reader(browser, address + 'index.html').open()
