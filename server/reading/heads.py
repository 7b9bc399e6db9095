"""What the vectors say: is it praise or complaint, and does it look written by a machine.

Two logistic regressions on top of :mod:`server.reading.embedding`. Their weights are in
``weights/``, each with a card beside it (data, licence, split, figures, date); they are made by
``python -m server.learning.train`` from MAiDE-up (MIT). See the cards for what may be claimed.
"""

import json
import math
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.reading import style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Numbers = NDArray[np.float64]

WEIGHTS: Final = Path(__file__).with_name("weights")

#: Languages in which the polarity can be believed: the encoder's, and Romanian (see the card).
#: ``und`` is a text whose language nobody could tell, often a very short one.
LANGUAGES: Final = frozenset(
    ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ro", "ru", "th", "tr", "zh", "und")
)

#: Below so many words a text says next to nothing about who wrote it, and the answer is held
#: under :data:`SHORT_CEILING`; from :data:`ENOUGH_WORDS` on it is free.
FEW_WORDS: Final = 8
ENOUGH_WORDS: Final = 24
SHORT_CEILING: Final = 0.3
_SURE: Final = 30.0


class Heads:
    """The heads whose weights are in one folder; each file is read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _polarity(self) -> "Mapping[str, Numbers]":
        return self._arrays("polarity")

    @cached_property
    def _machine(self) -> "Mapping[str, Numbers]":
        return self._arrays("machine")

    @cached_property
    def _style(self) -> Mapping[str, Any]:
        table: dict[str, Any] = json.loads((self._folder / "style.json").read_text(encoding="utf-8"))
        return table

    def _arrays(self, name: str) -> "Mapping[str, Numbers]":
        import numpy as np

        with np.load(self._folder / f"{name}.npz", allow_pickle=False) as file:
            return {key: file[key].astype(np.float64) for key in file.files}

    def sentence_polarities(self, vectors: "Vectors") -> "Numbers":
        """See :func:`sentence_polarities`."""
        import numpy as np

        logits = vectors @ self._polarity["weights"] + self._polarity["bias"]
        polarities: Numbers = np.where(vectors.any(axis=1), np.tanh(logits / 2), 0.0)
        return polarities

    def polarity(self, vectors: "Vectors | None", language: str) -> float | None:
        """See :func:`polarity`."""
        if vectors is None or language not in LANGUAGES or not vectors.any():
            return None
        return float(self.sentence_polarities(vectors[vectors.any(axis=1)]).mean())

    def machine_written(self, vectors: "Vectors | None", text: str) -> float:
        """See :func:`machine_written`."""
        if vectors is None or not vectors.any():
            logit = self._logit_of_style(text, "alone")
        else:
            logit = self._logit_of_style(text, "beside")
            logit += float(features(vectors) @ self._machine["weights"])
        return _ceiling(style.word_count(text)) / (1 + math.exp(-max(-_SURE, min(_SURE, logit))))

    def _logit_of_style(self, text: str, column: str) -> float:
        rows = self._style["measures"]
        weighed = zip(style.standardised(text, rows), rows, strict=True)
        return float(self._style["bias"][column] + sum(value * row[column] for value, row in weighed))


_SHIPPED: Final = Heads(WEIGHTS)


def sentence_polarities(vectors: "Vectors") -> "Numbers":
    """Return the polarity of each row of ``vectors``: shape ``(n,)``, −1 (complaint) to 1 (praise).

    It is ``2 p − 1``, where ``p`` is the chance that the sentence was written in the box for what
    pleased rather than in the one for what did not. A row of zeros (not read) has polarity 0.
    """
    return _SHIPPED.sentence_polarities(vectors)


def polarity(vectors: "Vectors | None", language: str) -> float | None:
    """Return the polarity of a whole text, −1 to 1, from the vectors of its sentences.

    Its sign is the verdict; it is the mean over the sentences that were read. ``None`` when there
    are none, no encoder, or a ``language`` (ISO 639-1) that the encoder never saw.
    """
    return _SHIPPED.polarity(vectors, language)


def machine_written(vectors: "Vectors | None", text: str) -> float:
    """Return how much ``text`` looks written by a language model: 0 to 1, a hint and never a proof.

    ``vectors`` are those of its sentences. Where there are none only the manner of writing is
    looked at (:mod:`server.reading.style`), which finds less. One half means "as likely as not, if
    half of all comments were written by machines", which they are not: the card says how many real
    texts stand above which value. A text of fewer than eight words stays under 0.3.
    """
    return _SHIPPED.machine_written(vectors, text)


def features(vectors: "Vectors") -> "Numbers":
    """Return what the machine head looks at: shape ``(1024,)``.

    The mean of the vectors that were read, then their spread (the standard deviation, corrected
    for how few they are; zeros where there is only one). At least one row must have been read.
    """
    import numpy as np

    read = vectors[vectors.any(axis=1)].astype(np.float64)
    mean = read.mean(axis=0)
    spread = read.std(axis=0, ddof=1) if len(read) > 1 else np.zeros_like(mean)
    return np.concatenate([mean, spread])


def _ceiling(words: int) -> float:
    """Return how high the answer may go for a text of ``words`` words."""
    rise = (words - FEW_WORDS) / (ENOUGH_WORDS - FEW_WORDS)
    return SHORT_CEILING + (1 - SHORT_CEILING) * max(0.0, min(1.0, rise))
