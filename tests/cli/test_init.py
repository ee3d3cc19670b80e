"""``sphinx-pubs init``: what it finds, asks, shows and writes, and that Sphinx builds what was written."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from tests.cli.new_site import BIB, LIST, build, contents, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts somebody before the terminal who gives these answers."""

    def give(*answers: str) -> None:
        monkeypatch.setattr(sys, 'stdin', Terminal(''.join(f'{each}\n' for each in answers)))

    return give


def test_a_folder_with_a_list_becomes_a_site(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, publications_md=LIST)
    assert main(['init', '--yes', '--member', 'Abara, Tunde']) == 0
    told = capsys.readouterr()
    assert '+extensions = ' in told.out
    assert 'conf.py written\npeople.yml written\nindex.md written\n' in told.err
    assert "project = 'Harbour Lab'\n" in (folder / 'conf.py').read_text(encoding='utf8')
    assert (folder / 'publications.md').read_text(encoding='utf8') == LIST
    page = build(folder)
    assert page.count('class="pubs-entry"') == 8
    assert page.count('pubs-author--member') == 8


def test_a_site_gets_a_page_in_its_own_markup(folder: Path) -> None:
    put(
        folder,
        pyproject_toml='',
        refs__lab_bib=BIB,
        docs__conf_py="project = 'Lamps'\nextensions = [\n    'sphinx.ext.viewcode',  # others\n]\nlanguage = 'en'\n",
        docs__index_rst='Lamps\n=====\n\n.. toctree::\n   :maxdepth: 2\n\n   guide\n\nMore text.\n',
        docs__guide_rst='Guide\n=====\n',
    )
    assert main(['init', '--yes']) == 0
    assert (folder / 'docs' / 'conf.py').read_text(encoding='utf8') == (
        "project = 'Lamps'\nextensions = [\n    'sphinx.ext.viewcode',  # others\n    'sphinxcontrib_pubs',\n]\n"
        "language = 'en'\npubs_source_roots = ['../refs']\n"
    )
    assert '   guide\n   publications\n\nMore text.' in (folder / 'docs' / 'index.rst').read_text(encoding='utf8')
    assert '.. publications:: ../refs/lab.bib\n   :group-by: year\n' in (
        folder / 'docs' / 'publications.rst'
    ).read_text(encoding='utf8')
    assert 'id="pub-roe"' in build(folder / 'docs')


def test_who_is_at_the_terminal_is_asked(
    folder: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, old__works_md=LIST, lab_bib=BIB)
    answer('3', 'two', '2, 1', '1', 'Lamps & Boats', 'y')
    assert main(['init']) == 0
    told = capsys.readouterr().err
    assert '  1  old/works.md  (8 entries, markdown)\n  2  lab.bib  (1 entry, bibtex)\n' in told
    assert told.count('expected numbers from 1 to 2') == 2
    assert '  1  Lindqvist, O.  (8 entries)\n  2  Abara, T.  (8 entries)\n' in told
    assert 'Write 4 files? [y/N] ' in told
    assert '{publications} lab.bib old/works.md' in (folder / 'publications.md').read_text(encoding='utf8')
    assert 'lindqvist: {name: "Lindqvist, O.", role: member}\n' in (folder / 'people.yml').read_text(encoding='utf8')
    assert "project = 'Lamps & Boats'" in (folder / 'conf.py').read_text(encoding='utf8')
    assert build(folder).count('class="pubs-entry"') == 9


def test_a_page_by_hand_is_shown_with_other_lists_on_a_page_beside_it(
    folder: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, publications_md=LIST, lab_bib=BIB)
    answer('1 2', '', '', 'y')
    assert main(['init']) == 0
    assert (folder / 'publications.md').read_text(encoding='utf8') == LIST
    page = (folder / 'publication-list.md').read_text(encoding='utf8')
    assert '{publications} publications.md lab.bib\n' in page
    assert build(folder, 'publication-list').count('class="pubs-entry"') == 9
    capsys.readouterr()
    assert main(['init', '--yes', '--list', 'publications.md', '--list', 'lab.bib']) == 0
    assert capsys.readouterr().err.startswith('. has all that it needs already\n')


def test_people_who_are_there_are_those_of_the_site_and_no_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = (
        'abara: {name: "Abara, Tunde", title: Professor}\nlindqvist: {name: "Lindqvist, O."}\nroe: {name: "Roe, A."}\n'
    )
    put(folder, publications_md=LIST, people_yml=people)
    assert main(['init', '--yes']) == 0
    assert "pubs_people = 'people.yml'\n" in (folder / 'conf.py').read_text(encoding='utf8')
    assert build(folder).count('pubs-author--member') == 16
    put(folder, publications_md='# Soon\n')
    capsys.readouterr()
    assert main(['init', '--yes']) == 2
    assert 'no list of publications was found' in capsys.readouterr().err


@pytest.mark.parametrize(('options', 'status'), [([], 1), (['--diff'], 0)])
def test_nothing_is_written_that_nobody_agreed_to(
    folder: Path, options: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, lab_bib=BIB)
    before = contents(folder)
    assert main(['init', *options]) == status
    told = capsys.readouterr()
    assert told.out.startswith("--- /dev/null\n+++ conf.py\n@@ -0,0 +1,4 @@\n+project = 'Harbour Lab'\n")
    assert told.err == ('' if options else 'nothing was written, since nobody can be asked: say --yes\n')
    assert contents(folder) == before


@pytest.mark.parametrize(
    ('said', 'is_written'), [('no', False), ('', False), ('yet', False), ('Y', True), (' yes ', True)]
)
def test_something_is_written_where_the_answer_is_yes(
    folder: Path, answer: Callable[..., None], said: str, is_written: bool
) -> None:
    put(folder, lab_bib=BIB)
    before = contents(folder)
    answer('', '', said)
    assert main(['init']) == (0 if is_written else 1)
    assert (contents(folder) == before) is not is_written


def test_whoever_leaves_is_not_shown_python(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Leaving(Terminal):
        def readline(self, size: int | None = -1, /) -> str:
            raise KeyboardInterrupt

    put(folder, lab_bib=BIB)
    monkeypatch.setattr(sys, 'stdin', Leaving())
    assert main(['init']) == 130
    assert capsys.readouterr().err.endswith('\nsphinx-pubs: interrupted\n')
    assert sorted(contents(folder)) == ['lab.bib']


def test_a_second_time_there_is_nothing_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, lab_bib=BIB)
    assert main(['init', '--yes', '--member', 'Roe, Ada']) == 0
    before = contents(folder)
    capsys.readouterr()
    assert main(['init', '--yes']) == 0
    assert capsys.readouterr().err.startswith('. has all that it needs already\n')
    assert contents(folder) == before


def test_people_of_one_family_have_ids_of_their_own(folder: Path) -> None:
    put(folder, lab_bib=BIB)
    assert main(['init', '--yes', '--member', 'Roe, Ada', '--member', 'Roe, Bo', '--member', 'Ada Team']) == 0
    people = (folder / 'people.yml').read_text(encoding='utf8')
    assert re.findall(r'^(\S+): ', people, re.MULTILINE) == ['roe', 'roe-2', 'team']


def test_line_ends_stay_as_they_are(folder: Path) -> None:
    put(
        folder,
        conf_py="project = 'Lamps'\r\nextensions = []\r\n",
        lab_bib=BIB,
        index_rst='A\r\n=\r\n\r\n.. toctree::\r\n',
    )
    assert main(['init', '--yes']) == 0
    assert (folder / 'conf.py').read_bytes() == b"project = 'Lamps'\r\nextensions = ['sphinxcontrib_pubs']\r\n"
    assert (folder / 'index.rst').read_bytes() == b'A\r\n=\r\n\r\n.. toctree::\r\n\r\n   publications\r\n'
    assert 'id="pub-roe"' in build(folder)


def test_the_encoding_of_a_configuration_stays_as_it_is(folder: Path) -> None:
    marked = '# -*- coding: latin-1 -*-\nproject = "Küste"\nextensions = []\n'
    (folder / 'conf.py').write_bytes(marked.encode('latin-1'))
    (folder / 'index.md').write_bytes('# A\n\n```{toctree}\n```\n'.encode('utf-8-sig'))
    put(folder, 書__lab_bib=BIB)
    assert main(['init', '--yes']) == 0
    written = (folder / 'conf.py').read_bytes().decode('latin-1')
    assert written == marked.replace('[]', "['myst_parser', 'sphinxcontrib_pubs']")
    assert (folder / 'index.md').read_bytes().startswith('\ufeff# A'.encode())


@pytest.mark.parametrize('page', ['works/ours', 'works/ours.md'])
def test_the_name_of_a_page_may_have_its_suffix(folder: Path, page: str) -> None:
    put(folder, lab_bib=BIB)
    assert main(['init', '--yes', '--page', page]) == 0
    assert '{publications} ../lab.bib\n' in (folder / 'works' / 'ours.md').read_text(encoding='utf8')
    assert '\nworks/ours\n' in (folder / 'index.md').read_text(encoding='utf8')


def test_the_new_page_may_be_the_first_of_the_site(folder: Path) -> None:
    put(folder, lab_bib=BIB)
    assert main(['init', '--yes', '--page', 'index.rst']) == 0
    assert sorted(contents(folder)) == ['conf.py', 'index.rst', 'lab.bib']


def test_a_page_by_another_name_is_named_in_the_configuration(folder: Path) -> None:
    put(folder, conf_py="extensions = ['myst_parser']\n", papers_md=LIST, index_md='# A\n\n```{toctree}\npapers\n```\n')
    assert main(['init', '--yes']) == 0
    assert (folder / 'conf.py').read_text(encoding='utf8') == (
        "extensions = ['myst_parser', 'sphinxcontrib_pubs']\npubs_pages = ['papers']\n"
    )


def test_what_cannot_be_done_is_left_to_a_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, conf_py="extensions = []\npubs_pages = ['list']\n", papers_rst=LIST, index_rst='A\n=\n')
    assert main(['init', '--yes']) == 0
    told = capsys.readouterr().err
    assert "left to do: add 'papers' to pubs_pages in conf.py\n" in told
    assert 'left to do: add papers to a toctree of the site: index.rst has none\n' in told


@pytest.mark.parametrize(
    ('files', 'options', 'told'),
    [
        ({'readme_md': '# Nothing\n'}, [], 'no list of publications was found below "."; put one there'),
        ({'old__lib_rdf': '<rdf:RDF/>'}, [], 'old/lib.rdf is of no format that is read: export BibTeX'),
        ({'lab_bib': BIB}, ['--list', 'other.bib'], '"other.bib" holds no list of publications'),
        ({'lab_bib': BIB}, ['nowhere'], '"nowhere" is no folder'),
        ({'lab_bib': BIB, 'publications_md': '# Soon\n'}, [], '"publications.md" is there already: --page gives'),
        ({'lab_bib': BIB, 'conf_py': 'a = 1\nextensions = [\n'}, [], 'conf.py:2: error: it is no Python'),
        ({'our lab_bib': BIB, 'our-lab_bib': ''}, [], '"our lab.bib" has a space'),
        ({'our lab__a_bib': BIB}, [], '"our lab/a.bib" has a space'),
        (
            {'lab_bib': BIB, 'people_yml': 'a: A, B'},
            ['--member', 'Roe, A.'],
            'the site has a registry of people already',
        ),
        ({'lab_bib': BIB}, ['--markup', 'markdwn'], 'did you mean "markdown"?'),
        ({'lab_bib': BIB}, ['--page', ''], '"" is no name of a page'),
        ({'lab_bib': BIB}, ['--page', '../works'], '"../works" is no name of a page'),
        ({'lab_bib': BIB}, ['--page', '/works'], '"/works" is no name of a page'),
        ({'lab_bib': BIB}, ['--page', 'works*'], '"works*" is no name of a page'),
        ({'lab_bib': BIB}, ['--page', '.md'], '".md" is no name of a page'),
        ({'lab_bib': BIB, 'publications.md__a_txt': ''}, [], '"publications.md" is there already'),
        ({'lab_bib': BIB}, ['--member', ' '], '--member names nobody'),
        ({'lab_bib': BIB, 'conf_py': '# -*- coding: cp9 -*-\n'}, [], 'conf.py:1: error: it is no Python'),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    folder: Path, files: dict[str, str], options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, **files)
    before = contents(folder)
    assert main(['init', '--yes', *options]) == 2
    assert told in capsys.readouterr().err
    assert contents(folder) == before


def test_the_lists_that_are_named_are_shown_whatever_else_is_there(folder: Path) -> None:
    put(folder, publications_old_md=LIST.replace('_old', ''), lab_bib=BIB, site__conf_py='', site__index_rst='A\n=\n')
    assert main(['init', 'site', '--yes', '--list', 'lab.bib']) == 0
    page = (folder / 'site' / 'publications.rst').read_text(encoding='utf8')
    assert page.endswith('.. publications:: ../lab.bib\n   :group-by: year\n')


def test_a_site_in_restructuredtext_has_titles_of_any_width(folder: Path) -> None:
    put(folder, lab_bib=BIB)
    assert main(['init', '--yes', '--project', '港湾 Lab', '--markup', 'restructuredtext']) == 0
    assert (folder / 'index.rst').read_text(encoding='utf8') == (
        f'港湾 Lab\n{"=" * 12}\n\n.. toctree::\n\n   publications\n'
    )
    assert 'id="pub-roe"' in build(folder)


def test_a_long_list_can_be_searched(folder: Path) -> None:
    put(folder, lab_bib=''.join(BIB.replace('{roe,', f'{{roe{number},') for number in range(40)))
    assert main(['init', '--yes']) == 0
    assert ':group-by: year\n:search:\n' in (folder / 'publications.md').read_text(encoding='utf8')


def test_what_a_configuration_says_already_is_left_to_a_person(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, refs__lab_bib=BIB, docs__conf_py="extensions = []\npubs_source_roots = ['../old']\n")
    assert main(['init', 'docs', '--list', 'refs/lab.bib', '--yes']) == 0
    told = capsys.readouterr().err
    assert "left to do: see that pubs_source_roots in conf.py has '../refs'\n" in told
    assert 'left to do: add publications to a toctree of the site\n' in told  # which has no index yet
    assert "pubs_source_roots = ['../old']" in (folder / 'docs' / 'conf.py').read_text(encoding='utf8')


def test_a_file_that_cannot_be_written_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, lab_bib=BIB, conf_py='extensions = []\n', index_md='# A\n\n```{toctree}\n```\n')
    (folder / 'conf.py').chmod(0o444)
    assert main(['init', '--yes']) == 2
    assert capsys.readouterr().err.endswith('conf.py cannot be written: it is read-only\n')
    assert sorted(contents(folder)) == ['conf.py', 'index.md', 'lab.bib']


def test_files_of_others_are_not_looked_at(folder: Path) -> None:
    put(
        folder,
        node__modules='',
        venv__pyvenv_cfg='',
        venv__big_bib=BIB * 3,
        node_modules__x_bib=BIB,
        build__x_bib=BIB,
        lab_bib=BIB,
        text_md='# Text\n\nIn 2019 it rained, in 2020 it snowed and in 2021 it did neither.\n',
    )
    assert main(['init', '--yes']) == 0
    assert '{publications} lab.bib\n' in (folder / 'publications.md').read_text(encoding='utf8')


def test_the_lists_of_a_jekyll_site_are_found(folder: Path) -> None:
    for name in ('_bibliography', '_site', '.git'):
        (folder / name).mkdir()
        (folder / name / 'papers.bib').write_text(f'---\n---\n{BIB}', encoding='utf8')
    assert main(['init', '--yes']) == 0
    assert '{publications} _bibliography/papers.bib\n' in (folder / 'publications.md').read_text(encoding='utf8')


def test_a_tree_of_very_many_files_is_not_searched_to_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('sphinxcontrib_pubs.cli.starting.lists._MOST_FILES', 20)
    put(folder, **{f'a__{number}_txt': '' for number in range(20)}, b__lab_bib=BIB)
    assert main(['init', '--yes']) == 2
    put(folder, lab_bib=BIB)
    assert main(['init', '--yes']) == 0
