"""The same name under other comments, of other words; or a name whose reference was found before.

To have written before counts nothing: a furious customer writes twice, and a name may be shared by many.
To have been found in the books before speaks for a customer.
"""

from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "same-author"
FAMILY: Family = "campaign"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See a known customer first; else say how many other comments bear the name."""
    if context.known_customer:
        return Observation(reason="known")
    if context.elsewhere < 1:
        return None
    reason = "one" if context.elsewhere == 1 else "why"
    return Observation(strength=0.0, reason=reason, words={"n": str(context.elsewhere)})
