import errno
import json
import os
import stat
from pathlib import Path

import pytest

from server.store import snapshot
from server.store.base import StoreError, StoreFullError
from server.store.changes import Tables
from server.store.sealing import seal

TABLES: Tables = {"comments": {"c1": {"text": "Perché «no»\u2028"}, "c0": {}}, "cases": {}}


def test_it_comes_back_as_it_was_written_in_the_same_order(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    size = snapshot.write(path, 7, TABLES)
    assert size == path.stat().st_size
    assert snapshot.read(path) == snapshot.Snapshot(2, 7, TABLES)
    found = snapshot.read(path)
    assert found is not None
    assert list(found.tables["comments"]) == ["c1", "c0"]


def test_the_file_is_private_json_that_says_its_format(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    snapshot.write(path, 7, TABLES)
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written.pop("crc")
    assert written == {"schemaVersion": 2, "seq": 7, "tables": TABLES}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_writing_leaves_nothing_open(tmp_path: Path) -> None:
    first = os.dup(1)
    os.close(first)
    snapshot.write(tmp_path / "store.json", 7, TABLES)
    again = os.dup(1)
    os.close(again)
    assert again == first


def test_there_is_none_before_the_first(tmp_path: Path) -> None:
    assert snapshot.read(tmp_path / "store.json") is None


def test_a_newer_format_is_refused_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    line = seal(b'{"schemaVersion":3,"everything":"different"}')
    path.write_bytes(line)
    with pytest.raises(StoreError) as refused:
        snapshot.read(path)
    assert str(refused.value) == (
        f"{path} was written by a newer Garbo (format 3, this one knows 2). "
        "Update Garbo, or choose another folder with GARBO_DATA. Nothing was changed."
    )
    assert path.read_bytes() == line


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "checksum"),
        (b'{"schemaVersion":1,"seq":0,"tables":{}}\n', "checksum"),
        (seal(b'{"schemaVersion":9,"seq":0,"tables":{}}').replace(b'":0', b'":1'), "checksum"),
        (seal(b'{"schemaVersion":1,"seq":0}'), "does not hold"),
        (seal(b'{"schemaVersion":0,"seq":0,"tables":{}}'), "does not hold"),
        (seal(b'{"schemaVersion":1,'), "does not hold"),
    ],
)
def test_damage_is_reported_and_left_alone(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "store.json"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=rf"store\.json is damaged \(.*{why}.*\)\. Nothing was changed"):
        snapshot.read(path)
    assert path.read_bytes() == content


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "store.json").mkdir()
    with pytest.raises(StoreError, match=r"store\.json could not be read: Is a directory\."):
        snapshot.read(tmp_path / "store.json")


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_when_it_fails_the_old_one_is_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "store.json"
    snapshot.write(path, 7, TABLES)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(StoreFullError):
            snapshot.write(path, 8, {})
    assert snapshot.read(path) == snapshot.Snapshot(2, 7, TABLES)
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_nothing_behind_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            snapshot.write(tmp_path / "store.json", 8, {})
    assert list(tmp_path.iterdir()) == []
