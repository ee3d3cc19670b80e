"""What ``scale.py`` builds: the same entries from several sources, by several programs, on one page and on many.

As a script it writes one project, or looks whether one was built: ``scale_cases.py make|check CASE ENTRIES FOLDER``.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build import Run, build, run
from seed_style import make_list, make_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: What is done to a project, in turn: each is a build.
STEPS = ('build', 'again', 'other', 'source')
#: How many entries a page of many pages has.
ENTRIES_OF_A_PAGE = 100
#: Years of the lists, by tens: what ten pages that use one source show of it.
_DECADES = [(year, year + 3) for year in range(1995, 2025, 3)]

_OURS = ('myst_parser', 'sphinxcontrib_pubs')
_WITHOUT_SEARCH = (
    'def setup(app):\n    app.connect("builder-inited", lambda app: setattr(app.builder, "search", False))\n'
)
_PEOPLE = """\
wa: {name: "Wa, R.", role: self}
tong: {name: "Tong, F.", role: member, from: 2005}
gei: {name: "Gei, Z.", stays: [{from: 2012, to: 2016, role: PhD student}, {from: 2019, role: postdoc}]}
duber: {name: "Duber, N.", role: collaborator}
"""


class Case(NamedTuple):
    """A project of any length: ``make`` writes it, ``steps`` are what is measured.

    ``touched`` is the file that the step ``source`` changes, ``most`` the longest list that is made.
    """

    told: str
    make: Callable[[Path, int], None]
    steps: tuple[str, ...] = STEPS
    touched: str = ''
    builder: str = 'html'
    jobs: int = 1
    most: int = 1_000_000
    program: str = 'sphinx'

    @property
    def is_installed(self) -> bool:
        if self.program == 'hugo':
            return shutil.which('hugo') is not None
        return self.program == 'sphinx' or find_spec(self.program) is not None

    def run(self, folder: Path) -> Run:
        if self.program == 'hugo':
            return run(['hugo', '--quiet', '-s', str(folder), '-d', '_build'], folder / 'said.txt')
        return build(folder, builder=self.builder, jobs=self.jobs)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf8')


def configuration(extensions: Iterable[str], more: str = '') -> dict[str, str]:
    """The files that every project of Sphinx has: one page of them is what ``other`` touches."""
    return {
        'conf.py': f'extensions = {list(extensions)!r}\nexclude_patterns = ["_build", "list*.md"]\n{more}',
        'other.md': '---\norphan: true\n---\n\n# Another page\n\nIt has no list.\n',
    }


def list_page(source: str, *options: str) -> str:
    lines = [f'```{{publications}} {source}', ':group-by: year', *options, '```']
    return '# Publications\n\n' + '\n'.join(lines) + '\n'


def bibtex(entries: int, abstracts: float = 0) -> str:
    from bibtex import make_file  # not what measures: see in_process

    return make_file(entries, abstracts)


def empty(folder: Path, entries: int) -> None:
    write(folder, {**configuration(['myst_parser']), 'index.md': '# Publications\n'})


def loaded(folder: Path, entries: int) -> None:
    write(folder, {**configuration(_OURS), 'index.md': '# Publications\n'})


def markdown(folder: Path, entries: int, more: str = '') -> None:
    more += 'pubs_people = "people.yml"\n'
    files = {'people.yml': _PEOPLE, 'list.md': make_list(entries), 'index.md': list_page('list.md')}
    write(folder, {**configuration(_OURS, more), **files})


def from_bibtex(folder: Path, entries: int) -> None:
    write(folder, {**configuration(_OURS), 'list.bib': bibtex(entries), 'index.md': list_page('list.bib')})


def from_csl_json(folder: Path, entries: int) -> None:
    from sphinxcontrib_pubs.export.csl_json import to_public_csl_json
    from sphinxcontrib_pubs.sources.load import read

    publications = read(bibtex(entries), file='list.bib', format='bibtex', notes=False).publications
    text = json.dumps(to_public_csl_json(publications), ensure_ascii=False, indent=1)
    write(folder, {**configuration(_OURS), 'list.json': text, 'index.md': list_page('list.json')})


def plain(folder: Path, entries: int, more: str = '') -> None:
    write(folder, {**configuration(['myst_parser'], more), 'index.md': make_list(entries)})


def raw(folder: Path, entries: int, more: str = '') -> None:
    """The finished list in one raw node: what Sphinx takes for a page of so many bytes, whoever made them."""
    first = folder / 'first'
    markdown(first, entries)
    build(first)
    page = (first / '_build' / 'index.html').read_text(encoding='utf8')
    shutil.rmtree(first)
    found = re.search(r'<section class="pubs.*</section>', page, re.DOTALL)
    assert found
    text = '# Publications\n\n```{raw} html\n:file: list.html\n```\n'
    write(folder, {**configuration(['myst_parser'], more), 'list.html': found[0], 'index.md': text})


def of_sphinxcontrib_bibtex(folder: Path, entries: int) -> None:
    files = configuration(['myst_parser', 'sphinxcontrib.bibtex'], 'bibtex_bibfiles = ["list.bib"]\n')
    text = '# Publications\n\n```{bibliography}\n:all:\n```\n'
    write(folder, {**files, 'list.bib': bibtex(entries), 'index.md': text})


def least(folder: Path, entries: int) -> None:
    """The same page of the same `.bib` file by an extension that can do nothing else: see ``least_page``."""
    found = f'import sys\nsys.path.append({str(Path(__file__).parent)!r})\n'
    files = configuration(['myst_parser', 'least_page'], found)
    text = '# Publications\n\n```{least-page} list.bib\n```\n'
    write(folder, {**files, 'list.bib': bibtex(entries), 'index.md': text})


def hugo(folder: Path, entries: int) -> None:
    text = '---\ntitle: Publications\n---\n\n' + make_list(entries).partition('\n\n')[2]
    layout = '<!DOCTYPE html><html><title>{{ .Title }}</title><body>{{ .Content }}</body></html>\n'
    configuration = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    files = {'config.toml': configuration, 'content/_index.md': text, 'layouts/index.html': layout}
    write(folder, files)


def pages(folder: Path, entries: int) -> None:
    files = configuration(_OURS)
    for number in range(max(entries // ENTRIES_OF_A_PAGE, 1)):
        files[f'list{number}.md'] = _list_of_page(number, entries)
        files[f'page{number}.md'] = f'---\norphan: true\n---\n\n{list_page(f"list{number}.md")}'
    write(folder, {**files, 'index.md': '# Index\n'})


def plain_pages(folder: Path, entries: int) -> None:
    files = configuration(['myst_parser'])
    for number in range(max(entries // ENTRIES_OF_A_PAGE, 1)):
        files[f'page{number}.md'] = f'---\norphan: true\n---\n\n{_list_of_page(number, entries)}'
    write(folder, {**files, 'index.md': '# Index\n'})


def _list_of_page(number: int, entries: int) -> str:
    return make_list(min(entries, ENTRIES_OF_A_PAGE), part=number)


def one_source(folder: Path, entries: int) -> None:
    """Ten pages that show three years each of one source."""
    files = {**configuration(_OURS), 'list.md': make_list(entries), 'index.md': '# Index\n'}
    for first, after in _DECADES:
        text = list_page('list.md', f':filter: year >= {first} and year < {after}')
        files[f'page{first}.md'] = f'---\norphan: true\n---\n\n{text}'
    write(folder, files)


def papers(folder: Path, entries: int) -> None:
    files = {'list.bib': bibtex(entries, abstracts=1), 'index.md': list_page('list.bib')}
    write(folder, {**configuration(_OURS), **files})


#: By the name that ``--only`` takes. What others are compared with stands first.
CASES = {
    'empty': Case('a project without a list', empty, ('build', 'again', 'other')),
    'plain': Case('the list as a page of MyST', plain, touched='index.md'),
    'raw': Case('the finished list in a raw node', raw, touched='list.html'),
    'loaded': Case('`empty`, with the extension', loaded, ('build', 'again', 'other')),
    'markdown': Case('a hand-written list', markdown, touched='list.md'),
    'bibtex': Case('a `.bib` file', from_bibtex, touched='list.bib'),
    'least': Case('its page, and nothing else', least, touched='list.bib'),
    'csl-json': Case('a file of CSL-JSON', from_csl_json, touched='list.json'),
    'sphinxcontrib-bibtex': Case(
        'the `.bib` file by sphinxcontrib-bibtex',
        of_sphinxcontrib_bibtex,
        touched='list.bib',
        most=10_000,
        program='sphinxcontrib.bibtex',
    ),
    'hugo': Case('`plain` by Hugo', hugo, ('build',), program='hugo'),
    'plain-without-search': Case('`plain`, no index', lambda *to: plain(*to, _WITHOUT_SEARCH), ('build',)),
    'raw-without-search': Case('`raw`, no index', lambda *to: raw(*to, _WITHOUT_SEARCH), ('build',)),
    'markdown-without-search': Case('`markdown`, no index', lambda *to: markdown(*to, _WITHOUT_SEARCH), ('build',)),
    'plain-latex': Case('`plain` in LaTeX', plain, ('build',), builder='latex'),
    'markdown-latex': Case('`markdown` in LaTeX', markdown, ('build',), builder='latex'),
    'plain-pages': Case('pages of a hundred entries, `-j 2`', plain_pages, touched='page0.md', jobs=2),
    'pages': Case('the same with lists of ours', pages, touched='list0.md', jobs=2),
    'one-source': Case('ten pages that use one source', one_source, touched='list.md'),
    'papers': Case('each entry with a page of its own', papers, touched='list.bib', most=1000),
}


def check(folder: Path, name: str, entries: int) -> None:
    """Ends the program unless what was built holds every entry: an error page is quick to build."""
    suffix = '*.tex' if CASES[name].builder == 'latex' else '*.html'
    text = ''.join(path.read_text(encoding='utf8') for path in sorted((folder / '_build').rglob(suffix)))
    names = {make_name(number) for number in range(entries)}  # with which titles begin
    found = len(names.intersection(re.findall(r'(\w+): ', text)))
    if name not in ('empty', 'loaded') and found < entries:
        sys.exit(f'{folder}: expected {entries} entries in what was built, found {found}')


def in_process(command: str, name: str, entries: int, folder: Path) -> None:
    """Makes or checks a project in a process of its own.

    On Linux a process begins with what its parent held as its greatest memory, so that what measures has to stay small.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run([sys.executable, __file__, command, name, str(entries), str(folder)], folder / 'said.txt')


if __name__ == '__main__':
    _, command, name, entries, folder = sys.argv
    if command == 'make':
        CASES[name].make(Path(folder), int(entries))
    else:
        check(Path(folder), name, int(entries))
