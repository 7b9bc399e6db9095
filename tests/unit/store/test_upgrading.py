"""The oldest folder there ever was opens with everything in it; its copy stays until something is erased."""

import json
import logging
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.records import Business, Case, Comment, Event, Price
from server.store import snapshot, storage
from server.store.base import StoreError
from server.store.changes import Tables
from server.store.sealing import is_whole, seal
from server.store.tiny import TinyStore
from server.store.upgrading import STEPS, upgraded

OLDEST = Path(__file__).with_name("format-1")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
COMMENTS = [
    Comment(
        id="c-uno", fingerprint="0f" * 16, text="Camera fredda e colazione scarsa. «Mai più»",
        created_at=NOON, language="it", site="facebook.test", author="ab" * 16, url="https://www.facebook.test/pagina/1",
        platform="facebook", published_at="2026-05-03", rating=2.0, author_role="customer", sponsored=True,
        reactions=12, replies=3,
    ),
    Comment(id="c-due", fingerprint="1f" * 16, text="Never again 🙂", created_at=NOON, language="en"),
]  # fmt: skip
CASE = Case(
    id="k-uno", comment_id="c-uno", code="G-4K7Q", opened_at=NOON,
    events=(
        Event(type="weighed", at=NOON, who="desk"),
        Event(type="replied", at=NOON, who="desk", text="Ci dispiace."),
        Event(
            type="contradiction", at=NOON, who="desk", kind="price-list", source="listino", note="45, non 60"
        ),
        Event(type="silence", at=NOON, who="desk", days=4.0),
        Event(type="decision", at=NOON, who="desk", decision="B"),
    ),
)  # fmt: skip
BUSINESS = Business(
    name="Bottega Girasole", pages=("https://www.facebook.test/pagina",), signature="Anna", role="direzione",
    private_channel="info@girasole.test", register="lei",
    prices=(Price(item="camera doppia", price=45.0, since="2026-01-01", until="2026-12-31"),),
    closed=("2026-05-01",), competitors=("Bottega Luna",), confirmed_facts=("riscaldamento acceso",),
    confirmed_actions=("caldaia riparata",),
)  # fmt: skip


@pytest.fixture
def old(folder: Path) -> Path:
    """A folder that the first Garbo with a store wrote itself: part in the snapshot, part in the journal."""
    shutil.copytree(OLDEST, folder)
    return folder


def holds_everything(store: TinyStore) -> bool:
    return (
        list(store.comments()) == COMMENTS
        and list(store.cases()) == [CASE]
        and store.businesses() == (("default", BUSINESS),)
        and store.sent_replies(5) == ("Ci dispiace.",)
    )


def test_the_oldest_folder_opens_with_everything_and_a_copy_is_kept(
    old: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    store = TinyStore(old)
    assert holds_everything(store)
    copy = old / "store.json.v1"
    assert caplog.messages == [f"The data folder was upgraded from format 1. The copy: {copy}"]
    assert json.loads((old / "store.json").read_bytes())["schemaVersion"] == 2
    assert (old / "store.journal").read_bytes() == b""
    assert is_whole(copy.read_bytes())
    assert copy.stat().st_mode & 0o777 == 0o600
    store.close()
    # The copy is a whole folder of the old format by itself.
    (again := old.parent / "again").mkdir()
    copy.rename(again / "store.json")
    assert json.loads((again / "store.json").read_bytes())["schemaVersion"] == 1
    store = TinyStore(again)
    assert holds_everything(store)
    store.close()
    store = TinyStore(old)
    assert holds_everything(store)
    assert not copy.exists()
    store.close()


def test_erasing_takes_the_copy_along(old: Path) -> None:
    store = TinyStore(old)
    assert store.delete_comment("c-uno")
    files = b"".join(path.read_bytes() for path in old.iterdir())
    assert b"colazione" not in files
    assert b"Never again" in files
    assert not snapshot.copies(old / "store.json")
    store.close()


@pytest.mark.parametrize(
    ("call", "nth"),
    [("write", 1), ("write", 2), ("fsync", 1), ("fsync", 2), ("fsync", 3), ("replace", 1), ("replace", 2)],
)
def test_cut_short_it_is_done_the_next_time(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    before = {name: (old / name).read_bytes() for name in ("store.json", "store.journal")}
    real, calls = getattr(os, call), []
    with monkeypatch.context() as patch:

        def full(*arguments: object, **more: object) -> object:
            calls.append(call)
            if len(calls) == nth:
                raise OSError(28, "No space left on device")
            return real(*arguments, **more)

        patch.setattr(os, call, full)
        with pytest.raises(StoreError, match=r"room|cannot be used"):
            TinyStore(old)
    assert {name: (old / name).read_bytes() for name in before} == before
    store = TinyStore(old)
    assert holds_everything(store)
    store.close()


def test_steps_are_made_one_after_the_other(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def named(name: str) -> Callable[[Tables], Tables]:
        return lambda tables: {**tables, "steps": {**tables.get("steps", {}), name: {}}}

    steps = {1: named("a"), 2: named("b"), 3: named("c")}
    assert list(upgraded({}, 1, steps)["steps"]) == ["a", "b", "c"]
    assert list(upgraded({}, 3, steps)["steps"]) == ["c"]
    assert upgraded({}, 4, steps) == {}
    monkeypatch.setattr(storage, "upgraded", lambda tables, version: upgraded(tables, version, steps))
    TinyStore(old).close()
    assert list(json.loads((old / "store.json").read_bytes())["tables"]["steps"]) == ["a", "b", "c"]
    assert "steps" not in json.loads((old / "store.json.v1").read_bytes())["tables"]


def test_there_is_a_step_from_every_format_to_todays() -> None:
    assert list(STEPS) == list(range(1, snapshot.SCHEMA_VERSION))


def test_a_newer_folder_is_refused_and_untouched(old: Path) -> None:
    newer = seal(b'{"schemaVersion":3,"seq":9,"tables":{}}')
    (old / "store.json").write_bytes(newer)
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    with pytest.raises(StoreError, match=r"newer Garbo \(format 3, this one knows 2\)"):
        TinyStore(old)
    assert {name: (old / name).read_bytes() for name in before} == before
    assert not list(old.glob("*.v*"))
