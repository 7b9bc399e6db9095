"""A desk moves to a database and back: all of it, record by record, or nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.records import Business, Case, Comment, Desk, Event, Outcome, Price, Trace
from server.store import moving
from server.store.base import OtherKeyError, StoreBusyError, StoreError
from server.store.changes import Put
from server.store.moving import Moved, NotEmptyError, to_database, to_folder
from server.store.postgres import PostgresStore
from server.store.storage import JournalStorage
from server.store.tiny import TinyStore
from tests.live import ROOT
from tests.postgres import PostgresServer

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
COUNTED = Moved(comments=12, cases=6, events=6, outcomes=4, businesses=2)


@pytest.fixture
def desk(postgres: PostgresServer) -> str:
    return postgres.new_desk()


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A folder with something of everything, in an order that only arrival explains."""
    folder = tmp_path / "full"
    store = TinyStore(folder)
    for number in (7, 3, 11, 0, 1, 2, 4, 5, 6, 8, 9, 10):
        trace = Trace(words=bytes([number]) * 252, meaning=bytes([number + 1]) * 512, things=b"LIFT")
        store.add_comment(
            Comment(
                id=f"c{number}",
                fingerprint=f"f{number}",
                text=f"«Mai più» \0 😡 {number}",
                created_at=NOON if number % 2 else (NOON - timedelta(days=number)).replace(tzinfo=None),
                namesake="guest" if number < 3 else None,
                trace=None if number == 5 else Trace() if number == 6 else trace,
            )
        )
        if number % 2:
            case = Case(id=f"k{number}", comment_id=f"c{number}", code=f"G-{number}", opened_at=NOON)
            store.open_case(msgspec.structs.replace(case, owner="Anna" if number == 3 else None))
            store.add_event(f"k{number}", Event(type="replied", at=NOON, who="Anna", text=f"Grazie {number}"))
        if number in (3, 7, 11):
            store.set_outcome(f"k{number}", Outcome(verdict="campaign", at=NOON, who="x", seen={"a": 0.5}))
    gone = Comment(id="gone", fingerprint="gone", text="", created_at=NOON)
    store.add_comment(gone)
    store.open_case(Case(id="kgone", comment_id="gone", code="G-gone", opened_at=NOON))
    store.set_outcome("kgone", Outcome(verdict="genuine", at=NOON, who="y"))
    store.delete_comments(("gone",), remains=lambda said: said)
    store.put_business("default", Business(name="Bottega", prices=(Price(item="crema", price=45.0),)))
    store.put_business("bar", Business(name="Bar"))
    store.change_desk(lambda _: Desk(silence_days=5))
    store.close()
    return folder


def everything(store: TinyStore | PostgresStore) -> tuple[object, ...]:
    """All that the protocol tells, with the orders that it promises."""
    try:
        return (
            list(store.comments()), list(store.cases()), store.outcomes(), store.businesses(), store.desk(),
            store.sent_replies(99), store.comments_by("guest"),
            {each.id for each in store.near(Trace(words=b"\7" * 252, meaning=b"\4" * 512))},
        )  # fmt: skip
    finally:
        store.close()


def test_there_and_back_nothing_is_lost(full: Path, desk: str, tmp_path: Path) -> None:
    before = everything(TinyStore(full))
    assert before[-1] >= {"c7", "c3"}  # type: ignore[operator]
    assert to_database(full, desk, "a key") == COUNTED
    assert everything(PostgresStore(desk, "a key")) == before
    assert everything(TinyStore(full)) == before
    assert to_folder(desk, tmp_path / "back", "a key") == COUNTED
    assert everything(TinyStore(tmp_path / "back")) == before
    assert everything(PostgresStore(desk, "a key")) == before


def test_nobody_may_be_at_work_on_either_side(full: Path, desk: str, tmp_path: Path) -> None:
    server = TinyStore(full)
    with pytest.raises(StoreBusyError):
        to_database(full, desk, "a key")
    server.close()
    team = PostgresStore(desk, "a key")
    for move in (lambda: to_database(full, desk, "a key"), lambda: to_folder(desk, tmp_path, "a key")):
        with pytest.raises(StoreError, match="is using this database"):
            move()
    assert list(team.comments()) == []
    team.close()
    other = TinyStore(tmp_path / "busy")
    with pytest.raises(StoreBusyError):
        to_folder(desk, tmp_path / "busy", "a key")
    other.close()
    assert to_database(full, desk, "a key") == COUNTED


def test_nobody_begins_work_on_the_folder_before_all_of_it_is_in_the_database(
    full: Path, desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, busy = moving.take_all, []

    def look(connection: Any) -> Any:
        try:
            TinyStore(full).close()
        except StoreBusyError:
            busy.append(True)
        return taken(connection)

    monkeypatch.setattr(moving, "take_all", look)
    assert to_database(full, desk, "a key") == COUNTED
    assert busy == [True, True]
    TinyStore(full).close()


@pytest.mark.parametrize("what", ["comment", "business", "desk"])
def test_a_place_that_is_not_empty_is_left_alone(full: Path, desk: str, tmp_path: Path, what: str) -> None:
    for store in (PostgresStore(desk, "a key"), TinyStore(tmp_path / "there")):
        if what == "comment":
            store.add_comment(Comment(id="1", fingerprint="1", text="", created_at=NOON))
        elif what == "business":
            store.put_business("default", Business(name="Altra"))
        else:
            store.change_desk(lambda _: Desk(silence_days=9))
        store.close()
    with pytest.raises(NotEmptyError):
        to_database(full, desk, "a key")
    with pytest.raises(NotEmptyError):
        to_folder(desk, tmp_path / "there", "a key")
    kept = everything(TinyStore(tmp_path / "there"))
    assert everything(PostgresStore(desk, "a key")) == kept


def test_it_moves_under_its_own_key(full: Path, desk: str) -> None:
    PostgresStore(desk, "somebody's key, before there was a comment").close()
    to_database(full, desk, "a key")
    with pytest.raises(OtherKeyError):
        PostgresStore(desk, "another key")
    with pytest.raises(OtherKeyError):
        to_folder(desk, full.parent / "back", "another key")
    assert not (full.parent / "back").exists()


def test_what_it_does_not_know_is_not_left_behind(full: Path, desk: str) -> None:
    storage = JournalStorage(full)
    storage.commit(Put("dreams", "1", {"of": "sheep"}))
    storage.close()
    with pytest.raises(StoreError, match="cannot move: dreams"):
        to_database(full, desk, "a key")
    assert everything(PostgresStore(desk, "a key"))[0] == []


KILLED = """
import os, signal, sys
from pathlib import Path
from server.store import moving, snapshot
from server.store.postgres import whole

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

deed, folder, url = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
if deed == "to_database":
    added, left = whole.added, iter(range(7))
    whole.added = lambda *given: added(*given) if next(left, None) is not None else killed()
    moving.to_database(folder, url, "a key")
else:
    write, left = snapshot.put_in_place, iter(range(1))
    snapshot.put_in_place = lambda *given: write(*given) if next(left, None) is not None else killed()
    moving.to_folder(url, folder, "a key")
"""


def kill_halfway(deed: str, folder: Path, url: str, postgres: PostgresServer) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, deed, folder, url], cwd=ROOT, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    while postgres.do("select 1 from pg_stat_activity where application_name = 'garbo'"):
        time.sleep(0.01)  # the database is about to notice


def test_killed_halfway_the_new_place_is_empty_and_the_old_one_whole(
    full: Path, desk: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    before = everything(TinyStore(full))
    kill_halfway("to_database", full, desk, postgres)
    assert postgres.do("select count(*) from comments", desk) == [(0,)]
    assert everything(TinyStore(full)) == before
    assert to_database(full, desk, "a key") == COUNTED
    back = tmp_path / "back"
    kill_halfway("to_folder", back, desk, postgres)
    assert everything(TinyStore(back))[0] == []
    assert everything(PostgresStore(desk, "a key")) == before
    assert to_folder(desk, back, "a key") == COUNTED
    assert everything(TinyStore(back)) == before
