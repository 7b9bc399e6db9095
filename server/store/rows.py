"""Numbers under keys, in arrays without gaps, so that all of them can be gone through at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Grid:
    """A table of ``width`` numbers a row that grows at its end.

    With ``by_column`` the numbers of a column lie side by side in memory, else those of a row.
    """

    def __init__(self, width: int, kind: DTypeLike, *, by_column: bool = False) -> None:
        self._order = "F" if by_column else "C"
        self._cells: NDArray[Any] = np.zeros((0, width), kind)
        self._length = 0

    @property
    def cells(self) -> NDArray[Any]:
        """The rows there are: shape ``(rows, width)``. Good until the next change."""
        return self._cells[: self._length]

    def extend(self, cells: NDArray[Any]) -> None:
        """Add rows at the end."""
        begin, end = self._length, self._length + len(cells)
        if end > len(self._cells):
            # By a quarter and not to the double: little stands empty, and what is freed can be used again.
            self._grow(max(end, begin + begin // 4 + 16))
        self._cells[begin:end] = cells
        self._length = end

    def remove(self, row: int) -> None:
        """Take a row out, put the last one in its place, and leave no trace of it in memory."""
        self._length -= 1
        self._cells[row] = self._cells[self._length]
        self._cells[self._length] = 0

    def _grow(self, size: int) -> None:
        before = self.cells
        # Zeros that nobody has written to yet take no memory: the system gives it at the first touch.
        self._cells = np.zeros((size, before.shape[1]), before.dtype, order=self._order)  # type: ignore[call-overload]
        self._cells[: len(before)] = before


class Rows:
    """Grids whose rows belong to keys. ``keys[i]`` is the key of row ``i`` of each of ``grids``."""

    def __init__(self, *grids: Grid) -> None:
        self.grids = grids
        self.keys: list[str] = []
        self._row: dict[str, int] = {}

    def extend(self, keys: Sequence[str], *cells: NDArray[Any]) -> None:
        """Add a row for each key, which must be new, with ``cells`` for each grid."""
        for grid, rows in zip(self.grids, cells, strict=True):
            grid.extend(rows)
        self._row.update(zip(keys, range(len(self.keys), len(self.keys) + len(keys)), strict=True))
        self.keys.extend(keys)

    def remove(self, key: str) -> None:
        """Take the row of ``key`` out, if it has one; the last row takes its place."""
        row = self._row.pop(key, None)
        if row is None:
            return
        for grid in self.grids:
            grid.remove(row)
        last = self.keys.pop()
        if last != key:
            self.keys[row] = last
            self._row[last] = row
