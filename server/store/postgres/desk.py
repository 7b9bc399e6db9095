"""The desk and the businesses: a document each."""

from collections.abc import Callable

from server.records import Business, Desk
from server.store.businesses import place
from server.store.postgres.database import Database
from server.store.postgres.rows import askable, read, written

_FIRST = "insert into desk (document) values (%s) on conflict do nothing"


class DeskAndBusinesses:
    """What :class:`~server.store.base.CommentStore` asks for; ``_database`` is set outside."""

    _database: Database

    def desk(self) -> Desk:
        """Return what belongs to the desk as a whole."""
        with self._database.reading() as connection:
            row = connection.execute("select document from desk").fetchone()
        return Desk() if row is None else read(row[0], Desk)

    def change_desk(self, change: Callable[[Desk], Desk]) -> Desk:
        """Keep what ``change`` makes of the desk, and return it."""
        with self._database.changing() as connection:
            # The first time there is no row yet that could be held.
            connection.execute(_FIRST, (written(Desk()),))
            row = connection.execute("select document from desk for update").fetchone()
            desk = change(Desk() if row is None else read(row[0], Desk))
            connection.execute("update desk set document = %s", (written(desk),))
        return desk

    def business(self, business_id: str) -> Business | None:
        """Return a business, or ``None``."""
        with self._database.reading() as connection:
            row = connection.execute(
                "select document from businesses where id = %s", (askable(business_id),)
            ).fetchone()
        return None if row is None else read(row[0], Business)

    def put_business(self, business_id: str, business: Business) -> Business:
        """Keep ``business`` in the place of the one with this id and return it."""
        with self._database.changing() as connection:
            connection.execute(
                "insert into businesses (id, document) values (%s, %s)"
                " on conflict (id) do update set document = excluded.document",
                (business_id, written(business)),
            )
        return business

    def add_business(self, business_id: str, business: Business) -> Business:
        """Keep a new business and return it."""
        with self._database.changing() as connection:
            row = connection.execute(
                "insert into businesses (id, document) values (%s, %s) on conflict do nothing returning id",
                (business_id, written(business)),
            ).fetchone()
        if row is None:
            raise ValueError(f"another business has the id {business_id}")
        return business

    def businesses(self) -> tuple[tuple[str, Business], ...]:
        """Return all businesses with their ids, the first one first."""
        with self._database.reading() as connection:
            rows = connection.execute("select id, document from businesses").fetchall()
        return tuple((key, read(document, Business)) for key, document in sorted(rows, key=place))

    def delete_business(self, business_id: str) -> bool:
        """Erase a business; say whether there was one."""
        with self._database.changing() as connection:
            row = connection.execute(
                "delete from businesses where id = %s returning id", (askable(business_id),)
            ).fetchone()
        return row is not None
