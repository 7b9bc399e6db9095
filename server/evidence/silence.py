"""A private question that stayed without an answer. Seed: they ask for the reference, then silence.

A real customer may be quiet as well: alone it never makes a campaign more likely than not.
"""

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "silence"
FAMILY: Family = "dialogue"

# Three days is what Trustpilot's Find Reviewer waits; after two weeks more waiting says no more.
_FIRST_DAY = 3.0
_LAST_DAY = 14.0
_AT_FIRST = 0.625


def observe(reading: Reading, context: Context) -> Observation | None:
    """See nothing before three days; then more with every day, up to two weeks."""
    days = context.silence_days
    if days is None or not days >= _FIRST_DAY:
        return None
    grown = (min(days, _LAST_DAY) - _FIRST_DAY) / (_LAST_DAY - _FIRST_DAY)
    return Observation(strength=_AT_FIRST + (1 - _AT_FIRST) * grown, words={"n": f"{days:.0f}"})
