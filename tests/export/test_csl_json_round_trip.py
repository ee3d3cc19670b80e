"""What is written as CSL-JSON is read as the same publications, from whatever source they came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.export.settled import differences, settled
from sphinxcontrib_pubs.sources.load import load, read
from tests.export.exported import FILES, SOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_pubs.model import Publication


def told(publication: Publication) -> Publication:
    """A publication but for what CSL-JSON cannot tell: no type, the order of unlike people and of further fields."""
    people = sorted(publication.contributors, key=lambda each: '' if each.kind == 'author' else each.kind)
    return settled(
        publication._replace(
            contributors=tuple(people), type=publication.type or 'document', extra=tuple(sorted(publication.extra))
        )
    )


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_what_is_written_is_read_as_the_same(path: Path) -> None:
    once = load(path).publications
    text = json.dumps(to_csl_json(once))
    again = read(text, file='again', format='csl-json').publications
    for before, after in zip(once, again, strict=True):
        wanted, found = told(before), told(after)
        unlike = {name: (getattr(wanted, name), getattr(found, name)) for name in differences(wanted, found)}
        assert not unlike
