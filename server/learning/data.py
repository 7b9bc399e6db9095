"""The sets that weights learn from and are examined on, read from CSV files that stay outside the project.

Only MAiDE-up (``maide.csv``; Ignat et al. 2024, arXiv 2404.12938, MIT) may teach. The others
examine: their licences don't let weights made from them be shipped.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.reading import embedding, sentences

Vectors = NDArray[np.float32]

#: Languages in which half of the hotels examine and never teach.
EXAMINED: Final = ("Italian", "English")
_BATCH: Final = 256


@dataclass(frozen=True, slots=True)
class Review:
    """One hotel review of MAiDE-up: real (Booking) or written by GPT-4.

    ``upside`` and ``downside`` are its two boxes, either of which may be empty; ``text`` is both,
    one after the other; ``positive`` is the sentiment that the set gives to the whole.
    """

    language: str
    hotel: str
    machine: bool
    positive: bool
    upside: str
    downside: str
    text: str

    @property
    def examines(self) -> bool:
        """Say whether this review is kept out of all training of the polarity head."""
        return self.language in EXAMINED and half(self.hotel) == 1

    @property
    def boxes(self) -> tuple[tuple[str, bool], ...]:
        """The boxes that hold something, each with whether it is for what pleased."""
        return tuple(
            (text, pleased) for text, pleased in ((self.upside, True), (self.downside, False)) if text
        )


def half(hotel: str) -> int:
    """Return 0 for hotels that teach, 1 for hotels that examine; the same on every machine."""
    return int(hashlib.md5(hotel.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def reviews(path: Path) -> tuple[Review, ...]:
    """Read ``maide.csv``, in its order."""
    return tuple(
        Review(
            language=row["lang"],
            hotel=row["hotel"],
            machine=row["label"] == "1",
            positive=row["sentiment"] == "POS",
            upside=row["upside"].strip(),
            downside=row["downside"].strip(),
            text=row["text"].strip(),
        )
        for row in rows(path)
    )


def one_sided_sentences(path: Path) -> list[tuple[str, bool]]:
    """Read the sentences of ``absita.csv`` that only praise (true) or only complain (false)."""
    found = []
    for row in rows(path):
        praises, complains = (
            any(value == "1" for name, value in row.items() if name.endswith(ending))
            for ending in ("_positive", "_negative")
        )
        if praises != complains:
            found.append((row["sentence"], praises))
    return found


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file with a heading."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class Encoded:
    """The sentence vectors of many texts, each sentence encoded once."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Cut and encode ``texts``; :class:`RuntimeError` where the encoder is missing."""
        self._cut = {text: _sentences(text) for text in texts}
        unique = sorted({sentence for cut in self._cut.values() for sentence in cut})
        self._at = {sentence: at for at, sentence in enumerate(unique)}
        self._table = _encode(unique)

    def __getitem__(self, text: str) -> Vectors:
        """Return the vectors of the sentences of ``text``, shape ``(n, 512)``; n is 0 for a blank text."""
        chosen: Vectors = self._table[[self._at[sentence] for sentence in self._cut[text]]]
        return chosen


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences.split(text)[: embedding.MAX_TEXTS]]


def _encode(texts: Sequence[str]) -> Vectors:
    parts: list[Vectors] = [np.zeros((0, embedding.DIMENSIONS), dtype=np.float32)]
    for start in range(0, len(texts), _BATCH):
        part = embedding.vectors(texts[start : start + _BATCH], at_most=None)
        if part is None:
            raise RuntimeError(embedding.why_missing())
        parts.append(part)
    return np.concatenate(parts)
