import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

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
