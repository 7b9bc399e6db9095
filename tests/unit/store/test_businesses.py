"""The businesses on disk: nothing is left of one that was deleted, and older folders open."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from server.records import Business, Comment
from server.store.base import StoreFullError
from server.store.sealing import seal
from server.store.tiny import TinyStore


def files_with(folder: Path, words: bytes) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if words in path.read_bytes())


def test_no_file_holds_anything_of_a_deleted_business(folder: Path) -> None:
    store = TinyStore(folder)
    store.put_business("default", Business(name="Aurora", signature="Anna"))
    store.put_business("bar", Business(name="Bar", signature="Bruno"))
    assert files_with(folder, b"Bruno") == ["store.journal"]
    (folder / "store.json.v1").write_bytes(b"Bruno, as an upgrade has kept him")
    store.delete_business("bar")
    assert files_with(folder, b"Bruno") == []
    assert files_with(folder, b"Anna") == ["store.json"]
    store.close()


def test_deleting_what_is_not_there_writes_nothing(folder: Path) -> None:
    store = TinyStore(folder)
    store.put_business("bar", Business(name="Bar"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert store.delete_business("none") is False
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    store.close()


def test_without_room_the_business_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TinyStore(folder)
    store.put_business("bar", Business(name="Bar"))

    def full(*_: object) -> None:
        raise StoreFullError

    with monkeypatch.context() as patch:
        patch.setattr("server.store.storage.snapshot.write", full)
        with pytest.raises(StoreFullError):
            store.delete_business("bar")
    assert store.business("bar") == Business(name="Bar")
    assert store.delete_business("bar") is True
    store.close()


def test_a_folder_of_before_there_were_several_opens_and_takes_more(
    folder: Path, comment: Callable[..., Comment]
) -> None:
    folder.mkdir()
    old = b'"text":"Camera fredda","createdAt":"2026-05-04T12:00:00Z"'
    (folder / "store.json").write_bytes(
        seal(
            b'{"schemaVersion":1,"seq":3,"tables":{"comments":{"c1":{"id":"c1","fingerprint":"f1",'
            + old
            + b'}},"businesses":{"default":{"name":"Bottega Girasole"}}}}'
        )
    )
    (folder / "store.journal").write_bytes(
        seal(b'{"seq":4,"change":["put","comments","c2",{"id":"c2","fingerprint":"f2",' + old + b"}]}")
    )
    store = TinyStore(folder)
    assert list(store.comments()) == [comment("1"), comment("2")]
    assert [each.business for each in store.comments()] == [None, None]
    store.add_business("bar", Business(name="Bar"))
    store.add_comment(msgspec.structs.replace(comment("3"), business="bar"))
    for _ in range(2):
        store.close()
        store = TinyStore(folder)
        assert [each.business for each in store.comments()] == [None, None, "bar"]
        assert store.businesses() == (
            ("default", Business(name="Bottega Girasole")),
            ("bar", Business(name="Bar")),
        )
    store.close()
