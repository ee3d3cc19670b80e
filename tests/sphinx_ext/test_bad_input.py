"""What is wrong in a source or a directive gives a warning with its place, and the build goes on."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.test_seed_page import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GOOD = '- Ito, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'
LINE = 'Ito, M., & Roe, J. (2020). On Lists. KDD.'

#: The bytes of a source → the place and the code of the one warning (a pattern), and the entries that remain.
SOURCES = {
    'empty': (b'', r'list\.txt:1:1: WARNING: .* \[pubs\.source-empty\]', []),
    'not UTF-8': (
        '- Itö, M., & Roe, J. (2020). _On Lists._ **KDD**.\n'.encode('cp1252'),
        r'list\.txt:1:5: WARNING: .* \[pubs\.source-encoding\]',
        [LINE.replace('Ito', 'Itö')],
    ),
    'broken front matter': (
        b'---\ntitle: "a\n---\n\n' + GOOD.encode(),
        r'list\.txt:\d:\d+: WARNING: .* \[pubs\.front-matter\]',
        [LINE],
    ),
    'unclosed emphasis': (
        b'- Ito, M., & Roe, J. (2020). _On Lists. **KDD**.\n' + GOOD.replace('Lists', 'Sets').encode(),
        r'list\.txt:1:30: WARNING: .* \[pubs\.unclosed-emphasis\]',
        ...,
    ),
    'a NUL byte': (
        GOOD.replace('On', 'O\0n').encode(),
        r'list\.txt:1:32: WARNING: .* \[pubs\.source-nul\]',
        [LINE.replace('On', 'O\ufffdn')],
    ),
    'a line of five megabytes': (
        GOOD.encode() + b'- ' + b'word, ' * 873_814 + b'\n',
        r'list\.txt:2:\d: WARNING: .* \[pubs\.[a-z-]+\]',
        ...,
    ),
}


@pytest.mark.parametrize('case', SOURCES)
def test_a_bad_source(case: str, make_site: Callable[..., Site]) -> None:
    content, pattern, remaining = SOURCES[case]
    built = make_site({'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': content}).build()
    assert re.search(pattern, built.warnings), built.warnings[:2000]
    assert built.warnings.count('WARNING') == 1
    if remaining is not ...:
        assert lines(built.text('index.html')) == remaining


def test_a_directory_is_no_source(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': '# P\n\n```{publications} folder\n```\n', 'folder/a.txt': 'x'}).build()
    assert re.search(r'folder:1:1: WARNING: .* \[pubs\.source-directory\]', built.warnings)


def test_a_missing_source(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': '# P\n\n```{publications} lost.md\n```\n'}).build()
    assert re.search(r'lost\.md:1:1: WARNING: .* \[pubs\.source-missing\]', built.warnings)


@pytest.mark.parametrize('pattern', ['**.txt', '***.txt', 'l**t.txt'])
def test_two_asterisks_in_a_name_are_one(pattern: str, make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': f'# P\n\n```{{publications}} {pattern}\n```\n', 'list.txt': GOOD}).build()
    assert built.warnings == ''
    assert lines(built.text('index.html')) == [LINE]


#: The directive's lines → the warning: its place, what it says, its code.
DIRECTIVES = {
    'a mistyped option': (
        ['```{publications} list.txt', ':gruop-by: year', '```'],
        r"index\.md:4:2: WARNING: unknown option 'gruop-by'.*did you mean group-by\?.*\[pubs\.unknown-option\]",
    ),
    'an unknown style': (
        ['```{publications} list.txt', ':limit: 3', ':style: aap', '```'],
        r"index\.md:5:9: WARNING: .*no style is called 'aap'.*did you mean apa\?.*\[pubs\.option-value\]",
    ),
    'a limit in words': (
        ['```{publications} list.txt', ':limit: three', '```'],
        r"index\.md:4:9: WARNING: option 'limit': expected a whole number.*\[pubs\.option-value\]",
    ),
    'a filter over an unknown field': (
        ['```{publications} list.txt', ':filter: yaer > 2000', '```'],
        r'index\.md:4:10: WARNING: .*year.*\[pubs\.option-value\]',
    ),
    'an unknown key to sort by': (
        ['```{publications} list.txt', ':sort: -year, autor', '```'],
        r'index\.md:4:15: WARNING: .*author.*\[pubs\.option-value\]',
    ),
    'an unknown level': (
        ['```{publications} list.txt', ':group-by: yera', '```'],
        r'index\.md:4:12: WARNING: .*year.*\[pubs\.option-value\]',
    ),
    'the same source twice': (
        ['```{publications} list.txt list.txt', '```'],
        r'index\.md:3:1: WARNING: .*list\.txt.*twice.*\[pubs\.source-repeated\]',
    ),
}


@pytest.mark.parametrize('case', DIRECTIVES)
def test_a_bad_directive_keeps_its_list(case: str, make_site: Callable[..., Site]) -> None:
    directive, pattern = DIRECTIVES[case]
    built = make_site({'index.md': '\n'.join(['# P', '', *directive, '']), 'list.txt': GOOD}).build()
    assert re.search(pattern, built.warnings), built.warnings
    assert built.warnings.count('WARNING') == 1
    assert lines(built.text('index.html')) == [LINE]


def test_the_place_of_an_option_in_restructuredtext(make_site: Callable[..., Site]) -> None:
    text = 'P\n=\n\n.. publications:: list.txt\n   :limit: 3\n   :style: aap\n'
    built = make_site({'index.rst': text, 'list.txt': GOOD}).build()
    assert re.search(r'index\.rst:6:12: WARNING: .*did you mean', built.warnings), built.warnings


def test_the_place_of_an_option_in_and_behind_an_included_file(make_site: Callable[..., Site]) -> None:
    """docutils counts the lines of all that it reads as one text."""
    files = {
        'index.rst': 'P\n=\n\nWords.\n\n.. include:: part.txt\n\n.. publications:: list.txt\n   :stile: apa\n',
        'part.txt': 'Part.\n\n.. publications:: list.txt\n   :gruop-by: year\n   :feed:\n\n.. publications::\n',
        'list.txt': GOOD,
    }
    warnings = make_site(files, exclude_patterns=['_build', 'part.txt', 'list.txt']).build().warnings
    told = re.findall(r'site0/([\w.]+:\d+:\d+): WARNING: .*\[pubs\.([\w-]+)\]', warnings)
    assert told == [
        ('part.txt:4:5', 'unknown-option'),
        ('part.txt:3:1', 'no-address'),
        ('part.txt:7:1', 'no-source'),
        ('index.rst:9:5', 'unknown-option'),
    ], warnings


def test_the_place_of_a_directive_in_a_docstring(make_site: Callable[..., Site]) -> None:
    """Which has lines of its own; the file's are known to nobody."""
    module = '"""Words.\n\n.. publications:: /list.txt\n   :gruop-by: year\n"""\n'
    index = 'P\n=\n\n.. automodule:: lamps_of_a_docstring\n'
    site = make_site({'index.rst': index, 'lamps_of_a_docstring.py': module, 'list.txt': GOOD})
    sys.path.insert(0, str(site.srcdir))
    try:
        built = site.build(extensions=['sphinx.ext.autodoc', 'sphinxcontrib_pubs'])
    finally:
        sys.path.remove(str(site.srcdir))
    assert 'lamps_of_a_docstring.py:docstring of lamps_of_a_docstring:3:1: WARNING: unknown option' in built.warnings
    assert lines(built.text('index.html')) == [LINE]


def test_the_place_of_a_line_in_the_content_of_a_directive(make_site: Callable[..., Site]) -> None:
    """In both syntaxes, with options and without, within other directives, and in an included file."""
    bad = '- Ito, M. (2020). [x](javascript:x) _%s._ **KDD**.\n'
    plain, optioned = '```{publications}\n%s```\n', '```{publications}\n:format: markdown\n\n%s```\n'
    markdown = ''.join(
        (
            f'# P\n\nWords.\n\n{plain % (bad % "One")}\n{optioned % (bad % "Two")}\n',
            f'::::{{note}}\nWords.\n\n{optioned % (bad % "Three")}::::\n',
            '\n```{toctree}\nother\n```\n',
        )
    )
    directive = '.. publications::\n   :format: markdown\n\n   %s'
    within = ''.join(f'   {line}\n' for line in (directive % (bad % 'Five')).splitlines())
    files = {
        'index.md': markdown,
        'other.rst': f'Q\n=\n\n{directive % (bad % "Four")}\n.. note::\n\n{within}\n.. include:: part.txt\n',
        'part.txt': f'Part\n\n{directive % (bad % "Six")}',
    }
    built = make_site(files, exclude_patterns=['_build', 'part.txt'], myst_enable_extensions=['colon_fence']).build()
    told = re.findall(r'/(index\.md|other\.rst|part\.txt):(\d+):\d+: WARNING: .*javascript', built.warnings)
    expected = [
        (name, str(number))
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if 'javascript' in line
    ]
    assert sorted(told) == sorted(expected) and len(told) == 6, built.warnings


def test_a_directive_without_a_source(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': '# P\n\n```{publications}\n```\n'}).build()
    assert re.search(r'index\.md:3:1: WARNING: .*\[pubs\.no-source\]', built.warnings)


def test_a_warning_can_be_silenced_by_its_code(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': '# P\n\n```{publications} lost.md\n```\n'}, suppress_warnings=['pubs.source-missing'])
    assert site.build().warnings == ''


def test_one_source_on_two_pages_warns_once(make_site: Callable[..., Site]) -> None:
    directive = '```{publications} list.txt\n```\n'
    site = make_site(
        {
            'index.md': f'# P\n\n{directive}\n```{{toctree}}\nother\n```\n',
            'other.md': f'# Q\n\n{directive}',
            'list.txt': GOOD.replace('On', 'O\0n'),
        }
    )
    assert site.build().warnings.count('WARNING') == 1


def test_one_publication_twice_on_a_page_has_two_ids(make_site: Callable[..., Site]) -> None:
    directive = '```{publications} list.txt\n```\n'
    html = make_site({'index.md': f'# P\n\n{directive}\n{directive}', 'list.txt': GOOD}).build().text('index.html')
    assert re.findall(r'id="(pub-[^"]*)"', html) == ['pub-ito2020on', 'pub-ito2020on-2']


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
    files: dict[str, str | bytes] = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': GOOD}
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
def test_a_wrong_setting_is_named(settings: dict[str, object], message: str, make_site: Callable[..., Site]) -> None:
    files: dict[str, str | bytes] = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': GOOD}
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


def test_no_control_character_of_a_source_reaches_the_terminal(make_site: Callable[..., Site]) -> None:
    source = GOOD.replace('.\n', '. [a](<javascript:\x07\x9b1A\u202e>)\n')
    built = make_site({'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': source}).build()
    assert r'"javascript:�›1A\u202e"' in built.warnings
    assert not re.search('[\x07\x9b\u202e]', built.warnings)


def test_markup_of_a_source_never_reaches_the_page(make_site: Callable[..., Site]) -> None:
    source = (
        '- Ito<script>alert(1)</script>, M. (2020). _On <img src=x onerror=alert(1)> Lists._ **K<b onclick=x>D**. '
        '[pdf](javascript:alert(1)) <iframe src="//a.example"></iframe>\n'
    )
    html = (
        make_site({'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': source})
        .build()
        .text('index.html')
    )
    body = html[html.index('<section class="pubs') : html.index('</section>')]
    assert not re.search(r'<(?:script|img|iframe)|<[^>]*\son\w+=|<[^>]*javascript:', body)
