"""Reading a data folder beside a server that may be writing into it: no lock, and nothing is changed.

A journal only grows until a snapshot holds all of its lines; only then is it emptied. So a snapshot and
a journal belong together as long as the snapshot was the same file before and after both were read.
"""

import time
from pathlib import Path

from server.store import snapshot
from server.store.base import StoreError
from server.store.journal import entries_in
from server.store.snapshot import Snapshot

#: How often it is tried, and the seconds between; a snapshot is replaced far more seldom.
TRIES = 20
PAUSE = 0.05


def read_beside(folder: Path) -> Snapshot | None:
    """Return everything in ``folder`` as one snapshot, in the format it has; ``None`` if it has nothing.

    Every write that was acknowledged before the call is in it. Raises :class:`StoreError` if the folder
    is damaged, from a newer Garbo, or never still.
    """
    path = folder / "store.json"
    for last in (*[False] * (TRIES - 1), True):
        before = _mark(path)
        try:
            found = _read(folder)
            if _mark(path) == before:
                return found
        except StoreError:  # the two may come from different moments; what is truly damaged stays so
            if last or _mark(path) == before:
                raise
        time.sleep(PAUSE)
    raise StoreError(f"{path} changes all the time. Nothing was changed. Try again in a moment.")


def _read(folder: Path) -> Snapshot | None:
    found = snapshot.read(folder / "store.json")
    if found is None:
        return None
    path, seq, tables = folder / "store.journal", found.seq, found.tables
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError as error:
        raise StoreError(f"{path} could not be read: {error.strerror or error}.") from error
    for entry in entries_in(content, path):
        if entry.seq <= seq:
            continue
        if entry.seq != seq + 1:
            raise StoreError(
                f"{path} does not follow on {folder / 'store.json'}: change {seq + 1} is missing."
            )
        entry.change.apply(tables)
        seq = entry.seq
    return Snapshot(found.schema_version, seq, tables)


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Return by what a replaced file is known, or ``None`` if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
