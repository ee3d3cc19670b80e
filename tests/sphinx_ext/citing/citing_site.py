"""A site whose pages cite what a list of it has, and what tests look at on these pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Built

REFS = """@article{berg, author = {Berg, Ann and Lind, Bo}, title = {Zinc Lamps}, year = 2021, journal = {J. Lamps}}
@article{bergb, author = {Berg, Ann and Lind, Bo}, title = {Lamps & <All>}, year = 2021, journal = {J. Lamps}}
@article{sato, author = {Sato, K. and Wu, L. and Quist, R.}, title = {Wicks}, year = 2020, journal = {J. Lamps}}
@misc{goot, author = {van der Goot, Rob}, title = {Undated}}
"""
LIST = '# Papers\n\n```{publications} /refs.bib\n```\n'
FILES = {
    'refs.bib': REFS,
    'index.md': '# Home\n\n```{toctree}\na\nb\npapers\nplain\n```\n',
    'a.md': '# Page A\n\nAs {pub:t}`berg` say.\n',
    'b.md': '# Page B\n\nLamps {pub:p}`{see also}sato{p. 4}, goot` and {pub:t}`sato, {cf.}goot{chap. 2}`.\n',
    'papers.md': LIST,
    'plain.md': '# Plain\n\nNothing.\n',
}


#: A page of one list, whose files may be had, by its title and its source.
PAGE = '# %s\n\n```{publications} /%s\n:download: bib\n```\n'


def cited(built: Built, page: str = 'text.html') -> list[tuple[str, str]]:
    """Where the citations of a page lead, with their words."""
    body = built.text(page).partition('role="main"')[2]
    return re.findall(r'<a class="reference internal" href="([^"]*#pub-[^"]*)"[^>]*><span[^>]*>([^<]*)', body)


def written(built: Built) -> list[str]:
    """The documents that were written, but for the one whose tree of contents Sphinx always writes with them."""
    return [document for document in built.written if document != 'index']


def words(html: str) -> str:
    return re.sub(r'\s+', ' ', re.sub(r'<[^>]*>', '', html)).replace('&amp;', '&').strip()


def paragraph(built: Built, page: str) -> str:
    return words(re.findall(r'<p>(?:As|Lamps) .*?</p>', built.text(page), re.DOTALL)[0])


def cited_in(built: Built, key: str, page: str = 'papers.html') -> list[tuple[str, str]]:
    (entry,) = re.findall(rf'<li class="pubs-entry" id="pub-{key}".*?</li>', built.text(page))
    return re.findall(r'<a class="pubs-cited-in__place" href="([^"]*)">([^<]*)</a>', entry)
