"""Small private files: written whole or not at all, readable by their owner only."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: A lock older than this was left by a process that died (seconds).
STALE = 10.0


def write_private(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` atomically, mode 0600, on disk before it returns."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold ``path`` as a lock while a small file is read, changed and written by several processes.

    Waits its turn; a lock left behind by a process that died is taken over after :data:`STALE`.
    """
    while True:
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
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
