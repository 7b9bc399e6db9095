"""The cases' part of the store: a row each, and one for every line of a timeline."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from psycopg import Connection

from server.records import Case, Event, Outcome
from server.store.base import GoneError
from server.store.indexes import moment
from server.store.outcomes import Said
from server.store.postgres.database import Database
from server.store.postgres.rows import CASE, askable, case_of, read, written

_OF = f"select {CASE} from cases c where "  # noqa: S608 (the names of columns)
_INSERT = """
    insert into cases (id, comment_id, code, opened_at, document, outcome) values (%s, %s, %s, %s, %s, %s)
    on conflict do nothing returning seq
"""
_EVENT = "insert into events (case_id, at, is_reply, document) values (%s, %s, %s, %s)"
_REPLIES = "select document from events where is_reply order by at desc, seq desc limit %s"
# The number and what it counts in one statement, so that both are of the same moment.
_OUTCOMES = """
    select number, id, outcome from outcome_changes left join (
        select id, outcome from cases where outcome is not null
        union all select '', outcome from past_outcomes
    ) said on true
"""
_CHANGED = "update outcome_changes set number = number + 1"


class Cases:
    """What :class:`~server.store.base.CommentStore` asks for of cases; the rest is set outside.

    ``_said`` is what :meth:`outcomes` returned last, with the number of changes it was of.
    """

    _database: Database
    _said: tuple[int, Said]
    _said_lock: threading.Lock

    def open_case(self, case: Case) -> Case:
        """Keep ``case``, or return the one that its comment has already."""
        with self._database.changing() as connection:
            if not _holds(connection, case.comment_id):
                raise GoneError(case.comment_id)
            kept = opened(connection, case)
            if kept is None:
                known = _one(connection, "c.comment_id = %s", case.comment_id)
                if known is None:
                    raise ValueError(f"another case has the code {case.code} or the id {case.id}")
                return known
            return kept

    def case(self, case_id: str) -> Case | None:
        """Return the case, or ``None``."""
        with self._database.reading() as connection:
            return _one(connection, "c.id = %s", case_id)

    def case_of(self, comment_id: str) -> Case | None:
        """Return the case of a comment, or ``None``."""
        with self._database.reading() as connection:
            return _one(connection, "c.comment_id = %s", comment_id)

    def cases(self) -> Iterator[Case]:
        """Yield all cases as they are now, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_OF + "true order by c.opened_at, c.seq").fetchall()
        return map(case_of, rows)

    def add_event(self, case_id: str, event: Event) -> Case:
        """Add a line to the timeline and return the case as it is now."""
        with self._database.changing() as connection:
            _locked(connection, case_id)
            _add_events(connection, case_id, (event,))
            return _held(connection, case_id)

    def set_outcome(self, case_id: str, outcome: Outcome | None) -> Case:
        """Say how the case turned out, or take it back; return the case."""
        with self._database.changing() as connection:
            before = _locked(connection, case_id)
            if before.outcome != outcome:
                connection.execute(
                    "update cases set outcome = %s where id = %s",
                    (None if outcome is None else written(outcome), case_id),
                )
                connection.execute(_CHANGED)
            return msgspec.structs.replace(before, outcome=outcome)

    def change_case(self, case_id: str, change: Callable[[Case], Case]) -> Case:
        """Keep what ``change`` makes of the case, and return it: another owner, more lines at the end."""
        with self._database.changing() as connection:
            before = _locked(connection, case_id)
            after = change(before)
            case = msgspec.structs.replace(before, owner=after.owner, events=after.events)
            if case.owner != before.owner:
                connection.execute("update cases set document = %s where id = %s", (_document(case), case_id))
            _add_events(connection, case_id, case.events[len(before.events) :])
            return case

    def outcomes(self) -> Said:
        """Return every case's id with its outcome, where it has one, in the order they were said."""
        with self._database.reading() as connection, self._said_lock:
            number = connection.execute("select number from outcome_changes").fetchone()
            if number is None or number[0] != self._said[0]:
                rows = connection.execute(_OUTCOMES).fetchall()
                said = tuple(sorted(_said(rows), key=lambda each: (moment(each[1].at), each[0])))
                self._said = (rows[0][0], self._said[1] if said == self._said[1] else said)
            return self._said[1]

    def sent_replies(self, count: int) -> tuple[str, ...]:
        """Return the texts of the last ``count`` events ``replied``, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_REPLIES, (max(count, 0),)).fetchall()
        return tuple(read(row[0], Event).text or "" for row in rows)


def opened(connection: Connection[Any], case: Case) -> Case | None:
    """Keep a case in the transaction under way, or return ``None`` where something of it is taken."""
    outcome = None if case.outcome is None else written(case.outcome)
    row = (case.id, case.comment_id, case.code, moment(case.opened_at), _document(case), outcome)
    if connection.execute(_INSERT, row).fetchone() is None:
        return None
    _add_events(connection, case.id, case.events)
    if outcome is not None:
        connection.execute(_CHANGED)
    return case


def count_a_change(connection: Connection[Any]) -> None:
    """Take note that an outcome has gone or come, in the transaction under way."""
    connection.execute(_CHANGED)


def _add_events(connection: Connection[Any], case_id: str, events: Iterable[Event]) -> None:
    rows = [
        (case_id, moment(each.at), each.type == "replied" and each.text is not None, written(each))
        for each in events
    ]
    if rows:
        connection.cursor().executemany(_EVENT, rows)


def _document(case: Case) -> str:
    """Return what stands in the row of the case itself: neither its lines nor its outcome."""
    return written(msgspec.structs.replace(case, events=(), outcome=None))


def _holds(connection: Connection[Any], comment_id: str) -> bool:
    """Say whether there is such a comment, and keep it from being erased meanwhile."""
    query = "select 1 from comments where id = %s for key share"
    return connection.execute(query, (askable(comment_id),)).fetchone() is not None


def _one(connection: Connection[Any], condition: str, key: str) -> Case | None:
    row = connection.execute(_OF + condition, (askable(key),)).fetchone()
    return None if row is None else case_of(row)


def _locked(connection: Connection[Any], case_id: str) -> Case:
    """Return the case, which nobody else changes until the transaction ends. Raises ``KeyError``."""
    query = "select 1 from cases where id = %s for update"
    if connection.execute(query, (askable(case_id),)).fetchone() is None:
        raise KeyError(case_id)
    return _held(connection, case_id)


def _held(connection: Connection[Any], case_id: str) -> Case:
    case = _one(connection, "c.id = %s", case_id)
    if case is None:
        raise KeyError(case_id)
    return case


def _said(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, Outcome]]:
    return ((row[1], read(row[2], Outcome)) for row in rows if row[2] is not None)
