"""Small private files: whole or not at all, one writer at a time."""

import os
import threading
import time
from pathlib import Path

import pytest

from server.files import STALE, exclusively, write_private


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
