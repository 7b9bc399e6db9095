"""The journal: one sealed line for each change since the snapshot, on disk before it is acknowledged."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec

from server.files import open_private, sync_folder, write_all
from server.store.base import StoreError
from server.store.changes import Entry
from server.store.disk import in_words
from server.store.sealing import is_whole, seal


class Journal:
    """An append-only file. Either a line is in it whole, or it is as if it had never been written.

    ``size`` is its length in bytes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = open_private(path, os.O_APPEND)
        sync_folder(path.parent)
        self._broken = False
        self.size = os.fstat(self._descriptor).st_size

    def entries(self) -> Iterator[Entry]:
        """Yield the lines, oldest first, and cut away a last one that was never finished.

        Raises :class:`StoreError` at a damaged line; then nothing is cut away.
        """
        lines, torn = _lines(self._path.read_bytes())
        yield from _decoded(lines, self._path)
        if torn:
            self._cut(self.size - torn)

    def append(self, entry: Entry) -> None:
        """Write ``entry`` and wait until it is on disk.

        Raises :class:`StoreFullError` or :class:`StoreError`; then the file is as it was before.
        """
        if self._broken:
            raise StoreError(f"{self._path} failed and takes no more. Restart Garbo; nothing is lost.")
        if not self._has_its_name():
            raise StoreError(f"{self._path} was moved or deleted while Garbo was running. Restart Garbo.")
        line = _encoded(entry)
        try:
            write_all(self._descriptor, line)
        except BaseException as error:
            self._cut(self.size)
            if isinstance(error, OSError):
                raise in_words(error, self._path) from error
            raise
        self.size += len(line)

    def clear(self) -> None:
        """Forget every line, because a snapshot holds them now. Raises :class:`StoreError`."""
        try:
            sync_folder(self._path.parent)  # the snapshot's name must be safe before its lines go
        except OSError as error:
            self._broken = True
            raise in_words(error, self._path) from error
        self._cut(0)
        if self._broken:
            raise StoreError(f"{self._path} could not be emptied. Restart Garbo to finish this.")

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    def _cut(self, size: int) -> None:
        """Make the file ``size`` bytes long; when even that fails, take no more lines after the torn one."""
        try:
            os.ftruncate(self._descriptor, size)
            os.fsync(self._descriptor)
        except OSError:
            self._broken = True
        else:
            self._broken = False
            self.size = size

    def _has_its_name(self) -> bool:
        """Say whether the open file is still the one in the folder: nobody finds a deleted one again."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except OSError:
            return False


def entries_in(content: bytes, path: Path) -> Iterator[Entry]:
    """Yield the lines of ``content``, oldest first, without one at its end that was never finished.

    ``path`` is where it was read. Raises :class:`StoreError` at a damaged line.
    """
    return _decoded(_lines(content)[0], path)


def _lines(content: bytes) -> tuple[list[bytes], int]:
    """Part ``content`` into its whole lines and the length of a torn one at its end."""
    lines = list(BytesIO(content))  # ends of lines are \n alone: garbage at the end may hold any other
    torn = len(lines.pop()) if lines and _is_torn(lines[-1]) else 0
    return lines, torn


def _decoded(lines: list[bytes], path: Path) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        if not is_whole(line):
            raise _damaged(path, number, "its checksum does not match")
        try:
            yield msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError as error:
            raise _damaged(path, number, "it is not a change that this Garbo knows") from error


def _damaged(path: Path, number: int, why: str) -> StoreError:
    return StoreError(
        f"{path}: line {number} is damaged ({why}). Nothing was changed or thrown away. "
        "Put a backup of the folder in its place, or choose another folder with GARBO_DATA."
    )


def _is_torn(last: bytes) -> bool:
    # After a power cut a file may end in zeros where the line should be; JSON never holds any.
    return not last.endswith(b"\n") or b"\0" in last


def _encoded(entry: Entry) -> bytes:
    try:
        return seal(msgspec.json.encode(entry))
    except (ValueError, TypeError) as error:
        raise StoreError(f"This cannot be written as JSON: {error}.") from error
