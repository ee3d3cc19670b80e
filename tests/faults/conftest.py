"""A site made of what goes wrong elsewhere, built once for all tests that look at its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Site

if TYPE_CHECKING:
    from tests.conftest import Built

REFS = r"""@misc{script, author = {Berg, Ann}, title = {Oil at Sea}, year = 2021, url = {javascript:alert(1)}}
@article{doi, author = {Berg, Ann}, title = {Wicks}, date = {2021-05-12}, journal = {Lights},
  doi = {https://doi.org/10.5555/wicks}, issn = {1234-567X}, urldate = {2024-02-03}, abstract = {They burn.},
  url = {https://elsewhere.example/wicks}, pdf = {https://elsewhere.example/wicks.pdf}}
@article{capitals, author = {van der Goot, Rob and King, Jr., Martin}, title = {The {DNA} of Lamps in {N}orway},
  year = 2020, journal = {Lights}, abstract = {They shine.}, issn = {1234-567X}}
@article{commands, author = {O'Brien, Pat}, title = {\emph{Oil} and $x^2$}, year = 2020, journal = {Lights},
  note = {See \url{https://a.example/note_1}.}, abstract = {It is Pat's.}}
@misc{nobody, title = {A Lamp without a Maker}, year = 2019}
@misc{undated, author = {Berg, Ann}, title = {A Lamp without a Year}}
@misc{untitled, author = {Berg, Ann}, year = 2018, howpublished = {Quay}}
@misc{nothing, note = {Something burned.}}
"""
WRITTEN = (
    '- Ito, M.\\*, Sato, K.†, & Wu, L.¹ (2023). _Marks of names._ **Lamp Days**.\n  Abstract: They stand behind.\n'
)
MANY = """@article{many,
  author = {Abe, A. and Bell, B. and Cole, C. and Dahl, D. and Eck, E. and Falk, F. and Gill, G.},
  title = {Many Hands}, year = 2022, journal = {Lights}}
"""
FILES = {
    'refs.bib': REFS,
    'written.txt': WRITTEN,
    'many.bib': MANY,
    'index.md': '# Home\n\n```{toctree}\nlist\nwritten\nmany\nciting\n```\n',
    'list.md': '# List\n\n```{publications} refs.bib\n:facets: author\n:search:\n```\n',
    'written.md': '# Written\n\n```{publications} written.txt\n```\n',
    'many.md': '# Many\n\n```{publications} many.bib\n:authors: 2\n```\n',
    'citing.md': '# Citing\n\nAs {pub:t}`commands` say, {pub:t}`nobody`, {pub:t}`undated`, {pub:t}`nothing`.\n',
}
SETTINGS: dict[str, object] = {
    'extensions': ['myst_parser', 'sphinxcontrib_pubs'],
    'html_theme': 'alabaster',
    'exclude_patterns': ['_build'],
    'html_baseurl': 'https://lamps.example/',
    'pubs_metadata': ['coins', 'json-ld'],
    'pubs_feeds': ['all'],
    'pubs_people': {
        'dahl': {'name': 'Dahl, D.', 'url': 'https://lamps.example/dahl', 'roles': 'self'},
        'bell': {'name': 'Bell, B.', 'url': 'https://lamps.example/bell', 'roles': 'alumni'},
    },
}


@pytest.fixture(scope='package')
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    srcdir = tmp_path_factory.mktemp('faults') / 'site'
    srcdir.mkdir()
    site = Site(srcdir, SETTINGS)
    for name, content in {**FILES, 'conf.py': ''}.items():
        site.write(name, content)
    return site.build()
