"""A line of JSON that carries its own checksum, so that damage never passes for data.

``{"crc":"9f3a01bc", …}``: CRC-32 of everything after the first comma. It finds accidents, not
forgery: whoever may write the file is the user.
"""

from zlib import crc32


def _head(checksum: int) -> bytes:
    return b'{"crc":"%08x",' % checksum


_HEAD = _head(0)


def seal(body: bytes) -> bytes:
    """Return ``body``, a JSON object with at least one field, as a sealed line with its newline."""
    rest = body[1:]
    return b"%b%b\n" % (_head(crc32(rest)), rest)


def is_whole(line: bytes) -> bool:
    """Say whether ``line``, with its newline, is just as it was sealed."""
    # A view, because a snapshot may be hundreds of megabytes long and a slice would be a copy.
    rest = memoryview(line)[len(_HEAD) : -1]
    return line.endswith(b"\n") and line.startswith(_head(crc32(rest)))
