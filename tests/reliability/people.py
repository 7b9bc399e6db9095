"""What people at a desk do, over HTTP: weigh, note, add a business; and what a restarted server still has."""

import http.client
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.live import LiveServer

#: A client that hears nothing for so long gives up (seconds).
PATIENCE = 30.0


class Refused(Exception):  # noqa: N818 (it is an answer)
    """The server answered, and not with what was hoped for. ``kind`` is the problem's code."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.kind = str(json.loads(body)["type"]).removeprefix("/problems/")
        super().__init__(f"{status} {self.kind}")


class Person:
    """One client with one connection. Every method that writes returns once it is acknowledged.

    Raises ``OSError`` or ``http.client.HTTPException`` where the server goes away, :class:`Refused` where
    it says no.
    """

    def __init__(self, server: LiveServer, token: str) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request and return the JSON of its answer (``None`` where it has none)."""
        said = self._send(method, path, None if body is None else json.dumps(body))
        return json.loads(said) if said else None

    def look(self, path: str) -> bytes:
        """Return what there is at an address, whatever it is."""
        return self._send("GET", path, None)

    def weigh(self, text: str) -> Any:
        """Have a comment weighed and kept; return the analysis."""
        return self.ask("POST", "/v1/comments:analyze", {"text": text})

    def note(self, case: str, words: str) -> Any:
        """Add a note to a case."""
        return self.ask("POST", f"/v1/cases/{case}/events", {"type": "note", "note": words})

    def _send(self, method: str, path: str, content: str | None) -> bytes:
        self._line.request(method, path, content, self._headers)
        answer = self._line.getresponse()
        said = answer.read()
        if answer.status >= 300:
            raise Refused(answer.status, said)
        return said

    def leave(self) -> None:
        """Hang up."""
        self._line.close()


@dataclass
class Kept:
    """What is on a desk, by the words that the people wrote: how often each is there."""

    comments: Counter[str]
    notes: Counter[str]
    businesses: Counter[str]

    @classmethod
    def at(cls, person: Person) -> "Kept":
        """Ask the server for all of it."""
        export = person.ask("GET", "/v1/export.json")
        found = person.ask("GET", "/v1/businesses")["businesses"]
        events = [event for case in export["cases"] for event in case["events"]]
        return cls(
            Counter(each["text"] for each in export["comments"]),
            Counter(event["note"] for event in events if event["type"] == "note"),
            Counter(each["name"] for each in found if each["id"] != "default"),
        )


@dataclass
class Told:
    """What the server has acknowledged; several people write into one.

    ``doubtful`` are comments whose erasure was asked for and never answered.
    """

    comments: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    businesses: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many writes were acknowledged."""
        return sum(map(len, (self.comments, self.notes, self.businesses, self.erased)))

    def lost_in(self, kept: Kept) -> int:
        """Count the acknowledged writes that are not there (an erasure: whose comment is there again)."""
        gone = (self.comments - self.erased - self.doubtful) - set(kept.comments)
        gone |= self.notes - set(kept.notes)
        gone |= self.businesses - set(kept.businesses)
        return len(gone) + len(self.erased & set(kept.comments))

    def doubled_in(self, kept: Kept) -> int:
        """Count the writes that are there more than once."""
        counts = (kept.comments, kept.notes, kept.businesses)
        return sum(number - 1 for counted in counts for number in counted.values())

    def settle(self, kept: Kept) -> int:
        """Take what turned out to be kept as acknowledged from now on; count what nobody had been told of."""
        news = [
            set(found) - known
            for found, known in (
                (kept.comments, self.comments),
                (kept.notes, self.notes),
                (kept.businesses, self.businesses),
            )
        ]
        self.comments |= news[0]
        self.notes |= news[1]
        self.businesses |= news[2]
        self.erased |= self.doubtful - set(kept.comments)
        self.doubtful.clear()
        return sum(map(len, news))
