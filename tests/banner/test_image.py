"""Pictures for banners: which paths and addresses are taken, and what in a file is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.banner.image import ImageError, is_remote, locate_picture, read_picture, remote_address
from tests.bitmaps import png

if TYPE_CHECKING:
    from pathlib import Path

PNG = png([[(1, 2, 3)]])

#: written in docs/page.md, and where it leads below the source folder; '' where it leads out of it
PATHS = {
    'sea.png': 'docs/sea.png',
    './sea.png': 'docs/sea.png',
    'img/sea.png': 'docs/img/sea.png',
    '../sea.png': 'sea.png',
    '/sea.png': 'sea.png',
    '/img/../sea.png': 'sea.png',
    'img\\sea.png': 'docs/img/sea.png',
    '../../sea.png': '',
    '/../sea.png': '',
    'sea\0.png': '',
}


@pytest.mark.parametrize(('written', 'found'), PATHS.items())
def test_a_path_is_read_as_that_of_an_image(tmp_path: Path, written: str, found: str) -> None:
    document = tmp_path / 'docs' / 'page.md'
    if found:
        assert locate_picture(written, document, tmp_path) == tmp_path / found
    else:
        with pytest.raises(ImageError):
            locate_picture(written, document, tmp_path)


def test_a_link_that_leads_out_of_the_source_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / 'secret.png').write_bytes(PNG)
    source = tmp_path / 'source'
    source.mkdir()
    (source / 'sea.png').symlink_to(tmp_path / 'secret.png')
    with pytest.raises(ImageError, match='leads out of the source folder'):
        locate_picture('sea.png', source / 'page.md', source)


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'sea.png').symlink_to('sea.png')
    with pytest.raises(ImageError):
        read_picture(locate_picture('sea.png', tmp_path / 'page.md', tmp_path))


KINDS = {
    b'\xff\xd8\xff\xe0 JFIF': '.jpg',
    b'GIF89a....': '.gif',
    b'RIFF\x10\0\0\0WEBPVP8 ': '.webp',
    b'\0\0\0\x1cftypavif': '.avif',
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>': '.svg',
    PNG: '.png',
}


@pytest.mark.parametrize(('content', 'suffix'), KINDS.items())
def test_a_picture_is_named_by_what_it_holds(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / 'picture.of-something'
    path.write_bytes(content)
    assert read_picture(path).name.endswith(suffix)


def test_a_changed_file_gets_another_name(tmp_path: Path) -> None:
    path = tmp_path / 'picture.png'
    path.write_bytes(PNG)
    before = read_picture(path).name
    path.write_bytes(png([[(9, 9, 9), (9, 9, 9)]]))
    assert read_picture(path).name != before


@pytest.mark.parametrize(
    'content', [b'', b'MZ', b'<html><body>', b'RIFF\0\0\0\0WAVE', b'RIFX\0\0\0\0WEBP', b'words about <svg']
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / 'picture.png'
    path.write_bytes(content)
    with pytest.raises(ImageError, match='holds no picture'):
        read_picture(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match='it is no file'):
        read_picture(tmp_path)
    with pytest.raises(ImageError, match='cannot be read'):
        read_picture(tmp_path / 'nothing.png')


REMOTE = {
    'https://example.org/sea.png': 'https://example.org/sea.png',
    'https://example.org/a b"<>.png?x=1&y=2': 'https://example.org/a%20b%22%3C%3E.png?x=1&y=2',
    'http://example.org/sea.png': '',
    '//example.org/sea.png': '',
    'javascript:alert(1)': '',
    'data:image/png;base64,AAAA': '',
    'file:///etc/passwd': '',
    'https:///sea.png': '',
    'https://[broken/sea.png': '',
    'https://user:word@example.org/sea.png': '',
}


@pytest.mark.parametrize(('written', 'address'), REMOTE.items())
def test_of_other_addresses_only_https_is_taken(written: str, address: str) -> None:
    assert is_remote(written)
    if address:
        assert remote_address(written) == address
    else:
        with pytest.raises(ImageError):
            remote_address(written)
