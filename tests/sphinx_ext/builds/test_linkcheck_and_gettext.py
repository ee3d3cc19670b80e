"""linkcheck sees every link that a page shows, and gettext no words of an entry."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

pytestmark = pytest.mark.releases

REFS = """@article{lamps, author = {Quist, Rosa}, title = {Lamps at Sea}, year = 2021, journal = {Journal of Lamps},
  doi = {10.5555/lamps}, eprint = {2101.00001}, archiveprefix = {arXiv}, pmid = {123456},
  url = {https://a.example/lamps}, pdf = {https://a.example/x.pdf}, code = {https://a.example/code?a=1&b=2},
  abstract = {As in \\href{https://a.example/abstract}{this}.}, note = {See \\url{https://a.example/note}.}}
"""
PAGE = """# Papers

```{publications} refs.bib
```

```{publications}
- [Quist, R.](https://a.example/quist), & Sato, K. (2020). _[Wicks](https://a.example/wicks)._ **Lamps**. [slides](https://a.example/slides)
```
"""
PEOPLE = {'sato': {'name': 'Sato, K.', 'url': 'https://a.example/sato'}}
VENUES = {'Lamps': {'name': 'Lamp Days', 'url': 'https://a.example/lamp-days'}}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site({'refs.bib': REFS, 'index.md': PAGE}, pubs_people=PEOPLE, pubs_venues=VENUES)


# Sphinx 7 itself warns of defaults of this builder.
@pytest.mark.filterwarnings("ignore:The default value for 'linkcheck")
def test_linkcheck_sees_every_link_of_the_page(site: Site) -> None:
    html = site.build().text('index.html')
    body = html[html.index('<section class="pubs') : html.rindex('</section>')]
    shown = {unescape(url) for url in re.findall(r'<a [^>]*href="(https://[^"]*)"', body)}
    assert len(shown) >= 13
    # Nothing is asked for: each address is noted as one to be passed over.
    output = site.build('linkcheck', linkcheck_ignore=['https?://.*']).text('output.json')
    checked = {json.loads(line)['uri'] for line in output.splitlines()}
    assert shown - checked == set()
    # A line is told as one of the page: of what another file says, that of the list.
    lines = {json.loads(line)['uri']: json.loads(line)['lineno'] for line in output.splitlines()}
    assert (lines['https://a.example/x.pdf'], lines['https://a.example/slides']) == (3, 7)


@pytest.mark.filterwarnings("ignore:The default value for 'linkcheck")
def test_linkcheck_tells_the_line_of_an_entry_in_its_page(make_site: Callable[..., Site], seed: Path) -> None:
    site = make_site({'index.md': '# Site\n\n```{toctree}\npublication\n```\n', 'publication.md': seed})
    found = site.build('linkcheck', linkcheck_ignore=['https?://.*']).text('output.json').splitlines()
    (entry,) = (each for each in map(json.loads, found) if each['uri'] == 'https://arxiv.org/abs/2212.04408')
    written = seed.read_text(encoding='utf8').splitlines()
    assert '2212.04408' in written[entry['lineno'] - 1]


def test_gettext_has_the_text_around_lists_and_no_entry(site: Site) -> None:
    site.write('index.md', f'{PAGE}\nAs {{pub:t}}`lamps` say.\n')
    messages = site.build('gettext').text('index.pot')
    assert re.findall(r'^msgid "(.+)"$', messages, re.MULTILINE) == ['Papers', 'As {pub:t}`lamps` say.']
