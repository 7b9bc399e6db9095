"""Private files: readable by their owner only, written whole or not at all."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def take_lock(descriptor: int) -> None:
        """Lock an open file until it is closed or the process ends. Raises ``OSError`` if it is locked."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take_lock(descriptor: int) -> None:
        """Lock an open file until it is closed or the process ends. Raises ``OSError`` if it is locked."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


#: How long a small file is waited for (seconds); who holds its lock does so for milliseconds.
PATIENCE = 10.0
#: What systems say when a disk, a quota or a file may not grow.
NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
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


def put_in_place(temporary: Path, path: Path) -> None:
    """Give ``temporary`` the name ``path``. Windows refuses while somebody reads that: wait a moment."""
    end = time.monotonic() + 1.0
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def write_private(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` atomically, mode 0600, on disk before it returns."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    descriptor = open_private(temporary, os.O_TRUNC)
    try:
        try:
            write_all(descriptor, content)
        finally:
            os.close(descriptor)
        put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold ``path`` as a lock while a small file is read, changed and written by several processes.

    Waits its turn. The system lets go when the holder ends, however it ends; the empty file stays.
    Raises ``OSError`` when the turn does not come within :data:`PATIENCE`.
    """
    end = time.monotonic() + PATIENCE
    descriptor = open_private(path, 0)
    try:
        while True:
            try:
                take_lock(descriptor)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.005)
        yield
    finally:
        os.close(descriptor)
