"""What TinyDB would have to scan for, kept in memory and rebuilt on opening."""

from bisect import insort
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from server.records import Case, Event


class Indexes:
    """Where to find a comment by fingerprint, a case by comment, and the latest replies.

    ``fingerprints`` maps a fingerprint to a comment's id, ``case_of`` a comment's id to its
    case's, ``codes`` holds the codes of all cases.
    """

    def __init__(self, comments: Iterable[dict[str, Any]], cases: Iterable[Case]) -> None:
        self.fingerprints: dict[str, str] = {each["fingerprint"]: each["id"] for each in comments}
        self.case_of: dict[str, str] = {}
        self.codes: set[str] = set()
        self._replies: list[tuple[datetime, int, str]] = []
        self._arrivals = count()
        for case in cases:
            self.add_case(case)

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
