"""The file of a backup: a zip with a manifest that says what is in it, and nothing that it does not name.

Only the names of :data:`PARTS` are ever read or written, so no archive can reach beyond the data folder.
"""

import errno
import hashlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec

from server.config import VERSION
from server.files import put_in_place, sync_folder

#: The format of a backup that this version writes and knows.
FORMAT = 1
MANIFEST = "manifest.json"
STORE, KEY, CLIENTS, ERASED = "store.json", "pseudonym.key", "clients.json", "erased.json"
PARTS = (STORE, KEY, CLIENTS, ERASED)
_LONGEST_MANIFEST = 1024 * 1024


class BackupError(Exception):
    """It was not made or not (wholly) put back. ``key`` names the sentence that says why."""

    def __init__(self, key: str, **words: object) -> None:
        super().__init__(key)
        self.key = key
        self.words = words


class Part(msgspec.Struct, frozen=True):
    """One file of a backup: its length in bytes and its digest."""

    size: Annotated[int, msgspec.Meta(ge=0)]
    sha256: str


class Manifest(msgspec.Struct, frozen=True, rename="camel"):
    """What a backup says of itself.

    ``counts`` has how many records of each kind are in it, ``settings`` those that the environment gave to
    the desk, ``oldest`` from when on the days of the oldest comment count (see ``cases/retention``).
    """

    garbo_backup: Annotated[int, msgspec.Meta(ge=1)]
    garbo: str
    made_at: datetime
    counts: dict[str, int]
    settings: dict[str, Any]
    files: dict[str, Part]
    oldest: datetime | None = None


class _Format(msgspec.Struct, frozen=True, rename="camel"):
    garbo_backup: Annotated[int, msgspec.Meta(ge=1)]


def write(
    path: Path,
    parts: Mapping[str, bytes],
    counts: dict[str, int],
    settings: dict[str, Any],
    oldest: datetime | None = None,
) -> Manifest:
    """Write a backup whole or not at all, mode 0600, on disk when this returns. Raises ``OSError``."""
    files = {name: Part(len(part), _digest(part)) for name, part in parts.items()}
    manifest = Manifest(FORMAT, VERSION, datetime.now(UTC), counts, settings, files, oldest)
    # A name that nobody can guess, mode 0600: the file may lie where others write too, and holds the key.
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
                for name, part in parts.items():
                    archive.writestr(name, part)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return manifest


def read(path: Path) -> tuple[Manifest, dict[str, bytes]]:
    """Return the manifest and all parts, each held against its digest.

    Raises :class:`BackupError` if it is no backup, damaged, or from a newer Garbo; ``OSError`` if it
    cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            return manifest, {name: _part(archive, name, part, path) for name, part in manifest.files.items()}
    except zipfile.BadZipFile as error:
        raise BackupError("damaged" if _starts_as_zip(path) else "foreign", file=path) from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError) as error:
        raise BackupError("damaged", file=path) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a torn table of contents, pointing before the file's beginning
            raise BackupError("damaged", file=path) from error
        raise


def manifest_of(path: Path) -> Manifest | None:
    """Return only the manifest, or ``None`` where there is none to be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _manifest(archive, path)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, BackupError, RuntimeError, UnicodeError):
        return None


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    names = archive.namelist()
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise BackupError("foreign", file=path)
    written = archive.read(MANIFEST)
    try:
        known = msgspec.json.decode(written, type=_Format).garbo_backup
    except msgspec.DecodeError as error:
        raise BackupError("foreign", file=path) from error
    if known > FORMAT:
        raise BackupError("newer", file=path)
    try:
        manifest = msgspec.json.decode(written, type=Manifest)
    except msgspec.DecodeError as error:
        raise BackupError("damaged", file=path) from error
    if sorted(names) != sorted([MANIFEST, *manifest.files]) or not set(manifest.files) <= set(PARTS):
        raise BackupError("foreign", file=path)
    return manifest


def _part(archive: zipfile.ZipFile, name: str, told: Part, path: Path) -> bytes:
    if archive.getinfo(name).file_size != told.size:
        raise BackupError("damaged", file=path)
    with archive.open(name) as file:
        content = file.read(told.size + 1)
    if len(content) != told.size or _digest(content) != told.sha256:
        raise BackupError("damaged", file=path)
    return content


def _starts_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
