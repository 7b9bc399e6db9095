import numpy as np
import pytest

from server.learning.figures import auc, balanced_accuracy, calibration_error, found_at


def test_balanced_accuracy_weighs_both_classes_alike() -> None:
    scores, positive = np.array([0.5, -0.5, -1.0, 0.0, 2.0]), np.array([True, True, False, False, False])
    assert balanced_accuracy(scores, positive) == pytest.approx((1 / 2 + 2 / 3) / 2)


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [
        ([2, 3], [0, 1], 1.0),
        ([0, 1], [2, 3], 0.0),
        ([1, 1], [1, 1], 0.5),
        ([0, 2, 1], [1], 0.5),
        ([3, 1], [2, 1, 0], 0.75),
    ],
)
def test_auc(positive: list[float], negative: list[float], expected: float) -> None:
    assert auc(np.array(positive, dtype=float), np.array(negative, dtype=float)) == pytest.approx(expected)


def test_found_at_one_false_alarm_in_a_hundred() -> None:
    negative = np.arange(200) / 200
    positive = np.array([0.5, 0.985, 0.99, 0.995, 1.0])
    found, cut = found_at(positive, negative, 0.01)
    assert np.mean(negative > cut) <= 0.01
    assert cut == pytest.approx(0.99)
    assert found == pytest.approx(0.4)


def test_calibration_error() -> None:
    chances = np.array([0.05, 0.05, 0.95, 1.0])
    happened = np.array([False, True, True, True])
    assert calibration_error(chances, happened) == pytest.approx(0.5 * 0.45 + 0.5 * 0.025)
    assert calibration_error(np.array([0.0, 1.0]), np.array([False, True])) == 0
