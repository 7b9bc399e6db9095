"""Details of different kinds, or a story in the first person with a detail: somebody was there.

The more kinds of detail, the more it lowers suspicion; all details are marked. Seed: a sincere
first-hand opinion weighs most.
"""

from server.evidence import hearsay
from server.evidence.first_hand import details_of
from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined
from server.reading.model import Reading

NAME = "lived-detail"
FAMILY: Family = "text"

# Points are kinds of detail, and one for the first person.
_ENOUGH = 2
_FULL = 4


def observe(reading: Reading, context: Context) -> Observation | None:
    """See details that belong together: two kinds at least, or one inside a story told by oneself."""
    details = details_of(reading, context)
    kinds = {detail.kind for detail in details}
    # Every place has staff: a role means something only beside another detail.
    if kinds <= {"staff"}:
        return None
    # "mi hanno detto" is a first person too, but not a story of one's own.
    points = len(kinds) + (bool(find(NAME, reading.text)) and hearsay.observe(reading, context) is None)
    if points < _ENOUGH:
        return None
    spans = joined([detail.span for detail in details])
    # The same sentence a thousand times is still one detail.
    different = {" ".join(span.of(reading.text).lower().split()) for span in spans}
    reason = "one" if len(different) == 1 else "why"
    return Observation(spans, min(points, _FULL) / _FULL, reason, {"n": str(len(different))})
