"""Small private files: whole or not at all, one writer at a time."""

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from server.files import (
    STALE,
    exclusively,
    open_private,
    private_folder,
    sync_folder,
    write_all,
    write_private,
)


def test_written_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    write_private(path, b"one")
    write_private(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    write_private(path, b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_private(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_one_at_a_time(tmp_path: Path) -> None:
    count = tmp_path / "count"
    count.write_text("0")

    def add() -> None:
        for _ in range(20):
            with exclusively(tmp_path / "lock"):
                number = int(count.read_text())
                time.sleep(0.0002)
                count.write_text(str(number + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count.read_text() == "80"
    assert not (tmp_path / "lock").exists()


def test_a_lock_left_by_the_dead_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.touch()
    past = time.time() - STALE - 1
    os.utime(lock, (past, past))
    with exclusively(lock):
        assert lock.exists()
    assert not lock.exists()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_folder_and_an_empty_one_are_for_their_owner_only(tmp_path: Path) -> None:
    private_folder(tmp_path / "deep" / "new")
    assert mode(tmp_path / "deep" / "new") == 0o700
    (tmp_path / "empty").mkdir(mode=0o755)
    private_folder(tmp_path / "empty")
    assert mode(tmp_path / "empty") == 0o700


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "photo.jpg").touch()
    private_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_files_are_private_whatever_the_umask_and_whatever_they_were(tmp_path: Path) -> None:
    (tmp_path / "old").touch(mode=0o644)
    umask = os.umask(0)
    try:
        for name in ("new", "old"):
            os.close(open_private(tmp_path / name, 0))
    finally:
        os.umask(umask)
    assert mode(tmp_path / "new") == 0o600
    assert mode(tmp_path / "old") == 0o600


def test_a_write_that_the_system_cuts_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    synced: list[int] = []
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:3]))
    monkeypatch.setattr(os, "fsync", synced.append)
    descriptor = open_private(tmp_path / "file", 0)
    write_all(descriptor, b"0123456789")
    os.close(descriptor)
    assert (tmp_path / "file").read_bytes() == b"0123456789"
    assert synced == [descriptor]


def test_syncing_a_folder_leaves_nothing_open(tmp_path: Path) -> None:
    before = os.open(tmp_path, os.O_RDONLY)
    os.close(before)
    sync_folder(tmp_path)
    after = os.open(tmp_path, os.O_RDONLY)
    os.close(after)
    assert after == before
