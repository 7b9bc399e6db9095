"""How tables of an older format become those of today, one step for each format.

Format 1 is all of before Garbo could be backed up. What it keeps, format 2 keeps in the same words; the new
number is there so that a Garbo of those days refuses the folder. It would open it, and then leave out of
every record that it writes what it does not know: outcomes, owners, traces, the business.
"""

from collections.abc import Callable, Mapping

from server.store.changes import Tables

Step = Callable[[Tables], Tables]


def _as_it_was(tables: Tables) -> Tables:
    return tables


#: From the format that is the key to the next one.
STEPS: Mapping[int, Step] = {1: _as_it_was}


def upgraded(tables: Tables, version: int, steps: Mapping[int, Step] = STEPS) -> Tables:
    """Return ``tables`` of format ``version`` in today's. A step may make new ones, never alter the old."""
    while version in steps:
        tables = steps[version](tables)
        version += 1
    return tables
