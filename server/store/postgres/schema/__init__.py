"""The tables in the database, in numbered steps: ``0001.sql`` makes them, later ones change them."""

from pathlib import Path
from typing import Any

from psycopg import Connection

from server.store.base import StoreError

STEPS = sorted(Path(__file__).parent.glob("*.sql"))
#: What this Garbo makes and knows.
VERSION = len(STEPS)
#: For servers that start at the same moment: one makes the tables, the others wait for it.
_LOCK = "select pg_advisory_xact_lock(hashtext('garbo schema'), hashtext(current_schema()))"
# By a query and not by to_regclass, which remembers for a whole transaction that there was none.
_IS_THERE = """
    select exists (
        select from pg_tables where schemaname = current_schema() and tablename = 'schema_version'
    )
"""


def version(connection: Connection[Any]) -> int:
    """Return the number of the last step that was taken, 0 for a database without a desk.

    Raises :class:`StoreError` if a newer Garbo took it.
    """
    if connection.execute(_IS_THERE).fetchone() != (True,):
        return 0
    row = connection.execute("select max(version) from schema_version").fetchone()
    known = int(row[0] or 0) if row else 0
    if known > VERSION:
        raise StoreError(
            f"The database was written by a newer Garbo (format {known}, this one knows {VERSION}). "
            "Update Garbo, or choose another database with DATABASE_URL. Nothing was changed."
        )
    return known


def upgrade(connection: Connection[Any]) -> None:
    """Take the steps that are missing, all or none of them."""
    if version(connection) == VERSION:
        return
    with connection.transaction():
        connection.execute(_LOCK)
        known = version(connection)
        if known == 0:
            connection.execute(
                "create table if not exists schema_version"
                " (version integer primary key, taken_at timestamptz not null default now())"
            )
        for number, step in enumerate(STEPS[known:], known + 1):
            connection.execute(step.read_bytes())
            connection.execute("insert into schema_version (version) values (%s)", (number,))
