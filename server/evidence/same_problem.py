"""Another guest who tells of the same trouble in words of their own: the trouble is probably real.

It lowers, and more with every person, up to three others. That they write on the same page is natural.
"""

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "same-problem"
FAMILY: Family = "campaign"

# One other guest may be chance; three leave little doubt, and more say no more.
_STRENGTH = (0.6, 0.8, 1.0)


def observe(reading: Reading, context: Context) -> Observation | None:
    """See other people with the same problem; the number counts this one too."""
    echo = context.same_problem
    if echo is None:
        return None
    strength = _STRENGTH[min(echo.authors, len(_STRENGTH)) - 1]
    return Observation(echo.spans, strength, words={"n": str(echo.authors + 1)})
