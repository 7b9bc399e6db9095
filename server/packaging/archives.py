"""Archives that say nothing of the machine they were made on: sorted, one date, fixed rights, no owner.

What packs them is Python's own zlib: another one may pack the same files into other bytes.
"""

import gzip
import hashlib
import io
import tarfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

SUMS = "SHA256SUMS"


def write_zip(target: Path, entries: Mapping[str, bytes], moment: int) -> None:
    """Write ``entries`` (path to content) as a zip; ``moment`` in seconds since 1970, not before 1980."""
    date = time.gmtime(moment)[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(entries.items()):
            entry = zipfile.ZipInfo(name, date)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)


def write_tar(target: Path, folder: str, entries: Mapping[str, bytes], moment: int) -> None:
    """Write ``entries`` under ``folder`` as a tar.gz. What begins with ``#!`` may be run."""
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, content in sorted(entries.items()):
            entry = tarfile.TarInfo(f"{folder}/{name}")
            entry.size, entry.mtime = len(content), moment
            entry.mode = 0o755 if content.startswith(b"#!") else 0o644
            archive.addfile(entry, io.BytesIO(content))


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file of ``folder`` as ``sha256sum -c`` reads it."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / SUMS).write_bytes("".join(lines).encode())
