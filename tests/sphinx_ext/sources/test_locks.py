"""A page that is written by hand is filled from the lock beside it, and by nothing else of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PAGE = """# Publications

## Selected

- Holm, A., & Dahl, B. (2021). _Zinc lamps._ **JHL**. doi:10.5555/lamp

## All

- Dahl, B. (2020). _How bright a wick can be._ **Harbour Days**. doi:10.5555/wick
- Holm, A. (1999). _A lamp that nobody registered._ **KDD**.
"""
LOCK = """lock-version: 1
requests:
- publication.md
publications:
- identifier: doi:10.5555/lamp
  source: Crossref
  retrieved: 2026-11-29
  entry: {key: holm2021nickel, type: article, title: Zinc lamps, date: 2021, doi: 10.5555/lamp, abstract: We lit.}
- identifier: doi:10.5555/wick
  source: Crossref
  retrieved: 2026-11-29
  entry:
    key: dahl2020how
    type: paper-conference
    title: How bright a wick can be
    authors: [{family: Dahl, given: Bo}]
    date: 2020
    doi: 10.5555/wick
    notices: [{kind: retracted, date: 2024, doi: 10.5555/retraction}]
- identifier: doi:10.5555/tides
  source: Crossref
  retrieved: 2026-11-29
  entry: {key: holm2019tides, type: book, title: Tides, date: 2019, doi: 10.5555/tides}
"""


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(
        {
            'index.md': '# Home\n\n```{toctree}\npublication\nnamed/publications\n```\n',
            'publication.md': PAGE,
            # A page with a directive names its sources itself.
            'named/publications.md': '# Named\n\n```{publications} ../refs.bib\n```\n',
            'named/publications.lock.yml': LOCK,
            'refs.bib': '@misc{own, author = {Holm, Ann}, title = {Oil}, year = 2022, doi = {10.5555/tides}}\n',
        },
    )


def entries(site: Site, page: str = 'publication') -> list[str]:
    html = (site.srcdir / '_build' / 'html' / f'{page}.html').read_text(encoding='utf8')
    return re.findall(r'<li class="pubs-entry.*?</li>', html, re.DOTALL)


def read_again(site: Site) -> tuple[set[str], str]:
    """The pages that a build has written, and its warnings."""
    folder = site.srcdir / '_build' / 'html'
    pages = {path: path.stat().st_mtime_ns for path in folder.rglob('*.html')}
    built = site.build()
    written = {path for path in folder.rglob('*.html') if pages.get(path) != path.stat().st_mtime_ns}
    names = {path.relative_to(folder).with_suffix('').as_posix() for path in written}
    return names & {'publication', 'named/publications'}, built.warnings


def test_each_list_of_the_page_gets_what_is_known_of_its_works_and_no_other_work(site: Site) -> None:
    site.write('publication.md', PAGE)
    site.write('publications.lock.yml', LOCK)
    assert site.build().warnings == ''
    shown = entries(site)
    assert len(shown) == 3
    assert 'We lit.' in shown[0] and 'Zinc lamps' in shown[0]
    assert 'href="https://doi.org/10.5555/retraction"' in shown[1]
    assert 'id="pub-holm2021zinc"' in shown[0]  # the key stays that of the words
    assert 'retraction' not in ''.join(entries(site, 'named/publications'))


def test_a_page_is_read_again_when_its_lock_appears_changes_or_goes(site: Site) -> None:
    assert site.build().warnings == ''
    before = entries(site)
    lock = site.srcdir / 'publications.lock.yml'
    assert read_again(site) == (set(), '')
    site.write('publications.lock.yml', LOCK)
    # With an abstract the work has a page, to which the other list that has it leads as well.
    assert read_again(site) == ({'publication', 'named/publications'}, '')
    assert 'We lit.' in entries(site)[0]
    assert read_again(site) == (set(), '')
    site.write('publications.lock.yml', LOCK.replace('We lit.', 'We burnt.'))
    assert read_again(site) == ({'publication'}, '')
    assert 'We burnt.' in entries(site)[0]
    lock.unlink()
    assert read_again(site) == ({'publication', 'named/publications'}, '')
    assert entries(site) == before
    assert read_again(site) == (set(), '')


def test_an_identifier_that_leads_to_another_work_is_told_and_changes_nothing(site: Site) -> None:
    site.build()
    before = entries(site)
    site.write('publications.lock.yml', LOCK.replace('title: Zinc lamps', 'title: Sonnets to nobody'))
    _, warnings = read_again(site)
    assert 'publications.lock.yml:8:3: WARNING: this entry and publication.md:5 have DOI 10.5555/lamp' in warnings
    assert 'but different titles; the list stays as it is' in warnings
    assert entries(site)[0] == before[0]


def test_a_work_of_the_lock_that_only_looks_like_one_of_the_page_is_none_of_its(site: Site) -> None:
    """Of a list that is shown for itself both would be told; here nothing of the lock is."""
    alike = (
        '- identifier: doi:10.5555/other\n  source: Crossref\n  retrieved: 2026-11-29\n'
        '  entry: {key: other, type: article, title: A lamp that nobody registered, date: 1999,\n'
        '    authors: [{family: Quist, given: Rosa}], doi: 10.5555/other, abstract: We sank.}\n'
    )
    site.write('publications.lock.yml', LOCK + alike)
    assert site.build().warnings == ''
    assert 'We sank.' not in ''.join(entries(site))
