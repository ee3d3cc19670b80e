"""A site with people who have pages, and what tests look at on these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Built

PEOPLE = """ito:
  name: Ito, Mei
  variants: ["Ito-Lind, Mei"]
  orcid: 0000-0002-1825-0097
  url: https://people.example/ito
  stays:
    - {from: 2017, to: 2021, role: PhD student}
    - {from: 2023-05, role: postdoc}
roe: {name: "Roe, Jane", to: 2020}
wu: {name: "Wu, Lan", role: collaborator}
bell: {name: "Bell, Ann"}
"""
REFS = """@article{words, author = {Ito, Mei and Roe, Jane}, title = {On lists of words}, year = 2018,
  pdf = {words.pdf}, abstract = {They are long.}}
@article{stones, author = {Wu, Lan and Ito-Lind, Mei}, title = {On lists of stones}, year = 2022}
@misc{sand, author = {Ito, M. and Zimmer, Q.}, title = {Sand}, year = 2022, url = {sand.html}}
@misc{dust, author = {Zimmer, Q.}, title = {Dust}, year = 2021}
"""
MORE = (
    '- Ito, M., & Roe, J. (in press). _On lists of lamps._ **KDD**.\n- Roe, J. (2019). _On lists of bells._ **KDD**.\n'
)
FILES = {
    'people.yml': PEOPLE,
    'sub/refs.bib': REFS,
    'sub/words.pdf': b'%PDF-1.4',
    'more.txt': MORE,
    'index.md': (
        '# Home\n\n```{toctree}\nsub/ours\nmore\n```\n\n'
        'With {pub:author}`ito`, {pub:author}`wu` and {pub:author}`bell`.\n'
    ),
    'sub/ours.md': '# Ours\n\n```{publications} refs.bib\n```\n',
    'more.md': '# More\n\n```{publications} more.txt sub/refs.bib\n:filter: year != 2021\n```\n',
}
SETTINGS = {'pubs_people': 'people.yml', 'pubs_author_pages': ['all']}
BASE = 'https://lab.example/site/'


def pages(built: Built) -> set[str]:
    folder = built.outdir / 'people'
    return {path.relative_to(folder).as_posix() for path in folder.rglob('*') if path.is_file()}


def body(built: Built, name: str) -> str:
    html = built.text(f'people/{name}.html')
    return html[html.index('<article') : html.index('</article>')]


def plain(html: str) -> str:
    return ' '.join(re.sub(r'<[^>]*>', '', html).replace('&amp;', '&').split())


def headings(html: str) -> list[str]:
    return [
        plain(found)
        for found in re.findall(r'<h\d[^>]*>(.*?)<a class="headerlink"|<h\d>(.*?)</h\d>', html)
        for found in [''.join(found)]
    ]


def times(built: Built) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (built.outdir / 'people').iterdir()}
