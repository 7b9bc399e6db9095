"""How good a score is: the figures that stand on the cards."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def balanced_accuracy(scores: Numbers, positive: NDArray[np.bool_]) -> float:
    """Return the mean of the two classes' shares that a score above 0 (positive) or not reads rightly."""
    return float((np.mean(scores[positive] > 0) + np.mean(scores[~positive] <= 0)) / 2)


def auc(positive: Numbers, negative: Numbers) -> float:
    """Return the chance that a positive scores above a negative, ties counting half (Mann and Whitney)."""
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left")
    up_to = np.searchsorted(ordered, positive, side="right")
    return float(np.mean((below + up_to) / 2) / len(negative))


def found_at(positive: Numbers, negative: Numbers, false_alarms: float) -> tuple[float, float]:
    """Return the share of positives above the cut, and the cut itself.

    The cut is the lowest score of a negative that at most ``false_alarms`` of the negatives exceed.
    """
    cut = float(np.quantile(negative, 1 - false_alarms, method="higher"))
    return float(np.mean(positive > cut)), cut


def calibration_error(chances: Numbers, happened: NDArray[np.bool_], bins: int = 10) -> float:
    """Return the mean distance between what was foretold and how often it happened.

    The chances, 0 to 1, are sorted into ``bins`` of equal width; each bin counts by its size.
    """
    which = np.minimum((chances * bins).astype(int), bins - 1)
    total = 0.0
    for one in np.unique(which):
        inside = which == one
        total += abs(float(chances[inside].mean()) - float(happened[inside].mean())) * float(inside.mean())
    return total
