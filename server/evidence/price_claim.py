"""A price held against the price of somewhere else. "Expensive" alone is no claim.

Seed: "89 euros for a cream that costs 45 elsewhere", which the price list did not confirm. What counts
is that it can be checked.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import marks
from server.reading.model import Reading

NAME = "price-claim"
FAMILY: Family = "text"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See two prices, or a price and a place, set against each other."""
    spans = marks(NAME, reading.text)
    return Observation(spans) if spans else None
