"""A setting of conf.py that cannot be used is told with its place, and its default stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.page_entries import lines

if TYPE_CHECKING:
    from collections.abc import Callable

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
}


def test_settings_of_another_type_are_told_and_left_out(make_site: Callable[..., Site]) -> None:
    files: dict[str, str | bytes] = {'index.md': PAGE, 'list.txt': GOOD}
    built = make_site(files, **{name: value for name, (value, _) in SETTINGS.items()}).build()
    for name, (_, message) in SETTINGS.items():
        assert f'WARNING: {name}: {message}' in built.warnings
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
