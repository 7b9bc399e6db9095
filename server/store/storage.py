"""TinyDB's storage, kept as a snapshot and a journal of what changed since."""

import logging
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from server.files import private_folder, sync_folder
from server.store import snapshot, swapping
from server.store.base import StoreError
from server.store.changes import Change, Entry, Tables
from server.store.disk import in_words
from server.store.journal import Journal
from server.store.locking import FolderLock
from server.store.upgrading import upgraded

#: A journal shorter than this is never folded into the snapshot while the store is open (bytes).
BOUND = 4 * 1024 * 1024

_log = logging.getLogger(__name__)


class JournalStorage(Storage):
    """Holds all tables in memory and a data folder on disk; one process at a time.

    :meth:`commit` costs one line of the journal however much is kept. :meth:`write`, TinyDB's
    own way, replaces the snapshot and empties the journal, so what it leaves out is erased.
    The journal is folded into the snapshot when it is longer than ``bound`` and than the snapshot,
    which keeps the cost of a change constant on average. Not safe for threads by itself.
    """

    def __init__(self, folder: Path, bound: int = BOUND) -> None:
        self._path = folder / "store.json"
        self._bound = bound
        try:
            private_folder(folder)
            self._lock = FolderLock(folder)
        except OSError as error:
            raise _unusable(folder, error) from error
        try:
            self._load(folder)
        except BaseException as error:
            self._lock.release()
            if isinstance(error, OSError):
                raise _unusable(folder, error) from error
            raise

    def _load(self, folder: Path) -> None:
        """Read the snapshot, then the lines of the journal that it doesn't hold yet."""
        swapping.finish(folder)
        snapshot.unfinished(self._path).unlink(missing_ok=True)
        found = snapshot.read(self._path)
        self.tables: Tables = found.tables if found else {}
        self._seq = found.seq if found else 0
        self._journal = Journal(folder / "store.journal")
        try:
            if self._replay() == 0 and self._journal.size:
                self._journal.clear()  # lines that the snapshot holds, perhaps of erased comments
            if found is None:
                self._fold()  # so that the folder says from the first day which format it has
            elif found.schema_version < snapshot.SCHEMA_VERSION:
                self._upgrade(found.schema_version)
            self._due = max(self._bound, self._path.stat().st_size)
        except BaseException:
            self._journal.close()
            raise

    def _replay(self) -> int:
        """Make the changes that the snapshot doesn't hold yet; return how many there were."""
        before = self._seq
        for entry in self._journal.entries():
            if entry.seq <= self._seq:
                continue
            if entry.seq != self._seq + 1:
                raise StoreError(
                    f"{self._path} and its journal don't belong together: change {self._seq + 1} is "
                    "missing. Nothing was changed. Put both back from the same backup."
                )
            entry.change.apply(self.tables)
            self._seq = entry.seq
        return self._seq - before

    def _upgrade(self, version: int) -> None:
        """Bring the tables to today's format; what was there stays beside it as one file.

        Cut short, the folder has its old format still and is upgraded the next time.
        """
        copy = snapshot.copy_of(self._path, version)
        snapshot.write(copy, self._seq, self.tables, version)
        sync_folder(copy.parent)
        self.write(upgraded(self.tables, version))
        _log.info("The data folder was upgraded from format %s. The copy: %s", version, copy)

    def commit(self, change: Change) -> None:
        """Make ``change``; it is on disk when this returns.

        Raises :class:`StoreFullError` or :class:`StoreError`; then nothing has changed.
        """
        self._journal.append(Entry(self._seq + 1, change))
        self._seq += 1
        change.apply(self.tables)
        if self._journal.size > self._due:
            self._try_to_fold()

    def read(self) -> dict[str, dict[str, Any]]:
        """Return a copy of all tables, which TinyDB may alter before it writes them."""
        copy: dict[str, dict[str, Any]] = msgspec.to_builtins(self.tables)
        return copy

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep ``data`` and nothing else, in memory and on disk.

        Raises :class:`StoreFullError` or :class:`StoreError`; then :attr:`tables` tells whether the
        new state holds. It does once the snapshot has its name, even if old lines could not go.
        """
        size = snapshot.write(self._path, self._seq, data)
        self.tables = data
        self._journal.clear()
        self._due = max(self._bound, size)

    def erase(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep ``data`` and nothing else, and let the copies go that an upgrade has kept of the folder.

        They go first: should this be cut short, nothing was erased yet that a copy could still hold.
        Raises what :meth:`write` raises.
        """
        try:
            for copy in snapshot.copies(self._path):
                copy.unlink(missing_ok=True)
        except OSError as error:
            raise in_words(error, self._path) from error
        self.write(data)

    def close(self) -> None:
        """Fold the journal into the snapshot and let go of the folder."""
        if self._journal.size:
            self._try_to_fold()
        self._journal.close()
        self._lock.release()

    def _fold(self) -> None:
        self.write(self.tables)

    def _try_to_fold(self) -> None:
        """Fold; when there is no room for it, everything is still in the journal: try again later."""
        try:
            self._fold()
        except StoreError as error:
            self._due = self._journal.size + self._bound
            _log.warning("The journal could not be folded into the snapshot: %s", error)


def _unusable(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"The data folder {folder} cannot be used: {error.strerror or error}.")
