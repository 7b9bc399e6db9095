"""The evidence room: what speaks for a campaign, what for a real customer, and how much.

Every signal is a module that looks at one thing. They are asked in this order, because a detail
belongs to the first one that marks it: facts that were checked, then what raises suspicion, then what
lowers it. A new signal is a new module, a line here, an entry in ``weights.toml`` and in ``words/``.
"""

from collections.abc import Mapping

from server.evidence import (
    bare_insult,
    checkable_fact,
    competitor,
    contradiction,
    copies,
    creator,
    former_employee,
    grave_harm,
    hearsay,
    impulse,
    lived_detail,
    machine_written,
    off_topic,
    paraphrases,
    price_claim,
    rating_mismatch,
    reference_not_found,
    reference_verified,
    review_trade,
    same_author,
    same_problem,
    silence,
    threat,
    too_short,
)
from server.evidence.model import Context, Signal, Suspicion
from server.evidence.steps import NextStep, next_step
from server.evidence.weigh import NEUTRAL, add_up
from server.evidence.words import Explanation, explain
from server.reading.model import Reading

SIGNALS: tuple[Signal, ...] = (
    bare_insult,
    contradiction,
    threat,
    grave_harm,
    review_trade,
    competitor,
    price_claim,
    creator,
    former_employee,
    hearsay,
    off_topic,
    machine_written,
    copies,
    lived_detail,
    checkable_fact,
    impulse,
    too_short,
    rating_mismatch,
    silence,
    reference_verified,
    reference_not_found,
    paraphrases,
    same_problem,
    same_author,
)


def weigh(reading: Reading, context: Context, weights: Mapping[str, float] | None = None) -> Suspicion:
    """Return how likely the comment is part of a campaign, with every reason (see :mod:`.weigh`).

    ``weights`` are learned weights in dB by signal name; what is missing comes from ``weights.toml``.
    """
    return add_up(SIGNALS, reading, context, weights)


__all__ = [
    "NEUTRAL",
    "SIGNALS",
    "Context",
    "Explanation",
    "NextStep",
    "Suspicion",
    "explain",
    "next_step",
    "weigh",
]
