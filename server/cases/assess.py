"""From a comment that is kept to everything Garbo has to say of it: read, look around, weigh, compose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from server import campaigns
from server.cases.clock import as_of
from server.cases.company import Company, company_of
from server.cases.flow import context_of
from server.cases.outcomes import weights_of
from server.evidence import weigh
from server.evidence.model import Context, Suspicion
from server.reading import read
from server.reading.model import Reading
from server.records import Business, Case, Comment, Desk
from server.store.base import CommentStore


@dataclass(frozen=True, slots=True)
class Assessment:
    """A comment with what was understood, what is known besides, and what both weigh.

    Where the clock has found a silence, ``case`` tells it like one that somebody stated; it is not kept.
    ``weights`` are those of this desk (dB by signal), ``None``: those of the table. ``now`` is the time by
    which a silence is measured, ``None``: that of the clock; one is ``silence_days`` long.
    """

    comment: Comment
    case: Case | None
    business: Business | None
    reading: Reading
    company: Company
    context: Context
    suspicion: Suspicion
    weights: Mapping[str, float] | None = None
    silence_days: float = Desk().silence_days
    now: datetime | None = None


def traced(comment: Comment, reading: Reading) -> Comment:
    """Return ``comment`` with the trace by which its like are found."""
    return msgspec.structs.replace(comment, trace=campaigns.trace(reading))


def assess(
    comment: Comment,
    case: Case | None,
    business: Business | None,
    store: CommentStore | None = None,
    reading: Reading | None = None,
    now: datetime | None = None,
) -> Assessment:
    """Read and weigh ``comment`` as things stand in its case and, with a ``store``, at this desk.

    ``reading`` spares reading the text again where that was done; ``now`` is the time by which a silence is
    measured, else that of the clock.
    """
    silence_days = (store.desk() if store else Desk()).silence_days
    if case is not None:
        case = as_of(case, now or datetime.now(UTC), silence_days)
    reading = reading or read(comment.text, comment.language)
    if comment.trace is None:  # kept by a version that did not know traces
        comment = traced(comment, reading)
    company = company_of(comment, store) if store else Company()
    context = context_of(comment, case, business, company, reading)
    weights = weights_of(store) if store else None
    suspicion = weigh(reading, context, weights)
    return Assessment(
        comment, case, business, reading, company, context, suspicion, weights, silence_days, now
    )


def moved(before: Suspicion, after: Suspicion) -> list[tuple[str, float, float]]:
    """Return the signals whose weight is not what it was: name, from, to (decibans)."""
    old = {each.name: each.weight for each in before.evidence}
    new = {each.name: each.weight for each in after.evidence}
    changed = [(name, old.get(name, 0.0), new.get(name, 0.0)) for name in {**new, **old}]
    return [(name, was, now) for name, was, now in changed if was != now]
