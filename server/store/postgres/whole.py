"""Everything that a database holds of a desk, taken out or put in within one transaction."""

from dataclasses import dataclass, field
from typing import Any

from psycopg import Connection

from server.records import Business, Case, Comment, Desk, Outcome
from server.store.base import StoreError
from server.store.postgres.cases import count_a_change, opened
from server.store.postgres.comments import added
from server.store.postgres.rows import CASE, COMMENT, case_of, comment_of, read, written

_COMMENTS = f"select {COMMENT} from comments order by seq"  # noqa: S608 (the names of columns)
_CASES = f"select {CASE} from cases c order by c.seq"  # noqa: S608


@dataclass(slots=True)
class Whole:
    """All records of a desk, in the order in which they arrived; ``past`` are outcomes of erased cases."""

    comments: list[Comment] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    past: list[Outcome] = field(default_factory=list)
    businesses: dict[str, Business] = field(default_factory=dict)
    desk: Desk | None = None


def take_all(connection: Connection[Any]) -> Whole:
    """Return everything that is kept."""
    desk = connection.execute("select document from desk").fetchone()
    return Whole(
        comments=[comment_of(row) for row in connection.execute(_COMMENTS)],
        cases=[case_of(row) for row in connection.execute(_CASES)],
        past=[
            read(row[0], Outcome)
            for row in connection.execute("select outcome from past_outcomes order by seq")
        ],
        businesses={
            row[0]: read(row[1], Business)
            for row in connection.execute("select id, document from businesses")
        },
        desk=None if desk is None else read(desk[0], Desk),
    )


def put_all(connection: Connection[Any], whole: Whole) -> None:
    """Keep everything in an empty database. Raises :class:`StoreError` where two records contradict."""
    for comment in whole.comments:
        added(connection, comment)
    for case in whole.cases:
        if opened(connection, case) is None:
            raise StoreError(f"Two cases have the code {case.code}, or one comment has two.")
    cursor = connection.cursor()
    cursor.executemany(
        "insert into past_outcomes (outcome) values (%s)", [(written(each),) for each in whole.past]
    )
    cursor.executemany(
        "insert into businesses (id, document) values (%s, %s)",
        [(key, written(each)) for key, each in whole.businesses.items()],
    )
    if whole.desk is not None:
        connection.execute("insert into desk (document) values (%s)", (written(whole.desk),))
    count_a_change(connection)
