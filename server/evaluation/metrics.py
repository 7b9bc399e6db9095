"""The figures of an evaluation; what the training knows already is taken from there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.learning.figures import auc, found_at

Numbers = NDArray[np.float64]

_SEED: Final = 2026
_DRAWS: Final = 1000
#: Above so many of a class fewer draws say the same.
_LARGE: Final = 5000
_DRAWS_WHEN_LARGE: Final = 200


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the range in which 95 of 100 repetitions would put it."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """One step of reliability: ``count`` rows with scores of ``low`` to ``high``.

    They were shown about the chance ``shown``; it was so of the share ``happened``.
    """

    low: int
    high: int
    count: int
    shown: float
    happened: float


def probability(log_odds: float) -> float:
    """Return the chance that ``log_odds`` (decibans) stand for: 0 dB is one half, 10 dB ten to one."""
    return float(1 / (1 + 10 ** (-log_odds / 10)))


def auc_interval(positive: Sequence[float], negative: Sequence[float]) -> Interval:
    """Return the AUC with its bootstrap interval: both classes drawn anew, each with its own size.

    The draws start from a fixed seed, so that the same rows give the same interval.
    """
    high, low = np.array(positive, dtype=float), np.array(negative, dtype=float)
    chance = np.random.default_rng(_SEED)
    draws = _DRAWS_WHEN_LARGE if max(len(high), len(low)) > _LARGE else _DRAWS
    drawn = [auc(chance.choice(high, len(high)), chance.choice(low, len(low))) for _ in range(draws)]
    return Interval(auc(high, low), *(float(each) for each in np.quantile(drawn, (0.025, 0.975))))


def found_when(positive: Sequence[float], negative: Sequence[float], false_alarms: float) -> float:
    """Return the share of positives above the cut that ``false_alarms`` (0 to 1) of the negatives pass."""
    return found_at(np.array(positive, dtype=float), np.array(negative, dtype=float), false_alarms)[0]


def share_interval(count: int, of: int) -> Interval:
    """Return a share with Wilson's 95 % interval, which holds for small counts and for none at all."""
    share, z = count / of, 1.959964
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * (share * (1 - share) / of + z * z / (4 * of * of)) ** 0.5
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def reliability(
    scores: Sequence[int], chances: Sequence[float], happened: Sequence[bool], prior: float
) -> list[Bin]:
    """Return what was shown beside what was so, by tens of the score (0 to 100); empty tens are left out.

    Both kinds are weighted as if the share ``prior`` (0 to 1) of all had happened: the file of a
    researcher is half campaigns, and the score speaks of a page where few are.
    """
    shown, truth = np.array(chances, dtype=float), np.array(happened, dtype=bool)
    tens = np.minimum(np.array(scores, dtype=int), 99) // 10
    weights = np.where(truth, prior / max(truth.sum(), 1), (1 - prior) / max((~truth).sum(), 1))
    return [
        Bin(
            int(ten) * 10,
            100 if ten == 9 else int(ten) * 10 + 9,
            int(inside.sum()),
            float(np.average(shown[inside], weights=weights[inside])),
            float(np.average(truth[inside], weights=weights[inside])),
        )
        for ten in np.unique(tens)
        for inside in (tens == ten,)
    ]


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest of ``values`` that at least ``percent`` (0 to 100) of them don't exceed."""
    return float(np.quantile(np.array(values, dtype=float), percent / 100, method="inverted_cdf"))
