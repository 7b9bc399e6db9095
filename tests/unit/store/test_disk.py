import errno
import os
import stat
from pathlib import Path

import pytest

from server.store.base import StoreError, StoreFullError
from server.store.disk import in_words, open_private, private_folder, sync_folder, write_all


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


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_no_room_is_said_as_such(number: int) -> None:
    error = in_words(OSError(number, "whatever"), Path("data/store.journal"))
    assert type(error) is StoreFullError
    assert str(error) == "There is no room to write data/store.journal. Make some room and try again."


def test_other_trouble_is_said_in_the_words_of_the_system() -> None:
    error = in_words(OSError(errno.EIO, "Input/output error"), Path("data/store.journal"))
    assert type(error) is StoreError
    assert str(error) == "data/store.journal could not be written: Input/output error."
    assert str(in_words(OSError("odd"), Path("x"))) == "x could not be written: odd."
