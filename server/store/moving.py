"""Moving a desk from its folder to PostgreSQL and back: all of it or nothing, and the old one stays.

Into a database everything goes in one transaction, into a folder as one snapshot that takes its name at
the end. So whatever ends the work half-way, the new place is as empty as it was and the old one whole.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from server.records import Business, Case, Comment, Desk, Outcome
from server.store.base import StoreError
from server.store.changes import Tables
from server.store.erasing import PAST
from server.store.postgres import PostgresStore
from server.store.postgres.whole import Whole, put_all, take_all
from server.store.storage import JournalStorage
from server.store.tiny import THE_DESK

_KNOWN = {"comments", "cases", "businesses", "desk", PAST}


class NotEmptyError(StoreError):
    """The place to move to holds a desk already; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How much has been moved; ``events`` are the lines of all timelines."""

    comments: int
    cases: int
    events: int
    outcomes: int
    businesses: int


def to_database(folder: Path, url: str, key_mark: str) -> Moved:
    """Copy the desk in ``folder`` into the database at ``url``, under the key with this mark.

    Raises :class:`~server.store.base.StoreBusyError` if a server uses the folder, :class:`NotEmptyError`,
    and :class:`~server.store.base.StoreError` also if anybody uses the database.
    """
    storage = JournalStorage(folder)
    try:
        whole = _read(storage.tables)
        store = PostgresStore(url, key_mark, alone=True)
        try:
            with store.database.changing() as connection:
                if take_all(connection) != Whole():
                    raise NotEmptyError("The database holds a desk already.")
                put_all(connection, whole)
                _hold(take_all(connection), whole)
        finally:
            store.close()
    finally:
        storage.close()  # not before: what is added meanwhile would stay behind
    return _count(whole)


def to_folder(url: str, folder: Path, key_mark: str) -> Moved:
    """Copy the desk in the database at ``url`` into ``folder``. Raises what :func:`to_database` raises."""
    store = PostgresStore(url, key_mark, alone=True)
    try:
        with store.database.changing() as connection:
            connection.execute("set transaction isolation level repeatable read")
            whole = take_all(connection)
        storage = JournalStorage(folder)
        try:
            if _read(storage.tables) != Whole():
                raise NotEmptyError("The data folder holds a desk already.")
            tables = _tables(whole)
            _hold(_read(tables), whole)
            storage.write(tables)
        finally:
            storage.close()
    finally:
        store.close()
    return _count(whole)


def _read(tables: Tables) -> Whole:
    if unknown := set(tables) - _KNOWN:
        raise StoreError(f"The data folder holds what this Garbo cannot move: {', '.join(sorted(unknown))}.")
    desk = tables.get("desk", {}).get(THE_DESK)
    businesses = tables.get("businesses", {})
    return Whole(
        comments=[msgspec.convert(each, Comment) for each in tables.get("comments", {}).values()],
        cases=[msgspec.convert(each, Case) for each in tables.get("cases", {}).values()],
        past=[msgspec.convert(each, Outcome) for each in tables.get(PAST, {}).values()],
        businesses={key: msgspec.convert(each, Business) for key, each in businesses.items()},
        desk=None if desk is None else msgspec.convert(desk, Desk),
    )


def _tables(whole: Whole) -> Tables:
    return {
        "comments": {each.id: msgspec.to_builtins(each) for each in whole.comments},
        "cases": {each.id: msgspec.to_builtins(each) for each in whole.cases},
        PAST: {f"{number}": msgspec.to_builtins(each) for number, each in enumerate(whole.past)},
        "businesses": {key: msgspec.to_builtins(each) for key, each in whole.businesses.items()},
        "desk": {} if whole.desk is None else {THE_DESK: msgspec.to_builtins(whole.desk)},
    }


def _hold(there: Whole, whole: Whole) -> None:
    """Hold the copy against what it is of, record by record."""
    if there != whole:
        raise StoreError("What arrived is not what was sent. Nothing was changed: the desk is where it was.")


def _count(whole: Whole) -> Moved:
    return Moved(
        comments=len(whole.comments),
        cases=len(whole.cases),
        events=sum(len(each.events) for each in whole.cases),
        outcomes=len(whole.past) + sum(each.outcome is not None for each in whole.cases),
        businesses=len(whole.businesses),
    )
