"""Each group of a list has files of its own where they are asked for, under names that stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

REFS = """@article{lamps, author = {Quist, Rosa}, title = {Lamps at Sea}, year = 2021, journal = {Journal of Lamps}}
@phdthesis{oil, author = {Wu, Bo}, title = {Oil}, year = 2021, school = {Ark}}
@misc{wicks, author = {Sato, Kenji}, title = {Wicks}, year = 2020, eprint = {2001.00001}, archiveprefix = {arXiv}}
"""
LIST = '```{{publications}} /refs.bib\n:download: bib, ris\n:download-of: {of}\n:group-by: {by}\n{more}```\n'
HREF = re.compile(
    r'<a class="pubs-download" href="([^"]*)" type="[^"]*" download=""(?: aria-label="([^"]*)")?>([^<]*)</a>'
)


def page(of: str = 'groups', by: str = 'year', more: str = '') -> str:
    return '# Papers\n\n' + LIST.format(of=of, by=by, more=more)


def titles(built: Built, name: str) -> list[str]:
    return [each.title_text for each in read(built.text(name), file='x', format='bibtex').publications]


def files(built: Built) -> list[str]:
    return sorted(path.relative_to(built.outdir).as_posix() for path in built.outdir.rglob('*.bib'))


@pytest.fixture
def make(make_site: Callable[..., Site]) -> Callable[..., Site]:
    return lambda text, **more: make_site({'refs.bib': REFS, 'index.md': text, **more})


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_each_heading_leads_to_the_file_of_its_group(make: Callable[..., Site], builder: str) -> None:
    built = make(page()).build(builder)
    assert built.warnings == ''
    assert files(built) == ['index.year-2020.bib', 'index.year-2021.bib']
    assert titles(built, 'index.year-2021.bib') == ['Lamps at Sea', 'Oil']
    html = built.text('index.html')
    assert HREF.findall(html) == [
        ('index.year-2021.bib', 'BibTeX, 2021', 'BibTeX'),
        ('index.year-2021.ris', 'RIS, 2021', 'RIS'),
        ('index.year-2020.bib', 'BibTeX, 2020', 'BibTeX'),
        ('index.year-2020.ris', 'RIS, 2020', 'RIS'),
    ]
    # Under its heading, and above its entries.
    assert re.search(r'id="pubs-year-2020".*?<h\d.*?index\.year-2020\.bib.*?id="pub-wicks"', html, re.DOTALL)


@pytest.mark.parametrize('within', ['{}', '```````{{note}}\n{}```````\n'])
def test_every_level_has_files(make: Callable[..., Site], within: str) -> None:
    """As sections, and in the blocks that stand where no section can."""
    built = make(f'# Papers\n\n{within.format(LIST.format(of="list, groups", by="year, type", more=""))}').build()
    assert built.warnings == ''
    assert files(built) == [
        'index.bib',
        'index.year-2020-type-article.bib',
        'index.year-2020.bib',
        'index.year-2021-type-article-journal.bib',
        'index.year-2021-type-thesis.bib',
        'index.year-2021.bib',
    ]
    assert titles(built, 'index.bib') == ['Lamps at Sea', 'Oil', 'Wicks']
    assert titles(built, 'index.year-2021.bib') == ['Lamps at Sea', 'Oil']
    assert titles(built, 'index.year-2021-type-thesis.bib') == ['Oil']
    shown = [name for href, _, name in HREF.findall(built.text('index.html')) if href.endswith('.bib')]
    assert shown == ['BibTeX'] * 6


def test_a_long_list_has_them_too(make: Callable[..., Site]) -> None:
    many = ''.join(f'@misc{{w{n}, title = {{Wick {n}}}, year = {2000 + n % 2}}}\n' for n in range(520))
    built = make(page(), **{'refs.bib': many}).build()
    assert files(built) == ['index.year-2000.bib', 'index.year-2001.bib']
    assert len(titles(built, 'index.year-2000.bib')) == 260
    assert built.text('index.html').count('class="pubs-download"') == 4


def test_names_that_collide_get_numbers(make: Callable[..., Site]) -> None:
    text = (
        page()
        + LIST.format(of='list', by='year', more=':name: year-2021\n')
        + LIST.format(of='groups', by='year', more='')
    )
    more = {
        'index.2.year-2020.md': '---\norphan: true\n---\n# Other\n\n```{publications} /refs.bib\n:download: bib\n```\n'
    }
    built = make(text, **more).build()
    assert files(built) == [
        'index.2.year-2020.2.bib',
        'index.2.year-2020.bib',
        'index.2.year-2021.bib',
        'index.year-2020.bib',
        'index.year-2021.2.bib',
        'index.year-2021.bib',
    ]
    assert titles(built, 'index.year-2021.2.bib') == ['Lamps at Sea', 'Oil', 'Wicks']
    assert titles(built, 'index.2.year-2020.2.bib') == ['Wicks']


def test_a_file_is_written_where_its_group_changed(make: Callable[..., Site]) -> None:
    site = make(page())
    site.build()
    older, newer = (site.srcdir / '_build' / 'html' / f'index.year-{year}.bib' for year in (2020, 2021))
    before = older.stat().st_mtime_ns
    site.write('refs.bib', REFS.replace('Lamps at Sea', 'Lamps Ashore'))
    assert site.build().warnings == ''
    assert 'Lamps Ashore' in newer.read_text(encoding='utf8')
    assert older.stat().st_mtime_ns == before


@pytest.mark.parametrize('builder', ['epub', 'latex', 'text'])
def test_other_builders_have_none(make: Callable[..., Site], builder: str) -> None:
    built = make(page(by='year, type')).build(builder, version='1', copyright='us')
    assert built.warnings == ''
    assert files(built) == []


@pytest.mark.parametrize(
    ('options', 'message'),
    [
        (':download: bib\n:download-of: group', "no part of a list is called 'group' (did you mean groups?)"),
        (':download: bib\n:download-of: groups', 'there are no groups to make files of (add :group-by:'),
        (':group-by: year\n:download-of: groups', 'no files are asked for (add :download:'),
        (':download: bib\n:download-of: none', 'expected list, groups, entries or several'),
    ],
)
def test_what_cannot_be_had_is_told(make: Callable[..., Site], options: str, message: str) -> None:
    built = make(f'# Papers\n\n```{{publications}} refs.bib\n{options}\n```\n').build()
    assert message in built.warnings
    assert 'index.md:' in built.warnings and 'Lamps at Sea' in built.text('index.html')
    assert files(built) == (['index.bib'] if ':download: bib' in options else [])
