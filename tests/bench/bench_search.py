"""The search for similar comments by itself, however many are kept."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

import pytest

from server import campaigns
from server.reading import read
from server.records import Comment, Trace
from server.store.near import Sieve
from tests.bench.figures import Figures
from tests.bench.texts import comments

ROUNDS = 300


@pytest.mark.parametrize("count", [1_000, 10_000, 100_000])
def test_search(
    benchmark: Any, figures: Figures, many: Callable[[int], Iterator[Comment]], count: int
) -> None:
    sieve = Sieve((each.id, each.trace or Trace()) for each in many(count))
    wanted = cycle([campaigns.trace(read(text)) for text in islice(comments(41), 50)])
    benchmark.pedantic(sieve.near, setup=lambda: ((next(wanted),), {}), rounds=ROUNDS, warmup_rounds=20)
    figures.times(f"the search alone, {count:,} comments", list(benchmark.stats.stats.data))
