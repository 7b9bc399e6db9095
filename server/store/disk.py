"""What the store asks of the disk: private files, whole writes, errors in plain words."""

import errno
import os
import sys
from pathlib import Path

from server.store.base import StoreError, StoreFullError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn \n into \r\n


def private_folder(folder: Path) -> None:
    """Make ``folder`` with mode 0700. One that is there already keeps its mode unless it is empty."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def open_private(path: Path, flags: int) -> int:
    """Open ``path`` for reading and writing, mode 0600, making it if need be; return its descriptor."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY | flags, 0o600)
    path.chmod(0o600)  # it may have come from elsewhere, say a backup
    return descriptor


def write_all(descriptor: int, content: bytes) -> None:
    """Write ``content`` and wait until it is on disk. Raises ``OSError``, perhaps half-way."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until a new name in ``folder`` is on disk. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def in_words(error: OSError, path: Path) -> StoreError:
    """Turn what the system said about writing ``path`` into an error of the store."""
    if error.errno in _NO_ROOM:
        return StoreFullError(f"There is no room to write {path}. Make some room and try again.")
    return StoreError(f"{path} could not be written: {error.strerror or error}.")
