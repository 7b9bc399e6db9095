"""Stars that say the opposite of the words: five of them over a complaint, one over praise.

Most often somebody has tapped the wrong star, so it counts nothing and is only said.
"""

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "rating-mismatch"
FAMILY: Family = "text"

_HIGH = 4
_LOW = 2
# On the scale of polarity, -1 to 1: three to one that the sentences praise, or complain.
_CLEARLY = 0.5


def observe(reading: Reading, context: Context) -> Observation | None:
    """See four or five stars over clear complaint, one or two over clear praise."""
    stars = context.rating
    if stars is None:
        return None
    if stars >= _HIGH and reading.polarity <= -_CLEARLY:
        return Observation(reason="high", words={"n": f"{stars:g}"})
    if stars <= _LOW and reading.not_negative and reading.polarity >= _CLEARLY:
        return Observation(reason="low", words={"n": f"{stars:g}"})
    return None
