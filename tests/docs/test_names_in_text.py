"""The pages on people and venues name them in their text as they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('page', ['people', 'venues'])
def test_the_shown_text_is_the_live_one(page: str) -> None:
    source = (DOCS / f'{page}.md').read_text(encoding='utf8')
    (shown,) = re.findall(r'^```markdown\n([^`]*\{pub:(?:author|venue)\}.*?)\n```$', source, re.DOTALL | re.MULTILINE)
    assert source.count(shown) == 2


def test_the_names_have_their_links_and_classes(site: Path) -> None:
    people = (site / 'people.html').read_text(encoding='utf8')
    assert re.search(r'pubs-author--member[^>]*><a [^>]*href="people/abara\.html">Tunde Abara</a></span>', people)
    colleague = '<a [^>]*href="people/lindqvist\\.html">her colleague</a></span>'
    assert re.search(rf'<span class="pubs-name pubs-author[^"]*pubs-author--postdoc[^>]*>{colleague}', people)
    venues = (site / 'venues.html').read_text(encoding='utf8')
    badges = re.findall(r'<span class="pubs-name [^"]*pubs-venue--badge[^>]*>(.*?)</span>', venues)
    assert [re.sub('<[^>]*>', '', badge) for badge in badges] == ['CHI', 'J. Harbour Lights']
    assert 'title="Physical Review Letters">elsewhere</span>' in venues
