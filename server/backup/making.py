"""Making a backup, with or without a server running on the folder."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from server import erased
from server.backup import archive
from server.backup.archive import BackupError, Manifest
from server.cases.retention import last_needed
from server.config import Settings
from server.records import Case, Comment
from server.store import swapping
from server.store.beside import read_beside
from server.store.sealing import seal
from server.store.snapshot import Snapshot


class _Clients(msgspec.Struct, frozen=True):
    """What is taken of ``clients.json``: the digests of the tokens, never a pairing code."""

    clients: list[dict[str, Any]] = []


def backup(file: Path, settings: Settings) -> tuple[Path, Manifest]:
    """Write everything of the desk to ``file``, or to a file of today in it if that is a folder.

    Comments that are in PostgreSQL are left out. Raises :class:`BackupError` and ``OSError``.
    """
    path = _target(file, settings.data)
    parts, counts, oldest = gathered(settings.data, with_store=settings.database is None)
    return path, archive.write(path, parts, counts, told(settings), oldest)


def gathered(
    folder: Path, with_store: bool = True
) -> tuple[dict[str, bytes], dict[str, int], datetime | None]:
    """Return the parts of a folder, how much is in them, and since when the oldest comment is kept.

    Raises :class:`BackupError` if there is nothing, ``StoreError`` if it cannot be read.
    """
    parts: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    oldest = None
    swapping.finish_alone(folder)
    if with_store:
        found = read_beside(folder)
        if found is None:
            raise BackupError("nothing", data=folder)
        parts[archive.STORE] = seal(msgspec.json.encode(found))
        counts = {name: len(table) for name, table in found.tables.items()}
        oldest = _oldest(found)
    elif not (folder / archive.KEY).exists():
        raise BackupError("nothing", data=folder)
    key = folder / archive.KEY
    if key.exists():
        parts[archive.KEY] = key.read_bytes()
    parts[archive.CLIENTS] = msgspec.json.encode(_clients(folder))
    parts[archive.ERASED] = erased.encoded(erased.read(folder))
    return parts, counts, oldest


def told(settings: Settings) -> dict[str, Any]:
    """Return the settings that a desk should find again elsewhere, by the names of the environment."""
    return {
        "GARBO_RETENTION_DAYS": settings.retention_days,
        "STORE_TEXT": settings.store_text,
    }


def _target(file: Path, data: Path) -> Path:
    path = file.expanduser().absolute()
    if path.is_dir():
        path = path / f"garbo-{datetime.now().astimezone().date().isoformat()}.zip"
    real = Path(os.path.realpath(path))
    if real.is_relative_to(os.path.realpath(data)):
        raise BackupError("inside", data=data)
    if path.exists() and archive.manifest_of(path) is None:
        raise BackupError("in_the_way", file=path)
    return path


def _clients(folder: Path) -> _Clients:
    path = folder / archive.CLIENTS
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Clients)
    except FileNotFoundError:
        return _Clients()
    except msgspec.DecodeError as error:
        raise BackupError("part_damaged", file=path) from error


def _oldest(found: Snapshot) -> datetime | None:
    cases = {case["commentId"]: case for case in found.tables.get("cases", {}).values()}
    comments: Mapping[str, Any] = found.tables.get("comments", {})
    return min(
        (
            last_needed(
                msgspec.convert(comment, Comment),
                msgspec.convert(cases[name], Case) if name in cases else None,
            )
            for name, comment in comments.items()
        ),
        default=None,
    )
