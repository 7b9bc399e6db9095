"""A private question that stayed without an answer. Seed: they ask for the reference, then silence.

A real customer may be quiet as well: alone it never makes a campaign more likely than not.
"""

import math
from typing import Final

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "silence"
FAMILY: Family = "dialogue"

#: Days without an answer from which on there is a silence, at the gate and in a case's state as here.
SHORTEST: Final = 1.0
#: Three days is what Trustpilot's Find Reviewer waits; after two weeks more waiting says no more.
USUAL: Final = 3.0
_LAST_DAY = 14.0
_AT_FIRST, _AT_USUAL = 0.25, 0.625


def observe(reading: Reading, context: Context) -> Observation | None:
    """See nothing on the first day, a little up to three days, then more with every day up to two weeks."""
    days = context.silence_days
    if days is None or not days >= SHORTEST:
        return None
    if days < USUAL:
        strength = _between(days, SHORTEST, USUAL, _AT_FIRST, _AT_USUAL)
    else:
        strength = _between(min(days, _LAST_DAY), USUAL, _LAST_DAY, _AT_USUAL, 1.0)
    whole = str(math.floor(days)) if math.isfinite(days) else str(days)
    return Observation(strength=strength, reason="why" if days >= 2 else "one-day", words={"n": whole})


def _between(days: float, first: float, last: float, low: float, high: float) -> float:
    """Return the strength on the straight line from ``low`` at ``first`` to ``high`` at ``last``."""
    return low + (high - low) * (days - first) / (last - first)
