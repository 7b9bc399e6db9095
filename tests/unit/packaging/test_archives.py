"""Archives that are the same everywhere, and say nothing of who made them."""

import gzip
import hashlib
import os
import subprocess
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from server.packaging.archives import write_sums, write_tar, write_zip

#: 22 November 2026, 12:34:56 UTC.
MOMENT = 1_795_350_896
ENTRIES = {"b/run": b"#!/bin/sh\n", "a.txt": b"words " * 100, "b/empty": b""}


def test_a_zip_is_sorted_dated_and_nobodys(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", ENTRIES, MOMENT)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        told = [
            (
                e.filename,
                e.date_time,
                e.external_attr >> 16,
                e.create_system,
                e.extra,
                e.comment,
                e.compress_type,
            )
            for e in archive.infolist()
        ]
        assert {name: archive.read(name) for name in archive.namelist()} == ENTRIES
    rest = ((2026, 11, 22, 12, 34, 56), 0o100644, 3, b"", b"", zipfile.ZIP_DEFLATED)
    assert told == [("a.txt", *rest), ("b/empty", *rest), ("b/run", *rest)]


def test_a_tar_is_sorted_dated_and_nobodys(tmp_path: Path) -> None:
    write_tar(tmp_path / "a.tar.gz", "garbo-1", ENTRIES, MOMENT)
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        told = [(e.name, e.mtime, e.mode, e.uid, e.gid, e.uname, e.gname, e.pax_headers) for e in archive]
        read = {e.name: file.read() for e in archive if (file := archive.extractfile(e))}
    rest = (0, 0, "", "", {})
    assert told == [
        ("garbo-1/a.txt", MOMENT, 0o644, *rest),
        ("garbo-1/b/empty", MOMENT, 0o644, *rest),
        ("garbo-1/b/run", MOMENT, 0o755, *rest),
    ]
    assert read == {f"garbo-1/{name}": content for name, content in ENTRIES.items()}
    header = (tmp_path / "a.tar.gz").read_bytes()[:10]
    assert header[3] == 0  # no name
    assert int.from_bytes(header[4:8], "little") == MOMENT


def test_neither_the_order_nor_the_zone_nor_the_umask_nor_the_name_is_in_the_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_zip(tmp_path / "a.zip", ENTRIES, MOMENT)
    write_tar(tmp_path / "a.tar.gz", "garbo-1", ENTRIES, MOMENT)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    umask = os.umask(0o077)
    turned = dict(reversed(ENTRIES.items()))
    try:
        write_zip(tmp_path / "other.zip", turned, MOMENT)
        write_tar(tmp_path / "other.tar.gz", "garbo-1", turned, MOMENT)
    finally:
        os.umask(umask)
        monkeypatch.undo()
        time.tzset()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "other.tar.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.tar.gz").read_bytes())[:13] == b"garbo-1/a.txt"


def test_the_sums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"b")
    (tmp_path / "a.zip").write_bytes(b"a")
    write_sums(tmp_path)
    write_sums(tmp_path)  # and not of themselves
    lines = [f"{hashlib.sha256(letter.encode()).hexdigest()}  {letter}.zip\n" for letter in "ab"]
    assert (tmp_path / "SHA256SUMS").read_text() == "".join(lines)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True)
    (tmp_path / "a.zip").write_bytes(b"c")
    assert subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path).returncode == 1
