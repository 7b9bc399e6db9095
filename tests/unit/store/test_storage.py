import errno
import logging
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.store import snapshot
from server.store.base import StoreBusyError, StoreError, StoreFullError
from server.store.changes import Entry, Push, Put
from server.store.journal import Journal
from server.store.storage import BOUND, JournalStorage


def put(number: int, text: str = "x") -> Put:
    return Put("comments", f"c{number}", {"text": text})


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[..., JournalStorage]]:
    """Open the storage; called again, drop it as a kill would, and open it again."""
    storages: list[JournalStorage] = []

    def drop() -> None:
        if storages and storages[-1]._lock._descriptor is not None:
            storages[-1]._journal.close()
            storages[-1]._lock.release()

    def again(bound: int = BOUND) -> JournalStorage:
        drop()
        storages.append(JournalStorage(folder, bound))
        return storages[-1]

    yield again
    drop()


def no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_new_folder_is_private_and_says_its_format_at_once(
    opened: Callable[..., JournalStorage], folder: Path
) -> None:
    opened()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert files == {"store.json": 0o600, "store.journal": 0o600, "store.lock": 0o600}
    assert snapshot.read(folder / "store.json") == snapshot.Snapshot(2, 0, {})


def test_changes_are_there_after_a_kill(opened: Callable[..., JournalStorage], folder: Path) -> None:
    storage = opened()
    storage.commit(put(1))
    storage.commit(put(2))
    storage.commit(Push("comments", "c1", "events", {"n": 1}))
    expected = {"comments": {"c1": {"text": "x", "events": [{"n": 1}]}, "c2": {"text": "x"}}}
    assert storage.tables == expected
    again = opened()
    assert again.tables == expected
    again.commit(put(3))
    assert list(opened().tables["comments"]) == ["c1", "c2", "c3"]
    assert snapshot.read(folder / "store.json") == snapshot.Snapshot(2, 0, {})


def test_closing_folds_the_journal_into_the_snapshot(
    opened: Callable[..., JournalStorage], folder: Path
) -> None:
    storage = opened()
    storage.commit(put(1))
    storage.close()
    assert (folder / "store.journal").read_bytes() == b""
    assert snapshot.read(folder / "store.json") == snapshot.Snapshot(
        2, 1, {"comments": {"c1": {"text": "x"}}}
    )
    assert opened().tables == {"comments": {"c1": {"text": "x"}}}


def test_closing_without_changes_writes_nothing(opened: Callable[..., JournalStorage], folder: Path) -> None:
    opened().close()
    before = (folder / "store.json").stat().st_ino
    opened().close()
    assert (folder / "store.json").stat().st_ino == before


def test_the_journal_is_folded_when_it_is_longer_than_the_bound_and_not_before(
    opened: Callable[..., JournalStorage], folder: Path
) -> None:
    journal = folder / "store.journal"
    opened().commit(put(1))
    length = journal.stat().st_size
    storage = opened(bound=2 * length)
    storage.commit(put(2))
    assert journal.stat().st_size == 2 * length
    storage.commit(put(3))
    assert journal.stat().st_size == 0
    assert list(opened().tables["comments"]) == ["c1", "c2", "c3"]


@pytest.mark.parametrize("reopened", [False, True])
def test_the_journal_may_grow_as_long_as_the_snapshot(
    opened: Callable[..., JournalStorage], folder: Path, reopened: bool
) -> None:
    storage = opened(bound=100)
    storage.commit(put(1, "x" * 2000))
    size = (folder / "store.json").stat().st_size
    assert size > 2000
    if reopened:
        storage.close()
        storage = opened(bound=100)
    storage.commit(put(2, "y" * 900))
    storage.commit(put(3, "y" * 900))
    assert (folder / "store.json").stat().st_size == size
    storage.commit(put(4, "y" * 900))
    assert (folder / "store.json").stat().st_size > size
    assert (folder / "store.journal").stat().st_size == 0


def test_when_there_is_no_room_to_fold_the_changes_stay_in_the_journal(
    opened: Callable[..., JournalStorage],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    storage = opened(bound=150)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(os, "replace", no_room)
        for number in range(4):
            storage.commit(put(number, "parola segreta"))
    said = (
        "The journal could not be folded into the snapshot: "
        f"There is no room to write {folder / 'store.json'}. Make some room and try again."
    )
    assert caplog.messages == [said, said]  # after the second change and, another bound later, the fourth
    assert list(opened(bound=150).tables["comments"]) == ["c0", "c1", "c2", "c3"]


def test_closing_a_full_disk_loses_nothing_and_lets_go(
    opened: Callable[..., JournalStorage], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = opened()
    storage.commit(put(1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", no_room)
        storage.close()
    assert JournalStorage(folder).tables == {"comments": {"c1": {"text": "x"}}}


def test_a_refused_change_leaves_memory_and_numbering_alone(
    opened: Callable[..., JournalStorage], monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = opened()
    storage.commit(put(1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", no_room)
        with pytest.raises(StoreFullError):
            storage.commit(put(2))
    assert storage.tables == {"comments": {"c1": {"text": "x"}}}
    storage.commit(put(3))
    assert list(opened().tables["comments"]) == ["c1", "c3"]


def test_what_a_write_leaves_out_is_in_no_file(opened: Callable[..., JournalStorage], folder: Path) -> None:
    storage = opened()
    storage.commit(put(1, "parola segreta"))
    storage.commit(put(1, "altra"))
    storage.commit(put(2))
    storage.write({"comments": {"c2": {"text": "x"}}})
    for path in folder.iterdir():
        assert b"segreta" not in path.read_bytes()
        assert b"altra" not in path.read_bytes()
    storage.commit(put(3))
    assert list(opened().tables["comments"]) == ["c2", "c3"]


def test_a_failed_write_leaves_memory_and_disk_alone(
    opened: Callable[..., JournalStorage], monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = opened()
    storage.commit(put(1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", no_room)
        with pytest.raises(StoreFullError):
            storage.write({})
    assert storage.tables == {"comments": {"c1": {"text": "x"}}}
    storage.commit(put(2))
    assert list(opened().tables["comments"]) == ["c1", "c2"]


def test_lines_that_a_crash_left_beside_the_snapshot_don_t_come_back(
    opened: Callable[..., JournalStorage], folder: Path
) -> None:
    storage = opened()
    storage.commit(put(1, "parola segreta"))
    storage.commit(put(2))
    left = (folder / "store.journal").read_bytes()
    storage.write({"comments": {"c2": {"text": "x"}}})
    (folder / "store.journal").write_bytes(left)
    (folder / "store.json.tmp").write_bytes(b"segreta")
    assert opened().tables == {"comments": {"c2": {"text": "x"}}}
    for path in folder.iterdir():
        assert b"segreta" not in path.read_bytes()


def test_if_old_lines_cannot_go_the_new_state_holds_and_no_more_is_taken(
    opened: Callable[..., JournalStorage], monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = opened()
    storage.commit(put(1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", no_room)
        with pytest.raises(StoreError, match="could not be emptied"):
            storage.write({"comments": {}})
    assert storage.tables == {"comments": {}}
    with pytest.raises(StoreError, match="takes no more"):
        storage.commit(put(2))
    assert opened().tables == {"comments": {}}


def test_reading_gives_a_copy_that_may_be_altered(opened: Callable[..., JournalStorage]) -> None:
    storage = opened()
    storage.commit(Put("cases", "k1", {"events": [{"n": 1}]}))
    copy = storage.read()
    copy["cases"]["k1"]["events"].append({"n": 2})
    copy["other"] = {}
    assert storage.tables == {"cases": {"k1": {"events": [{"n": 1}]}}}


def test_a_missing_change_is_noticed(opened: Callable[..., JournalStorage], folder: Path) -> None:
    opened().commit(put(1))
    journal = Journal(folder / "store.journal")
    journal.append(Entry(3, put(3)))
    journal.close()
    before = (folder / "store.journal").read_bytes()
    with pytest.raises(StoreError, match=r"don't belong together: change 2 is missing\. Nothing was changed"):
        opened()
    assert (folder / "store.journal").read_bytes() == before


@pytest.mark.parametrize("name", ["store.json", "store.journal"])
def test_a_damaged_folder_is_refused_untouched_and_let_go(
    opened: Callable[..., JournalStorage], folder: Path, name: str
) -> None:
    storage = opened()
    storage.commit(put(1))
    storage.close()
    opened().commit(put(2))
    path = folder / name
    good = path.read_bytes()
    path.write_bytes(good.replace(b"text", b"test"))
    for _ in range(2):
        with pytest.raises(StoreError, match="is damaged") as refused:
            opened()
        assert not isinstance(refused.value, StoreBusyError)
    assert path.read_bytes() == good.replace(b"text", b"test")
    path.write_bytes(good)
    assert list(opened().tables["comments"]) == ["c1", "c2"]


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"The data folder .*file cannot be used: "):
        JournalStorage(tmp_path / "file")
    (tmp_path / "data" / "store.journal").mkdir(parents=True)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"The data folder .*data cannot be used: Is a directory\."):
            JournalStorage(tmp_path / "data")


def test_nothing_stays_open_after_closing_or_after_a_refusal(folder: Path) -> None:
    def free_descriptor() -> int:
        descriptor = os.open(folder.parent, os.O_RDONLY)
        os.close(descriptor)
        return descriptor

    before = free_descriptor()
    storage = JournalStorage(folder)
    storage.commit(put(1))
    assert free_descriptor() > before
    storage.close()
    assert free_descriptor() == before
    (folder / "store.journal").write_bytes(b"damaged\n")
    with pytest.raises(StoreError, match="line 1 is damaged"):
        JournalStorage(folder)
    assert free_descriptor() == before


def test_a_journal_of_four_mebibytes_is_no_reason_to_fold(
    opened: Callable[..., JournalStorage], folder: Path
) -> None:
    storage = opened()
    for number in range(3):
        storage.commit(put(number, "x" * 1_398_000))
    assert (folder / "store.journal").stat().st_size < 4 * 2**20
    assert (folder / "store.json").stat().st_size < 200
    storage.commit(put(3, "x" * 1000))
    assert (folder / "store.json").stat().st_size > 4 * 2**20
    assert (folder / "store.journal").stat().st_size == 0


def test_a_second_opening_is_refused(opened: Callable[..., JournalStorage], folder: Path) -> None:
    opened()
    with pytest.raises(StoreBusyError):
        JournalStorage(folder)
