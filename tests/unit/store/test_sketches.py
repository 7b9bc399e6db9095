import numpy as np
import pytest

from server.store.sketches import DIMENSIONS, FINALISTS, Sketches


def vector(seed: int) -> bytes:
    return at(seed, b"", 0)


def at(seed: int, like: bytes, cosine: float) -> bytes:
    """Return a vector that has this ``cosine`` with another."""
    own = np.random.default_rng(seed).standard_normal(DIMENSIONS)
    if like:
        other = np.frombuffer(like, np.int8) / np.linalg.norm(np.frombuffer(like, np.int8))
        own -= own @ other * other
        own = cosine * other + np.sqrt(1 - cosine**2) * own / np.linalg.norm(own)
    return bytes(np.rint(own / np.abs(own).max() * 127).astype(np.int8).tobytes())


@pytest.mark.parametrize("line", [0.6, 0.65])
def test_nearly_all_that_are_near_are_found_and_nothing_that_is_not(line: float) -> None:
    wanted = vector(1)
    for above, least in ((0.01, 0.92), (0.05, 0.99), (0.1, 1.0)):
        sketches = Sketches(line)
        sketches.extend(
            [str(seed) for seed in range(300)], [at(seed, wanted, line + above) for seed in range(300)]
        )
        assert least <= len(sketches.near(wanted, 999)) / 300 <= 1
    below = Sketches(line)
    below.extend([str(seed) for seed in range(300)], [at(seed, wanted, line - 0.01) for seed in range(300)])
    below.extend(["apart", "against"], [vector(400), at(401, wanted, -0.9)])
    assert below.near(wanted, 999) == []


def test_the_nearest_come_first() -> None:
    wanted, sketches = vector(1), Sketches(0.6)
    cosines = {"c": 0.8, "a": 0.98, "d": 0.72, "b": 0.9}
    sketches.extend(list(cosines), [at(ord(key), wanted, cosine) for key, cosine in cosines.items()])
    assert sketches.near(wanted, 9) == ["a", "b", "c", "d"]
    assert sketches.near(wanted, 2) == ["a", "b"]


def test_among_more_than_can_be_looked_at_closely_the_nearest_are_kept() -> None:
    wanted, sketches = vector(1), Sketches(0.6)
    crowd = FINALISTS + 50
    sketches.extend([str(seed) for seed in range(crowd)], [at(seed, wanted, 0.75) for seed in range(crowd)])
    sketches.extend(["near"], [at(9000, wanted, 0.9)])
    found = sketches.near(wanted, 999)
    assert found[0] == "near"
    assert len(found) == FINALISTS


def test_only_the_direction_counts() -> None:
    short = bytes([1, 0] * 256)
    long = bytes([127, 0] * 256)
    sketches = Sketches(0.9)
    sketches.extend(["short"], [short])
    assert sketches.near(long, 9) == ["short"]


def test_the_lowest_number_is_taken_for_what_it_is() -> None:
    lowest = np.full(DIMENSIONS, -128, np.int8).tobytes()
    sketches = Sketches(0.9)
    sketches.extend(["low", "high"], [lowest, np.full(DIMENSIONS, 127, np.int8).tobytes()])
    assert sketches.near(lowest, 9) == ["low"]


def test_a_vector_without_length_is_like_nothing_not_even_itself() -> None:
    sketches = Sketches(0.6)
    sketches.extend(["none", "some"], [bytes(DIMENSIONS), vector(1)])
    assert sketches.near(bytes(DIMENSIONS), 9) == []
    assert sketches.near(vector(1), 9) == ["some"]


def test_what_was_removed_is_not_found_and_the_others_are() -> None:
    sketches = Sketches(0.6)
    assert sketches.near(vector(1), 9) == []
    sketches.extend(["a", "b"], [vector(1), vector(2)])
    sketches.extend(["c"], [vector(3)])
    sketches.remove("a")
    sketches.remove("unknown")
    assert sketches.near(vector(1), 9) == []
    assert [sketches.near(vector(seed), 9) for seed in (2, 3)] == [["b"], ["c"]]
