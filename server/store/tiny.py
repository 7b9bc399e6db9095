"""The default store: TinyDB in a data folder, for one process and up to some 50,000 comments."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar, cast

import msgspec

from server.records import Case, Comment, Desk, Event, Outcome, Record, Trace
from server.store.base import GoneError, StoreError
from server.store.businesses import Businesses
from server.store.erasing import PAST, Erasing
from server.store.indexes import Indexes, moment
from server.store.near import Sieve
from server.store.outcomes import Outcomes
from server.store.storage import BOUND, JournalStorage
from server.store.table import Document, JournalDB, JournalTable

R = TypeVar("R", bound=Record)
#: There is one desk in a folder; its document needs a key all the same.
THE_DESK = "default"


class TinyStore(Businesses, Erasing):
    """A :class:`~server.store.base.CommentStore` that keeps everything in ``folder``.

    Raises :class:`~server.store.base.StoreBusyError` if another process uses the folder and
    :class:`~server.store.base.StoreError` if what is in it cannot be read. ``bound`` is the length
    in bytes that the journal may always have. After :meth:`close` every method but ``close``
    raises :class:`~server.store.base.StoreError`.
    """

    def __init__(self, folder: Path, bound: int = BOUND) -> None:
        self._lock = RLock()
        self._db: JournalDB | None = JournalDB(folder, bound, storage=JournalStorage)
        self._storage = cast(JournalStorage, self._db.storage)
        self._comments = cast(JournalTable, self._db.table("comments"))
        self._cases = cast(JournalTable, self._db.table("cases"))
        self._businesses = cast(JournalTable, self._db.table("businesses"))
        self._desk = cast(JournalTable, self._db.table("desk"))
        self._indexes = self._indexed()
        past = cast(JournalTable, self._db.table(PAST)).documents()
        self._outcomes = Outcomes(_records(self._cases.documents(), Case), _records(past, Outcome))
        self._sieve = Sieve(_traces(self._comments.documents()))

    def add_comment(self, comment: Comment) -> Comment:
        """Keep ``comment``, or put it in the place of the one with its fingerprint."""
        with self._open():
            known = self.comment_with(comment.fingerprint)
            if known is not None:
                comment = msgspec.structs.replace(comment, id=known.id, created_at=known.created_at)
            elif self._comments.document(comment.id) is not None:
                raise ValueError(f"another comment has the id {comment.id}")
            self._comments.put(comment.id, _document(comment))
            self._indexes.add_comment(comment, known)
            self._sieve.put(comment.id, comment.trace)
            return comment

    @contextmanager
    def recognising(self) -> Iterator[None]:
        """Keep everybody else waiting until the block ends."""
        with self._open():
            yield

    def change_comment(self, comment_id: str, change: Callable[[Comment], Comment]) -> Comment:
        """Keep what ``change`` makes of the comment and return it."""
        with self._open():
            known = self.comment(comment_id)
            if known is None:
                raise GoneError(comment_id)
            changed = change(known)
            return self.add_comment(
                msgspec.structs.replace(changed, id=known.id, fingerprint=known.fingerprint)
            )

    def comment(self, comment_id: str) -> Comment | None:
        """Return the comment, or ``None``."""
        with self._open():
            return _record(self._comments.document(comment_id), Comment)

    def comment_with(self, fingerprint: str) -> Comment | None:
        """Return the comment with this fingerprint, or ``None``."""
        with self._open():
            return self.comment(self._indexes.fingerprints.get(fingerprint, ""))

    def comments(self) -> Iterator[Comment]:
        """Yield all comments as they are now, oldest first."""
        with self._open():
            documents = self._comments.documents()
        return iter(_oldest_first(documents))

    def near(self, trace: Trace) -> tuple[Comment, ...]:
        """Return the comments that may say the same as one with this trace, oldest first."""
        with self._open():
            documents = self._found(self._sieve.near(trace))
        return tuple(_oldest_first(documents))

    def comments_by(self, namesake: str) -> tuple[Comment, ...]:
        """Return the comments that bear this name on any site, oldest first."""
        with self._open():
            documents = self._found(self._indexes.namesakes.get(namesake, ()))
        return tuple(_oldest_first(documents))

    def open_case(self, case: Case) -> Case:
        """Keep ``case``, or return the one that its comment has already."""
        with self._open():
            if self._comments.document(case.comment_id) is None:
                raise GoneError(case.comment_id)
            known = self.case_of(case.comment_id)
            if known is not None:
                return known
            if case.code in self._indexes.codes or self._cases.document(case.id) is not None:
                raise ValueError(f"another case has the code {case.code} or the id {case.id}")
            self._cases.put(case.id, _document(case))
            self._indexes.add_case(case)
            self._outcomes.put(case.id, case.outcome)
            return case

    def case(self, case_id: str) -> Case | None:
        """Return the case, or ``None``."""
        with self._open():
            return _record(self._cases.document(case_id), Case)

    def case_of(self, comment_id: str) -> Case | None:
        """Return the case of a comment, or ``None``."""
        with self._open():
            return self.case(self._indexes.case_of.get(comment_id, ""))

    def cases(self) -> Iterator[Case]:
        """Yield all cases as they are now, oldest first."""
        with self._open():
            documents = self._cases.documents()
        return iter(sorted(_records(documents, Case), key=lambda each: moment(each.opened_at)))

    def add_event(self, case_id: str, event: Event) -> Case:
        """Add a line to the timeline and return the case as it is now."""
        with self._open():
            self._cases.push(case_id, "events", _document(event))
            self._indexes.add_event(event)
            return msgspec.convert(self._cases.document(case_id), Case)

    def set_outcome(self, case_id: str, outcome: Outcome | None) -> Case:
        """Say how the case turned out, or take it back; return the case."""
        with self._open():
            before = self.case(case_id)
            if before is None:
                raise KeyError(case_id)
            case = msgspec.structs.replace(before, outcome=outcome)
            self._cases.put(case_id, _document(case))
            self._outcomes.put(case_id, outcome)
            return case

    def change_case(self, case_id: str, change: Callable[[Case], Case]) -> Case:
        """Keep what ``change`` makes of the case, and return it: another owner, more lines at the end."""
        with self._open():
            before = self.case(case_id)
            if before is None:
                raise KeyError(case_id)
            after = change(before)
            case = msgspec.structs.replace(before, owner=after.owner, events=after.events)
            if case != before:
                self._cases.put(case_id, _document(case))
                for event in case.events[len(before.events) :]:
                    self._indexes.add_event(event)
            return case

    def outcomes(self) -> tuple[tuple[str, Outcome], ...]:
        """Return every case's id with its outcome, where it has one, in the order they were said."""
        with self._open():
            return self._outcomes.said()

    def desk(self) -> Desk:
        """Return what belongs to the desk as a whole."""
        with self._open():
            return _record(self._desk.document(THE_DESK), Desk) or Desk()

    def change_desk(self, change: Callable[[Desk], Desk]) -> Desk:
        """Keep what ``change`` makes of the desk, and return it."""
        with self._open():
            desk = change(self.desk())
            self._desk.put(THE_DESK, _document(desk))
            return desk

    def sent_replies(self, count: int) -> tuple[str, ...]:
        """Return the texts of the last ``count`` events ``replied``, newest first."""
        with self._open():
            return self._indexes.replies(count)

    def close(self) -> None:
        """Fold the journal into the snapshot and let go of the folder."""
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    @contextmanager
    def _open(self) -> Iterator[None]:
        with self._lock:
            if self._db is None:
                raise StoreError("The store is closed.")
            yield

    def _found(self, comment_ids: Iterable[str]) -> list[Document]:
        kept = self._storage.tables.get("comments", {})
        return [kept[comment_id] for comment_id in comment_ids]

    def _indexed(self) -> Indexes:
        return Indexes(self._comments.documents(), _records(self._cases.documents(), Case))


def _document(record: Record) -> Document:
    document: Document = msgspec.to_builtins(record)
    return document


def _record(document: Document | None, kind: type[R]) -> R | None:
    return None if document is None else msgspec.convert(document, kind)


def _records(documents: Iterable[Document], kind: type[R]) -> Iterator[R]:
    return (msgspec.convert(document, kind) for document in documents)


def _oldest_first(documents: Iterable[Document]) -> list[Comment]:
    return sorted(_records(documents, Comment), key=lambda each: moment(each.created_at))


def _traces(documents: Iterable[Document]) -> Iterator[tuple[str, Trace]]:
    """Yield the traces there are, without making whole comments of the documents for it."""
    return (
        (document["id"], msgspec.convert(document["trace"], Trace))
        for document in documents
        if "trace" in document
    )
