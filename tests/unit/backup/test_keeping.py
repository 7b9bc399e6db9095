"""Which copies Garbo keeps in the data folder, and when they go."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.backup import archive, keeping
from server.store.base import StoreError

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def fill(folder: Path) -> None:
    folder.mkdir()
    archive.write(folder / "before-restore-20260501T000000Z.zip", {}, {}, {}, oldest=NOW - timedelta(days=40))
    (folder / "before-restore-20260502T000000Z.zip").write_bytes(b"as it lay there")
    (folder / "store.json.v1").write_bytes(b"x")
    (folder / "restoring").mkdir()
    (folder / "restoring" / "store.json").write_bytes(b"x")
    for name, days in (("before-restore-20260502T000000Z.zip", 20), ("store.json.v1", 10), ("restoring", 5)):
        moment = (NOW - timedelta(days=days)).timestamp()
        os.utime(folder / name, (moment, moment))
    for name in ("store.json", "my own.zip", "pseudonym.key"):
        (folder / name).write_bytes(b"x")


def names(folder: Path) -> list[str]:
    return [each.name for each in keeping.kept_copies(folder)]


def test_all_of_them_go_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    fill(folder)
    assert names(folder) == [
        "store.json.v1", "before-restore-20260501T000000Z.zip", "before-restore-20260502T000000Z.zip",
        "restoring",
    ]  # fmt: skip
    assert keeping.drop_copies(folder) == 4
    assert sorted(each.name for each in folder.iterdir()) == ["my own.zip", "pseudonym.key", "store.json"]
    assert keeping.drop_copies(folder) == 0
    assert keeping.drop_copies(tmp_path / "nowhere") == 0


@pytest.mark.parametrize(("days", "left"), [(0, 4), (60, 4), (40, 4), (39, 3), (15, 2), (7, 1), (4, 0)])
def test_they_go_when_what_is_in_them_is_too_old(tmp_path: Path, days: int, left: int) -> None:
    folder = tmp_path / "data"
    fill(folder)
    assert keeping.drop_old_copies(folder, days, NOW) == 4 - left
    assert len(names(folder)) == left


def test_a_copy_that_cannot_go_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "data")

    def no(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "unlink", no)
    with pytest.raises(StoreError, match=r"store\.json\.v1 could not be written: Permission denied"):
        keeping.drop_copies(tmp_path / "data")
