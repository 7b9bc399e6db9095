"""Reviews as goods: offered for money, or threatened to get it.

Seeds: reviews at 10 euros each; "300 euros in bitcoin or a thousand negative reviews". A customer who
says "refund me or I leave a bad review" is under pressure, not in trade, and counts little.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined
from server.reading.model import Reading

NAME = "review-trade"
FAMILY: Family = "text"

_GRAVEST_FIRST = ("extortion", "offer", "pressure")


def observe(reading: Reading, context: Context) -> Observation | None:
    """See an offer, an extortion or a customer's pressure; the gravest one gives the reason."""
    found = find(NAME, reading.text)
    for reason in _GRAVEST_FIRST:
        spans = joined([span for one in found if one.phrase.reason == reason for span in one.spans])
        if spans:
            return Observation(spans, reason=reason)
    return None
