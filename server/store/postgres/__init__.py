"""The store of a team: PostgreSQL, for several servers at once and for more than some 50,000 comments."""

import threading
from typing import Any

from psycopg import Connection

from server.store.base import OtherKeyError, StoreError
from server.store.postgres import schema
from server.store.postgres.cases import Cases
from server.store.postgres.comments import Comments
from server.store.postgres.database import Database
from server.store.postgres.desk import DeskAndBusinesses
from server.store.postgres.erasing import Erasing

#: The oldest PostgreSQL that counts the bits of a sketch by itself.
OLDEST = 140_000
#: Every connection of a server holds this together with the others; who moves a desk, alone.
_IN_USE = "(hashtext('garbo desk'), hashtext(coalesce(current_schema(), '')))"
_LEAVE_MARK = "insert into facts (name, value) values ('key', %s) on conflict do nothing"
# Who is alone with a database that holds no comments yet may bring another key.
_TAKE_OVER = """
    insert into facts (name, value) values ('key', %s) on conflict (name)
    do update set value = excluded.value where not exists (select from comments)
"""


class PostgresStore(Comments, Cases, Erasing, DeskAndBusinesses):
    """A :class:`~server.store.base.CommentStore` in the database at ``url``.

    ``key_mark`` is the mark of the key for pseudonyms (``Pseudonyms.mark``): the first server leaves it
    in the database, and one with another key is refused, because to it every author would be a new one.
    With ``alone`` nobody else may use the desk, neither now nor until this store is closed.

    Raises :class:`~server.store.base.StoreAwayError` if the database does not answer,
    :class:`~server.store.base.OtherKeyError` if it is another team's, and
    :class:`~server.store.base.StoreError` if it cannot be used, as while a desk is being moved. After
    :meth:`close` every method but ``close`` raises :class:`~server.store.base.StoreError`.
    """

    def __init__(self, url: str, key_mark: str, *, alone: bool = False) -> None:
        self._key_mark = key_mark
        self._alone = alone
        self._said = (-1, ())
        self._said_lock = threading.Lock()
        self._turn = threading.Lock()
        self._database = Database(url, self._greet)
        try:
            with self._database.reading():
                pass
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Let go of the connections."""
        self._database.close()

    @property
    def database(self) -> Database:
        """Where it is, for who moves a desk."""
        return self._database

    def _greet(self, connection: Connection[Any]) -> None:
        """Make sure of what is at the other end, each time anew: it may have changed since."""
        _check_server(connection)
        how = "pg_try_advisory_lock" if self._alone else "pg_try_advisory_lock_shared"
        if connection.execute(f"select {how}{_IN_USE}".encode()).fetchone() != (True,):
            raise StoreError(_IN_THE_WAY[self._alone])
        schema.upgrade(connection)
        connection.execute(_TAKE_OVER if self._alone else _LEAVE_MARK, (self._key_mark,))
        if connection.execute("select value from facts where name = 'key'").fetchone() != (self._key_mark,):
            raise OtherKeyError(
                "The comments in this database are kept under another key for pseudonyms than the one in"
                " this data folder, so one author would be two. On a computer of the team:"
                " python -m server key export. Here: python -m server key import. Nothing was changed."
            )


_IN_THE_WAY = {
    False: "The desk in this database is being moved just now. Wait until that is done, then try again.",
    True: "Somebody's Garbo is using this database. Stop it on every computer of the team, then try again.",
}


def _check_server(connection: Connection[Any]) -> None:
    if connection.info.server_version < OLDEST:
        raise StoreError(f"PostgreSQL {OLDEST // 10_000} or newer is needed: this one is older.")
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise StoreError("The database must be in UTF8: createdb --encoding=UTF8 --template=template0 NAME.")
