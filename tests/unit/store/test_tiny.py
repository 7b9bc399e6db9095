import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from server.records import Case, Comment, Event
from server.store import open_store
from server.store.base import StoreBusyError, StoreError
from server.store.tiny import TinyStore

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(folder: Path) -> Iterator[TinyStore]:
    store = TinyStore(folder)
    yield store
    store.close()


def files_with(folder: Path, word: bytes) -> list[str]:
    return [path.name for path in folder.iterdir() if word in path.read_bytes()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_opening_gives_the_tiny_store_and_makes_the_folder(folder: Path) -> None:
    store = open_store(folder / "deep")
    assert isinstance(store, TinyStore)
    store.close()
    assert names(folder / "deep") == ["store.journal", "store.json", "store.lock"]


def test_a_second_process_is_refused(store: TinyStore, folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from server.store import open_store; "
        "open_store(Path(sys.argv[1]))"
    )
    second = subprocess.run(
        [sys.executable, "-c", program, folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert second.returncode == 1
    assert second.stderr.splitlines()[-1] == (
        f"server.store.base.StoreBusyError: Another Garbo is using {folder}. "
        "Stop it first, or choose another folder with GARBO_DATA."
    )
    with pytest.raises(StoreBusyError):
        open_store(folder)


def test_everything_on_disk_is_for_its_owner_only(
    store: TinyStore, folder: Path, comment: Callable[..., Comment]
) -> None:
    store.add_comment(comment("1"))
    store.delete_comment("c1")
    store.close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_an_event_costs_one_line_not_the_case(
    store: TinyStore, folder: Path, comment: Callable[..., Comment], case: Callable[[str], Case]
) -> None:
    store.add_comment(comment("1"))
    store.open_case(case("1"))
    journal = folder / "store.journal"
    lengths = [journal.stat().st_size]
    event = Event(type="note", at=case("1").opened_at, who="desk", note="x" * 500)
    for _ in range(5):
        store.add_event("k1", event)
        lengths.append(journal.stat().st_size)
    costs = {after - before for before, after in pairwise(lengths)}
    assert len(costs) == 1
    assert 500 < costs.pop() < 700


def test_what_is_erased_is_in_no_file_at_once(
    store: TinyStore, folder: Path, comment: Callable[..., Comment], case: Callable[[str], Case]
) -> None:
    store.add_comment(comment("1", "prima versione segreta"))
    store.add_comment(comment("1", "seconda versione segreta"))
    store.add_comment(comment("2", "resta"))
    store.open_case(case("1"))
    store.add_event("k1", Event(type="replied", at=case("1").opened_at, who="desk", text="risposta segreta"))
    assert files_with(folder, b"segreta") == ["store.journal"]
    assert store.delete_comment("c1")
    for word in (b"segreta", b"c1", b"f1", b"k1", b"G-1"):
        assert files_with(folder, word) == []
    assert files_with(folder, b"resta") == ["store.json"]


def test_erasing_from_an_old_snapshot_leaves_nothing_either(
    folder: Path, comment: Callable[..., Comment]
) -> None:
    for _ in range(2):
        store = TinyStore(folder)
        store.add_comment(comment("1", "parola segreta"))
        store.close()
    assert files_with(folder, b"segreta") == ["store.json"]
    store = TinyStore(folder)
    store.delete_comment("c1")
    assert files_with(folder, b"segreta") == []
    store.close()


def test_an_erasure_that_finds_no_room_changes_nothing_and_can_be_tried_again(
    store: TinyStore,
    folder: Path,
    comment: Callable[..., Comment],
    case: Callable[[str], Case],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.add_comment(comment("1"))
    store.open_case(case("1"))

    def fails(*_: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fails)
        with pytest.raises(StoreError):
            store.delete_comment("c1")
    assert store.comment_with("f1") == comment("1")
    assert store.case_of("c1") == case("1")
    assert names(folder) == ["store.journal", "store.json", "store.lock"]
    assert store.delete_comment("c1") is True
    assert list(store.comments()) == []


def test_an_erasure_whose_old_lines_cannot_go_is_told_and_holds(
    store: TinyStore, comment: Callable[..., Comment], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_comment(comment("1"))

    def fails(*_: object) -> None:
        raise OSError("Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", fails)
        with pytest.raises(StoreError, match="could not be emptied"):
            store.delete_comment("c1")
    assert store.comment("c1") is None
    assert store.comment_with("f1") is None


def test_a_small_bound_changes_nothing_but_the_files(folder: Path, comment: Callable[..., Comment]) -> None:
    store = TinyStore(folder, bound=0)
    for number in range(20):
        store.add_comment(comment(str(number)))
    store.close()
    again = TinyStore(folder)
    assert [each.id for each in again.comments()] == [f"c{number}" for number in range(20)]
    again.close()
