"""Do our own drafts hold the rules: on real complaints, at every stage, in every register."""

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import share_interval
from server.evaluation.replies.report import Proof, walked
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return the share of drafts that break no rule, and how many occasions got a draft at all."""
    proof: Proof = walked(sets, sight)
    drafts, holding = sum(proof.drafts.values()), sum(proof.holding.values())
    rules = share_interval(holding, max(drafts, 1))
    some = share_interval(proof.answered, max(proof.occasions, 1))
    return {
        "replies.rules": Figure(rules.value, drafts, rules.low, rules.high),
        "replies.answered": Figure(some.value, proof.occasions, some.low, some.high),
    }
