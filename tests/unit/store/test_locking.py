import errno
import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import server.store.locking
from server.store.base import StoreBusyError
from server.store.locking import FolderLock

ROOT = Path(__file__).parents[3]
HOLD = """
import sys; from pathlib import Path; from server.store.locking import FolderLock
lock = FolderLock(Path(sys.argv[1])); print("held", flush=True); sys.stdin.read()
"""


def test_a_folder_is_held_once_and_can_be_held_again_after_release(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    free = os.dup(1)
    os.close(free)
    with pytest.raises(StoreBusyError) as refused:
        FolderLock(tmp_path)
    again = os.dup(1)
    os.close(again)
    assert again == free, "a refused lock leaves nothing open"
    assert str(refused.value) == (
        f"Another Garbo is using {tmp_path}. Stop it first, or choose another folder with GARBO_DATA."
    )
    lock.release()
    lock.release()
    FolderLock(tmp_path).release()


def test_the_lock_file_is_private(tmp_path: Path) -> None:
    FolderLock(tmp_path).release()
    assert stat.S_IMODE((tmp_path / "store.lock").stat().st_mode) == 0o600


def test_another_process_is_refused_until_the_first_one_is_gone_however_it_went(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreBusyError):
            FolderLock(tmp_path)
        other.kill()
        other.wait()
    FolderLock(tmp_path).release()


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, list[tuple[int, int]]]:
    """The module as Windows would load it, and the calls that it makes there."""
    calls: list[tuple[int, int]] = []

    def locking(descriptor: int, kind: int, count: int) -> None:
        assert descriptor >= 0
        calls.append((kind, count))
        if len(calls) > 1:
            raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    source = server.store.locking.__file__
    spec = importlib.util.spec_from_file_location("locking_on_windows", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, calls


def test_on_windows_the_first_byte_is_locked_without_waiting(
    windows: tuple[ModuleType, list[tuple[int, int]]], tmp_path: Path
) -> None:
    module, calls = windows
    lock = module.FolderLock(tmp_path)
    with pytest.raises(StoreBusyError):
        module.FolderLock(tmp_path)
    assert calls == [(2, 1), (2, 1)]
    lock.release()
