"""``sphinx-pubs init`` in the folders of other tools and of programs: what is there is shown where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from tests.cli.new_site import BIB, LIST, build, contents, place

if TYPE_CHECKING:
    from pathlib import Path

WORK = '---\ntitle: Lamps {}\ndate: 202{}-05-01\n{}\n---\n\nSome words.\n'
HUGO = 'authors: [admin, Bo Sato]\npublication_types: [article-journal]\npublication: Lights'
ACADEMIC = "collection: publications\ncitation: 'Roe, A., & Sato, B. (2020). Lamps. <i>Lights</i>.'"
QUARTO = 'author: [Ada Roe, Bo Sato]\ncitation: {type: article-journal, container-title: Lights}'
#: What sites of other tools have, and what ``init`` makes of it: the source of the page, further lines of conf.py,
#: and how many entries the page has.
OTHER_TOOLS = {
    'Hugo Blox': (
        {
            'hugo.yaml': 'title: Lights\n',
            'package.json': '{}',
            'index.md': '# Not of Sphinx\n',
            'content/authors/admin/_index.md': '---\ntitle: Ada Roe\nsuperuser: true\n---\n',
            'static/a.pdf': 'PDF',
            **{f'content/publication/{name}/cite.bib': BIB for name in 'ab'},
            **{
                f'content/publication/{name}/index.md': WORK.format(name, number, f'{HUGO}\nurl_pdf: a.pdf')
                for number, name in enumerate('ab')
            },
        },
        'content/publication/*/index.md',
        "pubs_people = 'content/authors'\npubs_file_roots = ['static']\n",
        2,
    ),
    'al-folio': (
        {
            '_config.yml': 'title: Lights\n',
            '_bibliography/papers.bib': f'---\n---\n{BIB.replace("{roe,", "{roe, pdf = {a.pdf},")}',
            '_data/venues.yml': '"Lights":\n  url: https://lights.example\n  color: "#00369f"\n',
            '_data/coauthors.yml': '"roe":\n  - firstname: ["Ada"]\n    url: https://roe.example\n',
            'assets/pdf/a.pdf': 'PDF',
        },
        '_bibliography/papers.bib',
        "pubs_people = '_data/coauthors.yml'\npubs_venues = '_data/venues.yml'\npubs_file_roots = ['assets/pdf']\n",
        1,
    ),
    'academicpages': (
        {
            '_config.yml': '',
            'files/a.bib': BIB,
            **{f'_publications/202{number}-05-01-a.md': WORK.format(number, number, ACADEMIC) for number in (0, 1, 2)},
        },
        '_publications/*.md',
        '',
        3,
    ),
    'Jekyll': ({'_config.yml': '', '_pages/works.md': LIST, 'index.md': '# Not of Sphinx\n'}, '', '', 8),
    'Quarto': (
        {
            '_quarto.yml': '',
            **{f'papers/20{number}0/a/index.qmd': WORK.format(number, number, QUARTO) for number in (1, 2)},
        },
        'papers/*/*/index.qmd',
        '',
        2,
    ),
    'Quarto, by hand': ({'_quarto.yml': '', 'publications.qmd': LIST}, 'publications.qmd', '', 8),
    'Zotero': (
        {'My Library.json': '[{"type": "book", "title": "Lamps", "author": [{"family": "Roe"}], "issued": "2020"}]'},
        'My?Library.json',
        '',
        1,
    ),
}


@pytest.mark.parametrize('tool', OTHER_TOOLS)
def test_what_another_tool_has_is_shown_where_it_is(folder: Path, tool: str) -> None:
    files, source, settings, count = OTHER_TOOLS[tool]
    place(folder, files)
    assert main(['init', '--yes']) == 0
    assert set(files.items()) <= {(name, content.decode()) for name, content in contents(folder).items()}
    page = 'publications' if source else '_pages/works'
    assert f'{{publications}} {source}\n' in (folder / f'{page}.md').read_text(encoding='utf8') or not source
    assert (folder / 'conf.py').read_text(encoding='utf8').endswith(settings)
    assert build(folder, page).count('class="pubs-entry"') == count
    before = contents(folder)
    assert main(['init', '--yes']) == 0
    assert contents(folder) == before


@pytest.mark.parametrize(
    ('files', 'where'),
    [
        (['_config.yml'], '.'),
        (['config.toml', 'content/a.md'], '.'),
        (['config/_default/hugo.yaml', 'package.json'], '.'),
        (['config.toml'], '.'),
        (['package.json'], 'docs'),
        (['pyproject.toml'], 'docs'),
        # A program may have a page at its host that Jekyll makes.
        (['pyproject.toml', '_config.yml'], 'docs'),
    ],
)
def test_a_program_has_its_documentation_in_a_folder_and_a_site_is_one(
    folder: Path, files: list[str], where: str
) -> None:
    place(folder, {**dict.fromkeys(files, ''), 'lab.bib': BIB})
    assert main(['init', '--yes']) == 0
    written = (folder / where / 'conf.py').read_text(encoding='utf8')
    assert ('include_patterns' in written) is (where == '.' and files != ['config.toml'])


def test_a_folder_of_pages_can_be_named(folder: Path) -> None:
    files, source, *_ = OTHER_TOOLS['Hugo Blox']
    place(folder, {**files, 'publications.md': LIST})
    assert main(['init', '--yes', '--list', 'content', '--page', 'works']) == 0
    assert f'{{publications}} {source}\n' in (folder / 'works.md').read_text(encoding='utf8')
