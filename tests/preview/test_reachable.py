"""Whether plain links lead to a paper's page, in how many clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.preview.paper_pages import look, paper, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ('start', 'reached'),
    [
        ('<a href="https://papers.example/papers/wicks.html?x">', True),
        ('<a href="/papers/wicks">', True),
        ('<base href="papers/"><a href="wicks.html">', True),
        ('<a rel="nofollow" href="./papers/../papers/wicks.html">', True),
        ('<a href="https://other.example/papers/wicks.html">', False),
        ('<a href="http://[">', False),
        ('<link href="papers/wicks.html"><button onclick="go()">', False),
    ],
)
def test_plain_links_lead_to_the_paper(
    start: str, reached: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(), start=f'<link rel="canonical" href="https://papers.example/">{start}')
    assert ('[scholar-unreachable]' not in look(tmp_path, capsys)[1]) is reached


@pytest.mark.parametrize('clicks', [10, 11])
def test_ten_clicks_are_enough_and_eleven_too_many(
    clicks: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(), start='<a href="1.html">')
    for number in range(1, clicks):
        to = 'papers/wicks.html' if number == clicks - 1 else f'{number + 1}.html'
        (tmp_path / f'{number}.html').write_text(f'<a href="{to}">on</a> <a href="index.html">back</a>')
    assert ('[scholar-unreachable]' in look(tmp_path, capsys)[1]) is (clicks > 10)
