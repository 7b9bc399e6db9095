"""Train how the lexicons' sums become a polarity: ``server/reading/lexicon/calibration.toml``.

Usage: ``python -m server.learning.lexicon_calibration maide.csv``. Learns from MAiDE-up's real
hotel reviews (see :mod:`server.learning.data`): the two boxes of a review, of which one praises
and one complains, and the whole reviews. Half of the hotels teach, the others examine.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from server.learning import logistic
from server.learning.data import Review, half, reviews
from server.reading import lexicon
from server.reading.analyzers import analyzer

_NAMES = {"it": "Italian", "en": "English", "es": "Spanish", "fr": "French", "de": "German"}
_RIDGE = 0.5
_HEADER = """\
# Written by server/learning/lexicon_calibration.py: logistic regressions over what a lexicon notices.
# Learned from the real reviews of MAiDE-up (Ignat et al. 2024, MIT), half of the hotels; the figures
# are balanced accuracies on the hotels of the other half.
"""

Examples: TypeAlias = list[tuple[str, bool]]


def main(path: Path) -> None:
    """Train every language on the reviews in ``path`` and write the table."""
    real = [review for review in reviews(path) if not review.machine]
    tables = [_HEADER]
    for language, name in _NAMES.items():
        learn = [review for review in real if review.language == name and half(review.hotel) == 0]
        exam = [review for review in real if review.language == name and half(review.hotel) == 1]
        coefficients = fit(language, boxes(learn) + whole(learn))
        figures = {
            "boxes": balanced_accuracy(language, boxes(exam), coefficients),
            "reviews": balanced_accuracy(language, whole(exam), coefficients),
        }
        tables.append(_table(coefficients, language, figures))
    table = Path(lexicon.__file__).with_name("lexicon") / "calibration.toml"
    table.write_text("\n".join(tables), encoding="utf-8")


def boxes(found: Iterable[Review]) -> Examples:
    """Return the boxes, true for praise; a lone box holds the whole review and is as that is."""
    return [
        (text, pleased if len(review.boxes) == 2 else review.positive)
        for review in found
        for text, pleased in review.boxes
        if len(text) > 3
    ]


def whole(found: Iterable[Review]) -> Examples:
    """Return the whole reviews, true for those of satisfied guests."""
    return [(review.text, review.positive) for review in found]


def fit(language: str, examples: Examples) -> dict[str, float]:
    """Return the intercept and the coefficients, both classes counting the same."""
    x, praise = _inputs(language, examples)
    importance = np.where(praise, 1 / praise.mean(), 1 / (1 - praise.mean()))
    weights, bias = logistic.fit(x, praise.astype(float), np.full(x.shape[1], _RIDGE), importance)
    return {"intercept": bias} | dict(zip(lexicon.INPUTS, map(float, weights), strict=True))


def balanced_accuracy(language: str, examples: Examples, coefficients: dict[str, float]) -> float:
    """Return the mean of the shares of praise and of complaint whose sign is right."""
    x, praise = _inputs(language, examples)
    intercept, *weights = coefficients.values()
    right = (x @ np.array(weights) + intercept > 0) == praise
    return float(right[praise].mean() + right[~praise].mean()) / 2


def _inputs(language: str, examples: Examples) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    vectors = [analyzer(language).analyze(text).features.vector() for text, _ in examples]
    x = np.array([[vector[name] for name in lexicon.INPUTS] for vector in vectors])
    return x, np.array([praise for _, praise in examples])


def _table(coefficients: dict[str, float], language: str, figures: dict[str, float]) -> str:
    inputs = ", ".join(f"{name} = {coefficients[name]:.3f}" for name in lexicon.INPUTS)
    lines = [
        f"[{language}]",
        f"intercept = {coefficients['intercept']:.3f}",
        f"coefficients = {{ {inputs} }}",
    ]
    lines += [f"{name} = {value:.3f}" for name, value in figures.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
