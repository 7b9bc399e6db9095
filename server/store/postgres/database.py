"""The connections to a PostgreSQL database: few, kept open, made anew when they were lost."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.json import set_json_loads

from server.store.base import StoreAwayError, StoreCrowdedError, StoreError, StoreFullError

Connection = psycopg.Connection[Any]

#: What every connection asks for (seconds, and ``tcp_user_timeout`` in milliseconds): who is cut off
#: shall learn it soon.
_MANNERS: dict[str, Any] = {
    "connect_timeout": 5,
    "tcp_user_timeout": 15_000,
    "keepalives_idle": 30,
    "application_name": "garbo",
    "client_encoding": "UTF8",
}
# A computer that falls asleep in the middle of a change must not hold up the others until it wakes.
_PATIENCE = "set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '30s'"
#: The database is well, but somebody else held what was wanted for too long.
_CROWDED = (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected)


class Database:
    """Hands out connections to ``url``, each to one thread at a time.

    ``greet`` is called with every new one before it is used. What goes wrong is told in the store's
    words: :class:`StoreAwayError`, :class:`StoreCrowdedError`, :class:`StoreFullError`, else
    :class:`StoreError`; never with the database's own, which can hold a guest's words or the password.
    """

    def __init__(self, url: str, greet: Callable[[Connection], None]) -> None:
        self._url = url
        self._greet = greet
        self._mutex = threading.Lock()
        self._idle: list[Connection] = []
        self._closed = False
        self.place = place_of(url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which every statement stands by itself."""
        with self._in_words():
            connection = self._take()
            try:
                yield connection
            finally:
                self._put_back(connection)

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Give a connection for one transaction: kept when the block ends, undone when it raises."""
        with self.reading() as connection, connection.transaction():
            yield connection

    def close(self) -> None:
        """Let go of all connections; those in use go when they are put back."""
        with self._mutex:
            self._closed = True
        self._drop_idle()

    def _take(self) -> Connection:
        with self._mutex:
            if self._closed:
                raise StoreError("The store is closed.")
            connection = self._idle.pop() if self._idle else None
        if connection is not None:
            try:
                connection.execute("")  # the database may have gone and come back since
            except psycopg.Error:
                connection.close()
                self._drop_idle()
            else:
                return connection
        return self._connect()

    def _connect(self) -> Connection:
        connection = psycopg.connect(self._url, autocommit=True, **self._manners())
        try:
            connection.execute(_PATIENCE)
            set_json_loads(_as_it_is, connection)
            self._greet(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _manners(self) -> dict[str, Any]:
        said = conninfo_to_dict(self._url)
        return {name: value for name, value in _MANNERS.items() if name not in said}

    def _put_back(self, connection: Connection) -> None:
        with self._mutex:
            if not (self._closed or connection.closed or connection.broken):
                self._idle.append(connection)
                return
        connection.close()

    def _drop_idle(self) -> None:
        with self._mutex:
            dropped, self._idle = self._idle, []
        for connection in dropped:
            connection.close()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except psycopg.errors.DiskFull as error:
            raise StoreFullError(
                f"The database {self.place} has no room left. Make some room and try again."
            ) from error
        except _CROWDED as error:
            raise StoreCrowdedError(
                f"Too many are at work in the database {self.place} at once, and this had to give way."
                " Nothing was changed. Wait a moment and try again."
            ) from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise StoreAwayError(
                f"The database {self.place} does not answer, not to this user, or has no connection left."
                f" Check that it runs, that DATABASE_URL is right, and the network. ({type(error).__name__})"
            ) from error
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidSchemaName) as error:
            raise StoreError(
                f"The database {self.place} does not let this user do it. Its administrator can give the"
                " rights: to make tables at the first start, to read and write them afterwards."
            ) from error
        except (psycopg.Error, UnicodeEncodeError) as error:
            raise StoreError(
                f"The database {self.place} refused this. Nothing was changed. ({type(error).__name__})"
            ) from error


def place_of(url: str) -> str:
    """Return host and name of the database as a person may read them: without user and password.

    Raises :class:`StoreError` if ``url`` is no address of a database.
    """
    try:
        said = conninfo_to_dict(url)
    except psycopg.Error as error:
        raise StoreError("DATABASE_URL is not the address of a PostgreSQL database.") from error
    return f"{said.get('dbname') or said.get('user') or 'postgres'} ({said.get('host') or 'local'})"


def _as_it_is(raw: str | bytes) -> bytes:
    return raw if isinstance(raw, bytes) else raw.encode()
