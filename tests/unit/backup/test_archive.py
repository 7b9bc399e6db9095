"""Only a whole backup of Garbo is put back; everything else is refused and changes nothing."""

import contextlib
import json
import os
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.backup import archive
from server.backup.archive import BackupError
from server.backup.restoring import restore
from server.config import Settings
from server.store import open_store
from server.store.sealing import seal

HEAD = b'{"schemaVersion":2,"seq":0,"tables":'
PARTS = {"store.json": seal(b'{"schemaVersion":2,"seq":0,"tables":{}}'), "pseudonym.key": b"k" * 32}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "copy.zip"
    archive.write(path, PARTS, {"comments": 3}, {"STORE_TEXT": True}, datetime(2026, 5, 4, tzinfo=UTC))
    return path


def test_it_comes_back_as_it_was_written(file: Path) -> None:
    manifest, parts = archive.read(file)
    assert parts == PARTS
    assert (manifest.counts, manifest.settings) == ({"comments": 3}, {"STORE_TEXT": True})
    assert manifest.oldest == datetime(2026, 5, 4, tzinfo=UTC)
    assert manifest.files["pseudonym.key"].size == 32
    assert archive.manifest_of(file) == manifest
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_when_it_cannot_be_written_the_old_one_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        archive.write(file, {}, {}, {})
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def rewritten(file: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    with zipfile.ZipFile(file) as old:
        content = change({name: old.read(name) for name in old.namelist()})
    with zipfile.ZipFile(file, "w") as new:
        for name, part in content.items():
            new.writestr(name, part)


def with_manifest(**more: object) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def change(content: dict[str, bytes]) -> dict[str, bytes]:
        manifest = {**json.loads(content["manifest.json"]), **more}
        return {**content, "manifest.json": json.dumps(manifest).encode()}

    return change


def with_part(name: str, part: bytes) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """Put in a part that the manifest vouches for."""

    def change(content: dict[str, bytes]) -> dict[str, bytes]:
        files = json.loads(content["manifest.json"])["files"]
        files[name] = {"size": len(part), "sha256": archive._digest(part)}
        return with_manifest(files=files)({**content, name: part})

    return change


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda content: {"manifest.json": content["manifest.json"]}, "foreign"),
        (lambda content: {**content, "letter.txt": b"x"}, "foreign"),
        (lambda content: {name: content[name] for name in PARTS}, "foreign"),
        (lambda content: {**content, "manifest.json": b"{}"}, "foreign"),
        (lambda content: {**content, "manifest.json": b"[" * 99}, "foreign"),
        (lambda content: {**content, "manifest.json": b" " * 2_000_000}, "foreign"),
        (with_manifest(garboBackup=2, files="another way"), "newer"),
        (with_manifest(garboBackup=0), "foreign"),
        (with_manifest(madeAt="yesterday"), "damaged"),
        (with_part("../evil", b"x"), "foreign"),
        (with_part("/etc/evil", b"x"), "foreign"),
        (with_part("store.journal", b"x"), "foreign"),
        (lambda content: {**content, "pseudonym.key": b"o" * 32}, "damaged"),
        (lambda content: {**content, "pseudonym.key": b"k" * 33}, "damaged"),
        (with_part("pseudonym.key", b"short"), "damaged"),
        (with_part("erased.json", b'{"comments":7}'), "damaged"),
        (with_part("store.json", b"{}\n"), "unusable"),
        (with_part("store.json", seal(b'{"schemaVersion":3,"seq":0,"tables":{}}')), "unusable"),
        (with_part("store.json", seal(HEAD + b'{"comments":{"c":{}}}}')), "damaged"),
        (with_part("store.json", seal(HEAD + b'{"cases":{"k":{}}}}')), "damaged"),
        (with_part("store.json", seal(HEAD + b'{"businesses":{"default":{"name":7}}}}')), "damaged"),
    ],
)  # fmt: skip
def test_what_is_not_whole_or_not_ours_is_refused_and_changes_nothing(
    tmp_path: Path, file: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]], key: str
) -> None:
    data = tmp_path / "data"
    open_store(data).close()
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    rewritten(file, change)
    with pytest.raises(BackupError) as refused:
        restore(file, Settings(data=data))
    assert refused.value.key == key
    assert refused.value.words["file"] == file
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before
    assert {path.name for path in tmp_path.iterdir()} == {"data", "copy.zip"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as more:
        more.writestr("pseudonym.key", b"o" * 32)
    with pytest.raises(BackupError) as refused:
        archive.read(file)
    assert refused.value.key == "foreign"


@pytest.mark.parametrize("content", [b"", b"Dear guest", b"\0" * 100_000, b"PK"])
def test_what_is_no_zip_is_foreign(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(BackupError) as refused:
        archive.read(tmp_path / "x")
    assert refused.value.key == "foreign"
    assert archive.manifest_of(tmp_path / "x") is None


def test_every_torn_or_flipped_backup_is_refused(file: Path) -> None:
    whole = file.read_bytes()
    expected = archive.read(file)
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at])
        with pytest.raises(BackupError):
            archive.read(file)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        with contextlib.suppress(BackupError):
            assert archive.read(file) == expected  # a byte that says nothing, a date in the zip for instance


def test_a_file_that_is_not_there_is_the_systems_word(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        archive.read(tmp_path / "nothing")


def test_a_table_of_contents_that_points_nowhere_is_damage(file: Path) -> None:
    whole = file.read_bytes()
    end = whole.rindex(b"PK\x05\x06")
    # The table's place in the file, told too great: every part then begins before the file does.
    place = int.from_bytes(whole[end + 16 : end + 20], "little") + 5000
    file.write_bytes(whole[: end + 16] + place.to_bytes(4, "little") + whole[end + 20 :])
    with pytest.raises(BackupError) as refused:
        archive.read(file)
    assert refused.value.key in ("damaged", "foreign")


def test_a_name_that_was_laid_in_wait_is_not_written_to(tmp_path: Path) -> None:
    bait = tmp_path / "bait"
    bait.write_bytes(b"theirs")
    (tmp_path / f"new.zip.{os.getpid()}.tmp").symlink_to(bait)
    archive.write(tmp_path / "new.zip", {"pseudonym.key": b"k" * 32}, {}, {})
    assert bait.read_bytes() == b"theirs"
    assert not (tmp_path / "new.zip").is_symlink()
    assert stat.S_IMODE((tmp_path / "new.zip").stat().st_mode) == 0o600
    assert archive.read(tmp_path / "new.zip")[1] == {"pseudonym.key": b"k" * 32}


def test_a_backup_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        archive.write(tmp_path / "new.zip", {"pseudonym.key": b"k" * 32}, {}, {})
    assert list(tmp_path.iterdir()) == []
