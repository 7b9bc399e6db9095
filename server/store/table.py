"""TinyDB's table, with a way to reach one document without going through all of them."""

from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from server.store.changes import Push, Put
from server.store.storage import JournalStorage

Document = dict[str, Any]


class JournalTable(Table):
    """A table whose documents have a key of their own instead of a running number.

    :meth:`document`, :meth:`put` and :meth:`push` take the same time however many documents there
    are. What is inherited works as TinyDB says: it goes through a copy of everything and, when it
    writes, replaces the snapshot; so what ``remove`` removes is erased from the disk.
    """

    document_id_class = str  # type: ignore[assignment]  # TinyDB's extension point, typed as int

    def __init__(self, storage: JournalStorage, name: str, **options: Any) -> None:
        super().__init__(storage, name, **options)
        self._journaled = storage

    def document(self, key: str) -> Document | None:
        """Return what is kept under ``key``, not to be altered, or ``None``."""
        return self._journaled.tables.get(self.name, {}).get(key)

    def documents(self) -> list[Document]:
        """Return everything that is kept, not to be altered, in the order of the keys' first arrival."""
        return list(self._journaled.tables.get(self.name, {}).values())

    def items(self) -> list[tuple[str, Document]]:
        """Return everything that is kept with its key, not to be altered."""
        return list(self._journaled.tables.get(self.name, {}).items())

    def put(self, key: str, document: Document) -> None:
        """Keep ``document`` under ``key``, in the place of the one that was there."""
        self._journaled.commit(Put(self.name, key, document))
        self.clear_cache()

    def push(self, key: str, field: str, value: Document) -> None:
        """Add ``value`` to the list ``field`` of the document under ``key``. Raises ``KeyError``."""
        if self.document(key) is None:
            raise KeyError(key)
        self._journaled.commit(Push(self.name, key, field, value))
        self.clear_cache()

    def erase(self, key: str) -> bool:
        """Erase the document under ``key`` from memory and every file; say whether there was one."""
        if self.document(key) is None:
            return False
        tables = self._journaled.tables
        kept = {name: document for name, document in tables[self.name].items() if name != key}
        self._journaled.erase(tables | {self.name: kept})
        self.clear_cache()
        return True


class JournalDB(TinyDB):
    """A TinyDB of such tables."""

    table_class = JournalTable  # type: ignore[assignment]  # TinyDB's extension point, typed too narrowly
