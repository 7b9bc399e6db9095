"""The first comment waits until everything is loaded, and loads nothing a second time itself.

Two threads that both load the tables and the encoder take longer than one that waits for the other.
"""

import threading
from collections.abc import Callable

#: After so many seconds a request goes on by itself, whatever keeps the other.
PATIENCE = 20.0
_READY = threading.Event()
_READY.set()


def warm_in_background(load: Callable[[], None], afterwards: Callable[[], None]) -> None:
    """Run ``load`` in a thread, for which :func:`wait` waits, then ``afterwards``, for which nobody does."""

    def work() -> None:
        try:
            load()
        finally:
            _READY.set()
        afterwards()

    _READY.clear()
    threading.Thread(target=work, name="warm-up", daemon=True).start()


def wait() -> None:
    """Wait until everything is loaded, if it is being loaded now."""
    _READY.wait(PATIENCE)
