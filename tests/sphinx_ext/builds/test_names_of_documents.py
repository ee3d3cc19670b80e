"""Whatever documents and files are called, what leads to them from lists, citations and made pages arrives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.bitmaps import png
from tests.docs.test_internal_links import dead_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

pytestmark = pytest.mark.releases

NAMES = ('c#1', '100%25', 'what?', 'a b', 'sub/d#é')
OURS = re.compile(r'#pubs?-|papers/|people/|\.bib|\.atom|_downloads/')
CITED = '{pub:ref}`k0` {pub:t}`k1` {any}`k2` {pub:p}`k4` {pub:author}`ann`\n'


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_links_arrive(builder: str, make_site: Callable[..., Site]) -> None:
    files: dict[str, str | bytes] = {
        'index.md': f'# Home\n\n{CITED}',
        'a#1.pdf': b'%PDF-1.4',
        'b#1.png': png([[(9, 9, 9)]]),
    }
    for number, name in enumerate(NAMES):
        options = ':download: bib\n:feed:\n:show: thumbnail\n:banner: linear-gradient(navy, teal)\n'
        files[f'{name}.md'] = f'# D{number}\n\n{CITED}\n```{{publications}} /r{number}.bib\n{options}```\n'
        fields = f'author = {{Roe, Ann}}, title = {{T{number}}}, year = {2020 + number}, abstract = {{An abstract}}, '
        fields += 'pdf = {a#1.pdf}, thumbnail = {b#1.png}, alt = {A lamp}'
        files[f'r{number}.bib'] = f'@article{{k{number}, {fields}}}\n'
    people = {'pubs_people': {'ann': {'name': 'Roe, Ann', 'role': 'member'}}, 'pubs_author_pages': 'members'}
    if builder == 'singlehtml':
        files['index.md'] = f'{files["index.md"]}\n```{{toctree}}\n' + '\n'.join(NAMES) + '\n```\n'
    site = make_site(files, pubs_feeds=['all'], pubs_base_url='https://lamps.example/', **people)
    built = site.build(builder)
    assert 'pubs' not in built.warnings
    # Sphinx's own links to and from pages of folders lead nowhere.
    dead = [each.split(': ')[1] for each in dead_links(built.outdir)]
    assert [each for each in dead if OURS.search(each) and '_static/' not in each] == []
    pages = list(built.outdir.rglob('*.html'))
    assert all(
        any(place in path.read_text('utf8') for path in pages)
        for place in ('#pub-k0', '#pubs-cite-', '.bib"', 'a%231.pdf"', 'b%231.png"')
    )
    if builder != 'singlehtml':
        assert len([path for path in pages if path.is_relative_to(built.outdir / 'papers')]) == len(NAMES)
        feed = built.text('feeds/all.atom')
        assert all(f'https://lamps.example/{quote(name)}' in feed for name in NAMES)
