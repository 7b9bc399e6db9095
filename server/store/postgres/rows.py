"""Records as the rows of the tables, and back."""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from server.records import Case, Comment, Event, Outcome, Record, Trace
from server.store.base import StoreError
from server.store.indexes import moment

R = TypeVar("R", bound=Record)

#: The columns of a comment that :func:`comment_of` wants.
COMMENT = "document, words, meaning, concern, things, keyed"
#: The columns of a case that :func:`case_of` wants; ``c`` is the table.
CASE = """
    c.document, c.outcome, (select json_agg(e.document order by e.seq) from events e where e.case_id = c.id)
"""
_NO_TRACE = (None,) * 5


def written(record: Record) -> str:
    """Return the record as JSON. Raises :class:`StoreError` if it cannot be written."""
    try:
        return msgspec.json.encode(record).decode()
    except (ValueError, TypeError) as error:
        raise StoreError(f"This cannot be written as JSON: {type(error).__name__}.") from error


def read(document: bytes, kind: type[R]) -> R:
    """Return the record that was written."""
    return msgspec.json.decode(document, type=kind)


def columns_of(comment: Comment) -> dict[str, Any]:
    """Return the row of a comment, by the names of the columns."""
    parts = msgspec.structs.asdict(comment.trace) if comment.trace else dict.fromkeys(Trace.__struct_fields__)
    return {
        "id": comment.id,
        "fingerprint": comment.fingerprint,
        "namesake": comment.namesake,
        "created_at": moment(comment.created_at),
        "document": written(msgspec.structs.replace(comment, trace=None)),
        **parts,
    }


def comment_of(row: tuple[Any, ...]) -> Comment:
    """Return the comment of a row of :data:`COMMENT`."""
    document, *parts = row
    comment = read(document, Comment)
    if tuple(parts) == _NO_TRACE:
        return comment
    words, meaning, concern, things, keyed = (bytes(part) for part in parts)
    trace = Trace(words=words, meaning=meaning, concern=concern, things=things, keyed=keyed)
    return msgspec.structs.replace(comment, trace=trace)


def comments_of(rows: Iterable[tuple[Any, ...]]) -> tuple[Comment, ...]:
    """Return the comments of many rows."""
    return tuple(map(comment_of, rows))


def case_of(row: tuple[Any, ...]) -> Case:
    """Return the case of a row of :data:`CASE`."""
    document, outcome, events = row
    return msgspec.structs.replace(
        read(document, Case),
        outcome=None if outcome is None else read(outcome, Outcome),
        events=() if events is None else msgspec.json.decode(events, type=tuple[Event, ...]),
    )


def askable(key: str) -> str | None:
    """Return ``key``, or ``None``, which equals nothing, where no database can hold it."""
    try:
        key.encode()
    except UnicodeEncodeError:
        return None
    return None if "\0" in key else key
