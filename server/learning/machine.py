"""The head for machine-written text: learns GPT-4's reviews from real ones, without Italian, and is examined.

Italian is left out of the lesson so that the figure on Italian says how the head does in a
language it never saw; what is examined is what is shipped. Chinese and Korean are left out too:
their script has neither the spaces nor the capitals that the measures of style look at.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from server.learning import data, logistic
from server.learning.data import Encoded, Review
from server.learning.figures import auc, found_at
from server.learning.logistic import Numbers
from server.reading import heads, style
from server.reading.heads import Heads

_NOT_TAUGHT = ("Italian", "Chinese", "Korean")
_VECTOR_RIDGE = 0.2
_STYLE_RIDGE = 3.0

#: The cuts at which the card says how many real and how many machine texts are above.
CUTS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)


def teachers(reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews that may teach."""
    return [review for review in reviews if review.language not in _NOT_TAUGHT and review.text]


def fit(reviews: Sequence[Review], encoded: Encoded) -> tuple[dict[str, Numbers], dict[str, Any]]:
    """Learn the head: the array ``weights`` for the vectors, and the table of style.

    The table has for each measure its centre and scale, and two weights: ``beside`` the encoder
    and ``alone``, without it.
    """
    taught = [review for review in reviews if len(encoded[review.text])]
    label = np.array([review.machine for review in taught], dtype=np.float64)
    measured = np.array([style.measures(review.text) for review in taught])
    # Rounded before use, so that what is learned fits the table as it is written.
    centre, scale = np.round(measured.mean(axis=0), 4), np.round(measured.std(axis=0) + 1e-3, 4)
    manner = np.clip((measured - centre) / scale, -style.BOUND, style.BOUND)
    meaning = np.array([heads.features(encoded[review.text]) for review in taught])
    width = meaning.shape[1]

    manner_ridge = np.full(manner.shape[1], _STYLE_RIDGE)
    alone, alone_bias = logistic.fit(manner, label, manner_ridge)
    ridge = np.concatenate([np.full(width, _VECTOR_RIDGE), manner_ridge])
    both, both_bias = logistic.fit(np.hstack([meaning, manner]), label, ridge)
    columns = zip(style.NAMES, centre, scale, alone, both[width:], strict=True)
    table = {
        "bias": {"alone": alone_bias, "beside": both_bias},
        "measures": [
            dict(zip(("name", "centre", "scale", "alone", "beside"), (name, *map(float, row)), strict=True))
            for name, *row in columns
        ],
    }
    return {"weights": both[:width].astype(np.float32)}, table


def examine(head: Heads, reviews: Sequence[Review], encoded: Encoded) -> dict[str, dict[str, float]]:
    """Return the figures of ``head`` on Italian, which it never saw."""
    italian = [review for review in reviews if review.language == "Italian" and review.text]
    negative = [review for review in italian if not review.positive]
    return {
        "italian_negatives": compare(head, *_texts(negative), encoded),
        "italian_all": compare(head, *_texts(italian), encoded),
        "italian_negatives_style_alone": compare(head, *_texts(negative), None),
    }


def examine_elsewhere(head: Heads, folder: Path) -> dict[str, dict[str, float]]:
    """Return the figures of ``head`` on other sites, generators and paid writers, where the sets are there.

    All are English negatives about the same hotels, against the real ones of Ott et al.
    """
    if not ((folder / "ott.csv").exists() and (folder / "op_spam_ai.csv").exists()):
        return {}
    groups: dict[str, list[str]] = {}
    for row in data.rows(folder / "ott.csv"):
        if row["polarity"] == "negative":
            groups.setdefault("paid_writers" if row["label"] == "deceptive" else "real", []).append(
                row["text"]
            )
    for row in data.rows(folder / "op_spam_ai.csv"):
        if row["polarity"] == "negative":
            groups.setdefault(row["generator"], []).append(row["text"])
    encoded = Encoded(text for texts in groups.values() for text in texts)
    real = groups.pop("real")
    return {f"elsewhere_{name}": compare(head, texts, real, encoded) for name, texts in groups.items()}


def compare(
    head: Heads, machine: Sequence[str], real: Sequence[str], encoded: Encoded | None
) -> dict[str, float]:
    """Return how well ``head`` tells two sets of texts apart; by style alone without ``encoded``.

    Where one of the sets is empty there is only how many they are.
    """
    if not (machine and real):
        return {"machine": len(machine), "real": len(real)}
    high, low = (
        np.array([head.machine_written(encoded[text] if encoded else None, text) for text in texts])
        for texts in (machine, real)
    )
    found, cut = found_at(high, low, 0.01)
    figures = {
        "machine": len(high), "real": len(low), "auc": round(auc(high, low), 3),
        "found_at_1_percent": round(found, 3), "cut_at_1_percent": round(cut, 3),
    }  # fmt: skip
    for at in CUTS:
        figures[f"machine_above_{at}"] = round(float(np.mean(high > at)), 4)
        figures[f"real_above_{at}"] = round(float(np.mean(low > at)), 4)
    return figures


def _texts(reviews: Sequence[Review]) -> tuple[list[str], list[str]]:
    return [r.text for r in reviews if r.machine], [r.text for r in reviews if not r.machine]
