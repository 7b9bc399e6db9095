import numpy as np

from server.records import Trace
from server.store.near import BY_VECTOR, BY_WORDS, Sieve


def part(seed: int, length: int) -> bytes:
    return np.random.default_rng(seed).integers(-128, 128, length, dtype=np.int8).tobytes()


def trace(seed: int) -> Trace:
    return Trace(words=part(seed, 252), meaning=part(seed + 500, 512), concern=part(seed + 900, 512))


def test_any_part_is_enough_and_each_is_held_against_its_own_kind() -> None:
    whole = trace(1)
    sieve = Sieve(
        [
            ("words", Trace(words=whole.words)),
            ("meaning", Trace(meaning=whole.meaning)),
            ("concern", Trace(concern=whole.concern)),
            ("swapped", Trace(meaning=whole.concern, concern=whole.meaning)),
            ("other", trace(2)),
        ]
    )
    assert sieve.near(whole) == ["words", "meaning", "concern"]
    assert sieve.near(Trace(words=whole.words)) == ["words"]
    assert sieve.near(Trace(meaning=whole.meaning)) == ["meaning"]
    assert sieve.near(Trace(concern=whole.concern)) == ["concern"]
    assert sieve.near(Trace()) == []


def test_one_that_is_near_in_every_way_comes_once() -> None:
    assert Sieve([("a", trace(1))]).near(trace(1)) == ["a"]


def test_put_replaces_and_nothing_takes_its_place_where_there_is_no_trace() -> None:
    sieve = Sieve()
    sieve.put("a", trace(1))
    sieve.put("b", trace(1))
    sieve.put("a", trace(2))
    assert sieve.near(trace(1)) == ["b"]
    assert sieve.near(trace(2)) == ["a"]
    sieve.put("a", Trace(words=trace(3).words))
    assert sieve.near(trace(2)) == []
    assert sieve.near(trace(3)) == ["a"]
    sieve.put("a", None)
    assert sieve.near(trace(3)) == []


def test_remove_forgets_every_part() -> None:
    sieve = Sieve([("a", trace(1)), ("b", trace(2))])
    sieve.remove("a")
    sieve.remove("unknown")
    for name in ("words", "meaning", "concern"):
        assert sieve.near(Trace(**{name: getattr(trace(1), name)})) == []
        assert sieve.near(Trace(**{name: getattr(trace(2), name)})) == ["b"]


def test_parts_of_a_wrong_length_are_passed_over() -> None:
    short = Trace(words=part(1, 251), meaning=part(1, 511), concern=part(1, 513))
    sieve = Sieve([("odd", short), ("good", trace(1))])
    assert sieve.near(short) == []
    assert sieve.near(trace(1)) == ["good"]


def test_many_traces_are_all_taken_in() -> None:
    sieve = Sieve((str(seed), Trace(words=part(seed, 252))) for seed in range(1, 600))
    for seed in (1, 256, 257, 512, 513, 599):
        assert sieve.near(Trace(words=part(seed, 252))) == [str(seed)]


def test_so_many_get_through_and_no_more() -> None:
    sieve = Sieve((str(number), trace(1)) for number in range(BY_WORDS + 1))
    assert len(sieve.near(Trace(words=trace(1).words))) == BY_WORDS == 60
    assert len(sieve.near(Trace(meaning=trace(1).meaning))) == BY_VECTOR == 40
    assert len(sieve.near(Trace(concern=trace(1).concern))) == BY_VECTOR
