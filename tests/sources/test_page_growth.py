"""Pages of any kind and length are read in time that grows with their length."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read
from tests.growing import grows_evenly

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


@pytest.mark.timed
@pytest.mark.parametrize(('format', 'head', 'piece'), LONG.values(), ids=LONG)
def test_a_page_of_many_pieces_takes_no_longer_for_each_than_one_of_few(format: str, head: str, piece: str) -> None:
    assert grows_evenly(
        lambda text: read(text, file='x', format=format, notes=False), lambda count: head + piece * count, 150, times=4
    )
