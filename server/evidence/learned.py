"""What the desk's own outcomes make of the weights: derived each time, never stored.

The table says how many times as often a signal is seen in campaigns; how often it is seen at all the
desk shows. Both together give each signal its counts of before, beta priors for its share among genuine
cases and among campaigns, to which the outcomes are added. The figures are in ``weights.toml``.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from server.evidence.table import LEARNING, WEIGHTS, Weight
from server.records import Outcome


@dataclass(frozen=True, slots=True)
class Tally:
    """One signal among the cases of one verdict.

    ``cases`` is in how many it looked, ``seen`` in how many of these it was seen, and ``share`` the sum
    of the shares of its full weight that it counted there.
    """

    cases: int = 0
    seen: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class LearnedWeight:
    """One signal's weight at this desk (dB, to two decimals), how far it may move now, and its counts."""

    db: float
    low: float
    high: float
    genuine: Tally
    campaign: Tally


@dataclass(frozen=True, slots=True)
class Learned:
    """All weights, and how many outcomes count towards them; ``unknown`` ones move nothing."""

    genuine: int
    campaign: int
    unknown: int
    signals: Mapping[str, LearnedWeight]

    @property
    def weights(self) -> dict[str, float]:
        """The weights in dB by signal name, as :func:`server.evidence.weigh` takes them."""
        return {name: signal.db for name, signal in self.signals.items()}


def learned(outcomes: Iterable[Outcome], since: datetime | None = None) -> Learned:
    """Return what ``outcomes`` make of the weights; those said before ``since`` do not count."""
    said = [outcome for outcome in outcomes if not _is_over(outcome, since)]
    genuine = [outcome for outcome in said if outcome.verdict == "genuine" and teaches(outcome, since)]
    campaign = [outcome for outcome in said if outcome.verdict == "campaign" and teaches(outcome, since)]
    count = len(genuine) + len(campaign)
    in_genuine, in_campaign = _tallies(genuine), _tallies(campaign)
    signals = {
        name: _learned_weight(entry, in_genuine[name], in_campaign[name], count)
        for name, entry in WEIGHTS.items()
    }
    unknown = sum(outcome.verdict == "unknown" for outcome in said)
    return Learned(len(genuine), len(campaign), unknown, MappingProxyType(signals))


def teaches(outcome: Outcome, since: datetime | None) -> bool:
    """Say whether anything is learned from ``outcome``.

    It is not when nobody knows how the case turned out, when learning started anew after it, or when
    no signal has looked (a comment that is not negative is not weighed).
    """
    looked = bool(outcome.seen or outcome.unseen)
    return outcome.verdict != "unknown" and looked and not _is_over(outcome, since)


def _is_over(outcome: Outcome, since: datetime | None) -> bool:
    return since is not None and outcome.at < since


def _tallies(outcomes: Sequence[Outcome]) -> dict[str, Tally]:
    shares: dict[str, list[float]] = {name: [] for name in WEIGHTS}
    unseen = Counter(name for outcome in outcomes for name in outcome.unseen)
    for outcome in outcomes:
        for name in outcome.seen.keys() & shares.keys():
            shares[name].append(outcome.seen[name])
    return {
        name: Tally(len(found) + unseen[name], len(found), math.fsum(found)) for name, found in shares.items()
    }


def _learned_weight(entry: Weight, genuine: Tally, campaign: Tally, outcomes: int) -> LearnedWeight:
    low, high = _bounds(entry, outcomes)
    # Adding nothing turns -0.0 into 0.0.
    db = round(min(max(_posterior(entry.db, genuine, campaign), low), high), 2) + 0.0
    return LearnedWeight(db, low, high, genuine, campaign)


def _bounds(entry: Weight, outcomes: int) -> tuple[float, float]:
    """Return how far a weight may move: its range, then slowly a little more (dB)."""
    if not entry.learns:
        return entry.db, entry.db
    beyond = min(max(outcomes - LEARNING.free_after, 0) / LEARNING.slack_over, 1.0)
    slack = round(LEARNING.slack * beyond, 2)
    return entry.low - slack, entry.high + slack


def _posterior(db: float, genuine: Tally, campaign: Tally) -> float:
    """Return the weight (dB) after the counts of before and those of the desk; without these, ``db``."""
    ratio = 10 ** (db / 10)
    # How often genuine cases show it if the table is right: from both counts, so that a signal that is
    # only rarer or more common here than elsewhere keeps its weight.
    usual = (LEARNING.usual_size * LEARNING.usual + genuine.share + campaign.share) / (
        LEARNING.usual_size + genuine.cases + ratio * campaign.cases
    )
    usual = min(usual, 1.0, 1 / ratio)  # neither share is more than all
    in_genuine = _share(usual, genuine)
    in_campaign = _share(usual * ratio, campaign)
    return 10 * math.log10(in_campaign / in_genuine)


def _share(before: float, tally: Tally) -> float:
    """Return the mean of the beta distribution after ``tally``."""
    return (LEARNING.size * before + tally.share) / (LEARNING.size + tally.cases)
