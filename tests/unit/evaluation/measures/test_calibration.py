from pathlib import Path

import pytest

from server.evaluation.card import words
from server.evaluation.measures.calibration import gap, measure, steps
from server.evaluation.metrics import share_interval
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight


def test_what_was_said_stands_in_tenths_beside_what_was_so() -> None:
    low, high = steps([0.0, 0.05, 0.0999, 0.95, 1.0], [False, True, False, True, True])
    assert (low.start, low.end, low.n) == (0.0, 0.1, 3)
    assert low.said == pytest.approx(0.04997, abs=1e-4)
    assert low.happened == pytest.approx(1 / 3)
    wanted = share_interval(1, 3)
    assert (low.low, low.high) == (wanted.low, wanted.high)
    assert (high.start, high.end, high.n, high.said, high.happened) == (0.9, 1.0, 2, 0.975, 1.0)


def test_the_gap_weighs_each_step_by_its_texts() -> None:
    found = steps([0.25, 0.25, 0.25, 0.75], [False, False, False, True])
    assert gap(found) == pytest.approx((3 * 0.25 + 1 * 0.25) / 4)
    assert gap(steps([0.5, 0.5], [True, False])) == 0


def test_every_plot_of_the_card_is_measured(own_sets: Path) -> None:
    found = measure(Sets(own_sets), Sight())
    assert list(found) == [each["id"] for each in words()["plots"]]
    assert {name: sum(step.n for step in each) for name, each in found.items()} == {
        "praise.absita": 5, "praise.it": 6, "praise.en": 6, "machine.it": 16, "machine.unseen": 9,
    }  # fmt: skip
    so = {name: sum(step.n * step.happened for step in each) for name, each in found.items()}
    assert so == pytest.approx(
        {"praise.absita": 2, "praise.it": 2, "praise.en": 2, "machine.it": 8, "machine.unseen": 5}
    )
    last = found["praise.it"][-1]
    assert last.happened == 1
