"""The aims of the reading, held on real comments where the shared data sets are at hand.

Only hotels that taught nothing are read (see ``server/learning/data.py``), the same
sample every time. Without the sets there is nothing to hold, and the test says so.
"""

import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from server.learning.aspects import examine
from server.learning.data import Review, half, one_sided_sentences, reviews
from server.reading import read
from server.reading.model import Reading

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
SAMPLE = 60

T = TypeVar("T")
Labelled = list[tuple[str, bool]]


def at_hand(name: str) -> Path | None:
    path = DATA / name
    if not path.exists():
        sys.stdout.write(f"{name} is not at hand: nothing was measured on it.\n")
        return None
    return path


def shuffled(found: Iterable[tuple[str, T]]) -> list[tuple[str, T]]:
    """Return the texts in an order without meaning, the same every time."""
    return sorted(found, key=lambda one: zlib.crc32(one[0].encode()))


def sample(found: Labelled) -> Labelled:
    """Return up to so many of praise and as many of complaint."""
    return [
        one for side in (True, False) for one in shuffled(pair for pair in found if pair[1] is side)[:SAMPLE]
    ]


def share(readings: Iterable[tuple[Reading, bool]], side: bool, holds: str) -> float:
    kept = [reading for reading, praise in readings if praise is side]
    tests = {
        "sign": lambda reading: (reading.polarity > 0) is side,
        "not negative": lambda reading: reading.not_negative,
    }
    return sum(map(tests[holds], kept)) / len(kept)


def balanced(readings: list[tuple[Reading, bool]]) -> float:
    return (share(readings, True, "sign") + share(readings, False, "sign")) / 2


def test_polarity_of_italian_sentences() -> None:
    path = at_hand("absita.csv")
    if path is None:
        return
    readings = [(read(text, "it"), praise) for text, praise in sample(one_sided_sentences(path))]
    assert balanced(readings) >= 0.88
    assert share(readings, True, "not negative") >= 0.70
    assert share(readings, False, "not negative") <= 0.05


def one_sided(review: Review) -> bool:
    """Say whether what the guest wrote agrees with the mark: many praise at length and mark low."""
    mine, other = (review.upside, review.downside) if review.positive else (review.downside, review.upside)
    return len(mine) >= 2 * len(other)


@pytest.mark.parametrize(("language", "code"), [("Italian", "it"), ("English", "en")])
def test_polarity_of_whole_reviews(language: str, code: str) -> None:
    path = at_hand("maide.csv")
    if path is None:
        return
    kept = [
        (review.text, review.positive)
        for review in reviews(path)
        if review.language == language
        and not review.machine
        and half(review.hotel) == 1
        and one_sided(review)
    ]
    readings = [(read(text, code), praise) for text, praise in sample(kept)]
    assert balanced(readings) >= 0.90
    assert share(readings, True, "not negative") >= 0.60
    assert share(readings, False, "not negative") <= 0.05


def test_the_main_concern_of_one_sided_sentences() -> None:
    if at_hand("absita.csv") is None:
        return
    figures = examine(DATA)
    # One half chose how loud the encoder is heard, the other was kept.
    for half_of_them in ("absita_half_that_chose", "absita_half_kept"):
        heard, words = figures[half_of_them], figures[f"{half_of_them}_words_alone"]
        assert heard["first"] >= 0.80
        assert heard["first_two"] >= 0.90
        assert words["first"] >= 0.77
        assert words["first_two"] >= 0.87
