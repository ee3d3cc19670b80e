"""Pictures as rows of colours: written as PNG, read from PNG as Chromium writes it and from PPM as pdftoppm does."""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Picture = list[list[tuple[int, int, int]]]
_CHANNELS = {2: 3, 6: 4}


def png(rows: Picture) -> bytes:
    """A picture of these colours, without filters."""
    header = struct.pack('>IIBBBBB', len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    data = b''.join(b'\0' + bytes(channel for pixel in row for channel in pixel) for row in rows)
    chunks = ((b'IHDR', header), (b'IDAT', zlib.compress(data)), (b'IEND', b''))
    return b'\x89PNG\r\n\x1a\n' + b''.join(
        struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body)) for kind, body in chunks
    )


def pixels(path: Path) -> Picture:
    """Of a PNG with 8 bits a channel, RGB or RGBA, not interlaced; by the filters of its specification, section 9."""
    content = path.read_bytes()
    position, data, width, channels = 8, b'', 0, 0
    while position < len(content):
        length, kind = struct.unpack('>I4s', content[position : position + 8])
        body = content[position + 8 : position + 8 + length]
        if kind == b'IHDR':
            width, _, depth, colour = struct.unpack('>IIBB', body[:10])
            assert depth == 8
            channels = _CHANNELS[colour]
        elif kind == b'IDAT':
            data += body
        position += length + 12
    raw = zlib.decompress(data)
    stride = width * channels
    rows, before = [], bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        row = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), before, channels)
        rows.append(list(zip(row[::channels], row[1::channels], row[2::channels], strict=True)))
        before = row
    return rows


def _unfiltered(kind: int, row: bytearray, above: bytearray, channels: int) -> bytearray:
    """A line, which is written as what it differs by; quick, since windows have millions of bytes."""
    if kind == 1:  # from the pixel at the left
        for channel in range(channels):
            row[channel::channels] = bytes([value & 255 for value in accumulate(row[channel::channels])])
    elif kind == 2:  # from the one above
        row[:] = bytes([(value + up) & 255 for value, up in zip(row, above, strict=True)])
    elif kind:
        guess = _mean if kind == 3 else _paeth
        for channel in range(channels):
            left = corner = 0
            for index in range(channel, len(row), channels):
                up = above[index]
                left = row[index] = (row[index] + guess(left, up, corner)) & 255
                corner = up
    return row


def _mean(left: int, up: int, _corner: int) -> int:
    return (left + up) // 2


def _paeth(left: int, up: int, corner: int) -> int:
    """Whichever of the three is nearest to what they let expect, in this order."""
    to_left, to_up = abs(up - corner), abs(left - corner)
    to_corner = abs(left + up - 2 * corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner


def read_ppm(path: Path) -> Picture:
    """As pdftoppm writes it: a line each with the kind, the size and the highest value, then the channels."""
    _, size, _, data = path.read_bytes().split(b'\n', 3)
    width = int(size.split()[0])
    rows = [data[start : start + 3 * width] for start in range(0, len(data), 3 * width)]
    return [list(zip(row[::3], row[1::3], row[2::3], strict=True)) for row in rows]
