"""The erasing part of a store that keeps its records in tables: what goes leaves nothing behind."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

import msgspec

from server.records import Case, Comment, Outcome
from server.store.changes import Tables
from server.store.indexes import Indexes
from server.store.near import Sieve
from server.store.outcomes import Outcomes
from server.store.storage import JournalStorage
from server.store.table import Document

#: The table of the outcomes whose cases are gone; their keys say nothing.
PAST = "outcomes"
Kept = tuple[Comment, Case | None]


class Erasing:
    """What :class:`~server.store.base.CommentStore` asks for, on the tables of a storage.

    The class that has it sets the attributes and says how to open them.
    """

    _storage: JournalStorage
    _indexes: Indexes
    _outcomes: Outcomes
    _sieve: Sieve

    def _open(self) -> AbstractContextManager[None]:
        """Lock the store for one use. Raises ``StoreError`` when it is closed."""
        raise NotImplementedError

    def _indexed(self) -> Indexes:
        """Make the indexes anew."""
        raise NotImplementedError

    def delete_comment(self, comment_id: str) -> bool:
        """Erase the comment and its case; no file of the folder holds anything of them afterwards."""
        return self.delete_comments((comment_id,)) == 1

    def delete_comments(
        self,
        comment_ids: Iterable[str],
        still: Callable[[Comment, Case | None], bool] | None = None,
        remains: Callable[[Outcome], Outcome | None] | None = None,
        before: Callable[[Sequence[str]], None] | None = None,
    ) -> int:
        """Erase the comments and their cases in one go; no file holds anything of them afterwards."""
        with self._open():
            gone = [each for each in self._kept(comment_ids) if still is None or still(*each)]
            if not gone:
                return 0
            if before:
                before([comment.id for comment, _ in gone])
            said = [case.outcome for _, case in gone if case and case.outcome]
            past = [left for each in said if remains and (left := remains(each))]
            try:
                self._storage.erase(_without(gone, past, self._storage.tables))
            finally:
                # The new state may hold even if the old lines could not go.
                if gone[0][0].id not in self._storage.tables.get("comments", {}):
                    self._forget(gone, past)
            return len(gone)

    def _kept(self, comment_ids: Iterable[str]) -> list[Kept]:
        comments = self._storage.tables.get("comments", {})
        cases = self._storage.tables.get("cases", {})
        return [
            (
                msgspec.convert(comments[each], Comment),
                msgspec.convert(cases[case_id], Case)
                if (case_id := self._indexes.case_of.get(each))
                else None,
            )
            for each in dict.fromkeys(comment_ids)
            if each in comments
        ]

    def _forget(self, gone: list[Kept], past: list[Outcome]) -> None:
        self._indexes = self._indexed()
        for comment, case in gone:
            self._sieve.remove(comment.id)
            if case:
                self._outcomes.put(case.id, None)
        self._outcomes.add_past(past)


def _without(gone: list[Kept], past: list[Outcome], tables: Tables) -> Tables:
    """Return the tables without the comments and cases that go, and with the outcomes that remain."""
    going = {"comments": {comment.id for comment, _ in gone}, "cases": {case.id for _, case in gone if case}}
    left = {
        name: {key: kept for key, kept in table.items() if key not in going.get(name, ())}
        for name, table in tables.items()
    }
    if past:
        added: dict[str, Document] = {secrets.token_hex(8): msgspec.to_builtins(each) for each in past}
        left[PAST] = left.get(PAST, {}) | added
    return left
