"""How the sums of a lexicon become a polarity: learned from reviews that we wrote."""

import pytest

from server.learning.data import Review
from server.learning.lexicon_calibration import balanced_accuracy, boxes, fit, whole
from server.reading.lexicon import INPUTS


def review(upside: str, downside: str, positive: bool) -> Review:
    return Review("Italian", "Hotel Prova", False, positive, upside, downside, f"{upside} {downside}".strip())


REVIEWS = [
    review("Camera pulita", "Bagno sporco", False),
    review("Personale gentile", "", True),
    review("Letto scomodo", "", False),
    review("Ottimo", "no", True),
]


def test_a_lone_box_is_as_its_review_and_crumbs_are_left_out() -> None:
    assert boxes(REVIEWS) == [
        ("Camera pulita", True),
        ("Bagno sporco", False),
        ("Personale gentile", True),
        ("Letto scomodo", False),
        ("Ottimo", True),
    ]
    assert whole(REVIEWS)[0] == ("Camera pulita Bagno sporco", False)


def test_it_learns_that_praise_is_praise() -> None:
    coefficients = fit("it", boxes(REVIEWS))
    assert tuple(coefficients) == ("intercept", *INPUTS)
    assert coefficients["praise"] > 0 > coefficients["complaint"]
    assert balanced_accuracy("it", boxes(REVIEWS), coefficients) == 1.0


def test_balanced_accuracy_counts_both_sides_the_same() -> None:
    always_praise = {"intercept": 1.0} | dict.fromkeys(INPUTS, 0.0)
    assert balanced_accuracy("it", boxes(REVIEWS), always_praise) == pytest.approx(0.5)
