"""What a store must do, whatever it is made of. One contract test holds all of them to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from server.records import Business, Case, Comment, Desk, Event, Outcome, Trace


class StoreError(Exception):
    """The store could not do what it was asked; nothing that was acknowledged is lost."""


class StoreBusyError(StoreError):
    """Another process holds the data folder."""


class OtherKeyError(StoreError):
    """What is kept was written with another key for pseudonyms; nothing was changed."""


class StoreFullError(StoreError):
    """There was no room to write; the record was not taken, everything before it is safe."""


class GoneError(KeyError):
    """There is no such comment, or not any more."""


class StoreAwayError(StoreError):
    """The database does not answer. What was under way may or may not have been kept."""


class StoreCrowdedError(StoreError):
    """Too many were at work at once, and this one had to give way: nothing was changed, try again."""


class CommentStore(Protocol):
    """Comments, cases and businesses. Every method is safe to call from several threads.

    A method that writes returns only once the record would survive the process being killed.
    """

    def add_comment(self, comment: Comment) -> Comment:
        """Keep ``comment`` and return it.

        If one with the same ``fingerprint`` is kept already, that one is replaced by ``comment``
        under its old ``id`` and ``created_at`` and returned: a comment weighed twice is one.
        Raises ``ValueError`` if another comment has the id.
        """
        ...

    def recognising(self) -> AbstractContextManager[None]:
        """Keep everybody else who asks for this waiting until the block ends, on other servers too.

        So nobody adds the same comment between looking for it and adding it. Not to be asked for twice.
        """
        ...

    def change_comment(self, comment_id: str, change: Callable[[Comment], Comment]) -> Comment:
        """Keep what ``change`` makes of the comment, under its id and fingerprint, and return it.

        Nobody else changes or erases it meanwhile. Raises :class:`GoneError` if there is no such comment.
        """
        ...

    def comment(self, comment_id: str) -> Comment | None:
        """Return the comment, or ``None``."""
        ...

    def comment_with(self, fingerprint: str) -> Comment | None:
        """Return the comment with this fingerprint, or ``None``."""
        ...

    def comments(self) -> Iterator[Comment]:
        """Yield all comments as they are at the call, oldest first (by ``created_at``)."""
        ...

    def delete_comment(self, comment_id: str) -> bool:
        """Erase the comment with its case and everything derived from it; say whether there was one."""
        ...

    def delete_comments(
        self,
        comment_ids: Iterable[str],
        still: Callable[[Comment, Case | None], bool] | None = None,
        remains: Callable[[Outcome], Outcome | None] | None = None,
        before: Callable[[Sequence[str]], None] | None = None,
    ) -> int:
        """Erase comments with their cases and everything derived from them, in one go; say how many.

        ``still`` looks at each once more, when nobody else can change it, and says whether it is still
        to go; ids of no comment are passed over. ``remains`` says what is left of the outcome of a case
        that goes (``None``: nothing); it counts in :meth:`outcomes` from then on, under no case. ``before``
        is told the ids of just those that go; if it raises, nothing goes. When this returns nothing that
        went is in any file, not in copies that an upgrade kept either; a database server lets go of it in
        its own files and log only when it uses their room again.
        """
        ...

    def near(self, trace: Trace) -> tuple[Comment, ...]:
        """Return the comments that may say the same as one with this trace, oldest first.

        A sieve and no verdict: a comment that shares one of the 21 bands of ``words``, or whose
        ``meaning`` or ``concern`` points the same way (a cosine of 0.6 and 0.5; a few that only just
        reach it may be missed), or that shares one of its ``things``. A comment that is kept already
        finds itself too. Where very many are alike, 60 that share the most bands, 40 of the nearest
        vectors of each kind and the last 20 that share a thing are returned. It takes about the same
        time however much is kept.
        """
        ...

    def comments_by(self, namesake: str) -> tuple[Comment, ...]:
        """Return the comments that bear this name on any site (``Comment.namesake``), oldest first."""
        ...

    def open_case(self, case: Case) -> Case:
        """Keep ``case`` and return it, or return the one that its comment has already.

        Raises :class:`GoneError` if there is no such comment, ``ValueError`` if another case has the
        code or the id.
        """
        ...

    def case(self, case_id: str) -> Case | None:
        """Return the case, or ``None``."""
        ...

    def case_of(self, comment_id: str) -> Case | None:
        """Return the case of a comment, or ``None``."""
        ...

    def cases(self) -> Iterator[Case]:
        """Yield all cases as they are at the call, oldest first (by ``opened_at``)."""
        ...

    def add_event(self, case_id: str, event: Event) -> Case:
        """Add a line to the timeline and return the case as it is now. Raises ``KeyError``."""
        ...

    def set_outcome(self, case_id: str, outcome: Outcome | None) -> Case:
        """Say how the case turned out, or take it back; return the case. Raises ``KeyError``."""
        ...

    def change_case(self, case_id: str, change: Callable[[Case], Case]) -> Case:
        """Keep what ``change`` makes of the case, and return it: another owner, more lines at the end.

        Nothing else of it changes. Nobody else changes or erases it meanwhile; what ``change`` raises
        leaves it as it was. Raises ``KeyError`` if there is no such case.
        """
        ...

    def outcomes(self) -> tuple[tuple[str, Outcome], ...]:
        """Return every case's id with its outcome, where it has one, in the order they were said (by ``at``).

        What remains of an outcome whose case is gone (:meth:`delete_comments`) has the id "".
        The same object until one of them changes.
        """
        ...

    def desk(self) -> Desk:
        """Return what belongs to the desk as a whole."""
        ...

    def change_desk(self, change: Callable[[Desk], Desk]) -> Desk:
        """Keep what ``change`` makes of the desk, and return it; nobody else changes it meanwhile."""
        ...

    def sent_replies(self, count: int) -> tuple[str, ...]:
        """Return the texts of the last ``count`` events ``replied``, newest first (by ``at``)."""
        ...

    def business(self, business_id: str) -> Business | None:
        """Return a business, or ``None``. The first one is called ``default``."""
        ...

    def put_business(self, business_id: str, business: Business) -> Business:
        """Keep ``business`` in the place of the one with this id and return it."""
        ...

    def add_business(self, business_id: str, business: Business) -> Business:
        """Keep a new business and return it. Raises ``ValueError`` if another one has the id."""
        ...

    def businesses(self) -> tuple[tuple[str, Business], ...]:
        """Return all businesses with their ids, ``default`` first, the others in the order of their ids."""
        ...

    def delete_business(self, business_id: str) -> bool:
        """Erase a business; say whether there was one. Comments keep its id."""
        ...

    def close(self) -> None:
        """Let go of files and locks. Calling it twice does no harm, anything else raises ``StoreError``."""
        ...
