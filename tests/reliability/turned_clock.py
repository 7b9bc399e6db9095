"""``python -m tests.reliability.turned_clock run``: the real server, by a clock that a file turns.

``GARBO_TEST_CLOCK`` names a file with so many seconds to add. Every ``datetime.now`` of the server reads it.
"""

import importlib
import os
import pkgutil
import sys
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import server.api
import server.cases
import server.clients
import server.daily
from server.__main__ import main

_ROOMS = (server.api, server.cases)


class Turned(datetime):
    """A ``datetime`` whose ``now`` is as much later as the file says."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Return the moment that the turned clock shows."""
        seconds = float(Path(os.environ["GARBO_TEST_CLOCK"]).read_text(encoding="utf-8") or "0")
        return datetime.now(UTC).astimezone(tz) + timedelta(seconds=seconds)


def turn() -> list[str]:
    """Put the turned clock into every module of the server that tells the time; return their names."""
    for room in _ROOMS:
        for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            importlib.import_module(found.name)
    modules = {name: module for name, module in sys.modules.items() if name.startswith("server.")}
    turned = [name for name, module in modules.items() if vars(module).get("datetime") is datetime]
    for name in turned:
        vars(modules[name])["datetime"] = Turned
    return turned


if __name__ == "__main__":
    turn()
    sys.exit(main(sys.argv[1:]))
