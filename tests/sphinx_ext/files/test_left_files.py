"""What a site was asked for once and is no more goes from its folder; what is not ours stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

REFS = """@article{berg, author = {Berg, Ann}, title = {Zinc lamps}, year = 2021, journal = {Lights}, pdf = {berg.pdf},
  abstract = {We lit lamps.}, keywords = {lamps}}
@article{wu, author = {Wu, Bo}, title = {Oil}, year = 2020, journal = {Oils}, abstract = {It burns.}}
"""
WITHOUT_PDF = REFS.replace(' pdf = {berg.pdf},', '')
WITHOUT_WU = WITHOUT_PDF[: WITHOUT_PDF.index('@article{wu')]
LIST = '# Papers\n\n## Lamps\n\n```{publications} refs.bib\n:group-by: year\n%s```\n'
OPTIONS = ':download: bib, ris\n:download-of: list, groups\n:feed:\n'
FILES: dict[str, str | bytes] = {
    'refs.bib': REFS,
    'berg.pdf': b'%PDF-1.4 lamps',
    'index.md': '# Home\n\n```{toctree}\n:glob:\n\n*\n```\n',
    'list.md': LIST % OPTIONS,
}
PEOPLE = {'berg': {'name': 'Berg, Ann'}, 'wu': {'name': 'Wu, Bo'}}
SETTINGS: dict[str, object] = {
    'html_baseurl': 'https://papers.example/',
    'pubs_downloads': ['bib', 'yaml'],
    'pubs_feeds': ['all', 'people'],
    'pubs_people': PEOPLE,
    'pubs_author_pages': ['all'],
}
ALL = {
    'all-publications.bib', 'all-publications.yaml', 'feeds/all.atom', 'feeds/people/berg.atom', 'feeds/people/wu.atom',
    'list.atom', 'list.bib', 'list.ris', 'list.year-2020.bib', 'list.year-2020.ris', 'list.year-2021.bib',
    'list.year-2021.ris', 'papers/berg.html', 'papers/berg.pdf', 'papers/wu.html', 'people/berg.html', 'people/wu.html',
}  # fmt: skip
SUFFIXES = {'.bib', '.ris', '.json', '.yaml', '.atom', '.pdf'}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, **SETTINGS)


def in_folders(name: str) -> str:
    """Where a file lies if every page has a folder of its own."""
    if name.startswith(('papers/', 'people/', 'list.')):
        stem = name.rpartition('/')[2].partition('.')[0]
        folder, slash, last = name.rpartition('/')
        return f'{folder}{slash}{stem}/{"index.html" if name.endswith(".html") else last}'
    return name


def ours(built: Built) -> set[str]:
    """The files of a site that are none of Sphinx's."""
    found = {path.relative_to(built.outdir).as_posix() for path in built.outdir.rglob('*') if path.is_file()}
    return {
        name
        for name in found
        if name.startswith(('papers/', 'people/', 'feeds/'))
        or (name.endswith(tuple(SUFFIXES)) and not name.startswith('_'))
    }


class Step(NamedTuple):
    """What is changed in a site, files and settings, and which of ours go with that."""

    files: dict[str, str]
    settings: dict[str, object]
    goes: Callable[[str], bool]


#: One after another, each from where the one before it left the site.
STEPS: dict[str, Step] = {
    'a PDF less': Step({'refs.bib': WITHOUT_PDF}, {}, 'papers/berg.pdf'.__eq__),
    'a format less': Step({'list.md': LIST % OPTIONS.replace(', ris', '')}, {}, lambda name: name.endswith('.ris')),
    'no files of groups': Step({'list.md': LIST % ':download: bib\n:feed:\n'}, {}, lambda name: '.year-' in name),
    'no feed of the list': Step({'list.md': LIST % ':download: bib\n'}, {}, 'list.atom'.__eq__),
    'an entry removed': Step({'refs.bib': WITHOUT_WU}, {}, lambda name: '/wu.' in name),
    'a format of the site less': Step({}, {'pubs_downloads': ['bib']}, 'all-publications.yaml'.__eq__),
    'no feeds of people': Step({}, {'pubs_feeds': ['all']}, lambda name: name.startswith('feeds/people/')),
    'no pages of people': Step({}, {'pubs_author_pages': []}, lambda name: name.startswith('people/')),
    'no pages of papers': Step({}, {'pubs_paper_pages': 'none'}, lambda name: name.startswith('papers/')),
    'no list': Step({'list.md': '# Papers\n\nNone.\n'}, {}, 'list.bib'.__eq__),
    'nothing of the site': Step({}, {'pubs_downloads': [], 'pubs_feeds': []}, lambda name: True),
}


def test_what_is_asked_for_no_more_goes(site: Site) -> None:
    left, settings = ours(site.build()), {}
    assert left == ALL
    for name, step in STEPS.items():
        for file, content in step.files.items():
            site.write(file, content)
        settings |= step.settings
        built = site.build(**settings)
        going = {file for file in left if step.goes(file)}
        left -= going
        assert (built.warnings, ours(built), bool(going)) == ('', left, True), name
    assert left == set()
    assert [folder for folder in ('papers', 'people', 'feeds') if (built.outdir / folder).exists()] == []


def test_several_processes_leave_nothing_either(site: Site) -> None:
    for number in range(6):  # more documents than Sphinx reads in one process
        site.write(f'page{number}.md', f'# Page {number}\n\nWords.\n')
    assert ours(site.build('dirhtml', parallel=2)) == {in_folders(name) for name in ALL}
    site.write('list.md', LIST % ':download: bib\n')
    site.write('refs.bib', REFS[: REFS.index('@article{wu')])
    built = site.build('dirhtml', parallel=2)
    left = {
        name for name in ALL if name not in ('list.atom', 'list.ris') and '.year-' not in name and '/wu.' not in name
    }
    assert (built.warnings, ours(built)) == ('', {in_folders(name) for name in left})
    assert not (built.outdir / 'papers' / 'wu').exists()


def test_feeds_that_are_asked_for_later_come_although_nothing_is_read(site: Site) -> None:
    assert 'feeds/people/wu.atom' not in ours(site.build(pubs_feeds=['all']))
    assert ours(site.build()) == ALL


def test_a_file_that_is_not_ours_stays(site: Site) -> None:
    """Of the same names: one that somebody put there, one of the configuration, a document; and one beside ours."""
    outdir = site.build().outdir
    (outdir / 'list.ris').write_text('put there by hand', encoding='utf8')
    (outdir / 'papers' / 'notes.html').write_text('somebody else wrote this', encoding='utf8')
    site.write('extra/list.atom', 'of the configuration')
    site.write('extra/feeds/people/wu.atom', 'of the configuration')
    site.write('papers/berg.md', '---\norphan: true\n---\n# My own page\n')
    site.write('list.md', LIST % ':download: bib\n')
    site.write('refs.bib', REFS[: REFS.index('@article{wu')])
    settings = {'html_extra_path': ['extra'], 'exclude_patterns': ['_build', 'extra']}
    built = site.build(**settings)
    assert built.warnings == ''
    assert built.text('list.ris') == 'put there by hand'
    assert built.text('list.atom') == built.text('feeds/people/wu.atom') == 'of the configuration'
    assert 'My own page' in built.text('papers/berg.html') and 'somebody else' in built.text('papers/notes.html')
    assert not (outdir / 'papers' / 'wu.html').exists()
    # Nor does any of it go later, when nobody asks for what was ours.
    site.write('list.md', '# Papers\n\nNone.\n')
    built = site.build(**settings)
    assert {'list.ris', 'list.atom', 'feeds/people/wu.atom', 'papers/berg.html', 'papers/notes.html'} <= ours(built)
    assert 'list.bib' not in ours(built)


@pytest.mark.releases
def test_a_file_of_the_configuration_stays_that_took_the_place_of_ours(site: Site) -> None:
    """Older versions of Sphinx put it there last, and the next build finds the very file that the one before left."""
    site.write('extra/list.atom', 'of the configuration')
    settings = {'html_extra_path': ['extra'], 'exclude_patterns': ['_build', 'extra']}
    site.build(**settings)
    site.write('list.md', '# Papers\n\nNone.\n')
    assert site.build(**settings).text('list.atom') == 'of the configuration'


def test_a_new_environment_and_another_builder_know_nothing_less(site: Site) -> None:
    site.build()
    site.build('dirhtml')
    (site.srcdir / '_build' / 'doctrees' / 'environment.pickle').unlink()
    site.write('refs.bib', REFS[: REFS.index('@article{wu')])
    assert 'papers/wu.html' not in ours(site.build())
    assert (site.srcdir / '_build' / 'dirhtml' / 'papers' / 'wu' / 'index.html').is_file()
    assert 'papers/wu/index.html' not in ours(site.build('dirhtml'))


def test_a_page_that_was_deleted_comes_back_although_nothing_is_written(site: Site) -> None:
    built = site.build()
    for name in ('papers/wu.html', 'people/berg.html', 'feeds/all.atom', 'all-publications.bib'):
        (built.outdir / name).unlink()
        assert ours(site.build()) == ALL, name
