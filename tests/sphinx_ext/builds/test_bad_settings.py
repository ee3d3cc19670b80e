"""A setting of conf.py that cannot be used is told with its place, and its default stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.banner.settings import SETTINGS as BANNER_SETTINGS
from sphinxcontrib_pubs.sphinx_ext.config import VALUES
from tests.page_entries import lines
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

GOOD = '- Ito, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'
LINE = 'Ito, M., & Roe, J. (2020). On Lists. KDD.'
PAGE = '# P\n\n```{publications} list.txt\n```\n'

#: Settings that are nothing → what is said of each.
SETTINGS: dict[str, tuple[object, str]] = {
    'pubs_pages': (['notes', 5], "expected a list of names of documents, not ['notes', 5]"),
    'pubs_source_roots': (None, 'expected a list of folders, not None'),
    'pubs_file_roots': ([5], 'expected a list of folders, not [5]'),
    'pubs_people': (5, 'expected a mapping of ids to people, or a file of them, not int'),
    'pubs_venues': (('ICML',), 'expected a mapping of abbreviations to venues, or a file of them, not tuple'),
    'pubs_link_kinds': (5, 'expected a mapping of names to kinds, not int'),
    'pubs_authors_limit': ([3], 'expected a whole number of names, 0 or more, not [3]'),
    'pubs_style': (None, 'expected the name of a style, not None'),
    'pubs_downloads': (True, 'expected a list of words, not True'),
    'pubs_feeds': ([None], 'expected a list of words, not [None]'),
    'pubs_author_pages': (5, 'expected a list of ids, not 5'),
    'pubs_paper_pages': (False, 'expected abstract, all or none, not False'),
    'pubs_metadata': ({'coins': True}, "expected a list of words, not {'coins': True}"),
    'pubs_facets': (0, 'expected a list of words, not 0'),
    'pubs_copy': (False, 'expected a list of words, not False'),
    'pubs_search': (7, 'expected True or False, not 7'),
    'pubs_banners': ({'quay': 5}, "'quay': 5 cannot be used; expected: a background as text"),
    'pubs_banner_remote_images': (7, 'expected True or False, not 7'),
    'pubs_latex_banner': (7, 'expected True or False, not 7'),
    'pubs_share_services': ({'quay': 5}, "the service 'quay' is no text; expected: an address with {url} in it"),
}
#: Those of which Sphinx tells by itself.
TOLD_BY_SPHINX: dict[str, object] = {'pubs_base_url': 5, 'pubs_banner': 5, 'pubs_share': 5}
#: Others of a wrong type, of which either tells.
OTHERS: dict[str, object] = {
    **dict.fromkeys(('pubs_pages', 'pubs_link_kinds', 'pubs_author_pages', 'pubs_style', 'pubs_copy'), 5.5),
    **dict.fromkeys(('pubs_people', 'pubs_venues', 'pubs_paper_pages', 'pubs_authors_limit', 'pubs_search'), b'x'),
    **dict.fromkeys(('pubs_banners', 'pubs_share_services', 'pubs_latex_banner', 'pubs_banner_remote_images'), 'no'),
    **{name: [7] for name in ('pubs_banner', 'pubs_base_url', 'pubs_share')},
}


def how_often(warnings: str) -> dict[str, int]:
    """How many warnings name each setting."""
    named = [set(re.findall(r'\bpubs_\w+', re.sub(r'expected:.*', '', line))) for line in warnings.splitlines()]
    return {name: sum(name in each for each in named) for name in {*VALUES, *BANNER_SETTINGS}}


def test_settings_of_another_type_are_told_once_in_every_build_and_left_out(make_site: Callable[..., Site]) -> None:
    files: dict[str, str | bytes] = {'index.md': PAGE, 'list.txt': GOOD}
    values = {name: value for name, (value, _) in SETTINGS.items()} | TOLD_BY_SPHINX
    assert values.keys() == {*VALUES, *BANNER_SETTINGS}
    site = make_site(files, **values)
    for page in (PAGE, f'{PAGE}\nWords.\n'):
        site.write('index.md', page)
        built = site.build()
        for name, (_, message) in SETTINGS.items():
            assert f'WARNING: {name}: {message}' in built.warnings
        assert how_often(built.warnings) == dict.fromkeys(values, 1)
        assert lines(built.text('index.html')) == [LINE]


def test_whoever_tells_of_a_type_tells_once(make_site: Callable[..., Site]) -> None:
    # On the command line a text would be made what is asked for.
    conf = ''.join(f'{name} = {value!r}\n' for name, value in OTHERS.items())
    files: dict[str, str | bytes] = {'index.md': PAGE, 'list.txt': GOOD, 'conf.py': conf}
    built = make_site(files, html_baseurl='https://a.example/').build()
    assert {name: count for name, count in how_often(built.warnings).items() if count} == dict.fromkeys(OTHERS, 1)
    assert built.app.config.pubs_banner_remote_images is False
    assert lines(built.text('index.html')) == [LINE]


@pytest.mark.parametrize(
    ('settings', 'message'),
    [
        ({'pubs_style': 'aap'}, r"pubs_style: no style is called 'aap'.*did you mean apa\?"),
        ({'pubs_pages': ['p', 'q[z-a]']}, r"pubs_pages: 'q\[z-a\]' is no glob"),
    ],
)
def test_a_word_of_a_setting_that_is_none_is_told_with_the_nearest(
    settings: dict[str, object], message: str, make_site: Callable[..., Site]
) -> None:
    files: dict[str, str | bytes] = {'index.md': PAGE, 'list.txt': GOOD}
    built = make_site(files, **settings).build()
    assert re.search(message, built.warnings), built.warnings
    assert lines(built.text('index.html')) == [LINE]


def test_a_setting_is_told_with_its_place(make_site: Callable[..., Site]) -> None:
    conf = (
        "extensions = ['myst_parser', 'sphinxcontrib_pubs']\n"
        "pubs_people = {\n    'ito': 'Ito, M.',\n    'roe': {},\n}\n"
        "pubs_author_pages = [\n    'ito',\n    'itto',\n]\n"
        "pubs_style = 'aap'\n"
    )
    site = make_site({'conf.py': conf, 'index.md': '# P\n'})
    site.confoverrides.clear()
    warnings = site.build().warnings
    assert [re.search(r'conf\.py:(\d+:\d+): WARNING: (\w+)', line).groups() for line in warnings.splitlines()] == [  # type: ignore[union-attr]
        ('10:1', 'pubs_style'),
        ('2:1', 'pubs_people'),
        ('8:5', 'pubs_author_pages'),
    ]


def test_a_variable_that_is_called_like_a_setting_and_is_none_is_told(make_site: Callable[..., Site]) -> None:
    conf = (
        "extensions = ['myst_parser', 'sphinxcontrib_pubs']\n"
        "pubs_styel = 'acm'\n"
        "pubs_group_by = 'year'\n"
        'def pubs_helper(): pass\n'
        "own_pubs_folder = 'x'\n"
    )
    warnings = make_site({'conf.py': conf, 'index.md': '# P\n'}).build().warnings.splitlines()
    assert len(warnings) == 2
    assert 'conf.py:2:1: WARNING: pubs_styel: there is no such setting (did you mean pubs_style?)' in warnings[0]
    assert 'conf.py:3:1: WARNING: pubs_group_by: there is no such setting (an option of the directive' in warnings[1]


def test_pages_that_are_not_there_are_told_with_the_nearest_and_patterns_may_fit_nothing(
    make_site: Callable[..., Site],
) -> None:
    conf = (
        "extensions = ['myst_parser', 'sphinxcontrib_pubs']\npubs_pages = ['papers/*', 'index', 'index.md', 'wroks']\n"
    )
    site = make_site({'conf.py': conf, 'index.md': '# P\n'})
    for _ in range(2):
        warnings = site.build().warnings.splitlines()
        assert len(warnings) == 2
        assert 'conf.py:2:36: WARNING: pubs_pages: there is no document "index.md" (did you mean index?)' in warnings[0]
        assert 'pubs_pages: there is no document "wroks" (documents are named from' in warnings[1]


def test_a_page_in_markdown_that_nothing_reads_is_told_unless_a_directive_reads_it(tmp_path: Path) -> None:
    # A process of its own: once MyST was loaded, Sphinx takes Markdown for known in every later build.
    (tmp_path / 'conf.py').write_text("extensions = ['sphinxcontrib_pubs']\n", 'utf8')
    (tmp_path / 'publications.md').write_text(f'# Papers\n\n{GOOD}', 'utf8')
    (tmp_path / 'index.rst').write_text('P\n=\n', 'utf8')
    said = run_sphinx(tmp_path, tmp_path / '_build', 'html').stderr
    assert "publications.md is no page, since nothing reads Markdown (add 'myst_parser' to extensions)" in said
    (tmp_path / 'index.rst').write_text('P\n=\n\n.. publications:: publications.md\n', 'utf8')
    assert run_sphinx(tmp_path, tmp_path / '_build', 'html').returncode == 0
