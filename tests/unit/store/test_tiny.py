import errno
import os
import stat
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from server.records import Business, Case, Comment, Desk, Event, Outcome, Trace
from server.store import open_store
from server.store.base import StoreBusyError, StoreError, StoreFullError
from server.store.sealing import seal
from server.store.tiny import TinyStore

ROOT = Path(__file__).parents[3]
# Three parts that have no byte in common with each other, nor their base64 with anything else.
TRACE = Trace(words=b"\xf1\x0e\x5b" * 84, meaning=b"\x81\x3c\x77\x15" * 128, concern=b"\x29\xd6" * 256)


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


def with_trace(comment: Comment, trace: Trace | None = TRACE) -> Comment:
    return msgspec.structs.replace(comment, trace=trace, namesake="namesake" + comment.id)


def outcome(comment: Comment) -> Outcome:
    return Outcome(verdict="campaign", at=comment.created_at, who="segreta", seen={"impulse": 1.0})


def no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_trace_is_kept_as_base64(store: TinyStore, folder: Path, comment: Callable[..., Comment]) -> None:
    store.add_comment(with_trace(comment("1")))
    for part in (TRACE.words, TRACE.meaning, TRACE.concern):
        assert files_with(folder, b64encode(part)) == ["store.journal"]


@pytest.mark.parametrize("in_snapshot", [False, True])
def test_nothing_of_the_trace_or_the_outcome_of_an_erased_comment_is_in_any_file(
    folder: Path, comment: Callable[..., Comment], case: Callable[[str], Case], in_snapshot: bool
) -> None:
    store = TinyStore(folder)
    store.add_comment(with_trace(comment("1")))
    store.add_comment(with_trace(comment("2"), Trace(words=bytes(range(252)))))
    store.open_case(case("1"))
    store.set_outcome("k1", outcome(comment("1")))
    if in_snapshot:
        store.close()
        store = TinyStore(folder)
    pieces = [
        b64encode(part)[at : at + 16]
        for part in (TRACE.words, TRACE.meaning, TRACE.concern)
        for at in (0, 100, 300)
    ]
    pieces += [b"segreta", b"namesakec1", b"campaign"]
    assert all(files_with(folder, piece) for piece in pieces)
    assert store.near(TRACE) == (with_trace(comment("1")),)
    store.delete_comment("c1")
    assert [files_with(folder, piece) for piece in pieces] == [[]] * len(pieces)
    assert store.near(TRACE) == ()
    store.close()
    assert [files_with(folder, piece) for piece in pieces] == [[]] * len(pieces)
    assert files_with(folder, b"namesakec2") == ["store.json"]


def test_a_folder_of_before_traces_and_outcomes_opens_and_takes_them(
    folder: Path, comment: Callable[..., Comment], case: Callable[[str], Case]
) -> None:
    folder.mkdir()
    at = b'"2026-05-04T12:00:00Z"'
    (folder / "store.json").write_bytes(
        seal(
            b'{"schemaVersion":1,"seq":3,"tables":{"comments":{"c1":{"id":"c1","fingerprint":"f1",'
            b'"text":"Camera fredda","createdAt":' + at + b"}},"
            b'"cases":{"k1":{"id":"k1","commentId":"c1","code":"G-1","openedAt":' + at + b"}},"
            b'"businesses":{"default":{"name":"Bottega Girasole"}}}}'
        )
    )
    (folder / "store.journal").write_bytes(
        seal(
            b'{"seq":4,"change":["put","comments","c2",{"id":"c2","fingerprint":"f2",'
            b'"text":"Camera fredda","createdAt":' + at + b"}]}"
        )
        + seal(
            b'{"seq":5,"change":["push","cases","k1","events",{"type":"note","at":' + at + b',"who":"desk"}]}'
        )
    )
    store = TinyStore(folder)
    note = Event(type="note", at=comment("1").created_at, who="desk")
    before = msgspec.structs.replace(case("1"), events=(note,))
    assert list(store.comments()) == [comment("1"), comment("2")]
    assert list(store.cases()) == [before]
    assert store.business("default") == Business(name="Bottega Girasole")
    assert (store.near(TRACE), store.comments_by(""), store.outcomes()) == ((), (), ())
    assert store.desk() == Desk()
    store.add_comment(with_trace(comment("1")))
    store.set_outcome("k1", outcome(comment("1")))
    store.change_desk(lambda _: Desk(learning_since=note.at))
    for _ in range(2):
        assert store.near(TRACE) == (with_trace(comment("1")),)
        assert store.outcomes() == (("k1", outcome(comment("1"))),)
        assert store.case("k1") == msgspec.structs.replace(before, outcome=outcome(comment("1")))
        assert store.desk() == Desk(learning_since=note.at)
        store.close()
        store = TinyStore(folder)
    store.close()


def test_what_finds_no_room_changes_nothing_that_can_be_asked(
    store: TinyStore,
    comment: Callable[..., Comment],
    case: Callable[[str], Case],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = with_trace(comment("1"))
    store.add_comment(first)
    store.open_case(case("1"))
    said = store.outcomes()
    other = Trace(words=bytes(range(252)))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", no_room)
        refused: list[Callable[[], object]] = [
            lambda: store.add_comment(with_trace(comment("2"))),
            lambda: store.add_comment(msgspec.structs.replace(first, trace=other, namesake="new")),
            lambda: store.set_outcome("k1", outcome(first)),
            lambda: store.change_desk(lambda _: Desk(learning_since=first.created_at)),
            lambda: store.delete_comment("c1"),
        ]
        for change in refused:
            with pytest.raises(StoreFullError):
                change()
    assert store.near(TRACE) == (first,)
    assert store.near(other) == ()
    assert store.comments_by("namesakec1") == (first,)
    assert store.comments_by("new") == ()
    assert store.outcomes() is said
    assert store.case("k1") == case("1")
    assert store.desk() == Desk()


def test_an_erasure_that_holds_although_it_failed_is_out_of_every_index(
    store: TinyStore,
    comment: Callable[..., Comment],
    case: Callable[[str], Case],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.add_comment(with_trace(comment("1")))
    store.open_case(case("1"))
    store.set_outcome("k1", outcome(comment("1")))
    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", no_room)
        with pytest.raises(StoreError, match="could not be emptied"):
            store.delete_comment("c1")
    assert store.near(TRACE) == ()
    assert store.comments_by("namesakec1") == ()
    assert store.outcomes() == ()


def test_an_outcome_costs_one_line(
    store: TinyStore, folder: Path, comment: Callable[..., Comment], case: Callable[[str], Case]
) -> None:
    store.add_comment(comment("1"))
    store.open_case(case("1"))
    journal = folder / "store.journal"
    lines = len(journal.read_bytes().splitlines())
    store.set_outcome("k1", outcome(comment("1")))
    assert len(journal.read_bytes().splitlines()) == lines + 1
    store.set_outcome("k1", None)
    assert len(journal.read_bytes().splitlines()) == lines + 2
    assert b"segreta" not in journal.read_bytes().splitlines()[-1]
