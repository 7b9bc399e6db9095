"""A call to an audience: link in bio, follow me, part 2. Seed: de-influencers live on attention."""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import marks
from server.reading.model import Reading

NAME = "creator"
FAMILY: Family = "text"

# One call may be a habit; two and three leave less doubt.
_STRENGTH = (0.75, 0.9, 1.0)


def observe(reading: Reading, context: Context) -> Observation | None:
    """See every call to action, each with its own span."""
    spans = marks(NAME, reading.text)
    if not spans:
        return None
    return Observation(spans, _STRENGTH[min(len(spans), 3) - 1], words={"n": str(len(spans))})
