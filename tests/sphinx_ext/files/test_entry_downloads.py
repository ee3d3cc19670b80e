"""Each entry of a list has files of its own where they are asked for, and its page leads to them as well."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

REFS = """@article{lamps:2021, author = {Quist, Rosa}, title = {Lamps at Sea}, year = 2021, journal = {Lights},
  abstract = {We lit lamps.}}
@phdthesis{year-2021, author = {Wu, Bo}, title = {Oil}, year = 2021, school = {Ark}}
"""
LIST = '# P\n\n```{{publications}} /refs.bib\n:download: bib, ris, csl-json\n:download-of: {of}\n{more}```\n'
LINK = re.compile(r'<a class="pubs-link pubs-download" href="([^"]*)" type="([^"]*)" download="">([^<]*)</a>')
#: The list stands in a folder, and a second document has the same works.
FILES = {
    'refs.bib': REFS,
    'index.md': '# Home\n\n```{toctree}\nsub/ours\nzz\n```\n',
    'sub/ours.md': LIST.format(of='entries', more=''),
    'zz.md': LIST.format(of='list', more=''),
}


def files(built: Built, suffix: str = '.bib') -> list[str]:
    found = (path.relative_to(built.outdir).as_posix() for path in built.outdir.rglob(f'*{suffix}'))
    return sorted(name for name in found if not name.startswith('_'))


@pytest.mark.parametrize(
    ('builder', 'page', 'folder', 'way'),
    [
        ('html', 'sub/ours.html', 'sub/', ''),
        ('dirhtml', 'sub/ours/index.html', 'sub/ours/', ''),
        ('singlehtml', 'index.html', 'sub/', 'sub/'),
    ],
)
def test_each_entry_leads_to_its_files(
    make_site: Callable[..., Site], builder: str, page: str, folder: str, way: str
) -> None:
    built = make_site(FILES).build(builder)
    assert built.warnings == ''
    names = [f'{folder}ours.lamps-2021.bib', f'{folder}ours.year-2021.bib']
    assert [name for name in files(built) if 'zz' not in name] == names
    for name, title in zip(names, ('Lamps at Sea', 'Oil'), strict=True):
        (work,) = read(built.text(name), file='x', format='bibtex').publications
        assert work.title_text == title
    (item,) = json.loads(built.text(f'{folder}ours.lamps-2021.json'))
    assert (item['id'], item['title']) == ('lamps:2021', 'Lamps at Sea')
    assert LINK.findall(built.text(page))[:3] == [
        (f'{way}ours.lamps-2021.bib', 'application/x-bibtex', 'BibTeX'),
        (f'{way}ours.lamps-2021.ris', 'application/x-research-info-systems', 'RIS'),
        (f'{way}ours.lamps-2021.json', 'application/vnd.citationstyles.csl+json', 'CSL-JSON'),
    ]


def test_a_name_that_a_group_has_gets_a_number(make_site: Callable[..., Site]) -> None:
    text = LIST.format(of='list, groups, entries', more=':group-by: year\n')
    built = make_site({'refs.bib': REFS, 'index.md': text}).build()
    assert files(built) == [
        'index.bib',
        'index.lamps-2021.bib',
        'index.year-2021.2.bib',
        'index.year-2021.bib',
    ]
    assert 'href="index.year-2021.2.bib"' in built.text('index.html')


@pytest.mark.parametrize(('builder', 'page'), [('html', 'papers/lamps-2021.html'), ('dirhtml', 'papers/lamps-2021/')])
def test_the_page_of_a_paper_leads_to_them(make_site: Callable[..., Site], builder: str, page: str) -> None:
    built = make_site(FILES).build(builder)
    path = built.outdir / page
    path = path / 'index.html' if path.is_dir() else path
    (address,) = re.findall(r'<a href="([^"]*)">RIS</a>', path.read_text(encoding='utf8'))
    assert (path.parent / address).resolve().read_text(encoding='utf8').startswith('TY  - JOUR')


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_the_page_of_a_paper_whose_list_is_the_first_page_leads_to_them(
    make_site: Callable[..., Site], builder: str
) -> None:
    built = make_site({'refs.bib': REFS, 'index.md': LIST.format(of='entries', more='')}).build(builder)
    page = built.outdir / ('papers/lamps-2021.html' if builder == 'html' else 'papers/lamps-2021/index.html')
    (address,) = re.findall(r'<a href="([^"]*)">RIS</a>', page.read_text(encoding='utf8'))
    assert (page.parent / address).resolve().read_text(encoding='utf8').startswith('TY  - JOUR')


@pytest.mark.parametrize('layout', ['cards', 'table', 'timeline'])
def test_every_layout_has_the_links(make_site: Callable[..., Site], layout: str) -> None:
    text = LIST.format(of='entries', more=f':layout: {layout}\n')
    assert len(LINK.findall(make_site({'refs.bib': REFS, 'index.md': text}).build().text('index.html'))) == 6


def test_a_page_and_an_e_book_have_none(make_site: Callable[..., Site]) -> None:
    built = make_site(FILES).build('epub', version='1', copyright='us')
    assert built.warnings == '' and files(built) == []
    assert LINK.findall(built.text('sub/ours.xhtml')) == []
