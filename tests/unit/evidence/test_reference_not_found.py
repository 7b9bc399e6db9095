import pytest

from server.evidence import reference_not_found
from server.evidence.model import Context


def test_sees_a_reference_that_was_not_found(make_reading):
    context = Context(reference="not-found", contradictions=("price-list",))
    assert reference_not_found.observe(make_reading("Male"), context).strength == 1.0


def test_the_same_fact_never_counts_twice(make_reading):
    context = Context(reference="not-found", contradictions=("no-booking",))
    assert reference_not_found.observe(make_reading("Male"), context) is None


@pytest.mark.parametrize("reference", [None, "verified"])
def test_keeps_silent_otherwise(reference, make_reading):
    assert reference_not_found.observe(make_reading("Male"), Context(reference=reference)) is None
