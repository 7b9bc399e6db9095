import math

import pytest

from server.evidence import explain, silence, weigh
from server.evidence.model import Context


@pytest.mark.parametrize("days", [None, 0, 0.99, -5, math.nan])
def test_nothing_on_the_first_day(days, make_reading):
    assert silence.observe(make_reading("Male"), Context(silence_days=days)) is None


@pytest.mark.parametrize(
    ("days", "strength", "n"),
    [
        (2, 0.4375, "2"),
        (2.99, 0.623125, "2"),
        (3, 0.625, "3"),
        (8.5, 0.8125, "8"),
        (14, 1.0, "14"),
        (90, 1.0, "90"),
        (math.inf, 1.0, "inf"),
    ],
)
def test_grows_up_to_two_weeks(days, strength, n, make_reading):
    seen = silence.observe(make_reading("Male"), Context(silence_days=days))
    assert seen.strength == pytest.approx(strength)
    assert (seen.words, seen.spans, seen.reason) == ({"n": n}, (), "why")


def test_one_day_counts_least_and_is_called_little(make_reading):
    seen = silence.observe(make_reading("Male"), Context(silence_days=1.9))
    assert (silence.observe(make_reading("Male"), Context(silence_days=1)).strength, seen.reason) == (
        0.25,
        "one-day",
    )


def test_it_speaks_of_no_question_that_may_not_have_been_asked(make_reading):
    context = Context(silence_days=5)
    (only,) = (one for one in weigh(make_reading("Male, male"), context).evidence if one.name == "silence")
    assert explain(only, "it").why == "Da 5 giorni non ha risposto. Anche un cliente vero può tacere."
    assert explain(only, "en").why.startswith("There has been no answer for 5 days.")
