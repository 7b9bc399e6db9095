"""Runs imports behind the other requests: one at a time, in one thread, the others wait."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from server.imports.job import Job
from server.imports.manners import Manners

#: Imports that are not over; each holds its list in memory.
MOST_WAITING: Final = 5
#: Imports that are over and can still be looked at.
REMEMBERED: Final = 10
_log = logging.getLogger("garbo")


class TooManyError(Exception):
    """Too many imports wait already."""


class Imports:
    """The imports since the server was started, newest last. Nothing of them is written down.

    The first one begins once ``ready`` returns.
    """

    def __init__(self, ready: Callable[[], None] = lambda: None) -> None:
        self._ready = ready
        self.manners = Manners()
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def start(self, job: Job) -> None:
        """Put ``job`` in the line. Raises :class:`TooManyError`."""
        with self._lock:
            if sum(not each.is_over for each in self._jobs.values()) >= MOST_WAITING:
                raise TooManyError
            self._jobs[job.id] = job
            over = [each.id for each in self._jobs.values() if each.is_over]
            for old in over[: max(0, len(over) - REMEMBERED)]:
                del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="imports", daemon=True)
                self._thread.start()

    def find(self, job_id: str) -> Job | None:
        """Return the import, or ``None``."""
        with self._lock:
            return self._jobs.get(job_id)

    def latest(self) -> list[Job]:
        """Return those that are known, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stop after the row that is being weighed, and wait for that; what was counted is kept."""
        self._closing.set()
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        self._ready()
        while job := self._next():
            try:
                job.run(self.manners, self._closing.is_set)
            except Exception as error:  # the message could hold a guest's words
                _log.error("%s in an import", type(error).__name__)
                job.fail()

    def _next(self) -> Job | None:
        """Return the next that waits; where there is none the thread ends, and a new job starts another."""
        with self._lock:
            waiting = [each for each in self._jobs.values() if each.state == "waiting"]
            if waiting and not self._closing.is_set():
                return waiting[0]
            self._thread = None
            return None
