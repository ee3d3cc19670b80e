"""``pubs_banner``: the banner of pages that ask for none, for all of them or by globs over their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.config import Config

from sphinxcontrib_pubs.banner.settings import Default, default_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built, Site

GLOBS = {
    '**': 'dusk',
    'blog/**': 'dawn',
    'blog/2024/*': 'dune',
    'blog/2024/lamps': 'none',
    'blog/[ab]*': 'ember',
}
ORPHAN = '---\norphan: true\n---\n\n# Words\n'


@pytest.mark.parametrize(
    ('document', 'background', 'pattern'),
    [
        ('index', 'dusk', '**'),
        ('blog/post', 'dawn', 'blog/**'),
        ('blog/about', 'ember', 'blog/[ab]*'),
        ('blog/2024/post', 'dune', 'blog/2024/*'),
        ('blog/2024/deep/post', 'dawn', 'blog/**'),
        ('blog/2024/lamps', 'none', 'blog/2024/lamps'),
    ],
)
@pytest.mark.parametrize('turned', [False, True], ids=['as written', 'turned round'])
def test_the_most_specific_glob_says_it_in_any_order(
    document: str, background: str, pattern: str, turned: bool
) -> None:
    globs = dict(reversed(GLOBS.items())) if turned else GLOBS
    config = Config({}, {})
    config.__dict__['pubs_banner'] = globs
    assert default_of(config, document) == Default(background, pattern)


def test_of_two_that_fix_as_much_the_first_says_it() -> None:
    config = Config({}, {})
    config.__dict__['pubs_banner'] = {'a*c': 'dawn', '*bc': 'dusk'}
    assert default_of(config, 'abc').background == 'dawn'
    assert default_of(config, 'x') == Default()


@pytest.fixture
def build(make_site: Callable[..., Site]) -> Callable[..., Built]:
    """Build a site of pages that say nothing, with a text as its conf.py."""

    def make(configuration: str, files: dict[str, str] | None = None) -> Built:
        pages = {'index.md': '# Site\n', 'plain.md': ORPHAN, 'blog/post.md': ORPHAN, 'blog/lamps.md': ORPHAN}
        project = make_site({**pages, **(files or {})}, extensions=['myst_parser', 'sphinxcontrib_pubs.banner'])
        project.write('conf.py', configuration)
        return project.build()

    return make


def painted(built: Built, page: str) -> str:
    """The style sheet of a page's banner; '' for a page without one."""
    links = re.findall(r'_static/(pubs/banner-\w{12}\.css)', built.text(page))
    return built.text(f'_static/{links[0]}') if links else ''


def test_one_text_is_the_default_of_all_pages_but_those_that_say_otherwise(
    build: Callable[..., Built], seed: Path
) -> None:
    files = {
        'never.md': '---\norphan: true\nheader: {background: none}\n---\n\n# Words\n',
        'publication.md': seed.read_text('utf8').replace('---\n', '---\norphan: true\n', 1),
    }
    built = build("pubs_banner = 'navy'\n", files)
    assert built.warnings == ''
    assert '#000080' in painted(built, 'plain.html')
    assert '-225deg' in painted(built, 'publication.html')
    assert 'pubs-banner' not in built.text('never.html')
    assert 'pubs-banner' not in built.text('search.html')


def test_globs_give_pages_their_own(build: Callable[..., Built]) -> None:
    built = build("pubs_banner = {'blog/*': 'navy', 'blog/lamps': 'none', 'plain': 'gold'}\n")
    assert built.warnings == ''
    assert '#000080' in painted(built, 'blog/post.html')
    assert '#ffd700' in painted(built, 'plain.html')
    assert 'pubs-banner' not in built.text('blog/lamps.html')
    assert 'pubs-banner' not in built.text('index.html')


def test_a_page_and_a_directive_go_before_it(make_site: Callable[..., Site], seed: Path) -> None:
    """All that may name a banner, from the first to the last."""
    listing = '# Ours\n\n```{publications} /lists/ours.md\n```\n'
    header = '---\nheader: {background: gold}\n---\n\n'
    files: dict[str, object] = {
        'index.md': '# Site\n\n```{toctree}\noption\npage\nsource\nglob\n```\n',
        'lists/ours.md': seed,
        'option.md': header + listing.replace('```\n', ':banner: teal\n```\n'),
        'page.md': header + listing,
        'source.md': listing,
        'glob.md': '# Words\n',
    }
    globs = {'**': 'navy', 'option': 'ember', 'page': 'ember', 'source': 'ember'}
    built = make_site(files, pubs_banner=globs, exclude_patterns=['_build', 'lists']).build()
    assert built.warnings == ''
    assert '#008080' in painted(built, 'option.html')
    assert '#ffd700' in painted(built, 'page.html')
    assert '-225deg' in painted(built, 'source.html')
    assert '#000080' in painted(built, 'glob.html')


@pytest.mark.parametrize(
    ('configuration', 'place', 'message'),
    [
        ("\npubs_banner = 'duks'\n", '2:1', "'duks' is no colour and no name in pubs_banners, at character 1"),
        (
            "pubs_banner = {\n    '**': 'dusk',\n    'blog/*': 'duks',\n}\n",
            '3:5',
            "'duks' is no colour and no name in pubs_banners, at character 1; did you mean 'dusk'? The banner",
        ),
        ("pubs_banner = {'blog/**': 'url(x)'}\n", '1:16', 'url() is not taken'),
        ("pubs_banner = {\n  'palin': 'dusk'}\n", '2:3', "no document is called 'palin'; did you mean 'plain'?"),
        ("pubs_banner = {'news/*': 'dusk'}\n", '1:16', "no document fits 'news/*'; expected: the name of a document"),
        ("pubs_banner = {'plain': 3}\n", '1:16', "'plain': 3 is left out; expected: the name of a document or a glob"),
        (
            "pubs_banner = {'[z-a]*': 'dusk'}\n",
            '1:16',
            "'[z-a]*': 'dusk' is left out; expected: the name of a document",
        ),
        ('pubs_banner = {7: "dusk"}\n', '1:1', "7: 'dusk' is left out"),
    ],
)
def test_what_cannot_be_used_is_told_once_with_its_place(
    build: Callable[..., Built], configuration: str, place: str, message: str
) -> None:
    built = build(configuration)
    (warning,) = built.warnings.strip().splitlines()
    assert re.search(rf'/conf\.py:{place}: WARNING: pubs_banner: {re.escape(message)}', warning), warning
    assert warning.endswith('[pubs.banner]')


def test_parallel_processes_tell_it_once_together(make_site: Callable[..., Site]) -> None:
    pages = {f'page{number}.md': ORPHAN for number in range(9)}
    project = make_site({'index.md': '# Site\n', **pages})
    project.write('conf.py', "pubs_banner = 'duks'\n")
    assert project.build(parallel=3).warnings.count('WARNING') == 1


def test_a_value_of_another_type_is_told_and_left_out(build: Callable[..., Built]) -> None:
    built = build('pubs_banner = ["dusk"]\n')
    (warning,) = built.warnings.strip().splitlines()
    assert 'pubs_banner' in warning and 'list' in warning
    assert 'pubs-banner' not in built.text('plain.html')


def test_tables_and_lists_of_another_type_are_told_and_left_out(build: Callable[..., Built]) -> None:
    settings = "pubs_banners = ['dusk']\npubs_share = 'email'\npubs_share_services = ['x']\npubs_banner = 'navy'\n"
    built = build(settings)
    told = sorted(re.findall(r"`?(pubs_\w+)'? has type", built.warnings))
    assert told == ['pubs_banners', 'pubs_share', 'pubs_share_services']
    assert '#000080' in painted(built, 'plain.html') and 'pubs-share' not in built.text('plain.html')


def test_the_default_may_come_from_the_command_line(make_site: Callable[..., Site]) -> None:
    project = make_site({'index.md': '# Site\n'}, pubs_banner='duks')
    assert '/conf.py:1: WARNING: pubs_banner: ' in project.build().warnings
