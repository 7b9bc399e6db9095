"""Do our own drafts hold the rules: on real complaints, at every stage, in every register."""

from typing import get_args

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import share_interval
from server.evaluation.replies.walk import complaints, walk
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.replies.model import Stage


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return the share of drafts that break no rule, and how many occasions got a draft at all."""
    drafts = kept = occasions = answered = 0
    for language, seen in complaints(sets, sight).items():
        for stage in get_args(Stage):
            for _, found in walk(language, seen, stage):
                occasions += 1
                answered += bool(found)
                drafts += len(found)
                kept += sum(each.holds for each in found)
    rules, some = share_interval(kept, max(drafts, 1)), share_interval(answered, max(occasions, 1))
    return {
        "replies.rules": Figure(rules.value, drafts, rules.low, rules.high),
        "replies.answered": Figure(some.value, occasions, some.low, some.high),
    }
