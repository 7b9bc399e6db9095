import numpy as np
import pytest

from server.store.bands import SIGNATURE, Bands


def signature(seed: int) -> bytes:
    return np.random.default_rng(seed).integers(0, 2**32, 63, dtype=np.uint32).astype("<u4").tobytes()


def mixed(of: bytes, other: bytes, places: int) -> bytes:
    """Return the first ``places`` numbers of one signature and the rest of the other."""
    return of[: 4 * places] + other[4 * places :]


def test_a_signature_is_252_bytes() -> None:
    assert SIGNATURE == 252 == len(signature(1))


@pytest.mark.parametrize(("places", "shared"), [(0, False), (2, False), (3, True), (5, True), (63, True)])
def test_three_numbers_in_a_row_make_a_band(places: int, shared: bool) -> None:
    bands = Bands()
    bands.extend(["a"], [mixed(signature(1), signature(2), places)])
    assert bands.sharing(signature(1), 9) == ["a"] * shared


def test_those_that_share_the_most_come_first_and_of_as_many_the_one_added_last() -> None:
    bands = Bands()
    counts = {"one": 1, "all": 21, "six": 6, "another one": 1}
    bands.extend(list(counts), [mixed(signature(1), signature(2), 3 * count) for count in counts.values()])
    assert bands.sharing(signature(1), 9) == ["all", "six", "another one", "one"]
    assert bands.sharing(signature(1), 2) == ["all", "six"]
    assert bands.sharing(signature(1), 0) == []


def test_what_was_removed_is_not_found_and_the_others_are() -> None:
    bands = Bands()
    bands.extend(["a", "b"], [signature(1), signature(2)])
    bands.extend(["c"], [signature(1)])
    bands.remove("a")
    bands.remove("unknown")
    assert bands.sharing(signature(1), 9) == ["c"]
    assert bands.sharing(signature(2), 9) == ["b"]
    bands.extend(["a"], [signature(2)])
    assert set(bands.sharing(signature(2), 9)) == {"a", "b"}


def test_nothing_is_found_where_nothing_is() -> None:
    assert Bands().sharing(signature(1), 9) == []


@pytest.mark.parametrize(("overlap", "least", "most"), [(0.4, 0.69, 0.81), (0.65, 0.985, 1.0)])
def test_as_many_are_found_as_the_sum_says(overlap: float, least: float, most: float) -> None:
    """1 - (1 - J³)²¹ is 0.751 at J = 0.4 and 0.999 at J = 0.65."""
    chance = np.random.default_rng(5)
    wanted = np.frombuffer(signature(1), "<u4")
    bands = Bands()
    for number in range(800):
        other = np.frombuffer(signature(10 + number), "<u4")
        like = np.where(chance.random(63) < overlap, wanted, other)
        bands.extend([str(number)], [like.astype("<u4").tobytes()])
    assert least < len(bands.sharing(signature(1), 999)) / 800 <= most


def test_small_numbers_in_a_band_do_not_look_like_others() -> None:
    """The minima of large word sets are small: bands of small numbers must be told apart too."""
    bands = Bands()
    triples = [(a, b, c) for a in range(12) for b in range(12) for c in range(12)]
    for at in range(0, len(triples) - 20, 21):
        numbers = np.array(triples[at : at + 21], "<u4")
        bands.extend([str(at)], [numbers.tobytes()])
    for at in (0, 210, 1050):
        assert bands.sharing(np.array(triples[at : at + 21], "<u4").tobytes(), 99) == [str(at)]
