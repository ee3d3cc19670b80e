"""A list's files lie beside its page, say what it shows, and are written only where they say something new."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest

from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sphinx_ext.downloads import FORMATS
from sphinxcontrib_pubs.sphinx_ext.option_values import DOWNLOADS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

REFS = """@article{lamps, author = {Quist, Rosa}, title = {Lamps at Sea}, year = 2021, journal = {Journal of Lamps},
  file = {/home/quist/lamps.pdf}}
@misc{wicks, author = {Sato, Kenji}, title = {Wicks}, year = 2020, eprint = {2001.00001}, archiveprefix = {arXiv}}
"""
LIST = '# {title}\n\n```{{publications}} /refs.bib\n:download: bib, ris, csl-json, yaml\n{options}```\n'
FILES = {
    'refs.bib': REFS,
    'index.md': LIST.format(title='Home', options='')
    + '\n```{publications} /refs.bib\n:download: bib\n:filter: year == 2020\n:name: older\n```\n'
    + '\n```{publications} /refs.bib\n:download: bib\n:sort: year\n```\n'
    + '\n```{toctree}\nsub/our papers\n```\n',
    'sub/our papers.md': LIST.format(title='Ours', options=':group-by: year\n'),
}
HREF = re.compile(r'<a class="pubs-download" href="([^"]*)" type="([^"]*)" download="">([^<]*)</a>')


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES)


def titles(text: str, format: str) -> list[str]:
    return [each.title_text for each in read(text, file='x', format=format).publications]


def page_of(built: Built, builder: str, document: str) -> str:
    if builder == 'json':
        return str(json.loads(built.text(f'{document}.fjson'))['body'])
    return built.text({'singlehtml': 'index.html'}.get(builder, f'{document}.html'))


# The builder of JSON itself uses what Sphinx 11 takes away.
@pytest.mark.filterwarnings("ignore:'sphinxcontrib[.]serializinghtml")
@pytest.mark.parametrize(
    ('builder', 'address'),
    [
        ('html', 'sub/our papers.html'),
        ('dirhtml', 'sub/our papers/'),
        ('singlehtml', 'index.html'),
        ('json', 'sub/our papers/'),
    ],
)
def test_links_lead_to_the_files(site: Site, builder: str, address: str) -> None:
    built = site.build(builder)
    assert built.warnings == ''
    page = (
        built.text('sub/our papers/index.html') if builder == 'dirhtml' else page_of(built, builder, 'sub/our papers')
    )
    links = HREF.findall(page)[-4:]
    assert [name for *_, name in links] == ['BibTeX', 'RIS', 'CSL-JSON', 'YAML']
    base = 'sub/our papers.html' if builder == 'json' else address  # the page that is made of it is its site's matter
    for (href, media_type, name), format in zip(links, FORMATS.values(), strict=True):
        path = built.outdir / unquote(urljoin(base, href))
        assert path.is_file(), (href, sorted(built.outdir.rglob('*.bib')))
        assert (format.name, format.media_type) == (name, media_type)
        assert titles(path.read_text(encoding='utf8'), DOWNLOADS[links.index((href, media_type, name))]) == [
            'Lamps at Sea',
            'Wicks',
        ]


def test_lists_of_one_page_have_names_that_stay(site: Site) -> None:
    built = site.build()
    assert {path.name for path in built.outdir.glob('index.*')} - {'index.html'} == {
        'index.bib',
        'index.ris',
        'index.json',
        'index.yaml',
        'index.older.bib',
        'index.2.bib',
    }
    assert titles(built.text('index.older.bib'), 'bibtex') == ['Wicks']
    assert titles(built.text('index.2.bib'), 'bibtex') == ['Wicks', 'Lamps at Sea']


def test_nothing_private_is_handed_out(site: Site) -> None:
    built = site.build()
    for suffix in ('bib', 'ris', 'json', 'yaml'):
        text = built.text(f'index.{suffix}')
        assert 'quist/lamps.pdf' not in text
        assert str(site.srcdir) not in text
    first, second = json.loads(built.text('index.json'))
    assert 'custom' not in first
    assert second['URL'] == 'https://arxiv.org/abs/2001.00001'


def test_a_file_is_written_where_it_says_something_new(site: Site) -> None:
    site.build()
    ris = site.srcdir / '_build' / 'html' / 'index.ris'
    older = site.srcdir / '_build' / 'html' / 'index.older.bib'
    before = ris.stat().st_mtime_ns, older.stat().st_mtime_ns
    site.write('index.md', FILES['index.md'] + '\nMore.\n')
    assert 'index' in site.build().written
    assert (ris.stat().st_mtime_ns, older.stat().st_mtime_ns) == before
    site.write('refs.bib', REFS.replace('Lamps at Sea', 'Lamps Ashore'))
    assert site.build().warnings == ''
    assert 'Lamps Ashore' in ris.read_text(encoding='utf8')
    assert older.stat().st_mtime_ns == before[1]


@pytest.mark.parametrize('builder', ['epub', 'latex', 'text'])
def test_other_builders_have_none(site: Site, builder: str) -> None:
    built = site.build(builder, version='1', copyright='us')
    assert built.warnings == ''
    assert list(built.outdir.rglob('*.bib')) == []


def test_a_mistyped_format_names_the_nearest(make_site: Callable[..., Site]) -> None:
    built = make_site(
        {'refs.bib': REFS, 'index.md': '# P\n\n```{publications} refs.bib\n:download: bibt\n```\n'}
    ).build()
    assert "no format of a download is called 'bibt'" in built.warnings
    assert 'bib' in built.warnings
    assert 'Lamps at Sea' in built.text('index.html')


def test_every_entry_has_its_bibtex_where_the_list_asks_for_it(make_site: Callable[..., Site]) -> None:
    page = """# P

```{publications}
:show: bibtex

- Quist, R. (2021). _Lamps & Sea._ **Lamps**.
```

```{publications} refs.bib
:show: bibtex
```

```{publications} refs.bib
```
"""
    built = make_site({'refs.bib': REFS, 'index.md': page}).build()
    blocks = re.findall(
        r'<details class="pubs-bibtex"><summary>BibTeX</summary><pre dir="ltr">(.*?)</pre>',
        built.text('index.html'),
        re.DOTALL,
    )
    assert len(blocks) == 3
    assert blocks[0] == (
        '@misc{quist2021lamps,\n  author = {Quist, R.},\n  title = {Lamps \\&amp; Sea},\n  booktitle = {Lamps},\n'
        '  year = {2021},\n}'
    )
    assert blocks[1].startswith('@article{lamps, author = {Quist, Rosa}, title = {Lamps at Sea}, year = 2021')
    assert 'file =' not in blocks[1]


def test_the_words_of_the_option_are_the_formats() -> None:
    assert tuple(FORMATS) == DOWNLOADS


class TestFilesOfTheSite:
    """All publications, each once, at the root of the site."""

    MORE = '@misc{oil, author = {Wu, L.}, title = {Oil}, year = 2019}\n'

    @pytest.fixture
    def whole(self, make_site: Callable[..., Site]) -> Site:
        inline = '# Wicks\n\n```{publications}\n- Roe, J. (2018). _Inline wicks._ **Lamps**.\n```\n'
        files = {**FILES, 'more.bib': self.MORE, 'wicks.md': f'---\norphan: true\n---\n{inline}'}
        files['more.md'] = '---\norphan: true\n---\n# More\n\n```{publications} more.bib refs.bib\n```\n'
        return make_site(files, pubs_downloads=['bib', 'csl-json'])

    def test_they_have_every_publication_once(self, whole: Site) -> None:
        built = whole.build()
        assert built.warnings == ''
        assert titles(built.text('all-publications.bib'), 'bibtex') == ['Lamps at Sea', 'Wicks', 'Oil', 'Inline wicks']
        assert len(json.loads(built.text('all-publications.json'))) == 4
        assert not (built.outdir / 'all-publications.ris').exists()

    @pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
    def test_lists_with_files_lead_to_them(self, whole: Site, builder: str) -> None:
        built = whole.build(builder)
        page = built.text(
            {'html': 'sub/our papers.html', 'dirhtml': 'sub/our papers/index.html'}.get(builder, 'index.html')
        )
        base = {'html': 'sub/our papers.html', 'dirhtml': 'sub/our papers/'}.get(builder, 'index.html')
        hrefs = [href for href, *_ in HREF.findall(page) if 'all-publications' in href][-2:]
        assert [unquote(urljoin(base, href)) for href in hrefs] == ['all-publications.bib', 'all-publications.json']

    def test_they_are_written_again_where_a_list_changed(self, whole: Site) -> None:
        built = whole.build()
        path = built.outdir / 'all-publications.bib'
        before = path.stat().st_mtime_ns
        whole.write('sub/plain.md', '---\norphan: true\n---\n# Plain\n')
        whole.build()
        assert path.stat().st_mtime_ns == before
        whole.write('more.bib', self.MORE.replace('Oil', 'Fat'))
        whole.build(parallel=2)
        assert 'Fat' in titles(path.read_text(encoding='utf8'), 'bibtex')
        (whole.srcdir / 'wicks.md').unlink()
        whole.build()
        assert 'Inline wicks' not in titles(path.read_text(encoding='utf8'), 'bibtex')
        path.unlink()
        whole.build()
        assert path.is_file()

    def test_a_mistyped_format_is_told(self, whole: Site) -> None:
        built = whole.build(pubs_downloads=['bibtx'])
        assert "pubs_downloads: no format of a download is called 'bibtx'" in built.warnings
        assert not (built.outdir / 'all-publications.bib').exists()

    def test_other_builders_have_none(self, whole: Site) -> None:
        assert list(whole.build('text').outdir.rglob('all-publications.*')) == []
