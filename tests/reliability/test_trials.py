"""A short version of each trial, and what would be seen if the store were worse than it is."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.reliability.page import WORDS, page
from tests.reliability.people import Kept, Told
from tests.reliability.result import Result
from tests.reliability.trials import FULL, SHORT


@pytest.mark.parametrize("name", SHORT)
def test_nothing_is_lost_or_doubled(name: str, tmp_path: Path) -> None:
    found = SHORT[name](tmp_path)
    assert found.wrong == []
    assert (found.lost, found.doubled) == (0, 0)
    assert found.good


def test_what_is_lost_doubled_or_under_way_is_counted() -> None:
    told = Told({"a", "b", "c", "d"}, {"n"}, {"x", "y"}, erased={"b", "c"}, doubtful={"d"})
    kept = Kept(Counter({"a": 2, "b": 1, "e": 1}), Counter(), Counter({"x": 3, "z": 1}))
    result = Result()
    result.hold(told, kept)
    assert (result.lost, result.doubled) == (3, 3)  # b is there again, n and y are gone; a, x and x
    assert not result.good
    assert told.count == 9
    assert told.settle(kept) == 2
    assert told.erased == {"b", "c", "d"}
    assert told.doubtful == set()
    assert {"e"} < told.comments
    assert "z" in told.businesses


def test_the_page_tells_every_trial_and_what_went_wrong() -> None:
    results = {name: Result({"writes": 1234}) for name in FULL}
    results["disk"] = Result(lost=2, wrong=["it stopped", "it stopped"])
    said = page(results, 61.7, date(2026, 5, 4))
    assert "2026-05-04" in said
    assert "62 seconds" in said
    assert f"| {WORDS['kills']['title']} | 1,234 writes | 0 | 0 | yes |" in said
    assert "| Disk full |  | 2 | 0 | **no**: it stopped |" in said
    assert set(FULL) == set(SHORT) == {name for name in WORDS if name != "page"}
    assert all(f"**{WORDS[name]['title']}.**" in said for name in FULL)
