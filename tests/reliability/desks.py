"""A desk of its own for a trial: the real server with a folder, a token, and a way to kill it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from server.clients import Clients
from tests.bench.texts import comments
from tests.live import LiveServer
from tests.reliability.people import Kept, Person


class Desk:
    """A server that can be killed and started again over the same folder."""

    def __init__(self, data: Path, server: LiveServer | None = None) -> None:
        self.server = server or LiveServer(data)
        self.token = Clients(data).new_token("reliability")

    def start(self) -> "Desk":
        """Start the server, wait until it answers."""
        self.server.start()
        return self

    def kill(self) -> None:
        """End the process as ``kill -9`` does, at once and with no word of warning."""
        os.kill(self.server.pid, signal.SIGKILL)
        self.server.stop()

    def person(self) -> Person:
        """Return a client with a connection of its own."""
        return Person(self.server, self.token)

    def kept(self) -> Kept:
        """Ask the running server what it has."""
        person = self.person()
        try:
            return Kept.at(person)
        finally:
            person.leave()

    @property
    def journal(self) -> Path:
        """The file that every write goes to first."""
        return self.server.data / "store.journal"


def numbered(name: str) -> Iterator[str]:
    """Yield different comments without end; no two names share one."""
    for number, text in enumerate(comments(hash_of(name))):
        yield f"{text} Pratica {name}-{number}."


def hash_of(name: str) -> int:
    """Return a number that is the same in every run."""
    return int.from_bytes(name.encode(), "big")
