import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import where
from tinydb.operations import add
from tinydb.table import Document

from server.store.base import StoreFullError
from server.store.storage import JournalStorage
from server.store.table import JournalDB, JournalTable


@pytest.fixture
def db(folder: Path) -> Iterator[JournalDB]:
    db = JournalDB(folder, storage=JournalStorage)
    yield db
    db.close()


@pytest.fixture
def table(db: JournalDB) -> JournalTable:
    table = db.table("cases")
    assert isinstance(table, JournalTable)
    table.put("k1", {"code": "G-1", "days": 1})
    table.put("k2", {"code": "G-2", "days": 2})
    return table


def test_documents_are_found_by_their_key(table: JournalTable) -> None:
    assert table.document("k1") == {"code": "G-1", "days": 1}
    assert table.document("k3") is None
    assert table.documents() == [{"code": "G-1", "days": 1}, {"code": "G-2", "days": 2}]


def test_a_table_begins_empty(db: JournalDB, folder: Path) -> None:
    table = db.table("new")
    assert isinstance(table, JournalTable)
    assert table.document("k1") is None
    assert table.documents() == []
    with pytest.raises(KeyError, match="k1"):
        table.push("k1", "events", {})
    assert (folder / "store.journal").read_bytes() == b"", "or the folder could not be opened again"


def test_put_replaces_and_keeps_the_place(table: JournalTable) -> None:
    table.put("k1", {"code": "G-9"})
    assert table.documents() == [{"code": "G-9"}, {"code": "G-2", "days": 2}]


def test_push_adds_to_a_list(table: JournalTable) -> None:
    table.push("k1", "events", {"n": 1})
    table.push("k1", "events", {"n": 2})
    assert table.document("k1") == {"code": "G-1", "days": 1, "events": [{"n": 1}, {"n": 2}]}


def test_the_queries_of_tinydb_see_every_change(table: JournalTable) -> None:
    old = where("days") == 1
    assert table.search(old) == [{"code": "G-1", "days": 1}]
    table.put("k3", {"code": "G-3", "days": 1})
    assert [str(each.doc_id) for each in table.search(old)] == ["k1", "k3"]
    assert table.search(where("events").exists()) == []
    table.push("k3", "events", {"n": 1})
    assert table.search(where("events").exists())[0]["events"] == [{"n": 1}]
    assert table.get(doc_id="k2") == {"code": "G-2", "days": 2}  # type: ignore[call-overload]
    assert table.count(old) == 2
    assert len(table) == 3


def test_the_writes_of_tinydb_are_kept(table: JournalTable, db: JournalDB, folder: Path) -> None:
    table.update(add("days", 10), where("code") == "G-1")
    table.insert(Document({"code": "G-4"}, "k4"))  # type: ignore[arg-type]
    table.upsert(Document({"days": 3}, "k2"))  # type: ignore[arg-type]
    db.table("notes").insert(Document({"text": "ciao"}, "n1"))  # type: ignore[arg-type]
    table.put("k5", {"code": "G-5"})
    db.close()
    again = JournalDB(folder, storage=JournalStorage)
    assert {str(each.doc_id): dict(each) for each in again.table("cases")} == {
        "k1": {"code": "G-1", "days": 11},
        "k2": {"code": "G-2", "days": 3},
        "k4": {"code": "G-4"},
        "k5": {"code": "G-5"},
    }
    assert again.table("notes").all() == [{"text": "ciao"}]
    again.close()
    db._storage = JournalStorage(folder)


def test_what_tinydb_removes_is_erased_from_the_disk(table: JournalTable, folder: Path) -> None:
    table.put("k3", {"text": "parola segreta"})
    assert list(map(str, table.remove(where("text").exists()))) == ["k3"]
    assert all(b"segreta" not in path.read_bytes() for path in folder.iterdir())
    assert table.document("k3") is None


def test_a_write_of_tinydb_that_finds_no_room_changes_nothing(
    table: JournalTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", no_room)
        with pytest.raises(StoreFullError):
            table.update(add("days", 10))
    assert table.documents() == [{"code": "G-1", "days": 1}, {"code": "G-2", "days": 2}]
