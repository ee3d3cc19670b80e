"""A site with everything in it is the same, byte by byte, whichever way its builds came to it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinxcontrib_pubs.cli.command import run as main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases

REFS = """@article{berg, author = {Berg, Ann and Lind, Bo}, title = {Zinc lamps}, year = 2021, journal = {Lights},
  abstract = {We lit lamps.}, pdf = {berg.pdf}, keywords = {lamps, sea}, doi = {10.5555/x}}
@article{bergb, author = {Berg, Ann and Lind, Bo}, title = {Copper lamps}, year = 2021, journal = {Lights},
  abstract = {We lit more.}, keywords = {lamps}}
@misc{wu, author = {Wu, L.}, title = {Oil}, year = 2022, eprint = {2101.00001}, archiveprefix = {arXiv}}
"""
LIST = (
    '```{publications} /%s\n:group-by: year\n:download: bib, ris, csl-json\n:download-of: list, groups, entries\n'
    ':feed:\n:show: abstract, bibtex\n```\n'
)
OIL = """@article{oil1, author = {Roe, Jane}, title = {Oil}, year = 2011, journal = {CHI}}
@article{oil2, author = {Roe, Jane}, title = {Tallow}, year = 2012, journal = {CHI}}
"""
NEW = '@misc{new, author = {Roe, Jane}, title = {Fat}, year = 2024}\n'
#: A list whose works are cited by their numbers.
NUMBERED = '```{publications} /oil.bib\n:style: ieee\n:numbering: descending\n```\n'
FILES: dict[str, str | bytes] = {
    'refs.bib': REFS,
    'berg.pdf': b'%PDF-1.4 lamps',
    'oil.bib': OIL,
    'more.txt': '- Sato, K. (2020). _Harbours by night._ **KDD**.\n',
    'index.md': '# Home\n\n```{toctree}\n:glob:\n\n*\nsub/*\n```\n',
    'sub/ours.md': f'# Ours\n\n{LIST % "refs.bib"}',
    'more.md': f'# More\n\n{LIST % "more.txt"}\nAs {{pub:t}}`wu` say.\n',
    'citing.md': '# Citing\n\nAs {pub:t}`berg` and {pub:p}`sato2020harbours{p. 4}` say.\n',
    'numbered.md': f'# Numbered\n\n{NUMBERED}',
    'by_number.md': '# By number\n\nAs {pub:p}`oil1{p. 4}, oil2` at {pub:venue}`CHI`.\n',
    **{f'page{number}.md': f'# Page {number}\n\nBy {{pub:author}}`Berg, A.` of {number}.\n' for number in range(8)},
}
SETTINGS: dict[str, object] = {
    'html_baseurl': 'https://papers.example/site/',
    'pubs_metadata': ['coins', 'json-ld'],
    'pubs_feeds': ['all', 'people', 'topics'],
    'pubs_downloads': ['bib', 'csl-json'],
    'pubs_people': {'berg': {'name': 'Berg, Ann'}, 'roe': {'name': 'Roe, Jane'}},
    'pubs_venues': {'CHI': {'colour': '#8a3ffc', 'url': 'https://chi.example/'}},
    'pubs_author_pages': ['all'],
    'html_copy_source': False,
}


class Way(NamedTuple):
    """What is done to a site that was built, and what a new site would have had from the start.

    ``before`` are further files that the site has until then, None for one of a new site.
    """

    files: Mapping[str, str | None]
    settings: Mapping[str, object] = {}
    before: Mapping[str, str] = {}


WAYS = {
    'nothing': Way({}),
    'a citation more': Way({'page3.md': '# Page 3\n\nAs {pub:t}`bergb` say.\n'}),
    'a citing page removed': Way({'citing.md': None}),
    'a list removed': Way({'more.md': None, 'citing.md': '# Citing\n\nAs {pub:t}`berg` say.\n'}),
    'a source changed': Way({'refs.bib': REFS.replace('Lind, Bo', 'Quist, Rosa')}),
    'an entry removed': Way({'refs.bib': REFS[: REFS.index('@misc')], 'more.md': f'# More\n\n{LIST % "more.txt"}'}),
    'a source renamed': Way(
        {'more.txt': None, 'new.txt': str(FILES['more.txt']), 'more.md': f'# M\n\n{LIST % "new.txt"}'},
    ),
    'a style changed': Way({}, {'pubs_style': 'as-written'}),
    'an address changed': Way({}, {'html_baseurl': 'https://new.example/'}),
    'metadata left out': Way({}, {'pubs_metadata': []}),
    'people changed': Way({}, {'pubs_people': {'berg': {'name': 'Berg, Ann', 'url': 'https://berg.example/'}}}),
    'no pages of people any more': Way({}, {'pubs_author_pages': []}),
    'venues changed': Way({}, {'pubs_venues': {'CHI': {'name': 'Chairs in Harbours'}}}),
    'a work more that moves the numbers of others': Way({'oil.bib': NEW + OIL}),
    'pages of papers for all': Way({}, {'pubs_paper_pages': 'all'}),
    'a list that is the home of its entries': Way({'first.md': f'# First\n\n{LIST % "refs.bib"}'}),
    'the home of entries removed': Way({'first.md': None}, before={'first.md': f'# First\n\n{LIST % "refs.bib"}'}),
    'a page touched': Way({'sub/ours.md': str(FILES['sub/ours.md'])}),
}  # fmt: skip


#: What Sphinx itself leaves as it was on pages that nothing else changed: their ways to other pages.
NAVIGATION = re.compile(
    r'^.*(?:toctree-l1|<li class="right"|rel="(?:next|prev)"|title="(?:next|previous) chapter").*\n'
    r'|^ *<a href=".*" title=".*"\n *(?:accesskey="[NP]")?>.*\n',
    re.MULTILINE,
)


#: Files beside pages and at the root.
OURS = re.compile(r'(?:[^_/][^/]*/)*[^/]+\.(?:bib|ris|json|yaml|atom)')


def files_of(built: Built) -> dict[str, str]:
    """The files of a site by their names, without what Sphinx does not keep up to date and where the site lies."""
    outdir = built.outdir
    found = {}
    for path in sorted(outdir.rglob('*')):
        if not path.is_file() or {'.doctrees', '.buildinfo', '.buildinfo.bak'}.intersection(path.parts):
            continue
        content = path.read_bytes().replace(bytes(outdir.parent.parent), b'')
        if path.suffix == '.html':
            content = NAVIGATION.sub('', content.decode()).encode()
        elif path.name == 'searchindex.js':
            content = json.dumps(words_of(content.decode()), sort_keys=True).encode()
        found[path.relative_to(outdir).as_posix()] = hashlib.sha256(content).hexdigest()
    return found


def words_of(index: str) -> dict[str, object]:
    """The index of the search, without words that no page has any more, which Sphinx leaves there."""
    told: dict[str, object] = json.loads(index[index.index('(') + 1 : index.rindex(')')])
    for name in ('terms', 'titleterms'):
        terms = told[name]
        assert isinstance(terms, dict)
        told[name] = {word: pages for word, pages in terms.items() if pages != []}
    return told


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The files that the second site has otherwise or not at all, and those of ours that it has besides.

    What else it has is left from before: Sphinx removes no page.
    """
    ours = {name for name in other if name.startswith(('papers/', 'people/', 'feeds/')) or OURS.fullmatch(name)}
    return [name for name, digest in one.items() if other.get(name) != digest] + sorted(ours - one.keys())


def change(site: Site, files: Mapping[str, str | None]) -> None:
    later = time.time() + 10
    for name, content in files.items():
        if content is None:
            (site.srcdir / name).unlink()
        else:
            os.utime(site.write(name, content), (later, later))


@pytest.fixture
def make(make_site: Callable[..., Site]) -> Callable[..., Site]:
    def made(way: Way | None = None) -> Site:
        files = {**FILES, **(way.files if way else {})}
        kept = {name: content for name, content in files.items() if content is not None}
        return make_site(kept, **{**SETTINGS, **(way.settings if way else {})})

    return made


@pytest.mark.parametrize('name', WAYS)
def test_a_changed_site_is_what_a_new_one_would_be(name: str, make: Callable[..., Site]) -> None:
    way = WAYS[name]
    site = make()
    change(site, way.before)
    assert site.build(parallel=2).warnings == ''
    change(site, way.files)
    again = site.build(parallel=2, **way.settings)
    new = make(way).build()
    assert (again.warnings, new.warnings) == ('', '')
    expected = files_of(new)
    assert {'papers/berg.html', 'papers/berg.pdf', 'feeds/all.atom', 'all-publications.bib'} < expected.keys()
    assert ('people/berg.html' in expected) is (way.settings.get('pubs_author_pages') != [])
    assert differing(expected, files_of(again)) == []


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml', 'latex', 'text', 'man', 'xml', 'gettext'])
def test_two_processes_build_the_same(builder: str, make: Callable[..., Site]) -> None:
    settings = {'man_pages': [('index', 'site', 'x', [], 1)], 'gettext_additional_targets': ['index']}
    one, two = (make().build(builder, parallel=processes, **settings) for processes in (0, 2))
    assert (one.warnings, two.warnings) == ('', '')
    assert differing(files_of(one), files_of(two)) == []


def test_a_deleted_output_folder_is_filled_with_the_same_files(make: Callable[..., Site]) -> None:
    site = make()
    before = files_of(site.build())
    shutil.rmtree(site.srcdir / '_build' / 'html')
    assert differing(before, files_of(site.build(parallel=2))) == []


def test_files_that_would_say_the_same_are_not_touched(make: Callable[..., Site]) -> None:
    site = make()
    built = site.build()
    outdir = built.outdir
    names = [name for name in files_of(built) if name.endswith(('.bib', '.ris', '.json', '.atom', '.pdf'))]
    assert len(names) > 8
    before = {name: (outdir / name).stat().st_mtime_ns for name in names}
    site.build()
    change(site, {'page3.md': '# Page 3\n\nOther words.\n', 'more.md': f'# More\n\n{LIST % "more.txt"}\nWords.\n'})
    site.build(parallel=2)
    assert {name: (outdir / name).stat().st_mtime_ns for name in names} == before


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_programs_take_all_of_it(builder: str, make: Callable[..., Site], capsys: pytest.CaptureFixture[str]) -> None:
    built = make().build(builder)
    capsys.readouterr()
    assert main(['preview', str(built.outdir)]) == 0
    said = capsys.readouterr()
    assert said.err == ''
    assert said.out.count('  Scholar: accepted\n') == 2
    assert re.findall(r'Zotero: (\d) items? by COinS', said.out) == ['1', '2', '3']
