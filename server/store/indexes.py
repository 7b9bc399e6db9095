"""What TinyDB would have to scan for, kept in memory and rebuilt on opening."""

from bisect import insort
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from server.records import Case, Comment, Event


class Indexes:
    """Where to find a comment by fingerprint or namesake, a case by comment, and the latest replies.

    ``fingerprints`` maps a fingerprint to a comment's id, ``namesakes`` a namesake to the ids of the
    comments that bear it, ``case_of`` a comment's id to its case's, ``codes`` holds the codes of all
    cases.
    """

    def __init__(self, comments: Iterable[dict[str, Any]], cases: Iterable[Case]) -> None:
        self.fingerprints: dict[str, str] = {}
        self.namesakes: dict[str, list[str]] = {}
        self.case_of: dict[str, str] = {}
        self.codes: set[str] = set()
        self._replies: list[tuple[datetime, int, str]] = []
        self._arrivals = count()
        for each in comments:
            self._add(each["id"], each["fingerprint"], each.get("namesake"))
        for case in cases:
            self.add_case(case)

    def add_comment(self, comment: Comment, before: Comment | None) -> None:
        """Take note of a comment, and that it stands in the place of the one ``before``."""
        if before is not None and before.namesake == comment.namesake:
            return
        if before is not None and before.namesake is not None:
            self.namesakes[before.namesake].remove(before.id)
        self._add(comment.id, comment.fingerprint, comment.namesake)

    def _add(self, comment_id: str, fingerprint: str, namesake: str | None) -> None:
        self.fingerprints[fingerprint] = comment_id
        if namesake is not None:
            self.namesakes.setdefault(namesake, []).append(comment_id)

    def add_case(self, case: Case) -> None:
        """Take note of a new case and of the events it came with."""
        self.case_of[case.comment_id] = case.id
        self.codes.add(case.code)
        for event in case.events:
            self.add_event(event)

    def add_event(self, event: Event) -> None:
        """Take note of an event, if it is a reply whose text is known."""
        if event.type == "replied" and event.text is not None:
            insort(self._replies, (moment(event.at), next(self._arrivals), event.text))

    def replies(self, wanted: int) -> tuple[str, ...]:
        """Return the texts of the last ``wanted`` replies, newest first."""
        return tuple(text for _, _, text in self._replies[: -max(wanted, 0) - 1 : -1])


def moment(at: datetime) -> datetime:
    """Return ``at`` so that it can be compared with any other; without a zone it is taken as UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
