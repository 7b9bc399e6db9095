"""The businesses' part of a store that keeps its records in tables."""

from contextlib import AbstractContextManager
from typing import Any

import msgspec

from server.records import Business
from server.store.table import Document, JournalTable

#: The id of the first business, which stands before the others.
FIRST = "default"


class Businesses:
    """What :class:`~server.store.base.CommentStore` asks for, on one table.

    The class that has it sets the table and says how to open it.
    """

    _businesses: JournalTable

    def _open(self) -> AbstractContextManager[None]:
        """Lock the store for one use. Raises ``StoreError`` when it is closed."""
        raise NotImplementedError

    def business(self, business_id: str) -> Business | None:
        """Return a business, or ``None``."""
        with self._open():
            document = self._businesses.document(business_id)
        return None if document is None else msgspec.convert(document, Business)

    def put_business(self, business_id: str, business: Business) -> Business:
        """Keep ``business`` in the place of the one with this id and return it."""
        document: Document = msgspec.to_builtins(business)
        with self._open():
            self._businesses.put(business_id, document)
        return business

    def add_business(self, business_id: str, business: Business) -> Business:
        """Keep a new business and return it."""
        with self._open():
            if self._businesses.document(business_id) is not None:
                raise ValueError(f"another business has the id {business_id}")
            return self.put_business(business_id, business)

    def businesses(self) -> tuple[tuple[str, Business], ...]:
        """Return all businesses with their ids, the first one first."""
        with self._open():
            found = self._businesses.items()
        return tuple((key, msgspec.convert(each, Business)) for key, each in sorted(found, key=place))

    def delete_business(self, business_id: str) -> bool:
        """Erase a business; no file of the folder holds anything of it afterwards."""
        with self._open():
            return self._businesses.erase(business_id)


def place(item: tuple[str, Any]) -> tuple[bool, str]:
    """Return what puts a business with its id in its place in the list."""
    return item[0] != FIRST, item[0]
