"""Every word of every entry is in what each builder writes: addresses too, where nothing can be clicked."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

pytestmark = pytest.mark.releases

#: Every value is a word that stands nowhere else, in the file or among the words of a page.
SOURCES = {
    'refs.bib': """@inproceedings{k1, author = {Aalder, Bem and {Cordwain Team}}, editor = {Dunmoor, Eph},
  title = {Fennrick of Gosling}, booktitle = {Harrowgate}, series = {Inglenook}, volume = {9001}, number = {9002},
  pages = {9003--9004}, publisher = {Jessop}, address = {Kestrel}, year = 1901, month = mar, doi = {10.9005/lindqvist},
  isbn = {9780306406157}, url = {https://marrow.example/nettle?a=1&b=2}, code = {https://oakum.example/pintle},
  note = {Quillon}, abstract = {Rowlock.}, keywords = {sextant}, annote = {Tiller}, pubstate = {Urchin},
  eventtitle = {Vangfall}, award = {Wherry}}
@phdthesis{k2, author = {Xebec, Yardarm}, title = {Zephyr}, school = {Ambergris}, type = {Bilgework}, year = 1902}
@misc{k3, title = {Capstan {\\LaTeX} $x^{77}$ \\emph{Davit} \\url{https://ebbtide.example/}}, howpublished = {Fathom}}
""",
    'items.json': json.dumps(
        [
            {
                'type': 'article-journal', 'title': 'Gaffrig <i>Hawser</i>',
                'author': [{'family': 'Islet', 'given': 'J.'}],
                'container-title': 'Keelson', 'publisher': 'Lanyard', 'issued': {'date-parts': [[1903, 5]]},
                'genre': 'Nock',
                'note': 'Orlop', 'DOI': '10.9006/quoin', 'URL': 'https://ratline.example/',
            }
        ]
    ),
    'refs.ris': """TY  - JOUR
TI  - Scupper
AU  - Thole, U.
JO  - Vedette
PY  - 1904
N1  - Windlass
UR  - https://yawl.example/
ER  -
""",
    'own.yml': """- title: Zincite
  authors: [{name: "Agate, Beryl"}]
  venue: {name: Citrine}
  year: 1905
  links: {diopside: "https://epidote.example/fluorite", talk: "https://garnet.example/"}
""",
    'list.txt': '- Jasper, K. (1906). _Kyanite._ **Larimar**. [malachite](https://nephrite.example/) Obsidian. '
    '<https://peridot.example/>\n',
}  # fmt: skip
#: What says what a value is, and the address of a feed.
NAMES = """
abstract address annote article author authors award booktitle code container date doi editor emph eventtitle example
family genre given howpublished https inproceedings isbn issued jour journal keywords latex links misc month name note
number pages parts phdthesis publication publisher pubstate raw school series source talk title type venue volume year
"""
WORDS = {
    word
    for source in SOURCES.values()
    for word in re.findall(r'[^\W_]{4,}', source.casefold())
    if word not in NAMES.split()
}
PAGES = {
    'html': 'index.html',
    'dirhtml': 'index.html',
    'singlehtml': 'index.html',
    'epub': 'index.xhtml',
    'latex': 'manual.tex',
    'text': 'index.txt',
    'man': 'manual.1',
    'texinfo': 'manual.texi',
    'xml': 'index.xml',
}
OPTIONS = {
    'list': '',
    'as written': ':style: as-written\n',
    'grouped': ':group-by: year\n',
    'table': ':layout: table\n',
}


def plain(builder: str, text: str) -> str:
    """A page without what its format puts within and between words."""
    if builder in ('latex', 'man', 'texinfo'):
        text = re.sub(r'\\(?:f[A-Z]|%|sphinx\w+|DUrole\{[\w-]*\})|[{}@]', '', text).replace('\\-', '-')
    # Long words are broken at the end of a line, formulas have signs within them.
    return re.sub(r'</?(?:i|em|sup|emphasis)\b[^>]*>|[-\s{}]', '', unescape(text)).casefold()


@pytest.fixture(scope='module')
def site(make_shared_site: Callable[..., Site]) -> Site:
    lists = '\n'.join(
        f'## {name}\n\n```{{publications}} {" ".join(SOURCES)}\n{option}```\n' for name, option in OPTIONS.items()
    )
    documents = [('index', 'manual', 'Manual', 'Nobody')]
    return make_shared_site(
        {'index.md': f'# Papers\n\n{lists}', **SOURCES},
        latex_documents=[(*documents[0][:1], 'manual.tex', 'Manual', 'Nobody', 'howto')],
        man_pages=[('index', 'manual', 'Manual', [], 1)],
        texinfo_documents=[(*documents[0], 'manual', 'Manual', 'Misc')],
        epub_copyright='2024',
        version='1',
    )


@pytest.mark.parametrize('builder', PAGES)
def test_a_builder_writes_every_word_in_every_list(builder: str, site: Site) -> None:
    built = site.build(builder)
    assert built.warnings == ''
    page = plain(builder, built.text(PAGES[builder]))
    lists = len(OPTIONS)
    assert {word: count for word in sorted(WORDS) if (count := page.count(word)) < lists} == {}
