"""The two changes that a journal line can hold, and what they do to the tables."""

from typing import Any

import msgspec

#: Everything that is kept: the name of a table, the key of a document, the document as JSON values.
Tables = dict[str, dict[str, dict[str, Any]]]


class Put(msgspec.Struct, frozen=True, array_like=True, tag="put"):
    """Keep ``document`` under ``key``, in the place of the one that was there."""

    table: str
    key: str
    document: dict[str, Any]

    def apply(self, tables: Tables) -> None:
        """Do it. Documents are replaced, never altered: somebody may be reading the old one."""
        tables.setdefault(self.table, {})[self.key] = self.document


class Push(msgspec.Struct, frozen=True, array_like=True, tag="push"):
    """Add ``value`` at the end of the list ``field`` of the document under ``key``."""

    table: str
    key: str
    field: str
    value: dict[str, Any]

    def apply(self, tables: Tables) -> None:
        """Do it. Raises ``KeyError`` if there is no such document."""
        table = tables.get(self.table, {})
        document = table[self.key]
        table[self.key] = document | {self.field: [*document.get(self.field, ()), self.value]}


Change = Put | Push


class Entry(msgspec.Struct, frozen=True):
    """A line of the journal. ``seq`` counts the changes of this folder from 1, without a gap."""

    seq: int
    change: Change
