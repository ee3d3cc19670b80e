"""What it means that a page is read as the publications that it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.markdown import to_markdown
from sphinxcontrib_pubs.export.settled import differences, settled
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Publication, Reading


def read_markdown(text: str) -> Reading:
    return read(text, file='x', format='markdown', notes=False)


def check_round_trip(publications: Sequence[Publication], name: str = '') -> str:
    """The page of some publications, after seeing that it is read as them, and that they give the same page again."""
    text = to_markdown(publications, read_markdown)
    again = read_markdown(text).publications
    assert len(again) == len(publications), f'{name}\n{text}'
    for before, after in zip(publications, again, strict=True):
        wanted, found = settled(before), settled(after)
        unlike = {
            field: (getattr(wanted, field, ''), getattr(found, field, '')) for field in differences(wanted, found)
        }
        assert not unlike, f'{name}\n{unlike}\n{text}'
    assert to_markdown(again, read_markdown) == text, name
    return text
