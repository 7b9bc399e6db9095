import numpy as np
import pytest

from server.store.rows import Grid, Rows


@pytest.mark.parametrize("by_column", [False, True])
def test_a_grid_grows_at_its_end_and_keeps_what_it_has(by_column: bool) -> None:
    grid = Grid(3, np.uint16, by_column=by_column)
    assert grid.cells.shape == (0, 3)
    expected = np.arange(300, dtype=np.uint16).reshape(100, 3)
    for begin, end in ((0, 1), (1, 2), (2, 5), (5, 5), (5, 100)):
        grid.extend(expected[begin:end])
        assert grid.cells.tolist() == expected[:end].tolist()
    assert grid.cells.dtype == np.uint16


def test_what_lies_side_by_side_is_as_it_was_asked_for() -> None:
    for by_column in (False, True):
        grid = Grid(4, np.uint64, by_column=by_column)
        grid.extend(np.ones((9, 4), np.uint64))
        assert grid.cells[:, 0].flags.c_contiguous is by_column
        assert grid.cells[0].flags.c_contiguous is not by_column


def test_a_grid_is_not_copied_for_every_row() -> None:
    grid = Grid(1, np.int8)
    bases = set()
    for number in range(100):
        grid.extend(np.array([[number]], np.int8))
        bases.add(grid.cells.ctypes.data)
    assert len(bases) <= 8
    assert grid.cells[:, 0].tolist() == list(range(100))


def test_a_removed_row_is_overwritten_and_gone_from_memory() -> None:
    grid = Grid(2, np.int8)
    grid.extend(np.array([[1, 1], [2, 2], [3, 3]], np.int8))
    grid.remove(0)
    assert grid.cells.tolist() == [[3, 3], [2, 2]]
    grid.remove(1)
    assert grid.cells.tolist() == [[3, 3]]
    whole = grid.cells.base
    assert isinstance(whole, np.ndarray)
    assert not whole[1:].any()
    grid.remove(0)
    assert not whole.any()
    grid.extend(np.array([[4, 4]], np.int8))
    assert grid.cells.tolist() == [[4, 4]]


def test_keys_and_rows_stay_together() -> None:
    rows = Rows(Grid(1, np.int16), Grid(1, np.uint8))

    def pairs() -> dict[str, tuple[int, int]]:
        small, large = (grid.cells[:, 0].tolist() for grid in rows.grids)
        assert len(small) == len(large) == len(rows.keys)
        return dict(zip(rows.keys, zip(small, large, strict=True), strict=True))

    rows.extend(["a", "b"], np.array([[-1], [-2]]), np.array([[1], [2]]))
    rows.extend(["c", "d"], np.array([[-3], [-4]]), np.array([[3], [4]]))
    rows.remove("b")
    assert pairs() == {"a": (-1, 1), "d": (-4, 4), "c": (-3, 3)}
    rows.remove("c")
    rows.remove("unknown")
    rows.remove("b")
    rows.remove("d")
    assert pairs() == {"a": (-1, 1)}
    rows.extend(["b"], np.array([[-9]]), np.array([[9]]))
    rows.remove("a")
    assert pairs() == {"b": (-9, 9)}
    rows.remove("b")
    assert pairs() == {}


def test_every_grid_gets_its_cells() -> None:
    rows = Rows(Grid(1, np.int8), Grid(1, np.int8))
    with pytest.raises(ValueError, match="zip"):
        rows.extend(["a"], np.array([[1]]))
