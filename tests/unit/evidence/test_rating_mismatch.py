from dataclasses import replace

import pytest

from server.evidence import NEUTRAL, explain, rating_mismatch, weigh
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("rating", "polarity", "not_negative", "reason"),
    [
        (5, -0.9, False, "high"),
        (4, -0.5, False, "high"),
        (4.5, -0.5, False, "high"),
        (4, -0.49, False, None),
        (3.9, -1.0, False, None),
        (3, -1.0, False, None),
        (1, -1.0, False, None),
        (1, 0.9, True, "low"),
        (2, 0.5, True, "low"),
        (2, 0.49, True, None),
        (1, 0.9, False, None),
        (2.1, 1.0, True, None),
        (5, 1.0, True, None),
        (None, -1.0, False, None),
    ],
)
def test_sees_stars_against_words(rating, polarity, not_negative, reason, make_reading):
    reading = replace(make_reading("x", not_negative=not_negative), polarity=polarity)
    seen = rating_mismatch.observe(reading, Context(rating=rating))
    assert (seen and seen.reason) == reason


@pytest.mark.parametrize(("rating", "said"), [(5.0, "5 su 5"), (4.5, "4.5 su 5")])
def test_a_complaint_under_many_stars_is_said_and_counts_nothing(rating, said, make_reading):
    suspicion = weigh(make_reading("La camera era sporca"), Context(rating=rating))
    (only,) = suspicion.evidence
    assert (suspicion.score, only.name, only.weight) == (NEUTRAL, "rating-mismatch", 0.0)
    assert said in explain(only, "it").why


def test_praise_under_one_star_is_said_and_still_not_weighed(make_reading):
    reading = replace(make_reading("Tutto perfetto", not_negative=True), polarity=0.9)
    suspicion = weigh(reading, Context(rating=1))
    assert (suspicion.score, suspicion.band, suspicion.log_odds) == (None, "not-negative", -17.0)
    (only,) = suspicion.evidence
    assert (only.name, only.weight) == ("rating-mismatch", 0.0)
    assert explain(only, "en").why == (
        "The rating is 1 out of 5, but the words are kind: often it is just a slip."
    )
