"""Whatever stands on a page: nothing raises, notes change nothing, regions follow one another, time grows evenly."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.load import read

_PIECES = (
    'a', 'Abara, T. (2020). Roofs of it all. *Venue*, 3, 1-2.', 'Tunde Abara, Rita Mbeki', ' ', '   ', '\n', '\n\n',
    '- ', '  - ', '1. ', '[1] ', '(2) ', '> ', '# ', '### ', '***', '___', '---\n', '====', '\u2028', '\u00ad', '\xa0',
    '**2021**', '2021', '**Roofs and their moss**', 'Title: x', 'Authors: A. B.', 'Year: 2020', '$x$', '&amp;', '\\',
    '`',
    '| a | b |\n', '|---|---|\n', '| x | Abara, T. (2020). *T* |\n', ': def', '\n: ', '<br>', '<!--', '-->', '<script>',
    '<ul>', '<li>', '</li>', '</ul>', '<div>', '</div>', '<table>', '<tr>', '<th>', '<td>', '</tr>', '</table>', '<p>',
    '<details>', '<summary>', '</summary>', '</details>', '<h3>', '</h3>', '<dl><dt>', '<dd>', '</dl>', '</script>',
    ':::', '{note}', '{dropdown} 2021', ':::\n', '```', '{% if %}', '{{< x >}}', '{: .a}', '{% comment %}',
    '{% endcomment %}', '[^1]', '[^1]: ', ':role:`x <y>`', '|s|', '.. |s| replace:: *q*\n', '.. [k] ', '.. note::\n',
    '.. list-table::\n', '   * - a\n     - b\n', '.. csv-table::\n', '   "a,b\n', '.. raw:: html\n\n', '   <li>x\n',
    ':F: v\n', '| l\n', '+--+--+\n', '__ http://x\n', 'x__', '.. _t: u_\n', 't_',
)  # fmt: skip
pages = st.lists(st.sampled_from(_PIECES), max_size=40).map(''.join)


@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
@settings(max_examples=400, deadline=None, derandomize=True)
@given(text=pages)
def test_any_page_is_read_with_and_without_notes(format: str, text: str) -> None:
    reading = read(text, file='x', format=format)
    assert read(text, file='x', format=format, notes=False).publications == reading.publications
    last = 0
    for region in reading.regions:
        assert last < region.first_line <= region.last_line <= text.count('\n') + 1
        last = region.last_line
    for publication in reading.publications:
        assert 1 <= publication.source.line <= publication.source.end_line


ENTRY = 'Abara, T., & Mbeki, R. (2020). Roofs of it all. *Venue*, 3, 1–2.'
LONG: dict[str, tuple[str, str, str]] = {
    'rows of a table': ('markdown', '| Reference | Year |\n|---|---|\n', f'| {ENTRY} | 2020 |\n'),
    'lines of paragraphs': ('markdown', '', f'{ENTRY}\n{ENTRY}\n\n'),
    'items of an HTML list': ('markdown', '<ul>\n', f'<li>{ENTRY}</li>\n'),
    'open elements': ('markdown', '<div>\n', '<div><ul><li>a\n'),
    'closed elements': ('markdown', '<div>\n', '</div></ul>a<td>\n'),
    'unclosed comments of a template': ('markdown', '', '{% comment %}\n'),
    'fences of colons': ('markdown', '', ':::{note}\na\n'),
    'titles in headings': ('markdown', '# Work\n', f'## Roofs of it all\n\n{ENTRY}\n\n'),
    'headings alone': ('markdown', '', '### Roofs of it all\n\n'),
    'years': ('markdown', '', '2020\n\n'),
    'labelled items': ('markdown', '', '- Title: a\n- Authors: A. B.\n'),
    'terms': ('markdown', '', 'a b c d\n: e\n\n'),
    'shortcodes': ('markdown', '- ', 'a {{< x >}} b\n  '),
    'invisible characters': ('markdown', '- ', 'a\u00adb\u200b c\xa0'),
    'substitutions': ('restructuredtext', '', f'.. |a| replace:: b\n\n* {ENTRY} |a|\n\n'),
    'anonymous references': ('restructuredtext', '', f'* {ENTRY} `a`__\n\n__ https://a.example\n\n'),
    'citations': ('restructuredtext', '', f'.. [a] {ENTRY}\n'),
    'rows of values': ('restructuredtext', '.. csv-table::\n\n', f'   "{ENTRY}", 2020\n'),
    'directives': ('restructuredtext', '', f'.. note::\n\n   {ENTRY}\n\n'),
}  # fmt: skip


def _seconds(format: str, text: str) -> float:
    start = perf_counter()
    read(text, file='x', format=format, notes=False)
    return perf_counter() - start


@pytest.mark.timed
@pytest.mark.parametrize(('format', 'head', 'piece'), LONG.values(), ids=LONG)
def test_four_times_the_page_takes_about_four_times_the_time(format: str, head: str, piece: str) -> None:
    count = 150
    _seconds(format, head + piece * count)
    for _ in range(3):  # other processes may take the time of one of them
        short, long = _seconds(format, head + piece * count), _seconds(format, head + piece * 4 * count)
        if long < 9 * short:
            return
    assert long < 9 * short
