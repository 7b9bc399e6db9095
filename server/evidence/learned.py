"""What the desk's own outcomes make of the weights: derived each time, never stored.

Before anything is said, each signal stands as if it had been seen a few times among genuine cases and as
often among campaigns, in so many more or fewer cases as the table has it. Each outcome adds to the counts
of its own verdict only. So one outcome moves a weight a little, the same one again moves it further the
same way, and neither their order nor what was said and taken back makes a difference. The figures are in
``weights.toml``.
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
    in_genuine, in_campaign = _tallies(genuine), _tallies(campaign)
    signals = {
        name: _learned_weight(entry, in_genuine[name], in_campaign[name]) for name, entry in WEIGHTS.items()
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


def _learned_weight(entry: Weight, genuine: Tally, campaign: Tally) -> LearnedWeight:
    low, high = _bounds(entry, genuine, campaign)
    # Adding nothing turns -0.0 into 0.0.
    db = round(min(max(_counted(entry.db, genuine, campaign), low), high), 2) + 0.0
    return LearnedWeight(db, low, high, genuine, campaign)


def _bounds(entry: Weight, genuine: Tally, campaign: Tally) -> tuple[float, float]:
    """Return how far a weight may move (dB): its range, which many outcomes open slowly.

    Genuine cases open it downwards only and campaigns upwards only, so that no outcome lets go of a
    weight that the others have pushed the other way.
    """
    if not entry.learns:
        return entry.db, entry.db
    return round(entry.low - _slack(genuine), 2), round(entry.high + _slack(campaign), 2)


def _slack(tally: Tally) -> float:
    beyond = min(max(tally.cases - LEARNING.free_after, 0) / LEARNING.slack_over, 1.0)
    return LEARNING.slack * beyond


def _counted(db: float, genuine: Tally, campaign: Tally) -> float:
    """Return the weight (dB) from the counts of before, ``db``, and those of the desk."""
    ratio = 10 ** (db / 10)
    usual = LEARNING.usual_raising if db > 0 else LEARNING.usual_lowering
    usual = min(usual, LEARNING.most / ratio)
    return db + 10 * math.log10(_more_often(campaign, usual * ratio) / _more_often(genuine, usual))


def _more_often(tally: Tally, before: float) -> float:
    """Return how many times as often as in the share ``before`` of the cases a signal is seen now.

    Seen at half strength is half a case: else it would speak against the signal where it was common.
    """
    cases = tally.share + tally.cases - tally.seen
    return (LEARNING.sightings + tally.share) / (LEARNING.sightings + before * cases)
