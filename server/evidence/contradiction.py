"""Something in the comment that a person has checked and found otherwise. Seed: the price she had not paid.

Two contradictions are not twice the proof: the strongest one counts. The details that were checked
and did not hold no longer speak for the customer. Copies that were found already count by themselves, so
beside them the strongest of the other contradictions is seen, but one without a source does not take
the place of copies that were checked with one.
"""

from server.evidence import copies
from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import joined
from server.evidence.table import WEIGHTS
from server.reading.model import DetailKind, Reading
from server.records import ContradictionKind

NAME = "contradiction"
FAMILY: Family = "facts"

_SPEAKS_OF: dict[ContradictionKind, frozenset[DetailKind]] = {
    "price-list": frozenset({"price"}),
    "no-booking": frozenset({"reference", "room"}),
    "closed-that-day": frozenset({"date", "time"}),
}


def observe(reading: Reading, context: Context) -> Observation | None:
    """See the strongest of the contradictions in the ledger and mark the details they speak of."""
    if not context.contradictions:
        return None
    strengths = WEIGHTS[NAME].strengths
    found = copies.observe(reading, context)
    is_proven = "copies" in context.contradictions and "copies" not in context.unsourced
    apart = {"copies", *context.unsourced} if is_proven else {"copies"}
    others = tuple(kind for kind in context.contradictions if kind not in apart)
    told_apart = others if others and found and found.strength > 0 else context.contradictions
    strongest = max(told_apart, key=lambda kind: strengths[kind])
    kinds = {detail for kind in context.contradictions for detail in _SPEAKS_OF.get(kind, ())}
    spans = joined([detail.span for detail in reading.details if detail.kind in kinds])
    return Observation(spans, reason=strongest)
