"""The pictures of pages are those of the pages as they are; ``PUBS_PICTURES=1`` takes them anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import DOCS
from tests.pictures import ADVICE, FOLDER, TAKEN_ANEW, Picture, outline_in, outline_of, take, with_outline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

PICTURES = (
    Picture('seed-light.png', 'publication.html', height=720, scale=0.6),
    Picture('seed-dark.png', 'publication.html', height=720, scale=0.6, dark=True),
    Picture('lab.png', 'projects/harbour-lab/publications.html', height=900, scale=0.5),
    Picture('template.png', 'projects/lamplight/cited-by.html', shown='section.pubs', height=460, scale=0.75),
)
#: What a page of a README may weigh.
MOST = 150_000


@pytest.mark.browser
@pytest.mark.parametrize('picture', PICTURES, ids=lambda picture: picture.name)
def test_a_picture_shows_the_page_as_it_is(
    picture: Picture, site: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    address = serve(site)
    outline = outline_of(picture, browser, address)
    assert outline.count('pubs-entry') > 3
    if TAKEN_ANEW:
        take(picture, browser, address, outline)
    assert outline_in(picture.path.read_bytes()) == outline, f'{picture.name}: {ADVICE}'


def test_every_picture_is_shown_and_small() -> None:
    pages = [*DOCS.rglob('*.md'), DOCS.parent / 'README.md']
    text = '\n'.join(page.read_text(encoding='utf8') for page in pages)
    shown = set(re.findall(r'pictures/([\w.-]+\.(?:png|webp))', text))
    assert {path.name for path in FOLDER.iterdir() if path.suffix != '.txt'} == shown
    assert [path.name for path in FOLDER.iterdir() if path.stat().st_size > MOST] == []


def test_an_outline_stays_in_its_picture() -> None:
    picture = (FOLDER / 'banner-latex.png').read_bytes()
    assert outline_in(picture) == ''
    noted = with_outline(picture, 'pubs-entry Grüße\n')
    assert outline_in(noted) == 'pubs-entry Grüße\n'
    assert noted.replace(noted[33 : len(noted) - len(picture) + 33], b'', 1) == picture
