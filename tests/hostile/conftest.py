"""The hostile site, built once for all that look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Site
from tests.hostile import sites
from tests.hostile.elements import parsed
from tests.hostile.vectors import VECTORS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from tests.conftest import Built

#: What stands in every field.
TEXTS = tuple(vector.text for vector in VECTORS)


def build(folder: Path, files: Mapping[str, str | bytes], builder: str = 'html', **settings: object) -> Built:
    """A site in a folder of its own."""
    extensions = ['myst_parser', 'sphinx.ext.mathjax', 'sphinxcontrib_pubs']
    site = Site(folder, {'extensions': extensions, 'html_theme': 'alabaster', **settings})
    for name, content in {'conf.py': '', **files}.items():
        site.write(name, content)
    return site.build(builder)


@pytest.fixture(scope='session')
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp('hostile'), sites.files(TEXTS), **sites.configuration(TEXTS))


@pytest.fixture(scope='session')
def pages(hostile: Built) -> dict[str, Element]:
    """The pages of the hostile site, as a browser makes them of their text."""
    return parsed_pages(hostile)


def parsed_pages(built: Built) -> dict[str, Element]:
    """The pages of a site by their names."""
    return {
        path.relative_to(built.outdir).as_posix().removesuffix('.html'): parsed(path.read_text(encoding='utf8'))
        for path in sorted(built.outdir.rglob('*.html'))
    }


@pytest.fixture(scope='session')
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same site, in which every text is a word."""
    texts = ['word'] * 10
    return build(tmp_path_factory.mktemp('plain'), sites.files(texts), **sites.configuration(texts))


@pytest.fixture(scope='session')
def papers(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a page for each text as a paper."""
    settings = {**sites.configuration(TEXTS), 'pubs_people': '', 'pubs_venues': '', 'pubs_paper_pages': 'all'}
    return build(tmp_path_factory.mktemp('papers'), sites.papers(TEXTS), **settings)
