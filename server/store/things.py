"""Which comments complain of the same thing: a few numbers a comment, looked up by going through all."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from server.store.rows import Grid, Rows

#: Numbers of four bytes that are kept of one comment at most.
MOST = 8


class Things:
    """The things that comments complain of, 32 bytes a comment."""

    def __init__(self) -> None:
        self._rows = Rows(Grid(MOST, np.uint32, by_column=True))

    def extend(self, keys: Sequence[str], things: Sequence[bytes]) -> None:
        """Take in new keys with their things, four bytes each and at most :data:`MOST`."""
        self._rows.extend(keys, np.stack([_padded(each) for each in things]))

    def remove(self, key: str) -> None:
        """Forget a key, if it is known."""
        self._rows.remove(key)

    def sharing(self, things: bytes, at_most: int) -> list[str]:
        """Return keys that share a thing, ``at_most`` so many: those that came last."""
        cells = self._rows.grids[0].cells
        shared = np.zeros(len(cells), np.bool_)
        for wanted in _padded(things):
            if wanted:
                for column in cells.T:
                    shared |= column == wanted
        return [self._rows.keys[row] for row in np.flatnonzero(shared)[::-1][:at_most]]


def _padded(things: bytes) -> NDArray[Any]:
    numbers = np.zeros(MOST, np.uint32)
    said = np.frombuffer(things, "<u4")[:MOST]
    numbers[: len(said)] = said
    return numbers
