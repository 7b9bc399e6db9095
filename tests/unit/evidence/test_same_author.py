import math

import pytest

from server.evidence import same_author, weigh
from server.evidence.model import Context, Echo

PLAIN = "La camera era sporca"


@pytest.mark.parametrize(
    ("elsewhere", "reason", "n"), [(1, "one", "1"), (2, "why", "2"), (900, "why", "900")]
)
def test_to_have_written_before_is_said_and_counts_nothing(elsewhere, reason, n, make_reading):
    context = Context(elsewhere=elsewhere)
    (only,) = weigh(make_reading(PLAIN), context).evidence
    assert (only.name, only.observation.reason, only.observation.words) == ("same-author", reason, {"n": n})
    assert (only.weight, math.copysign(1, only.weight)) == (0.0, 1.0)
    suspicion = weigh(make_reading(PLAIN), context)
    assert (suspicion.score, suspicion.ceiling) == (17, 59)


@pytest.mark.parametrize("elsewhere", [0, 1, 9])
def test_a_known_customer_lowers(elsewhere, make_reading):
    insult = make_reading("Fate schifo, state alla larga")
    suspicion = weigh(insult, Context(known_customer=True, elsewhere=elsewhere))
    weights = {one.name: one.weight for one in suspicion.evidence}
    assert weights == {"same-author": -8.0, "bare-insult": 6.0}
    assert (suspicion.score, suspicion.band, suspicion.ceiling) == (12, "likely-customer", 59)


@pytest.mark.parametrize("context", [Context(), Context(elsewhere=-1), Context(copies=Echo(3, 3))])
def test_keeps_silent_about_a_new_name(context, make_reading):
    assert same_author.observe(make_reading(PLAIN), context) is None
