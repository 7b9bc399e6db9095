"""A single kind of detail that somebody could check: little, but more than an insult."""

from server.evidence.first_hand import details_of
from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import joined
from server.reading.model import Reading

NAME = "checkable-fact"
FAMILY: Family = "text"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See the details that ``lived-detail`` has left: it comes before and takes what it marks."""
    # That there is a waiter is no fact to check.
    spans = joined([detail.span for detail in details_of(reading, context) if detail.kind != "staff"])
    return Observation(spans, words={"fact": spans[0].of(reading.text)}) if spans else None
