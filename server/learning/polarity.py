"""The polarity head: learns praise and complaint from the two boxes of real reviews, and is examined."""

from collections.abc import Iterable, Sequence

import numpy as np

from server.learning import logistic
from server.learning.data import EXAMINED, Encoded, Review
from server.learning.figures import auc, balanced_accuracy, calibration_error
from server.learning.logistic import Numbers
from server.reading.heads import Heads

_RIDGE = 3.0
_ENOUGH_WORDS = 5


def teachers(reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews that may teach: real ones, of hotels that don't examine."""
    return [review for review in reviews if not review.machine and not review.examines]


def fit(reviews: Sequence[Review], encoded: Encoded) -> dict[str, Numbers]:
    """Learn the head's arrays (``weights``, ``bias``) from the boxes and the whole texts of ``reviews``.

    Each sentence of a box learns what the box is for; the sentences of one box share a weight
    that grows with the root of their number. Each whole text learns, through the mean of its
    sentences, what the guest thought on balance.
    """
    vectors, labels, importance = [], [], []
    for review in reviews:
        for box, pleased in review.boxes:
            rows = encoded[box]
            vectors.append(rows)
            labels += [pleased] * len(rows)
            importance += [len(rows) ** -0.5] * len(rows)
        if len(rows := encoded[review.text]):
            vectors.append(rows.mean(axis=0, keepdims=True))
            labels.append(review.positive)
            importance.append(1.0)
    x = np.concatenate(vectors).astype(np.float64)
    weights, bias = logistic.fit(
        x, np.array(labels, dtype=np.float64), np.full(x.shape[1], _RIDGE), np.array(importance)
    )
    return {"weights": weights.astype(np.float32), "bias": np.array(bias, dtype=np.float32)}


def examine(head: Heads, reviews: Sequence[Review], encoded: Encoded) -> dict[str, dict[str, float]]:
    """Return the figures of ``head`` on the real reviews that examine."""
    found = {}
    for language in EXAMINED:
        real = [r for r in reviews if r.examines and r.language == language and not r.machine]
        whole = {"reviews": real, "reviews_one_sided": [r for r in real if _one_sided(r)]}
        boxes = [box for review in real for box in review.boxes]
        name = language.lower()
        found[f"{name}_boxes"] = figures(head, boxes, encoded)
        longer = [(box, pleased) for box, pleased in boxes if len(box.split()) >= _ENOUGH_WORDS]
        found[f"{name}_boxes_of_five_words"] = figures(head, longer, encoded)
        for which, chosen in whole.items():
            found[f"{name}_{which}"] = figures(head, [(r.text, r.positive) for r in chosen], encoded)
        found[f"{name}_reviews_longer_box"] = _longer_box(real)
    return found


def figures(head: Heads, labelled: Iterable[tuple[str, bool]], encoded: Encoded) -> dict[str, float]:
    """Return how well ``head`` reads texts of which it is known whether they praise.

    Texts without a sentence don't count. Where all praise or all complain there is only their number.
    """
    read = [(head.polarity(encoded[text], "und"), praises) for text, praises in labelled]
    scores = np.array([score for score, _ in read if score is not None])
    truth = np.array([praises for score, praises in read if score is not None], dtype=np.bool_)
    if len(set(truth)) < 2:
        return {"texts": len(scores)}
    return {
        "texts": len(scores),
        "balanced_accuracy": round(balanced_accuracy(scores, truth), 3),
        "auc": round(auc(scores[truth], scores[~truth]), 3),
        "calibration_error": round(calibration_error((scores + 1) / 2, truth), 3),
    }


def _longer_box(reviews: Sequence[Review]) -> dict[str, float]:
    """Return how well a judge does who knows the boxes and believes the longer one: about the ceiling."""
    scores = np.array([float(len(review.upside) - len(review.downside)) for review in reviews])
    truth = np.array([review.positive for review in reviews], dtype=np.bool_)
    if len(set(truth)) < 2:
        return {"texts": len(reviews)}
    return {"texts": len(reviews), "balanced_accuracy": round(balanced_accuracy(scores, truth), 3)}


def _one_sided(review: Review) -> bool:
    """Say whether the longer box agrees with the guest's verdict and is at least twice the other."""
    longer, other = (review.upside, review.downside) if review.positive else (review.downside, review.upside)
    return len(longer) >= 2 * len(other)
