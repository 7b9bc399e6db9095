"""Long work behind the others: between two pieces of it, whoever waits for an answer goes first."""

import threading
import time
from typing import Final

#: Seconds that the work waits for others at most before it does its next piece.
PATIENCE: Final = 2.0
#: Of the time that a piece took so much is left to others after it, in case they only just come.
_SHARE: Final = 0.1


class Manners:
    """Knows how many requests are being answered."""

    def __init__(self) -> None:
        self._quiet = threading.Condition()
        self._busy = 0

    def enter(self) -> None:
        """Note that somebody waits for an answer."""
        with self._quiet:
            self._busy += 1

    def leave(self) -> None:
        """Note that one who waited has the answer."""
        with self._quiet:
            self._busy -= 1
            self._quiet.notify_all()

    def give_way(self, took: float = 0.0, patience: float = PATIENCE) -> None:
        """Wait until nobody waits for an answer, ``patience`` seconds at most.

        The last piece of the work ``took`` so many seconds.
        """
        time.sleep(took * _SHARE)
        with self._quiet:
            self._quiet.wait_for(lambda: self._busy == 0, patience)
