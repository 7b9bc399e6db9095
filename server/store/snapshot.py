"""The snapshot: all tables in one sealed line, replaced whole or not at all."""

import os
from pathlib import Path
from typing import Annotated

import msgspec

from server.files import open_private, put_in_place, write_all
from server.store.base import StoreError
from server.store.changes import Tables
from server.store.disk import in_words
from server.store.sealing import is_whole, seal

#: The format of the data folder that this version writes and knows.
SCHEMA_VERSION = 2


class Snapshot(msgspec.Struct, frozen=True, rename="camel"):
    """The tables after change number ``seq``."""

    schema_version: int
    seq: int
    tables: Tables


class _Format(msgspec.Struct, frozen=True, rename="camel"):
    schema_version: Annotated[int, msgspec.Meta(ge=1)]


def read(path: Path) -> Snapshot | None:
    """Return the snapshot, or ``None`` if there is none yet.

    Raises :class:`StoreError` if it is damaged or from a newer Garbo; the file is left as it is.
    """
    try:
        line = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path} could not be read: {error.strerror or error}.") from error
    if not is_whole(line):
        raise _damaged(path, "its checksum does not match")
    try:
        known = msgspec.json.decode(line, type=_Format).schema_version
        if known <= SCHEMA_VERSION:
            return msgspec.json.decode(line, type=Snapshot)
    except msgspec.DecodeError as error:
        raise _damaged(path, "it does not hold what a Garbo writes") from error
    raise StoreError(
        f"{path} was written by a newer Garbo (format {known}, this one knows {SCHEMA_VERSION}). "
        "Update Garbo, or choose another folder with GARBO_DATA. Nothing was changed."
    )


def write(path: Path, seq: int, tables: Tables, version: int = SCHEMA_VERSION) -> int:
    """Replace the snapshot and return its length in bytes; the new name may not be on disk yet.

    ``version`` is the format that the tables have. Raises :class:`StoreError`; then the old snapshot is
    still there and nothing else is.
    """
    line = seal(msgspec.json.encode(Snapshot(version, seq, tables)))
    temporary = unfinished(path)
    try:
        descriptor = open_private(temporary, os.O_TRUNC)
        try:
            write_all(descriptor, line)
        finally:
            os.close(descriptor)
        put_in_place(temporary, path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise in_words(error, path) from error
        raise
    return len(line)


def unfinished(path: Path) -> Path:
    """Return where the next snapshot is written before it takes the name ``path``."""
    return path.with_name(path.name + ".tmp")


def copy_of(path: Path, version: int) -> Path:
    """Return where an upgrade keeps what it found in an older format: ``store.json.v1`` and the like."""
    return path.with_name(f"{path.name}.v{version}")


def copies(path: Path) -> list[Path]:
    """Return the copies that upgrades have kept of older formats."""
    return sorted(path.parent.glob(path.name + ".v*"))


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        f"{path} is damaged ({why}). Nothing was changed. "
        "Put a backup in its place, or choose another folder with GARBO_DATA."
    )
