import pytest

from server.evidence import reference_verified
from server.evidence.model import Context


def test_sees_a_reference_that_was_found(make_reading):
    seen = reference_verified.observe(make_reading("Male"), Context(reference="verified"))
    assert (seen.strength, seen.spans) == (1.0, ())


@pytest.mark.parametrize("reference", [None, "not-found"])
def test_keeps_silent_otherwise(reference, make_reading):
    assert reference_verified.observe(make_reading("Male"), Context(reference=reference)) is None
