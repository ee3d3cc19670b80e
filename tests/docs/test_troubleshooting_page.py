"""The page on messages: each example gives its message, and none when it is mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PAGE = (DOCS / 'troubleshooting.md').read_text(encoding='utf8')
_SECTION = re.compile(r'^## ([^\n]*)\n\n```text\n(.*?)^```\n(.*?)Mended:\n(.*?)(?=^## )', re.MULTILINE | re.DOTALL)
_FILE = re.compile(r'^`([\w.]+)`:\n\n(`{3,})\w+\n(.*?)^\2$', re.MULTILINE | re.DOTALL)
SECTIONS = {title: parts for title, *parts in _SECTION.findall(PAGE)}
BASE = {
    'conf.py': "extensions = ['myst_parser', 'sphinxcontrib_pubs']\n",
    'lab.bib': re.findall(r'^```bibtex\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL)[0],
    '../lists/group.bib': '@book{roe2001lamps, title = {Lamps}, author = {Roe, Jane}, year = 2001}\n',
}


def files_in(text: str) -> dict[str, str]:
    return {name: content for name, _, content in _FILE.findall(text)}


@pytest.mark.parametrize('title', SECTIONS)
def test_an_example_gives_its_message_until_it_is_mended(title: str, make_site: Callable[..., Site]) -> None:
    message, before, after = SECTIONS[title]
    site = make_site({})
    site.confoverrides.clear()  # the examples have a conf.py of their own
    for name, content in {**BASE, **files_in(before)}.items():
        site.write(name, content)
    assert site.build().warnings.replace(f'{site.srcdir}/', '').strip() == message.strip()
    for name, content in files_in(after).items():
        site.write(name, content)
    assert site.build().warnings == ''


def test_every_section_with_a_message_is_tried() -> None:
    assert PAGE.count('```text\n') == PAGE.count('Mended:') == len(SECTIONS) > 7
