"""Erasing leaves nothing behind, wherever it is cut short."""

import base64
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from server.records import Case, Comment, Trace
from server.store import storage
from server.store.base import StoreError, StoreFullError
from server.store.tiny import TinyStore

VECTOR = bytes(range(256)) * 2
SECRETS = (b"pavone", b"pagina-segreta", base64.b64encode(VECTOR)[:60], b"0123456789abcdef" * 2)


def fill(store: TinyStore, comment: Callable[..., Comment], case: Callable[[str], Case]) -> None:
    secret = msgspec.structs.replace(
        comment("1", "Il pavone di cristallo"),
        url="https://www.hotel.test/pagina-segreta",
        author="0123456789abcdef" * 2,
        trace=Trace(meaning=VECTOR),
    )
    store.add_comment(secret)
    store.add_comment(comment("2"))
    store.open_case(case("1"))


def what_is_found(folder: Path) -> set[bytes]:
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {each for each in SECRETS if each in content}


@pytest.mark.parametrize("bound", [0, 1 << 20])
def test_erasing_cut_short_anywhere_is_finished_or_undone_on_opening(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    comment: Callable[..., Comment],
    case: Callable[[str], Case],
    bound: int,
) -> None:
    folder, stops = tmp_path / "data", []
    store = TinyStore(folder, bound)
    fill(store, comment, case)
    (folder / "store.json.v1").write_bytes(b"pavone")
    assert what_is_found(folder) == set(SECRETS)

    def stopping(call: str) -> Callable[..., object]:
        real = getattr(os, call)

        def watched(*arguments: object, **more: object) -> object:
            stops.append(shutil.copytree(folder, tmp_path / f"stop-{len(stops)}"))
            return real(*arguments, **more)

        return watched

    with monkeypatch.context() as patch:
        for call in ("write", "fsync", "ftruncate", "replace", "unlink"):
            patch.setattr(os, call, stopping(call))
        assert store.delete_comments(["c1"]) == 1
    assert what_is_found(folder) == set()
    assert sorted(path.name for path in folder.iterdir()) == ["store.journal", "store.json", "store.lock"]
    states = []
    for stop in stops:
        opened = TinyStore(stop, bound)
        gone = opened.comment("c1") is None
        assert (opened.case("k1") is None) == gone
        assert opened.comment("c2") == comment("2")
        if gone:
            assert what_is_found(stop) == set()
        opened.close()
        states.append(gone)
    assert states == sorted(states)
    assert {*states} == {False, True}


def test_a_copy_that_cannot_go_stops_the_erasing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, comment: Callable[..., Comment]
) -> None:
    store = TinyStore(folder)
    store.add_comment(comment("1"))
    (folder / "store.json.v1").mkdir()
    with pytest.raises(StoreError, match="could not be written"):
        store.delete_comments(["c1"])
    assert store.comment("c1") == comment("1")
    (folder / "store.json.v1").rmdir()
    assert store.delete_comments(["c1"]) == 1


def test_no_room_keeps_everything_and_the_indexes_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, comment: Callable[..., Comment]
) -> None:
    store = TinyStore(folder)
    store.add_comment(comment("1"))

    def full(*_: object) -> int:
        raise StoreFullError

    with monkeypatch.context() as patch:
        patch.setattr(storage.snapshot, "write", full)
        with pytest.raises(StoreFullError):
            store.delete_comments(["c1"])
    assert store.comment_with("f1") == comment("1")
    assert store.delete_comments(["c1"]) == 1
    assert store.comment_with("f1") is None


def test_folding_leaves_the_copy_of_an_upgrade(folder: Path, comment: Callable[..., Comment]) -> None:
    store = TinyStore(folder, 0)
    (folder / "store.json.v1").write_bytes(b"older")
    store.add_comment(comment("1"))
    store.close()
    assert (folder / "store.json.v1").read_bytes() == b"older"
