"""The extensions that sites have beside this one: all of them in one build, and what each of them makes unchanged."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.machine_files import inventory
from tests.sphinx_build import run_sphinx

pytestmark = pytest.mark.releases

EXTENSIONS = [
    'myst_parser',
    'sphinx.ext.autodoc',
    'sphinx.ext.autosectionlabel',
    'sphinx.ext.extlinks',
    'sphinx.ext.ifconfig',
    'sphinx.ext.intersphinx',
    'sphinx.ext.mathjax',
    'sphinx.ext.napoleon',
    'sphinx.ext.todo',
    'sphinx.ext.viewcode',
    'sphinx_copybutton',
    'sphinx_design',
    'sphinx_sitemap',
    'sphinxcontrib.bibtex',
    'sphinxext.opengraph',
]
REFS = """@article{wicks, author = {Quist, Rosa and Sato, Kenji}, title = {On wicks}, journal = {Journal of Lamps},
  year = 2021, abstract = {We trim \\(n = 40\\) wicks.}}
@phdthesis{oil, author = {Sato, Kenji}, title = {On oil}, school = {Elm}, year = 2020}
"""
LIST = """
All that we have written.

```{publications} refs.bib
:group-by: year
:show: abstract, bibtex
:search:
:facets: year, type
:copy: citation, bibtex
:download: bib
```

```{publications} refs.bib
:layout: cards
```
"""
LAMP = """'''Lamps.'''


def light() -> int:
    '''Lights a lamp.

    Returns:
        How many.
    '''
    return 1
"""
FILES = {
    'refs.bib': REFS,
    'lamp.py': LAMP,
    'index.md': '# Harbour\n\n```{toctree}\n:maxdepth: 1\n\npapers\nnotes\nlamp\nciting\ncards\n```\n',
    'notes.md': """# Notes

## Wicks

See {ref}`Wicks <notes:Wicks>`, {external:py:func}`other.burn`, and $n = 40$.

```{code-block} python
light()
```

```{todo}
Trim the wicks.
```

```{todolist}
```
""",
    'lamp.rst': 'Lamp\n====\n\n.. automodule:: lamp\n   :members:\n',
    'citing.rst': 'Citing\n======\n\nSee :cite:t:`wicks`.\n\n.. bibliography:: refs.bib\n',
    'cards.md': '# Cards\n\n````{grid} 2\n```{grid-item-card} Wick\nBurns.\n```\n````\n',
}


def other_inventory() -> bytes:
    """What another project has to link to: one function."""
    head = (
        '# Sphinx inventory version 2',
        '# Project: Other',
        '# Version: 1',
        '# The remainder is compressed using zlib.\n',
    )
    return '\n'.join(head).encode() + zlib.compress(b'other.burn py:function 1 api.html#$ -\n')


CONFIGURATION = {
    'project': 'Harbour',
    'exclude_patterns': ['_build'],
    'html_theme': 'alabaster',
    'html_baseurl': 'https://harbour.example/',
    'autosectionlabel_prefix_document': True,
    'bibtex_bibfiles': ['refs.bib'],
    'intersphinx_mapping': {'other': ('https://other.example/', 'other.inv')},
    'myst_enable_extensions': ['dollarmath'],
    'ogp_site_url': 'https://harbour.example/',
    'sitemap_url_scheme': '{link}',
    'todo_include_todos': True,
}


class Built(NamedTuple):
    """A site as it was built, and what was said of it."""

    outdir: Path
    said: str

    def text(self, name: str) -> str:
        # A list of things to do says where the site lies.
        return (self.outdir / name).read_text(encoding='utf8').replace(str(self.outdir.parent), '')

    @property
    def pages(self) -> set[str]:
        return {path.relative_to(self.outdir).as_posix() for path in self.outdir.rglob('*.html')}


@pytest.fixture(scope='module')
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """The site with this extension and without it, where the page of publications has no list."""

    def build(name: str, extensions: list[str], papers: str) -> Built:
        folder = tmp_path_factory.mktemp(name)
        srcdir = folder / 'site'
        srcdir.mkdir()
        settings = '\n'.join(f'{key} = {value!r}' for key, value in CONFIGURATION.items())
        before = 'import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n'
        (srcdir / 'conf.py').write_text(f'{before}extensions = {extensions!r}\n{settings}\n', encoding='utf8')
        for file, content in {**FILES, 'papers.md': f'# Papers\n{papers}'}.items():
            (srcdir / file).write_text(content, encoding='utf8')
        (srcdir / 'other.inv').write_bytes(other_inventory())
        # In a process of its own, since some of them use what Sphinx deprecates, which ends our tests.
        run = run_sphinx(srcdir, folder / 'html', 'html')
        assert run.returncode == 0, run.stderr
        return Built(folder / 'html', run.stderr)

    return build('with', [*EXTENSIONS, 'sphinxcontrib_pubs'], LIST), build('without', EXTENSIONS, '')


def test_one_build_has_them_all_without_a_warning(both: tuple[Built, Built]) -> None:
    assert [each.said for each in both if 'WARNING' in each.said] == []


def test_pages_without_a_list_are_the_same_to_the_byte(both: tuple[Built, Built]) -> None:
    ours, plain = both
    same = plain.pages - {'papers.html'}
    assert {'notes.html', 'lamp.html', '_modules/lamp.html', 'citing.html', 'cards.html', 'genindex.html'} < same
    assert same <= ours.pages
    assert {page for page in same if ours.text(page) != plain.text(page)} == set()


def test_the_map_of_the_site_has_its_pages(both: tuple[Built, Built]) -> None:
    ours, plain = (set(re.findall(r'<loc>([^<]*)</loc>', each.text('sitemap.xml'))) for each in both)
    assert plain <= ours
    made = {f'https://harbour.example/{page}' for page in both[0].pages if page.startswith('papers/')}
    assert ours - plain <= made


def test_no_file_of_theirs_is_another(both: tuple[Built, Built]) -> None:
    ours, plain = (each.outdir / '_static' for each in both)
    files = [path.relative_to(plain) for path in plain.rglob('*') if path.is_file()]
    assert Path('copybutton.js') in files
    assert [file for file in files if (ours / file).read_bytes() != (plain / file).read_bytes()] == []


class TestThePageOfPublications:
    """What the others find on our page."""

    def test_groups_are_labels_of_autosectionlabel(self, both: tuple[Built, Built]) -> None:
        labels = inventory(both[0].outdir, 'std:label')
        # By its id, since many pages have a group of one year.
        assert [label for label in labels if label.startswith('papers:papers pubs-year-2021 ')]

    def test_cards_of_previews_have_the_words_of_the_page(self, both: tuple[Built, Built]) -> None:
        tags = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)"', both[0].text('papers.html')))
        assert tags['og:title'] == 'Papers'
        assert tags['og:url'] == 'https://harbour.example/papers.html'
        assert 'All that' in tags['og:description'] and 'Quist' not in tags['og:description']
        assert 'quist' in both[0].text('searchindex.js')

    def test_two_bibliographies_cite_one_file(self, both: tuple[Built, Built]) -> None:
        assert 'id="pub-wicks"' in both[0].text('papers.html')
        assert both[0].text('citing.html').count('<span class="label">') == 1
