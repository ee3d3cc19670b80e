"""Every builder writes the first real page without a warning, and a later build what has changed alone."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

pytestmark = pytest.mark.releases

BUILDERS = (
    'html', 'dirhtml', 'singlehtml', 'epub', 'latex', 'text', 'man', 'texinfo', 'xml', 'pseudoxml',
    'gettext', 'linkcheck', 'json', 'dummy',
)  # fmt: skip

INDEX = '# Site\n\n```{toctree}\npublication\ngrouped\ninline\nplain\n```\n'
GROUPED = '# Grouped\n\n```{publications} publication.md\n:group-by: year, venue\n```\n'
INLINE = 'Inline\n======\n\n.. publications::\n\n   - Ito, M., & Roe, J. (2020). *On Lists.* **KDD**.\n'


@pytest.fixture
def site(make_site: Callable[..., Site], seed: Path) -> Site:
    return make_site(
        {
            'index.md': INDEX,
            'publication.md': seed,
            'grouped.md': GROUPED,
            'inline.rst': INLINE,
            'plain.md': '# Plain\n\nNothing here.\n',
        }
    )


def write_configuration(site: Site, **values: object) -> None:
    defaults = {'project': 'Site', 'extensions': ['myst_parser', 'sphinxcontrib_pubs'], 'html_theme': 'alabaster'}
    settings = {**defaults, 'exclude_patterns': ['_build', 'out*'], **values}
    site.write('conf.py', ''.join(f'{name} = {value!r}\n' for name, value in settings.items()))


@pytest.mark.parametrize('builder', BUILDERS)
def test_every_builder_builds_without_a_warning(builder: str, site: Site) -> None:
    # No address may be asked for: what linkcheck finds is checked in a test of its own.
    write_configuration(site, linkcheck_ignore=['https?://.*'], epub_copyright='2024', version='1')
    run = run_sphinx(site.srcdir, site.srcdir / 'out', builder)
    assert run.returncode == 0, run.stderr
    assert 'WARNING' not in run.stderr
    assert 'sphinxcontrib_pubs/' not in run.stderr  # where Python's own warnings point


#: A list with everything that it can show, in each layout and numbered either way.
SHOWN = """
```{{publications}} publication.md all.bib
:layout: {layout}
:numbering: {numbering}
:group-by: year
:counts:
:jump-list:
:chart: year
:search:
:facets: year, venue
:authors: 2
:show: abstract, keywords, notes, bibtex, awards
:download: bib, ris
:download-of: groups
:banner: none
```
"""
ALL = """@article{harbour, author = {Quist, Rosa and Bell, Ada and Sato, Ken}, author+an = {1=equal; 2=equal},
  title = {Lights & <lamps> of $x^2$}, journal = {Harbour}, year = {2024}, doi = {10.5555/harbour},
  code = {https://code.example/?a=1&b=2}, abstract = {We count.}, keywords = {lights}, annote = {Read it.},
  award = {Best Paper}}
"""


def test_every_page_of_a_book_is_xml(make_site: Callable[..., Site], seed: Path) -> None:
    """What readers of books refuse otherwise, from the first fault to the end of the page."""
    files = {'index.md': '# Site\n\n```{toctree}\n:glob:\n\np*\n```\n', 'publication.md': seed, 'all.bib': ALL}
    for layout in ('list', 'cards', 'table', 'timeline'):
        for numbering in ('ascending', 'descending'):
            shown = SHOWN.format(layout=layout, numbering=numbering)
            files[f'page-{layout}-{numbering}.md'] = f'# {layout} {numbering}\n{shown}'
    built = make_site(files).build('epub', html_baseurl='https://site.example/', epub_copyright='2024', version='1')
    assert built.warnings == ''
    pages = sorted(built.outdir.rglob('*.xhtml'))
    assert len(pages) >= 10
    entries = [
        len([each for each in ET.parse(path).iter() if 'pubs-entry' in each.get('class', '').split()]) for path in pages
    ]
    assert sum(count > 20 for count in entries) >= 9


def test_text_has_the_lines_of_entries(site: Site) -> None:
    text = ' '.join(site.build('text').text('publication.txt').split())
    assert 'Yang, A., Pan, J., Lin, J., Men, R., Zhang, Y., Zhou, J., & Zhou, C. (2022). *Chinese CLIP' in text
    assert '**ECCV**' in text
    assert 'abs/2205.08084' in text


def test_text_has_each_address_of_an_entry_once_and_none_of_the_people_who_wrote_it(
    make_site: Callable[..., Site],
) -> None:
    entry = (
        '- Ito, M. (2020). [On oil](https://oil.example/a). **KDD**. [PDF](https://oil.example/a) '
        '[Code](https://oil.example/code)\n'
    )
    files = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': entry}
    site = make_site(files, pubs_people={'ito': {'name': 'Mei Ito', 'url': 'https://ito.example'}})
    text = site.build('text').text('index.txt')
    assert text.count('https://oil.example/a') == 1
    assert 'Code <https://oil.example/code>' in text
    assert 'ito.example' not in text


def test_latex_escapes_the_words_of_a_source_and_labels_entries(make_site: Callable[..., Site]) -> None:
    source = (
        '# P\n\n- Ito, M. (2020). _100% of $x_1$ & \\input{/etc/passwd} #1._ **KDD**. <https://doi.org/10.1000/a_b>\n'
    )
    site = make_site({'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': source})
    built = site.build('latex')
    latex = next(built.outdir.glob('*.tex')).read_text(encoding='utf8')
    assert r'\input{/etc' not in latex
    assert r'100\%' in latex
    assert r'\sphinxstylestrong{KDD}' in latex
    assert r'\label{\detokenize{index:pub-ito2020' in latex


def test_latex_has_a_label_for_each_list_that_has_a_name(make_site: Callable[..., Site]) -> None:
    options = {'plain': '', 'grouped': ':group-by: year\n', 'counted': ':group-by: year\n:chart: year\n'}
    lists = ''.join(f'```{{publications}} list.txt\n:name: {name}\n{each}```\n\n' for name, each in options.items())
    links = ' '.join(f'{{ref}}`Here <{name}>`' for name in options)
    entry = '- Ito, M. (2020). _On lamps._ **KDD**.\n'
    built = make_site({'index.md': f'# P\n\n{links}\n\n{lists}', 'list.txt': entry}).build('latex')
    assert built.warnings == ''
    latex = next(built.outdir.glob('*.tex')).read_text(encoding='utf8')
    labels = set(re.findall(r'\\label\{\\detokenize\{([^}]*)\}', latex))
    led_to = set(re.findall(r'\\hyperref\[\\detokenize\{([^}]*)\}', latex))
    assert led_to == {f'index:{name}' for name in options}
    assert led_to <= labels


def touch(path: Path) -> None:
    """Gives a file another time than any file system's clock could have given it before."""
    later = time.time() + 10
    os.utime(path, (later, later))


def test_a_rebuild_with_nothing_changed_writes_no_page(site: Site) -> None:
    first = site.build()
    assert set(first.written) >= {'index', 'publication', 'grouped', 'inline', 'plain'}
    second = site.build()
    assert (second.written, second.warnings) == ([], '')


def test_a_touched_source_rebuilds_the_pages_that_use_it(make_site: Callable[..., Site], seed: Path) -> None:
    files = {'index.md': INDEX.replace('publication\n', ''), 'data/list.md': seed, 'inline.rst': INLINE}
    site = make_site(
        {
            **files,
            'grouped.md': GROUPED.replace('publication.md', 'data/list.md'),
            'plain.md': '# Plain\n\nNothing.\n',
        },
        exclude_patterns=['_build', 'data'],
    )
    assert site.build().warnings == ''
    source = site.srcdir / 'data/list.md'
    source.write_text(source.read_text(encoding='utf8').replace('Chinese CLIP', 'Chinese Tulip'), encoding='utf8')
    touch(source)
    built = site.build()
    assert '0 added, 1 changed, 0 removed' in built.status
    # Sphinx itself writes a page again whose table of contents lists a page that was read again.
    assert (set(built.written) - {'index'}, built.warnings) == ({'grouped'}, '')
    assert 'Chinese Tulip' in built.text('grouped.html')


def test_a_removed_source_gives_one_warning(make_site: Callable[..., Site], seed: Path) -> None:
    site = make_site({'index.md': '# P\n\n```{publications} data.txt\n```\n', 'data.txt': seed})
    assert site.build().warnings == ''
    (site.srcdir / 'data.txt').unlink()
    built = site.build()
    assert built.warnings.count('WARNING') == 1
    assert 'data.txt' in built.warnings
    assert 'pubs.source-missing' in built.warnings
    assert 'pubs-entry' not in built.text('index.html')
    site.write('data.txt', '- Ito, M. (2020). _Back again._ **KDD**.\n')
    again = site.build()
    assert again.warnings == ''
    assert 'Back again' in again.text('index.html')
