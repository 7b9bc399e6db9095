"""Cut short anywhere, a restore leaves the old desk or the new one, and doing it again finishes it."""

import errno
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server import create_app
from server.backup.archive import BackupError
from server.backup.making import backup
from server.backup.restoring import restore
from server.config import Settings
from server.pseudonyms import Pseudonyms, key_in
from server.records import Comment
from server.store import open_store
from server.store.base import StoreBusyError, StoreError
from server.store.locking import FolderLock
from server.team import spelt


def comment(name: str) -> Comment:
    return Comment(id=name, fingerprint=name, text=name, created_at=datetime.now(UTC))


def desk(folder: Path, name: str) -> Settings:
    """A desk as a kill leaves it: one comment in the snapshot, one in the journal."""
    live = folder.with_name(f"{folder.name}-live")
    store = open_store(live)
    store.add_comment(comment(name))
    store.close()
    store = open_store(live)
    store.add_comment(comment(f"{name} late"))
    shutil.copytree(live, folder)
    store.close()
    assert (folder / "store.journal").stat().st_size > 0
    (folder / "pseudonym.key").write_bytes(name[0].encode() * 32)
    return Settings(data=folder)


def names_in(folder: Path) -> list[str]:
    store = open_store(folder)
    try:
        return [comment.id for comment in store.comments()]
    finally:
        store.close()


OLD, NEW = ["old", "old late"], ["new", "new late"]


def test_stopped_at_any_moment_it_is_one_of_the_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, _ = backup(tmp_path / "copy.zip", desk(tmp_path / "new", "new"))
    here = desk(tmp_path / "data", "old")
    stops: list[Path] = []

    def stopping(call: str) -> Callable[..., object]:
        real = getattr(os, call)

        def watched(*arguments: object, **more: object) -> object:
            stops.append(shutil.copytree(here.data, tmp_path / f"stop-{len(stops)}"))
            return real(*arguments, **more)

        return watched

    with monkeypatch.context() as patch:
        for call in ("fsync", "replace", "unlink", "ftruncate", "rmdir"):
            patch.setattr(os, call, stopping(call))
        done = restore(file, here)
    assert (done.comments, done.left_out) == (2, 0)
    assert names_in(here.data) == NEW
    assert (here.data / "pseudonym.key").read_bytes() == b"n" * 32
    assert left_over(here.data) == []
    assert len(stops) > 10
    seen = []
    for stop in stops:
        copies = [shutil.copytree(stop, stop.with_name(f"{stop.name}-{number}")) for number in range(3)]
        found = names_in(stop)
        assert found in (OLD, NEW)
        key = found[0][0].encode() * 32
        assert (stop / "pseudonym.key").read_bytes() == key
        # A server reads the key before the comments, and a backup reads both beside it.
        app = create_app(Settings(data=copies[0]))
        mine = app.extensions["garbo"]
        assert [each.id for each in mine.store.comments()] == found
        mine.store.close()
        assert mine.pseudonyms.mark == Pseudonyms(stop).mark
        path, _ = backup(tmp_path / f"{stop.name}.zip", Settings(data=copies[1]))
        assert zipfile.ZipFile(path).read("pseudonym.key") == key
        assert (b"new late" in zipfile.ZipFile(path).read("store.json")) is (found == NEW)
        seen.append(found)
        again = restore(file, Settings(data=copies[2]))
        assert again.comments == 2
        assert names_in(copies[2]) == NEW
        assert (copies[2] / "pseudonym.key").read_bytes() == b"n" * 32
        assert left_over(copies[2]) == []
    assert seen == sorted(seen, reverse=True)
    assert seen[0] == OLD
    assert seen[-1] == NEW


def left_over(folder: Path) -> list[str]:
    """What of a restore is in ``folder`` besides the desk and what was kept."""
    return [name for name in ("restoring", "restored") if (folder / name).exists()]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["write_private", "swapping.decide"])
def test_without_room_every_acknowledged_write_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file, _ = backup(tmp_path / "copy.zip", desk(tmp_path / "new", "new"))
    here = desk(tmp_path / "data", "old")
    before = {path.name: path.read_bytes() for path in here.data.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(f"server.backup.restoring.{step}", full)
        with pytest.raises(OSError, match="No space left"):
            restore(file, here)
    after = {path.name: path.read_bytes() for path in here.data.iterdir()}
    assert {name: after[name] for name in before} == before
    assert {*after} - {*before} <= {"erased.json", "erased.lock"}
    assert names_in(here.data) == OLD


@pytest.mark.parametrize("moved", [0, 1])
def test_what_is_decided_is_finished_by_whoever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    file, _ = backup(tmp_path / "copy.zip", desk(tmp_path / "new", "new"))
    here = desk(tmp_path / "data", "old")
    with monkeypatch.context() as patch:
        from server.store import swapping

        real, calls = swapping.put_in_place, iter(range(9))
        patch.setattr(
            "server.store.swapping.put_in_place",
            # The first is the decision itself.
            lambda *given: real(*given) if next(calls) <= moved else full(),
        )
        with pytest.raises(BackupError) as stopped:
            restore(file, here)
        assert stopped.value.key == "unfinished"
        (kept,) = here.data.glob("before-restore-*.zip")
        assert stopped.value.words == {"why": "No space left on device", "kept": kept}
        assert b"old late" in zipfile.ZipFile(kept).read("store.json")
        with pytest.raises(StoreError, match="There is no room"):
            create_app(here)
        with pytest.raises(StoreError, match="cannot be used"):
            open_store(here.data)
    lock = FolderLock(here.data)
    with pytest.raises(StoreBusyError):
        create_app(here)
    lock.release()
    assert left_over(here.data) == ["restored"]
    app = create_app(here)
    assert [each.id for each in app.extensions["garbo"].store.comments()] == NEW
    app.extensions["garbo"].store.close()
    assert key_in(here.data) == b"n" * 32
    assert left_over(here.data) == []
    restore(kept, here)
    assert names_in(here.data) == OLD
    assert key_in(here.data) == b"o" * 32


def test_what_is_left_to_do_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from server.__main__ import main

    file, _ = backup(tmp_path / "copy.zip", desk(tmp_path / "new", "new"))
    here = desk(tmp_path / "data", "old")
    monkeypatch.setenv("GARBO_DATA", str(here.data))
    monkeypatch.setenv("GARBO_LANG", "en")
    with monkeypatch.context() as patch:
        patch.setattr("server.backup.restoring.swapping.finish", lambda folder: left_over(folder) and full())
        assert main(["restore", str(file)]) == 1
    (kept,) = here.data.glob("before-restore-*.zip")
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("The backup is ready but has not taken its place yet: No space left on device.")
    assert said[1].startswith(f"What was there before is in {kept}. To go back, restore that file.")
    # The team's commands read the key too.
    assert main(["key", "export"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == spelt(b"n" * 32)


@pytest.mark.parametrize("snapshot", [True, False])
def test_a_journal_that_was_there_goes_with_its_desk(tmp_path: Path, snapshot: bool) -> None:
    file, _ = backup(tmp_path / "copy.zip", desk(tmp_path / "new", "new"))
    here = desk(tmp_path / "data", "old")
    if snapshot:
        (here.data / "store.json").write_bytes(b"torn")
    else:
        (here.data / "store.json").unlink()
    lines = (here.data / "store.journal").read_bytes()
    done = restore(file, here)
    assert done.kept
    assert zipfile.ZipFile(done.kept).read("store.journal") == lines
    assert not (here.data / "store.journal").exists()
    assert names_in(here.data) == NEW
