"""The trials, in full and short."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.reliability import clock, crowd, disk, kills, torn, twice
from tests.reliability.result import Result

#: By their names in ``trials.toml``. Each wants an empty folder of its own.
FULL: dict[str, Callable[[Path], Result]] = {
    "kills": partial(kills.trial, rounds=50),
    "disk": partial(disk.trial, rounds=5),
    "torn": partial(torn.trial, comments=25, cuts=300),
    "twice": partial(twice.trial, rounds=3),
    "clock": partial(clock.trial, rounds=2),
    "crowd": partial(crowd.trial, comments=20, shared=10),
}
#: The same in half a minute, for the tests.
SHORT: dict[str, Callable[[Path], Result]] = {
    "kills": partial(kills.trial, rounds=3),
    "disk": partial(disk.trial, rounds=1),
    "torn": partial(torn.trial, comments=6, cuts=40),
    "twice": partial(twice.trial, rounds=1),
    "clock": partial(clock.trial, rounds=1),
    "crowd": partial(crowd.trial, comments=4, shared=3),
}
