"""The only room that writes: comments, cases and businesses, kept so that nothing acknowledged is lost."""

from pathlib import Path

from server.store.base import CommentStore, StoreError
from server.store.tiny import TinyStore


def open_store(folder: Path, database: str | None = None, key_mark: str = "") -> CommentStore:
    """Open the store: in PostgreSQL where ``database`` is its address, else in ``folder``, made if need be.

    ``key_mark`` is the mark of the key for pseudonyms (``Pseudonyms.mark``), by which a database tells
    whether a server belongs to its team.

    Raises :class:`~server.store.base.StoreBusyError` if another process uses the folder,
    :class:`~server.store.base.StoreAwayError` if the database does not answer, and
    :class:`~server.store.base.StoreError` if the store cannot be read or was written by a newer Garbo.
    """
    if database is None:
        return TinyStore(folder)
    try:
        from server.store.postgres import PostgresStore
    except ImportError as error:
        raise StoreError(
            "DATABASE_URL is set, but the driver for PostgreSQL is not installed:"
            " python -m pip install -r requirements-postgres.txt"
        ) from error
    return PostgresStore(database, key_mark)
