"""A booking, receipt or contract reference that was given and found: this is a customer."""

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "reference-verified"
FAMILY: Family = "dialogue"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See that somebody has found the reference in the books."""
    return Observation() if context.reference == "verified" else None
