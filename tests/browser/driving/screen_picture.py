"""A picture of a whole screen, menus and all, from the file in which Xvfb keeps its pixels (``-fbdir``).

The file is an X window dump (XWD, version 7, as X11/XWDFile.h has it); what comes out is a PNG.
"""

import struct
import zlib
from pathlib import Path

_HEADER = struct.Struct(">25I")
_COLOUR_BYTES = 12
_XWD_VERSION, _LITTLE_ENDIAN, _BITS = 7, 0, 32


def part_of_screen(dump: Path, left: int, top: int, width: int, height: int) -> bytes:
    """Return a part of the screen as a PNG. Raises ``ValueError`` for a dump that is of another kind."""
    content = dump.read_bytes()
    header = _HEADER.unpack_from(content)
    size, version, screen_width, screen_height = header[0], header[1], header[4], header[5]
    byte_order, bits, line_bytes, colours = header[7], header[11], header[12], header[19]
    if (version, byte_order, bits) != (_XWD_VERSION, _LITTLE_ENDIAN, _BITS):
        raise ValueError(f"not the screen that was asked for: {header}")
    if left + width > screen_width or top + height > screen_height:
        raise ValueError("outside the screen")
    start = size + colours * _COLOUR_BYTES
    rows = []
    for row in range(top, top + height):
        at = start + row * line_bytes + left * 4
        pixels = content[at : at + width * 4]  # blue, green, red, nothing
        line = bytearray(width * 3)
        line[0::3], line[1::3], line[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
        rows.append(b"\0" + bytes(line))
    shape = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", shape), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
