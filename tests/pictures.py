"""Pictures of pages that the documentation shows: each holds what stood on its page, so that a test knows a stale one.

Pixels differ with the fonts of a machine; which elements a page has, in which order and with which words, does not.
"""

from __future__ import annotations

import base64
import os
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.browser_session import Browser

FOLDER = Path(__file__).parent.parent / 'docs' / 'pictures'
#: Whether the pictures are taken anew.
TAKEN_ANEW = bool(os.environ.get('PUBS_PICTURES'))
ADVICE = 'run the tests with PUBS_PICTURES=1 and look at the new pictures'
_SIGNATURE = b'\x89PNG\r\n\x1a\n'
_KEYWORD = b'outline\0'

#: Our elements, by their classes, each with the words that stand in itself.
_OUTLINE = """(selector => [...document.querySelectorAll(selector)].flatMap(root =>
  [root, ...root.querySelectorAll('[class*=pubs]')]).filter(element => !element.closest('[hidden]')).map(element =>
  [...element.classList].filter(name => name.startsWith('pubs')).join('.') + ' ' +
  [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim()).join(' '))
  .join('\\n'))"""

#: A browser without a window has no pointer, and shows what others show below the pointer alone.
AS_WITH_A_POINTER = """document.head.append(Object.assign(document.createElement('style'), {
  textContent: '.pubs .pubs-permalink, .pubs .pubs-copy--citation { opacity: 0 !important }'}))"""


class Picture(NamedTuple):
    """A picture of a page: of the element that ``shown`` selects, at most ``height`` pixels of it, or of the window."""

    name: str
    page: str
    shown: str = ''
    outlined: str = '.pubs-banner, section.pubs'
    width: int = 1280
    height: int = 800
    scale: float = 0.75
    dark: bool = False

    @property
    def path(self) -> Path:
        return FOLDER / self.name


def outline_of(picture: Picture, browser: Browser, address: str) -> str:
    """What stands on the page of a picture before a script runs, whose part of it comes when it comes."""
    browser.open(address + picture.page, picture.width, picture.height, dark=picture.dark, scripts=False)
    return str(browser.evaluate(f'{_OUTLINE}({picture.outlined!r})'))


def take(picture: Picture, browser: Browser, address: str, outline: str) -> None:
    """Writes the page, as it looks a while after it was loaded, as a picture that holds its outline."""
    browser.open(address + picture.page, picture.width, picture.height, dark=picture.dark)
    browser.evaluate(AS_WITH_A_POINTER)
    browser.evaluate('new Promise(done => setTimeout(done, 500))')
    clip = {'x': 0.0, 'y': 0.0, 'width': float(picture.width), 'height': float(picture.height)}
    if picture.shown:
        box = browser.box(picture.shown)
        top = box['top'] + browser.evaluate('scrollY')
        clip = {'x': box['left'], 'y': top, 'width': box['width'], 'height': min(box['height'], picture.height)}
    options = {'format': 'png', 'clip': {**clip, 'scale': picture.scale}, 'captureBeyondViewport': True}
    taken = base64.b64decode(browser.driver.execute_cdp_cmd('Page.captureScreenshot', options)['data'])
    picture.path.write_bytes(with_outline(taken, outline))


def with_outline(png: bytes, outline: str) -> bytes:
    """The picture with a text behind its header, as PNG has them for comments."""
    content = b'zTXt' + _KEYWORD + b'\0' + zlib.compress(outline.encode(), 9)
    chunk = struct.pack('>I', len(content) - 4) + content + struct.pack('>I', zlib.crc32(content))
    header = len(_SIGNATURE) + 25
    return png[:header] + chunk + png[header:]


def outline_in(png: bytes) -> str:
    """The text that a picture holds; '' for one without."""
    position = len(_SIGNATURE)
    while position < len(png):
        (length,) = struct.unpack_from('>I', png, position)
        kind, content = png[position + 4 : position + 8], png[position + 8 : position + 8 + length]
        if kind == b'zTXt' and content.startswith(_KEYWORD):
            return zlib.decompress(content[len(_KEYWORD) + 1 :]).decode()
        position += length + 12
    return ''
