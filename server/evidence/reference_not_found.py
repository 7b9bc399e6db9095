"""A reference that was given and not found. It may be a slip of the pen, so it counts little."""

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "reference-not-found"
FAMILY: Family = "dialogue"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See a reference that nobody found, unless "no such booking" already says so."""
    if context.reference != "not-found" or "no-booking" in context.contradictions:
        return None
    return Observation()
