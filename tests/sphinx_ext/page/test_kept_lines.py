"""Lines in styles of CSL stay from build to build, and never where anything that they depend on has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format.csl.style import CslStyle
from sphinxcontrib_pubs.sphinx_ext import kept_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxcontrib_pubs.model import Markup, Publication
    from tests.conftest import Site

BIB = ''.join(
    f'@article{{lamp{number}, author = {{Quist, Rosa}}, title = {{Lamp {number}}}, journal = {{Quay Letters}},\n'
    f'  year = {{2021}}, volume = {{{number}}}}}\n'
    for number in range(1, 9)
)
LIST = '# P\n\n```{publications} list.bib\n:style: STYLE\n```\n'
OWN = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><bibliography><layout>'
    '<text variable="title" suffix="WORD"/></layout></bibliography></style>'
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the publications that a style was asked to set."""
    keys: list[str] = []
    line = CslStyle._line

    def noted(self: CslStyle, publication: Publication) -> Markup:
        keys.append(publication.key)
        return line(self, publication)

    monkeypatch.setattr(CslStyle, '_line', noted)
    return keys


def site_of(make_site: Callable[..., Site], pages: int = 1, style: str = 'ieee', **settings: object) -> Site:
    more = {f'page{number}.md': LIST.replace('STYLE', style) for number in range(1, pages)}
    files = {'index.md': LIST.replace('STYLE', style), 'list.bib': BIB, 'own.csl': OWN, **more}
    return make_site(files, suppress_warnings=['toc.not_included'], pubs_people={}, **settings)


def files_of(site: Site) -> list[Path]:
    return sorted((site.srcdir / '_build').rglob('pubs-lines/*'))


def kept(path: Path) -> set[str]:
    """The fingerprints in a file."""
    return {line.split(' ')[0] for line in path.read_text('ascii').split('\n') if line}


def entries(html: str) -> list[str]:
    return re.findall(r'<li class="pubs-entry.*?</li>', html, re.DOTALL)


def test_an_entry_is_set_once_whatever_shows_it_and_again_when_it_changes(
    make_site: Callable[..., Site], asked: list[str]
) -> None:
    site = site_of(make_site, pages=3)
    before = site.build().text('index.html')
    assert sorted(asked) == [f'lamp{number}' for number in range(1, 9)]
    asked.clear()
    site.write('list.bib', BIB.replace('Lamp 3', 'Wick 3'))
    built = site.build()
    assert asked == ['lamp3']
    assert built.written == ['index', 'page1', 'page2']
    assert built.text('index.html').replace('Wick 3', 'Lamp 3') == before
    site.write('list.bib', BIB)
    assert site.build().text('page2.html').count('Lamp 3') == before.count('Lamp 3')
    assert asked == ['lamp3']


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (b'"', b'\xff'),
        (b'Lamp', b'Wick'),
        (b'', b'torn'),
        (None, b'none of ours\n'),
    ],
)
def test_a_file_that_is_broken_or_none_of_ours_changes_nothing(
    make_site: Callable[..., Site], asked: list[str], old: bytes | None, new: bytes
) -> None:
    site = site_of(make_site)
    before = site.build().text('index.html')
    [path] = files_of(site)
    whole = path.read_bytes()
    path.write_bytes(new if old is None else whole.replace(old, new) if old else whole + new)
    asked.clear()
    site.write('index.md', f'{LIST.replace("STYLE", "ieee")}\n')
    built = site.build()
    assert (built.warnings, entries(built.text('index.html'))) == ('', entries(before))
    assert len(asked) == (8 if old or old is None else 0)  # a torn line costs no other
    asked.clear()
    site.write('index.md', LIST.replace('STYLE', 'ieee'))
    site.build()
    assert asked == []


def test_a_style_that_has_changed_sets_every_line_anew(make_site: Callable[..., Site], asked: list[str]) -> None:
    site = site_of(make_site, style='own.csl')
    assert 'Lamp 1WORD' in re.sub('<[^>]*>', '', site.build().text('index.html'))
    site.write('own.csl', OWN.replace('WORD', 'OTHER'))
    assert 'Lamp 1OTHER' in re.sub('<[^>]*>', '', site.build().text('index.html'))
    assert len(asked) == 16
    assert len(files_of(site)) == 1


def test_where_no_file_can_be_written_every_line_is_set(make_site: Callable[..., Site], asked: list[str]) -> None:
    site = site_of(make_site)
    (site.srcdir / '_build' / 'doctrees').mkdir(parents=True)
    (site.srcdir / '_build' / 'doctrees' / 'pubs-lines').write_text('a file', 'utf8')
    assert site.build().warnings == ''
    assert len(asked) == 8


def test_a_file_does_not_grow_for_ever(make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_lines, 'MOST', 10)
    site = site_of(make_site)
    for turn in range(3):
        site.write('list.bib', BIB.replace('Lamp', f'Lamp {turn}'))
        site.build()
    [path] = files_of(site)
    assert len(kept(path)) == 10 // 2 + 8


def test_two_processes_keep_what_each_has_set(make_site: Callable[..., Site]) -> None:
    site = site_of(make_site, pages=12)
    for number in range(1, 9):
        site.write(f'page{number}.md', LIST.replace('STYLE', f'ieee\n:filter: key == "lamp{number}"'))
    for number in (9, 10, 11):
        site.write(f'page{number}.md', '# Q\n')
    site.write('index.md', '# Q\n')
    site.build(parallel=2)
    [path] = files_of(site)
    assert len(kept(path)) == 8


def test_styles_that_are_quick_keep_nothing(make_site: Callable[..., Site]) -> None:
    site = site_of(make_site, style='acm')
    site.build()
    assert files_of(site) == []
