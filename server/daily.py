"""Work that is done when the server starts and then once a day, in a thread that nobody hears of."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

#: How often the thread looks at the clock (seconds): a computer that slept over night is noticed soon.
LOOK = 600.0
DAY = timedelta(days=1)

_log = logging.getLogger("garbo")


def _now() -> datetime:
    return datetime.now(UTC)


class Daily:
    """Calls ``work`` with the time now, at once and whenever a day has passed since.

    ``clock`` tells the time; ``wait`` waits so many seconds or until :meth:`stop`, and says whether it is
    over. A clock that is set back makes it due again too. Work that fails is logged without its message,
    which could hold a guest's words, and tried again after a day.
    """

    def __init__(
        self,
        work: Callable[[datetime], object],
        clock: Callable[[], datetime] = _now,
        wait: Callable[[float], bool] | None = None,
    ) -> None:
        self._work = work
        self._clock = clock
        self._over = threading.Event()
        self._wait = wait or self._over.wait
        self._thread = threading.Thread(target=self._run, name="daily", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait until work that is under way is done."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        last: datetime | None = None
        while not self._over.is_set():
            now = self._clock()
            if last is None or not last <= now < last + DAY:
                last = now
                self._do(now)
            if self._wait(LOOK):
                return

    def _do(self, now: datetime) -> None:
        try:
            self._work(now)
        except Exception as error:
            _log.warning("The daily clearing could not be done: %s.", type(error).__name__)
