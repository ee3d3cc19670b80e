"""Every link within the documentation, and within the sites built with it, leads to a file and a place in it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r' (?:id|name)="([^"]*)"')


def dead_links(site: Path) -> list[str]:
    """Page and address of each link that leads nowhere; those to other sites are not followed."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding='utf8') for path in site.rglob('*.html')}
    ids = {name: {unescape(each) for each in _ID.findall(text)} for name, text in pages.items()}
    dead = []
    for name, text in pages.items():
        for address in set(map(unescape, _ADDRESS.findall(text))):
            parts = urlsplit(urljoin(f'https://here.example/{quote(name)}', address))
            if parts.netloc != 'here.example' or parts.scheme != 'https':
                continue
            target, fragment = unquote(parts.path).lstrip('/') or 'index.html', unquote(parts.fragment)
            if target.endswith('/'):
                target += 'index.html'
            if not (site / target).is_file() or (fragment and target in ids and fragment not in ids[target]):
                dead.append(f'{name}: {address}')
    return sorted(dead)


def test_no_link_of_the_documentation_is_dead(site: Path) -> None:
    assert len(list(site.rglob('*.html'))) > 60
    assert dead_links(site) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = '<p id="here">{}</p>'
    addresses = ('#here', '#there', 'b.html#it', 'c.html', 'mailto:a@b')
    links = ''.join(f'<a href="{address}"></a>' for address in addresses)
    (tmp_path / 'a.html').write_text(page.format(links))
    (tmp_path / 'b.html').write_text(page.format('<img src="none.png"><a href="a.html?find=x#here"></a>'))
    assert dead_links(tmp_path) == ['a.html: #there', 'a.html: b.html#it', 'a.html: c.html', 'b.html: none.png']
