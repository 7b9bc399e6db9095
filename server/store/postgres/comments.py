"""The comments' part of the store: one row each, found by fingerprint, name and likeness."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from psycopg import Connection

from server.records import Comment, Trace
from server.store.base import GoneError, StoreError
from server.store.postgres import traces
from server.store.postgres.database import Database
from server.store.postgres.rows import COMMENT, askable, columns_of, comment_of, comments_of

_OF = f"select {COMMENT} from comments where "  # noqa: S608 (the names of columns)
_HELD = f"select seq, {COMMENT} from comments where "  # noqa: S608
_AGE = " order by created_at, seq"
_INSERT = """
    insert into comments
        (id, fingerprint, namesake, created_at, document, words, meaning, concern, things, keyed)
    values (%(id)s, %(fingerprint)s, %(namesake)s, %(created_at)s, %(document)s,
        %(words)s, %(meaning)s, %(concern)s, %(things)s, %(keyed)s)
    on conflict do nothing returning seq
"""
_UPDATE = """
    update comments set namesake = %(namesake)s, created_at = %(created_at)s, document = %(document)s,
        words = %(words)s, meaning = %(meaning)s, concern = %(concern)s, things = %(things)s,
        keyed = %(keyed)s
    where seq = %(seq)s
"""
# Threads of one server wait for each other first, so that only one of them holds a connection for it.
_TURN = "select pg_advisory_xact_lock(hashtext('garbo turn'), hashtext(current_schema()))"
# How often a comment may come and go under our hands before something else must be wrong.
_TRIES = 20


class Comments:
    """What :class:`~server.store.base.CommentStore` asks for of comments; what it needs is set outside."""

    _database: Database
    _turn: threading.Lock

    def add_comment(self, comment: Comment) -> Comment:
        """Keep ``comment``, or put it in the place of the one with its fingerprint."""
        with self._database.changing() as connection:
            return added(connection, comment)

    @contextmanager
    def recognising(self) -> Iterator[None]:
        """Keep everybody else waiting until the block ends, on other servers too."""
        with self._turn, self._database.changing() as connection:
            connection.execute(_TURN)
            yield

    def change_comment(self, comment_id: str, change: Callable[[Comment], Comment]) -> Comment:
        """Keep what ``change`` makes of the comment and return it."""
        with self._database.changing() as connection:
            row = connection.execute(_HELD + "id = %s for update", (askable(comment_id),)).fetchone()
            if row is None:
                raise GoneError(comment_id)
            known = comment_of(row[1:])
            return _replaced(connection, row[0], change(known), known)

    def comment(self, comment_id: str) -> Comment | None:
        """Return the comment, or ``None``."""
        return next(iter(self._comments("id = %s", askable(comment_id))), None)

    def comment_with(self, fingerprint: str) -> Comment | None:
        """Return the comment with this fingerprint, or ``None``."""
        return next(iter(self._comments("fingerprint = %s", askable(fingerprint))), None)

    def comments(self) -> Iterator[Comment]:
        """Yield all comments as they are now, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_OF + "true" + _AGE).fetchall()
        return map(comment_of, rows)

    def comments_by(self, namesake: str) -> tuple[Comment, ...]:
        """Return the comments that bear this name on any site, oldest first."""
        return self._comments("namesake = %s", askable(namesake))

    def near(self, trace: Trace) -> tuple[Comment, ...]:
        """Return the comments that may say the same as one with this trace, oldest first."""
        with self._database.reading() as connection:
            numbers = traces.found(connection, trace)
            if not numbers:
                return ()
            query = _OF + "seq = any(%s)" + _AGE
            rows = connection.cursor(binary=True).execute(query, (list(numbers),)).fetchall()
        return comments_of(rows)

    def _comments(self, condition: str, value: str | None) -> tuple[Comment, ...]:
        with self._database.reading() as connection:
            return comments_of(connection.execute(_OF + condition + _AGE, (value,)))


def added(connection: Connection[Any], comment: Comment) -> Comment:
    """Keep ``comment`` in the transaction under way; of two servers that try at once one waits."""
    columns = columns_of(comment)
    for _ in range(_TRIES):
        held = connection.execute(_HELD + "fingerprint = %s for update", (comment.fingerprint,))
        row = held.fetchone()
        if row is not None:
            return _replaced(connection, row[0], comment, comment_of(row[1:]))
        new = connection.execute(_INSERT, columns).fetchone()
        if new is not None:
            traces.take_in(connection, new[0], comment.trace, new=True)
            return comment
        taken = connection.execute("select fingerprint from comments where id = %s", (comment.id,)).fetchone()
        if taken is not None and taken[0] != comment.fingerprint:
            raise ValueError(f"another comment has the id {comment.id}")
    raise StoreError("The comment could not be kept: it comes and goes all the time.")


def _replaced(connection: Connection[Any], seq: int, comment: Comment, known: Comment) -> Comment:
    comment = msgspec.structs.replace(
        comment, id=known.id, fingerprint=known.fingerprint, created_at=known.created_at
    )
    connection.execute(_UPDATE, columns_of(comment) | {"seq": seq})
    if comment.trace != known.trace:
        traces.take_in(connection, seq, comment.trace, new=False)
    return comment
