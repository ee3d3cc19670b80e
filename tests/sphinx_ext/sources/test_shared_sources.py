"""Sources that many pages name, by paths and by patterns: read once a build, in whatever number of processes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources import load as loading
from tests.page_entries import entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built, Site

LIST = '- Quist, R. (2021). *Harbour lights of the north.* **KDD**.\n'
REFS = '@misc{wick, author = {Wu, Bo}, title = {The wick of a lamp}, year = 2020}\n'


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that gets a line for each reading of a source, from every process."""
    log = tmp_path / 'read.txt'
    log.touch()
    real = loading._load

    def load(path: Path, *rest: object) -> object:
        with log.open('a', encoding='utf8') as stream:
            stream.write(f'{path.name}\n')
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, '_load', load)
    return log


@pytest.mark.parametrize('parallel', [0, 2])
def test_a_source_of_many_pages_is_read_once(make_site: Callable[..., Site], counted: Path, parallel: int) -> None:
    lists = {
        'a.md': '```{publications} list.txt refs.bib\n```\n',
        'b.md': ':::{publications} /list.txt\n:limit: 3\n:::\n',
        'sub/c.md': '```{publications} ../*.txt\n```\n',
        'sub/d.rst': '.. publications:: /list.txt ../refs.bib\n',
    }
    pages = {}
    for name, text in lists.items():
        for number in range(4):
            title = f'Page\n{"=" * 4}\n\n' if name.endswith('.rst') else '# Page\n\n'
            pages[name.replace('.', f'{number}.')] = title + text
    names = '\n'.join(name.rpartition('.')[0] for name in pages)
    pages['index.md'] = f'# Home\n\n```{{toctree}}\n{names}\n```\n'
    site = make_site(pages | {'list.txt': LIST, 'refs.bib': REFS}, myst_enable_extensions=['colon_fence'])
    built = site.build(parallel=parallel)
    assert built.warnings == ''
    assert sorted(counted.read_text(encoding='utf8').split()) == ['list.txt', 'refs.bib']
    assert all('Harbour lights' in path.read_text(encoding='utf8') for path in built.outdir.glob('**/[abcd][0-3].html'))


def test_each_of_many_sources_is_read_once(make_site: Callable[..., Site], counted: Path) -> None:
    numbers = range(80)
    pages = {f'p{number}.md': f'# P\n\n```{{publications}} {number}.txt\n```\n' for number in numbers}
    toctree = '\n'.join(f'p{number}' for number in numbers)
    index = f'# Home\n\n```{{toctree}}\n{toctree}\n```\n'
    site = make_site({**pages, 'index.md': index, **{f'{number}.txt': LIST for number in numbers}})
    assert site.build().warnings == ''
    assert sorted(counted.read_text(encoding='utf8').split()) == sorted(f'{number}.txt' for number in numbers)


def test_a_pattern_beside_a_path_names_a_source_once(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} one.bib *.bib\n```\n'
    other = REFS.replace('wick', 'oil').replace('Wu, Bo', 'Bell, Ada')
    built = make_site({'index.md': page, 'one.bib': REFS, 'two.bib': other, 'a.bib': other}).build()
    assert re.findall(r'\[pubs\.([a-z-]+)\]', built.warnings) == ['source-repeated']
    # The first source keeps its place; the same work in two of the files is one entry.
    assert re.findall(r'<li class="pubs-entry" id="([^"]*)"', built.text('index.html')) == ['pub-wick', 'pub-oil']


@pytest.mark.parametrize(
    ('arguments', 'shown'),
    [
        ('my list.bib', ['Of the list']),
        ('"my list.bib" list.bib', ['Of the list', 'Of list']),
        ("list.bib 'sub folder/part.bib'", ['Of list', 'Of part']),
        ('list.bib my list.bib sub folder/*.bib', ['Of list', 'Of the list', 'Of part']),
        ('/sub folder/part.bib notes', ['Of part', 'Of notes']),
        ('"notes" list.bib', ['Of notes', 'Of list']),
    ],
)
@pytest.mark.parametrize('syntax', ['.. publications:: {}\n', '```{{publications}} {}\n```\n'], ids=['rst', 'md'])
def test_a_path_may_have_spaces(
    arguments: str, shown: list[str], syntax: str, spaced_site: Callable[[str], Built]
) -> None:
    built = spaced_site(syntax.format(arguments))
    assert built.warnings == ''
    assert re.findall('Of [a-z ]+', re.sub('<[^>]*>', '', built.text('index.html'))) == shown


def test_each_line_of_an_argument_has_paths_of_its_own(spaced_site: Callable[[str], Built]) -> None:
    built = spaced_site('.. publications:: list.bib\n   my list.bib\n   sub folder/part.bib\n   :limit: 2\n')
    assert built.warnings == ''
    assert re.findall('Of [a-z ]+', re.sub('<[^>]*>', '', built.text('index.html'))) == ['Of list', 'Of the list']


@pytest.mark.parametrize(
    ('arguments', 'told'),
    [
        ('any lost.bib', [(19, 'any lost.bib')]),
        ('"notes" "a lost one.bib" list.bib', [(28, 'a lost one.bib')]),
        ('lost papers list.bib one.bib two.bib', [(19, 'lost papers'), (40, 'one.bib'), (48, 'two.bib')]),
        ('sub folder/lost list.bib', [(19, 'sub folder/lost')]),
    ],
)
def test_a_missing_path_with_spaces_is_told_as_one(
    arguments: str, told: list[tuple[int, str]], spaced_site: Callable[[str], Built]
) -> None:
    warnings = spaced_site(f'.. publications:: {arguments}\n').warnings
    found = re.findall(r'index\.rst:4:(\d+): WARNING: the source file (.*) does not exist', warnings)
    assert found == [(str(column), name) for column, name in told], warnings
    assert warnings.count('source-missing') == len(told)


@pytest.fixture
def spaced_site(make_site: Callable[..., Site]) -> Callable[[str], Built]:
    """Builds a page of one directive beside files with spaces in their names, and one without a suffix."""

    def build(directive: str) -> Built:
        name = 'index.md' if directive.startswith('`') else 'index.rst'
        files = {'list.bib': 'list', 'my list.bib': 'the list', 'sub folder/part.bib': 'part'}
        sources = {path: f'@misc{{{title[:4].strip()}, title = {{Of {title}}}}}\n' for path, title in files.items()}
        sources['notes'] = '@misc{note, title = {Of notes}}\n'
        heading = '# Papers\n\n\n' if name.endswith('.md') else 'Papers\n======\n\n'
        return make_site({name: heading + directive, **sources}, exclude_patterns=['_build']).build()

    return build


def test_a_file_to_which_links_lead_is_read_once(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} */*.bib\n```\n'
    site = make_site({'index.md': page, 'refs/one.bib': REFS}, exclude_patterns=['_build', 'again'])
    (site.srcdir / 'again').symlink_to('refs')
    (site.srcdir / 'refs' / 'also.bib').symlink_to('one.bib')
    built = site.build()
    assert built.warnings == ''
    assert re.findall(r'<li class="pubs-entry" id="([^"]*)"', built.text('index.html')) == ['pub-wick']
    (site.srcdir / 'index.md').write_text(page.replace('*/*.bib', 'refs/one.bib again/one.bib'), encoding='utf8')
    assert re.findall(r'[\w/]+\.bib.* twice.*\[pubs\.source-repeated\]', site.build().warnings)


def test_a_source_that_is_missing_costs_no_other(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} list.txt lost.bib\n```\n'
    files = {f'p{number}.md': page for number in range(7)}
    names = '\n'.join(name[:-3] for name in files)
    index = f'# Home\n\n```{{toctree}}\n{names}\n```\n'
    built = make_site(files | {'index.md': index, 'list.txt': LIST}).build(parallel=2)
    assert set(re.findall(r'\[pubs\.([a-z-]+)\]', built.warnings)) == {'source-missing'}
    assert 'Harbour lights' in built.text('p3.html')


def test_a_pattern_stands_for_the_files_that_fit_in_the_order_of_their_names(make_site: Callable[..., Site]) -> None:
    files = {f'{name}.bib': f'@misc{{{name}, title = {{Of {name}}}}}\n' for name in ('c', 'a', 'b', 'ab')}
    html = (
        make_site({'index.md': '# P\n\n```{publications} [a-b].bib ?b.bib\n```\n', **files}).build().text('index.html')
    )
    assert re.findall(r'<li class="pubs-entry" id="([^"]*)"', html) == ['pub-a', 'pub-b', 'pub-ab']


@pytest.mark.parametrize('pattern', ['**.txt', '***.txt', 'l**t.txt'])
def test_two_asterisks_in_a_name_are_one(pattern: str, make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': f'# P\n\n```{{publications}} {pattern}\n```\n', 'list.txt': LIST}).build()
    assert built.warnings == ''
    assert len(entries(built.text('index.html'))) == 1


def test_a_work_that_two_lists_of_a_page_show_has_two_ids(make_site: Callable[..., Site]) -> None:
    directive = '```{publications} list.txt\n```\n'
    html = make_site({'index.md': f'# P\n\n{directive}\n{directive}', 'list.txt': LIST}).build().text('index.html')
    assert re.findall(r'id="(pub-[^"]*)"', html) == ['pub-quist2021harbour', 'pub-quist2021harbour-2']
