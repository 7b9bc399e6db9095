"""Private files: readable by their owner only, written whole or not at all."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: A lock older than this was left by a process that died (seconds).
STALE = 10.0
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


def write_private(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` atomically, mode 0600, on disk before it returns."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    descriptor = open_private(temporary, os.O_TRUNC)
    try:
        try:
            write_all(descriptor, content)
        finally:
            os.close(descriptor)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold ``path`` as a lock while a small file is read, changed and written by several processes.

    Waits its turn; a lock left behind by a process that died is taken over after :data:`STALE`.
    """
    while True:
        try:
            os.close(open_private(path, os.O_EXCL))
            break
        except FileExistsError:
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > STALE:
                    path.unlink()
            time.sleep(0.01)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
