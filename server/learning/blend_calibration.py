"""Train how lexicon and head are blended: ``server/reading/lexicon/blend.toml``.

Usage: ``python -m server.learning.blend_calibration maide.csv``. The head that ships has read the
hotels that teach, so it would be believed too much there. The blend therefore listens to a head
taught without any Italian or English, on Italian and English reviews of the hotels that teach.
"""

import math
import sys
from pathlib import Path

import numpy as np

from server.learning import logistic
from server.learning.data import EXAMINED, Encoded, half, reviews
from server.learning.lexicon_calibration import Examples, boxes, whole
from server.learning.polarity import fit as fit_head
from server.reading import lexicon
from server.reading.analyzers import analyzer

_CODES = {"Italian": "it", "English": "en"}
_RIDGE = 0.5
_HEADER = """\
# How the lexicon and the encoder's head become one polarity: the weights of their odds.
# Written by server/learning/blend_calibration.py from MAiDE-up (Ignat et al. 2024, MIT).
"""


def main(path: Path) -> None:
    """Train the blend on the reviews in ``path`` and write the table."""
    real = [review for review in reviews(path) if not review.machine]
    heard = [review for review in real if review.language in EXAMINED and half(review.hotel) == 0]
    others = [review for review in real if review.language not in EXAMINED]
    encoded = Encoded(
        text for review in (*heard, *others) for text in (review.text, *(box for box, _ in review.boxes))
    )
    head = fit_head(others, encoded)
    rows, praise = [], []
    for name in EXAMINED:
        mine = [review for review in heard if review.language == name]
        examples = boxes(mine) + whole(mine)
        rows += _odds(_CODES[name], examples, head, encoded)
        praise += [pleased for _, pleased in examples]
    weights, bias = logistic.fit(np.array(rows), np.array(praise, dtype=float), np.full(2, _RIDGE))
    figures = {"intercept": bias, "lexicon": float(weights[0]), "head": float(weights[1])}
    # The odds of a polarity are half a logit.
    lines = [f"{name} = {value / (2 if name == 'intercept' else 1):.3f}" for name, value in figures.items()]
    table = Path(lexicon.__file__).with_name("lexicon") / "blend.toml"
    table.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _odds(
    language: str, examples: Examples, head: dict[str, logistic.Numbers], encoded: Encoded
) -> list[tuple[float, float]]:
    """Return the logits of lexicon and head for each text."""
    found = []
    for text, _ in examples:
        said = analyzer(language).analyze(text).polarity
        vectors = encoded[text]
        heard = np.tanh((vectors @ head["weights"] + head["bias"]) / 2).mean() if len(vectors) else 0.0
        found.append((_logit(said), _logit(float(heard))))
    return found


def _logit(polarity: float) -> float:
    return 2 * math.atanh(max(-0.999, min(0.999, polarity)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
