"""Pages as other sites have them, for what ``sphinx-pubs preview`` says of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.command import run as main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest


TAGS = {
    'citation_title': 'Wicks',
    'citation_author': 'Lind, Bo',
    'citation_publication_date': '2022/5/12',
    'citation_pdf_url': 'https://papers.example/papers/wicks.pdf',
}
ABSTRACT = '<h2>Abstract</h2><p>They smoke.</p>'
CANONICAL = '<link rel="canonical" href="https://papers.example/papers/wicks.html">'
COINS = 'ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook'


def paper(changed: Mapping[str, str] | None = None, *, body: str = ABSTRACT, head: str = CANONICAL) -> str:
    """A page of one paper; a tag that is changed to '' is left out."""
    tags = {**TAGS, **(changed or {})}
    metas = ''.join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in tags.items() if text)
    return f'<!doctype html>\n<html><head>\n{head}\n{metas}</head>\n<body>{body}</body></html>\n'


def coins(query: str) -> str:
    return f'<span class="x Z3988" title="{escape(query)}"></span>'


def write(folder: Path, page: str | bytes, *, pdf: bytes = b'%PDF-1.7', start: str = '') -> None:
    """A site of that page, with its PDF and a first page that leads to it."""
    (folder / 'papers').mkdir(exist_ok=True)
    (folder / 'papers' / 'wicks.pdf').write_bytes(pdf)
    (folder / 'index.html').write_text(start or '<a href="papers/wicks.html#top">Wicks</a>', encoding='utf8')
    path = folder / 'papers' / 'wicks.html'
    path.write_bytes(page if isinstance(page, bytes) else page.encode())


def look(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str, int]:
    """What the command says of a folder, what it complains of, and its exit status."""
    status = main(['preview', str(folder)])
    said = capsys.readouterr()
    return said.out, said.err, status
