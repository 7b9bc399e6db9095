"""Putting a backup back: looked through first, and what was there is kept beside it.

The comments are put together in a folder of their own, opened there as the store opens them, and rid of what
was erased since the backup or is too old by now. Only then do they and their key take their place, both or
neither (``store/swapping``). The lock is held all the while, so no server writes or starts meanwhile. Cut
short, the folder holds the old desk or the new one, perhaps with the other's list of clients.
"""

import os
import shutil
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from server import erased
from server.backup import archive, keeping, making
from server.backup.archive import CLIENTS, ERASED, KEY, STORE, BackupError, Manifest
from server.cases.retention import purge
from server.config import Settings
from server.erased import Erased, ErasedFileError
from server.files import open_private, private_folder, write_private
from server.store import swapping
from server.store.base import StoreError
from server.store.locking import FolderLock
from server.store.tiny import TinyStore

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    ``kept`` is where that lies which was there before, if anything was; ``comments`` counts those that are
    there now, ``left_out`` those that were erased since or are too old, ``settings`` names those that
    the backup had otherwise.
    """

    manifest: Manifest
    comments: int
    left_out: int
    kept: Path | None
    settings: dict[str, object]


def restore(file: Path, settings: Settings) -> Restored:
    """Put the backup ``file`` in the place of what is in the data folder.

    Where the comments are in PostgreSQL, the key and the list of what was erased are all
    that is put back. Raises :class:`BackupError`, ``StoreBusyError`` if a server runs on the folder,
    ``StoreError`` and ``OSError``; nothing has changed then, unless the error is ``unfinished``: what is
    left to do is done when the folder is opened next, and ``kept`` says where that lies which was there.
    """
    manifest, parts = archive.read(file)
    database = settings.database is not None
    if (STORE in parts) == database:
        raise BackupError("database_set" if database else "database_unset", file=file)
    if len(parts.get(KEY, bytes(_KEY_BYTES))) != _KEY_BYTES:
        raise BackupError("damaged", file=file)
    folder = settings.data
    private_folder(folder)
    lock = FolderLock(folder)
    try:
        swapping.finish(folder)  # what another one left, cut short
        gone = _decoded(parts, file).with_these(erased.read(folder))
        if database:
            _put_key_back(folder, parts)
            erased.keep(folder, gone)
            comments, left_out, kept = 0, 0, None
        else:
            comments, left_out, kept = _put_store_back(folder, parts, gone, settings, file)
        if not (folder / CLIENTS).exists():  # else a token that was taken back since would open again
            write_private(folder / CLIENTS, parts.get(CLIENTS, b"{}"))
    finally:
        lock.release()
    told = making.told(settings)
    others = {name: value for name, value in manifest.settings.items() if told.get(name, value) != value}
    return Restored(manifest, comments, left_out, kept, others)


def _put_store_back(
    folder: Path, parts: dict[str, bytes], gone: Erased, settings: Settings, file: Path
) -> tuple[int, int, Path | None]:
    stage = folder / keeping.STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        comments, left_out = _staged(stage, parts[STORE], gone, settings, file)
        if KEY in parts:
            write_private(stage / KEY, parts[KEY])
        kept = _kept(folder, settings)
        try:
            erased.keep(folder, gone)
            swapping.decide(stage, folder)
        except BaseException:
            if kept:
                kept.unlink(missing_ok=True)
            raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    try:
        swapping.finish(folder)
    except OSError as error:
        raise BackupError("unfinished", why=error.strerror or str(error), kept=kept) from error
    return comments, left_out, kept


def _staged(stage: Path, store: bytes, gone: Erased, settings: Settings, file: Path) -> tuple[int, int]:
    """Make a whole store of what the backup holds in ``stage``; count what is in it and what was left out."""
    private_folder(stage)
    write_private(stage / STORE, store)
    try:
        opened = TinyStore(stage)
    except StoreError as error:
        raise BackupError("unusable", file=file, why=str(error)) from error
    except (msgspec.MsgspecError, LookupError, TypeError) as error:  # whole, but no desk
        raise BackupError("damaged", file=file) from error
    try:
        every = list(opened.comments())
        list(opened.cases())
        opened.desk()
        opened.businesses()
        opened.delete_comments(each.id for each in every if gone.covers(each))
        purge(opened, settings.retention_days, datetime.now(UTC))
        left = sum(1 for _ in opened.comments())
    except msgspec.MsgspecError as error:
        raise BackupError("damaged", file=file) from error
    finally:
        opened.close()
    return left, len(every) - left


def _kept(folder: Path, settings: Settings) -> Path | None:
    """Keep what is in ``folder`` as a backup of its own; what cannot be read as it lies there."""
    path = keeping.new_copy(folder)
    try:
        parts, counts, oldest = making.gathered(folder)
        archive.write(path, parts, counts, making.told(settings), oldest)
    except (StoreError, BackupError, ErasedFileError, msgspec.MsgspecError):
        lying = [folder / name for name in (STORE, swapping.JOURNAL, KEY)]
        if not any(each.exists() for each in lying[:2]):
            return None
        with (
            os.fdopen(open_private(path, os.O_EXCL), "wb") as content,
            zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as raw,
        ):
            for each in lying:
                with suppress(FileNotFoundError):
                    raw.write(each, each.name)
    return path


def _put_key_back(folder: Path, parts: dict[str, bytes]) -> None:
    """Put the key back where none is: another one would make two of every author in the database."""
    path = folder / KEY
    if path.exists() and path.read_bytes() != parts.get(KEY):
        raise BackupError("other_key", file=path)
    if KEY in parts:
        write_private(path, parts[KEY])


def _decoded(parts: dict[str, bytes], file: Path) -> Erased:
    try:
        return erased.decoded(parts.get(ERASED, b"{}"))
    except msgspec.DecodeError as error:
        raise BackupError("damaged", file=file) from error
