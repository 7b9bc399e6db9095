"""Logistic regression with a ridge, by Newton's method: exact, without chance, thirty lines of numpy."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_STEPS = 25
_SMALL_STEP = 1e-6
#: Weights are rounded to so many decimals: the last bits of a sum differ between processors, and
#: the same data should give the same file.
DECIMALS = 4


def fit(x: Numbers, y: Numbers, ridge: Numbers, importance: Numbers | None = None) -> tuple[Numbers, float]:
    """Return the weights (one a column of ``x``) and the bias that make ``y`` most likely.

    ``y`` is 0 or 1; ``ridge`` holds the penalty of each weight (the bias has none);
    ``importance`` says how much each row counts, scaled here to a mean of 1. Raises
    :class:`ValueError` where only one class is there.
    """
    if len(np.unique(y)) != 2:
        raise ValueError("Both classes are needed to learn to tell them apart.")
    columns = np.hstack([x, np.ones((len(x), 1))])
    penalty = np.append(ridge, 0.0)
    counts = np.ones(len(x)) if importance is None else importance / importance.mean()
    solution = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ solution, -30, 30)))
        slope = columns.T @ (counts * (chance - y)) + penalty * solution
        curve = (columns * (counts * chance * (1 - chance))[:, None]).T @ columns
        step = np.linalg.solve(curve + np.diag(penalty + 1e-9), slope)
        solution -= step
        if np.abs(step).max() < _SMALL_STEP:
            break
    rounded = solution.round(DECIMALS)
    return rounded[:-1], float(rounded[-1])
