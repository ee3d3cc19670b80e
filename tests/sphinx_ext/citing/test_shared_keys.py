"""Keys that several works of a site have: which one a citation means, and how the others are cited."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.machine_files import inventory
from tests.sphinx_ext.citing.citing_site import PAGE, cited

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

ZINC = """@article{roe, author = {Roe, Ann}, title = {Zinc lamps in harbours}, journal = {Lights}, year = 2021,
  abstract = {We lit lamps.}}
"""
OIL = """@article{roe, author = {Roe, Ann}, title = {Whale oil and its price}, journal = {Oils}, year = 2021,
  abstract = {It burns.}}
"""
#: The work of the first file as another person wrote it down.
ZINC_AGAIN = (
    '@article{roe, author = {Ann Roe}, title = {Zinc Lamps in Harbours}, year = {2021}, doi = {10.5555/zinc}}\n'
)
FILES = {
    'a.bib': ZINC,
    'b.bib': OIL,
    'index.md': '# Home\n\n```{toctree}\n:glob:\n\n*\nsub/*\n```\n',
    'north.md': PAGE % ('North', 'a.bib'),
    'sub/south.md': PAGE % ('South', 'b.bib'),
    'text.md': '# Text\n\nAs {pub:t}`roe` and {pub:t}`sub/south:roe` say.\n',
}
BASE = 'https://papers.example/'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, html_baseurl=BASE, nitpicky=True)


def warnings(built: Built) -> list[str]:
    return [line.partition(str(built.app.srcdir))[2] for line in built.warnings.strip().splitlines()]


SOUTH = (
    '/b.bib:1:1: WARNING: the key "roe" means another work, a.bib:1 in the document "north"; this one is cited as '
    '"sub/south:roe" (or give one of the two a key of its own) [pubs.key-shared]'
)


def test_the_key_means_the_first_work_and_the_other_is_cited_by_its_document(site: Site) -> None:
    built = site.build()
    assert warnings(built) == [SOUTH]
    assert cited(built) == [('north.html#pub-roe', 'Roe (2021b)'), ('sub/south.html#pub-roe', 'Roe (2021a)')]
    # Each entry shows the letter of its own citations, and leads back to them.
    for page, letter in (('north.html', 'b'), ('sub/south.html', 'a')):
        html = built.text(page)
        assert f'<span class="pubs-year">2021{letter}</span>' in html
        assert html.count('class="pubs-cited-in"') == 1


def test_the_first_may_be_cited_by_its_document_too(site: Site) -> None:
    site.write('text.md', '# Text\n\nAs {pub:t}`/north:roe` and {pub:ref}`sub/south:roe` say.\n')
    built = site.build()
    assert warnings(built) == [SOUTH]
    assert cited(built) == [
        ('north.html#pub-roe', 'Roe (2021)'),
        ('sub/south.html#pub-roe', 'Whale oil and its price'),
    ]


def test_an_unknown_name_is_told_with_the_nearest(site: Site) -> None:
    site.write('text.md', '# Text\n\nAs {pub:t}`sub/suoth:roe` and {pub:t}`sub/south:nobody` say.\n')
    said = site.build().warnings
    assert 'the key "sub/suoth:roe" (did you mean sub/south:roe?) [pubs.citation-unknown]' in said
    assert 'the key "sub/south:nobody"' in said


def test_parallel_and_serial_builds_are_equal_in_any_order_of_reading(make_site: Callable[..., Site]) -> None:
    more = {f'p{number}.md': f'# P{number}\n\n{{pub:t}}`roe, sub/south:roe`\n' for number in range(8)}
    one, two = (make_site({**FILES, **more}).build(parallel=processes) for processes in (0, 2))
    assert warnings(one) == warnings(two) == [SOUTH]
    for page in ('text.html', 'north.html', 'sub/south.html', 'p7.html', 'papers/roe.html', 'objects.inv'):
        assert (one.outdir / page).read_bytes() == (two.outdir / page).read_bytes()


def test_the_same_work_told_otherwise_has_one_home_and_no_warning(site: Site) -> None:
    site.write('b.bib', ZINC_AGAIN)
    built = site.build()
    assert built.warnings == ''
    assert {address for address, _ in cited(built)} == {'north.html#pub-roe'}


def test_a_page_that_comes_or_goes_changes_what_is_meant(site: Site) -> None:
    site.build()
    site.write('east.md', PAGE % ('East', 'b.bib'))
    built = site.build()
    # The other work is at home on a page that comes first now.
    assert cited(built) == [('east.html#pub-roe', 'Roe (2021)')] * 2
    assert '/a.bib:1:1: WARNING' in warnings(built)[0] and 'is cited as "north:roe"' in warnings(built)[0]
    (site.srcdir / 'east.md').unlink()
    (site.srcdir / 'north.md').unlink()
    built = site.build()
    assert built.warnings == ''
    assert {address for address, _ in cited(built)} == {'sub/south.html#pub-roe'}


def test_a_build_in_which_nothing_changed_writes_nothing_and_says_nothing(site: Site) -> None:
    site.build()
    built = site.build()
    assert (built.written, built.warnings) == ([], '')
    site.write('text.md', str(FILES['text.md']) + '\nMore words.\n')
    built = site.build()
    # Sphinx writes the contents of a page that changed as well.
    assert (built.written, built.warnings) == (['index', 'text'], '')
    assert len({address for address, _ in cited(built)}) == 2


def test_a_reference_by_title_follows_a_work_that_moves_or_is_called_otherwise(site: Site) -> None:
    site.write('text.md', '# Text\n\nSee {pub:ref}`roe`.\n')
    site.write('sub/south.md', '# South\n\nNothing yet.\n')
    site.build()
    site.write('a.bib', ZINC.replace('Zinc', 'Tin'))
    assert cited(site.build()) == [('north.html#pub-roe', 'Tin lamps in harbours')]
    site.write('east.md', PAGE % ('East', 'a.bib'))
    assert cited(site.build()) == [('east.html#pub-roe', 'Tin lamps in harbours')]


def test_a_key_of_an_account_means_nothing_where_another_entry_has_it(make_site: Callable[..., Site]) -> None:
    files = {
        'a.bib': ZINC.replace('roe,', 'zinc,'),
        'b.bib': OIL,
        'c.bib': ZINC_AGAIN,
        'index.md': '# Home\n\nAs {pub:ref}`roe`.\n\n```{publications} a.bib b.bib c.bib\n```\n',
    }
    built = make_site(files).build()
    assert built.warnings == ''
    assert re.findall(r'<p>As <a [^>]*href="([^"]*)"', built.text('index.html')) == ['#pub-roe']


def test_works_of_two_lists_of_a_page_are_told_apart_by_their_ids(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} a.bib\n```\n\n```{publications} b.bib\n```\n\n{pub:t}`roe, index:roe-2`\n'
    built = make_site({'a.bib': ZINC, 'b.bib': OIL, 'index.md': page}).build()
    assert 'this one is cited as "index:roe-2"' in built.warnings
    assert [address for address, _ in cited(built, 'index.html')] == ['#pub-roe', '#pub-roe-2']


def test_of_a_key_that_nobody_chose_whoever_cites_it_is_told(make_site: Callable[..., Site]) -> None:
    written = '# %s\n\n```{publications}\n- Ito, M. (2020). _Wells %s._ **KDD**.\n```\n'
    files = {
        'index.md': '# Home\n\n```{toctree}\n:glob:\n\n*\n```\n',
        'north.md': written % ('North', 'in the mountains'),
        'south.md': written % ('South', 'of the coast'),
    }
    site = make_site(files)
    assert site.build().warnings == ''
    site.write('text.md', '# Text\n\nAs {pub:t}`ito2020wells`, {pub:t}`north:ito2020wells` say.\n')
    site.write('index.md', files['index.md'] + '\nWords.\n')
    (warning,) = warnings(site.build())
    assert warning == (
        '/text.md:3:1: WARNING: the key "ito2020wells" means several works; this leads to that of "north" (write '
        '"north:ito2020wells" for it, or "south:ito2020wells" for another one) [pubs.key-shared]'
    )


#: Sources in which nobody chose a key: two different works, which get the same one.
KEYLESS = {
    'bibtex': ('@misc{, author = {Roe, A.}, title = {Oil of %s}, year = 2020}', 'roe2020oil'),
    'csl-json': (
        '[{"type": "book", "title": "Oil of %s", "author": [{"family": "Roe"}], "issued": {"date-parts": [[2020]]}}]',
        'roe2020oil',
    ),
    'ris': ('TY  - BOOK\nAU  - Roe, A.\nTI  - Oil of %s\nPY  - 2020\nER  - ', 'roe2020oil'),
    'yaml': ('- {title: "Oil of %s", author: "Roe, A.", year: 2020}', 'roe2020oil'),
    'unread': ('@misc{x title={Oil of %s}', 'entry'),
}


@pytest.mark.parametrize('format', KEYLESS)
def test_a_structured_source_without_a_key_has_nothing_to_mend(make_site: Callable[..., Site], format: str) -> None:
    text, key = KEYLESS[format]
    options = f':format: {format if format != "unread" else "bibtex"}'
    lists = ''.join(f'```{{publications}}\n{options}\n\n{text % name}\n```\n\n' for name in ('whales', 'seeds'))
    site = make_site({'index.md': f'# P\n\n{lists}'})
    assert 'key-shared' not in site.build().warnings
    site.write('index.md', f'# P\n\n{{pub:ref}}`{key}`\n\n{lists}')
    assert f'the key "{key}" means several works' in site.build().warnings


def test_the_inventory_has_both_works_under_names_of_their_own(site: Site) -> None:
    assert inventory(site.build().outdir, 'pub:publication') == [
        'roe pub:publication -1 north.html#pub-$ Zinc lamps in harbours',
        'sub/south:roe pub:publication -1 sub/south.html#pub-roe Whale oil and its price',
    ]


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_each_has_a_page_and_stands_in_the_files_of_the_site(site: Site, builder: str) -> None:
    people = {'roe': {'name': 'Roe, Ann'}}
    built = site.build(
        builder,
        pubs_downloads=['bib', 'csl-json'],
        pubs_feeds=['all'],
        pubs_people=people,
        pubs_author_pages=['all'],
    )
    end = '.html' if builder == 'html' else '/index.html'
    assert '<h1>Zinc lamps in harbours' in built.text(f'papers/roe{end}')
    assert '<h1>Whale oil and its price' in built.text(f'papers/sub/south.roe{end}')
    assert 'papers/sub/south.roe' in built.text(f'sub/south{end}')
    items = json.loads(built.text('all-publications.json'))
    assert [item['id'] for item in items] == ['roe', 'sub/south:roe']
    assert built.text('all-publications.bib').count('@article{') == 2
    assert built.text('feeds/all.atom').count('<entry>') == 2
    # The list's own file has the key that the source has.
    assert '@article{roe,' in built.text('sub/south.bib' if builder == 'html' else 'sub/south/south.bib')
    person = built.text(f'people/roe{end}')
    assert 'Zinc lamps' in person and 'Whale oil' in person


@pytest.mark.parametrize('builder', ['singlehtml', 'latex', 'text', 'epub'])
def test_a_citation_of_each_works_in_other_builders(site: Site, builder: str) -> None:
    built = site.build(builder, version='1', copyright='us')
    assert [line for line in warnings(built) if 'key-shared' not in line] == []
    if builder == 'singlehtml':
        addresses = [address for address, _ in cited(built, 'index.html')]
        assert len(set(addresses)) == 2 and '#pub-roe' in addresses
        assert all(f'id="{address[1:]}"' in built.text('index.html') for address in addresses)
    if builder == 'latex':
        (tex,) = (path.read_text(encoding='utf8') for path in built.outdir.glob('*.tex'))
        for label in ('north:pub-roe', 'sub/south:pub-roe'):
            assert f'\\hyperref[\\detokenize{{{label}}}]' in tex


def test_two_lists_of_one_document_have_a_page_for_each_of_their_works(make_site: Callable[..., Site]) -> None:
    document = '# Both\n\n```{publications} a.bib\n```\n\n```{publications} b.bib\n```\n'
    built = make_site({'a.bib': ZINC, 'b.bib': OIL, 'index.md': document}, html_baseurl=BASE).build()
    assert {path.name for path in (built.outdir / 'papers').iterdir()} == {'roe.html', 'index.roe-2.html'}
    for page, title, entry in (('roe', 'Zinc lamps', 'pub-roe'), ('index.roe-2', 'Whale oil', 'pub-roe-2')):
        assert f'href="papers/{page}.html"' in built.text('index.html')
        html = built.text(f'papers/{page}.html')
        assert f'<title>{title}' in html
        assert f'href="../index.html#{entry}"' in html
