"""One import: each row goes the way of a comment that is weighed, then those that have company again.

The job lives in memory only. What it has counted as kept is in the store and stays there, whatever
becomes of the job.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Literal

from server.cases.authors import plain_site
from server.cases.intake import NothingLeftError, Sighting, Taken, take_in
from server.files import NO_ROOM
from server.imports.groups import groups_of
from server.imports.manners import Manners
from server.imports.members import Members, Opening
from server.imports.model import Listing, Note, Row, Skip
from server.platforms import platform_of
from server.pseudonyms import Pseudonyms
from server.records import Platform
from server.store.base import CommentStore, GoneError, StoreError, StoreFullError

State = Literal["waiting", "running", "done", "stopped", "failed"]
_log = logging.getLogger("garbo")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What counts for every row that does not say it itself; in whose name cases are opened, and of which."""

    who: str
    platform: Platform = "generic"
    url: str = ""
    language: str | None = None
    opening: Opening = "worth-checking"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the comments go; without ``words`` no text is kept."""

    store: CommentStore
    pseudonyms: Pseudonyms
    words: bool = True


class Job:
    """A list on its way into the store. Other threads may look at it while one runs it.

    Of ``total`` rows ``done`` were dealt with: ``kept`` are new comments, ``known`` were kept before,
    ``doubles`` stand in the list more than once, the others are ``skipped``. ``failure`` is "full" or
    "failed" where the job broke off by itself.
    """

    def __init__(self, listing: Listing, defaults: Defaults, desk: Desk) -> None:
        self.id = f"i_{secrets.token_hex(8)}"
        self.format, self.columns, self.ignored = listing.format, listing.columns, listing.ignored
        self.state: State = "waiting"
        self.failure = ""
        self.total = len(listing.rows) + len(listing.skipped)
        self.done = len(listing.skipped)
        self.kept = self.known = self.doubles = 0
        self.skipped = list(listing.skipped)
        self.notes = [*listing.notes, *_notes(listing, desk)]
        self.asked_at = datetime.now(UTC)
        self.started_at: datetime | None = None
        self.finished_at: datetime | None = None
        self.members = Members(desk.store, defaults.who, defaults.opening, keep_texts=not desk.words)
        self._rows = listing.rows
        self._defaults, self._desk = defaults, desk
        self._turn = threading.Lock()
        self._began, self._pieces = 0.0, 0
        self._at_work = False

    def run(self, manners: Manners, closing: Callable[[], bool]) -> None:
        """Do the work in this thread; ``closing`` says when the server goes, and with it the job."""
        with self._turn:
            if self.state != "waiting":
                return
            self.state, self.started_at, self._began = "running", datetime.now(UTC), time.monotonic()
            self._at_work = True
        try:
            for row in self._rows:
                manners.give_way(self._timed(lambda row=row: self._take(row)))  # type: ignore[misc]
                if self.state != "running" or closing():
                    break
            self._rows = ()
            while not closing() and self.members.stale:
                manners.give_way(self._timed(self.members.weigh_next))
            for comment_id in self._caseless():
                if closing():
                    break
                manners.give_way(self._timed(lambda each=comment_id: self._open(each)))  # type: ignore[misc]
            self._finish("done" if self.done == self.total else "stopped")
        except (StoreError, OSError) as error:
            self.fail("full" if _is_full(error) else "failed")
        finally:
            self._at_work = False
            self._rows = ()
            self.members.forget_texts()

    def stop(self) -> None:
        """Take no more rows. The one that is being weighed is finished first, so that nothing counts twice.

        Where all rows are weighed there is nothing left to stop.
        """
        with self._turn:
            if self.state == "waiting" or (self.state == "running" and self.done < self.total):
                self.state, self.finished_at = "stopped", datetime.now(UTC)
                self._rows = ()

    def fail(self, why: Literal["full", "failed"] = "failed") -> None:
        """Say that it broke off."""
        self._finish("failed", why)

    @property
    def is_over(self) -> bool:
        """Say whether it is done, stopped or failed."""
        return self.state not in ("waiting", "running")

    @property
    def is_settled(self) -> bool:
        """Say whether no score will move and no case be opened any more because of its list."""
        return self.is_over and not self._at_work

    @property
    def phase(self) -> Literal["weighing", "comparing"] | None:
        """Return what is being done now."""
        if self.state != "running":
            return None
        return "weighing" if self.done < self.total else "comparing"

    @property
    def seconds_left(self) -> int | None:
        """Return about how long it will still take, ``None`` where that cannot be told."""
        if self.state != "running" or not self._pieces:
            return None
        left = self.total - self.done + len(self.members.stale)
        return ceil((time.monotonic() - self._began) / self._pieces * left)

    def _timed(self, piece: Callable[[], None]) -> float:
        """Do a piece of the work and return how many seconds it took."""
        began = time.monotonic()
        with self._turn:
            piece()
            self._pieces += 1
        return time.monotonic() - began

    def _finish(self, state: State, failure: str = "") -> None:
        """Let it end so, unless it is over already."""
        with self._turn:
            if not self.is_over:
                # The state last: whoever sees it sees the reason too.
                self.failure, self.finished_at = failure, datetime.now(UTC)
                self.state = state

    def _take(self, row: Row) -> None:
        """Take in one row; whatever is wrong with it is its own affair."""
        if self.state != "running":  # stopped since
            return
        desk = self._desk
        try:
            taken = take_in(
                _sighting(row, self._defaults), desk.store, desk.pseudonyms, who=None, words=desk.words
            )
            self._count(row, taken)
        except NothingLeftError:
            self.skipped.append(Skip(row.line, "nothing-left"))
        except GoneError:
            self.skipped.append(Skip(row.line, "gone"))
        except (StoreError, OSError):
            raise
        except Exception as error:  # the message could hold a guest's words
            _log.error("%s in row %d of an import", type(error).__name__, row.line)
            self.skipped.append(Skip(row.line, "unreadable"))
        self.done += 1

    def _caseless(self) -> list[str]:
        """Return those that say the same as others and have no case yet: one compares them side by side."""
        store = self._desk.store
        groups, _ = groups_of(*self.members.all(), store)
        return [
            comment.id
            for group in groups
            if group.kind != "same-problem"
            for _, comment in group.members
            if store.case_of(comment.id) is None
        ]

    def _open(self, comment_id: str) -> None:
        with suppress(GoneError):  # erased just now
            self.members.weigh(comment_id, in_group=True)

    def _count(self, row: Row, taken: Taken) -> None:
        if self.members.stands(taken.comment.id, row.line):
            self.doubles += 1
            return
        self.members.add(taken, row.line)
        if taken.known:
            self.known += 1
        else:
            self.kept += 1


def _notes(listing: Listing, desk: Desk) -> list[Note]:
    found = []
    if listing.rows and not any(each.author for each in listing.rows):
        found.append(Note("no-names"))
    if not desk.words:
        found.append(Note("words-not-kept"))
    return found


def _is_full(error: Exception) -> bool:
    return isinstance(error, StoreFullError) or (isinstance(error, OSError) and error.errno in NO_ROOM)


def _sighting(row: Row, usual: Defaults) -> Sighting:
    elsewhere = row.site or row.platform not in (None, platform_of(usual.url))
    return Sighting(
        text=row.text,
        language=row.language or usual.language,
        url=row.url or ("" if elsewhere else usual.url),
        site=plain_site(row.site),
        platform=row.platform or usual.platform,
        author=row.author,
        published_at=row.published_at,
        rating=row.rating,
        from_list=True,
    )
