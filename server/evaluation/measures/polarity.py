"""Praise or complaint: sentences, boxes and whole reviews of hotels that taught nothing, and tweets."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import share_interval
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.learning.data import Review
from server.learning.figures import balanced_accuracy

_ENOUGH_WORDS = 5
#: So many tweets of each kind are read: another world than ours, measured for its limits.
TWEETS: Final = 600

Labelled = Sequence[tuple[str, bool]]


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return balanced accuracies, and how many complaints are misread as clearly no complaint."""

    def read(texts: Labelled, what: str) -> Figure:
        # Both sides by themselves, so that a small sample holds both.
        chosen = [
            one for side in (True, False) for one in sets.some(each for each in texts if each[1] is side)
        ]
        seen = sight.all((text for text, _ in chosen), what)
        scores = np.array([each.reading.polarity for each in seen])
        truth = np.array([praises for _, praises in chosen], dtype=np.bool_)
        return Figure(balanced_accuracy(scores, truth), len(chosen))

    found = {"polarity.absita": read(sets.absita, "ABSITA sentences")}
    found["polarity.absita.misread"] = _misread(
        sets.some(text for text, praises in sets.absita if not praises), sight
    )
    for code, language in (("it", "Italian"), ("en", "English")):
        kept = sets.kept_out(language)
        boxes = [box for review in kept for box in review.boxes]
        found[f"polarity.{code}.boxes"] = read(boxes, f"{language} boxes")
        longer = [(text, praises) for text, praises in boxes if len(text.split()) >= _ENOUGH_WORDS]
        found[f"polarity.{code}.boxes-of-five-words"] = read(longer, f"{language} boxes")
        found[f"polarity.{code}.reviews"] = read([(r.text, r.positive) for r in kept], f"{language} reviews")
        clear = [(r.text, r.positive) for r in kept if one_sided(r)]
        found[f"polarity.{code}.reviews-one-sided"] = read(clear, f"{language} reviews")
        found[f"polarity.{code}.ceiling"] = _longer_box(kept)
    tweets = [(text, praises) for text, praises, _ in sets.tweets]
    found["polarity.tweets"] = read(
        [one for side in (True, False) for one in sets.some((t for t in tweets if t[1] is side), TWEETS)],
        "Tweets",
    )
    ironic = sets.some((text for text, praises, ironic in sets.tweets if ironic and not praises), TWEETS)
    taken = [each.reading.polarity > 0 for each in sight.all(ironic, "Ironic tweets")]
    share = share_interval(sum(taken), len(taken))
    found["irony.as-praise"] = Figure(share.value, len(taken), share.low, share.high)
    return found


def one_sided(review: Review) -> bool:
    """Say whether the longer box agrees with the mark and is at least twice the other."""
    mine, other = (review.upside, review.downside) if review.positive else (review.downside, review.upside)
    return len(mine) >= 2 * len(other)


def _misread(complaints: Sequence[str], sight: Sight) -> Figure:
    count = sum(sight[text].reading.not_negative for text in complaints)
    found = share_interval(count, len(complaints))
    return Figure(found.value, len(complaints), found.low, found.high)


def _longer_box(kept: Sequence[Review]) -> Figure:
    """Return how well one reads the mark who is told the boxes: about the best that words allow."""
    scores = np.array([float(len(review.upside) - len(review.downside)) for review in kept])
    return Figure(balanced_accuracy(scores, np.array([r.positive for r in kept], dtype=np.bool_)), len(kept))
