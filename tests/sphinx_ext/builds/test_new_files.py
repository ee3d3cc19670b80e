"""A page is read again when a file appears that it would have had from the start, and not otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Site

ENTRY = '@misc{%s, author = {Roe, Jane}, title = {%s lamps}, year = 2020}\n'
PROFILE = '---\ntitle: %s\nrole: member\n---\n'
WORK = '---\ntitle: Zinc lamps\nauthors: [roe, lind]\ndate: 2020-01-01\npublication_types: [article-journal]\n---\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>'


class Appearing(NamedTuple):
    """A page, the files beside it, the file that appears, and what the page has of it then."""

    page: str
    files: dict[str, str]
    name: str
    content: str
    told: str
    people: str = ''


CASES = {
    'of a pattern': Appearing(
        '```{publications} lists/*.bib\n```\n', {'lists/a.bib': ENTRY % ('a', 'Zinc')},
        'lists/b.bib', ENTRY % ('b', 'Tin'), 'Tin lamps',
    ),
    'of a pattern through folders': Appearing(
        '```{publications} /**/*.bib\n```\n', {'a.bib': ENTRY % ('a', 'Zinc')},
        'deep/er/b.bib', ENTRY % ('b', 'Tin'), 'Tin lamps',
    ),
    'of a pattern that found none': Appearing(
        '```{publications} lists/*.bib\n```\n', {}, 'lists/b.bib', ENTRY % ('b', 'Tin'), 'Tin lamps',
    ),
    'a profile in the folder of people': Appearing(
        '```{pub:people}\n```\n', {'people/roe/_index.md': PROFILE % 'Jane Roe'},
        'people/lind/_index.md', PROFILE % 'Bo Lind', 'Bo Lind', people='people',
    ),
    'a profile for a role': Appearing(
        'By {pub:author}`Roe, Jane`.\n', {'people/lind/_index.md': PROFILE % 'Bo Lind'},
        'people/roe/_index.md', PROFILE % 'Jane Roe', 'pubs-author--member', people='people',
    ),
    'a profile for a list': Appearing(
        '```{publications} a.bib\n```\n',
        {'people/lind/_index.md': PROFILE % 'Bo Lind', 'a.bib': ENTRY % ('a', 'Zinc')},
        'people/roe/_index.md', PROFILE % 'Jane Roe', 'pubs-author--member', people='people',
    ),
    'the picture of a profile': Appearing(
        '```{pub:people}\n```\n', {'people/roe/_index.md': PROFILE % 'Jane Roe'},
        'people/roe/avatar.svg', SVG, 'avatar.svg', people='people',
    ),
    'the picture beside a work': Appearing(
        '```{publications} works/*/index.md\n:format: hugo\n:show: thumbnail\n```\n', {'works/zinc/index.md': WORK},
        'works/zinc/featured.svg', SVG, 'featured.svg',
    ),
}  # fmt: skip


@pytest.mark.parametrize('name', CASES)
def test_what_appears_is_on_the_page(name: str, make_site: Callable[..., Site]) -> None:
    case = CASES[name]
    files = {'index.md': f'# Page\n\n{case.page}', 'other.md': '---\norphan: true\n---\n# Other\n', **case.files}
    site = make_site(files, pubs_people=case.people, exclude_patterns=['_build', 'works', 'people'])
    assert case.told not in site.build(parallel=2).text('index.html')
    assert site.build().written == []
    site.write(case.name, case.content)
    built = site.build()
    assert built.written == ['index']
    assert case.told in built.text('index.html')
    (site.srcdir / case.name).unlink()
    built = site.build()
    assert built.written == ['index']
    assert case.told not in built.text('index.html')


def test_a_pattern_is_tried_on_the_disk_once(make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    glob = Path.glob

    def counted(folder: Path, pattern: str) -> Iterator[Path]:
        tried.append(pattern)
        return glob(folder, pattern)

    monkeypatch.setattr(Path, 'glob', counted)
    site = make_site(
        {'index.md': '# Page\n\n```{publications} lists/*.bib\n```\n', 'lists/a.bib': ENTRY % ('a', 'Zinc')}
    )
    assert 'Zinc lamps' in site.build().text('index.html')
    assert tried.count('*.bib') == 1
