import pytest

from server.evaluation import metrics


def test_probability_of_decibans() -> None:
    assert metrics.probability(0) == 0.5
    assert metrics.probability(10) == pytest.approx(10 / 11)
    assert metrics.probability(-17) == pytest.approx(0.0196, abs=1e-4)
    assert metrics.probability(7) + metrics.probability(-7) == pytest.approx(1)


def test_auc_interval_holds_the_auc_and_is_the_same_every_time() -> None:
    positive, negative = [3.0, 1.0, 2.5, 0.5], [2.0, 1.0, 0.0]
    found = metrics.auc_interval(positive, negative)
    # Of twelve pairs: 3 beats 3; 1 beats 1 and ties 1; 2.5 beats 3; 0.5 beats 1.
    assert found.value == pytest.approx((3 + 1.5 + 3 + 1) / 12)
    assert found.low < found.value < found.high <= 1
    assert found == metrics.auc_interval(positive, negative)


def test_auc_interval_of_classes_that_never_meet_is_a_point() -> None:
    assert metrics.auc_interval([2.0, 3.0], [0.0, 1.0]) == metrics.Interval(1.0, 1.0, 1.0)
    assert metrics.auc_interval([0.0, 0.0], [0.0]) == metrics.Interval(0.5, 0.5, 0.5)


def test_auc_interval_of_many_is_narrower() -> None:
    few = metrics.auc_interval([1.0, 3.0, 5.0], [0.0, 2.0, 4.0])
    many = metrics.auc_interval([1.0, 3.0, 5.0] * 2000, [0.0, 2.0, 4.0] * 2000)
    assert many.value == few.value == pytest.approx(6 / 9)
    assert many.high - many.low < 0.05 < few.high - few.low


@pytest.mark.parametrize(("alarms", "found"), [(0.01, 0.25), (0.05, 0.75), (0.5, 1.0)])
def test_found_when(alarms: float, found: float) -> None:
    negative = [float(each) for each in range(100)]
    assert metrics.found_when([60.0, 97.5, 98.5, 99.5], negative, alarms) == found


def test_share_interval_is_wilsons() -> None:
    found = metrics.share_interval(8, 10)  # the example of every textbook
    assert (found.value, found.low, found.high) == pytest.approx((0.8, 0.4902, 0.9433), abs=1e-4)
    none = metrics.share_interval(0, 100)
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(0.037, abs=1e-4)
    assert metrics.share_interval(100, 100).high == pytest.approx(1)


def test_reliability_by_hand() -> None:
    scores = [9, 0, 10, 90, 100]
    chances = [0.02, 0.04, 0.13, 0.95, 1.0]
    happened = [False, True, False, True, True]
    # As in the file, where three of five happened.
    assert metrics.reliability(scores, chances, happened, prior=0.6) == [
        metrics.Bin(0, 9, 2, pytest.approx(0.03), pytest.approx(0.5)),
        metrics.Bin(10, 19, 1, pytest.approx(0.13), 0.0),
        metrics.Bin(90, 100, 2, pytest.approx(0.975), 1.0),
    ]
    # As if one in ten had: two that had not weigh 0.45 each, three that had 1/30.
    rare = metrics.reliability(scores, chances, happened, prior=0.1)
    assert rare[0].happened == pytest.approx((1 / 30) / (0.45 + 1 / 30))
    assert rare[0].shown == pytest.approx((0.02 * 0.45 + 0.04 / 30) / (0.45 + 1 / 30))
    assert (rare[1].happened, rare[2].happened) == (0, 1)
    assert metrics.reliability([44], [0.4], [True], prior=0.02) == [
        metrics.Bin(40, 49, 1, pytest.approx(0.4), 1.0)
    ]


def test_percentile_is_one_of_the_values() -> None:
    values = [float(each) for each in range(1, 101)]
    assert metrics.percentile(values, 50) == 50
    assert metrics.percentile(values, 99) == 99
    assert metrics.percentile([7.0], 99) == 7
    assert metrics.percentile([4.0, 1.0], 99) == 4
