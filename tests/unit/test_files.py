"""Small private files: whole or not at all, one writer at a time."""

import errno
import importlib.util
import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from server import files
from server.files import (
    PATIENCE,
    exclusively,
    open_private,
    private_folder,
    sync_folder,
    write_all,
    write_private,
)

ROOT = Path(__file__).parents[2]


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
    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600


HOLD = """
import sys; from pathlib import Path; from server.files import exclusively
with exclusively(Path(sys.argv[1])): print("held", flush=True); sys.stdin.read()
"""


def test_a_lock_held_by_another_process_is_waited_for_and_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock"
    before = os.dup(1)
    os.close(before)
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, lock], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OSError, match="unavailable"), exclusively(lock):
            pass
        other.kill()
        other.wait()
    with exclusively(lock):
        pass
    after = os.dup(1)
    os.close(after)
    assert after == before, "a lock leaves nothing open, whether it was had or not"


@pytest.mark.parametrize("age", [-9_999.0, 0.0, 9_999.0])
def test_a_lock_file_that_was_left_holds_nobody_up(tmp_path: Path, age: float) -> None:
    lock = tmp_path / "lock"
    lock.touch()
    os.utime(lock, (time.time() - age, time.time() - age))
    begun = time.monotonic()
    with exclusively(lock):
        pass
    assert time.monotonic() - begun < PATIENCE / 2


def test_a_failure_inside_lets_go_of_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), exclusively(tmp_path / "lock"):
        raise ZeroDivisionError
    with exclusively(tmp_path / "lock"):
        pass


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, list[tuple[int, int]]]:
    """The module as Windows would load it, and the calls that it makes there."""
    calls: list[tuple[int, int]] = []

    def locking(descriptor: int, kind: int, count: int) -> None:
        assert descriptor >= 0
        calls.append((kind, count))
        if len(calls) == 2:
            raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    spec = importlib.util.spec_from_file_location("files_on_windows", files.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, calls


def test_on_windows_the_first_byte_is_locked_and_waited_for(
    windows: tuple[ModuleType, list[tuple[int, int]]], tmp_path: Path
) -> None:
    module, calls = windows
    with module.exclusively(tmp_path / "one"):
        assert calls == [(2, 1)]
    with module.exclusively(tmp_path / "one"):
        assert calls == [(2, 1)] * 3


@pytest.fixture
def read_by_somebody(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The names that could not be given the first two times, because somebody was reading."""
    refused: list[Path] = []
    real = Path.replace

    def replace(temporary: Path, path: Path) -> Path:
        if len(refused) < 2:
            refused.append(path)
            raise PermissionError(errno.EACCES, "Access is denied")
        return real(temporary, path)

    monkeypatch.setattr(Path, "replace", replace)
    return refused


def test_on_windows_a_file_that_somebody_reads_is_replaced_a_moment_later(
    windows: tuple[ModuleType, list[tuple[int, int]]], read_by_somebody: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "secret"
    windows[0].write_private(path, b"two")
    assert read_by_somebody == [path, path]
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_elsewhere_a_refusal_is_one(read_by_somebody: list[Path], tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        write_private(tmp_path / "secret", b"two")
    assert len(read_by_somebody) == 1
    assert list(tmp_path.iterdir()) == []


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
